"""The library's documents, the sessions and what a search found, as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QUrl, Signal

from reader.sessions.hits import HitKind, SearchHit
from reader.sessions.model import DocumentRecord, LibrarySort, SessionRecord
from ui.models.lists import (
    EMPHASIS_ROLE,
    ITEM_ROLE,
    LABEL_ROLE,
    SPAN_ROLE,
    Index,
    TupleModel,
    counted,
    fold,
    shown_time,
)
from ui.models.shelves import EVERYTHING, Shelf

PROGRESS_ROLE = ITEM_ROLE + 10
"""How far a document is read, 0 to 1."""
SOURCE_ROLE = ITEM_ROLE + 11
"""A small line with the date, the tags and where a document comes from."""

_MINUTE_MS = 60_000
_SPACES = re.compile(r"\s+")
translate = QCoreApplication.translate


def shown_duration(milliseconds: int) -> str:
    """Returns a time that was spent, in minutes and hours."""
    minutes = milliseconds // _MINUTE_MS
    if minutes < 1:
        return translate("Library", "under a minute")
    if minutes < 60:
        return translate("Library", "{minutes} min").format(minutes=minutes)
    if minutes % 60 == 0:
        return translate("Library", "{hours} h").format(hours=minutes // 60)
    return translate("Library", "{hours} h {minutes} min").format(
        hours=minutes // 60, minutes=minutes % 60
    )


def sort_key(order: LibrarySort) -> Callable[[DocumentRecord], Any]:
    """Returns the key that puts documents into an order; what is newest or most comes first."""

    def coverage(record: DocumentRecord) -> float:
        return record.known_words / record.words if record.words else -1.0

    keys: dict[LibrarySort, Callable[[DocumentRecord], Any]] = {
        LibrarySort.OPENED: lambda record: _descending(record.opened_at),
        LibrarySort.ADDED: lambda record: _descending(record.added_at),
        LibrarySort.TITLE: lambda record: fold(record.title),
        LibrarySort.PROGRESS: lambda record: -record.progress,
        LibrarySort.LENGTH: lambda record: -record.characters,
        LibrarySort.COVERAGE: lambda record: -coverage(record),
    }
    return keys[order]


def _descending(stamp: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in stamp)


class DocumentModel(TupleModel[DocumentRecord]):
    """Documents of the library."""

    def texts(self, item: DocumentRecord) -> Iterable[str]:
        """Looks at the title, the author, the place and the tags."""
        return (item.title, item.author, item.path, item.url, *item.tags)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = EVERYTHING
        self.missing: frozenset[int] = frozenset()

    def set_shelf(self, shelf: Shelf) -> None:
        """Shows the documents of a shelf."""
        same = shelf.is_same(self.shelf)
        self.shelf = shelf
        if not same:
            self.refilter()

    def set_missing(self, identifiers: frozenset[int]) -> None:
        """Marks the documents whose file is not where it was."""
        if identifiers != self.missing:
            self.missing = identifiers
            self.refilter()

    def keeps(self, item: DocumentRecord) -> bool:
        """Keeps what stands on the shelf and passes the filter."""
        return self.shelf.holds(item, self.missing) and super().keeps(item)

    def value(self, item: DocumentRecord, role: int) -> Any:
        """Returns the title, labels with figures and with the source, and the progress."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title or self.tr("Untitled")
        if role == LABEL_ROLE:
            return self._label(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(item)
        if role == SOURCE_ROLE:
            return self._source(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}, {self._label(item)}, {self._source(item)}"
        return item.progress if role == PROGRESS_ROLE else None

    def _label(self, item: DocumentRecord) -> str:
        parts = [
            self.tr("finished") if item.finished else f"{item.progress:.0%}",
            counted(item.characters, self.tr("1 character"), self.tr("{count} characters")),
        ]
        if item.words:
            share = f"{item.known_words / item.words:.0%}"
            parts.append(self.tr("{share} known").format(share=share))
        if item.annotations:
            parts.append(counted(item.annotations, self.tr("1 note"), self.tr("{count} notes")))
        if item.entities:
            parts.append(counted(item.entities, self.tr("1 name"), self.tr("{count} names")))
        return " · ".join(part for part in parts if part)

    def _source(self, item: DocumentRecord) -> str:
        parts = [shown_time(item.opened_at)]
        if int(item.id) in self.missing:
            parts.append(self.tr("file not found"))
        parts += [f"#{tag}" for tag in item.tags]
        parts.append(QUrl(item.url).host() or Path(item.path).name or item.format)
        return " · ".join(part for part in parts if part)

    def _tip(self, item: DocumentRecord) -> str:
        """Everything that is known of a document."""
        lines = [item.title, item.author, item.date, item.path or item.url, self._label(item)]
        lines.append(self.tr("Added {date}").format(date=shown_time(item.added_at)))
        lines.append(self.tr("Opened {date}").format(date=shown_time(item.opened_at)))
        if item.sessions:
            read = counted(item.sessions, self.tr("1 session"), self.tr("{count} sessions"))
            lines.append(f"{read} · {shown_duration(item.active_ms)}")
        if item.lookups:
            lines.append(counted(item.lookups, self.tr("1 look-up"), self.tr("{count} look-ups")))
        lines.append(" ".join(f"#{tag}" for tag in item.tags))
        return "\n".join(line for line in lines if line)


class SessionModel(TupleModel[SessionRecord]):
    """Sessions, the newest first; a name can be edited in place.

    Signals:
        renamed(id, name): The reader gave a session another name.
    """

    renamed = Signal(int, str)

    def texts(self, item: SessionRecord) -> Iterable[str]:
        """Looks at the session's name and the document's title."""
        return (item.name, item.title)

    def value(self, item: SessionRecord, role: int) -> Any:
        """Returns the name or title, and a label with date, time and what was done."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name or item.title or self.tr("Untitled")
        if role == Qt.ItemDataRole.EditRole:
            return item.name
        if role == LABEL_ROLE:
            return self._label(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (item.name, item.title, self._label(item)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.name or item.title}, {self._label(item)}"
        return (item.position, item.position) if role == SPAN_ROLE else None

    def _label(self, item: SessionRecord) -> str:
        parts = [shown_time(item.started_at), shown_duration(item.active_ms)]
        if item.open:
            parts.append(self.tr("open"))
        if item.characters_read:
            count = QLocale().toString(item.characters_read)
            parts.append(self.tr("{count} characters read").format(count=count))
        if item.lookups:
            parts.append(counted(item.lookups, self.tr("1 look-up"), self.tr("{count} look-ups")))
        if item.annotations:
            parts.append(counted(item.annotations, self.tr("1 note"), self.tr("{count} notes")))
        return " · ".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Returns the usual flags; the name is editable."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Asks for another name; the row changes when the store has it."""
        item = self.item(index)
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = str(value).strip()
        if name != item.name:
            self.renamed.emit(int(item.id), name)
        return True


class SearchModel(TupleModel[SearchHit]):
    """Hits of a search over the whole library."""

    def texts(self, item: SearchHit) -> Iterable[str]:
        """Looks at the title and the place."""
        return (item.title, item.before + item.match + item.after)

    def value(self, item: SearchHit, role: int) -> Any:
        """Returns the place in its context, what was found in it, and a label."""
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(_in_context(item)) or item.title
        if role == EMPHASIS_ROLE:
            before, match, _ = _in_context(item)
            return len(before), len(before) + len(match)
        if role == LABEL_ROLE:
            return f"{item.title} · {hit_kind_name(item.kind)}"
        return (item.start, item.end) if role == SPAN_ROLE else None


def _in_context(item: SearchHit) -> tuple[str, str, str]:
    """Before, match and after, with white space as single spaces."""
    before, match, after = (
        _SPACES.sub(" ", text) for text in (item.before, item.match, item.after)
    )
    return before.lstrip(), match, after.rstrip()


def hit_kind_name(kind: HitKind) -> str:
    """Returns how a search found a place, in the interface's language."""
    return {
        HitKind.SPELLING: translate("Library", "text"),
        HitKind.INFLECTION: translate("Library", "another form"),
        HitKind.READING: translate("Library", "reading"),
        HitKind.NOTE: translate("Library", "your note"),
        HitKind.WORD: translate("Library", "looked up"),
        HitKind.ENTITY: translate("Library", "name"),
        HitKind.TITLE: translate("Library", "title"),
    }[kind]
