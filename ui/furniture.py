"""Everything beside the page: panels, card, definition, dialogs. Made after the first screenful."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit

from reader.analysis.model import Entity, Mention
from reader.documents.model import Document
from reader.sessions.model import Annotation, AnnotationTarget, SessionSummary
from reader.sessions.upkeep import Maintenance
from ui.asking import Asking
from ui.correcting import Correcting
from ui.entity_pages import EntityPages
from ui.exporting import Exporting
from ui.finding import Finding
from ui.lasting import LastingNotes, Subject, subject_of
from ui.looking_up import LookingUp
from ui.lookup.card import HoverCard
from ui.lookup.controller import LookupController
from ui.lookup.entity_text import EntityPage
from ui.lookup.pane import DefinitionPane
from ui.models.library import shown_duration
from ui.note_writing import NoteWriting
from ui.page.face import font_families
from ui.page.scene import Mark, MarkStyle
from ui.preparing import Preparing
from ui.services import Services
from ui.side import SidePanels
from ui.word_commands import Place, WordCommands

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_MAINTAIN_MS = 30_000
_WORTH_A_PAGE_MS = 60_000


class Furniture(QObject):
    """Builds and wires what the first screenful does not need, a part at each ``make_next``.

    Args:
        window: The window, with its page, reading and notes.
        services: Preferences, threads and the trace.
    """

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._settings = services.settings
        self._data_dir = services.data_dir
        self._building = services.building
        self._parts = (
            self._make_definitions,
            self._make_side,
            self._complete_side,
            self._make_rooms,
            self._connect,
        )
        self._next = 0
        self._services = services

    def make_next(self) -> bool:
        """Make the next part, which takes less than a frame; return True after the last."""
        self._parts[self._next]()
        self._next += 1
        return self._next == len(self._parts)

    def _make_definitions(self) -> None:
        window, services = self._window, self._services
        looks, page, reading, notes = window.looks, window.page, window.reading, window.notes
        self.pane = DefinitionPane(looks.theme, window)
        self.card = HoverCard(looks.theme, window)
        self.lookups = LookupController(services.dictionary, parent=self)
        self.lasting = LastingNotes(notes, self)
        self.entity_pages = EntityPages(notes, self.lasting, self)
        self.looking_up = LookingUp(
            controller=self.lookups,
            page=page,
            card=self.card,
            pane=self.pane,
            reading=reading,
            page_controller=window.page_controller,
            notes=notes,
            lasting=self.lasting,
            settings=self._settings,
            parent=self,
        )
        looks.add(self.pane)
        looks.add(self.card)
        families = font_families(self._settings.font_family)
        self.pane.set_japanese_family(families[0])
        self.card.set_japanese_family(families[0])
        if not families[-1]:
            window.message.show_message(
                self.tr(
                    "No Japanese font is installed, so that characters are missing on the page."
                    " Install “Noto Sans CJK JP” and start Yomite again."
                ),
                stays=True,
            )

    def _make_side(self) -> None:
        window = self._window
        self.side = SidePanels(
            window,
            self._services,
            window.reading,
            window.notes,
            window.page_controller,
            window.looks,
        )

    def _complete_side(self) -> None:
        self.side.complete()

    def _make_rooms(self) -> None:
        window, services = self._window, self._services
        looks, page, reading, notes = window.looks, window.page, window.reading, window.notes
        self.words = WordCommands(
            page, reading, window.page_controller, notes, self.looking_up.pointed_word, self
        )
        self.finding = Finding(page, window.find_bar, window.page_controller, services.files, self)
        self.preparing = Preparing(services.dictionary, services.building, self)
        self.exporting = Exporting(window, services, reading, notes)
        self.asking = Asking(
            window,
            services,
            reading=reading,
            notes=notes,
            looks=looks,
            actions=window.actions_table,
            exporting=self.exporting,
        )
        self.correcting = Correcting(
            window,
            reading=reading,
            page_controller=window.page_controller,
            notes=notes,
            words=self.words,
            files=services.files,
            dictionary=services.dictionary,
        )
        self.writing = NoteWriting(
            window,
            page=page,
            reading=reading,
            notes=notes,
            words=self.words,
            looks=looks,
            lasting=self.lasting,
        )

    def _connect(self) -> None:
        self._connect_side()
        self._connect_page()
        self._window.actions_table.connect_all(self._slots())
        self.side.catch_up()
        self.preparing.begin()
        reading = self._window.reading
        reading.entities_found.connect(lambda _map: self.preparing.hurry())
        if reading.document is None or reading.entity_map.entities:
            self.preparing.hurry()
        QTimer.singleShot(_MAINTAIN_MS, self, self._maintain)

    def _maintain(self) -> None:
        """Check the store and make today's backup, when the start is long over."""
        folder = self._data_dir

        def work(_: object) -> Maintenance:
            from reader.sessions.notebook import Notebook

            return Notebook.maintain(folder)

        self._building.submit(work, self._on_maintained, self._window.telling.failure)

    def _on_maintained(self, done: Maintenance) -> None:
        if done.problems:
            self._window.message.show_message(
                self.tr(
                    "The file of your notes is damaged; at the next start it is set aside and what"
                    " can be read is kept."
                ),
                stays=True,
            )

    def _connect_side(self) -> None:
        window, side, asking = self._window, self.side, self.asking
        side.went.connect(window.go_to)
        side.pin_requested.connect(lambda text: self.looking_up.pin_text(text, 0))
        side.pin_at_requested.connect(self.looking_up.pin_at)
        side.document_requested.connect(window.opening.number)
        side.delete_requested.connect(asking.delete_document)
        side.export_requested.connect(self.exporting.ask)
        side.word_list_requested.connect(
            lambda number: self.exporting.ask("document", number, "words-csv")
        )
        side.summary_requested.connect(asking.summary)
        side.note_requested.connect(self.writing.edit_annotation)
        self.correcting.entity_note_requested.connect(self._on_entity_note_requested)
        side.notes_panel.naming_requested.connect(self.writing.name_colours)
        side.told.connect(window.telling.say)
        side.entities.correction_requested.connect(self.correcting.correct_entity)
        side.notes_panel.place_requested.connect(self._on_place_requested)
        for room in (asking, self.correcting, self.writing):
            room.told.connect(window.telling.say)
        asking.failed.connect(window.telling.failure)
        self.correcting.failed.connect(window.telling.failure)
        asking.dictionaries_changed.connect(self.lookups.forget)
        asking.pin_requested.connect(lambda text: self.looking_up.pin_text(text, 0))
        asking.session_requested.connect(side.reopen)
        self.exporting.progressed.connect(self._on_export_progressed)
        self.exporting.written.connect(
            lambda path: window.message.show_message(self.tr("{0} was written.").format(path))
        )
        self.exporting.told.connect(window.telling.say)
        self.exporting.failed.connect(window.telling.failure)
        self.preparing.progressed.connect(self._on_preparing_progressed)
        self.preparing.finished.connect(self.lookups.forget)
        self.preparing.failed.connect(window.telling.failure)

    def _connect_page(self) -> None:
        window, page, notes = self._window, self._window.page, self._window.notes
        window.reading.document_opened.connect(self._on_document_opened)
        window.reading.entities_found.connect(lambda _map: self.lookups.forget())
        notes.session_ended.connect(self._on_session_ended)
        notes.annotations_changed.connect(lambda _all: self.looking_up.refresh_details())
        notes.statuses_changed.connect(lambda _all: self.looking_up.refresh_details())
        page.context_menu_requested.connect(self._on_context_menu_requested)
        self.words.went.connect(window.go_to)
        self.words.told.connect(window.telling.say)
        self.looking_up.pane_wanted.connect(window.show_panel)
        self.looking_up.note_requested.connect(self.words.note_at)
        self.looking_up.word_highlighted.connect(self._on_word_highlighted)
        self.pane.note_requested.connect(self._on_pane_note_requested)
        self.lasting.changed.connect(self.looking_up.refresh_details)
        self.pane.note_activated.connect(self._on_note_activated)
        self.pane.correct_reading_requested.connect(self.correcting.correct)
        self.pane.preferred_requested.connect(notes.prefer)
        self.pane.place_requested.connect(window.go_to)
        self.pane.document_requested.connect(window.opening.number)
        self.side.entities.page_requested.connect(self.entity_pages.complete)
        self.entity_pages.completed.connect(self._on_entity_page_completed)
        self.lookups.failed.connect(window.telling.failure)

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": lambda: self._edit_or("undo", self._window.notes.undo),
            "redo": lambda: self._edit_or("redo", self._window.notes.redo),
            "copy": lambda: self._copy(self._settings.copy_style),
            "copy_brackets": lambda: self._copy("brackets"),
            "copy_ruby": lambda: self._copy("html"),
            "find": self.finding.open,
            "find_next": lambda: self.finding.go(1),
            "find_previous": lambda: self.finding.go(-1),
            "search": self._search_library,
            "contents": self._show_contents,
            "look_up": self._look_up,
            "peek": self._peek,
            "search_word": self._search_word,
            "next_entry": lambda: self.looking_up.step_entry(1),
            "previous_entry": lambda: self.looking_up.step_entry(-1),
            "back": self.pane.go_back,
            "forward": self.pane.go_forward,
            "focus_panel": self._focus_panel,
            **self.words.actions(),
            **self.asking.slots(),
            **self.correcting.slots(),
            "colour_names": self.writing.name_colours,
        }

    def close_innermost(self) -> bool:
        """Close the note or the card; False when neither is open."""
        if self.writing.note_open:
            self.writing.finish_note()
            return True
        return self.looking_up.dismiss()

    def put_away(self) -> None:
        """Keep what is being written and stop what goes on, at the window's end."""
        self.writing.finish_note()
        self.looking_up.dismiss()
        self.preparing.stop()
        self.exporting.cancel()

    def _on_document_opened(self, _document: Document) -> None:
        self.writing.finish_note()
        self.looking_up.dismiss()
        self.pane.clear()
        self.finding.forget()

    def _on_session_ended(self, summary: SessionSummary) -> None:
        """Offer the page about a reading that is over, where it was one."""
        session = summary.session
        if session.active_ms < _WORTH_A_PAGE_MS:
            return
        said = self.tr("You read “{title}” for {time}.").format(
            title=session.title, time=shown_duration(session.active_ms)
        )
        self._window.message.show_message(
            said, self.tr("Summary"), lambda: self.asking.summary(int(session.id))
        )

    def _on_entity_page_completed(self, page: EntityPage) -> None:
        self.pane.show_entity(page)
        self._window.show_panel()

    def _on_preparing_progressed(self, stage: str, done: int, total: int) -> None:
        text = {
            "kanji": self.tr("Kanji being prepared"),
            "words": self.tr("Words being prepared"),
            "names": self.tr("Names being prepared"),
        }.get(stage, self.tr("Dictionary being prepared"))
        self._window.status.set_work(text, done, total)

    def _on_export_progressed(self, stage: str, done: int, total: int) -> None:
        text = {
            "read": self.tr("Export: reading the text"),
            "words": self.tr("Export: looking words up"),
        }.get(stage, self.tr("Exporting"))
        if self.exporting.busy:
            self._window.status.set_work(text, done, total, self._stop_export)

    def _stop_export(self) -> None:
        self.exporting.cancel()
        self._window.telling.say(self.tr("The export was stopped; nothing was written."))

    def _on_entity_note_requested(self, entity: Entity, mention: Mention) -> None:
        place = Place(mention.start, mention.end, None, selected=True)
        self.writing.note_about(Subject(AnnotationTarget.ENTITY, entity.name), place)

    def _on_pane_note_requested(self) -> None:
        """Write a note on the entry that is shown; without one, on the word on the page."""
        entry, place = self.pane.entry(), self.words.place()
        if entry is None or place is None:
            self.words.note()
        else:
            self.writing.note_about(subject_of(entry), place)

    def _on_note_activated(self, number: int) -> None:
        here = self._window.page_controller.annotations
        found = next((a for a in here if a.id == number), self.lasting.find(number))
        if found is None or found.orphaned:
            return
        record = self._window.notes.record
        if record is not None and found.document_id == record.id:
            self._window.go_to(found.start, found.end)
        else:
            self._window.opening.number(int(found.document_id), (found.start, found.end))

    def _on_place_requested(self, annotation: Annotation) -> None:
        selection, record = self._window.page.selection(), self._window.notes.record
        if selection is None or record is None:
            self._window.telling.say(
                self.tr("Select the passage that the note belongs to first."), False
            )
            return
        self._window.notes.change(
            lambda n: n.place_annotation(annotation.id, *selection, document_id=record.id),
            lambda _: self._window.telling.say(self.tr("The note has a place again."), True),
        )

    def _edit_or(self, name: str, otherwise: Callable[[], object]) -> None:
        """Undo typing in a text field; elsewhere undo what was done to the reader's data."""
        focus = QApplication.focusWidget()
        if isinstance(focus, (QTextEdit, QPlainTextEdit)) and not focus.isReadOnly():
            getattr(focus, name)()
        else:
            otherwise()

    def _on_word_highlighted(self, start: int, end: int) -> None:
        marks = [Mark(start, end, "current", MarkStyle.UNDERLINE)] if end > start else []
        self._window.page.set_marks("lookup", marks)

    def _look_up(self) -> None:
        if self.looking_up.pin_shown():
            return
        place = self.words.place()
        if place is None:
            self._window.page.move_word(1)
            place = self.words.place()
        if place is not None:
            self.looking_up.dismiss()
            self.looking_up.pin_at(place.start)

    def _peek(self) -> None:
        place = self.words.place()
        if place is not None:
            self.looking_up.peek(place.start)

    def _search_word(self) -> None:
        self._window.show_panel()
        self.pane.focus_search()

    def _search_library(self) -> None:
        self._settings.library_visible = True
        self.side.left.setCurrentWidget(self.side.library)
        self.side.library.focus_search()

    def _show_contents(self) -> None:
        self._settings.library_visible = True
        self.side.left.setCurrentWidget(self.side.contents)

    def _focus_panel(self) -> None:
        self._window.show_panel()
        self.side.right.setCurrentWidget(self.side.entities)
        self.side.entities.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _copy(self, style: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self._window.page and hasattr(focus, "copy"):
            focus.copy()
            return
        text = self._window.page.copy_text(style)
        if text:
            mime = QMimeData()
            mime.setText(self._window.page.copy_text("plain") if style == "html" else text)
            if style == "html":
                mime.setHtml(text)
            QGuiApplication.clipboard().setMimeData(mime)
        else:
            self.looking_up.copy()

    def _on_context_menu_requested(self, at: int, where: QPoint) -> None:
        table = self._window.actions_table
        if at >= 0 and self._window.page.selection() is None:
            self._window.page.set_current_word(self._window.page.word_at(at))
        self.looking_up.dismiss()
        menu = QMenu(self._window)
        for group in (
            ("look_up", "correct", "borders"),
            ("note", "highlight", "delete_note"),
            ("known", "ignored", "unknown"),
            ("next_mention", "select_sentence"),
            ("copy", "copy_brackets", "copy_ruby"),
        ):
            for name in group:
                menu.addAction(table[name])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
