"""What a search takes and what it finds."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from reader.sessions.model import AnnotationId, DocumentId


@dataclass(frozen=True, slots=True)
class SearchToken:
    """A word of the text, as the search index takes it."""

    start: int
    surface: str
    lemma: str
    reading: str
    """Hiragana of the word as it stands."""
    lemma_reading: str = ""
    """Hiragana of the lemma, where known."""


class HitKind(enum.Enum):
    """Where a search found something, and how."""

    SPELLING = "spelling"
    INFLECTION = "inflection"
    READING = "reading"
    NOTE = "note"
    WORD = "word"
    """A word that was looked up; its offsets are those of the look-up."""
    ENTITY = "entity"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place. ``start`` and ``end`` are offsets of the document's text (0, 0 for a title)."""

    kind: HitKind
    document_id: DocumentId
    title: str
    start: int
    end: int
    before: str
    match: str
    after: str
    annotation_id: AnnotationId | None = None


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search found, texts first."""

    query: str
    hits: tuple[SearchHit, ...] = ()
    documents: int = 0
    """How many documents the hits are in."""
    truncated: bool = False
    """True when there is more than ``limit`` let through."""
