"""Readings that somebody gave: the reader's corrections and the author's, laid over the units.

They win over everything, so a unit that reaches over the border of a given form is cut there.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable

from reader.analysis.kana import HAS_KANJI
from reader.analysis.model import ReadingSource
from reader.analysis.readings.author import GivenReading
from reader.analysis.readings.units import Line, Unit
from reader.analysis.tagger import Tagger

_TITLES = (
    "氏|さん|君|くん|様|女史|容疑者|被告|首相|大統領|委員長|総書記|主席|外相|国防相|長官|大使|議員|"
    "監督|選手|教授|社長|会長|代表|書記|国防部長官|将軍|大将|中将|少将|博士|先生|記者|夫人|知事|市長"
)
_AFTER_SURNAME = tuple(_TITLES.split("|"))


class GivenIndex:
    """Given readings by where and what they are about.

    Args:
        readings: The readings; the first of several for one form wins.
        source: Who gave them.
    """

    def __init__(self, readings: Iterable[GivenReading], source: ReadingSource) -> None:
        self.source = source
        self._places: dict[int, list[GivenReading]] = defaultdict(list)
        self._forms: dict[str, list[GivenReading]] = defaultdict(list)
        """By their first two characters."""
        for reading in readings:
            if reading.start is not None:
                self._places[reading.start].append(reading)
            elif reading.surface:
                self._forms[reading.surface[:2]].append(reading)
        for group in (*self._places.values(), *self._forms.values()):
            group.sort(key=lambda reading: -len(reading.surface))
        firsts = "".join(re.escape(sign) for sign in {beginning[0] for beginning in self._forms})
        self._first = re.compile(f"[{firsts}]") if firsts else None
        self._starts = sorted(self._places)

    def __bool__(self) -> bool:
        return bool(self._places or self._forms)

    def candidates(self, text: str, offset: int) -> list[int]:
        """Return the places of a line where a given reading may begin, in order."""
        low = bisect.bisect_left(self._starts, offset)
        high = bisect.bisect_left(self._starts, offset + len(text))
        found = {start - offset for start in self._starts[low:high]}
        if self._first is not None:
            forms = self._forms
            for match in self._first.finditer(text):
                at = match.start()
                if text[at : at + 2] in forms or text[at] in forms:
                    found.add(at)
        return sorted(found)

    def at(self, text: str, offset: int, at: int) -> list[GivenReading]:
        """Return the readings that may hold at a place of a line, longest first."""
        here = [
            reading
            for reading in self._places.get(offset + at, ())
            if text.startswith(reading.surface, at)
        ]
        # The long ones begin with two characters, the others are one.
        everywhere = [
            reading
            for beginning in dict.fromkeys((text[at : at + 2], text[at]))
            for reading in self._forms.get(beginning, ())
            if text.startswith(reading.surface, at)
        ]
        return here + everywhere


def apply_given(line: Line, original: str, index: GivenIndex, tagger: Tagger) -> None:
    """Lay given readings over a line, cutting units where they must be.

    Args:
        line: The line; its text is folded.
        original: The line's text as it stands in the document.
        index: What was given.
        tagger: Tags what is left of a unit that was cut.
    """
    if not index:
        return
    free_from = 0
    for at in index.candidates(original, line.offset):
        if at < free_from:
            continue
        chosen = next(
            (
                reading
                for reading in index.at(original, line.offset, at)
                if reading.start is not None or _may_hold(line, at, reading, index.source)
            ),
            None,
        )
        if chosen is None:
            continue
        free_from = at + len(chosen.surface)
        _lay(line, at, free_from, chosen, index.source, tagger)


def _may_hold(line: Line, at: int, reading: GivenReading, source: ReadingSource) -> bool:
    """A form holds elsewhere where it stands as a word, not inside another one."""
    end = at + len(reading.surface)
    text = line.text
    low, high = line.offset + at, line.offset + end
    inside = line.units[_first_at(line, low) : _first_at(line, high) + 1]
    if any(unit.settled and unit.start < high for unit in inside):
        return False
    starts = any(unit.start == low for unit in inside)
    ends = any(unit.end == high for unit in inside)
    if source is ReadingSource.USER:
        return True
    if reading.surname:
        return starts and text.startswith(_AFTER_SURNAME, end)
    if len(reading.surface) > 2 and not HAS_KANJI.match(text[max(0, at - 1) : at]):
        return True
    if len(reading.surface) > 1:
        return starts and ends
    before, after = text[at - 1 : at], text[end : end + 1]
    joined = HAS_KANJI.match(before) or before.isdigit() or HAS_KANJI.match(after)
    return starts and ends and not joined


def _lay(
    line: Line, at: int, end: int, reading: GivenReading, source: ReadingSource, tagger: Tagger
) -> None:
    start, stop = line.offset + at, line.offset + end
    for place in (start, stop):
        cut(line, place, tagger)
    first = bisect.bisect_left(line.units, start, key=_start_of)
    last = bisect.bisect_left(line.units, stop, key=_start_of)
    if first >= last:
        return
    kind = "name" if reading.rule and ("name" in reading.rule or reading.surname) else "word"
    unit = line.merge(first, last, reading.kana, source, reading.rule, kind)
    unit.settled = True


def cut(line: Line, place: int, tagger: Tagger) -> None:
    """Cut the unit that reaches over a place of the document, and tag its two ends anew."""
    index = _first_at(line, place)
    if index >= len(line.units):
        return
    unit = line.units[index]
    if unit.start < place < unit.end:
        head = line.between(unit.start, place)
        tail = line.between(place, unit.end)
        line.units[index : index + 1] = [
            *tagger.corrected(head, unit.start, Unit),
            *tagger.corrected(tail, place, Unit),
        ]


def _first_at(line: Line, place: int) -> int:
    """Index of the first unit that ends behind a place."""
    return bisect.bisect_right(line.units, place, key=_end_of)


def _start_of(unit: Unit) -> int:
    return unit.start


def _end_of(unit: Unit) -> int:
    return unit.end
