"""Which furigana a mode shows, decided paragraph by paragraph as they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

import resources
from reader.analysis.model import EntityMap, EntityType, ParagraphAnalysis, ReadingSource
from reader.positions import Positions
from reader.sessions.model import WordStatus
from ui.page.scene import Ruby, RubyFilter

_KNOWN = (WordStatus.KNOWN, WordStatus.IGNORED)
_NAMED = (EntityType.PERSON, EntityType.PLACE, EntityType.ORGANIZATION)
_NO_GRADE = 99

Stretches = Callable[[ParagraphAnalysis], Sequence[tuple[int, int]]]
"""Returns stretches of a paragraph, in order and not overlapping."""


class WordRule:
    """Shows the furigana that begin in some stretches, or outside them.

    Args:
        positions: What stands where in the document.
        stretches: Says which stretches of a paragraph are meant.
        inside: True shows what begins inside them, False the rest.
    """

    def __init__(self, positions: Positions, stretches: Stretches, *, inside: bool = True) -> None:
        self._positions = positions
        self._stretches = stretches
        self._inside = inside
        self._kept: tuple[ParagraphAnalysis | None, set[int]] = (None, set())

    def __call__(self, ruby: Ruby) -> bool:
        """Return whether a piece of ruby is shown."""
        paragraph = self._positions.paragraph_at(ruby.start)
        if paragraph is None:
            return True
        if paragraph is not self._kept[0]:
            starts = (piece.start for piece in paragraph.furigana)
            self._kept = paragraph, starts_inside(starts, self._stretches(paragraph))
        return (ruby.start in self._kept[1]) is self._inside


class FirstSeen:
    """Knows where every word, however inflected, is first seen while a document is analysed."""

    def __init__(self) -> None:
        self._starts: dict[tuple[str, str], int] = {}

    def take(self, paragraphs: Iterable[ParagraphAnalysis]) -> None:
        """Take more of the analysis, in any order."""
        starts = self._starts
        for paragraph in paragraphs:
            for word in paragraph.words:
                known_by = word.lemma, word.lemma_reading
                if word.start <= starts.get(known_by, word.start):
                    starts[known_by] = word.start

    def stretches(self, paragraph: ParagraphAnalysis) -> list[tuple[int, int]]:
        """Return the words of a paragraph that the document has not had before."""
        return [
            (word.start, word.end)
            for word in paragraph.words
            if self._starts.get((word.lemma, word.lemma_reading)) == word.start
        ]


def first_in_paragraph(paragraph: ParagraphAnalysis) -> list[tuple[int, int]]:
    """Return the words of a paragraph that it has not had before."""
    seen = FirstSeen()
    seen.take([paragraph])
    return seen.stretches(paragraph)


def names(entity_map: EntityMap) -> Stretches:
    """Return what finds people, places and organisations."""
    mentions = [(m.start, m.end) for m in entity_map.mentions if m.type in _NAMED]

    def stretches(paragraph: ParagraphAnalysis) -> list[tuple[int, int]]:
        found = [(r.start, r.end) for r in paragraph.readings if r.source is ReadingSource.NAME]
        first = bisect_left(mentions, (paragraph.start, 0))
        after = bisect_left(mentions, (paragraph.end, 0))
        return sorted(found + mentions[first:after])

    return stretches


def known(statuses: Mapping[tuple[str, str], WordStatus]) -> Stretches:
    """Return what finds the words that the reader knows, by lemma and reading."""

    def stretches(paragraph: ParagraphAnalysis) -> list[tuple[int, int]]:
        return [
            (word.start, word.end)
            for word in paragraph.words
            if statuses.get((word.lemma, word.lemma_reading)) in _KNOWN
        ]

    return stretches


def hard_kanji(grades: Mapping[str, int], level: int, text: str) -> RubyFilter:
    """Return the rule that shows furigana over kanji taught after a level, or at none."""
    return lambda r: any(grades.get(c, _NO_GRADE) > level for c in text[r.start : r.end])


def kanji_grades() -> dict[str, int]:
    """Return the school grade of each kanji that has one (1-6, 8 secondary, 9-10 names)."""
    return {
        kanji: int(grade)
        for grade, row in resources.rows("rules/kanji_grades.tsv")
        for kanji in row
    }


def kanji_jlpt() -> dict[str, int]:
    """Return how far on in the JLPT each kanji is: 1 for the easiest level, N5, to 5 for N1."""
    return {
        kanji: jlpt_step(int(level))
        for level, row in resources.rows("rules/kanji_jlpt.tsv")
        for kanji in row
    }


def jlpt_step(level: int) -> int:
    """Return how far on a level of the JLPT is, which counts down: 1 for N5, 5 for N1."""
    return 6 - level


def starts_inside(starts: Iterable[int], stretches: Sequence[tuple[int, int]]) -> set[int]:
    """Return the starts that lie in one of the stretches; both are in text order."""
    inside: set[int] = set()
    i = 0
    for start in starts:
        while i < len(stretches) and stretches[i][1] <= start:
            i += 1
        if i < len(stretches) and stretches[i][0] <= start:
            inside.add(start)
    return inside
