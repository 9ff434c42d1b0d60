"""The window: one slim row, the page, and what appears beside it when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import EntityMap
from reader.documents.model import Document
from reader.sessions.model import (
    Annotation,
    DocumentRecord,
    OpenedDocument,
    Recovery,
    WordStatus,
)
from ui.actions import Actions
from ui.asking import Asking
from ui.exporting import Exporting
from ui.finding import Finding
from ui.looking_up import LookingUp
from ui.looks import Looks
from ui.lookup.card import HoverCard
from ui.lookup.controller import LookupController
from ui.lookup.pane import DefinitionPane
from ui.messages import message_for
from ui.notes import NotesController
from ui.opening import Opening
from ui.page.scene import Mark, MarkStyle
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.preparing import Preparing
from ui.reading import Corrections, ReadingController
from ui.services import Services
from ui.side import SidePanels
from ui.widgets.find_bar import FindBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.start_page import StartPage
from ui.widgets.status_bar import ReadingStatusBar
from ui.word_commands import WordCommands

_GEOMETRY = ("window/geometry", "window/across", "window/down")
_NO_STORE_MS = 400
"""How long the analysis waits for the reader's corrections before it begins without them."""
_MANY_BLOCKS = 200
_RECENT = 12
_LIBRARY_PX = 280


class MainWindow(QMainWindow):
    """Builds the widgets and wires them; the controllers beside it know what to do.

    Args:
        services: Preferences, threads and the trace.
    """

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Yomite"))
        self.setAcceptDrops(True)
        self.resize(1180, 780)
        self._services = services
        self._settings = services.settings
        self._corrections_wanted = False
        self._indexed = True
        self._moved = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_NO_STORE_MS)

        self.page = PageView(self)
        self.actions_table = Actions(self, self.page)
        self.looks = Looks(self, self._settings, self.actions_table)
        self.pane = DefinitionPane(self.looks.theme, self)
        self.card = HoverCard(self.looks.theme, self)
        self.start = StartPage(self)
        self.message = MessageBar(self)
        self.find_bar = FindBar(self)
        self.status = ReadingStatusBar(self)
        self._make_controllers()
        self._lay_out()
        self._make_menus()
        self._connect()
        for themed in (self.page_controller, self.pane, self.card):
            self.looks.add(themed)
        self.looks.apply()
        self._read_recent()
        self.preparing.begin()

    # Making

    def _make_controllers(self) -> None:
        services, page = self._services, self.page
        self.reading = ReadingController(services.files, services.analysis, self)
        self.notes = NotesController(services.store, self)
        self.page_controller = PageController(page, self.reading, self._settings, self)
        self.lookups = LookupController(services.dictionary, parent=self)
        self.looking_up = LookingUp(
            controller=self.lookups,
            page=page,
            card=self.card,
            pane=self.pane,
            reading=self.reading,
            page_controller=self.page_controller,
            notes=self.notes,
            settings=self._settings,
            parent=self,
        )
        self.words = WordCommands(page, self.reading, self.page_controller, self.notes, self)
        self.opening = Opening(self, self.reading, self.notes)
        self.finding = Finding(page, self.find_bar, self)
        self.preparing = Preparing(services.dictionary, services.building, self)
        self.side = SidePanels(
            self, services, self.reading, self.notes, self.page_controller, self.looks
        )
        self.exporting = Exporting(self, services, self.notes)
        self.asking = Asking(
            self,
            services,
            page=page,
            reading=self.reading,
            page_controller=self.page_controller,
            notes=self.notes,
            words=self.words,
            looks=self.looks,
            actions=self.actions_table,
            exporting=self.exporting,
        )

    def _lay_out(self) -> None:
        self._centre = QStackedWidget(self)
        self._centre.addWidget(self.start)
        self._centre.addWidget(self.page)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._centre, 1)
        column.addWidget(self.find_bar)
        self._down = QSplitter(Qt.Orientation.Vertical, self)
        self._down.addWidget(self.side.right)
        self._down.addWidget(self.pane)
        self._down.setChildrenCollapsible(False)
        self._down.setSizes([420, 360])
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.side.left, middle, self._down):
            self._across.addWidget(widget)
        self._across.setStretchFactor(1, 1)
        self._across.setChildrenCollapsible(False)
        self._across.setSizes([280, 820, 360])
        self.side.left.setMinimumWidth(220)
        self._down.setMinimumWidth(330)
        self.setCentralWidget(self._across)
        self.setStatusBar(self.status)
        self._show_sides()

    def _make_menus(self) -> None:
        self._recent_menu = QMenu(self)
        self.actions_table.fill_menus(
            self.menuBar(),
            {
                "open_recent": self._recent_menu,
                "ruby_mode": self.looks.ruby_menu,
                "theme": self.looks.theme_menu,
            },
        )
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.looks.fill(bar)
        self.addToolBar(bar)

    def _connect(self) -> None:
        self._connect_reading()
        self._connect_page()
        side, asking = self.side, self.asking
        side.went.connect(self.go_to)
        side.pin_requested.connect(lambda text: self.looking_up.pin_text(text, 0))
        side.pin_at_requested.connect(self.looking_up.pin_at)
        side.document_requested.connect(self.opening.number)
        side.delete_requested.connect(asking.delete_document)
        side.export_requested.connect(self.exporting.ask)
        side.summary_requested.connect(asking.summary)
        side.note_requested.connect(asking.edit_annotation)
        side.told.connect(self._on_told)
        side.entities.correction_requested.connect(asking.correct_entity)
        side.notes_panel.place_requested.connect(self._on_place_requested)
        asking.told.connect(self._on_told)
        asking.failed.connect(self.show_failure)
        asking.pin_requested.connect(lambda text: self.looking_up.pin_text(text, 0))
        asking.document_requested.connect(self.opening.number)
        self.exporting.progressed.connect(
            lambda done, total: self.status.set_work(self.tr("Exporting"), done, total)
        )
        self.exporting.written.connect(
            lambda path: self.message.show_message(self.tr("{0} was written.").format(path))
        )
        self.exporting.failed.connect(self.show_failure)
        self.start.open_requested.connect(self.opening.ask)
        self.start.paste_requested.connect(self.opening.clipboard)
        self.start.sample_requested.connect(self.opening.sample)
        self.start.record_chosen.connect(self.opening.record)
        self.opening.told.connect(self.message.show_message)
        self.looks.told.connect(self.message.show_message)
        self._settings.changed.connect(self._on_setting_changed)
        self.actions_table.connect_all(self._slots())

    def _connect_reading(self) -> None:
        reading, notes = self.reading, self.notes
        reading.document_opened.connect(self._on_document_opened)
        reading.opening_failed.connect(self.show_failure)
        reading.analysis_failed.connect(self.show_failure)
        reading.paragraphs_analysed.connect(self._on_paragraphs_analysed)
        reading.progressed.connect(self._on_progressed)
        reading.entities_found.connect(self._on_entities_found)
        notes.opened.connect(self._on_opened)
        notes.corrections_loaded.connect(self._on_corrections_loaded)
        notes.annotations_changed.connect(self._on_annotations_changed)
        notes.statuses_changed.connect(self._on_statuses_changed)
        notes.library_changed.connect(self._read_recent)
        notes.undone.connect(self._on_undone)
        notes.recovered.connect(self._on_recovered)
        notes.failed.connect(self.show_failure)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        self.preparing.progressed.connect(self._on_preparing_progressed)
        self.preparing.finished.connect(self.lookups.forget)
        self.preparing.failed.connect(self.show_failure)

    def _connect_page(self) -> None:
        page, trace = self.page, self._services.trace
        page.position_changed.connect(self._on_position_changed)
        page.first_painted.connect(lambda: trace.reach("text_painted"))
        page.furigana_painted.connect(lambda: trace.reach("furigana_painted"))
        page.zoom_requested.connect(self.looks.zoom)
        page.current_word_changed.connect(lambda *_: self.notes.alive())
        page.word_hovered.connect(lambda *_: self.notes.alive())
        page.context_menu_requested.connect(self._on_context_menu_requested)
        self.words.went.connect(self.go_to)
        self.words.told.connect(self._on_told)
        self.looking_up.pane_wanted.connect(self._show_panel)
        self.looking_up.note_requested.connect(self.words.note_at)
        self.looking_up.word_highlighted.connect(self._on_word_highlighted)
        self.pane.note_requested.connect(self.words.note)
        self.pane.note_activated.connect(self._on_note_activated)
        self.pane.correct_reading_requested.connect(self.asking.correct)
        self.lookups.failed.connect(self.show_failure)

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self.opening.ask,
            "paste": self.opening.clipboard,
            "sample": self.opening.sample,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "copy": lambda: self._copy(self._settings.copy_style),
            "copy_brackets": lambda: self._copy("brackets"),
            "copy_ruby": lambda: self._copy("html"),
            "select_all": self._select_all,
            "find": self.finding.open,
            "find_next": lambda: self.finding.go(1),
            "find_previous": lambda: self.finding.go(-1),
            "search": self._search_library,
            "contents": self._show_contents,
            "full_screen": self._toggle_full_screen,
            "look_up": self._look_up,
            "peek": self._peek,
            "search_word": self._search_word,
            "back": self.pane.go_back,
            "forward": self.pane.go_forward,
            "focus_page": self.page.setFocus,
            "focus_panel": self._focus_panel,
            "close": self.close_innermost,
            **self.looks.slots(),
            **self.words.actions(),
            **self.asking.slots(),
        }

    # Opening

    def open_first(self, paths: tuple[Path, ...]) -> None:
        """Open what the command line named; without anything the start page stays."""
        if paths:
            self.opening.path(paths[0])
        if len(paths) > 1:
            # The others wait in the library.
            self.message.show_message(
                self.tr("{0} was opened; open the others from the menu.").format(paths[0].name)
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere in the window."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.opening.mime(event.mimeData())

    def _on_document_opened(self, document: Document) -> None:
        self.asking.finish_note()
        self._centre.setCurrentWidget(self.page)
        self.setWindowTitle(self.tr("{0} – Yomite").format(document.title))
        self.message.hide()
        self.looking_up.dismiss()
        self.pane.clear()
        self.finding.forget()
        self._moved = False
        self._corrections_wanted = True
        self._waiting.start()
        self.notes.open_document(document)
        self.page.setFocus()
        self._show_place(0)

    def _on_opened(self, opened: OpenedDocument) -> None:
        self._indexed = opened.indexed
        place = self.opening.take_place()
        if place is not None:
            self.go_to(*place)
        elif opened.record.position and not self._moved:
            self.page.go_to(opened.record.position)
        orphans = sum(a.orphaned for a in opened.annotations)
        if opened.text_changed and orphans:
            self.message.show_message(
                self.tr(
                    "The text has changed since you last read it. {0} of your notes found no"
                    " place in it and are listed in the notes panel."
                ).format(orphans),
                stays=True,
            )

    def _on_recovered(self, recovery: Recovery) -> None:
        self.message.show_message(
            self.tr(
                "The file of your notes was damaged. {0} entries were saved from it; the damaged"
                " file is kept at {1}."
            ).format(recovery.rows, recovery.set_aside),
            stays=True,
        )

    # Analysis

    def _on_corrections_loaded(self, corrections: Corrections) -> None:
        """Begin the analysis with the corrections that hold, or do it again with new ones."""
        self._waiting.stop()
        begun, self._corrections_wanted = not self._corrections_wanted, False
        if not begun or corrections != self.reading.corrections:
            self.reading.analyse(corrections)

    def _on_waiting_timeout(self) -> None:
        if self._corrections_wanted:
            self._corrections_wanted = False
            self.reading.analyse(Corrections())

    def _on_paragraphs_analysed(self, _paragraphs: object) -> None:
        if self.reading.complete:
            self.notes.take_words(tuple(self.reading.paragraphs.values()))

    def _on_progressed(self, done: int, total: int) -> None:
        if total > _MANY_BLOCKS:
            self.status.set_work(self.tr("Reading the text"), done, total)

    def _on_preparing_progressed(self, stage: str, done: int, total: int) -> None:
        text = {
            "kanji": self.tr("Kanji being prepared"),
            "words": self.tr("Words being prepared"),
            "names": self.tr("Names being prepared"),
        }.get(stage, self.tr("Dictionary being prepared"))
        self.status.set_work(text, done, total)

    def _on_entities_found(self, entity_map: EntityMap) -> None:
        document = self.reading.document
        if document is None:
            return
        self.lookups.forget()
        self._services.trace.reach("entities_listed")
        self._services.trace.reach("analysis_done")
        paragraphs = tuple(self.reading.paragraphs[i] for i in sorted(self.reading.paragraphs))
        self.notes.take_analysis(paragraphs, entity_map, document, index=not self._indexed)
        self._indexed = True

    # The reader's data

    def _on_annotations_changed(self, annotations: tuple[Annotation, ...]) -> None:
        self.page_controller.set_annotations(annotations)
        self.looking_up.refresh_details()

    def _on_statuses_changed(self, statuses: Mapping[tuple[str, str], WordStatus]) -> None:
        self.page_controller.set_statuses(statuses)
        self.looking_up.refresh_details()

    def _on_position_changed(self, offset: int) -> None:
        self._moved = self._moved or offset > 0
        self.notes.alive(offset)
        self._show_place(offset)

    def _show_place(self, offset: int) -> None:
        document = self.reading.document
        if document is None:
            self.status.set_place(0, 0)
            return
        last = document.blocks[-1].end if document.blocks else len(document.text)
        page = self.page
        bar = page.horizontalScrollBar() if self._settings.vertical else page.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() > 0
        self.status.set_place(last if at_end else offset, last)
        self.status.set_time(self.notes.active_ms)

    def _on_note_activated(self, number: int) -> None:
        found = next((a for a in self.page_controller.annotations if a.id == number), None)
        if found is not None and not found.orphaned:
            self.go_to(found.start, found.end)

    def _on_place_requested(self, annotation: Annotation) -> None:
        selection = self.page.selection()
        if selection is None:
            self._on_told(self.tr("Select the passage that the note belongs to first."), False)
            return
        self.notes.change(lambda n: n.place_annotation(annotation.id, *selection))

    def _undo(self) -> None:
        self._edit_or("undo", self.notes.undo)

    def _redo(self) -> None:
        self._edit_or("redo", self.notes.redo)

    def _edit_or(self, name: str, otherwise: Callable[[], object]) -> None:
        """Undo typing in a text field; elsewhere undo what was done to the reader's data."""
        focus = QApplication.focusWidget()
        if isinstance(focus, (QTextEdit, QPlainTextEdit)) and not focus.isReadOnly():
            getattr(focus, name)()
        else:
            otherwise()

    def _on_word_highlighted(self, start: int, end: int) -> None:
        marks = [Mark(start, end, "current", MarkStyle.UNDERLINE)] if end > start else []
        self.page.set_marks("lookup", marks)

    # Messages

    def _on_told(self, text: str, undoable: bool) -> None:
        if undoable:
            self.message.show_message(text, self.tr("Undo"), self.notes.undo)
        else:
            self.message.show_message(text)

    def _on_undone(self, label: str, redo: bool) -> None:
        if not label:
            self.message.show_message(
                self.tr("There is nothing to do again.")
                if redo
                else self.tr("There is nothing to undo.")
            )
        elif redo:
            self.message.show_message(self.tr("Done again."), self.tr("Undo"), self.notes.undo)
        else:
            self.message.show_message(self.tr("Undone."), self.tr("Redo"), self.notes.redo)

    def show_failure(self, error: BaseException) -> None:
        """Tell in one sentence what went wrong; the open document stays."""
        message = message_for(error)
        self.message.show_message(f"{message.text} {message.advice}".strip(), stays=True)

    def show_error(self, error: BaseException, report: str) -> None:
        """Tell of a mistake of our own, with a report that can be read and copied."""

        def show() -> None:
            from ui.dialogs.error_report import ErrorReportDialog

            dialog = ErrorReportDialog(message_for(error).text, report, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self.message.show_message(
            message_for(error).text, self.tr("Show the report"), show, stays=True
        )

    # Commands

    def go_to(self, start: int, end: int) -> None:
        """Bring a stretch onto the screen and make it the current word."""
        self.page.ensure_visible(start, end)
        if end > start:
            self.page.set_current_word((start, end))

    def close_innermost(self) -> None:
        """Close the note, the card, the find bar, the message, the marks, in this order."""
        if self.asking.note_open:
            self.asking.finish_note()
        elif self.looking_up.dismiss():
            pass
        elif self.find_bar.isVisible():
            self.find_bar.close_bar()
        elif self.message.isVisible():
            self.message.hide()
        elif self.page.selection() is not None:
            self.page.clear_selection()
        elif self.page_controller.entity is not None:
            self.page_controller.follow_entity(None)
        elif self.isFullScreen():
            self._toggle_full_screen()
        self.page.setFocus()

    def _look_up(self) -> None:
        place = self.words.place()
        if place is None:
            self.page.move_word(1)
            place = self.words.place()
        if place is not None:
            self.looking_up.dismiss()
            self.looking_up.pin_at(place.start)

    def _peek(self) -> None:
        place = self.words.place()
        if place is not None:
            self.looking_up.peek(place.start, place.start)

    def _search_word(self) -> None:
        self._show_panel()
        self.pane.focus_search()

    def _search_library(self) -> None:
        self._settings.library_visible = True
        self.side.left.setCurrentWidget(self.side.library)
        self.side.library.focus_search()

    def _show_contents(self) -> None:
        self._settings.library_visible = True
        self.side.left.setCurrentWidget(self.side.contents)

    def _show_panel(self) -> None:
        self._settings.panel_visible = True

    def _focus_panel(self) -> None:
        self._show_panel()
        self.side.right.setCurrentWidget(self.side.entities)
        self.side.entities.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _copy(self, style: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.page and hasattr(focus, "copy"):
            focus.copy()
            return
        text = self.page.copy_text(style)
        if text:
            mime = QMimeData()
            mime.setText(self.page.copy_text("plain") if style == "html" else text)
            if style == "html":
                mime.setHtml(text)
            QGuiApplication.clipboard().setMimeData(mime)

    def _select_all(self) -> None:
        document = self.reading.document
        if document is not None and document.blocks:
            self.page.select(document.blocks[0].start, document.blocks[-1].end)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_context_menu_requested(self, at: int, where: QPoint) -> None:
        table = self.actions_table
        if at >= 0 and self.page.selection() is None:
            self.page.set_current_word(self.page.word_at(at))
        self.looking_up.dismiss()
        menu = QMenu(self)
        for group in (
            ("look_up", "correct"),
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

    # Preferences, the library and the end

    def _on_setting_changed(self, key: str) -> None:
        if key in ("window/panel_visible", "window/library_visible"):
            self._show_sides()

    def _show_sides(self) -> None:
        self._down.setVisible(self._settings.panel_visible)
        if self._settings.library_visible and not self.side.left.isVisible():
            # A splitter gives what was hidden an even share; the page is to keep the room.
            _, page, right = self._across.sizes()
            self._across.setSizes([_LIBRARY_PX, max(_LIBRARY_PX, page - _LIBRARY_PX), right])
        self.side.left.setVisible(self._settings.library_visible)
        if self._settings.library_visible:
            # Not before the event loop shows it: what is not visible is not read.
            QTimer.singleShot(0, self, self.side.read_library)

    def _read_recent(self) -> None:
        self.notes.ask(lambda n: n.recent_documents(_RECENT), self._on_recent)

    def _on_recent(self, records: tuple[DocumentRecord, ...]) -> None:
        self.start.set_records(records)
        self._recent_menu.clear()
        for record in records:
            action = self._recent_menu.addAction(record.title or record.path)
            action.setToolTip(record.path)
            action.triggered.connect(lambda _=False, r=record: self.opening.record(r))
        self._recent_menu.setEnabled(bool(records))

    def restore_geometry(self) -> None:
        """Put the window and its borders where they were."""
        load = self._settings.load_bytes
        self.restoreGeometry(load(_GEOMETRY[0]))
        self._across.restoreState(load(_GEOMETRY[1]))
        self._down.restoreState(load(_GEOMETRY[2]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the session; everything else is already kept."""
        store = self._settings.store_bytes
        store(_GEOMETRY[0], self.saveGeometry())
        store(_GEOMETRY[1], self._across.saveState())
        store(_GEOMETRY[2], self._down.saveState())
        self.asking.finish_note()
        self.looking_up.dismiss()
        self.preparing.stop()
        self.exporting.cancel()
        self.notes.end_session()
        super().closeEvent(event)
