"""Rows of the library: a document's title, what it is and how far it is read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.models.library import PROGRESS_ROLE, SOURCE_ROLE
from ui.panels.delegates import Index, PassageDelegate, draw_text, scaled
from ui.theme import Theme

_BAR_PX = 3
_GAP_PX = 3
_EDGE_PX = 10


class DocumentDelegate(PassageDelegate):
    """A document: title, figures, where it comes from, and a line for how far it is read."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(theme, view, 2, label_below=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Returns the height of the rows of text and of the line."""
        details: Any = option
        self.room_below = self._line_px(details) + _BAR_PX + _GAP_PX
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a row."""
        details: Any = option
        height = self._line_px(details)
        self.room_below = height + _BAR_PX + _GAP_PX
        super().paint(painter, option, index)
        rect = details.rect
        box = QRect(
            rect.left() + _EDGE_PX,
            rect.bottom() - _BAR_PX - _GAP_PX - height - 2,
            rect.width() - 18,
            height,
        )
        painter.save()
        source = str(index.data(SOURCE_ROLE) or "")
        draw_text(painter, box, source, scaled(details.font, 0.92), self.theme.quiet)
        painter.restore()
        line = QRectF(
            rect.left() + _EDGE_PX, rect.bottom() - _BAR_PX - 2, rect.width() - 20, _BAR_PX
        )
        painter.fillRect(line, self.theme.border)
        line.setWidth(line.width() * float(index.data(PROGRESS_ROLE) or 0.0))
        painter.fillRect(line, self.theme.accent)

    @staticmethod
    def _line_px(option: Any) -> int:
        return QFontMetrics(scaled(option.font, 0.92)).height()
