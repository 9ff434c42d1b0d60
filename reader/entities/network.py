"""A small recurrent network that reads sentences in both directions, in plain NumPy.

It was trained by ``reader/build/entities_network.py`` from nothing but the annotated corpora. A
token goes in as the sum of the vectors of its own features, through one layer of long short-term
memory in each direction, and comes out as a score for each label.

Source: S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, 1997; Z. Huang, W. Xu, K. Yu,
Bidirectional LSTM-CRF Models for Sequence Tagging, 2015.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.entities.chain import Floats, Numbers, Steps
from reader.entities.features import HEAD, HERE

_FIRST_ROWS = 1 << 13


class Network:
    """Scores tokens by the whole sentence.

    Args:
        arrays: The packed model (``reader/build/entities_pack.py``).

    Raises:
        KeyError: If something is missing from it.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._rows_here: Numbers = arrays["rows_here"].astype(np.intp)
        self._rows_head: Numbers = arrays["rows_head"].astype(np.intp)
        self._codes = arrays["codes"]
        self._units = arrays["units"].astype(np.float32)[:, None]
        self._bias = arrays["bias"].astype(np.float32)
        self._width = len(self._bias)
        # sigmoid(x) = (1 + tanh(x / 2)) / 2: all gates but the third take half of the sum.
        self._size = len(arrays["recurrent_forward"])
        half = np.full(4 * self._size, 0.5, np.float32)
        half[2 * self._size : 3 * self._size] = 1
        both = np.concatenate((half, half))
        self._gates = arrays["gates"].astype(np.float32) * both
        self._gates_bias = arrays["gates_bias"].astype(np.float32) * both
        self._forward = arrays["recurrent_forward"].astype(np.float32) * half
        self._backward = arrays["recurrent_backward"].astype(np.float32) * half
        self._out = arrays["out"].astype(np.float32)
        self._out_bias = arrays["out_bias"].astype(np.float32)
        self._first = arrays["first"].astype(np.float32)
        self._last = arrays["last"].astype(np.float32)
        self.transitions: Floats = arrays["network_transitions"].astype(np.float32)
        self._vectors: Floats = np.zeros((_FIRST_ROWS, self._width), np.float32)
        self._vector_of: Numbers = np.zeros(_FIRST_ROWS, np.intp)
        self.clear()

    def clear(self) -> None:
        """Forget every bundle filed so far."""
        self._filled = 1
        self._vector_of[:] = 0

    def settle(self, bundles: Numbers, stems: Numbers, filed: int) -> None:
        """Make the vectors of new bundles.

        Args:
            bundles: The number of each new stem's bundle, in order.
            stems: The stems.
            filed: How many bundles there are now.
        """
        if filed > len(self._vector_of):
            grown = np.zeros(max(filed, 2 * len(self._vector_of)), np.intp)
            grown[: len(self._vector_of)] = self._vector_of
            self._vector_of = grown
        for view, rows_of in ((HERE, self._rows_here), (HEAD, self._rows_head)):
            rows = rows_of[stems]
            known = rows > 0
            rows, owners = rows[known], bundles[known] + view
            if not len(rows):
                continue
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            filled = self._filled + len(firsts)
            if filled > len(self._vectors):
                larger = np.zeros((max(filled, 2 * len(self._vectors)), self._width), np.float32)
                larger[: self._filled] = self._vectors[: self._filled]
                self._vectors = larger
            vectors = self._codes[rows] * self._units[rows]
            self._vectors[self._filled : filled] = np.add.reduceat(vectors, firsts, axis=0)
            self._vector_of[owners[firsts]] = np.arange(self._filled, filled)
            self._filled = filled

    def scores(self, flat: Numbers, firsts: Numbers, steps: Steps) -> Floats:
        """Return the score of each label for each token.

        Args:
            flat: The bundles of all tokens, one token after the other, the word itself first.
            firsts: Where each token's bundles begin.
            steps: The sentences.
        """
        rows = self._vector_of[flat]
        useful = rows > 0
        useful[firsts] = True  # a token of which nothing is known has a row too
        counts = np.add.reduceat(useful, firsts, dtype=np.intp)
        summed = np.add.reduceat(self._vectors[rows[useful]], np.cumsum(counts) - counts, axis=0)
        word = np.maximum(summed[steps.order] + self._bias, 0)
        gates = word @ self._gates + self._gates_bias
        width = 4 * self._size
        ahead = self._read(gates[:, :width], self._forward, steps.spans)
        back = self._read(gates[:, width:], self._backward, steps.spans[::-1])
        scores = np.empty((len(word), len(self._out_bias)), np.float32)
        scores[steps.order] = np.hstack((ahead, back, word)) @ self._out + self._out_bias
        scores[steps.firsts] += self._first
        scores[steps.lasts] += self._last
        return scores

    def _read(self, gates: Floats, recurrent: Floats, spans: list[tuple[int, int]]) -> Floats:
        """Return the states of one direction, whose steps are given in its order."""
        size = self._size
        out = np.empty((len(gates), size), np.float32)
        longest = max((count for _, count in spans), default=0)
        state = np.zeros((longest, size), np.float32)
        cell = np.zeros((longest, size), np.float32)
        for start, count in spans:
            here = state[:count] @ recurrent
            here += gates[start : start + count]
            np.tanh(here, out=here)
            enters = 1 + here[:, :size]
            stays = 1 + here[:, size : 2 * size]
            leaves = 1 + here[:, 3 * size :]
            memory = cell[:count]
            memory *= stays
            memory += enters * here[:, 2 * size : 3 * size]
            memory *= 0.5
            leaves *= np.tanh(memory)
            leaves *= 0.5
            state[:count] = leaves
            out[start : start + count] = leaves
        return out
