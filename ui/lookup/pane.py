"""The pinned definition: everything about a word, with a search box and a way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dictionary.model import Entry, KanjiEntry, LookupResult, Match
from reader.sessions.model import WordStatus
from ui import icons
from ui.links import ask_to_open
from ui.lookup.blocks import Line, LineKind, Run, Style, WordDetails
from ui.lookup.entity_text import EntityPage, entity_lines
from ui.lookup.entry_text import result_lines, search_lines
from ui.lookup.entry_view import EntryView
from ui.lookup.history import History, Pinned, PinnedKind
from ui.lookup.kanji_text import kanji_lines, word_list_lines
from ui.theme import Theme, build_palette, status_name

_SEARCH_DELAY_MS = 220
_STATUSES = (
    (WordStatus.LEARNING_1, "1"),
    (WordStatus.LEARNING_2, "2"),
    (WordStatus.LEARNING_3, "3"),
    (WordStatus.LEARNING_4, "4"),
    (WordStatus.KNOWN, ""),
    (WordStatus.IGNORED, ""),
)


class DefinitionPane(QWidget):
    """The pane on the right that keeps a word.

    Signals:
        lookup_requested(text, at): Japanese text or a link in a definition is to be looked up.
        search_requested(query): The search box has other words; empty when it was cleared.
        kanji_requested(character): A kanji is to be shown.
        status_requested(lemma, reading, status): The reader sets the word's status.
        note_requested(): The reader wants to write a note on the word.
        note_activated(id): A note in the pane was followed.
        correct_reading_requested(): The reader wants to correct the reading.
        preferred_requested(headword, entry, source): The reader means this entry by the word.
        place_requested(start, end): A mention of a name is to be shown on the page, code points.
        document_requested(id): Another document of the library is to be opened.
        japanese_hovered(text, at, rect): For a card over a definition; ``rect`` on the screen, px.
        japanese_left(): The pointer left the Japanese text.
        shown(page): Another page is shown (a Pinned, or None).
    """

    lookup_requested = Signal(str, int)
    search_requested = Signal(str)
    kanji_requested = Signal(str)
    status_requested = Signal(str, str, object)
    note_requested = Signal()
    note_activated = Signal(int)
    correct_reading_requested = Signal()
    preferred_requested = Signal(str, int, str)
    place_requested = Signal(int, int)
    document_requested = Signal(int)
    japanese_hovered = Signal(str, int, QRect)
    japanese_left = Signal()
    shown = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = History()
        self._icons: list[tuple[QToolButton, str]] = []
        self.setAccessibleName(self.tr("Definition"))
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Word, reading, English, or 食べ*"))
        self._search.setToolTip(
            self.tr("A * stands for any kana or kanji; kanji with given parts: 言 舌")
        )
        self._search.setAccessibleName(self.tr("Search the dictionary"))
        self._search.setClearButtonEnabled(True)
        self._search.textEdited.connect(self._on_search_edited)
        self._search.returnPressed.connect(self._on_search_entered)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._on_search_entered)
        self._back = self._button("back", self.tr("Back"), QKeySequence.StandardKey.Back)
        self._back.clicked.connect(self.go_back)
        self._forward = self._button(
            "forward", self.tr("Forward"), QKeySequence.StandardKey.Forward
        )
        self._forward.clicked.connect(self.go_forward)
        for button in (self._back, self._forward):
            menu = QMenu(button)
            menu.aboutToShow.connect(self._fill_history_menus)
            menu.triggered.connect(self._on_history_triggered)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
            button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._copy = self._button("copy", self.tr("Copy the entry"))
        self._copy.clicked.connect(self.copy_entry)
        self._note = self._button("note", self.tr("Write a note on this word"))
        self._note.clicked.connect(self.note_requested)
        self._correct = self._button("edit", self.tr("Correct the reading (F2)"))
        self._correct.clicked.connect(self.correct_reading_requested)
        self._view = EntryView(theme, self)
        self._view.link_activated.connect(self._on_link_activated)
        self._view.japanese_clicked.connect(self.lookup_requested)
        self._view.japanese_hovered.connect(self.japanese_hovered)
        self._view.japanese_left.connect(self.japanese_left)
        self._statuses = QButtonGroup(self)
        self._statuses.setExclusive(False)
        self._status_row = self._make_status_row()
        self._lay_out()
        self.set_theme(theme)
        self.clear()

    # Making

    def _button(
        self, icon: str, text: str, keys: QKeySequence.StandardKey | None = None
    ) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(text)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        button.setToolTip(f"{text} ({shown})" if shown else text)
        self._icons.append((button, icon))
        return button

    def _make_status_row(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(6, 0, 6, 2)
        layout.setSpacing(2)
        for status, digit in _STATUSES:
            name = status_name(status)
            button = QToolButton(row)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setText(digit or name)
            button.setAccessibleName(name)
            button.setToolTip(name)
            self._statuses.addButton(button, int(status))
            layout.addWidget(button)
        layout.addStretch(1)
        for button in (self._correct, self._note, self._copy):
            layout.addWidget(button)
        self._statuses.idClicked.connect(self._on_status_clicked)
        return row

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(6, 4, 6, 2)
        top.setSpacing(2)
        for widget in (self._back, self._forward):
            top.addWidget(widget)
        top.addWidget(self._search, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._status_row)
        layout.addWidget(self._view, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draws the pane in another theme."""
        self._theme = theme
        self._view.set_theme(theme)
        palette = build_palette(theme)
        for button, icon in self._icons:
            button.setIcon(icons.icon(icon, palette))

    def set_japanese_family(self, family: str) -> None:
        """Chooses the face for Japanese text."""
        self._view.set_japanese_family(family)

    @property
    def view(self) -> EntryView:
        """The text of the pane."""
        return self._view

    @property
    def current(self) -> Pinned | None:
        """What is shown."""
        return self._history.current

    # Showing

    def clear(self) -> None:
        """Shows what to do where nothing is pinned yet."""
        self._history = History()
        self._show(None)

    def show_result(self, result: LookupResult, details: WordDetails | None = None) -> None:
        """Pins a look-up."""
        title = result.matches[0].headword if result.matches else ""
        if details is not None and not title:
            title = details.surface
        self._visit(Pinned(PinnedKind.WORD, title, result, details))

    def show_search(self, query: str, result: LookupResult) -> None:
        """Shows what a search found; an answer to words that changed meanwhile is dropped."""
        if query.strip() != self._search.text().strip():
            return
        if not query.strip():
            return
        page = Pinned(PinnedKind.SEARCH, query, result)
        current = self._history.current
        if current is not None and current.kind is PinnedKind.SEARCH and self._search.hasFocus():
            self._history.replace(page)
            self._show(page)
        else:
            self._visit(page)

    def show_kanji(
        self,
        kanji: KanjiEntry,
        details: WordDetails | None = None,
        words: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Shows a kanji with words that use it, here (``details.words_here``) and elsewhere."""
        page = Pinned(PinnedKind.KANJI, kanji.character, LookupResult(0), details, kanji, words)
        self._visit(page)

    def show_entity(self, page: EntityPage) -> None:
        """Shows everything about a name of the text."""
        title = page.entity.name
        self._visit(Pinned(PinnedKind.ENTITY, title, LookupResult(0), entity=page))

    def show_kanji_words(self, character: str, words: tuple[tuple[str, str], ...]) -> None:
        """Adds words of the dictionary to the kanji that is shown; another kanji's are dropped."""
        page = self._history.current
        if page is not None and page.kanji is not None and page.kanji.character == character:
            self._history.replace(replace(page, words=words))
            self._show(self._history.current)

    def update_details(self, details: WordDetails) -> None:
        """Puts new details (a note, a status) to the word that is shown."""
        page = self._history.current
        if page is not None and page.kind is PinnedKind.WORD:
            self._history.replace(replace(page, details=details))
            self._show(self._history.current)

    def go_back(self) -> None:
        """Shows the page before this one."""
        self._go(-1)

    def go_forward(self) -> None:
        """Shows the page that was left by going back."""
        self._go(1)

    def focus_search(self) -> None:
        """Puts the keyboard into the search box."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def search_text(self) -> str:
        """Returns the words in the search box."""
        return self._search.text()

    def copy_entry(self) -> None:
        """Puts the selected text, else all of the page, on the clipboard."""
        self._view.copy_entry()

    def _visit(self, page: Pinned) -> None:
        self._history.visit(page)
        self._show_other(page)

    def _go(self, steps: int) -> None:
        self._show_other(self._history.go(steps))

    def _show_other(self, page: Pinned | None) -> None:
        """Shows another page; the search box has its query, unless something is being typed."""
        query = page.title if page is not None and page.kind is PinnedKind.SEARCH else ""
        if not self._search_timer.isActive() and self._search.text().strip() != query.strip():
            self._search.setText(query)
        self._show(page)

    def _show(self, page: Pinned | None) -> None:
        self._view.set_lines(self._lines(page))
        self._back.setEnabled(self._history.can_go_back)
        self._forward.setEnabled(self._history.can_go_forward)
        word = page is not None and page.kind is PinnedKind.WORD and bool(page.result.matches)
        status = page.details.status if page is not None and page.details is not None else None
        for button in self._statuses.buttons():
            button.setEnabled(word)
            button.setChecked(status is not None and self._statuses.id(button) == int(status))
        self._note.setEnabled(word)
        self._correct.setEnabled(word)
        self._copy.setEnabled(page is not None)
        self.shown.emit(page)

    def _lines(self, page: Pinned | None) -> tuple[Line, ...]:
        if page is None:
            text = self.tr("Press Enter on a word, or click it, to keep its meaning here.")
            return (Line((Run(text, Style.QUIET),)),)
        if page.kind is PinnedKind.SEARCH:
            return search_lines(page.title, page.result)
        if page.entity is not None:
            return entity_lines(page.entity)
        if page.kanji is not None:
            here = page.details.words_here if page.details is not None else ()
            return (
                *kanji_lines(page.kanji, compact=False),
                *word_list_lines(self.tr("Words in this text"), here),
                *word_list_lines(self.tr("Words in the dictionary"), page.words),
            )
        lines = result_lines(page.result, page.details, compact=False)
        if not page.result.matches:
            text = self.tr("The dictionary has no entry for “{word}”.").format(word=page.title)
            lines = (Line((Run(text, Style.QUIET),), LineKind.BODY), *lines)
        return lines

    # Answering

    def entry(self) -> Entry | None:
        """Returns the dictionary entry that is shown first, or None."""
        match = self._first()
        return None if match is None else match.entry

    def _first(self) -> Match | None:
        page = self._history.current
        return page.result.matches[0] if page is not None and page.result.matches else None

    def _on_status_clicked(self, number: int) -> None:
        match, page = self._first(), self._history.current
        if match is None or page is None:
            return
        details = page.details or WordDetails()
        unset = details.status is not None and int(details.status) == number
        self.status_requested.emit(
            details.lemma or match.headword,
            details.lemma_reading or match.reading,
            WordStatus.NEW if unset else WordStatus(number),
        )

    def _on_link_activated(self, link: str) -> None:
        kind, _, rest = link.partition(":")
        if kind == "word":
            self.lookup_requested.emit(rest, 0)
        elif kind == "kanji":
            self.kanji_requested.emit(rest)
        elif kind == "place":
            start, end = rest.split(":")
            self.place_requested.emit(int(start), int(end))
        elif kind == "document":
            self.document_requested.emit(int(rest))
        elif kind == "prefer":
            number, source, word = rest.split(":", 2)
            self.preferred_requested.emit(word, int(number), source)
        elif kind == "search":
            self._search.setText(rest)
            self._on_search_entered()
        elif kind == "url":
            ask_to_open(self, rest)
        elif kind == "note":
            self.note_activated.emit(int(rest))
        elif kind == "pin":
            self._open_first_of_search()

    def _open_first_of_search(self) -> None:
        match = self._first()
        if match is not None:
            self.lookup_requested.emit(match.headword, 0)

    def _on_search_edited(self, text: str) -> None:
        if text.strip():
            self._search_timer.start()
        else:
            self._search_timer.stop()

    def _on_search_entered(self) -> None:
        self._search_timer.stop()
        if self._search.text().strip():
            self.search_requested.emit(self._search.text())

    def _fill_history_menus(self) -> None:
        for button, titles, step in (
            (self._back, self._history.titles_back(), -1),
            (self._forward, self._history.titles_forward(), 1),
        ):
            menu = button.menu()
            menu.clear()
            for number, title in enumerate(titles[:15], 1):
                menu.addAction(title).setData(number * step)

    def _on_history_triggered(self, action: QAction) -> None:
        self._go(int(action.data()))
