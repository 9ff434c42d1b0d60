"""What an export is made of, and the words that stand in it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reader.analysis.model import EntityMap, EntityType, ParagraphAnalysis
from reader.documents.model import Document
from reader.errors import ExportCancelledError
from reader.sessions.model import (
    Annotation,
    EntityNote,
    ExportBundle,
    HighlightColour,
    LookupRecord,
    SessionRecord,
    WordState,
)

WordKey = tuple[str, str]
"""Lemma and its reading in hiragana."""


class AnkiPreset(enum.Enum):
    """The note type that cards are made for."""

    YOMITE = "yomite"
    LAPIS = "lapis"
    BASIC = "basic"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The reader's choices."""

    furigana: bool = True
    """Ruby over the text; the author's own is kept even without."""
    vertical: bool | None = None
    """Vertical writing where the format has it; None: as the document asks."""
    preset: AnkiPreset = AnkiPreset.YOMITE
    deck: str = "Yomite"
    tags: tuple[str, ...] = ("yomite",)
    update: bool = False
    """Cards that are sent to Anki are written over those that it has; a deck's always are."""
    boilerplate: bool = False
    """Keep comment forms, share links and their like."""


@dataclass(frozen=True, slots=True)
class ExportLabels:
    """Every word that an export adds to the text; the window gives them in its own language."""

    contents: str = "Contents"
    notes: str = "Notes"
    entities: str = "Names, dates and figures"
    lookups: str = "Words looked up"
    words: str = "Words"
    show_furigana: str = "Furigana"
    show_names: str = "Mark names"
    source: str = "Source"
    author: str = "Author"
    date: str = "Date"
    highlight: str = "Highlight"
    orphaned: str = "This passage is no longer in the text"
    attribution: str = (
        "English meanings: JMdict and JMnedict, © Electronic Dictionary Research and Development "
        "Group (EDRDG), CC BY-SA 4.0."
    )
    made_with: str = "Made with Yomite"
    types: Mapping[EntityType, str] = field(
        default_factory=lambda: {
            EntityType.PERSON: "People",
            EntityType.PLACE: "Places",
            EntityType.ORGANIZATION: "Organisations",
            EntityType.GROUP: "Peoples and groups",
            EntityType.DATE: "Dates",
            EntityType.TIME: "Times",
            EntityType.QUANTITY: "Figures",
            EntityType.PRODUCT: "Products",
            EntityType.EVENT: "Events",
            EntityType.WORK: "Works",
        }
    )


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that an export may draw on; only the document must be there.

    ``paragraphs`` need not cover the document; where none is, the author's own ruby is used.
    Offsets are code points of ``document.text`` throughout.
    """

    document: Document
    paragraphs: tuple[ParagraphAnalysis, ...] = ()
    entity_map: EntityMap = field(default_factory=EntityMap)
    annotations: tuple[Annotation, ...] = ()
    lookups: tuple[LookupRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    words: tuple[WordState, ...] = ()
    entity_notes: tuple[EntityNote, ...] = ()
    glosses: Mapping[WordKey, str] = field(default_factory=dict)
    """English meanings of the text's words, for the word list and the glossary."""
    frequencies: Mapping[WordKey, int] = field(default_factory=dict)
    levels: Mapping[WordKey, int] = field(default_factory=dict)
    accents: Mapping[WordKey, tuple[int, ...]] = field(default_factory=dict)
    """Accent positions, 0 for none, the likeliest first."""
    colour_names: Mapping[HighlightColour, str] = field(default_factory=dict)
    exported_at: str = ""
    """UTC, ISO 8601 with ``Z``; empty leaves the time out: equal input gives equal bytes."""
    options: ExportOptions = field(default_factory=ExportOptions)
    labels: ExportLabels = field(default_factory=ExportLabels)

    @property
    def vertical(self) -> bool:
        """Whether vertical writing is wanted."""
        chosen = self.options.vertical
        return self.document.vertical if chosen is None else chosen

    @property
    def source_uri(self) -> str:
        """The document's address: the page's own where it names one, else a name by content."""
        return self.document.source.url or f"urn:sha256:{self.document.content_hash}"


def material_of(
    bundle: ExportBundle,
    paragraphs: tuple[ParagraphAnalysis, ...] = (),
    entity_map: EntityMap | None = None,
    *,
    glosses: Mapping[WordKey, str] | None = None,
    options: ExportOptions | None = None,
    labels: ExportLabels | None = None,
    exported_at: str = "",
) -> Material:
    """Return what an export needs from what the store keeps and what the analysis says."""
    return Material(
        document=bundle.document,
        paragraphs=paragraphs,
        entity_map=entity_map or EntityMap(),
        annotations=bundle.annotations,
        lookups=bundle.lookups,
        sessions=bundle.sessions,
        words=bundle.words,
        entity_notes=bundle.entity_notes,
        glosses=glosses or {},
        colour_names=bundle.colour_names,
        exported_at=exported_at,
        options=options or ExportOptions(),
        labels=labels or ExportLabels(),
    )


class Job:
    """Tells how far an export is, and whether it is still wanted.

    Args:
        progress: Called with (done, total) now and then, on the exporting thread.
        cancelled: Asked now and then; True stops the export.
    """

    def __init__(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def step(self, done: int, total: int) -> None:
        """Report progress.

        Raises:
            ExportCancelledError: If the export is not wanted any more.
        """
        if self._cancelled is not None and self._cancelled():
            raise ExportCancelledError("The export was cancelled; nothing was written.")
        if self._progress is not None:
            self._progress(done, total)
