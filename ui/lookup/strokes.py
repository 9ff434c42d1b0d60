"""A kanji written stroke by stroke: one square for each stroke, the newest in the accent colour.

Source: the path data of SVG 1.1, section 8.3, as far as KanjiVG uses it.
"""

from __future__ import annotations

import functools
import re

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from dictionary.strokes import GRID

OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 7
_PATHS = QTextFormat.Property.UserProperty.value + 1
_UPTO = QTextFormat.Property.UserProperty.value + 2
_SIZE = QTextFormat.Property.UserProperty.value + 3
_WIDTH_UNITS = 4.6
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "Z": 0}


@functools.lru_cache(maxsize=512)
def outline(data: str) -> QPainterPath:
    """Returns the line of SVG path data; what it breaks off in is left out."""
    path = QPainterPath()
    command = ""
    numbers: list[float] = []
    control: QPointF | None = None
    for letter, number in _TOKEN.findall(data):
        if letter:
            command, numbers = letter, []
            if letter in "Zz":
                path.closeSubpath()
            continue
        numbers.append(float(number))
        if command and len(numbers) == _COUNTS[command.upper()]:
            control = _draw(path, command, numbers, control)
            numbers = []
            # More pairs after a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)
    return path


def _draw(
    path: QPainterPath, command: str, numbers: list[float], control: QPointF | None
) -> QPointF | None:
    """Adds one piece; returns the control point that a smooth piece after it mirrors."""
    here = path.currentPosition()
    base = here if command.islower() else QPointF(0, 0)
    kind = command.upper()
    if kind == "H":
        path.lineTo(numbers[0] + base.x(), here.y())
        return None
    if kind == "V":
        path.lineTo(here.x(), numbers[0] + base.y())
        return None
    points = [QPointF(x, y) + base for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if kind == "M":
        path.moveTo(points[0])
    elif kind == "L":
        path.lineTo(points[0])
    elif kind == "Q":
        path.quadTo(points[0], points[1])
    elif kind == "C":
        path.cubicTo(*points)
        return points[1]
    elif kind == "S":
        path.cubicTo(here if control is None else here * 2 - control, *points)
        return points[0]
    return None


def square_format(paths: tuple[str, ...], upto: int, size_px: int) -> QTextCharFormat:
    """Returns the format of one square, for U+FFFC in a document.

    Args:
        paths: Every stroke of the kanji.
        upto: How many are written so far; the last of them is the new one.
        size_px: Width and height, px.
    """
    made = QTextCharFormat()
    made.setObjectType(OBJECT_TYPE)
    made.setProperty(_PATHS, "\n".join(paths))
    made.setProperty(_UPTO, upto)
    made.setProperty(_SIZE, size_px)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    return made


class StrokeSquares(QPyTextObject):
    """Draws the squares in a document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.ink = QColor(Qt.GlobalColor.black)
        self.new = QColor(Qt.GlobalColor.red)
        self.frame = QColor(Qt.GlobalColor.gray)
        document.documentLayout().registerHandler(OBJECT_TYPE, self)

    def intrinsicSize(self, _: QTextDocument, __: int, form: QTextFormat) -> QSizeF:
        """Returns the size of a square, px."""
        size = float(form.property(_SIZE) or 0)
        return QSizeF(size, size)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _: QTextDocument, __: int, form: QTextFormat
    ) -> None:
        """Draws the strokes so far in a square."""
        paths = str(form.property(_PATHS)).split("\n")
        upto = int(form.property(_UPTO))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.frame, 1))
        painter.drawRect(box)
        painter.translate(box.topLeft())
        painter.scale(box.width() / GRID, box.height() / GRID)
        for number, data in enumerate(paths[:upto], 1):
            pen = QPen(self.new if number == upto else self.ink, _WIDTH_UNITS)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(outline(data))
        painter.restore()
