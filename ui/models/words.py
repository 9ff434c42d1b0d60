"""The words of a text, counted, with what the reader knows of them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.positions import find_at, is_headword
from reader.sessions.model import WordStatus
from reader.word_lists import Grade
from ui.models.lists import ITEM_ROLE, NOTHING, fold
from ui.theme import Theme, status_name

Index = QModelIndex | QPersistentModelIndex
_LAST = 1 << 30
"""Where words without a level or rank stand."""


class Column(enum.IntEnum):
    """The columns."""

    WORD = 0
    READING = 1
    COUNT = 2
    STATUS = 3
    LEVEL = 4
    FREQUENCY = 5
    SENTENCE = 6
    LOOKUPS = 7


_FIGURES = frozenset({Column.COUNT, Column.FREQUENCY, Column.LOOKUPS})


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of the text.

    Attributes:
        places: (start, end) of every occurrence, code points.
        function: True for particles, auxiliaries, numbers, signs and names.
        sentence: The first sentence that it stands in.
    """

    lemma: str
    reading: str
    places: tuple[tuple[int, int], ...]
    status: WordStatus = WordStatus.NEW
    lookups: int = 0
    function: bool = False
    sentence: str = ""

    @property
    def count(self) -> int:
        """How often it stands in the text."""
        return len(self.places)


NO_GRADE = Grade()


def word_rows(
    paragraphs: Iterable[ParagraphAnalysis],
    statuses: Mapping[tuple[str, str], WordStatus],
    lookups: Mapping[str, int],
    text: str = "",
    entity_map: EntityMap | None = None,
) -> tuple[WordRow, ...]:
    """Returns the words of a text in order of first appearance.

    Args:
        paragraphs: The analysis; leave out what should not count (boilerplate).
        statuses: Status by lemma and reading.
        lookups: How often a headword was looked up.
        text: The document's text, for the sentences.
        entity_map: Says what is a name here.
    """
    found_names = entity_map or EntityMap()
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    function: dict[tuple[str, str], bool] = {}
    sentences: dict[tuple[str, str], str] = {}
    for paragraph in paragraphs:
        for word in paragraph.words:
            if word.pos in ("punct", "sym"):
                continue
            key = (word.lemma, word.lemma_reading)
            if key not in places:
                places[key] = []
                sentence = find_at(paragraph.sentences, word.start)
                if sentence is not None:
                    sentences[key] = text[sentence.start : sentence.end].strip()
            places[key].append((word.start, word.end))
            is_word = is_headword(word, found_names)
            function[key] = not is_word and function.get(key, True)
    return tuple(
        WordRow(
            lemma,
            reading,
            tuple(found),
            statuses.get((lemma, reading), WordStatus.NEW),
            lookups.get(lemma, 0),
            function[lemma, reading],
            sentences.get((lemma, reading), ""),
        )
        for (lemma, reading), found in places.items()
    )


class WordFilter(enum.Enum):
    """Which words are listed."""

    CONTENT = "content"
    UNKNOWN = "unknown"
    LEARNING = "learning"
    KNOWN = "known"
    LOOKED_UP = "looked-up"
    ALL = "all"


def _passes(row: WordRow, wanted: WordFilter) -> bool:
    if wanted is WordFilter.ALL:
        return True
    if wanted is WordFilter.LOOKED_UP:
        return row.lookups > 0
    if row.function:
        return False
    if wanted is WordFilter.UNKNOWN:
        return row.status is WordStatus.NEW
    if wanted is WordFilter.LEARNING:
        return WordStatus.NEW < row.status < WordStatus.KNOWN
    if wanted is WordFilter.KNOWN:
        return row.status >= WordStatus.KNOWN
    return True


def _first_place(row: WordRow) -> tuple[int, int]:
    return row.places[0] if row.places else (0, 0)


class WordModel(QAbstractTableModel):
    """Words, filtered and sorted by a column."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[WordRow, ...] = ()
        self._shown: tuple[WordRow, ...] = ()
        self._wanted = WordFilter.CONTENT
        self._words = ""
        self._column = int(Column.COUNT)
        self._order = Qt.SortOrder.DescendingOrder
        self._grades: dict[tuple[str, str], Grade] = {}

    def set_theme(self, theme: Theme) -> None:
        """Draws the statuses in another theme."""
        self._theme = theme
        if self._shown:
            self._repaint(Column.STATUS, Column.STATUS)

    def set_rows(self, rows: Iterable[WordRow]) -> None:
        """Shows other words."""
        self._rows = tuple(rows)
        self._arrange()

    def set_statuses(self, statuses: Mapping[tuple[str, str], WordStatus]) -> bool:
        """Takes how well the words are known; returns True where the list was made anew for it."""
        changed = {
            id(row): replace(row, status=status)
            for row in self._rows
            if (status := statuses.get((row.lemma, row.reading), WordStatus.NEW)) is not row.status
        }
        if not changed:
            return False
        moves = self._column == Column.STATUS or any(
            _passes(row, self._wanted) is not _passes(changed[id(row)], self._wanted)
            for row in self._rows
            if id(row) in changed
        )
        places = [number for number, row in enumerate(self._shown) if id(row) in changed]
        self._shown = tuple(changed.get(id(row), row) for row in self._shown)
        self._rows = tuple(changed.get(id(row), row) for row in self._rows)
        if moves:
            self._arrange()
        for number in () if moves else places:
            self.dataChanged.emit(self.index(number, 0), self.index(number, int(Column.STATUS)))
        return moves

    def add_grades(self, grades: Mapping[tuple[str, str], Grade]) -> None:
        """Takes what the dictionary says of words; a list sorted by it stays until it is sorted."""
        self._grades.update(grades)
        if self._shown:
            self._repaint(Column.LEVEL, Column.FREQUENCY)

    def grade_of(self, row: WordRow) -> Grade:
        """Returns what the dictionary says of a word."""
        return self._grades.get((row.lemma, row.reading), NO_GRADE)

    def unknown_to(self) -> tuple[tuple[str, str], ...]:
        """Returns the words, lemma and reading, that no grades were taken of yet."""
        words = ((row.lemma, row.reading) for row in self._rows if not row.function)
        return tuple(word for word in words if word not in self._grades)

    def _repaint(self, first: Column, last: Column) -> None:
        end = len(self._shown) - 1
        self.dataChanged.emit(self.index(0, int(first)), self.index(end, int(last)))

    def set_filter(self, wanted: WordFilter, words: str) -> None:
        """Keeps some kinds of words, and of them those that hold ``words``."""
        self._wanted, self._words = wanted, fold(words.strip())
        self._arrange()

    def row_at(self, index: Index) -> WordRow | None:
        """Returns the word of a row."""
        return self._shown[index.row()] if index.isValid() else None

    @property
    def shown(self) -> tuple[WordRow, ...]:
        """The words that are listed, in order."""
        return self._shown

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; words that are equal there stay in order of appearance."""
        self._column, self._order = column, order
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        kept = [
            row
            for row in self._rows
            if _passes(row, self._wanted)
            and (not self._words or self._words in fold(f"{row.lemma}\n{row.reading}"))
        ]
        kept.sort(key=self._key(), reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._shown = tuple(kept)
        self.endResetModel()

    def _key(self) -> Callable[[WordRow], Any]:
        keys: dict[int, Callable[[WordRow], Any]] = {
            Column.WORD: _first_place,
            Column.READING: lambda row: fold(row.reading or row.lemma),
            Column.COUNT: lambda row: len(row.places),
            Column.STATUS: lambda row: row.status,
            Column.LEVEL: lambda row: -(self.grade_of(row).level or -_LAST),
            Column.FREQUENCY: lambda row: self.grade_of(row).rank or _LAST,
            Column.SENTENCE: _first_place,
            Column.LOOKUPS: lambda row: row.lookups,
        }
        return keys[self._column]

    def rowCount(self, parent: Index = NOTHING) -> int:
        """Returns the number of words listed."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOTHING) -> int:
        """Returns how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Returns the names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Word"),
            self.tr("Reading"),
            self.tr("Here"),
            self.tr("Status"),
            self.tr("Level"),
            self.tr("Rank"),
            self.tr("First sentence"),
            self.tr("Looked up"),
        )
        return names[section] if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Returns what a role says of a cell."""
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        if role == ITEM_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            reading = "" if row.reading == row.lemma else row.reading
            grades = self.grade_of(row)
            texts = (row.lemma, reading, str(row.count), status_name(row.status),
                     f"N{grades.level}" if grades.level else "",
                     f"{grades.rank:,}" if grades.rank else "", row.sentence,
                     str(row.lookups) if row.lookups else "")  # fmt: skip
            return texts[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.SENTENCE:
            return row.sentence
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and column == Column.STATUS:
            return QColor(self._theme.status[row.status])
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.WORD:
            return f"{row.lemma}, {row.reading}, {row.count}, {status_name(row.status)}"
        return None
