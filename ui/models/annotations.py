"""The reader's highlights and notes as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from reader.sessions.model import Annotation, AnnotationTarget, DocumentId, HighlightColour
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
        self._names: Mapping[HighlightColour, str] = {}
        self._titles: Mapping[DocumentId, str] = {}
        self.only: HighlightColour | None = None
        self.set_titles({})

    def set_colours(self, colours: Mapping[HighlightColour, QColor]) -> None:
        """Draws the highlights in a theme's washes."""
        self._colours = colours
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def set_names(self, names: Mapping[HighlightColour, str]) -> None:
        """Calls the colours by what they mean to the reader."""
        self._names = names
        self.refilter()

    def set_titles(self, titles: Mapping[DocumentId, str]) -> None:
        """Says which document each is from, the newest first; without titles they are of one."""
        self._titles = titles
        if titles:
            self.set_key(lambda annotation: -annotation.id)
        else:
            self.set_key(lambda annotation: (annotation.start, annotation.end))

    def set_only(self, colour: HighlightColour | None) -> None:
        """Keeps the annotations of one colour; None for all."""
        if colour is not self.only:
            self.only = colour
            self.refilter()

    def keeps(self, item: Annotation) -> bool:
        """Keeps the orphaned ones, or the others."""
        if item.orphaned is not self._orphaned or self.only not in (None, item.colour):
            return False
        return super().keeps(item)

    def texts(self, item: Annotation) -> Iterable[str]:
        """Looks at the quote, the note, the tags, what the colour means and the document."""
        return (item.exact, item.note, *item.tags, self._name(item), self._title(item))

    def _title(self, item: Annotation) -> str:
        return self._titles.get(item.document_id, "")

    def _name(self, item: Annotation) -> str:
        return "" if item.colour is None else self._names.get(item.colour, "")

    def value(self, item: Annotation, role: int) -> Any:
        """Returns the note, else the quote; the label is the quote with its date and tags."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.note or item.exact
        if role == LABEL_ROLE:
            quote = f"「{item.exact}」" if item.note else ""
            parts = [quote, self._name(item), " ".join(f"#{tag}" for tag in item.tags)]
            if not quote and not parts[1]:
                parts[0] = self.tr("Highlight")
            about = {
                AnnotationTarget.ENTITY: self.tr("on the name"),
                AnnotationTarget.ENTRY: self.tr("on the dictionary entry"),
            }
            parts.insert(1, about.get(item.target, ""))
            parts += [shown_time(item.updated_at), self._title(item)]
            return " · ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = [f"「{item.exact}」", item.note, self._title(item)]
            return "\n".join(part for part in parts if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{item.exact}. {plain_note(item.note)}".strip()
            return f"{said}. {self._title(item)}" if self._title(item) else said
        if role == Qt.ItemDataRole.DecorationRole and item.colour is not None:
            return self._colours.get(item.colour)
        return (item.start, item.end) if role == SPAN_ROLE else None
