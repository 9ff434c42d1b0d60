"""A list model over a tuple of frozen values, with a filter; the panels' models derive from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimeZone,
)

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NOTHING = QModelIndex()
T = TypeVar("T")

ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row's value itself."""
SPAN_ROLE = ITEM_ROLE + 4
"""(start, end) in the text, code points."""
LABEL_ROLE = ITEM_ROLE + 5
"""A small line over the row's text."""

EMPHASIS_ROLE = ITEM_ROLE + 6
"""(start, end) of what stands out in the row's text, code points of it."""


def fold(text: str) -> str:
    """Returns text for comparing: width and case folded, katakana as hiragana."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in folded)


def local_time(stamp: str) -> QDateTime:
    """Returns a UTC stamp (ISO 8601 with ``Z``) in the reader's own time; invalid for no stamp."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODateWithMs)
    moment.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
    return moment.toLocalTime()


def shown_time(stamp: str, now: QDateTime | None = None) -> str:
    """Returns a stamp for people: the time of day for today, else the date."""
    moment = local_time(stamp)
    if not moment.isValid():
        return ""
    today = (now or QDateTime.currentDateTime()).date()
    locale = QLocale()
    if moment.date() == today:
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment.date(), QLocale.FormatType.ShortFormat)


def counted(count: int, one: str, many: str) -> str:
    """Returns the sentence for one or for many, with ``{count}`` filled in."""
    return (one if count == 1 else many).format(count=QLocale().toString(count))


class TupleModel(QAbstractListModel, Generic[T]):
    """Rows are the items that the filter lets through, in the order of the key.

    A subclass says what a row tells in ``value`` and what the filter looks at in ``texts``.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[T, ...] = ()
        self._shown: tuple[T, ...] = ()
        self._filter = ""
        self._key: Callable[[T], Any] | None = None

    def set_items(self, items: Iterable[T]) -> None:
        """Shows other items."""
        self._items = tuple(items)
        self._arrange()

    def set_filter(self, words: str) -> None:
        """Keeps the items that hold all of the words, in any of their texts."""
        if fold(words.strip()) != self._filter:
            self._filter = fold(words.strip())
            self._arrange()

    def set_key(self, key: Callable[[T], Any] | None) -> None:
        """Sorts by a key; None keeps the order that the items came in."""
        self._key = key
        self._arrange()

    @property
    def items(self) -> tuple[T, ...]:
        """All items, shown or not."""
        return self._items

    def item(self, index: Index) -> T | None:
        """Returns the item of a row, None for an invalid index."""
        return self._shown[index.row()] if index.isValid() else None

    def row_of(self, wanted: Callable[[T], bool]) -> int:
        """Returns the first shown row that is wanted, or -1."""
        return next((row for row, item in enumerate(self._shown) if wanted(item)), -1)

    def keeps(self, item: T) -> bool:
        """Tells whether an item is shown at all; a subclass narrows it."""
        words = self._filter.split()
        if not words:
            return True
        text = fold("\n".join(self.texts(item)))
        return all(word in text for word in words)

    def texts(self, item: T) -> Iterable[str]:
        """Returns what the filter looks at."""
        raise NotImplementedError

    def value(self, item: T, role: int) -> Any:
        """Returns what a role says of an item."""
        raise NotImplementedError

    def refilter(self) -> None:
        """Applies ``keeps`` and the order again."""
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [item for item in self._items if self.keeps(item)]
        if self._key is not None:
            shown.sort(key=self._key)
        self._shown = tuple(shown)
        self.endResetModel()

    def rowCount(self, parent: Index = NOTHING) -> int:
        """Returns the number of rows."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Returns what a role says of a row."""
        item = self.item(index)
        if item is None:
            return None
        return item if role == ITEM_ROLE else self.value(item, role)
