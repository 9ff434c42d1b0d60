"""The window: one slim row, the page, and what appears beside it when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import resources
from reader.analysis.model import EntityMap
from reader.documents.model import Document
from reader.sessions.model import DocumentRecord, OpenedDocument
from ui import icons
from ui.actions import Actions
from ui.looking_up import LookingUp
from ui.lookup.card import HoverCard
from ui.lookup.controller import LookupController
from ui.lookup.pane import DefinitionPane
from ui.messages import message_for
from ui.notes import NotesController
from ui.page.scene import Mark, MarkStyle
from ui.page.view import PageView
from ui.page_controller import RUBY_MODES, PageController
from ui.panels.entities import EntitiesPanel
from ui.preparing import Preparing
from ui.reading import Corrections, ReadingController
from ui.services import Services
from ui.theme import Theme, ThemeChoice, build_palette, desktop_is_dark, resolve
from ui.widgets.find_bar import FindBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.start_page import StartPage
from ui.widgets.status_bar import ReadingStatusBar
from ui.word_commands import WordCommands

_GEOMETRY = ("window/geometry", "window/across", "window/down")
_NO_STORE_MS = 400
"""How long the analysis waits for the reader's corrections before it begins without them."""
_SAMPLE = "samples/welcome.txt"
_FIND_MS = 120
_NORMAL_PX = 20


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
        self._corrections_came = False
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._document_indexed = True
        self._position: int | None = None
        self._theme = self._resolve_theme()

        self.page = PageView(self)
        self.entities = EntitiesPanel(self._theme, self)
        self.pane = DefinitionPane(self._theme, self)
        self.card = HoverCard(self._theme, self)
        self.start = StartPage(self)
        self.message = MessageBar(self)
        self.find_bar = FindBar(self)
        self.status = ReadingStatusBar(self)

        self.reading = ReadingController(services.files, services.analysis, self)
        self.notes = NotesController(services.store, self)
        self.page_controller = PageController(self.page, self.reading, self._settings, self)
        self.lookups = LookupController(services.dictionary, parent=self)
        self.looking_up = LookingUp(
            controller=self.lookups,
            page=self.page,
            card=self.card,
            pane=self.pane,
            reading=self.reading,
            page_controller=self.page_controller,
            notes=self.notes,
            settings=self._settings,
            parent=self,
        )
        self.words = WordCommands(self.page, self.reading, self.page_controller, self.notes, self)
        self.preparing = Preparing(services.dictionary, services.building, self)
        self.actions_table = Actions(self, self.page)
        self._find_timer = QTimer(self)
        self._find_timer.setSingleShot(True)
        self._find_timer.setInterval(_FIND_MS)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_NO_STORE_MS)

        self._lay_out()
        self._make_menus()
        self._connect()
        self._apply_theme()
        self._read_recent()
        self.preparing.begin()

    # Making

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
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.entities, self.tr("Entities"))
        self._down = QSplitter(Qt.Orientation.Vertical, self)
        self._down.addWidget(self.tabs)
        self._down.addWidget(self.pane)
        self._down.setChildrenCollapsible(False)
        self._down.setSizes([420, 360])
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._across.addWidget(middle)
        self._across.addWidget(self._down)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self._across.setChildrenCollapsible(False)
        self._across.setSizes([820, 360])
        self._down.setMinimumWidth(280)
        self.setCentralWidget(self._across)
        self.setStatusBar(self.status)
        self._down.setVisible(self._settings.panel_visible)

    def _make_menus(self) -> None:
        table = self.actions_table
        self._recent_menu = QMenu(self)
        self._ruby_menu = QMenu(self)
        self._theme_menu = QMenu(self)
        names = {
            "all": self.tr("All words"),
            "level": self.tr("Only harder kanji"),
            "first": self.tr("First time in the text"),
            "names": self.tr("Only names"),
            "unknown": self.tr("Only words not known"),
            "hover": self.tr("Under the pointer"),
            "none": self.tr("None"),
        }
        self._ruby_group = self._radio(
            self._ruby_menu, [(mode, names[mode]) for mode in RUBY_MODES], self._set_ruby_mode
        )
        themes = {
            "system": self.tr("As the desktop"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
        }
        self._theme_group = self._radio(self._theme_menu, list(themes.items()), self._set_theme)
        table.fill_menus(
            self.menuBar(),
            {
                "open_recent": self._recent_menu,
                "ruby_mode": self._ruby_menu,
                "theme": self._theme_menu,
            },
        )
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for name in ("open", "paste"):
            bar.addAction(table[name])
        bar.addSeparator()
        self._ruby_button = self._menu_button(self._ruby_menu, self.tr("Furigana"))
        bar.addWidget(self._ruby_button)
        for name in ("vertical", "zoom_out", "zoom_in"):
            bar.addAction(table[name])
        self._theme_button = self._menu_button(self._theme_menu, self.tr("Colours"))
        bar.addWidget(self._theme_button)
        spring = QWidget(bar)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        for name in ("find", "panel"):
            bar.addAction(table[name])
        self.addToolBar(bar)
        self._check_state()

    def _radio(
        self, menu: QMenu, choices: list[tuple[str, str]], chosen: Callable[[str], None]
    ) -> QActionGroup:
        group = QActionGroup(self)
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        group.triggered.connect(lambda action: chosen(str(action.data())))
        return group

    def _menu_button(self, menu: QMenu, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _connect(self) -> None:
        reading, notes, page = self.reading, self.notes, self.page
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
        notes.failed.connect(self.show_failure)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        page.position_changed.connect(self._on_position_changed)
        page.first_painted.connect(lambda: self._services.trace.reach("text_painted"))
        page.furigana_painted.connect(lambda: self._services.trace.reach("furigana_painted"))
        page.zoom_requested.connect(self._zoom)
        page.current_word_changed.connect(lambda *_: notes.alive())
        self.entities.mention_requested.connect(self.go_to)
        self.entities.entity_selected.connect(
            lambda number: self.page_controller.follow_entity(number if number >= 0 else None)
        )
        self.entities.look_up_requested.connect(lambda name: self.looking_up.pin_text(name, 0))
        self.entities.count_changed.connect(
            lambda n: self.tabs.setTabText(0, self.tr("Entities {0}").format(n))
        )
        self.words.went.connect(self.go_to)
        self.words.told.connect(self._on_told)
        self.looking_up.word_highlighted.connect(self._on_word_highlighted)
        self.looking_up.pane_wanted.connect(self._show_panel)
        self.looking_up.note_requested.connect(self.words.note_at)
        self.lookups.failed.connect(self.show_failure)
        self.preparing.progressed.connect(self._on_preparing_progressed)
        self.preparing.finished.connect(self.lookups.forget)
        self.preparing.failed.connect(self.show_failure)
        self.start.open_requested.connect(self.ask_for_file)
        self.start.paste_requested.connect(self.read_clipboard)
        self.start.sample_requested.connect(self.open_sample)
        self.start.record_chosen.connect(self.open_record)
        self.find_bar.text_changed.connect(lambda _text: self._find_timer.start())
        self._find_timer.timeout.connect(self._find)
        self.find_bar.next_requested.connect(lambda: self._go_to_hit(1))
        self.find_bar.previous_requested.connect(lambda: self._go_to_hit(-1))
        self.find_bar.closed.connect(self._on_find_closed)
        self._settings.changed.connect(self._on_setting_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._apply_theme())
        self.actions_table.connect_all(self._slots())

    def _slots(self) -> dict[str, Callable[[], object]]:
        settings = self._settings
        return {
            "open": self.ask_for_file,
            "paste": self.read_clipboard,
            "sample": self.open_sample,
            "quit": self.close,
            "undo": self.notes.undo,
            "redo": self.notes.redo,
            "copy": lambda: self._copy(settings.copy_style),
            "copy_brackets": lambda: self._copy("brackets"),
            "copy_ruby": lambda: self._copy("html"),
            "select_all": self._select_all,
            "find": lambda: self.find_bar.open_bar(self.page.copy_text()),
            "find_next": lambda: self._go_to_hit(1),
            "find_previous": lambda: self._go_to_hit(-1),
            "ruby_next": self._next_ruby_mode,
            "vertical": lambda: self._toggle("vertical"),
            "paged": lambda: self._toggle("paged"),
            "tight": lambda: self._toggle("tight_ruby"),
            "show_mentions": lambda: self._toggle("show_mentions"),
            "show_status": lambda: self._toggle("show_word_status"),
            "panel": lambda: self._toggle("panel_visible"),
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._zoom(0),
            "longer_lines": lambda: self._change("line_length", 2),
            "shorter_lines": lambda: self._change("line_length", -2),
            "wider_pitch": lambda: self._change("line_pitch_em", 0.1),
            "narrower_pitch": lambda: self._change("line_pitch_em", -0.1),
            "full_screen": self._toggle_full_screen,
            "look_up": self._look_up,
            "peek": self._peek,
            "search_word": self._search_word,
            "back": self.pane.go_back,
            "forward": self.pane.go_forward,
            "focus_page": self.page.setFocus,
            "focus_panel": self._focus_panel,
            "close": self.close_innermost,
            **self.words.actions(),
        }

    # Opening

    def open_first(self, paths: tuple[Path, ...]) -> None:
        """Open what the command line named; without anything the start page stays."""
        if paths:
            self.open_path(paths[0])

    def open_path(self, path: Path) -> None:
        """Open a file."""
        self.reading.open_path(path)

    def open_sample(self) -> None:
        """Open the sample article."""
        self.open_path(resources.path(_SAMPLE))

    def open_record(self, record: DocumentRecord) -> None:
        """Open a document of the library: its file if it is there, else the text that was kept."""
        path = Path(record.path) if record.path else None
        if path is not None and path.is_file():
            self.open_path(path)
            return

        def found(document: Document | None) -> None:
            if document is not None:
                self.reading.open_document(document)

        self.notes.ask(lambda n: n.stored_document(record.id), found)

    def ask_for_file(self) -> None:
        """Ask which file to open."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open"),
            "",
            self.tr("Texts ({0});;All files (*)").format(
                "*.txt *.md *.html *.htm *.xhtml *.epub *.srt *.vtt *.docx"
            ),
        )
        if name:
            self.open_path(Path(name))

    def read_clipboard(self) -> None:
        """Read the text on the clipboard."""
        self._take_mime(QGuiApplication.clipboard().mimeData())

    def _take_mime(self, mime: QMimeData | None) -> None:
        if mime is not None and mime.hasUrls():
            local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
            if local:
                self.open_path(Path(local[0]))
                return
        text = mime.text() if mime is not None and mime.hasText() else ""
        if text.strip():
            self.reading.open_text(text, "", "clipboard")
        else:
            self.message.show_message(self.tr("There is no text on the clipboard."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may be dropped anywhere in the window."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self._take_mime(event.mimeData())

    # What happened

    def _on_document_opened(self, document: Document) -> None:
        self._centre.setCurrentWidget(self.page)
        self.setWindowTitle(self.tr("{0} – Yomite").format(document.title))
        self.message.hide()
        self.looking_up.dismiss()
        self.pane.clear()
        self.entities.clear()
        self._hits, self._hit = [], -1
        self._position = None
        self._corrections_came = False
        self._waiting.start()
        self.notes.open_document(document)
        self.page.setFocus()
        self._show_place(0)

    def _on_opened(self, opened: OpenedDocument) -> None:
        self._document_indexed = opened.indexed
        if opened.record.position and self._position in (None, 0):
            self.page.go_to(opened.record.position)
        orphans = sum(a.orphaned for a in opened.annotations)
        if opened.text_changed and orphans:
            self.message.show_message(
                self.tr(
                    "The text has changed since you last read it. {0} of your notes found no place"
                    " in it and are listed in the notes panel."
                ).format(orphans),
                stays=True,
            )

    def _on_corrections_loaded(self, corrections: Corrections) -> None:
        if self._corrections_came or self._waiting.isActive():
            self._waiting.stop()
            self._corrections_came = True
            self.reading.analyse(corrections)
        elif corrections.readings or corrections.entities:
            self._corrections_came = True
            self.reading.analyse(corrections)

    def _on_waiting_timeout(self) -> None:
        self.reading.analyse(Corrections())

    def _on_paragraphs_analysed(self, _paragraphs: object) -> None:
        if self.reading.complete:
            self.notes.take_words(tuple(self.reading.paragraphs.values()))

    def _on_progressed(self, done: int, total: int) -> None:
        if total > 200:
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
        paragraphs = tuple(self.reading.paragraphs[i] for i in sorted(self.reading.paragraphs))
        sentences = [(s.start, s.end) for p in paragraphs for s in p.sentences]
        self.entities.set_entities(entity_map, document.text, sentences)
        self.lookups.forget()
        trace = self._services.trace
        trace.reach("entities_listed")
        trace.reach("analysis_done")
        self.notes.take_analysis(paragraphs, entity_map, document, index=not self._document_indexed)
        self._document_indexed = True

    def _on_annotations_changed(self, annotations: tuple[object, ...]) -> None:
        self.page_controller.set_annotations(annotations)  # type: ignore[arg-type]
        self.looking_up.refresh_details()

    def _on_statuses_changed(self, statuses: object) -> None:
        self.page_controller.set_statuses(statuses)  # type: ignore[arg-type]
        self.looking_up.refresh_details()

    def _on_position_changed(self, offset: int) -> None:
        self._position = offset
        self.notes.alive(self._last_visible())
        self._show_place(offset)

    def _last_visible(self) -> int:
        visible = self.page.visible_paragraphs()
        document = self.reading.document
        if document is None or not len(visible):
            return 0
        return self.page.first_visible_offset()

    def _show_place(self, offset: int) -> None:
        document = self.reading.document
        if document is None:
            self.status.set_place(0, 0)
            return
        last = document.blocks[-1].end if document.blocks else len(document.text)
        bar = (
            self.page.horizontalScrollBar()
            if self._settings.vertical
            else self.page.verticalScrollBar()
        )
        at_end = bar.value() >= bar.maximum() > 0
        self.status.set_place(last if at_end else offset, last)
        self.status.set_time(self.notes.active_ms)

    def _on_word_highlighted(self, start: int, end: int) -> None:
        marks = [Mark(start, end, "current", MarkStyle.UNDERLINE)] if end > start else []
        self.page.set_marks("lookup", marks)

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
        text = f"{message.text} {message.advice}".strip()
        self.message.show_message(text, stays=True)

    def show_error(self, error: BaseException, report: str) -> None:
        """Tell of a mistake of our own, with a report that can be copied."""
        self.message.show_message(
            message_for(error).text,
            self.tr("Copy the report"),
            lambda: QGuiApplication.clipboard().setText(report),
            stays=True,
        )

    # Commands

    def go_to(self, start: int, end: int) -> None:
        """Bring a stretch onto the screen and make it the current word."""
        self.page.ensure_visible(start, end)
        self.page.set_current_word((start, end))

    def close_innermost(self) -> None:
        """Close the card, the find bar, the message, the marks, in this order."""
        if self.looking_up.dismiss():
            return
        if self.find_bar.isVisible():
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

    def _show_panel(self) -> None:
        self._settings.panel_visible = True

    def _focus_panel(self) -> None:
        self._show_panel()
        self.entities.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _copy(self, style: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.page and hasattr(focus, "copy"):
            focus.copy()
            return
        text = self.page.copy_text(style)
        if text:
            mime = QMimeData()
            mime.setText(text)
            if style == "html":
                mime.setHtml(text)
            QGuiApplication.clipboard().setMimeData(mime)

    def _select_all(self) -> None:
        document = self.reading.document
        if document is not None and document.blocks:
            self.page.select(document.blocks[0].start, document.blocks[-1].end)

    def _toggle(self, name: str) -> None:
        setattr(self._settings, name, not getattr(self._settings, name))

    def _change(self, name: str, step: float) -> None:
        setattr(self._settings, name, round(getattr(self._settings, name) + step, 2))

    def _zoom(self, step: int) -> None:
        if not step:
            self._settings.font_size_px = _NORMAL_PX
            return
        size = self._settings.font_size_px
        self._settings.font_size_px = size + step * (1 if size < 24 else 2)

    def _set_ruby_mode(self, mode: str) -> None:
        self._settings.ruby_mode = mode

    def _next_ruby_mode(self) -> None:
        mode = self._settings.ruby_mode
        place = RUBY_MODES.index(mode) if mode in RUBY_MODES else -1
        self._settings.ruby_mode = RUBY_MODES[(place + 1) % len(RUBY_MODES)]
        self.message.show_message(
            self.tr("Furigana: {0}").format(self._ruby_group.checkedAction().text())
        )

    def _set_theme(self, choice: str) -> None:
        self._settings.theme = choice

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Finding

    def _find(self) -> None:
        text = self.find_bar.text()
        self._hits = self.page.find(text) if text else []
        here = self.page.first_visible_offset()
        self._hit = next((i for i, h in enumerate(self._hits) if h[0] >= here), 0)
        if not self._hits:
            self._hit = -1
        self._show_hits()

    def _go_to_hit(self, step: int) -> None:
        if not self._hits:
            if not self.find_bar.isVisible():
                self.find_bar.open_bar()
            return
        self._hit = (self._hit + step) % len(self._hits)
        self._show_hits()

    def _show_hits(self) -> None:
        self.page.show_hits(self._hits, self._hit)
        self.find_bar.set_count(self._hit + 1, len(self._hits))

    def _on_find_closed(self) -> None:
        if 0 <= self._hit < len(self._hits):
            self.page.set_current_word(self.page.word_at(self._hits[self._hit][0]))
        self._hits, self._hit = [], -1
        self.page.show_hits([])
        self.page.setFocus()

    # Looks

    def _resolve_theme(self) -> Theme:
        try:
            choice = ThemeChoice(self._settings.theme)
        except ValueError:
            choice = ThemeChoice.SYSTEM
        application = QGuiApplication.instance()
        dark = desktop_is_dark(application) if isinstance(application, QGuiApplication) else False
        return resolve(choice, dark_desktop=dark)

    def _apply_theme(self) -> None:
        self._theme = self._resolve_theme()
        palette = build_palette(self._theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette)
        self.page_controller.set_theme(self._theme)
        for widget in (self.entities, self.pane, self.card):
            widget.set_theme(self._theme)
        self.actions_table.set_icons(lambda name: icons.icon(name, palette))
        self._theme_button.setIcon(icons.icon("theme", palette))
        self._ruby_button.setIcon(icons.icon("ruby", palette))

    def _on_setting_changed(self, key: str) -> None:
        if key == "page/theme":
            self._apply_theme()
        elif key == "window/panel_visible":
            self._down.setVisible(self._settings.panel_visible)
        self._check_state()

    def _check_state(self) -> None:
        """Let the menus show what is set."""
        settings, table = self._settings, self.actions_table
        for name, value in (
            ("vertical", settings.vertical),
            ("paged", settings.paged),
            ("tight", settings.tight_ruby),
            ("show_mentions", settings.show_mentions),
            ("show_status", settings.show_word_status),
            ("panel", settings.panel_visible),
        ):
            table[name].setChecked(value)
        for group, chosen in (
            (self._ruby_group, settings.ruby_mode),
            (self._theme_group, settings.theme),
        ):
            for action in group.actions():
                action.setChecked(action.data() == chosen)

    # The library and the end

    def _read_recent(self) -> None:
        self.notes.ask(lambda n: n.recent_documents(12), self._on_recent)

    def _on_recent(self, records: tuple[DocumentRecord, ...]) -> None:
        self.start.set_records(records)
        self._recent_menu.clear()
        for record in records:
            action = self._recent_menu.addAction(record.title or record.path)
            action.setToolTip(record.path)
            action.triggered.connect(lambda _=False, r=record: self.open_record(r))
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
        self.looking_up.dismiss()
        self.preparing.stop()
        self.notes.end_session()
        super().closeEvent(event)
