"""Borders of words that the reader fixed: which stretches of a paragraph are one word each.

今日 split in two is read いま and ひ, 北 and 朝鮮 joined are one word to look up and to know. The
units are cut where a fixed word begins or ends, before the layers read them and once more behind
them, for a layer may merge over such a border.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from reader.analysis.kana import hiragana
from reader.analysis.model import ReadingSource
from reader.analysis.readings.given import cut
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.units import Line, Unit
from reader.analysis.tagger import Tagger
from reader.sessions.model import CorrectionScope, WordCorrection

_WIDEST_FIRST = (CorrectionScope.ALWAYS, CorrectionScope.DOCUMENT, CorrectionScope.HERE)

FixedWord = tuple[int, int]
"""Start and end of a word, offsets of the document."""


class WordBorders:
    """Where words begin and end by the reader's own corrections.

    Args:
        corrections: The corrections, oldest first; a later one wins, and a nearer one over a wider.
    """

    def __init__(self, corrections: Sequence[WordCorrection] = ()) -> None:
        self._corrections = sorted(
            corrections, key=lambda one: (_WIDEST_FIRST.index(one.scope), one.id)
        )
        surfaces = {re.escape(one.surface) for one in corrections}
        self._any = re.compile("|".join(sorted(surfaces))) if surfaces else None

    def words(self, line: Line, original: str) -> tuple[FixedWord, ...]:
        """Return the words of a line that are fixed, in order.

        Args:
            line: The line, cut into units.
            original: Its text as it stands in the document.
        """
        if self._any is None or self._any.search(original) is None:
            return ()
        fixed: list[FixedWord] = []
        borders = {unit.start for unit in line.units} | {unit.end for unit in line.units}
        for correction in self._corrections:
            for start in _stretches(correction, original, line.offset, borders):
                ends = [start + size for size in accumulate(correction.sizes, initial=0)]
                fixed = [one for one in fixed if one[1] <= start or one[0] >= ends[-1]]
                fixed += pairwise(ends)
                borders.update(ends)
        return tuple(sorted(fixed))

    @staticmethod
    def cut(line: Line, fixed: Sequence[FixedWord], tagger: Tagger) -> None:
        """Cut the units that reach over the border of a fixed word."""
        for word in fixed:
            for place in word:
                cut(line, place, tagger)

    @staticmethod
    def read(line: Line, fixed: Sequence[FixedWord], lexicon: ReadingLexicon) -> None:
        """Read fixed words that the dictionary knows as one; those read by someone stay so."""
        for start, end in fixed:
            first = bisect_left(line.units, start, key=_start_of)
            last = bisect_left(line.units, end, key=_start_of)
            run = line.units[first:last]
            if len(run) < 2 or any(unit.settled for unit in run):
                continue
            entries = lexicon.words(line.between(start, end))
            if entries:
                joined = "".join(unit.kana or hiragana(unit.surface) for unit in run)
                kana = next((one.kana for one in entries if one.kana == joined), entries[0].kana)
                line.merge(first, last, kana, ReadingSource.DICTIONARY, "word borders")


def _stretches(
    correction: WordCorrection, original: str, offset: int, borders: set[int]
) -> Iterator[int]:
    """Where a correction holds: at its place, or wherever its stretch stands between borders."""
    size = len(correction.surface)
    if correction.scope is CorrectionScope.HERE:
        at = correction.start - offset
        if at >= 0 and original.startswith(correction.surface, at):
            yield correction.start
        return
    at = original.find(correction.surface)
    while at >= 0:
        # 今日 in 今日本で is not the word that was split.
        if offset + at in borders and offset + at + size in borders:
            yield offset + at
            at += size - 1
        at = original.find(correction.surface, at + 1)


def _start_of(unit: Unit) -> int:
    return unit.start
