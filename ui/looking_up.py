"""From the pointer or the keyboard on the page to the card and the pinned definition."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dictionary.model import GivenReading, KanjiEntry, LookupResult, MatchKind, NameSpan
from reader.analysis.model import Entity, EntityType, ReadingSource
from reader.positions import mention_at, mentions_in
from reader.sessions.model import Annotation, AnnotationTarget, WordStatus
from ui.announcing import announce
from ui.lasting import LastingNotes, Subject, subject_of
from ui.lookup.blocks import WordDetails
from ui.lookup.card import HoverCard
from ui.lookup.controller import LookupController, LookupRequest, Purpose
from ui.lookup.pane import DefinitionPane
from ui.lookup.placement import Anchor
from ui.notes import NotesController
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.reading import ReadingController
from ui.settings import Settings

_ELSEWHERE = -1
_UNNAMED = (EntityType.DATE, EntityType.TIME, EntityType.QUANTITY)
_CERTAIN = (ReadingSource.AUTHOR, ReadingSource.USER)


class LookingUp(QObject):
    """Shows what a word means here, in the card under the pointer and in the pane.

    Signals:
        pane_wanted(): Something was pinned: the pane should be visible.
        note_requested(start, end): The reader wants a note on this word.
        word_highlighted(start, end): The stretch of the text that the shown result covers.
    """

    pane_wanted = Signal()
    note_requested = Signal(int, int)
    word_highlighted = Signal(int, int)

    def __init__(
        self,
        *,
        controller: LookupController,
        page: PageView,
        card: HoverCard,
        pane: DefinitionPane,
        reading: ReadingController,
        page_controller: PageController,
        notes: NotesController,
        lasting: LastingNotes,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._page = page
        self._card = card
        self._pane = pane
        self._reading = reading
        self._at = page_controller
        self._notes = notes
        self._lasting = lasting
        self._settings = settings
        self._shown: tuple[int, int] | None = None
        self._shown_request: LookupRequest | None = None
        self._pinned_request: LookupRequest | None = None
        self._definition_rect = QRect()
        page.word_hovered.connect(self._on_page_word_hovered)
        page.hover_left.connect(self._on_page_hover_left)
        page.word_clicked.connect(self._on_page_word_clicked)
        page.current_word_changed.connect(lambda *_: self.dismiss())
        page.position_changed.connect(lambda _offset: self._on_page_moved())
        controller.result_ready.connect(self._on_result_ready)
        controller.search_ready.connect(pane.show_search)
        controller.kanji_ready.connect(self._on_kanji_ready)
        controller.kanji_words_ready.connect(pane.show_kanji_words)
        card.pin_requested.connect(self.pin_shown)
        card.note_requested.connect(self._on_note_requested)
        card.status_requested.connect(self._on_card_status_requested)
        card.link_activated.connect(self._on_card_link_activated)
        card.japanese_clicked.connect(self.pin_text)
        card.closed.connect(self._on_card_closed)
        pane.lookup_requested.connect(self.pin_text)
        pane.search_requested.connect(controller.search)
        pane.kanji_requested.connect(controller.kanji)
        pane.status_requested.connect(notes.set_status)
        pane.japanese_hovered.connect(self._on_pane_japanese_hovered)
        pane.japanese_left.connect(self._on_page_hover_left)
        notes.preferred_changed.connect(lambda _preferred: controller.forget())
        notes.corrections_loaded.connect(lambda _corrections: controller.forget())
        reading.entities_found.connect(lambda _map: self._on_more_known())
        page_controller.words_known.connect(self._on_more_known)
        settings.changed.connect(self._on_setting_changed)
        controller.set_delay(settings.hover_delay_ms)
        # The page was there before: the pointer may rest on a word already.
        self._hover_soon()

    # Asking

    def request_at(self, offset: int) -> LookupRequest | None:
        """Return what to ask about a character of the document."""
        document = self._reading.document
        positions = self._at.positions
        if document is None or positions is None:
            return None
        number = positions.block_at(offset)
        if number is None:
            return None
        block = document.blocks[number]
        if not block.start <= offset < block.end:
            return None
        start, end = self._asked(offset, block.start, block.end)
        paragraph = positions.paragraph_at(offset)
        readings = paragraph.readings if paragraph is not None else ()
        return LookupRequest(
            text=document.text[start:end],
            at=offset - start,
            offset=start,
            readings=tuple(
                GivenReading(r.start - start, r.end - start, r.reading, r.source in _CERTAIN)
                for r in readings
                if start <= r.start and r.end <= end
            ),
            names=tuple(
                NameSpan(m.start - start, m.end - start, m.type.value)
                for m in mentions_in(self._reading.entity_map, start, end)
                if m.type not in _UNNAMED
            ),
            preferred=self._notes.preferred,
        )

    def _asked(self, offset: int, start: int, end: int) -> tuple[int, int]:
        """What to look up in: the paragraph, but a word alone whose borders the reader fixed."""
        document, positions = self._reading.document, self._at.positions
        word = positions.word_at(offset) if positions is not None else None
        fixed = self._reading.corrections.words
        if word is None or document is None or not fixed:
            return start, end
        if any(one.fixes(document.text, word.start, word.end) for one in fixed):
            return word.start, word.end
        return start, end

    def pin_at(self, offset: int) -> None:
        """Look a character of the document up and pin the answer."""
        request = self.request_at(offset)
        if request is not None:
            self._controller.look_up(request)

    def pin_shown(self) -> bool:
        """Pin what the card shows; False where there is none."""
        request = self._shown_request
        if request is None or not self._card.isVisible():
            return False
        self._stand_on(self.pointed_word())
        self._controller.look_up(request)
        return True

    def pointed_word(self) -> tuple[int, int] | None:
        """Return the stretch of the document that the card is about; None without a card."""
        return self._shown if self._card.isVisible() else None

    def _stand_on(self, word: tuple[int, int] | None) -> None:
        """Make a looked-up word the one that the keys are about."""
        if word is not None:
            self._page.set_current_word(self._page.word_at(word[0]) or word)

    def pin_text(self, text: str, at: int) -> None:
        """Look up in a text from elsewhere, a definition for example, and pin the answer."""
        self._controller.look_up(
            LookupRequest(text, at, _ELSEWHERE, preferred=self._notes.preferred)
        )

    def peek(self, at: int) -> None:
        """Show the card for a word at once, as the keyboard asks for it."""
        request = self.request_at(at)
        if request is not None:
            self._controller.hover(request, at_once=True)

    def dismiss(self) -> bool:
        """Take the card away; False when there was none."""
        self._controller.leave()
        shown = self._card.isVisible()
        self._card.dismiss()
        self._highlight(None)
        return shown

    def copy(self) -> bool:
        """Put what is selected in the card, else all of it, on the clipboard; False without one."""
        if not self._card.isVisible():
            return False
        self._card.view.copy_entry()
        return True

    def step_entry(self, step: int) -> None:
        """Show the next entry (1) or the one before (-1): of the card, or without one the pane."""
        view = self._card.view if self._card.isVisible() else self._pane.view
        view.step_entry(step)

    def refresh_details(self) -> None:
        """Show notes, status and readings anew in the card and the pane, after a change."""
        asked, shown = self._shown_request, self._card.result
        if asked is not None and shown is not None and asked.offset != _ELSEWHERE:
            self._card.update_details(self.details(asked, shown))
        request = self._pinned_request
        if request is not None and request.offset != _ELSEWHERE:
            result = self._pane_result()
            details = self.details(request, result) if result is not None else None
            if details is not None:
                self._pane.update_details(details)

    def _pane_result(self) -> LookupResult | None:
        current = self._pane.current
        return current.result if current is not None else None

    # The pointer

    def _on_page_word_clicked(self, at: int) -> None:
        self._stand_on((at, at + 1))
        self.pin_at(at)

    def _on_page_word_hovered(self, _start: int, _end: int, at: int) -> None:
        if self._settings.hover == "click":
            return
        held = bool(QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._settings.hover == "shift" and not held:
            return
        if self._shown is not None and self._shown[0] <= at < self._shown[1]:
            self._card.pointer_on_word()
        request = self.request_at(at)
        if request is not None:
            self._controller.hover(request, at_once=held)

    def _hover_soon(self) -> None:
        """Ask for what the pointer rests on, when the page has settled."""
        QTimer.singleShot(0, self, self._page.hover_again)

    def _on_page_moved(self) -> None:
        """Another place is shown: the card goes, but who still waits for one gets it."""
        waiting = self._controller.hovering
        self.dismiss()
        if waiting:
            self._hover_soon()

    def _on_more_known(self) -> None:
        """The text is better known: so is what is asked, or shown, about the word."""
        request = self._shown_request
        if self._controller.hovering:
            self._hover_soon()
        elif self._card.isVisible() and request is not None and request.offset != _ELSEWHERE:
            self.peek(request.offset + request.at)

    def _on_page_hover_left(self) -> None:
        self._controller.leave()
        self._card.pointer_left_word()

    def _on_pane_japanese_hovered(self, text: str, at: int, rect: QRect) -> None:
        if self._settings.hover == "click":
            return
        self._definition_rect = rect
        self._controller.hover(LookupRequest(text, at, _ELSEWHERE, preferred=self._notes.preferred))

    # Answers

    def _on_result_ready(
        self, request: LookupRequest, result: LookupResult, purpose: Purpose
    ) -> None:
        details = self.details(request, result)
        if purpose is Purpose.PIN:
            self._pinned_request = request
            self._card.dismiss()
            self._pane.show_result(result, details)
            self.pane_wanted.emit()
            announce(self._page, self._pane.view.entry_text)
            if result.matches:
                self._log(request, result)
            return
        self._shown_request = request
        anchor = self._anchor(request, result)
        if not result.matches or anchor is None:
            self._card.dismiss()
            self._highlight(None)
            return
        self._card.show_result(result, details, anchor)
        announce(self._page, self._card.view.entry_text)
        if request.offset != _ELSEWHERE:
            first = result.matches[0]
            self._highlight((request.offset + first.start, request.offset + first.end))

    def _highlight(self, span: tuple[int, int] | None) -> None:
        self._shown = span
        self.word_highlighted.emit(*(span or (0, 0)))

    def _anchor(self, request: LookupRequest, result: LookupResult) -> Anchor | None:
        window = self._page.window()
        if request.offset == _ELSEWHERE:
            return _anchor_of([self._definition_rect], window, vertical=False)
        if not result.matches:
            return None
        first = result.matches[0]
        boxes = self._page.rects_with_ruby(request.offset + first.start, request.offset + first.end)
        origin = self._page.viewport().mapToGlobal(QPoint(0, 0))
        rects = [box.toAlignedRect().translated(origin) for box in boxes]
        at = self._page.rects(request.offset + request.at, request.offset + request.at + 1)
        if at:
            # The line that the pointer is on comes first.
            here = at[0].toAlignedRect().translated(origin)
            rects.sort(key=lambda r: not r.intersects(here))
        if not rects:
            return None
        return _anchor_of(rects, window, vertical=self._settings.vertical)

    def details(self, request: LookupRequest, result: LookupResult) -> WordDetails | None:
        """Return what the text and the reader's own data say of a result."""
        positions = self._at.positions
        document = self._reading.document
        if request.offset == _ELSEWHERE or positions is None or document is None:
            return self._details_elsewhere(result)
        offset = request.offset + request.at
        word = positions.word_at(offset)
        reading = positions.reading_at(offset)
        mention = mention_at(self._reading.entity_map, offset)
        entity = None
        if mention is not None:
            entity = next(
                (e for e in self._reading.entity_map.entities if e.id == mention.entity), None
            )
        lemma = word.lemma if word is not None else ""
        lemma_reading = word.lemma_reading if word is not None else ""
        start, end = (word.start, word.end) if word is not None else (offset, offset + 1)
        if result.matches:
            first = result.matches[0]
            start, end = request.offset + first.start, request.offset + first.end
        return WordDetails(
            surface=document.text[start:end],
            reading=reading.reading if reading is not None else "",
            source=reading.source if reading is not None else None,
            doubtful=reading.doubtful if reading is not None else False,
            rule=reading.rule if reading is not None else "",
            entity=entity,
            status=self._at.status_of(lemma, lemma_reading) if lemma else None,
            notes=self._notes_about(result, (start, end), lemma, entity),
            lemma=lemma,
            lemma_reading=lemma_reading,
        )

    def _notes_about(
        self, result: LookupResult, here: tuple[int, int], lemma: str, entity: Entity | None
    ) -> tuple[Annotation, ...]:
        """The notes on a stretch of the text, then those on its word, name and entry anywhere."""
        start, end = here
        found = [
            a
            for a in self._at.annotations
            if a.note and not a.orphaned and a.start < end and start < a.end
        ]
        subjects = [Subject(AnnotationTarget.WORD, lemma)] if lemma else []
        if entity is not None:
            subjects.append(Subject(AnnotationTarget.ENTITY, entity.name))
        entry = result.matches[0].entry if result.matches else None
        if entry is not None:
            subjects.append(subject_of(entry))
        known = {a.id for a in found}
        found += [a for a in self._lasting.about(*subjects) if a.id not in known]
        return tuple(found)

    def _details_elsewhere(self, result: LookupResult) -> WordDetails | None:
        if not result.matches or result.matches[0].kind is not MatchKind.WORD:
            return None
        first = result.matches[0]
        return WordDetails(
            notes=self._notes_about(result, (0, 0), first.headword, None),
            status=self._at.status_of(first.headword, first.reading),
            lemma=first.headword,
            lemma_reading=first.reading,
        )

    def _on_kanji_ready(self, character: str, kanji: KanjiEntry | None) -> None:
        if kanji is None:
            return
        self._pane.show_kanji(kanji, WordDetails(words_here=self.words_with(character)))
        self.pane_wanted.emit()

    def words_with(self, character: str, limit: int = 30) -> tuple[tuple[str, str], ...]:
        """Return the words of this text with a kanji: written and read."""
        found: dict[tuple[str, str], None] = {}
        for paragraph in self._reading.paragraphs.values():
            for word in paragraph.words:
                if character in word.lemma:
                    found.setdefault((word.lemma, word.lemma_reading))
                    if len(found) >= limit:
                        return tuple(found)
        return tuple(found)

    # The card's own commands

    def _on_note_requested(self) -> None:
        if self._shown is not None:
            self.note_requested.emit(*self._shown)

    def _on_card_status_requested(self, status: WordStatus) -> None:
        request = self._shown_request
        result = self._card.result
        if request is None or result is None:
            return
        details = self.details(request, result)
        if details is not None and details.lemma:
            self._notes.set_status(details.lemma, details.lemma_reading, status)

    def _on_card_link_activated(self, link: str) -> None:
        kind, _, value = link.partition(":")
        if kind == "kanji":
            self._controller.kanji(value)
        elif kind == "word":
            self.pin_text(value, 0)
        else:
            self.pin_shown()

    def _on_card_closed(self, result: LookupResult, shown_ms: int) -> None:
        self._highlight(None)
        request = self._shown_request
        if request is not None and shown_ms >= self._settings.lookup_read_ms:
            self._log(request, result)

    def _log(self, request: LookupRequest, result: LookupResult) -> None:
        """Keep a look-up with its sentence, for the word list and for cards."""
        positions = self._at.positions
        if request.offset == _ELSEWHERE or positions is None or not result.matches:
            return
        first = result.matches[0]
        if first.entry is None:
            return
        senses = first.entry.senses
        self._notes.log_lookup(
            start=request.offset + first.start,
            end=request.offset + first.end,
            surface=request.text[first.start : first.end],
            headword=first.headword,
            reading=first.reading,
            entry=first.entry.id,
            gloss="; ".join(g.text for g in senses[0].glosses) if senses else "",
            sentence=positions.sentence_text(request.offset + request.at),
        )

    def _on_setting_changed(self, key: str) -> None:
        if key == "lookup/hover_delay_ms":
            self._controller.set_delay(self._settings.hover_delay_ms)


def _anchor_of(rects: list[QRect], window: QWidget, *, vertical: bool) -> Anchor | None:
    screen = QGuiApplication.screenAt(rects[0].center()) or window.screen()
    if screen is None:
        return None
    return Anchor(rects, screen.availableGeometry(), window.height(), vertical)
