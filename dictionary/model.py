"""The dictionary's domain types: what a look-up is given and what it answers.

All offsets are half-open ranges of Unicode code points of the text that was looked up in.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol


class ContextToken(Protocol):
    """A morpheme of the sentence, as far as ranking needs it (reader's Morpheme is one)."""

    @property
    def start(self) -> int:
        """Where it begins, code points."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def surface(self) -> str:
        """As it stands in the text."""
        ...

    @property
    def pos(self) -> tuple[str, str, str, str]:
        """UniDic's four levels of part of speech."""
        ...

    @property
    def conj_type(self) -> str:
        """UniDic's conjugation type, or empty."""
        ...

    @property
    def conj_form(self) -> str:
        """UniDic's conjugated form, or empty."""
        ...

    @property
    def lemma(self) -> str:
        """UniDic's headword."""
        ...

    @property
    def orth_base(self) -> str:
        """The dictionary form as written here."""
        ...

    @property
    def reading(self) -> str:
        """Katakana, or empty where none is known."""
        ...

    @property
    def reading_base(self) -> str:
        """Katakana of the dictionary form."""
        ...


@dataclass(frozen=True, slots=True)
class GivenReading:
    """A reading that stands over a stretch of the text (author's ruby, a decided reading)."""

    start: int
    end: int
    kana: str
    """Hiragana or katakana."""
    certain: bool = False
    """True where the author or the reader gave it."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch that the text uses as a name."""

    start: int
    end: int
    type: str
    """PERSON, PLACE, ORGANIZATION, PRODUCT, EVENT, WORK or GROUP."""


@dataclass(frozen=True, slots=True)
class LookupContext:
    """What the sentence around the pointer tells; everything may be empty.

    ``tokens`` cover the sentence (or the whole text), with offsets in the same text.
    """

    tokens: Sequence[ContextToken] = ()
    readings: Sequence[GivenReading] = ()
    names: Sequence[NameSpan] = ()
    preferred: frozenset[tuple[str, int]] = frozenset()
    """(headword form, entry id) pairs that this reader chose before."""


class MatchKind(enum.Enum):
    """What a result is."""

    WORD = "word"
    NAME = "name"
    KANJI = "kanji"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Inflection:
    """One step from the dictionary form towards the text."""

    id: str
    """Plain words, as ``commands.md`` prints them: ``past``, ``causative``, ``negative`` …"""
    explanation: str = ""
    """A line for the learner."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dictionary form that a surface form could stand for."""

    form: str
    pos: tuple[str, ...]
    """JMdict-like class codes that the form must have: v1, v5, vk, vs, adj-i … Empty: any."""
    inflection: tuple[Inflection, ...] = ()


@dataclass(frozen=True, slots=True)
class Headword:
    """A written form with its reading."""

    written: str
    reading: str
    common: bool = False
    tags: tuple[str, ...] = ()
    """Codes: ateji, irregular (iK, ik, io), outdated (oK, ok), rare (rK), search-only (sK), uk …"""
    pitch: tuple[int, ...] = ()
    """Accent positions (0: no drop), best first."""
    frequency: int | None = None
    """Rank by frequency, 1 the commonest, or None."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A translation; ``kind`` is ``lit``, ``fig``, ``expl``, ``tm`` or empty."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an entry."""

    glosses: tuple[Gloss, ...]
    pos: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    misc: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    """Source languages with the original word, as one text each."""
    only_written: tuple[str, ...] = ()
    only_reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence with its translation."""

    japanese: str
    english: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a dictionary, whole.

    ``id`` is the source's own stable number (JMdict's and JMnedict's ent_seq). An entry that a
    look-up gives is decoded when more than its number is first asked for: of the dozens around a
    pointer few are ever looked at.
    """

    id: int
    source: str
    headwords: tuple[Headword, ...]
    senses: tuple[Sense, ...]
    jlpt: int | None = None
    """Unofficial JLPT level 5 (easiest) to 1, or None."""
    examples: tuple[Example, ...] = ()
    content: object | None = None
    """Structured content of an imported dictionary, JSON-like, already checked; else None."""
    title: str = ""
    """Title of the imported dictionary that it comes from; empty for the built-in one."""
    _read: Callable[[], Entry] | None = field(default=None, repr=False, compare=False)
    """Gives the entry whole, while it is not."""

    @classmethod
    def later(cls, number: int, source: str, read: Callable[[], Entry]) -> Entry:
        """Return an entry that ``read`` gives as soon as somebody looks at it.

        Args:
            number: Its ``id``.
            source: Its source.
            read: Asks no dictionary and no file: it is called on any thread, maybe twice.
        """
        entry = object.__new__(cls)
        object.__setattr__(entry, "id", number)
        object.__setattr__(entry, "source", source)
        object.__setattr__(entry, "_read", read)
        return entry

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Fill in what is not there yet, and return the one that was asked for."""
            if name not in _READ_LATER:
                raise AttributeError(name)
            if (read := self._read) is not None:
                whole = read()
                for part in _READ_LATER:
                    object.__setattr__(self, part, getattr(whole, part))
                object.__setattr__(self, "_read", None)
            return object.__getattribute__(self, name)


_READ_LATER = ("headwords", "senses", "jlpt", "examples", "content", "title")


@dataclass(frozen=True, slots=True)
class ToldKanji:
    """What an imported dictionary says of a kanji."""

    dictionary: str
    """The dictionary's title."""
    on: tuple[str, ...] = ()
    kun: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    stats: tuple[tuple[str, str], ...] = ()
    """Name and value of whatever else it knows, frequencies among them."""


@dataclass(frozen=True, slots=True)
class KanjiEntry:
    """A kanji of KANJIDIC2, or of imported dictionaries alone."""

    character: str
    on: tuple[str, ...]
    kun: tuple[str, ...]
    nanori: tuple[str, ...]
    meanings: tuple[str, ...]
    grade: int | None
    strokes: int | None
    frequency: int | None
    jlpt_old: int | None
    jlpt: int | None
    radical: str
    components: tuple[str, ...]
    korean: tuple[str, ...] = ()
    stroke_paths: tuple[str, ...] = ()
    """SVG path data of its strokes in order, on a square of 109 units; empty where unknown."""
    told: tuple[ToldKanji, ...] = ()
    """What imported dictionaries say, in their order."""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number, date, era, money or measure, read and converted."""

    reading: str
    value: str
    """ISO 8601 for dates and times, digits and a unit otherwise."""
    explanation: str
    """Conversions in plain figures, for example ``2023`` for 令和5年."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an imported dictionary tells of a word beside its meaning."""

    dictionary: str
    """The dictionary's title."""
    kind: str
    """``freq``, ``pitch`` or ``ipa``."""
    text: str
    """The frequency as it is to be shown, or the transcriptions."""
    positions: tuple[int, ...] = ()
    """Accent positions (0: no drop)."""


@dataclass(frozen=True, slots=True)
class Match:
    """One result of a look-up.

    Exactly one of ``entry``, ``kanji`` and ``number`` is set, by ``kind``; a NAME has an ``entry``.
    """

    start: int
    end: int
    kind: MatchKind
    headword: str
    """The form to show: the written form that the text uses, else the entry's first."""
    reading: str
    inflection: tuple[Inflection, ...] = ()
    """From the dictionary form to the text."""
    score: float = 0.0
    entry: Entry | None = None
    kanji: KanjiEntry | None = None
    number: NumberReading | None = None
    told: tuple[Told, ...] = ()
    """Frequency, accent and pronunciation from imported dictionaries, for what is shown first."""


@dataclass(frozen=True, slots=True)
class LookupResult:
    """All results for one character, best first, in the order a popup shows them.

    ``primary`` is the number of leading matches that stand above the fold (the longest right
    match); the rest are shorter matches, names and kanji.
    """

    at: int
    matches: tuple[Match, ...] = ()
    primary: int = 0
    more_names: int = 0
    """How many names were left out."""


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far the index is."""

    stage: str
    """``kanji``, ``words``, ``names``, ``finish``."""
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class DictionaryInfo:
    """A dictionary that can be consulted."""

    id: str
    title: str
    revision: str
    kind: str
    """``jmdict``, ``jmnedict``, ``kanjidic2``, ``yomitan``."""
    entries: int
    enabled: bool
    order: int
    attribution: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    readable: bool = True
    """False where its file is damaged or of another state of the program: to be imported again."""
