"""The reader's highlights and notes as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from reader.sessions.model import Annotation, HighlightColour
from ui.lookup.note_text import plain_note
from ui.models.lists import LABEL_ROLE, SPAN_ROLE, TupleModel, shown_time


class AnnotationModel(TupleModel[Annotation]):
    """Annotations in text order: those that have lost their place, or the rest.

    Args:
        orphaned: Which of the two to show.
    """

    def __init__(self, *, orphaned: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orphaned = orphaned
        self._colours: Mapping[HighlightColour, QColor] = {}
        self.set_key(lambda annotation: (annotation.start, annotation.end))

    def set_colours(self, colours: Mapping[HighlightColour, QColor]) -> None:
        """Draws the highlights in a theme's washes."""
        self._colours = colours
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def keeps(self, item: Annotation) -> bool:
        """Keeps the orphaned ones, or the others."""
        return item.orphaned is self._orphaned and super().keeps(item)

    def texts(self, item: Annotation) -> Iterable[str]:
        """Looks at the quote, the note and the tags."""
        return (item.exact, item.note, *item.tags)

    def value(self, item: Annotation, role: int) -> Any:
        """Returns the note, else the quote; the label is the quote with its date and tags."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.note or item.exact
        if role == LABEL_ROLE:
            quote = f"「{item.exact}」" if item.note else self.tr("Highlight")
            tags = " ".join(f"#{tag}" for tag in item.tags)
            return " · ".join(part for part in (quote, tags, shown_time(item.updated_at)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (f"「{item.exact}」", item.note) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.exact}. {plain_note(item.note)}".strip()
        if role == Qt.ItemDataRole.DecorationRole and item.colour is not None:
            return self._colours.get(item.colour)
        return (item.start, item.end) if role == SPAN_ROLE else None
