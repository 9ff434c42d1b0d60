"""Draws the lines of an entry: selectable text with badges and pitch accents painted around it.

The text is inserted as characters with formats, never as markup, and no resource is ever loaded:
whatever a dictionary holds stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.lookup.blocks import Line, LineKind, Run, Style, is_japanese, plain_text
from ui.lookup.pitch import Contour
from ui.lookup.strokes import StrokeSquares, square_format
from ui.theme import Theme

_SCALE = {
    Style.HEADWORD: 1.6,
    Style.READING: 1.12,
    Style.KANJI: 2.3,
    Style.QUIET: 0.92,
    Style.BADGE: 0.8,
    Style.BADGE_STRONG: 0.8,
    Style.HEADING: 0.86,
    Style.JAPANESE: 1.06,
    Style.NUMBER: 0.92,
}
_JAPANESE_FIRST = frozenset({Style.HEADWORD, Style.READING, Style.KANJI, Style.JAPANESE, Style.LINK,
                             Style.STRONG})  # fmt: skip
_TOP_EM = {
    LineKind.HEAD: 0.6,
    LineKind.BODY: 0.3,
    LineKind.TIGHT: 0.12,
    LineKind.SECTION: 0.7,
    LineKind.FOLD: 0.7,
}
_LEAST_EM_PX = 13.0
"""Kana and kanji need more than the twelve px of many desktops' interface font."""
_KANA_TOP_EM = 1.02
_SQUARE_EM = 3.4
_FALL_EM = 0.3


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something painted around the text; offsets are UTF-16 units of the QTextDocument."""

    start_utf16: int
    end_utf16: int
    contour: Contour | None = None
    strong: bool = False
    fold: bool = False


class EntryView(QTextBrowser):
    """A page of entry lines.

    Signals:
        link_activated(link): A link was followed: ``word:…``, ``kanji:…``, ``note:…``, ``pin:``.
        japanese_hovered(text, at, rect): The pointer rests over Japanese text that is no link;
            ``at`` counts code points of ``text`` and ``rect`` is the character on the screen, px.
        japanese_clicked(text, at): The same, by a click.
        japanese_left(): The pointer is over no Japanese text any more.
    """

    link_activated = Signal(str)
    japanese_hovered = Signal(str, int, QRect)
    japanese_clicked = Signal(str, int)
    japanese_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._links: list[str] = []
        self._formats: dict[Style, QTextCharFormat] = {}
        self._marks: list[_Mark] = []
        self._japanese_family = ""
        self._hovered: tuple[int, int] | None = None
        self._pressed_at = QPoint()
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
        self.setAccessibleName(self.tr("Dictionary entry"))
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(10)
        self._squares = StrokeSquares(self.document())
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draws everything in another theme."""
        self._theme = theme
        self._formats.clear()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.card)
        palette.setColor(QPalette.ColorRole.Text, theme.ink)
        self.setPalette(palette)
        self._squares.ink, self._squares.new = theme.ink, theme.accent
        self._squares.frame = theme.border
        self._render()

    def set_japanese_family(self, family: str) -> None:
        """Chooses the face for Japanese text, by its family's name."""
        self._japanese_family = family
        self._formats.clear()
        self._render()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Shows other lines, from the top."""
        self._lines = tuple(lines)
        self._render()
        self.scroll_to_top()

    def scroll_to_top(self) -> None:
        """Shows the first line, and lets no later resize scroll away from it."""
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)

    def step_entry(self, step: int) -> None:
        """Scrolls to the next entry (1) or the one before (-1); past the last one by a screen."""
        bar = self.verticalScrollBar()
        layout = self.document().documentLayout()
        heads = [
            round(layout.blockBoundingRect(self.document().findBlockByNumber(number)).top())
            for number, line in enumerate(self._lines)
            if line.kind in (LineKind.HEAD, LineKind.FOLD)
        ]
        here = bar.value()
        if step > 0:
            later = (top for top in heads if top > here + 1)
            bar.setValue(min(next(later, here + bar.pageStep()), here + bar.pageStep()))
        else:
            earlier = (top for top in reversed(heads) if top < here - 1)
            bar.setValue(max(next(earlier, 0), here - bar.pageStep()))

    def copy_entry(self) -> None:
        """Puts what is selected, else everything shown, on the clipboard."""
        text = self.textCursor().selectedText().replace("\u2029", "\n") or self.entry_text()
        QGuiApplication.clipboard().setText(text)

    def entry_text(self) -> str:
        """Returns everything shown as plain text."""
        return plain_text(self._lines)

    def content_heights(self, widths_px: Iterable[int]) -> Iterator[int]:
        """Yields the height (px) that the lines need at each width (px), as it is asked for."""
        # The editor lays its own document out for its own width whenever that document changes.
        document = self.document().clone()
        for width in widths_px:
            document.setTextWidth(width)
            yield int(document.size().height()) + 1
        document.deleteLater()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Loads nothing, ever."""
        return None

    # Building

    def _em(self) -> float:
        return max(_LEAST_EM_PX, QFontInfo(self.font()).pixelSize() * 1.08)

    def _font(self, style: Style) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self._em() * _SCALE.get(style, 1.0))))
        if self._japanese_family:
            families = [self.font().family(), self._japanese_family]
            font.setFamilies(families[::-1] if style in _JAPANESE_FIRST else families)
        if style in (Style.STRONG, Style.HEADING):
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(style is Style.EMPHASIS)
        font.setStrikeOut(style is Style.STRUCK)
        if style is Style.CODE:
            mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
            font.setFamilies([*mono, *font.families()])
        return font

    def _plain_format(self, style: Style) -> QTextCharFormat:
        """Returns the format of a style, made once for a theme and a font."""
        made = self._formats.get(style)
        if made is None:
            made = self._formats[style] = QTextCharFormat()
            made.setFont(self._font(style))
            colour = self._theme.ink
            if style in (Style.QUIET, Style.NUMBER, Style.HEADING, Style.STRUCK):
                colour = self._theme.quiet
            elif style is Style.BADGE_STRONG:
                colour = self._theme.accent_ink
            made.setForeground(colour)
        return made

    def _format(self, run: Run) -> QTextCharFormat:
        made = self._plain_format(run.style)
        if not run.link and not run.tip:
            return made
        made = QTextCharFormat(made)
        if run.link and run.style not in (Style.KANJI, Style.HEADWORD):
            made.setForeground(self._theme.accent)
        if run.link:
            made.setAnchor(True)
            made.setAnchorHref(f"link:{len(self._links)}")
            self._links.append(run.link)
        if run.tip:
            made.setToolTip(run.tip)
        return made

    def _render(self) -> None:
        self._links.clear()
        self._marks.clear()
        self._hovered = None
        document = self.document()
        document.clear()
        document.setDefaultFont(self._font(Style.TEXT))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        em = self._em()
        for number, line in enumerate(self._lines):
            block = QTextBlockFormat()
            block.setTopMargin(0 if number == 0 else _TOP_EM[line.kind] * em)
            block.setLeftMargin(line.indent * em)
            block.setTextIndent(-line.hang * em)
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            for run in line.runs:
                self._insert(cursor, run)
            if line.kind is LineKind.FOLD:
                end = cursor.position()
                self._marks.append(_Mark(end, end, fold=True))
        cursor.endEditBlock()

    def _insert(self, cursor: QTextCursor, run: Run) -> None:
        if run.strokes:
            size = round(self._em() * _SQUARE_EM)
            for upto in range(1, len(run.strokes) + 1):
                cursor.insertText("\ufffc", square_format(run.strokes, upto, size))
            return
        start = cursor.position()
        text = run.text.replace("\n", " ").replace("\r", " ").replace("\u2029", " ")
        badge = run.style in (Style.BADGE, Style.BADGE_STRONG)
        if badge:
            text = f"\u00a0{text.replace(' ', chr(0xA0))}\u00a0"
        cursor.insertText(text, self._format(run))
        if badge or run.contour is not None:
            strong = run.style is Style.BADGE_STRONG
            self._marks.append(_Mark(start, cursor.position(), run.contour, strong=strong))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints badges under the text, the text, then accents and the fold's rule."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QPointF(0, -self.verticalScrollBar().value())
        painter.translate(shift)
        for mark in self._marks:
            if mark.contour is None and not mark.fold:
                self._paint_badge(painter, mark)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(shift)
        for mark in self._marks:
            if mark.fold:
                self._paint_fold(painter, mark)
            elif mark.contour is not None:
                self._paint_contour(painter, mark, mark.contour)
        painter.end()

    def _line_at(self, position_utf16: int) -> tuple[QTextLine, QPointF, int]:
        """Returns the line of a position, its block's corner, and the position in the block."""
        block = self.document().findBlock(position_utf16)
        layout = block.layout()
        inside = position_utf16 - block.position()
        return layout.lineForTextPosition(inside), layout.position(), inside

    def _span(self, start_utf16: int, end_utf16: int) -> tuple[float, float, float] | None:
        """Returns left, right and baseline (px in the document) of text that stands on one line."""
        line, corner, inside = self._line_at(start_utf16)
        if not line.isValid():
            return None
        left = _x_of(line, inside)
        right = _x_of(line, inside + end_utf16 - start_utf16)
        baseline = corner.y() + line.y() + line.ascent()
        return corner.x() + left, corner.x() + right, baseline

    def _paint_badge(self, painter: QPainter, mark: _Mark) -> None:
        span = self._span(mark.start_utf16, mark.end_utf16)
        if span is None:
            return
        left, right, baseline = span
        size = self._em() * _SCALE[Style.BADGE]
        box = QRectF(left, baseline - size * 1.02, right - left, size * 1.36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent if mark.strong else self._theme.badge)
        painter.drawRoundedRect(box, size * 0.35, size * 0.35)

    def _paint_fold(self, painter: QPainter, mark: _Mark) -> None:
        line, corner, inside = self._line_at(mark.start_utf16)
        if not line.isValid():
            return
        y = round(corner.y() + line.y() + line.height() * 0.55) + 0.5
        left = corner.x() + _x_of(line, inside) + 8
        painter.setPen(QPen(self._theme.border, 1))
        right = self.viewport().width() - self.document().documentMargin()
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_contour(self, painter: QPainter, mark: _Mark, contour: Contour) -> None:
        reading_px = self._reading_px(mark.start_utf16)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        at = mark.start_utf16
        for number, mora in enumerate(contour.morae):
            end = at + len(mora.encode("utf-16-le")) // 2
            span = self._span(at, end)
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
        cursor = QTextCursor(self.document())
        cursor.setPosition(position_utf16 + 1)
        return float(cursor.charFormat().font().pixelSize())

    # The pointer

    def _japanese_at(self, point: QPoint) -> tuple[str, int, QRect] | None:
        """Returns the paragraph, the code point in it and the character's box under a point."""
        if self.anchorAt(point):
            return None
        cursor = self.cursorForPosition(point)
        block = cursor.block()
        text = block.text()
        for inside in (cursor.positionInBlock() - 1, cursor.positionInBlock()):
            units = text.encode("utf-16-le")
            if not 0 <= inside < len(units) // 2:
                continue
            at = len(units[: inside * 2].decode("utf-16-le", "ignore"))
            if at >= len(text) or not is_japanese(text[at]):
                continue
            width_utf16 = len(text[at].encode("utf-16-le")) // 2
            start = block.position() + len(text[:at].encode("utf-16-le")) // 2
            span = self._span(start, start + width_utf16)
            if span is None:
                continue
            left, right, baseline = span
            em = self._em()
            scroll = self.verticalScrollBar().value()
            box = QRectF(left, baseline - em * 1.5 - scroll, right - left, em * 2.0)
            if box.contains(QPointF(point)):
                corner = self.viewport().mapToGlobal(box.topLeft().toPoint())
                return text, at, QRect(corner, box.size().toSize())
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells which Japanese character the pointer is over."""
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        found = self._japanese_at(event.position().toPoint())
        key = None if found is None else (hash(found[0]), found[1])
        if key == self._hovered:
            return
        self._hovered = key
        if found is None:
            self.japanese_left.emit()
        else:
            self.japanese_hovered.emit(*found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a press began, to tell a click from a selection."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on Japanese text that is no link asks for a look-up of it."""
        super().mouseReleaseEvent(event)
        event.accept()
        point = event.position().toPoint()
        moved = (point - self._pressed_at).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or moved > 3:
            return
        if self.textCursor().hasSelection():
            return
        found = self._japanese_at(point)
        if found is not None:
            self.japanese_clicked.emit(found[0], found[1])

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went elsewhere."""
        super().leaveEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self.japanese_left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """A new font is a new layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._formats.clear()
            self._render()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        number = int(url.path())
        if 0 <= number < len(self._links):
            self.link_activated.emit(self._links[number])


def _x_of(line: QTextLine, position: int) -> float:
    """Returns where a position stands on a line, px; Qt gives the position back beside it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
