"""Correct where words begin and end: join two words, split one, move the border between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from reader.sessions.model import CorrectionScope
from ui.dialogs.scope import ScopeChoice

_AROUND = 2
"""Words shown before and after those that the reader is at."""
_MOST = 24
"""Characters shown at most; of a longer word its own only."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text with its words; ``borders`` and ``wanted`` count from ``start``."""

    start: int
    text: str
    borders: frozenset[int]
    """Where words begin or end inside it today."""
    wanted: frozenset[int]
    """Where they would for what the reader is at to be one word."""


def stretch_of(text: str, words: Sequence[tuple[int, int]], start: int, end: int) -> Stretch:
    """Return the words at a place of a text, with their neighbours.

    Args:
        text: A paragraph.
        words: Start and end of its words.
        start: Where the word or the selection begins; offsets are those of ``text``.
        end: Where it ends.
    """
    inside = [index for index, (a, b) in enumerate(words) if a < end and start < b]
    here = [words[index] for index in inside] or [(start, end)]
    low, high = min(start, here[0][0]), max(end, here[-1][1])
    first = inside[0] if inside else 0
    last = inside[-1] if inside else -1
    for step in range(1, _AROUND + 1):
        after = words[last + step][1] if inside and last + step < len(words) else high
        if max(high, after) - low <= _MOST:
            high = max(high, after)
        before = words[first - step][0] if inside and first - step >= 0 else low
        if high - min(low, before) <= _MOST:
            low = min(low, before)
    borders = {place - low for word in words for place in word if low < place < high}
    wanted = {place for place in borders if not start < place + low < end}
    wanted |= {place - low for place in (start, end) if low < place < high}
    return Stretch(low, text[low:high], frozenset(borders), frozenset(wanted))


def changed_words(text: str, before: Iterable[int], after: Iterable[int]) -> tuple[int, list[str]]:
    """Return where the words that differ begin, and what they are now; () for no difference.

    What is returned begins and ends at borders that both have.
    """
    was, now = {0, len(text), *before}, {0, len(text), *after}
    differ = was ^ now
    if not differ:
        return 0, []
    first = max(place for place in was & now if place < min(differ))
    last = min(place for place in was & now if place > max(differ))
    places = sorted(place for place in now if first <= place <= last)
    return first, [text[a:b] for a, b in pairwise(places)]


class BorderStrip(QWidget):
    """A line of characters; a click or the space bar between two sets or takes away a border.

    Signals:
        borders_changed(): A border was set or taken away.
    """

    borders_changed = Signal()

    def __init__(self, text: str, borders: Iterable[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._borders = set(borders)
        self._gap = min(self._borders, default=1)
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.8)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Borders of words"))
        self._describe()

    def borders(self) -> frozenset[int]:
        """Return where words begin or end inside the text."""
        return frozenset(self._borders)

    def toggle(self, gap: int) -> None:
        """Set or take away the border before a character."""
        if 0 < gap < len(self._text):
            self._gap = gap
            self._borders ^= {gap}
            self._describe()
            self.update()
            self.borders_changed.emit()

    def _describe(self) -> None:
        places = [0, *sorted(self._borders), len(self._text)]
        self.setAccessibleDescription(" | ".join(self._text[a:b] for a, b in pairwise(places)))

    def _cells(self) -> list[QRectF]:
        """The room of each character, px: at least its width, and space for a border beside it."""
        metrics = QFontMetricsF(self.font())
        space = metrics.height() / 2
        cells, left = [], 0.0
        height = metrics.height() * 1.5
        for character in self._text:
            width = max(metrics.horizontalAdvance(character), space) + space / 2
            cells.append(QRectF(left, 0, width, height))
            left += width
        return cells

    def gap_point(self, gap: int) -> QPointF:
        """Return the middle between a character and the one before it, px."""
        return self._cells()[gap].topLeft() + QPointF(0, self.height() / 2)

    def sizeHint(self) -> QSize:
        """Room for every character."""
        last = self._cells()[-1]
        return QSize(round(last.right()) + 4, round(last.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Toggle the border nearest to the pointer."""
        at = event.position().x()
        gaps = range(1, len(self._text))
        cells = self._cells()
        if gaps:
            self.toggle(min(gaps, key=lambda gap: abs(cells[gap].left() - at)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk between the characters; the space bar toggles."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._gap = min(max(1, self._gap + step), max(1, len(self._text) - 1))
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Bar):
            self.toggle(self._gap)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words as plates, and where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, cells = self.palette(), self._cells()
        places = [0, *sorted(self._borders), len(self._text)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.alternateBase())
        for first, last in pairwise(places):
            plate = cells[first].united(cells[last - 1]).adjusted(2, 2, -2, 0)
            painter.setPen(QPen(palette.mid(), 1))
            painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(palette.text().color())
        for cell, character in zip(cells, self._text, strict=True):
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
        if self.hasFocus() and self._gap < len(cells):
            at = cells[self._gap]
            painter.setPen(QPen(palette.highlight(), 2))
            painter.drawLine(at.topLeft(), at.bottomLeft())


class BordersDialog(QDialog):
    """Asks where words begin and end, and how far that holds.

    Args:
        stretch: What is shown.

    Signals:
        corrected(offset, words, scope): Where the first word that differs begins, from the
            stretch's start; the words from there on; a CorrectionScope.
    """

    corrected = Signal(int, object, object)

    def __init__(self, stretch: Stretch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct word borders"))
        self._stretch = stretch
        self.strip = BorderStrip(stretch.text, stretch.wanted, self)
        self._scope = ScopeChoice(CorrectionScope.DOCUMENT, parent=self)
        said = QLabel(
            self.tr(
                "Click between two characters to split a word there or to join two; or use the"
                " arrow keys and the space bar."
            ),
            self,
        )
        said.setWordWrap(True)
        self._changed = QLabel(self)
        self._changed.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Words"), self._changed)
        form.addRow(self.tr("Where"), self._scope)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.strip.borders_changed.connect(self._on_borders_changed)
        self._on_borders_changed()
        self.strip.setFocus(Qt.FocusReason.PopupFocusReason)
        self.setMinimumWidth(400)

    def choose(self, scope: CorrectionScope) -> None:
        """Choose how far it holds."""
        self._scope.choose(scope)

    def _words(self) -> tuple[int, list[str]]:
        return changed_words(self._stretch.text, self._stretch.borders, self.strip.borders())

    def _on_borders_changed(self) -> None:
        _, words = self._words()
        self._changed.setText(" | ".join(words) or "—")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(words))

    def accept(self) -> None:
        """Tell the words that differ, where some do."""
        offset, words = self._words()
        if words:
            self.corrected.emit(offset, tuple(words), self._scope.scope())
            super().accept()
