"""From a paragraph to glyphs on lines, for both directions.

A paragraph lives in its own logical plane: *u* runs along the line, *v* from line to line, both in
px from the paragraph's first corner. Horizontal writing shows (u, v) as (x, y); vertical writing as
(-v, u), so that columns go from right to left. Only the glyphs that stand upright in a column need
to know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QGlyphRun

from ui.page import geometry, ruby
from ui.page.cells import SPACES, TAILS, Cells, Cutter
from ui.page.characters import Kind, is_kanji
from ui.page.face import Face, font_families
from ui.page.scene import PagePreferences, Ruby, SceneParagraph

_BOTH_SIDES = 2.1
"""Smallest pitch with second ruby, or with emphasis marks where there is ruby, in em."""
_FIRST_WIDE = "\u2e80"
"""From here on characters are made for a square of one em."""
_LAST_HIRAGANA = "\u309f"
_LONGEST_WORD = 12
"""A longer word of a heading, in code points, may be broken."""
_UNMARKED = (*SPACES, *TAILS, Kind.OPEN, Kind.MIDDLE, Kind.BANG, Kind.DASH, Kind.JOIN)
"""Emphasis marks are not set over punctuation. Source: JLREQ section 3.3.9."""
_HEADING_SIZES = {1: 1.5, 2: 1.25, 3: 1.12}
_SMALL_KINDS = {"caption": 0.85, "byline": 0.85, "boilerplate": 0.9}


Runs = tuple[list[QGlyphRun], list[QGlyphRun]]
"""Glyphs to draw as they are, and those to draw turned by 90 degrees."""


@dataclass(slots=True)
class RubyBox:
    """Ruby where it stands; ``source`` is None for emphasis marks and second ruby."""

    source: Ruby | None
    u: float
    end: float
    text: str
    step: float
    """Blank between its characters."""
    band: float
    """From the start of the line's box to the start of the ruby's em box."""
    lying: bool
    """True for Western text, which is turned in a column."""


@dataclass(slots=True)
class SetLine:
    """A line of a set paragraph; offsets count from the paragraph's start."""

    start: int
    end: int
    first: int
    """First cell; ``last`` is the last one."""
    last: int
    v: float
    """Where the line's box begins."""
    width: float
    runs: Runs | None = None
    """Glyphs of the base; None until it is first painted."""
    boxes: list[RubyBox] = field(default_factory=list)
    always: list[RubyBox] = field(default_factory=list)
    """Emphasis marks and second ruby."""
    ruby_runs: Runs | None = None
    """The ruby shown at the moment; None until it is first painted."""
    stamp: int = -1


@dataclass(slots=True)
class SetParagraph:
    """A set paragraph. Lengths in px, offsets from the paragraph's start."""

    size: float
    pitch: float
    base: float
    """From the start of a line's box to the start of its em box."""
    top: float
    """Blank before the first line."""
    height: float
    lines: list[SetLine]
    cells: Cells
    face: Face
    u: list[float]
    """Where the body of every cell begins."""
    end: list[float]
    line_tops: list[float]
    line_starts: list[int]
    length: int

    def line_of(self, offset: int) -> int:
        """Return the line that an offset stands on."""
        return max(0, bisect_right(self.line_starts, offset) - 1)

    def boxes(self, start: int, end: int) -> Iterable[tuple[SetLine, float, float]]:
        """Yield ``(line, u, end)`` for the parts of a stretch, one for each line it touches."""
        start, end = max(0, start), min(end, self.length)
        if start >= end:
            return
        for number in range(self.line_of(start), len(self.lines)):
            line = self.lines[number]
            if line.start >= end:
                return
            first = self.cells.of[max(start, line.start)]
            last = self.cells.of[min(end, line.end) - 1]
            # A space that ends a line is not seen.
            yield line, self.u[first], max(self.end[first], min(self.end[last], line.width))

    def below(self, line: SetLine, u: float, end: float) -> float:
        """Return how much emphasis marks and second ruby take after a stretch's em box, px."""
        after = self.base + self.size
        return max(
            (
                box.band - after + self.size * ruby.RUBY
                for box in line.always
                if box.band >= after and box.u < end and u < box.end
            ),
            default=0.0,
        )

    def offset_at(self, u: float, v: float, *, near: bool = False) -> int | None:
        """Return the offset at a point of the paragraph's plane.

        Args:
            u: Along the line.
            v: From the paragraph's start.
            near: True takes the nearest character where the point is on none, and the end of the
                line after its last one.
        """
        number = bisect_right(self.line_tops, v) - 1
        if number < 0 or v >= self.line_tops[-1] + self.pitch:
            if not near:
                return None
            number = min(max(number, 0), len(self.lines) - 1)
        line = self.lines[number]
        if line.last < line.first:
            return 0 if near else None
        if u < self.u[line.first]:
            return line.start if near or u > self.u[line.first] - 1 else None
        cell = bisect_right(self.u, u, line.first, line.last + 1) - 1
        if near:
            if u > (self.u[cell] + self.end[cell]) / 2:
                following = cell + 1
                return self.cells.start[following] if following < len(self.u) else self.length
            return self.cells.start[cell]
        if cell == line.last and u > self.end[cell] + 0.5:
            return None
        return self.cells.start[cell]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph of some kind is set; px."""

    size: float
    pitch: float
    bold: bool
    before: float
    after: float
    indent: float
    """Blank before every line, em."""
    first: float
    """Blank before the first line beside that, em."""


def style_of(paragraph: SceneParagraph, preferences: PagePreferences) -> Style:
    """Return how a paragraph is set under some preferences."""
    size = preferences.size
    before, after = 0.0, preferences.paragraph_gap * size
    if paragraph.kind == "heading":
        scale = _HEADING_SIZES.get(paragraph.level, 1.05)
        own, indent, first = size * scale, 0.0, 0.0
        pitch = own * max(1.5, min(preferences.pitch, 1.7))
        before, after = size * 0.8, after + size * 0.2
    else:
        own = size * _SMALL_KINDS.get(paragraph.kind, 1.0)
        # One em is what a paragraph's first line has (字下げ); more sets the whole of it in.
        indent, first = float(paragraph.indent), 0.0
        if paragraph.indent == 1:
            indent, first = 0.0, 0.0 if paragraph.joined else 1.0
        pitch = own * max(1.5, preferences.pitch)
        if _has_second_side(paragraph):
            pitch = max(pitch, own * _BOTH_SIDES)
    return Style(
        own,
        round(pitch),
        paragraph.kind == "heading",
        0.0 if paragraph.joined else float(round(before)),
        0.0 if paragraph.open_end else float(round(after)),
        indent,
        first,
    )


def _has_second_side(paragraph: SceneParagraph) -> bool:
    """Return whether something may stand on the side of the base where no ruby is.

    Emphasis marks go there over kanji with ruby, which may come later.
    """
    origin = paragraph.start
    return bool(paragraph.second) or any(
        is_kanji(char)
        for start, end, _mark in paragraph.emphasis
        for char in paragraph.text[start - origin : end - origin]
    )


class Typesetter:
    """Sets paragraphs in one face.

    Args:
        preferences: How the page is set.
        before: A typesetter whose glyphs are taken over when the family is the same.
    """

    def __init__(self, preferences: PagePreferences, before: Typesetter | None = None) -> None:
        self.preferences = preferences
        family = preferences.family
        if before is not None and before.preferences.family == family:
            self._cutters: dict[tuple[Face, bool], Cutter] = before.cutters()
            self.face: Face = before.face
            self.bold: Face = before.bold
            self.ruby_face: Face = before.ruby_face
        else:
            families = font_families(family)
            self.face = Face(families)
            self.bold = Face(families, bold=True)
            self.ruby_face = Face(families, ruby=True)
            self._cutters = {
                (face, vertical): Cutter(face.advance, vertical=vertical)
                for face in (self.face, self.bold)
                for vertical in (False, True)
            }

    def cutters(self) -> dict[tuple[Face, bool], Cutter]:
        """Return what cuts paragraphs, by face and direction."""
        return self._cutters

    def set(
        self,
        paragraph: SceneParagraph,
        measure: float,
        *,
        needs_room: Callable[[Ruby], bool] | None = None,
    ) -> SetParagraph:
        """Set one paragraph.

        Args:
            paragraph: The paragraph, or a part of a long one.
            measure: Length of the line in px.
            needs_room: Says for which ruby room is kept; None for all of it.
        """
        style = style_of(paragraph, self.preferences)
        vertical = self.preferences.vertical
        face = self.bold if style.bold else self.face
        text = paragraph.text
        face.prepare(text)
        if vertical:
            face.prepare(text, vertical=True)
        made = self._cutters[face, vertical].cut(text)
        origin = paragraph.start
        spans = [(item.start - origin, item.end - origin, item.kana) for item in paragraph.ruby]
        words = [(start - origin, end - origin) for start, end in paragraph.words]
        pieces = ruby.pieces(spans, made, words, self._ruby_width)
        roomy = pieces
        if needs_room is not None:
            roomy = [piece for piece in pieces if needs_room(paragraph.ruby[piece.number])]
        ruby.open_bases(made, roomy)
        if style.bold:
            _keep_phrases(made, words)
        size = style.size
        width = max(1.0, measure / size - style.indent)
        setting = geometry.set_lines(
            made,
            width,
            indent=style.indent,
            first=min(style.first, width - 1),
            hanging=self.preferences.hanging,
            justify=self.preferences.justify and not style.bold,
            full=paragraph.open_end,
            even=style.bold,
        )
        base = _base(paragraph, style)
        lines = _lines(setting, made, style, len(text))
        edge = width + style.indent
        above = base - ruby.RUBY * size
        self._place_ruby(lines, paragraph, ruby.place(roomy, setting, edge), size, above)
        if len(roomy) < len(pieces):
            shown = {piece.number for piece in roomy}
            hidden = [piece for piece in pieces if piece.number not in shown]
            spots = ruby.place(hidden, setting, edge, alone=True)
            self._place_ruby(lines, paragraph, spots, size, above)
        if paragraph.emphasis:
            self._place_emphasis(lines, paragraph, made, setting, size, base)
        if paragraph.second:
            self._place_second(lines, paragraph, made, setting, size, base, edge)
        height = style.before + len(lines) * style.pitch + style.after
        return SetParagraph(
            size,
            style.pitch,
            base,
            style.before,
            height,
            lines,
            made,
            face,
            [value * size for value in setting.u],
            [value * size for value in setting.end],
            [line.v for line in lines],
            [line.start for line in lines],
            len(text),
        )

    def _ruby_width(self, text: str) -> float:
        if ruby.is_kana(text):
            return float(len(text))
        return sum((self.ruby_face.advance(char) for char in text), 0.0)

    @staticmethod
    def _place_ruby(
        lines: list[SetLine],
        paragraph: SceneParagraph,
        placed: list[list[ruby.Placed]],
        size: float,
        band: float,
    ) -> None:
        for line, items in zip(lines, placed, strict=True):
            line.boxes.extend(_box(paragraph.ruby[item.number], item, size, band) for item in items)

    def _place_emphasis(
        self,
        lines: list[SetLine],
        paragraph: SceneParagraph,
        made: Cells,
        setting: geometry.Setting,
        size: float,
        base: float,
    ) -> None:
        origin = paragraph.start
        for start, end, mark in paragraph.emphasis:
            # Over ruby there is no room: then all marks of the stretch go to the other side.
            crossed = any(item.start < end and start < item.end for item in paragraph.ruby)
            band = base + size if crossed else base - ruby.RUBY * size
            for line in lines:
                for offset in range(max(start - origin, line.start), min(end - origin, line.end)):
                    cell = made.of[offset]
                    if made.start[cell] != offset or made.kind[cell] in _UNMARKED:
                        continue
                    middle = (setting.u[cell] + setting.end[cell]) / 2
                    spot = ruby.Placed(0, middle - ruby.RUBY / 2, 0.0, mark[:1], ruby.RUBY)
                    line.always.append(_box(None, spot, size, band))

    def _place_second(
        self,
        lines: list[SetLine],
        paragraph: SceneParagraph,
        made: Cells,
        setting: geometry.Setting,
        size: float,
        base: float,
        width: float,
    ) -> None:
        spans = [
            (item.start - paragraph.start, item.end - paragraph.start, item.text)
            for item in paragraph.second
        ]
        pieces = ruby.pieces(spans, made, (), self._ruby_width)
        for line, items in zip(lines, ruby.place(pieces, setting, width), strict=True):
            line.always.extend(_box(None, item, size, base + size) for item in items)


def _base(paragraph: SceneParagraph, style: Style) -> float:
    """Return where the em box begins in a line's box, px: the blank is shared by both sides."""
    base = (style.pitch / style.size - 1.5) / 2 + ruby.RUBY
    if _has_second_side(paragraph):
        base = min(base, style.pitch / style.size - 1 - ruby.RUBY)
    return base * style.size


def _lines(setting: geometry.Setting, made: Cells, style: Style, length: int) -> list[SetLine]:
    """Return the lines of a paragraph of so many code points, one below the other."""
    lines: list[SetLine] = []
    for number, line in enumerate(setting.lines):
        start = made.start[line.first] if line.last >= line.first else 0
        following = line.last + 1
        end = made.start[following] if following < len(made) else length
        v = style.before + number * style.pitch
        lines.append(SetLine(start, end, line.first, line.last, v, line.width * style.size))
    return lines


def _keep_phrases(made: Cells, words: Sequence[tuple[int, int]]) -> None:
    """Let a heading's lines end between phrases alone: a word keeps the particles after it."""
    for start, end in words:
        if end - start > _LONGEST_WORD:
            continue
        first, last = made.of[start], made.of[end - 1]
        made.ok[first:last] = [False] * (last - first)
        if first and made.kind[first] is Kind.KANA and made.text[first] <= _LAST_HIRAGANA:
            made.ok[first - 1] = False


def _box(source: Ruby | None, item: ruby.Placed, size: float, band: float) -> RubyBox:
    """Return placed ruby in px."""
    end = (item.u + item.width) * size
    lying = max(item.text) < _FIRST_WIDE
    return RubyBox(source, item.u * size, end, item.text, item.step * size, band, lying)
