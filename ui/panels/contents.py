"""The contents panel: the headings of the text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from reader.documents.model import Document
from ui.models.contents import LEVEL_ROLE, ContentsModel, headings
from ui.models.lists import SPAN_ROLE
from ui.panels.delegates import Index, RowDelegate, draw_text, scaled
from ui.panels.listing import Listing, bar_of, column_of, filter_line
from ui.theme import Theme


class _HeadingDelegate(RowDelegate):
    """A heading, the deeper the further in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Returns one line with some air."""
        return QSize(160, QFontMetrics(option.font).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a row."""
        painter.save()
        ink, _ = self.ground(painter, option)
        level = int(index.data(LEVEL_ROLE) or 1)
        rect: QRect = option.rect
        box = rect.adjusted(10 + 14 * (level - 1), 0, -8, 0)
        font = scaled(option.font, 1.0, bold=level == 1)
        draw_text(painter, box, str(index.data()), font, ink)
        painter.restore()


class ContentsPanel(QWidget):
    """Headings of the open document.

    Signals:
        heading_requested(start, end): The page is to show a heading.
    """

    heading_requested = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Contents"))
        self._model = ContentsModel(self)
        self._filter = filter_line(self.tr("Filter the headings"), self)
        self._list = Listing(self.tr("Headings"), self.tr("This text has no headings."), self)
        self._list.show_model(self._model, _HeadingDelegate(theme, self._list))
        self._list.chosen.connect(self._on_chosen)
        self._filter.textChanged.connect(self._model.set_filter)
        column_of(self, bar_of(self._filter), self._list)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draws the panel in another theme."""
        self._list.set_theme(theme)

    def set_document(self, document: Document | None) -> None:
        """Shows the headings of a document."""
        self._model.set_items(headings(document) if document is not None else ())

    def set_position(self, offset: int) -> None:
        """Marks the heading under which a place stands."""
        row = -1
        for number in range(self._model.rowCount()):
            heading = self._model.item(self._model.index(number))
            if heading is not None and heading.start <= offset:
                row = number
        if row >= 0 and not self._list.hasFocus():
            self._list.setCurrentIndex(self._model.index(row))

    def _on_chosen(self, index: QModelIndex) -> None:
        span = index.data(SPAN_ROLE)
        if span is not None:
            self.heading_requested.emit(span[0], span[1])
