"""Paints what stands around the text of an entry: badges, accents, ruby and the fold's rule."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from ui.lookup.blocks import Style
from ui.lookup.entry_writer import SCALE, EntryWriter, Mark
from ui.lookup.pitch import Contour
from ui.theme import Theme

_KANA_TOP_EM = 1.02
_FALL_EM = 0.3
_RUBY_RISE_EM = 0.96


def text_span(
    document: QTextDocument, start_utf16: int, end_utf16: int
) -> tuple[float, float, float] | None:
    """Returns left, right and baseline (px in the document) of text that stands on one line."""
    line, corner, inside = _line_at(document, start_utf16)
    if not line.isValid():
        return None
    left = _x_of(line, inside)
    right = _x_of(line, inside + end_utf16 - start_utf16)
    baseline = corner.y() + line.y() + line.ascent()
    return corner.x() + left, corner.x() + right, baseline


class MarkPainter:
    """Paints the marks of a document as it was written.

    Args:
        document: The document.
        writer: What wrote it.
        theme: The colours.
    """

    def __init__(self, document: QTextDocument, writer: EntryWriter, theme: Theme) -> None:
        self._document = document
        self._writer = writer
        self._theme = theme

    def paint_under(self, painter: QPainter) -> None:
        """Paints what lies under the text."""
        for mark in self._writer.marks:
            if mark.contour is None and not mark.fold and not mark.ruby:
                self._paint_badge(painter, mark)

    def paint_over(self, painter: QPainter, width_px: int) -> None:
        """Paints what stands over and beside the text, in a view as wide as this."""
        for mark in self._writer.marks:
            if mark.fold:
                self._paint_fold(painter, mark, width_px)
            elif mark.ruby:
                self._paint_ruby(painter, mark)
            elif mark.contour is not None:
                self._paint_contour(painter, mark, mark.contour)

    def _paint_badge(self, painter: QPainter, mark: Mark) -> None:
        span = text_span(self._document, mark.start_utf16, mark.end_utf16)
        if span is None:
            return
        left, right, baseline = span
        size = self._writer.em * SCALE[Style.BADGE]
        box = QRectF(left, baseline - size * 1.02, right - left, size * 1.36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent if mark.strong else self._theme.badge)
        painter.drawRoundedRect(box, size * 0.35, size * 0.35)

    def _paint_fold(self, painter: QPainter, mark: Mark, width_px: int) -> None:
        line, corner, inside = _line_at(self._document, mark.start_utf16)
        if not line.isValid():
            return
        y = round(corner.y() + line.y() + line.height() * 0.55) + 0.5
        left = corner.x() + _x_of(line, inside) + 8
        painter.setPen(QPen(self._theme.border, 1))
        right = width_px - self._document.documentMargin()
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_ruby(self, painter: QPainter, mark: Mark) -> None:
        span = text_span(self._document, mark.start_utf16, mark.end_utf16)
        if span is None:
            return
        left, right, baseline = span
        font = self._writer.ruby_font()
        painter.setFont(font)
        painter.setPen(self._theme.quiet)
        room = QFontMetricsF(font).horizontalAdvance(mark.ruby)
        up = self._writer.em * SCALE[Style.JAPANESE] * _RUBY_RISE_EM
        painter.drawText(QPointF((left + right - room) / 2, baseline - up), mark.ruby)

    def _paint_contour(self, painter: QPainter, mark: Mark, contour: Contour) -> None:
        reading_px = self._reading_px(mark.start_utf16)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        at = mark.start_utf16
        for number, mora in enumerate(contour.morae):
            end = at + len(mora.encode("utf-16-le")) // 2
            span = text_span(self._document, at, end)
            at = end
            if span is None or not contour.high[number]:
                continue
            left, right, baseline = span
            top = baseline - reading_px * _KANA_TOP_EM
            painter.drawLine(QPointF(left, top), QPointF(right - 0.75, top))
            last = number + 1 == len(contour.morae) or not contour.high[number + 1]
            if last and contour.falls:
                fall = QPointF(right - 0.75, top + reading_px * _FALL_EM)
                painter.drawLine(QPointF(right - 0.75, top), fall)

    def _reading_px(self, position_utf16: int) -> float:
        cursor = QTextCursor(self._document)
        cursor.setPosition(position_utf16 + 1)
        return float(cursor.charFormat().font().pixelSize())


def _line_at(document: QTextDocument, position_utf16: int) -> tuple[QTextLine, QPointF, int]:
    """Returns the line of a position, its block's corner, and the position in the block."""
    block = document.findBlock(position_utf16)
    inside = position_utf16 - block.position()
    # The layout's own position counts from the cell of a table that the block may stand in.
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    return block.layout().lineForTextPosition(inside), corner, inside


def _x_of(line: QTextLine, position: int) -> float:
    """Returns where a position stands on a line, px; Qt gives the position back beside it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
