"""The network: what arrays do at once equals what the formulas say of one token after the other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.chain import Steps
from reader.entities.features import HEAD
from reader.entities.network import Network

WIDTH, SIZE, LABELS, STEMS = 4, 3, 3, 6


def arrays_of(random):
    def some(*shape):
        return random.normal(0, 1, shape).astype(np.float32)

    return {
        "rows_here": np.array([1, 2, 3, 4, 0, 0], np.uint16),
        "rows_head": np.array([5, 0, 0, 6, 0, 0], np.uint16),
        "codes": random.integers(-127, 128, (7, WIDTH)).astype(np.int8),
        "units": np.full(7, 0.01, np.float32),
        "bias": some(WIDTH),
        "gates": some(WIDTH, 8 * SIZE),
        "gates_bias": some(8 * SIZE),
        "recurrent_forward": some(SIZE, 4 * SIZE),
        "recurrent_backward": some(SIZE, 4 * SIZE),
        "out": some(2 * SIZE + WIDTH, LABELS),
        "out_bias": some(LABELS),
        "first": some(LABELS),
        "last": some(LABELS),
        "network_transitions": some(LABELS, LABELS),
    }


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def read(words, gates, bias, recurrent):
    """Return the states of one direction by the textbook's formulas."""
    state = np.zeros(SIZE)
    cell = np.zeros(SIZE)
    states = []
    for word in words:
        total = word @ gates + bias + state @ recurrent
        for k in range(SIZE):
            enters, stays, new, leaves = (total[gate * SIZE + k] for gate in range(4))
            cell[k] = sigmoid(stays) * cell[k] + sigmoid(enters) * math.tanh(new)
            state[k] = sigmoid(leaves) * math.tanh(cell[k])
        states.append(state.copy())
    return states


def expected(arrays, vectors):
    words = [np.maximum(vector + arrays["bias"], 0) for vector in vectors]
    half = 4 * SIZE
    ahead = read(
        words, arrays["gates"][:, :half], arrays["gates_bias"][:half], arrays["recurrent_forward"]
    )
    back = read(
        words[::-1],
        arrays["gates"][:, half:],
        arrays["gates_bias"][half:],
        arrays["recurrent_backward"],
    )[::-1]
    rows = [
        np.concatenate((a, b, w)) @ arrays["out"] + arrays["out_bias"]
        for a, b, w in zip(ahead, back, words, strict=True)
    ]
    rows[0] = rows[0] + arrays["first"]
    rows[-1] = rows[-1] + arrays["last"]
    return rows


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_agrees_with_the_formulas(lengths, seed):
    random = np.random.default_rng(seed)
    arrays = arrays_of(random)
    network = Network(arrays)
    # Six words of nine views, each of a few stems; the bundle of a word begins at 9, 18, 27, …
    stems = [random.choice(STEMS, 3, replace=False) for _ in range(6)]
    bundles = np.repeat(np.arange(1, 7) * 9, 3)
    network.settle(bundles, np.concatenate(stems), 63)
    vectors = arrays["codes"] * arrays["units"][:, None]
    tokens = random.integers(0, 6, (sum(lengths), 2))
    flat = np.array([n for word, head in tokens for n in (9 + 9 * word, 9 + 9 * head + HEAD)])
    scores = network.scores(flat, np.arange(0, len(flat), 2), Steps(lengths))
    at = 0
    for length in lengths:
        own = [
            sum(
                (vectors[arrays["rows_here"][s]] for s in stems[word] if arrays["rows_here"][s]),
                np.zeros(WIDTH),
            )
            + sum(
                (vectors[arrays["rows_head"][s]] for s in stems[head] if arrays["rows_head"][s]),
                np.zeros(WIDTH),
            )
            for word, head in tokens[at : at + length]
        ]
        for found, right in zip(scores[at : at + length], expected(arrays, own), strict=True):
            assert found == pytest.approx(right, abs=1e-3)
        at += length


def test_many_bundles_need_more_room():
    random = np.random.default_rng(1)
    network = Network(arrays_of(random))
    many = np.arange(9, 9 * 12_000, 9)
    network.settle(many, np.zeros(len(many), np.intp), int(many[-1]) + 9)
    one = network.scores(many[:1], np.array([0]), Steps([1]))
    last = network.scores(many[-1:], np.array([0]), Steps([1]))
    assert np.array_equal(one, last)


def test_forgets():
    random = np.random.default_rng(1)
    network = Network(arrays_of(random))
    network.settle(np.array([9]), np.array([0]), 18)
    known = network.scores(np.array([9]), np.array([0]), Steps([1]))
    network.clear()
    assert not np.array_equal(network.scores(np.array([9]), np.array([0]), Steps([1])), known)
