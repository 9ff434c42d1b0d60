"""The trained weights of the recogniser, and the scores of tokens by them.

The file is made by ``reader/build/entities_pack.py``: a trie of the stems and, in its order, each
stem's few weights with their views and labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from reader.entities.chain import Floats, Numbers
from reader.entities.network import Network

_FIRST_ROWS = 1 << 15
_STEMS_AT_ONCE = 4_000
"""So many stems' weights, a few megabytes, are summed together."""
_MOST_VIEWS = 9
"""The first rows are zero: bundle 0 with any view."""


class ScoreTable:
    """Knows what each stem says for and against each label.

    Bundles are only noted when they are filed; their rows are reckoned many at once, at the latest
    when scores are asked for.

    Args:
        file: The packed model.

    Raises:
        OSError: If the file cannot be read.
        ValueError: If it is no packed model.
    """

    def __init__(self, file: Path) -> None:
        import marisa_trie

        try:
            with np.load(file) as model:
                self.labels: tuple[str, ...] = tuple(str(model["labels"]).split(" "))
                self.transitions: Floats = model["transitions"].astype(np.float32)
                self._counts: Numbers = model["counts"].astype(np.intp)
                self._slots: Numbers = model["slots"].astype(np.intp)
                self._weights: Floats = model["weights"] * np.float32(model["unit"])
                self._trie: Any = marisa_trie.Trie().frombytes(model["stems"].tobytes())
                self.network = Network(model)
        except KeyError as exc:
            raise ValueError(f"{file.name} is no packed model: {exc}") from exc
        self._offsets: Numbers = np.cumsum(self._counts) - self._counts
        self._rows: Floats = np.zeros((_FIRST_ROWS, len(self.labels)), np.float32)
        self.clear()

    def clear(self) -> None:
        """Forget every bundle filed so far."""
        self._classes: dict[tuple[str, ...], list[int]] = {}
        self._settled = self.filed = _MOST_VIEWS
        self._bundles: list[int] = []
        self._sizes: list[int] = []
        self._stems: list[int] = []
        self.network.clear()

    def file(
        self, views: Sequence[str], stems: Sequence[str], classes: tuple[str, ...] = ()
    ) -> int:
        """Keep the scores of a bundle, a row for each view; return the number of the first.

        See ``features.Filer``. Which stems a view sees was settled in training: the others have no
        weight for it.
        """
        known = self._known(stems)
        if classes:
            shared = self._classes.get(classes)
            if shared is None:
                shared = self._classes[classes] = self._known(classes)
            known += shared
        if not known:
            return 0
        bundle = self.filed
        self._bundles.append(bundle)
        self._sizes.append(len(known))
        self._stems += known
        self.filed += len(views)
        if len(self._stems) >= _STEMS_AT_ONCE:
            self._settle()
        return bundle

    def _known(self, stems: Sequence[str]) -> list[int]:
        get = self._trie.get
        return [number for stem in stems if (number := get(stem)) is not None]

    def scores(self, flat: Numbers, firsts: Numbers) -> Floats:
        """Return the sum of each token's bundles: a row a token, a column a label.

        Args:
            flat: The bundles of all tokens, one token after the other.
            firsts: Where each token's bundles begin.
        """
        self._settle()
        summed: Floats = np.add.reduceat(self._rows.take(flat, 0), firsts, axis=0)
        return summed

    def _settle(self) -> None:
        """Reckon the rows of the bundles noted since the last time."""
        if not self._bundles:
            return
        width = len(self.labels)
        if self.filed > len(self._rows):
            grown = np.zeros((max(self.filed, 2 * len(self._rows)), width), np.float32)
            grown[: self._settled] = self._rows[: self._settled]
            self._rows = grown
        stems = np.array(self._stems, np.intp)
        bundles = np.repeat(np.array(self._bundles, np.intp), self._sizes)
        counts = self._counts[stems]
        ends = np.cumsum(counts)
        entries = np.arange(ends[-1]) + np.repeat(self._offsets[stems] + counts - ends, counts)
        places = np.repeat((bundles - self._settled) * width, counts) + self._slots[entries]
        cells = (self.filed - self._settled) * width
        sums = np.bincount(places, self._weights[entries], cells)
        self._rows[self._settled : self.filed] = sums.reshape(-1, width)
        self.network.settle(bundles, stems, self.filed)
        self._settled = self.filed
        self._bundles, self._sizes, self._stems = [], [], []
