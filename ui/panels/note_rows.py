"""Rows of the notes panel: the quote with its date and tags, and the note with its Markdown."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from reader.sessions.model import Annotation
from ui.lookup.blocks import Line, Style
from ui.lookup.note_text import URL, note_lines
from ui.models.lists import ITEM_ROLE
from ui.panels.delegates import Index, PassageDelegate, scaled
from ui.theme import Theme

_LINES = 8
"""So many lines of a note are shown at most; the whole of it is in the tip and in the editor."""
_EDGE_PX = 10
_PAD_PX = 4
_REMEMBERED = 400


class NoteDelegate(PassageDelegate):
    """A note as it is meant, under its label; a bare highlight as a passage."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(theme, view, lines=4)
        self._documents: OrderedDict[tuple[str, str, int, str], QTextDocument] = OrderedDict()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(theme)
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that label and note need at the view's width."""
        details: Any = option
        note = _note(index)
        if not note:
            return super().sizeHint(option, index)
        document = self._document(note, details.font, max(120, self._view.width() - 34))
        height = min(round(document.size().height()), self._most_px(details.font))
        label = QFontMetrics(scaled(details.font, 0.92)).height()
        return QSize(round(document.textWidth()), label + height + _PAD_PX * 2 + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        details: Any = option
        note = _note(index)
        if not note:
            super().paint(painter, option, index)
            return
        painter.save()
        _, quiet = self.ground(painter, details)
        self.paint_label(painter, details, index, quiet)
        box = self._note_box(details)
        document = self._document(note, details.font, round(box.width()))
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        document.drawContents(painter)
        painter.restore()
        if document.size().height() > box.height() + 1:
            painter.save()
            painter.setPen(quiet)
            painter.drawText(
                box.adjusted(0, 0, -2, 0),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom),
                "…",
            )
            painter.restore()

    def link_at(self, option: QStyleOptionViewItem, index: Index, point: QPoint) -> str:
        """Return the address under a point of the view, or nothing."""
        details: Any = option
        note = _note(index)
        box = self._note_box(details)
        if not note or not box.contains(QPointF(point)):
            return ""
        document = self._document(note, details.font, round(box.width()))
        inside = QPointF(point) - box.topLeft()
        return document.documentLayout().anchorAt(inside).removeprefix(URL)

    def _note_box(self, option: Any) -> QRectF:
        label = QFontMetrics(scaled(option.font, 0.92)).height()
        top = option.rect.top() + _PAD_PX + label + 2
        left = option.rect.left() + _EDGE_PX
        width = option.rect.width() - _EDGE_PX - 8
        return QRectF(left, top, width, option.rect.bottom() - _PAD_PX - top + 1)

    def _most_px(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + _PAD_PX

    def _document(self, note: str, font: QFont, width: int) -> QTextDocument:
        key = (note, font.key(), width, self.theme.choice.value)
        document = self._documents.get(key)
        if document is None:
            if len(self._documents) >= _REMEMBERED:
                self._documents.popitem(last=False)
            document = self._documents[key] = _made(note_lines(note), font, self.theme)
            document.setTextWidth(width)
        return document


def _note(index: QModelIndex | QPersistentModelIndex) -> str:
    item = index.data(ITEM_ROLE)
    return item.note if isinstance(item, Annotation) else ""


def _made(lines: tuple[Line, ...], font: QFont, theme: Theme) -> QTextDocument:
    """A document of lines; the text is inserted as characters, never as markup."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    em = QFontMetrics(font).height()
    cursor = QTextCursor(document)
    for number, line in enumerate(lines):
        block = QTextBlockFormat()
        block.setLeftMargin(line.indent * em)
        block.setTextIndent(-line.hang * em)
        if number:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        for run in line.runs:
            cursor.insertText(run.text, _format(run.style, run.link, theme))
    return document


def _format(style: Style, link: str, theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    quiet = style in (Style.QUIET, Style.NUMBER, Style.STRUCK)
    colour: QColor = theme.accent if link else theme.quiet if quiet else theme.ink
    made.setForeground(colour)
    if style is Style.STRONG:
        # A face without bold is thickened, but only from this weight on.
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(style is Style.EMPHASIS)
    made.setFontStrikeOut(style is Style.STRUCK)
    if style is Style.CODE:
        made.setFontFamilies(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        )
    if link:
        made.setAnchor(True)
        made.setAnchorHref(link)
        made.setFontUnderline(True)
    return made
