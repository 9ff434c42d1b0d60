"""What the analysis of a document says.

Every ``start`` and ``end`` is a half-open range of code points of the document's text. All types
are frozen, so they may cross threads. What a long document has hundreds of thousands of is a named
tuple, which is made three times faster than a frozen dataclass.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One UniDic short unit (短単位), copied out of the tagger.

    ``reading`` is UniDic's ``kana`` in katakana, ``""`` where it knows none (digits, unknown
    words). ``orth_base`` is the dictionary form as written here; ``lemma`` is UniDic's headword.
    """

    start: int
    end: int
    surface: str
    pos: tuple[str, str, str, str]
    conj_type: str
    conj_form: str
    lemma: str
    orth_base: str
    reading: str
    reading_base: str
    """Katakana of the dictionary form (``kanaBase``)."""
    lemma_reading: str
    """Katakana of the lemma (``lForm``)."""
    accent: str
    """UniDic's ``aType``: comma-separated positions, or empty."""
    is_unknown: bool
    space_before: bool
    """White space stands between this morpheme and the one before."""


class ReadingSource(enum.Enum):
    """Which layer decided a reading."""

    AUTHOR = "author"
    USER = "user"
    NUMBER = "number"
    DICTIONARY = "dictionary"
    NAME = "name"
    RULE = "rule"
    TAGGER = "tagger"


class WordReading(NamedTuple):
    """How a word with kanji or digits is read."""

    start: int
    end: int
    surface: str
    """As it stands in the text."""
    reading: str
    """Hiragana; katakana for a foreign name that is read so."""
    source: ReadingSource
    doubtful: bool = False
    """True where nothing but a guess supports it."""
    rule: str = ""
    """The rule or table row that decided, for the reader who asks and for the regression set."""


class FuriganaPiece(NamedTuple):
    """The smallest honest piece of ruby: a kanji, or a group where the reading is not divided."""

    start: int
    end: int
    ruby: str


class Sentence(NamedTuple):
    """A sentence; a quotation stays with its attribution."""

    start: int
    end: int


class Word(NamedTuple):
    """The unit that a reader clicks: a dictionary word with its inflection joined to it."""

    start: int
    end: int
    lemma: str
    reading: str
    """Hiragana of the word as it stands."""
    pos: str
    """Universal Dependencies' tag in lower case, or a finer label after a colon."""
    inflection: tuple[str, ...] = ()
    lemma_reading: str = ""
    """Hiragana of the lemma."""


@dataclass(frozen=True, slots=True)
class ParagraphAnalysis:
    """The analysis of one block of the document."""

    index: int
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    readings: tuple[WordReading, ...]
    furigana: tuple[FuriganaPiece, ...]


class EntityType(enum.Enum):
    """What kind of thing a mention names."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORGANIZATION = "ORGANIZATION"
    DATE = "DATE"
    TIME = "TIME"
    QUANTITY = "QUANTITY"
    PRODUCT = "PRODUCT"
    EVENT = "EVENT"
    WORK = "WORK"
    GROUP = "GROUP"


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity."""

    start: int
    end: int
    type: EntityType
    entity: int
    """``Entity.id`` within the same analysis."""
    subtype: str | None = None
    """GPE, LOC, FAC; MEDIA; DURATION; MONEY, PERCENT, ORDINAL; LAW."""
    confidence: float = 1.0
    rule: str = ""
    """The layer that found it."""
    value: str | None = None
    """This mention's own normalised value (dates relative to their anchor differ by mention)."""
    inferred: bool = False
    """True where the value was completed from context."""


@dataclass(frozen=True, slots=True)
class Role:
    """A title that the text gives a person, with the organisation where it names one."""

    title: str
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one thing, whatever the alias."""

    id: int
    type: EntityType
    name: str
    reading: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    gloss: str
    value: str | None
    mentions: int
    subtype: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what: the quoted stretch, and the entity that said it where it is known."""

    start: int
    end: int
    speaker: int | None
    verb: str = ""


@dataclass(frozen=True, slots=True)
class EntityMap:
    """Everything the entity layer says of a document; mentions in text order, not overlapping."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole document's analysis, keyed by the content hash of its text."""

    content_hash: str
    paragraphs: tuple[ParagraphAnalysis, ...]
    entity_map: EntityMap
