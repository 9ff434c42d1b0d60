"""Draws the lines of an entry: selectable text with badges and pitch accents painted around it.

The text is inserted as characters with formats, never as markup, and no resource is ever loaded:
whatever a dictionary holds stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.lookup.blocks import Line, is_japanese, plain_text
from ui.lookup.entry_marks import MarkPainter, text_span
from ui.lookup.entry_writer import EntryWriter
from ui.lookup.strokes import StrokeSquares
from ui.theme import Theme

_MOST_IMAGES = 60


class EntryView(QTextBrowser):
    """A page of entry lines.

    Signals:
        link_activated(link): A link was followed: ``word:…``, ``kanji:…``, ``note:…``, ``pin:``.
        japanese_hovered(text, at, rect): The pointer rests over Japanese text that is no link;
            ``at`` counts code points of ``text`` and ``rect`` is the character on the screen, px.
        japanese_clicked(text, at): The same, by a click.
        japanese_left(): The pointer is over no Japanese text any more.
        picture_wanted(source, path): A picture of a dictionary is to be brought by ``set_picture``.
    """

    link_activated = Signal(str)
    japanese_hovered = Signal(str, int, QRect)
    japanese_clicked = Signal(str, int)
    japanese_left = Signal()
    picture_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._japanese_family = ""
        self._images: dict[tuple[str, str], QImage] = {}
        self._writer = EntryWriter(self.document(), theme, self.font(), "")
        self._marks = MarkPainter(self.document(), self._writer, theme)
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
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.card)
        palette.setColor(QPalette.ColorRole.Text, theme.ink)
        self.setPalette(palette)
        self._squares.ink, self._squares.new = theme.ink, theme.accent
        self._squares.frame = theme.border
        self._dress()

    def set_japanese_family(self, family: str) -> None:
        """Chooses the face for Japanese text, by its family's name."""
        self._japanese_family = family
        self._dress()

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
        margin = self.document().documentMargin()
        heads = [
            round(layout.blockBoundingRect(self.document().findBlock(position)).top() - margin)
            for position in self._writer.heads
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

    def _render(self) -> None:
        self._hovered = None
        self._writer.write(self._lines)
        for source, path in {(one.source, one.path) for one in self._writer.pictures}:
            if (source, path) not in self._images:
                self.picture_wanted.emit(source, path)

    def set_picture(self, source: str, path: str, image: QImage) -> None:
        """Takes a picture that was asked for; one that can't be shown is null."""
        self._images[source, path] = image
        while len(self._images) > _MOST_IMAGES:
            del self._images[next(iter(self._images))]
        if any((one.source, one.path) == (source, path) for one in self._writer.pictures):
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        """Takes another theme or font."""
        document = self.document()
        self._writer = EntryWriter(document, self._theme, self.font(), self._japanese_family)
        self._writer.images = self._images
        self._marks = MarkPainter(document, self._writer, self._theme)
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints badges under the text, the text, then accents, ruby and the fold's rule."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QPointF(0, -self.verticalScrollBar().value())
        painter.translate(shift)
        self._marks.paint_under(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(shift)
        self._marks.paint_over(painter, self.viewport().width())
        painter.end()

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
            span = text_span(self.document(), start, start + width_utf16)
            if span is None:
                continue
            left, right, baseline = span
            em = self._writer.em
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
            self._dress()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        number = int(url.path())
        if 0 <= number < len(self._writer.links):
            self.link_activated.emit(self._writer.links[number])
