"""A linear chain of labels: the best labels of many sentences at once, and how sure they are.

All sentences advance together, one token a step, the longest first; so the work is done by a few
array operations a step.

Source: J. Lafferty, A. McCallum, F. Pereira, Conditional Random Fields, 2001; forward-backward with
a scaled row a token.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]

_BEYOND_DOUBT = 0.999


class Steps:
    """Sentences cut across: a step holds the tokens at one place of all that are long enough.

    Args:
        lengths: Tokens of each sentence, none of them 0.
    """

    def __init__(self, lengths: Sequence[int] | Numbers) -> None:
        sizes = np.asarray(lengths, np.intp)
        firsts = np.cumsum(sizes) - sizes
        longest = np.argsort(-sizes, kind="stable")
        firsts, sizes = firsts[longest], sizes[longest]
        order = []
        self.spans: list[tuple[int, int]] = []
        """(first row, rows) of each step; longer sentences come first in each."""
        done = 0
        for place in range(int(sizes[0]) if len(sizes) else 0):
            count = int(np.searchsorted(-sizes, -place, side="left"))
            order.append(firsts[:count] + place)
            self.spans.append((done, count))
            done += count
        self.order: Numbers = np.concatenate(order) if order else np.zeros(0, np.intp)
        """The tokens' rows in the order of the steps."""
        self.firsts, self.lasts = firsts, firsts + sizes - 1


class Chain:
    """Decodes by the scores of the tokens and of the label pairs.

    Args:
        transitions: Score of going from a label (row) to the next (column).
        outside: The label of what is no name, which most tokens have beyond doubt.
    """

    def __init__(self, transitions: Floats, outside: int) -> None:
        self._scores = transitions
        self._by_next = np.ascontiguousarray(transitions.T)
        self._weights = np.exp(transitions)
        self._back = np.ascontiguousarray(self._weights.T)
        self._outside = outside

    def marginals(self, scores: Floats, steps: Steps) -> Floats:
        """Return the probability of every label of each token.

        Args:
            scores: A row a token, a column a label; the sentences one after the other.
            steps: The sentences.
        """
        if not steps.spans:
            return np.zeros_like(scores)
        ordered = scores[steps.order]
        local: Floats = np.exp(ordered - ordered.max(1, keepdims=True))
        forward = local.copy()
        previous = forward[: steps.spans[0][1]]
        previous /= np.add.reduce(previous, 1, keepdims=True)
        for start, count in steps.spans[1:]:
            here = forward[start : start + count]
            here *= previous[:count] @ self._weights
            here /= np.add.reduce(here, 1, keepdims=True)
            previous = here
        backward = np.ones_like(local)
        later = reversed(steps.spans[1:])
        for (start, _), (after, count) in zip(reversed(steps.spans[:-1]), later, strict=True):
            ahead = local[after : after + count] * backward[after : after + count]
            here = ahead @ self._back
            here /= np.add.reduce(here, 1, keepdims=True)
            backward[start : start + count] = here
        forward *= backward
        forward /= np.add.reduce(forward, 1, keepdims=True)
        shares = np.empty_like(scores)
        shares[steps.order] = forward
        return shares

    def best(self, scores: Floats, lengths: Sequence[int] | Numbers, marginals: Floats) -> Numbers:
        """Return the labels of the best path, which is searched where a name may be.

        Args:
            scores: As for ``marginals``.
            lengths: Tokens of each sentence.
            marginals: Where they leave no doubt, the label is the outside.
        """
        labels = np.full(len(scores), self._outside, np.intp)
        doubtful = marginals[:, self._outside] < _BEYOND_DOUBT
        if not doubtful.any():
            return labels
        begins = np.zeros(len(scores) + 1, bool)
        begins[0] = True
        begins[np.cumsum(lengths)] = True
        firsts = np.flatnonzero(doubtful & (begins[:-1] | ~np.append(False, doubtful[:-1])))
        lasts = np.flatnonzero(doubtful & (begins[1:] | ~np.append(doubtful[1:], False)))
        local = scores.copy()
        local[firsts] += self._scores[self._outside] * ~begins[firsts][:, None]
        local[lasts] += self._scores[:, self._outside] * ~begins[lasts + 1][:, None]
        steps = Steps(lasts + 1 - firsts)
        rows = np.flatnonzero(doubtful)[steps.order]
        labels[rows] = self._path(local[rows], steps.spans)
        return labels

    def _path(self, scores: Floats, spans: list[tuple[int, int]]) -> Numbers:
        """Return the labels of the best paths (Viterbi), in the order of the steps."""
        came_from = np.zeros(scores.shape, np.intp)
        path: Floats = scores[: spans[0][1]].copy()
        ends = [path]
        for start, count in spans[1:]:
            ways = path[:count, None, :] + self._by_next
            source = ways.argmax(2)
            came_from[start : start + count] = source
            path = np.take_along_axis(ways, source[:, :, None], 2)[:, :, 0]
            path += scores[start : start + count]
            ends.append(path)
        labels = np.empty(len(scores), np.intp)
        following = 0
        for (start, count), end in zip(reversed(spans), reversed(ends), strict=True):
            labels[start + following : start + count] = end[following:].argmax(1)
            if following:
                at = start + count  # the next step's rows begin where this one's end
                rows = np.arange(following)
                chosen = labels[at : at + following]
                labels[start : start + following] = came_from[at + rows, chosen]
            following = count
        return labels
