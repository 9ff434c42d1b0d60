"""Row painting that the panels share: entities with their strip, and a label over running text."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.analysis.model import Entity
from ui import icons
from ui.models.entities import COUNT_ROLE, ENTITY_ROLE, STRIP_ROLE, TYPE_ROLE
from ui.models.entity_index import titles_of
from ui.models.entity_values import readable
from ui.models.lists import EMPHASIS_ROLE, LABEL_ROLE, fold
from ui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_PAD_PX = 4
_ICON_PX = 16
_STRIP_PX = 84
_STRIP_HEIGHT_PX = 12
_REMEMBERED = 1000


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Returns the font at another size."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(9, round(font.pixelSize() * factor)))
    else:
        made.setPointSizeF(max(7.0, font.pointSizeF() * factor))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


class RowDelegate(QStyledItemDelegate):
    """What every row has: a ground, and colours that fit it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Draws in another theme."""
        self.theme = theme

    def ground(self, painter: QPainter, option: Any) -> tuple[QColor, QColor]:
        """Paints the row's ground and returns the colours for text and for quiet text."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, self.theme.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.theme.alternate)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.accent)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        return self.theme.ink, self.theme.ink if selected else self.theme.quiet


def draw_text(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draws one line, cut with … where it is too long; returns how wide (px) it came out."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)


class EntityDelegate(RowDelegate):
    """An entity: icon, name, reading and count; below them where it stands, and its titles."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Returns one line for a group and for what is named once, else two."""
        details: Any = option
        entity = index.data(ENTITY_ROLE)
        line = QFontMetrics(details.font).height()
        lines = 2 if isinstance(entity, Entity) and second_line(entity) else 1
        return QSize(200, lines * line + (lines + 1) * _PAD_PX - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a row."""
        details: Any = option
        painter.save()
        ink, quiet = self.ground(painter, details)
        entity = index.data(ENTITY_ROLE)
        if isinstance(entity, Entity):
            self._paint_entity(painter, details, index, entity, (ink, quiet))
        else:
            self._paint_group(painter, details, index, (ink, quiet))
        painter.restore()

    def _paint_group(
        self, painter: QPainter, option: Any, index: Index, colours: tuple[QColor, QColor]
    ) -> None:
        box: QRect = option.rect.adjusted(2, 0, -_PAD_PX * 2, 0)
        style = self.theme.entities.get(index.data(TYPE_ROLE))
        if style is not None:
            place = QRectF(box.left(), box.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
            icons.paint(painter, style.icon, place, style.colour)
            box.setLeft(box.left() + _ICON_PX + 6)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        used = draw_text(painter, box, text, scaled(option.font, 1.0, bold=True), colours[0])
        box.setLeft(box.left() + used + 8)
        draw_text(painter, box, str(index.data(COUNT_ROLE)), scaled(option.font, 0.92), colours[1])

    def _paint_entity(
        self,
        painter: QPainter,
        option: Any,
        index: Index,
        entity: Entity,
        colours: tuple[QColor, QColor],
    ) -> None:
        ink, quiet = colours
        line = QFontMetrics(option.font).height()
        top = option.rect.top() + _PAD_PX
        left = option.rect.left() + 2
        right = option.rect.right() - _PAD_PX * 2
        small = scaled(option.font, 0.92)
        count = str(entity.mentions)
        width = QFontMetrics(small).horizontalAdvance(count)
        draw_text(painter, QRect(right - width, top, width + 2, line), count, small, quiet)
        box = QRect(left, top, right - width - 8 - left, line)
        style = self.theme.entities.get(entity.type)
        if style is not None:
            pen_y = top + line / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour)
            painter.drawRoundedRect(QRectF(left, pen_y - line * 0.36, 3, line * 0.72), 1.5, 1.5)
            box.setLeft(left + 9)
        used = draw_text(painter, box, entity.name, scaled(option.font, 1.06), ink)
        box.setLeft(box.left() + used + 8)
        if shown_reading(entity) and box.width() > line:
            draw_text(painter, box, entity.reading, small, quiet)
        words = second_line(entity)
        if not words:
            return
        below = QRect(left + 9, top + line + _PAD_PX - 2, right - left - 9, line)
        if entity.mentions > 1 and style is not None:
            strip = QRectF(
                below.left(),
                below.center().y() - _STRIP_HEIGHT_PX / 2,
                min(_STRIP_PX, below.width() // 2),
                _STRIP_HEIGHT_PX,
            )
            self._paint_strip(painter, strip, index.data(STRIP_ROLE) or (), style.colour)
            below.setLeft(int(strip.right()) + 8)
        draw_text(painter, below, words.strip(), small, quiet)

    def _paint_strip(
        self, painter: QPainter, box: QRectF, counts: tuple[int, ...], colour: QColor
    ) -> None:
        """Draws the text from its begin to its end as a line, a bar for each part with mentions."""
        if not counts:
            return
        painter.setPen(self.theme.border)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        step = box.width() / len(counts)
        most = max(counts)
        for number, count in enumerate(counts):
            if count:
                height = box.height() * (0.3 + 0.7 * count / most)
                bar = QRectF(
                    box.left() + number * step, box.bottom() - height, max(1.5, step - 0.7), height
                )
                painter.fillRect(bar, colour)


def shown_reading(entity: Entity) -> str:
    """Returns the reading where it tells more than the name does."""
    return "" if fold(entity.reading) == fold(entity.name) else entity.reading


def second_line(entity: Entity) -> str:
    """Returns titles, else the value or gloss; a space where only the strip is to be drawn."""
    words = "、".join(titles_of(entity)) or readable(entity.value or "") or entity.gloss
    return words or (" " if entity.mentions > 1 else "")


class PassageDelegate(RowDelegate):
    """A small label, and below it (or above) a passage in at most ``lines`` lines.

    The label is the row's ``LABEL_ROLE``, the passage its display text; an entity's type gives
    icon and colour, a colour in the decoration role draws a bar at the side.

    Attributes:
        room_below: Height (px) that a subclass draws below the text.
    """

    room_below = 0

    def __init__(
        self, theme: Theme, view: QWidget, lines: int = 3, *, label_below: bool = False
    ) -> None:
        super().__init__(theme, view)
        self._view = view
        self._lines = lines
        self._label_below = label_below
        self._wrapped: dict[tuple[str, str, int], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Returns the height that label and passage need at the view's width."""
        details: Any = option
        width = self._passage_px()
        label = QFontMetrics(scaled(details.font, 0.92)).height()
        passage = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        count = len(self._wrap(passage, details.font, width)) if passage else 0
        height = label + count * QFontMetrics(details.font).lineSpacing() + _PAD_PX * 2 + 2
        return QSize(width, height + self.room_below)

    def _passage_px(self) -> int:
        """Returns the width that a passage is broken at, with room for a bar that may come."""
        return max(120, self._view.width() - 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a row."""
        details: Any = option
        painter.save()
        ink, quiet = self.ground(painter, details)
        left, top = details.rect.left() + 10, details.rect.top() + _PAD_PX
        width = self._passage_px()
        height = self.paint_label(painter, details, index, quiet)
        passage = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        y = top if self._label_below else top + height + 2
        spacing = QFontMetrics(details.font).lineSpacing()
        lines = self._wrap(passage, details.font, width) if passage else []
        emphasis = index.data(EMPHASIS_ROLE)
        if emphasis is not None:
            self._paint_emphasis(
                painter, QRect(left, y, width, spacing), details.font, lines, passage, emphasis
            )
        for line in lines:
            draw_text(painter, QRect(left, y, width, spacing), line, details.font, ink)
            y += spacing
        painter.restore()

    def _paint_emphasis(
        self,
        painter: QPainter,
        first_line: QRect,
        font: QFont,
        lines: list[str],
        passage: str,
        emphasis: tuple[int, int],
    ) -> None:
        """Draws a wash under a stretch of the passage, line by line."""
        metrics = QFontMetrics(font)
        end = 0
        for number, line in enumerate(lines):
            start = passage.find(line, end)
            end = start + len(line)
            first, last = max(emphasis[0], start) - start, min(emphasis[1], end) - start
            if start < 0 or first >= last:
                continue
            box = first_line.translated(0, number * first_line.height())
            box.setLeft(box.left() + metrics.horizontalAdvance(line[:first]))
            box.setWidth(min(box.width(), metrics.horizontalAdvance(line[first:last])))
            painter.fillRect(box, self.theme.found)

    def paint_label(self, painter: QPainter, option: Any, index: Index, quiet: QColor) -> int:
        """Draws the label, the bar and the icon; returns the label's height, px."""
        left, top = option.rect.left() + 10, option.rect.top() + _PAD_PX
        width = option.rect.width() - 18
        small = scaled(option.font, 0.92)
        height = QFontMetrics(small).height()
        bar = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(bar, QColor):
            painter.fillRect(
                QRectF(option.rect.left() + 2, top, 4, option.rect.height() - _PAD_PX * 2), bar
            )
        style = self.theme.entities.get(index.data(TYPE_ROLE))
        text_left = left
        if style is not None:
            icons.paint(painter, style.icon, QRectF(left, top, height, height), style.colour)
            text_left += height + 5
        label = str(index.data(LABEL_ROLE) or "")
        label_top = option.rect.bottom() - _PAD_PX - height if self._label_below else top
        label_top -= self.room_below if self._label_below else 0
        box = QRect(text_left, label_top, left + width - text_left, height)
        draw_text(painter, box, label, small, quiet)
        return height

    def _wrap(self, text: str, font: QFont, width: int) -> list[str]:
        """Returns the passage in lines; the last one keeps the rest, to be cut with …."""
        key = (text, font.key(), width)
        lines = self._wrapped.get(key)
        if lines is None:
            if len(self._wrapped) >= _REMEMBERED:
                self._wrapped.clear()
            lines = self._wrapped[key] = self._wrap_anew(text, font, width)
        return lines

    def _wrap_anew(self, text: str, font: QFont, width: int) -> list[str]:
        metrics = QFontMetrics(font)
        lines: list[str] = []
        rest = " ".join(text.split())
        while rest and len(lines) < self._lines - 1:
            if metrics.horizontalAdvance(rest) <= width:
                break
            low, high = 1, min(len(rest), 2 + 4 * width // max(1, metrics.height()))
            while low < high:
                middle = (low + high + 1) // 2
                if metrics.horizontalAdvance(rest[:middle]) <= width:
                    low = middle
                else:
                    high = middle - 1
            cut = low
            space = rest.rfind(" ", 0, low)
            if space > low * 0.7 and rest[low - 1 : low + 1].isascii():
                cut = space + 1
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        if rest:
            lines.append(rest)
        return lines
