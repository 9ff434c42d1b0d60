"""The statistical recogniser: a conditional random field over morphemes.

The model is trained by ``reader/build/entities_train.py``; its licence is in
``resources/licences/entities-model.txt``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from reader.analysis.model import EntityType
from reader.entities.names import Names
from reader.entities.spans import Span
from reader.entities.tokens import Token
from reader.errors import AnalysisError
from resources import path

_TYPES = {
    "PERSON": EntityType.PERSON,
    "PLACE": EntityType.PLACE,
    "ORG": EntityType.ORGANIZATION,
    "DATE": EntityType.DATE,
    "QUANTITY": EntityType.QUANTITY,
    "PRODUCT": EntityType.PRODUCT,
    "EVENT": EntityType.EVENT,
    "WORK": EntityType.WORK,
    "GROUP": EntityType.GROUP,
}
_TOKENS_AT_ONCE = 2_500
_LONGEST = 250
"""A longer sentence, which is a list or a table, is read in parts of so many tokens."""
_BUNDLES_KEPT = 300_000

Sentence = Sequence[Token]


class Recogniser:
    """Finds names in sentences.

    Args:
        names: The dictionary of names.
        model: A packed model, the shipped one by default.

    Raises:
        AnalysisError: If the model cannot be opened.
    """

    def __init__(self, names: Names, model: Path | None = None) -> None:
        try:
            # NumPy's matrices are small here: a second thread would only wait for the first. NumPy
            # is imported here because that takes longer than everything else takes to begin.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            from reader.entities.bundles import FeatureMaker
            from reader.entities.labeller import Labeller

            self._labeller = Labeller(model or path("models/entities.npz"))
        except (ImportError, OSError, ValueError) as exc:
            raise AnalysisError(f"The model of names could not be opened: {exc}") from exc
        self._maker = FeatureMaker(names, self._labeller.table)

    def spans(self, sentences: Sequence[tuple[Sentence, Mapping[int, str]]]) -> list[list[Span]]:
        """Return the names of each sentence, each name with its marginal probability.

        Many sentences at once are read faster than one after the other.

        Args:
            sentences: The tokens, none of them without one, and what ``features.numeric_marks``
                says of them.
        """
        # Sentences of like length together: those read at once go on for as long as the longest.
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index][0]))
        found: list[list[Span]] = [[] for _ in sentences]
        for first, after in _portions([len(sentences[index][0]) for index in order]):
            together = order[first:after]
            for index, spans in zip(
                together, self._read([sentences[i] for i in together]), strict=True
            ):
                found[index] = spans
        return found

    def _read(
        self, sentences: Sequence[tuple[Sentence, Mapping[int, str]]]
    ) -> Iterator[list[Span]]:
        if self._labeller.table.filed > _BUNDLES_KEPT:
            self._labeller.table.clear()
            self._maker.clear()
        lengths: list[int] = []
        for tokens, _ in sentences:
            cuts = (*range(0, len(tokens), _LONGEST), len(tokens))
            lengths += [after - first for first, after in pairwise(cuts)]
        labels, sure = self._labeller.label(self._maker.bundles(sentences), lengths)
        at = 0
        for tokens, _ in sentences:
            after = at + len(tokens)
            yield list(_spans(tokens, labels[at:after], sure[at:after]))
            at = after


def _portions(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, after the last) of runs of sentences that are read at once."""
    first = tokens = 0
    for index, length in enumerate(lengths):
        tokens += length
        if tokens >= _TOKENS_AT_ONCE:
            yield first, index + 1
            first, tokens = index + 1, 0
    if first < len(lengths):
        yield first, len(lengths)


def _spans(sentence: Sentence, labels: Sequence[str], sure: Sequence[float]) -> Iterator[Span]:
    count = len(labels)
    index = 0
    while index < count:
        label = labels[index]
        if label == "O":
            index += 1
            continue
        kind = label[2:]
        after = index + 1
        inside = f"I-{kind}"
        while (
            after < count
            and labels[after] == inside
            and (not sentence[after].space_before or _joins(kind, sentence, after))
        ):
            after += 1
        confidence = round(min(sure[index], sure[after - 1]), 3)
        start, end = sentence[index].start, sentence[after - 1].end
        yield Span(start, end, _TYPES[kind], None, confidence, "model")
        index = after


def _joins(kind: str, sentence: Sentence, index: int) -> bool:
    """Tell whether a name may go on over the space before a token.

    White space between Japanese words is a border, but not within a Latin name nor between the
    surname and the given name of an encyclopaedia's head line (徳川 吉宗).
    """
    left, right = sentence[index - 1].surface, sentence[index].surface
    return kind == "PERSON" or (left[-1].isascii() and right[0].isascii())
