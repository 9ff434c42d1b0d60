"""The window: one slim row, the page, and what appears beside it when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolBar

from reader.analysis.model import EntityMap
from reader.documents.model import Document
from reader.sessions.model import Annotation, DocumentRecord, OpenedDocument, WordStatus
from ui.actions import Actions
from ui.frame import Frame
from ui.furnishing import Furnishing
from ui.keeping import AnalysisKeeper
from ui.looks import Looks
from ui.notes import NotesController
from ui.opening import Opening
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.reading import Corrections, ReadingController
from ui.services import Services
from ui.telling import Telling
from ui.widgets.find_bar import FindBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.start_page import StartPage
from ui.widgets.status_bar import ReadingStatusBar

if TYPE_CHECKING:
    from ui.furniture import Furniture

_GEOMETRY = ("window/geometry", "window/across", "window/down")
_NO_STORE_MS = 400
"""How long the analysis waits for the reader's corrections before it begins without them."""
_NO_PAINT_MS = 600
"""A window that is not painted (minimised) must not wait for its first screenful for ever."""
_MANY_BLOCKS = 200
_RECENT = 12


class MainWindow(QMainWindow):
    """Puts the page on the screen first, then ``Furniture`` makes everything beside it.

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
        self._warm = False
        self._moved = False
        self._panel_asked = False
        self._leaving = False
        self._unkept: Document | None = None
        self._clicked: int | None = None
        self._furnishing = Furnishing(self, services)
        self._furnishing.made.connect(self._on_furnished)
        self._waiting = self._timer(_NO_STORE_MS, self._on_waiting_timeout)
        self._unpainted = self._timer(_NO_PAINT_MS, self._on_first_painted)
        self._unfurnished = self._timer(_NO_PAINT_MS, self._furnishing.begin)

        self.page = PageView(self)
        self.actions_table = Actions(self, self.page)
        self.looks = Looks(self, self._settings, self.actions_table)
        self.start = StartPage(self)
        self.message = MessageBar(self)
        self.find_bar = FindBar(self)
        self.status = ReadingStatusBar(self)
        self.reading = ReadingController(services.files, services.analysis, self)
        self.notes = NotesController(services.store, self)
        self.telling = Telling(self, self.message, self.notes)
        self._keeper = AnalysisKeeper(self.notes, self)
        self.page_controller = PageController(self.page, self.reading, self._settings, self)
        self.opening = Opening(self, self.reading, self.notes)
        self._lay_out()
        self._make_menus()
        self._connect()
        self.looks.add(self.page_controller)
        self.looks.apply()

    def _timer(self, ms: int, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(slot)
        return timer

    # Making

    def _lay_out(self) -> None:
        self._centre = QStackedWidget(self)
        self._centre.addWidget(self.start)
        self._centre.addWidget(self.page)
        column = (self.message, self._centre, self.find_bar)
        self._frame = Frame(column, self._centre, self)
        self.setCentralWidget(self._frame)
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
        reading, notes, page, trace = self.reading, self.notes, self.page, self._services.trace
        reading.document_opened.connect(self._on_document_opened)
        reading.opening_failed.connect(self.telling.failure)
        reading.analysis_failed.connect(self.telling.failure)
        reading.analysis_failed.connect(lambda _error: self.status.end_work())
        reading.paragraphs_analysed.connect(self._on_paragraphs_analysed)
        reading.progressed.connect(self._on_progressed)
        reading.entities_found.connect(self._on_entities_found)
        notes.opened.connect(self._on_opened)
        notes.corrections_loaded.connect(self._on_corrections_loaded)
        notes.annotations_changed.connect(self._on_annotations_changed)
        notes.statuses_changed.connect(self._on_statuses_changed)
        notes.library_changed.connect(self._read_recent)
        page.first_painted.connect(self._on_first_painted)
        page.first_painted.connect(lambda: trace.reach("text_painted"))
        page.furigana_painted.connect(lambda: trace.reach("furigana_painted"))
        page.furigana_painted.connect(self._furnishing.begin)
        page.position_changed.connect(self._on_position_changed)
        page.zoom_requested.connect(self.looks.zoom)
        page.current_word_changed.connect(lambda *_: notes.alive())
        page.word_hovered.connect(lambda *_: notes.alive())
        page.word_clicked.connect(self._on_word_clicked)
        self.start.open_requested.connect(self.opening.ask)
        self.start.paste_requested.connect(self.opening.clipboard)
        self.start.sample_requested.connect(self.opening.sample)
        self.start.record_chosen.connect(self.opening.record)
        self.opening.told.connect(self.message.show_message)
        self.looks.told.connect(self.message.show_message)
        self._settings.changed.connect(self._on_setting_changed)
        self.actions_table.connect_all(
            {
                "open": self.opening.ask,
                "paste": self.opening.clipboard,
                "sample": self.opening.sample,
                "quit": self.close,
                "select_all": self._select_all,
                "full_screen": self._toggle_full_screen,
                "focus_page": self.page.setFocus,
                "close": self.close_innermost,
                **self.looks.slots(),
            }
        )

    def furnish(self) -> None:
        """Make everything beside the page at once; a second time does nothing."""
        self._furnishing.finish()

    def _on_furnished(self) -> None:
        made = self.furniture
        self._unfurnished.stop()
        heights = self._settings.load_bytes(_GEOMETRY[2])
        self._frame.furnish(made.side.left, (made.side.right, made.pane), heights)
        self._show_sides()
        self._read_recent()
        if self._centre.currentWidget() is self.page:
            self.page.setFocus()
        if self._clicked is not None:
            made.looking_up.pin_at(self._clicked)

    @property
    def furniture(self) -> Furniture:
        """Everything beside the page, made at once if it is not there yet."""
        return self._furnishing.finish()

    # Opening

    def open_first(self, paths: tuple[Path, ...]) -> None:
        """Open what the command line named; without anything the start page stays."""
        if paths:
            self.opening.path(paths[0])
            self._unfurnished.start(4 * _NO_PAINT_MS)
        else:
            self._unfurnished.start(0)
        if len(paths) > 1:
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
        if self._centre.currentWidget() is not self.page:
            self._centre.setCurrentWidget(self.page)
            self._show_sides()
        self.setWindowTitle(self.tr("{0} – Yomite").format(document.title))
        self.message.hide()
        self.status.end_work()
        self.opening.tell_damage(document)
        self._moved = False
        self._clicked = None
        self._unkept = document
        self._unpainted.start()
        self.page.setFocus()
        self._show_place(0)

    def _on_first_painted(self) -> None:
        """The text is on the screen: now the reader's data and the analysis."""
        document, self._unkept = self._unkept, None
        self._unpainted.stop()
        if document is None:
            return
        if not self._warm:
            self._warm = True
            self.reading.warm()
        self._corrections_wanted = True
        self._waiting.start()
        self.notes.open_document(document)

    def _on_opened(self, opened: OpenedDocument) -> None:
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
        if total <= _MANY_BLOCKS:
            return
        if done < total:
            self.status.set_work(self.tr("Reading the text"), done, total)
        else:
            self.status.set_work(self.tr("Finding names"), 0, 0)

    def _on_entities_found(self, entity_map: EntityMap) -> None:
        document = self.reading.document
        if document is None:
            return
        self.furnish()
        if len(document.blocks) > _MANY_BLOCKS:
            self.status.end_work()
        self._services.trace.reach("analysis_done")
        paragraphs = tuple(self.reading.paragraphs[i] for i in sorted(self.reading.paragraphs))
        self._keeper.keep(paragraphs, entity_map, document)

    # The reader's data

    def _on_annotations_changed(self, annotations: tuple[Annotation, ...]) -> None:
        self.page_controller.set_annotations(annotations)

    def _on_statuses_changed(self, statuses: Mapping[tuple[str, str], WordStatus]) -> None:
        self.page_controller.set_statuses(statuses)

    def _on_word_clicked(self, offset: int) -> None:
        # A click before there is a pane to show the word in is answered once there is one.
        self._clicked = offset if self._furnishing.furniture is None else None

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
        progress = page.progress() if self._settings.paged else None
        pages = (progress.page, progress.pages) if progress is not None else None
        self.status.set_place(last if at_end else offset, last, self.notes.per_minute, pages=pages)
        self.status.set_time(self.notes.active_ms)

    # Commands

    def go_to(self, start: int, end: int) -> None:
        """Bring a stretch onto the screen and make it the current word."""
        self.page.ensure_visible(start, end)
        if end > start:
            self.page.set_current_word((start, end))

    def close_innermost(self) -> None:
        """Close the note, the card, the find bar, the message, the marks, in this order."""
        if (made := self._furnishing.furniture) is not None and made.close_innermost():
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

    def show_panel(self) -> None:
        """Show the panel and the definition."""
        self._panel_asked = True
        self._settings.panel_visible = True
        self._show_sides()

    def _select_all(self) -> None:
        document = self.reading.document
        if document is not None and document.blocks:
            self.page.select(document.blocks[0].start, document.blocks[-1].end)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Preferences, the library and the end

    def changeEvent(self, event: QEvent) -> None:
        """Come back to the window: another one may have written notes meanwhile."""
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and self._furnishing.furniture is not None:
            self.notes.look_elsewhere()

    def _on_setting_changed(self, key: str) -> None:
        if key in ("window/panel_visible", "window/library_visible"):
            self._show_sides()

    def _show_sides(self) -> None:
        # Beside the start page an empty panel would say nothing.
        wanted = self._panel_asked or self._centre.currentWidget() is self.page
        right = self._settings.panel_visible and wanted
        self._frame.show_rooms(left=self._settings.library_visible, right=right)
        made = self._furnishing.furniture
        if self._settings.library_visible and made is not None:
            # Not before the event loop shows it: what is not visible is not read.
            QTimer.singleShot(0, self, made.side.read_library)

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
        self.restoreGeometry(self._settings.load_bytes(_GEOMETRY[0]))
        self._frame.restoreState(self._settings.load_bytes(_GEOMETRY[1]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the session, when a note that is being written is on the disk."""
        if self._furnishing.furniture is not None and not self._note_is_kept():
            event.ignore()
            return
        store = self._settings.store_bytes
        store(_GEOMETRY[0], self.saveGeometry())
        store(_GEOMETRY[1], self._frame.saveState())
        if (made := self._furnishing.furniture) is not None:
            store(_GEOMETRY[2], self._frame.heights())
            made.put_away()
        self._keeper.finish()
        self.notes.end_session()
        super().closeEvent(event)

    def _note_is_kept(self) -> bool:
        """Finish the open note; False where the window has to wait for the disk to close."""
        writing = self.furniture.writing
        writing.finish_note()
        if writing.keeping and not self._leaving:
            self._leaving = True
            writing.settled.connect(self._on_note_settled)
        return not writing.keeping

    def _on_note_settled(self, kept: bool) -> None:
        self._leaving = False
        self.furniture.writing.settled.disconnect(self._on_note_settled)
        if kept:
            self.close()
