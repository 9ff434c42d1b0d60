"""Keeps the page in step with document, analysis, preferences and the reader's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.documents.model import Document
from reader.positions import Positions, headwords, mentions_in
from reader.sessions.model import Annotation, WordStatus
from ui import presenter, ruby_rules
from ui.page.scene import Mark, PagePreferences, RubyFilter, RubyMode
from ui.page.view import PageView
from ui.reading import ReadingController
from ui.ruby_rules import FirstSeen, WordRule
from ui.settings import Settings
from ui.theme import Theme

RUBY_MODES = (
    "all", "level", "jlpt", "first", "paragraph", "names", "unknown", "hover", "none",
)  # fmt: skip
_AS_LEVEL = ("jlpt", "paragraph", "unknown")
"""Modes that are for the page like ``level``: a filter says what is shown."""
_PAGE_SETTINGS = "page/"


class PageController(QObject):
    """Feeds the page.

    Args:
        page: The page.
        reading: What is being read.
        settings: The preferences; their changes show at once.
    """

    words_known = Signal()
    """Every paragraph has its words and readings, also after a correction."""

    def __init__(
        self,
        page: PageView,
        reading: ReadingController,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._reading = reading
        self._settings = settings
        self._grades: Mapping[str, int] = {}
        self._jlpt: Mapping[str, int] = {}
        self._rule: RubyFilter | None = None
        self._rule_of: tuple[object, ...] = ()
        self._annotations: tuple[Annotation, ...] = ()
        self._statuses: Mapping[tuple[str, str], WordStatus] = {}
        self._entity: int | None = None
        self._positions: Positions | None = None
        self._first_seen = FirstSeen()
        self._scenes: presenter.Scenes | None = None
        reading.set_visible(page.visible_paragraphs)
        reading.document_opened.connect(self._on_document_opened)
        reading.paragraphs_analysed.connect(self._on_paragraphs_analysed)
        reading.entities_found.connect(self._on_entities_found)
        settings.changed.connect(self._on_setting_changed)
        self._apply_preferences()

    @property
    def positions(self) -> Positions | None:
        """What stands where in the open document."""
        return self._positions

    @property
    def scenes(self) -> presenter.Scenes | None:
        """The paragraphs shown; searching them may be done on any thread."""
        return self._scenes

    @property
    def entity(self) -> int | None:
        """The entity whose mentions are marked, if one is followed."""
        return self._entity

    def set_theme(self, theme: Theme) -> None:
        """Draw the page in a theme's colours."""
        self._page.set_theme(presenter.page_theme(theme))

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show the reader's highlights and notes."""
        self._annotations = tuple(annotations)
        self._page.set_marks("highlight", presenter.annotation_marks(self._annotations))

    def annotation_at(self, start: int, end: int) -> Annotation | None:
        """Return the newest annotation that touches a stretch."""
        touching = [
            a for a in self._annotations if not a.orphaned and a.start < end and start < a.end
        ]
        return max(touching, key=lambda a: a.updated_at, default=None)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations of the open document."""
        return self._annotations

    def follow_entity(self, entity: int | None) -> None:
        """Mark an entity's mentions, or stop marking them."""
        self._entity = entity
        self._mark_entities()

    def set_statuses(self, statuses: Mapping[tuple[str, str], WordStatus]) -> None:
        """Take how well the reader knows the words, by lemma and reading."""
        self._statuses = statuses
        self._mark_statuses()
        if self._settings.ruby_mode == "unknown":
            self._apply_preferences()

    def status_of(self, lemma: str, reading: str) -> WordStatus:
        """Return how well the reader knows a word."""
        return self._statuses.get((lemma, reading), WordStatus.NEW)

    def _on_document_opened(self, document: Document) -> None:
        self._entity = None
        self._annotations = ()
        self._positions = Positions(document, self._reading.paragraphs)
        self._first_seen = FirstSeen()
        for layer in ("highlight", "entity", "word_status", "find"):
            self._page.set_marks(layer, ())
        if document.vertical and not self._settings.vertical:
            self._settings.vertical = True
        self._scenes = presenter.Scenes(
            document,
            doubtful=self._settings.show_doubtful,
            numbers=self._settings.show_number_readings,
        )
        self._apply_preferences()
        self._page.set_paragraphs(self._scenes, document.blocks)
        self._mark_statuses()

    def _on_paragraphs_analysed(self, paragraphs: tuple[ParagraphAnalysis, ...]) -> None:
        document = self._reading.document
        if document is None:
            return
        if self._positions is None or not self._positions.is_over(self._reading.paragraphs):
            # A new analysis has a new mapping of paragraphs.
            self._positions = Positions(document, self._reading.paragraphs)
            self._first_seen = FirstSeen()
            self._mark_statuses()
        self._first_seen.take(paragraphs)
        if self._scenes is not None:
            self._scenes.take(paragraphs)
            self._page.refresh([paragraph.index for paragraph in paragraphs])
        if self._reading.complete:
            if self._settings.ruby_mode == "first":
                self._apply_preferences()
            self.words_known.emit()

    def _on_entities_found(self, entity_map: EntityMap) -> None:
        if self._entity is not None and all(e.id != self._entity for e in entity_map.entities):
            self._entity = None
        if self._settings.ruby_mode == "names":
            self._apply_preferences()
        self._mark_entities()
        self._mark_statuses()

    def _mark_entities(self) -> None:
        entity_map, entity = self._reading.entity_map, self._entity
        if self._settings.show_mentions:
            entity = None
        elif entity is None:
            self._page.set_marks("entity", ())
            return

        def marks(start: int, end: int) -> list[Mark]:
            return presenter.entity_marks(mentions_in(entity_map, start, end), entity)

        self._page.set_mark_source("entity", marks)

    def _mark_statuses(self) -> None:
        positions, statuses = self._positions, self._statuses
        entity_map = self._reading.entity_map
        if not self._settings.show_word_status or positions is None:
            self._page.set_marks("word_status", ())
            return

        def marks(start: int, _end: int) -> list[Mark]:
            # The page asks for a paragraph, or a part of one, at a time.
            paragraph = positions.paragraph_at(start)
            words = headwords([paragraph] if paragraph else (), entity_map)
            return presenter.status_marks(words, statuses)

        self._page.set_mark_source("word_status", marks)

    def _on_setting_changed(self, key: str) -> None:
        if not key.startswith(_PAGE_SETTINGS):
            return
        if key == "page/show_mentions":
            self._mark_entities()
        elif key == "page/show_word_status":
            self._mark_statuses()
        elif key in ("page/show_doubtful", "page/show_number_readings"):
            if self._scenes is not None:
                self._scenes.show(
                    doubtful=self._settings.show_doubtful,
                    numbers=self._settings.show_number_readings,
                )
                self._page.refresh()
        elif key not in ("page/theme", "page/copy_style"):
            self._apply_preferences()

    def _apply_preferences(self) -> None:
        settings = self._settings
        mode = settings.ruby_mode if settings.ruby_mode in RUBY_MODES else "all"
        text = self._reading.document.text if self._reading.document is not None else ""
        rule = self._ruby_rule(mode, text)
        self._page.set_preferences(
            PagePreferences(
                family=settings.font_family,
                size=float(settings.font_size_px),
                pitch=settings.line_pitch_em,
                line_length=settings.line_length,
                margin=settings.margin_em,
                vertical=settings.vertical,
                ruby_mode=RubyMode.LEVEL if mode in _AS_LEVEL else RubyMode(mode),
                ruby_filter=rule,
                tight=settings.tight_ruby,
                paged=settings.paged,
                fold_boilerplate=settings.fold_boilerplate,
            )
        )

    def _ruby_rule(self, mode: str, text: str) -> RubyFilter | None:
        """Return which furigana a mode shows; for a novel it is work, so it is kept."""
        found = self._reading.paragraphs
        made_of = (
            mode, self._settings.ruby_level, self._settings.ruby_jlpt, id(found), len(found),
            id(self._positions), id(self._reading.entity_map), id(self._statuses),
        )  # fmt: skip
        if made_of != self._rule_of:
            self._rule = self._make_rule(mode, text)
            self._rule_of = made_of
        return self._rule

    def _make_rule(self, mode: str, text: str) -> RubyFilter | None:
        if mode == "level":
            self._grades = self._grades or ruby_rules.kanji_grades()
            return ruby_rules.hard_kanji(self._grades, self._settings.ruby_level, text)
        if mode == "jlpt":
            self._jlpt = self._jlpt or ruby_rules.kanji_jlpt()
            step = ruby_rules.jlpt_step(self._settings.ruby_jlpt)
            return ruby_rules.hard_kanji(self._jlpt, step, text)
        if self._positions is None:
            return None
        if mode == "first":
            return WordRule(self._positions, self._first_seen.stretches)
        if mode == "paragraph":
            return WordRule(self._positions, ruby_rules.first_in_paragraph)
        if mode == "names":
            return WordRule(self._positions, ruby_rules.names(self._reading.entity_map))
        if mode == "unknown":
            return WordRule(self._positions, ruby_rules.known(self._statuses), inside=False)
        return None
