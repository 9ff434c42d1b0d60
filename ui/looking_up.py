"""From the pointer or the keyboard on the page to the card and the pinned definition."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dictionary.model import KanjiEntry, LookupResult
from reader.sessions.model import WordStatus
from ui.announcing import announce
from ui.known_here import ELSEWHERE, KnownHere
from ui.lasting import LastingNotes
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
        self._known = KnownHere(reading, page_controller, notes, lasting)
        self._settings = settings
        self._shown: tuple[int, int] | None = None
        self._shown_request: LookupRequest | None = None
        self._pinned_request: LookupRequest | None = None
        self._definition_rect = QRect()
        self._hovered_in: HoverCard | None = None
        self._asked_inside: list[LookupRequest] = []
        page.word_hovered.connect(self._on_page_word_hovered)
        page.hover_left.connect(self._on_page_hover_left)
        page.word_clicked.connect(self._on_page_word_clicked)
        page.current_word_changed.connect(lambda *_: self._dismiss_all())
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
        for asker in (card, pane.view):
            asker.picture_wanted.connect(controller.picture)
            controller.picture_ready.connect(asker.set_picture)
        card.japanese_hovered.connect(self._on_card_japanese_hovered)
        card.japanese_left.connect(self._on_card_japanese_left)
        card.closed.connect(self._on_card_closed)
        card.set_most(QSize(settings.card_width_px, settings.card_height_px))
        card.resized.connect(self._on_card_resized)
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
        return self._known.request_at(offset)

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
        inside = self._asked_inside[: self._card.cards_over]
        self._stand_on(self.pointed_word())
        self._controller.look_up(inside[-1] if inside else request)
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
            LookupRequest(text, at, ELSEWHERE, preferred=self._notes.preferred)
        )

    def peek(self, at: int) -> None:
        """Show the card for a word at once, as the keyboard asks for it."""
        request = self.request_at(at)
        if request is not None:
            self._controller.hover(request, at_once=True)

    def dismiss(self) -> bool:
        """Take the card that lies over the others away; False when there was none."""
        return self._card.close_inside() or self._dismiss_all()

    def _dismiss_all(self) -> bool:
        self._controller.leave()
        shown = self._card.isVisible()
        self._card.dismiss()
        self._highlight(None)
        return shown

    def copy(self) -> bool:
        """Put what is selected in the card, else all of it, on the clipboard; False without one."""
        if not self._card.isVisible():
            return False
        self._card.innermost.view.copy_entry()
        return True

    def step_entry(self, step: int) -> None:
        """Show the next entry (1) or the one before (-1): of the card, or without one the pane."""
        view = self._card.innermost.view if self._card.isVisible() else self._pane.view
        view.step_entry(step)

    def refresh_details(self) -> None:
        """Show notes, status and readings anew in the card and the pane, after a change."""
        asked, shown = self._shown_request, self._card.result
        if asked is not None and shown is not None and asked.offset != ELSEWHERE:
            self._card.update_details(self._known.details(asked, shown))
        request = self._pinned_request
        if request is not None and request.offset != ELSEWHERE:
            result = self._pane_result()
            details = self._known.details(request, result) if result is not None else None
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
        self._dismiss_all()
        if waiting:
            self._hover_soon()

    def _on_more_known(self) -> None:
        """The text is better known: so is what is asked, or shown, about the word."""
        request = self._shown_request
        if self._controller.hovering:
            self._hover_soon()
            return
        resting = self._card.isVisible() and not self._card.leaving and not self._card.cards_over
        if resting and request is not None and request.offset != ELSEWHERE:
            self.peek(request.offset + request.at)

    def _on_page_hover_left(self) -> None:
        self._controller.leave()
        self._card.pointer_left_word()

    def _on_pane_japanese_hovered(self, text: str, at: int, rect: QRect) -> None:
        if self._settings.hover == "click":
            return
        self._hover_elsewhere(None, text, at, rect)

    def _on_card_japanese_hovered(self, card: HoverCard, text: str, at: int, rect: QRect) -> None:
        if self._settings.hover != "click":
            self._hover_elsewhere(card, text, at, rect)

    def _hover_elsewhere(self, card: HoverCard | None, text: str, at: int, rect: QRect) -> None:
        self._hovered_in = card
        self._definition_rect = rect
        self._controller.hover(LookupRequest(text, at, ELSEWHERE, preferred=self._notes.preferred))

    def _on_card_japanese_left(self) -> None:
        self._controller.leave()
        if self._hovered_in is not None:
            self._hovered_in.pointer_left_text()

    # Answers

    def _on_result_ready(
        self, request: LookupRequest, result: LookupResult, purpose: Purpose
    ) -> None:
        details = self._known.details(request, result)
        if purpose is Purpose.PIN:
            self._pinned_request = request
            self._card.dismiss()
            self._pane.show_result(result, details)
            self.pane_wanted.emit()
            announce(self._page, self._pane.view.entry_text)
            if result.matches:
                self._log(request, result)
            return
        anchor = self._anchor(request, result)
        if request.offset == ELSEWHERE and self._hovered_in is not None:
            self._show_inside(self._hovered_in, request, result, details, anchor)
            return
        self._shown_request = request
        if not result.matches or anchor is None:
            self._card.dismiss()
            self._highlight(None)
            return
        elsewhere = request.offset == ELSEWHERE
        self._card.show_result(result, details, anchor, elsewhere=elsewhere)
        announce(self._page, self._card.view.entry_text)
        if not elsewhere:
            first = result.matches[0]
            self._highlight((request.offset + first.start, request.offset + first.end))

    def _show_inside(
        self,
        card: HoverCard,
        request: LookupRequest,
        result: LookupResult,
        details: WordDetails | None,
        anchor: Anchor | None,
    ) -> None:
        """Show a word of a card's own text in a card over it."""
        if not card.isVisible() or not result.matches or anchor is None:
            return
        card.show_inside(result, details, anchor)
        self._asked_inside[self._card.cards_over - 1 :] = [request]
        announce(self._page, self._card.innermost.view.entry_text)

    def _highlight(self, span: tuple[int, int] | None) -> None:
        self._shown = span
        self.word_highlighted.emit(*(span or (0, 0)))

    def _anchor(self, request: LookupRequest, result: LookupResult) -> Anchor | None:
        window = self._page.window()
        if request.offset == ELSEWHERE:
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

    def _on_kanji_ready(self, character: str, kanji: KanjiEntry | None) -> None:
        if kanji is None:
            return
        self._pane.show_kanji(kanji, WordDetails(words_here=self._known.words_with(character)))
        self.pane_wanted.emit()

    # The card's own commands

    def _on_note_requested(self) -> None:
        if self._shown is not None:
            self.note_requested.emit(*self._shown)

    def _on_card_status_requested(self, status: WordStatus) -> None:
        request = self._shown_request
        result = self._card.result
        if request is None or result is None:
            return
        details = self._known.details(request, result)
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

    def _on_card_resized(self, size: QSize) -> None:
        self._settings.card_width_px, self._settings.card_height_px = size.width(), size.height()

    def _on_card_closed(self, result: LookupResult, shown_ms: int) -> None:
        self._highlight(None)
        request = self._shown_request
        if request is not None and shown_ms >= self._settings.lookup_read_ms:
            self._log(request, result)

    def _log(self, request: LookupRequest, result: LookupResult) -> None:
        """Keep a look-up with its sentence, for the word list and for cards."""
        positions = self._at.positions
        if request.offset == ELSEWHERE or positions is None or not result.matches:
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
