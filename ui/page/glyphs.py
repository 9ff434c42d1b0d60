"""Glyph runs of set lines: what is painted, made when a line is first painted.

Positions are px from the corner of the paragraph's plane as it lies on the screen: (u, v) in
horizontal writing, (-v, u) in columns. Western text in a column lies in (u, v) and is painted
turned.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun

from ui.page.cells import Posture
from ui.page.face import BASELINE, Face
from ui.page.ruby import RUBY
from ui.page.scene import Ruby
from ui.page.typeset import RubyBox, Runs, SetLine, SetParagraph

_DASHES = frozenset("―—")
"""Two of them are one long dash, but few fonts draw them to both edges of the em box."""
_Batch = dict[tuple[int, float], tuple[list[int], list[QPointF]]]
"""Glyph numbers and positions by font and size."""


def base_runs(found: SetParagraph, line: SetLine, *, vertical: bool) -> Runs:
    """Return the runs of a line's base text."""
    face, size, cells = found.face, found.size, found.cells
    shapes = face.prepare("")
    upright: _Batch = {}
    if not vertical:
        v = line.v + found.base + BASELINE * size
        _lay(upright, found, line, v)
        return _runs(face, upright), []
    shapes = face.prepare("", vertical=True)
    turned: _Batch = {}
    _lay(turned, found, line, line.v + found.base + BASELINE * size, only_turned=True)
    centre = -(line.v + found.base + size / 2)
    rise = BASELINE * size
    u, text, before, posture = found.u, cells.text, cells.before, cells.posture
    for cell in range(line.first, line.last + 1):
        stands = posture[cell]
        if stands is Posture.ROTATED:
            continue
        at = u[cell] - before[cell] * size
        if stands is Posture.SQUEEZED:
            _squeeze(upright, text[cell], face, at, centre, size)
            continue
        cluster = text[cell]
        shape = shapes.get(cluster) or face.shape(cluster, vertical=True)
        left = centre - shape.advance * size / 2
        for place in _places(found, line, cell, at) if cluster in _DASHES else (at,):
            for glyph in shape.glyphs:
                indexes, points = upright.setdefault((glyph.font, size), ([], []))
                indexes.append(glyph.glyph)
                points.append(QPointF(left + glyph.x * size, place + rise + glyph.y * size))
    return _runs(face, upright), _runs(face, turned)


def _lay(
    batch: _Batch, found: SetParagraph, line: SetLine, v: float, *, only_turned: bool = False
) -> None:
    """Add the glyphs of a line that lie along it."""
    face, size, cells = found.face, found.size, found.cells
    shapes = face.prepare("")
    u, text, before, posture = found.u, cells.text, cells.before, cells.posture
    last: tuple[int, float] | None = None
    indexes: list[int] = []
    points: list[QPointF] = []
    for cell in range(line.first, line.last + 1):
        cluster = text[cell]
        if cluster == " " or (only_turned and posture[cell] is not Posture.ROTATED):
            continue
        at = u[cell] - before[cell] * size
        shape = shapes.get(cluster) or face.shape(cluster)
        simple = shape.simple
        if simple is not None:
            key = (simple[0], size)
            if key != last:
                last = key
                indexes, points = batch.setdefault(key, ([], []))
            for place in _places(found, line, cell, at) if cluster in _DASHES else (at,):
                indexes.append(simple[1])
                points.append(QPointF(place, v))
            continue
        last = None
        for glyph in shape.glyphs:
            others, places = batch.setdefault((glyph.font, size), ([], []))
            others.append(glyph.glyph)
            places.append(QPointF(at + glyph.x * size, v + glyph.y * size))


def _places(found: SetParagraph, line: SetLine, cell: int, at: float) -> tuple[float, ...]:
    """Return where to draw a dash: before another one also half-way, to close the gap."""
    text = found.cells.text
    if cell < line.last and text[cell + 1] == text[cell]:
        return at, at + (found.u[cell + 1] - found.u[cell]) / 2
    return (at,)


def _squeeze(
    batch: _Batch, cluster: str, face: Face, at: float, centre: float, size: float
) -> None:
    """Set a short run side by side in one em of a column."""
    shapes = [face.shape(char) for char in cluster]
    width = sum(shape.advance for shape in shapes)
    own = size * min(1.0, 0.98 / width) if width else size
    x = centre - width * own / 2
    # The em box's middle stays where it is when the digits are set a little smaller.
    y = at + size / 2 + (BASELINE - 0.5) * own
    for shape in shapes:
        for glyph in shape.glyphs:
            indexes, points = batch.setdefault((glyph.font, own), ([], []))
            indexes.append(glyph.glyph)
            points.append(QPointF(x + glyph.x * own, y + glyph.y * own))
        x += shape.advance * own


def ruby_runs(
    face: Face,
    line: SetLine,
    shown: Callable[[Ruby], bool] | None,
    size: float,
    *,
    vertical: bool,
    marks: bool = True,
) -> Runs:
    """Return the runs of a line's ruby.

    Args:
        face: The face of the ruby.
        line: The line.
        shown: Says which ruby is shown; None for all of it.
        size: Size of the base in px.
        vertical: True for columns.
        marks: True includes emphasis marks and second ruby.
    """
    batch: _Batch = {}
    turned: _Batch = {}
    own = size * RUBY
    chosen = [box for box in line.boxes if box.source and (shown is None or shown(box.source))]
    for box in (*chosen, *(line.always if marks else ())):
        if vertical and box.lying:
            _box(turned, face, line, box, own, vertical=False)
        else:
            _box(batch, face, line, box, own, vertical=vertical)
    return _runs(face, batch), _runs(face, turned)


def _box(
    batch: _Batch, face: Face, line: SetLine, box: RubyBox, own: float, *, vertical: bool
) -> None:
    """Add the glyphs of one piece of ruby."""
    at, step = box.u, box.step
    rise = BASELINE * own
    baseline = line.v + box.band + rise
    middle = line.v + box.band + own / 2
    shapes = face.prepare("", vertical=vertical)
    last = -1
    indexes: list[int] = []
    points: list[QPointF] = []
    for char in box.text:
        shape = shapes.get(char) or face.shape(char, vertical=vertical)
        # In a column every character of ruby stands upright in a square of its own.
        width = max(1.0, shape.advance) if vertical else shape.advance
        left = -middle - shape.advance * own / 2
        for font, number, x, y in shape.glyphs:
            if font != last:
                last = font
                indexes, points = batch.setdefault((font, own), ([], []))
            indexes.append(number)
            if vertical:
                points.append(QPointF(left + x * own, at + rise + y * own))
            else:
                points.append(QPointF(at + x * own, baseline + y * own))
        at += width * own + step


def _runs(face: Face, batch: _Batch) -> list[QGlyphRun]:
    runs = []
    for (font, size), (indexes, points) in batch.items():
        run = QGlyphRun()
        run.setRawFont(face.raw(font, size))
        run.setGlyphIndexes(indexes)
        run.setPositions(points)
        runs.append(run)
    return runs
