"""Where the card goes: beside the word, never over it, never off the screen. All in px."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

GAP_PX = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """The word on the screen.

    Attributes:
        boxes: The word with its ruby, a box for each line it stands on, in screen coordinates; the
            first is where the pointer is.
        screen: What the screen has to offer, without bars.
        window_height_px: Of the window that the page is in.
        vertical: True in vertical writing: the card goes left or right of the column.
    """

    boxes: Sequence[QRect]
    screen: QRect
    window_height_px: int
    vertical: bool = False


def place(anchor: Anchor, size: QSize) -> QPoint:
    """Returns the card's upper left corner.

    Below the word where there is room, else above; in vertical writing left of the column, where
    the text not yet read is to come, else right. If neither side has room for all of the card, the
    other direction is tried, and at last the side with more room, where ``fit_height`` cuts it.
    """
    around = QRect(anchor.boxes[0])
    for box in anchor.boxes[1:]:
        around = around.united(box)
    word = around if _compact(anchor.boxes) else anchor.boxes[0]
    sides = ("left", "right", "below", "above") if anchor.vertical else (
        "below", "above", "right", "left")  # fmt: skip
    for side in sides:
        corner = _corner(side, word, anchor, size)
        card = QRect(corner, size)
        if anchor.screen.contains(card) and not any(card.intersects(box) for box in anchor.boxes):
            return corner
    below = anchor.screen.bottom() - word.bottom()
    above = word.top() - anchor.screen.top()
    return _corner("below" if below >= above else "above", word, anchor, size)


def fit_height(anchor: Anchor, wanted_px: int, most_px: int = 0) -> int:
    """Returns the height that the card may have: at most half the window, and what a side offers.

    Args:
        anchor: The word.
        wanted_px: What the entry needs.
        most_px: What the reader allows instead of half the window; 0 where that was never said.
    """
    allowed = min(wanted_px, most_px or anchor.window_height_px // 2)
    if anchor.vertical:
        return min(allowed, anchor.screen.height())
    word = anchor.boxes[0]
    below = anchor.screen.bottom() - word.bottom() - GAP_PX
    above = word.top() - anchor.screen.top() - GAP_PX
    return max(80, min(allowed, max(below, above)))


def _compact(boxes: Sequence[QRect]) -> bool:
    """Tells whether all boxes stand on one line, so that the card goes around the whole word."""
    first = boxes[0]
    return all(
        abs(box.top() - first.top()) < first.height()
        or abs(box.left() - first.left()) < first.width()
        for box in boxes
    )


def _corner(side: str, word: QRect, anchor: Anchor, size: QSize) -> QPoint:
    screen = anchor.screen
    x, y = word.left(), word.top()
    if side == "below":
        y = word.bottom() + 1 + GAP_PX
    elif side == "above":
        y = word.top() - GAP_PX - size.height()
    elif side == "right":
        x = word.right() + 1 + GAP_PX
    else:
        x = word.left() - GAP_PX - size.width()
    if side in ("below", "above"):
        x = max(screen.left(), min(x, screen.right() + 1 - size.width()))
    else:
        y = max(screen.top(), min(y, screen.bottom() + 1 - size.height()))
    return QPoint(x, y)
