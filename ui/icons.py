"""Line icons on a grid of 24, drawn with the palette's own text colour.

An icon is never lighter than the text beside it, on any ground. The shapes are our own.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

import resources

GRID = 24.0
_STROKE = 1.7
_SIZES_PX = (18, 24, 48)
"""Drawn ahead: small buttons, toolbars, and both on a screen of twice the density."""

# One letter, then numbers on the grid: M move, L line, Q quadratic curve, C cubic curve, Z close,
# R rounded rectangle (x y width height radius), O ellipse (centre, radii), D filled dot (centre,
# radius).
_SHAPES: Mapping[str, str] = {
    "library": "M 5 4 L 5 20 M 9.5 4 L 9.5 20 M 13.5 5 L 18.5 19.5 M 3.5 20 L 20.5 20",
    "open": "M 3.5 19 L 3.5 5 L 9.5 5 L 11.5 7.5 L 20.5 7.5 L 20.5 19 Z M 3.5 11.5 L 20.5 11.5",
    "paste": "R 5 5 14 16 2 R 9 3 6 4 1 M 9 12 L 15 12 M 9 16 L 15 16",
    "contents": "M 4 6 L 20 6 M 8 12 L 20 12 M 8 18 L 20 18 D 4.5 12 .9 D 4.5 18 .9",
    "ruby": "M 7 4 L 17 4 R 5 9 14 12 1.5 M 12 9 L 12 21 M 5 15 L 19 15",
    "horizontal": "M 4 6 L 20 6 M 4 12 L 20 12 M 4 18 L 13 18",
    "vertical": "M 19 4 L 19 20 M 13 4 L 13 20 M 7 4 L 7 13",
    "zoom-in": "M 3 19 L 8.5 5 L 14 19 M 5 14.5 L 12 14.5 M 18.5 8 L 18.5 14 M 15.5 11 L 21.5 11",
    "zoom-out": "M 3 19 L 8.5 5 L 14 19 M 5 14.5 L 12 14.5 M 15.5 11 L 21.5 11",
    "theme": "O 12 12 8 8 M 12 4 L 12 20 M 12 8 L 15.8 8 M 12 12 L 19 12 M 12 16 L 15.8 16",
    "find": "O 10.5 10.5 6 6 M 15 15 L 20.5 20.5",
    "panel": "R 3.5 5 17 14 2 M 14.5 5 L 14.5 19 M 17 9 L 18 9 M 17 12.5 L 18 12.5",
    "menu": "M 4 7 L 20 7 M 4 12 L 20 12 M 4 17 L 20 17",
    "back": "M 19 12 L 5 12 M 11 6 L 5 12 L 11 18",
    "forward": "M 5 12 L 19 12 M 13 6 L 19 12 L 13 18",
    "previous": "M 6 15 L 12 9 L 18 15",
    "next": "M 6 9 L 12 15 L 18 9",
    "pin": "M 9 3.5 L 15 3.5 L 14.5 10 Q 18 12 18 14.5 L 6 14.5 Q 6 12 9.5 10 Z M 12 14.5 L 12 21",
    "note": "M 4 4.5 L 20 4.5 L 20 14 L 14 19.5 L 4 19.5 Z M 14 19.5 L 14 14 L 20 14 M 8 9 L 16 9",
    "highlight": "M 6 14 L 15.5 4.5 L 19.5 8.5 L 10 18 L 6 18 Z M 4 21 L 20 21",
    "edit": "M 5 19 L 6 15 L 16 5 L 19 8 L 9 18 Z M 14 7 L 17 10",
    "delete": "M 4 7 L 20 7 M 9 7 L 9 4 L 15 4 L 15 7 M 6 7 L 7 20 L 17 20 L 18 7 M 12 11 L 12 "
    "16.5",
    "close": "M 6 6 L 18 18 M 18 6 L 6 18",
    "copy": "R 8.5 8.5 12 12 2 M 5.5 15.5 Q 3.5 15.5 3.5 13.5 L 3.5 5.5 Q 3.5 3.5 5.5 3.5 L "
    "13.5 3.5 "
    "Q 15.5 3.5 15.5 5.5",
    "check": "M 4.5 12.5 L 10 18 L 20 6",
    "known": "O 12 12 8.5 8.5 M 8 12.5 L 11 15.5 L 16 9",
    "ignore": "O 12 12 8.5 8.5 M 6 18 L 18 6",
    "unknown": "O 12 12 8.5 8.5 M 9.3 9.6 Q 9.6 7.2 12 7.2 Q 14.8 7.2 14.8 9.6 Q 14.8 11.2 12 13.2 "
    "D 12 16.6 .9",
    "learning": "M 4 19 L 4 14 L 9 14 L 9 10.5 L 14 10.5 L 14 6.5 L 20 6.5 L 20 19 Z",
    "star": "M 12 3.5 L 14.6 9 L 20.5 9.7 L 16.1 13.8 L 17.3 19.8 L 12 16.8 L 6.7 19.8 L 7.9 13.8 "
    "L 3.5 9.7 L 9.4 9 Z",
    "sort": "M 7 5 L 7 19 M 4 16 L 7 19 L 10 16 M 13 6 L 20 6 M 13 11 L 18.5 11 M 13 16 L 16.5 16",
    "filter": "M 4 5 L 20 5 L 14 12.5 L 14 19 L 10 17 L 10 12.5 Z",
    "more": "D 5.5 12 1.4 D 12 12 1.4 D 18.5 12 1.4",
    "undo": "M 9 5 L 4.5 9.5 L 9 14 M 4.5 9.5 L 14.5 9.5 Q 19.5 9.5 19.5 14.2 Q 19.5 19 14.5 "
    "19 L 9 19",
    "redo": "M 15 5 L 19.5 9.5 L 15 14 M 19.5 9.5 L 9.5 9.5 Q 4.5 9.5 4.5 14.2 Q 4.5 19 9.5 19 "
    "L 15 19",
    "export": "M 12 15 L 12 4 M 8 8 L 12 4 L 16 8 M 4.5 13 L 4.5 20 L 19.5 20 L 19.5 13",
    "import": "M 12 4 L 12 15 M 8 11 L 12 15 L 16 11 M 4.5 13 L 4.5 20 L 19.5 20 L 19.5 13",
    "settings": "M 4 7 L 20 7 M 4 12 L 20 12 M 4 17 L 20 17 D 9 7 2.2 D 15.5 12 2.2 D 8 17 2.2",
    "keys": "R 2.5 6 19 12 2 M 6 10 L 7 10 M 10 10 L 11 10 M 14 10 L 15 10 M 18 10 L 18.5 10 "
    "M 7.5 14.5 L 16.5 14.5",
    "help": "O 12 12 8.5 8.5 M 9.3 9.6 Q 9.6 7.2 12 7.2 Q 14.8 7.2 14.8 9.6 Q 14.8 11.2 12 13.2 "
    "D 12 16.6 .9",
    "info": "O 12 12 8.5 8.5 M 12 11 L 12 17 D 12 7.6 1",
    "warning": "M 12 4 L 21 20 L 3 20 Z M 12 10 L 12 14.5 D 12 17.2 .9",
    "dictionary": "M 5 5.5 Q 5 3.5 7 3.5 L 19 3.5 L 19 20.5 L 7 20.5 Q 5 20.5 5 18.5 Z "
    "M 5 18.5 Q 5 16.5 7 16.5 L 19 16.5 M 9 8 L 15 8",
    "session": "O 12 13 7.5 7.5 M 12 8.5 L 12 13 L 15 15 M 9.5 3 L 14.5 3",
    "search": "O 10.5 10.5 6 6 M 15 15 L 20.5 20.5",
    "hide": "M 3 12 Q 12 3 21 12 Q 12 21 3 12 O 12 12 2.6 2.6 M 5 19.5 L 19 4.5",
    "merge": "M 6 4 Q 6 11 12 12 L 12 20 M 18 4 Q 18 11 12 12 M 9 17 L 12 20 L 15 17",
    "split": "M 12 4 L 12 11 Q 6 13 6 20 M 12 11 Q 18 13 18 20",
    "person": "O 12 8 4 4 M 4.5 20.5 Q 4.5 14.5 12 14.5 Q 19.5 14.5 19.5 20.5",
    "place": "M 12 21 Q 5 13.5 5 9.5 Q 5 3 12 3 Q 19 3 19 9.5 Q 19 13.5 12 21 Z O 12 9.5 2.5 2.5",
    "organization": "R 5 3.5 14 17 1 M 9 8 L 10 8 M 14 8 L 15 8 M 9 12 L 10 12 M 14 12 L 15 12 "
    "M 10 20.5 L 10 16.5 L 14 16.5 L 14 20.5",
    "date": "R 4 5 16 15.5 2 M 4 10 L 20 10 M 8.5 3 L 8.5 6.5 M 15.5 3 L 15.5 6.5 D 12 15 1.3",
    "time": "O 12 12 8.5 8.5 M 12 7 L 12 12 L 15.5 14.5",
    "quantity": "M 9.5 4 L 7.5 20 M 16.5 4 L 14.5 20 M 4.5 9 L 20 9 M 4 15 L 19.5 15",
    "product": "M 12 3.5 L 20 7.5 L 20 16.5 L 12 20.5 L 4 16.5 L 4 7.5 Z M 4 7.5 L 12 11.5 L "
    "20 7.5 "
    "M 12 11.5 L 12 20.5",
    "event": "M 6 21 L 6 4 M 6 4.5 Q 10 2.5 13 4.5 Q 16 6.5 19.5 4.5 L 19.5 13 Q 16 15 13 13 Q "
    "10 11 6 13",
    "work": "M 12 6.5 Q 8.5 4 3.5 4.5 L 3.5 18.5 Q 8.5 18 12 20.5 Q 15.5 18 20.5 18.5 L 20.5 4.5 "
    "Q 15.5 4 12 6.5 L 12 20.5",
    "group": "O 8.5 9 3.2 3.2 M 2.5 19.5 Q 2.5 14 8.5 14 Q 14.5 14 14.5 19.5 M 14.5 6 Q 18.2 "
    "5.6 18.2 9 "
    "Q 18.2 11.4 15.8 12 M 17 14.3 Q 21.5 15 21.5 19.5",
    "quote": "M 9.5 6 Q 5 8 5 13 L 5 17.5 L 9.5 17.5 L 9.5 13 L 5 13 M 18.5 6 Q 14 8 14 13 L "
    "14 17.5 "
    "L 18.5 17.5 L 18.5 13 L 14 13",
    "timeline": "M 6 3.5 L 6 20.5 D 6 7 2 D 6 16 2 M 11 7 L 20 7 M 11 16 L 17 16",
    "words": "R 3.5 7 7 10 1.5 R 13.5 7 7 10 1.5 M 3.5 20.5 L 10.5 20.5",
}  # fmt: skip


def names() -> tuple[str, ...]:
    """Returns the names of all icons."""
    return tuple(_SHAPES)


@functools.cache
def shape(name: str) -> tuple[QPainterPath, QPainterPath]:
    """Returns what to stroke and what to fill, on the grid of 24.

    Raises:
        KeyError: There is no icon of that name.
    """
    stroked, filled = QPainterPath(), QPainterPath()
    words = _SHAPES[name].split()
    at = 0

    def take(count: int) -> list[float]:
        nonlocal at
        values = [float(word) for word in words[at : at + count]]
        at += count
        return values

    while at < len(words):
        command = words[at]
        at += 1
        if command == "M":
            stroked.moveTo(*take(2))
        elif command == "L":
            stroked.lineTo(*take(2))
        elif command == "Q":
            stroked.quadTo(*take(4))
        elif command == "C":
            stroked.cubicTo(*take(6))
        elif command == "Z":
            stroked.closeSubpath()
        elif command == "R":
            x, y, width, height, radius = take(5)
            stroked.addRoundedRect(QRectF(x, y, width, height), radius, radius)
        elif command == "O":
            x, y, rx, ry = take(4)
            stroked.addEllipse(QPointF(x, y), rx, ry)
        elif command == "D":
            x, y, radius = take(3)
            filled.addEllipse(QPointF(x, y), radius, radius)
        else:
            raise ValueError(f"icon {name} has an unknown command {command}")
    return stroked, filled


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draws an icon into ``box`` (px, kept square)."""
    stroked, filled = shape(name)
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / GRID, side / GRID)
    pen = QPen(colour, max(_STROKE, 1.15 * GRID / max(side, 1.0)))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(stroked)
    painter.fillPath(filled, colour)
    painter.restore()


def pixmap(name: str, size_px: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Returns the icon as a transparent picture, ``size_px`` device-independent pixels wide."""
    picture = QPixmap(round(size_px * ratio), round(size_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, size_px, size_px), colour)
    painter.end()
    return picture


def tinted(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """Returns the icon in one colour, at every size that a window asks for."""
    icon = QIcon()
    for size in _SIZES_PX:
        icon.addPixmap(pixmap(name, size, colour))
        if disabled is not None:
            icon.addPixmap(pixmap(name, size, disabled), QIcon.Mode.Disabled)
    return icon


def icon(name: str, palette: QPalette) -> QIcon:
    """Returns the icon in the colour of the palette's button text; ask again when it changes."""
    role = QPalette.ColorRole.ButtonText
    return tinted(
        name,
        palette.color(QPalette.ColorGroup.Active, role),
        palette.color(QPalette.ColorGroup.Disabled, role),
    )


def swatch(colour: QColor, border: QColor) -> QIcon:
    """Returns a patch of a colour, for lists of colours."""
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 2))
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(3, 3, 26, 26), 6, 6)
    painter.end()
    return QIcon(picture)


def application_icon() -> QIcon:
    """Returns the program's own icon."""
    return QIcon(str(resources.path("icons/yomite.png")))
