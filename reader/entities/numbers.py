"""Dates, times, amounts, money, rates, ages, ranks and scores of one block.

Numbers have a grammar, so rules read them better than statistics do. What a stretch is worth is
told in ``dates`` and ``amounts``; here it is only found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from reader.entities.amount_spans import AmountSpans, Counter
from reader.entities.date_spans import DateSpans
from reader.entities.number_forms import KANJI
from reader.entities.spans import Span, SpanSet
from reader.entities.wordlists import words

_HAS_NUMBER = re.compile(r"[\d〇一二三四五六七八九十百千万億兆数半何元]")


class NumberFinder:
    """Finds everything that is a number with a meaning."""

    def __init__(self) -> None:
        self._dates = DateSpans()
        self._amounts = AmountSpans()
        self._sayings = words("sayings with numbers")
        self.counters: Mapping[str, Counter] = self._amounts.counters

    def find(
        self, text: str, offset: int, numerals: Collection[int], ends: Collection[int]
    ) -> list[Span]:
        """Return the numeric spans of one block, in order, without overlaps.

        Args:
            text: The block's folded text.
            offset: Where the block begins in the document; added to every offset.
            numerals: Offsets in the document at which a numeral morpheme begins: a kanji numeral
                elsewhere is part of a word (四国, 一部).
            ends: Offsets in the document at which a morpheme ends.
        """
        taken = SpanSet()
        sayings = self._sayings_in(text)
        for span in self._candidates(text):
            start, end = span.start + offset, span.end + offset
            if any(low <= span.start and span.end <= high for low, high in sayings):
                continue
            first = text[span.start]
            if first in KANJI and start not in numerals:
                continue
            if "ぁ" <= first <= "ん" and not _stands_alone(text, span):
                continue
            if not text[span.end - 1].isdigit() and end not in ends and span.subtype != "MONEY":
                continue
            taken.add(span.moved(start, end))
        return list(taken)

    def _sayings_in(self, text: str) -> list[tuple[int, int]]:
        """Return where sayings stand in which a number counts nothing (十人十色, 四六時中)."""
        found: list[tuple[int, int]] = []
        for saying in self._sayings if _HAS_NUMBER.search(text) else ():
            at = text.find(saying)
            while at >= 0:
                found.append((at, at + len(saying)))
                at = text.find(saying, at + 1)
        return found

    def _candidates(self, text: str) -> Iterator[Span]:
        """Yield candidates, the surest first."""
        if not _HAS_NUMBER.search(text):
            # Most sentences hold no figure: only words like きのう may say when.
            yield from self._dates.dates(text, figures=False)
            return
        yield from self._dates.relative(text)
        yield from self._amounts.ordinals(text)
        yield from self._dates.dates(text, figures=True)
        yield from self._amounts.signed(text)
        yield from self._dates.halves(text)
        yield from self._amounts.amounts(text)


def _stands_alone(text: str, span: Span) -> bool:
    """Tell a word in hiragana (きょう) from a part of a reading (ききょうめい)."""
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if before and "ぁ" <= before <= "ん" and before not in "のはがをにでとも":
        return False
    return before not in ("(", "（") and not (
        "ぁ" <= after <= "ん" and after not in "のはがにもかまでとよや"
    )
