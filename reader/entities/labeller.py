"""Gives every token its label and how sure it is, by the trained model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from reader.entities.chain import Chain, Steps
from reader.entities.scores import ScoreTable

OUTSIDE = "O"


class Labeller:
    """The model as one thing.

    Args:
        file: The packed model.

    Raises:
        OSError: If the file cannot be read.
        ValueError: If it is no packed model.
    """

    def __init__(self, file: Path) -> None:
        self.table = ScoreTable(file)
        self._chain = Chain(self.table.transitions, self.table.labels.index(OUTSIDE))

    def label(
        self, bundles: Sequence[Sequence[int]], lengths: Sequence[int]
    ) -> tuple[list[str], list[float]]:
        """Return the label of each token and its probability.

        Args:
            bundles: The bundles of each token, one sentence after the other.
            lengths: Tokens of each sentence, none of them 0.
        """
        counts = np.fromiter(map(len, bundles), np.intp, len(bundles))
        flat = np.fromiter(chain.from_iterable(bundles), np.intp, int(counts.sum()))
        scores = self.table.scores(flat, np.cumsum(counts) - counts)
        marginals = self._chain.marginals(scores, Steps(lengths))
        best = self._chain.best(scores, lengths, marginals)
        sure: list[float] = marginals[np.arange(len(best)), best].tolist()
        return [self.table.labels[label] for label in best.tolist()], sure
