"""The words panel: the vocabulary of the text with what the reader knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QWidget,
)

from reader.sessions.model import WordStatus
from ui.models.words import Column, WordFilter, WordModel, WordRow
from ui.panels.listing import bar_of, column_of, filter_line
from ui.theme import Theme, list_palette

_KEYS = {
    Qt.Key.Key_K: WordStatus.KNOWN,
    Qt.Key.Key_I: WordStatus.IGNORED,
    Qt.Key.Key_U: WordStatus.NEW,
    Qt.Key.Key_1: WordStatus.LEARNING_1,
    Qt.Key.Key_2: WordStatus.LEARNING_2,
    Qt.Key.Key_3: WordStatus.LEARNING_3,
    Qt.Key.Key_4: WordStatus.LEARNING_4,
}


_WIDTHS = (
    (Column.WORD, 6.5), (Column.READING, 6.0), (Column.COUNT, 3.5), (Column.STATUS, 6.0),
    (Column.LEVEL, 3.5), (Column.FREQUENCY, 4.5), (Column.SENTENCE, 24.0), (Column.LOOKUPS, 5.0),
)  # fmt: skip
"""Widths in em."""


class WordTable(QTableView):
    """The table; the page's keys for status work here too.

    Signals:
        status_typed(status): A key for a WordStatus was pressed.
        enter_pressed(): Enter was pressed.
    """

    status_typed = Signal(object)
    enter_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """K, I, U and 1 to 4 set the status of the selected words, Enter looks one up."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif plain and Qt.Key(event.key()) in _KEYS:
            self.status_typed.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class WordsPanel(QWidget):
    """Words of the open document.

    Signals:
        look_up_requested(lemma, start): The reader wants a word looked up, where it stands first.
        occurrence_requested(start, end): The page is to show an occurrence; again: the next one.
        status_requested(rows, status): The reader sets a WordStatus for rows (a tuple of WordRow).
        count_changed(count): How many words are listed.
        export_requested(): The list is wanted as a file.
    """

    look_up_requested = Signal(str, int)
    occurrence_requested = Signal(int, int)
    status_requested = Signal(object, object)
    count_changed = Signal(int)
    export_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walked: tuple[str, str] = ("", "")
        self._walked_number = -1
        self.setAccessibleName(self.tr("Words"))
        self._model = WordModel(theme, self)
        self._filter = filter_line(self.tr("Filter words"), self)
        self._kinds = self._make_kinds()
        self._table = self._make_table()
        self._summary = QLabel(self)
        self._summary.setContentsMargins(8, 3, 8, 3)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._kinds.currentIndexChanged.connect(self._on_filter_changed)
        export = QToolButton(self)
        export.setText("⤓")
        export.setAutoRaise(True)
        export.setToolTip(self.tr("Export the word list"))
        export.setAccessibleName(self.tr("Export the word list"))
        export.clicked.connect(self.export_requested)
        foot = bar_of(self._summary, export)
        column_of(self, bar_of(self._filter, self._kinds), self._table, foot)
        self.set_theme(theme)
        self.set_rows(())

    def _make_kinds(self) -> QComboBox:
        kinds = QComboBox(self)
        kinds.setAccessibleName(self.tr("Which words"))
        for text, wanted in (
            (self.tr("Content words"), WordFilter.CONTENT),
            (self.tr("Unknown"), WordFilter.UNKNOWN),
            (self.tr("Learning"), WordFilter.LEARNING),
            (self.tr("Known"), WordFilter.KNOWN),
            (self.tr("Looked up"), WordFilter.LOOKED_UP),
            (self.tr("All words"), WordFilter.ALL),
        ):
            kinds.addItem(text, wanted)
        return kinds

    def _make_table(self) -> WordTable:
        table = WordTable(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Words of the text"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSortingEnabled(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(36)
        em = table.fontMetrics().horizontalAdvance("あ")
        for column, ems in _WIDTHS:
            header.resizeSection(int(column), round(ems * em))
        table.setColumnHidden(int(Column.LOOKUPS), True)
        table.sortByColumn(int(Column.COUNT), Qt.SortOrder.DescendingOrder)
        table.clicked.connect(self._on_clicked)
        table.doubleClicked.connect(self._on_double_clicked)
        table.status_typed.connect(self._on_status_typed)
        table.enter_pressed.connect(self._on_enter_pressed)
        return table

    @property
    def model(self) -> WordModel:
        """The rows."""
        return self._model

    @property
    def table(self) -> WordTable:
        """The table."""
        return self._table

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._model.set_theme(theme)
        self._table.setPalette(list_palette(theme))

    def set_rows(self, rows: Iterable[WordRow]) -> None:
        """Shows the words of a text (``ui.models.words.word_rows`` counts them)."""
        current = self._model.row_at(self._table.currentIndex())
        self._model.set_rows(rows)
        self._summarise()
        if current is not None:
            self._select(current)

    def set_statuses(self, statuses: Mapping[tuple[str, str], WordStatus]) -> None:
        """Shows how well the words are known now, by lemma and reading."""
        at = self._table.currentIndex()
        current = self._model.row_at(at)
        anew = self._model.set_statuses(statuses)
        self._summarise()
        if not anew or current is None:
            return
        self._select(current)
        if not self._table.currentIndex().isValid() and self._model.shown:
            # The word is no longer among those listed: the next one takes its place.
            last = len(self._model.shown) - 1
            self._table.setCurrentIndex(self._model.index(min(at.row(), last), 0))

    def focus_filter(self) -> None:
        """Puts the keyboard into the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _select(self, wanted: WordRow) -> None:
        for number, row in enumerate(self._model.shown):
            if (row.lemma, row.reading) == (wanted.lemma, wanted.reading):
                self._table.setCurrentIndex(self._model.index(number, 0))
                return

    def _summarise(self) -> None:
        shown = self._model.shown
        known = sum(row.count for row in shown if row.status >= WordStatus.KNOWN)
        running = sum(row.count for row in shown)
        share = f"{known / running:.0%}" if running else "–"
        self._summary.setText(
            self.tr("{words} words, {running} running, {share} of these known").format(
                words=len(shown), running=running, share=share
            )
        )
        self.count_changed.emit(len(shown))

    def _on_filter_changed(self) -> None:
        wanted = self._kinds.currentData()
        self._table.setColumnHidden(int(Column.LOOKUPS), wanted is not WordFilter.LOOKED_UP)
        self._model.set_filter(WordFilter(wanted), self._filter.text())
        self._summarise()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None or not row.places:
            return
        key = (row.lemma, row.reading)
        self._walked_number = self._walked_number + 1 if key == self._walked else 0
        self._walked = key
        start, end = row.places[self._walked_number % len(row.places)]
        self.occurrence_requested.emit(start, end)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._look_up(self._model.row_at(index))

    def _on_enter_pressed(self) -> None:
        self._look_up(self._model.row_at(self._table.currentIndex()))

    def _look_up(self, row: WordRow | None) -> None:
        if row is not None:
            self.look_up_requested.emit(row.lemma, row.places[0][0] if row.places else -1)

    def _on_status_typed(self, status: object) -> None:
        chosen = self._table.selectionModel().selectedRows()
        rows = [row for row in map(self._model.row_at, chosen) if row is not None]
        if rows:
            self.status_requested.emit(tuple(rows), status)
