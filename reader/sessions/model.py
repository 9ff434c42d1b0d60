"""The reader's own data: documents kept, sessions, annotations, look-ups.

Times are UTC, ISO 8601 with milliseconds and ``Z``. Ranges are half-open, in code points of the
document's text.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NewType

DocumentId = NewType("DocumentId", int)
SessionId = NewType("SessionId", int)
AnnotationId = NewType("AnnotationId", int)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the library."""

    id: DocumentId
    title: str
    path: str
    format: str
    content_hash: str
    characters: int
    added_at: str
    opened_at: str
    position: int
    """Where reading stands, code points."""
    finished: bool = False
    annotations: int = 0
    words: int = 0
    known_words: int = 0
    entities: int = 0


class HighlightColour(enum.Enum):
    """The five washes."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"


class AnnotationTarget(enum.Enum):
    """What the mark is on."""

    PASSAGE = "passage"
    WORD = "word"
    ENTITY = "entity"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with or without a note; anchored as in W3C Web Annotation."""

    id: AnnotationId
    document_id: DocumentId
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    colour: HighlightColour | None
    note: str
    """Markdown; empty for a bare highlight."""
    target: AnnotationTarget
    target_key: str
    """Entry id, lemma or entity name for the targets that have one."""
    tags: tuple[str, ...]
    created_at: str
    updated_at: str
    orphaned: bool = False


@dataclass(frozen=True, slots=True)
class LookupRecord:
    """A word that the reader looked up, with its sentence."""

    id: int
    document_id: DocumentId
    session_id: SessionId
    start: int
    end: int
    surface: str
    headword: str
    reading: str
    entry: int
    gloss: str
    sentence: str
    at: str


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One reading of a document."""

    id: SessionId
    document_id: DocumentId
    title: str
    """The document's title."""
    name: str
    """Given by the reader, or empty."""
    started_at: str
    ended_at: str
    active_ms: int
    """Time read, pauses left out."""
    characters_read: int
    position: int
    lookups: int = 0
    annotations: int = 0


class WordStatus(enum.IntEnum):
    """How well the reader knows a word."""

    NEW = 0
    LEARNING_1 = 1
    LEARNING_2 = 2
    LEARNING_3 = 3
    LEARNING_4 = 4
    KNOWN = 5
    IGNORED = 6


@dataclass(frozen=True, slots=True)
class WordState:
    """The status of one word, by lemma and reading."""

    lemma: str
    reading: str
    status: WordStatus
    updated_at: str


class CorrectionScope(enum.Enum):
    """How far a correction reaches."""

    HERE = "here"
    DOCUMENT = "document"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class ReadingCorrection:
    """A reading that the reader fixed.

    ``start`` and ``end`` hold for ``HERE`` only; ``surface`` is what it is about.
    """

    id: int
    document_id: DocumentId | None
    scope: CorrectionScope
    start: int
    end: int
    surface: str
    reading: str
    created_at: str


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """What the reader changed about an entity.

    ``action`` is retype, rename, merge, split, hide or add; ``name`` is the surface it is about and
    ``value`` the new type, the new name or the entity to merge into.
    """

    id: int
    document_id: DocumentId | None
    scope: CorrectionScope
    action: str
    name: str
    value: str
    start: int
    end: int
    created_at: str
