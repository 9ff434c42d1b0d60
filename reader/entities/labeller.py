"""Gives every token its label and how sure it is, by the trained model.

A conditional random field over hand-made features reads every sentence, a small recurrent network
those where the field is in doubt. They err in different places, so the mean of their probabilities
is better than either; the best labels are sought in that mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reader.entities.bundles import Bundles
from reader.entities.chain import Chain, Floats, Numbers, Steps
from reader.entities.scores import ScoreTable

OUTSIDE = "O"
_LEAST = np.float32(1e-6)
_SAY_OF_NETWORK = np.float32(0.5)
"""Its part in the mean: neither is the better one, and 0.5 and 0.6 are alike on the development
sets."""
_SURE = 0.9
"""A sentence is in doubt if the field gives no label of one of its tokens so much. To ask
the network always would change the three development sets' scores by a tenth at most."""
_NEVER = -1e4


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
        labels = self.table.labels
        outside = labels.index(OUTSIDE)
        self._field = Chain(self.table.transitions, outside)
        self._network = Chain(self.table.network.transitions, outside)
        self._joint = Chain(_allowed(labels), outside)

    def label(self, bundles: Bundles, lengths: Sequence[int]) -> tuple[list[str], list[float]]:
        """Return the label of each token and its probability.

        Args:
            bundles: The bundles of the tokens, one sentence after the other.
            lengths: Tokens of each sentence, none of them 0.
        """
        flat, counts = bundles.flat, bundles.counts
        sizes = np.asarray(lengths, np.intp)
        scores = self.table.scores(flat, np.cumsum(counts) - counts)
        shares = self._field.marginals(scores, Steps(sizes))
        doubtful = np.minimum.reduceat(shares.max(1), np.cumsum(sizes) - sizes) < _SURE
        if doubtful.any():
            tokens = np.repeat(doubtful, sizes)
            own = flat[np.repeat(tokens, counts)]
            network = self._by_network(own, counts[tokens], Steps(sizes[doubtful]))
            shares[tokens] += _SAY_OF_NETWORK * (network - shares[tokens])
        best = self._joint.best(np.log(shares + _LEAST), sizes, shares)
        sure: list[float] = shares[np.arange(len(best)), best].tolist()
        return [self.table.labels[label] for label in best.tolist()], sure

    def _by_network(self, flat: Numbers, counts: Numbers, steps: Steps) -> Floats:
        scores = self.table.network.scores(flat, np.cumsum(counts) - counts, steps)
        return self._network.marginals(scores, steps)


def _allowed(labels: Sequence[str]) -> Floats:
    """Return 0 for every pair of labels that may follow each other, a great loss for the others."""
    scores = np.zeros((len(labels), len(labels)), np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            for row, before in enumerate(labels):
                if before[2:] != label[2:]:
                    scores[row, column] = _NEVER
    return scores
