"""The reader's own data: documents kept, sessions, annotations, look-ups.

Times are UTC, ISO 8601 with milliseconds and ``Z``. Ranges are half-open, in code points of the
document's text.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, NewType, TypeVar

from reader.documents.model import Document

T = TypeVar("T")

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
    """Running words, 0 before the document was summarised."""
    known_words: int = 0
    entities: int = 0
    author: str = ""
    date: str = ""
    url: str = ""
    encoding: str = "utf-8"
    tags: tuple[str, ...] = ()
    collections: tuple[int, ...] = ()
    """Ids of the collections it is in."""
    sessions: int = 0
    lookups: int = 0
    active_ms: int = 0
    """Time read in all sessions."""
    deleted: bool = False
    """True for a deleted document whose notes were kept."""

    @property
    def progress(self) -> float:
        """Where reading stands, 0 to 1."""
        if self.finished:
            return 1.0
        return min(1.0, self.position / self.characters) if self.characters else 0.0


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
    uid: str = ""
    """A UUID that stays the same in every export."""
    session_id: SessionId | None = None


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
    start_position: int = 0
    open: bool = False
    """True while it is being read, or after a crash."""


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
class WordCorrection:
    """Borders of words that the reader fixed: the stretch ``surface`` is cut into these words.

    One size joins what was several words, several split what was one or move a border between two.
    ``start`` and ``end`` hold for ``HERE`` only.
    """

    id: int
    document_id: DocumentId | None
    scope: CorrectionScope
    start: int
    end: int
    surface: str
    sizes: tuple[int, ...]
    """Code points of each word, in order; together those of ``surface``."""
    created_at: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words as they stand in the text."""
        ends = tuple(accumulate(self.sizes))
        return tuple(
            self.surface[end - size : end] for end, size in zip(ends, self.sizes, strict=True)
        )

    def fixes(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word of a document's text has its borders from this correction."""
        for last, size in zip(accumulate(self.sizes), self.sizes, strict=True):
            first = end - last
            if size != end - start or first < 0 or not text.startswith(self.surface, first):
                continue
            if self.scope is not CorrectionScope.HERE or first == self.start:
                return True
        return False


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


class ChangeKind(enum.Enum):
    """What a change touched, so that views reload only that."""

    DOCUMENTS = "documents"
    SESSIONS = "sessions"
    ANNOTATIONS = "annotations"
    LOOKUPS = "lookups"
    WORDS = "words"
    CORRECTIONS = "corrections"
    PREFERENCES = "preferences"
    ENTITY_NOTES = "entity_notes"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class StoreChange:
    """What a mutation changed.

    Attributes:
        ids: The rows' ids of the first kind where they have one.
        words: Lemma and reading of the words whose status changed; empty where only the kind is
            known.
    """

    kinds: frozenset[ChangeKind] = frozenset()
    ids: tuple[int, ...] = ()
    words: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a mutation and what it changed."""

    value: T
    change: StoreChange


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document taken into the library, with its annotations where they stand in today's text."""

    record: DocumentRecord
    annotations: tuple[Annotation, ...]
    new: bool = False
    """True the first time."""
    text_changed: bool = False
    """True when the text differs from the one stored before; annotations were anchored anew."""
    moved_from: str = ""
    """The path it had before, when the file was found again elsewhere."""
    indexed: bool = False
    """True when the text is in the search index; else pass its words to ``index_document``."""


class NotesChoice(enum.Enum):
    """What becomes of the notes of a document that is deleted."""

    KEEP = "keep"
    DELETE = "delete"


class LibrarySort(enum.Enum):
    """The order of the library's list."""

    OPENED = "opened"
    ADDED = "added"
    TITLE = "title"
    PROGRESS = "progress"
    LENGTH = "length"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents."""

    id: int
    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often a word stands in a document."""

    lemma: str
    reading: str
    count: int


@dataclass(frozen=True, slots=True)
class EntitySummary:
    """An entity as the library remembers it."""

    type: str
    name: str
    reading: str
    aliases: tuple[str, ...] = ()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text the reader knows, in running words and in different words."""

    running: int
    running_known: int
    different: int
    different_known: int

    @property
    def share(self) -> float:
        """Known running words over all, 0 to 1; 1 for a text without words."""
        return self.running_known / self.running if self.running else 1.0


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One page about a reading."""

    session: SessionRecord
    lookups: tuple[LookupRecord, ...]
    annotations: tuple[Annotation, ...]
    characters_per_minute: float
    """0 where less than ten seconds were read."""
    different_words: int
    """Different headwords looked up."""


@dataclass(frozen=True, slots=True)
class EntityNote:
    """What the reader wrote about an entity, for one document or (``document_id`` None) for all."""

    id: int
    document_id: DocumentId | None
    type: str
    name: str
    body: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Preference:
    """The dictionary entry that the reader chose for a headword."""

    headword: str
    entry: int
    source: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A change that was undone or done again."""

    id: int
    label: str
    """A code: ``annotation.add``, ``word.status`` …; the window has words for it."""
    document_id: DocumentId | None


@dataclass(frozen=True, slots=True)
class ExportBundle:
    """Everything that belongs to a document, or to one session of it."""

    document: Document
    record: DocumentRecord
    sessions: tuple[SessionRecord, ...]
    annotations: tuple[Annotation, ...]
    lookups: tuple[LookupRecord, ...]
    words: tuple[WordState, ...]
    """Statuses of the words of the document, where it was summarised."""
    reading_corrections: tuple[ReadingCorrection, ...]
    word_corrections: tuple[WordCorrection, ...]
    entity_corrections: tuple[EntityCorrection, ...]
    entity_notes: tuple[EntityNote, ...]
    colour_names: dict[HighlightColour, str]
