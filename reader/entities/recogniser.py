"""The statistical recogniser: a conditional random field over morphemes.

The model is trained by ``reader/build/entities_train.py``; its licence is in
``resources/licences/entities-model.txt``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.analysis.model import EntityType
from reader.entities.features import FeatureMaker
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


class Recogniser:
    """Finds names in sentences.

    Args:
        names: The dictionary of names.
        model: Path of a model, the shipped one by default.

    Raises:
        AnalysisError: If the model cannot be opened.
    """

    def __init__(self, names: Names, model: str | None = None) -> None:
        try:
            import pycrfsuite

            self._sequence: Any = pycrfsuite.ItemSequence
            self._tagger: Any = pycrfsuite.Tagger()
            self._tagger.open(model or str(path("models/entities.crfsuite")))
        except (ImportError, OSError, ValueError) as exc:
            raise AnalysisError(f"The model of names could not be opened: {exc}") from exc
        self._maker = FeatureMaker(names)

    def spans(self, sentence: Sequence[Token], numeric: Mapping[int, str]) -> list[Span]:
        """Return the names of one sentence, each with its marginal probability.

        Args:
            sentence: The tokens.
            numeric: What ``features.numeric_marks`` says of them.
        """
        self._tagger.set(self._sequence(self._maker.features(sentence, numeric)))
        labels: list[str] = self._tagger.tag()
        found = []
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
            sure = self._tagger.marginal(label, index)
            if after - index > 1:
                sure = min(sure, self._tagger.marginal(inside, after - 1))
            found.append(
                Span(
                    sentence[index].start,
                    sentence[after - 1].end,
                    _TYPES[kind],
                    None,
                    round(sure, 3),
                    "model",
                )
            )
            index = after
        return found


def _joins(kind: str, sentence: Sequence[Token], index: int) -> bool:
    """Tell whether a name may go on over the space before a token.

    White space between Japanese words is a border, but not within a Latin name nor between the
    surname and the given name of an encyclopaedia's head line (徳川 吉宗).
    """
    left, right = sentence[index - 1].surface, sentence[index].surface
    return kind == "PERSON" or (left[-1].isascii() and right[0].isascii())
