"""Entries as a source gives them, before they are indexed.

All codes are JMdict's DTD codes (``v5k``, ``uk``, ``iK`` …), whatever the source spells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True)
class WrittenForm:
    """A form with kanji (or any form that has a reading of its own)."""

    text: str
    priorities: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class KanaForm:
    """A reading."""

    text: str
    priorities: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    """Written forms that alone are read so; empty: all."""
    no_kanji: bool = False
    """Not a reading of the written forms proper."""


@dataclass(slots=True)
class SenseRecord:
    """A meaning; ``pos`` is already inherited from the sense before where it is left out."""

    glosses: tuple[tuple[str, str], ...]
    """Text and kind (``lit``, ``fig``, ``expl``, ``tm`` or empty)."""
    pos: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    misc: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    only_written: tuple[str, ...] = ()
    only_reading: tuple[str, ...] = ()


@dataclass(slots=True)
class WordRecord:
    """A JMdict entry."""

    id: int
    written: tuple[WrittenForm, ...]
    kana: tuple[KanaForm, ...]
    senses: tuple[SenseRecord, ...]


@dataclass(slots=True)
class NameRecord:
    """A JMnedict entry."""

    id: int
    written: tuple[str, ...]
    kana: tuple[str, ...]
    translations: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Name types and translations."""


@dataclass(slots=True)
class KanjiRecord:
    """A KANJIDIC2 character."""

    character: str
    on: tuple[str, ...] = ()
    kun: tuple[str, ...] = ()
    nanori: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    korean: tuple[str, ...] = ()
    grade: int | None = None
    strokes: int | None = None
    frequency: int | None = None
    jlpt_old: int | None = None
    radical: int | None = None
    """Number of the classical radical, 1 to 214."""
    components: tuple[str, ...] = ()


class RecordSource(Protocol):
    """A dictionary's whole content, streamed."""

    @property
    def fingerprint(self) -> str:
        """Text that changes when the content does."""

    @property
    def dates(self) -> dict[str, str]:
        """Dates or versions of the parts, for people."""

    def counts(self) -> dict[str, int]:
        """Return about how many ``kanji``, ``words`` and ``names`` there are."""

    def kanji(self) -> Iterator[KanjiRecord]:
        """Yield the kanji."""

    def words(self) -> Iterator[WordRecord]:
        """Yield the words, by rising id."""

    def names(self) -> Iterator[NameRecord]:
        """Yield the names, by rising id."""


Cancelled = Callable[[], bool]
"""Asked now and then; True stops the work, which leaves nothing behind."""
