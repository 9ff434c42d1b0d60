"""A stroke's path data as a line."""

from __future__ import annotations

import pytest

from ui.lookup.strokes import outline


@pytest.mark.parametrize(
    ("data", "end", "pieces"),
    [
        ("M20,30L40,50", (40, 50), 2),
        ("M20,30l5-5", (25, 25), 2),
        ("M10,10c1,1,2,2,3,3", (13, 13), 4),
        ("M10,10C1,1,2,2,30,30s1,1,2,2", (32, 32), 7),
        ("m10.5.5 1 1", (11.5, 1.5), 2),
        ("M1,1H9V7h-2v1", (7, 8), 5),
        ("M1,1c2,3", (1, 1), 1),
        ("", (0, 0), 0),
    ],
)
def test_outline(data: str, end: tuple[float, float], pieces: int) -> None:
    path = outline(data)
    at = path.currentPosition()
    assert (round(at.x(), 3), round(at.y(), 3)) == end
    assert path.elementCount() == pieces
