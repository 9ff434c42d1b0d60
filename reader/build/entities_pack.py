"""The recogniser's features as texts for training, and its trained weights as one small file.

    python -m reader.build.entities_pack MODEL.crfsuite NETWORK.npz... OUT.npz

A feature is a view's number and a stem (``reader.entities.features``). The packed model is a trie
of the stems with, for each, its few weights; a weight's slot is its view times the number of labels
plus its label. Weights are 16-bit multiples of one unit. Of several
networks that went on from one start, the mean is packed.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from reader.entities.bundles import Bundles
from reader.entities.features import HEAD, WORD_VIEWS

_LARGEST = 32767
_LARGEST_CODE = 127


class Texts:
    """Files bundles as the texts of their features."""

    def __init__(self) -> None:
        self._bundles: list[tuple[str, ...]] = [()] * len(WORD_VIEWS)

    def file(
        self, views: Sequence[str], stems: Sequence[str], classes: tuple[str, ...] = ()
    ) -> int:
        """Keep a bundle; see ``features.Filer``."""
        first = len(self._bundles)
        for view, letters in enumerate(views):
            seen = [s for s in (*classes, *stems) if not letters or s[0] in letters]
            self._bundles.append(tuple(f"{view}{stem}" for stem in seen))
        return first

    def features(self, bundles: Bundles) -> list[list[str]]:
        """Return the features of each token, given its bundles."""
        numbers = iter(bundles.flat.tolist())
        return [
            [text for number in islice(numbers, count) for text in self._bundles[number]]
            for count in bundles.counts.tolist()
        ]


def mean_of(networks: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """Return the mean of networks; a feature's vector is that of the networks that know it."""
    features = sorted({f for net in networks for f in str(net["features"]).split("\n")})
    row = {f: index for index, f in enumerate(features, 1)}
    sums = np.zeros((len(features) + 1, networks[0]["vectors"].shape[1]))
    counts = np.zeros(len(sums))
    counts[0] = 1
    for net in networks:
        own = [row[f] for f in str(net["features"]).split("\n")]
        sums[own] += net["vectors"][1:]
        counts[own] += 1
    named = {"features": np.array("\n".join(features)), "labels": networks[0]["labels"]}
    rest = set(networks[0]) - {"features", "labels", "vectors"}
    means = {name: np.mean([net[name] for net in networks], axis=0) for name in rest}
    return {**named, **means, "vectors": sums / counts[:, None]}


def pack(model: Path, networks: Sequence[Path], out: Path) -> None:
    """Write the packed model of the trained field and the mean of the trained networks."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    trained = tagger.info()
    labels = sorted(trained.labels, key=lambda label: int(trained.labels[label]))
    number = {label: index for index, label in enumerate(labels)}
    by_stem: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (feature, label), weight in trained.state_features.items():
        slot = int(feature[0]) * len(labels) + number[label]
        by_stem[feature[1:]].append((slot, weight))
    arrays = mean_of([dict(np.load(network)) for network in networks])
    for feature in str(arrays["features"]).split("\n"):
        by_stem[feature[1:]] += []
    trie = marisa_trie.Trie(sorted(by_stem), num_tries=1)
    rows: list[list[tuple[int, float]]] = [[]] * len(by_stem)
    for stem, weights in by_stem.items():
        rows[trie[stem]] = sorted(weights)
    flat = [pair for row in rows for pair in row]
    unit = max(abs(weight) for _, weight in flat) / _LARGEST
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (one, other), weight in trained.transitions.items():
        transitions[number[one], number[other]] = weight
    np.savez(
        out,
        **_network(arrays, trie, labels),
        labels=np.array(" ".join(labels)),
        transitions=transitions,
        stems=np.frombuffer(trie.tobytes(), np.uint8),
        counts=np.array([len(row) for row in rows], np.uint8),
        slots=np.array([slot for slot, _ in flat], np.uint8),
        weights=np.array([round(weight / unit) for _, weight in flat], np.int16),
        unit=np.array(unit),
    )


def _network(
    trained: Mapping[str, NDArray[Any]], trie: marisa_trie.Trie, labels: Sequence[str]
) -> dict[str, Any]:
    """Return the network's arrays: its labels in the field's order, its vectors as 8-bit codes."""
    own = str(trained["labels"]).split(" ")
    order = [own.index(label) for label in labels]
    rows = np.zeros((2, len(trie)), np.uint16)
    for row, feature in enumerate(str(trained["features"]).split("\n"), 1):
        rows[int(feature[0] == str(HEAD)), trie[feature[1:]]] = row
    vectors = trained["vectors"]
    units = np.abs(vectors).max(1) / _LARGEST_CODE
    units[units == 0] = 1
    return {
        "rows_here": rows[0],
        "rows_head": rows[1],
        "codes": np.rint(vectors / units[:, None]).astype(np.int8),
        "units": units.astype(np.float32),
        "bias": trained["bias"],
        "gates": trained["gates"],
        "gates_bias": trained["gates_bias"],
        "recurrent_forward": trained["recurrent_forward"],
        "recurrent_backward": trained["recurrent_backward"],
        "out": trained["out"][:, order],
        "out_bias": trained["out_bias"][order],
        "first": trained["first"][order],
        "last": trained["last"][order],
        "network_transitions": trained["transitions"][np.ix_(order, order)],
    }


def main() -> None:
    """Pack one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("network", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    pack(arguments.model, arguments.network, arguments.out)


if __name__ == "__main__":
    main()
