"""Placing ruby in em: what it needs, and where it stands on its line. Pure, no Qt.

Ruby is set at half the size of its base. A reading over one kanji is centred on it; the readings of
one word stand together and lean over each other's kanji (jukugo); a reading that does not divide is
spread over its group, edges to gaps as one to two. What is wider than its base leans over
neighbouring kana and blanks by at most a quarter em, and opens the base by the rest.

Source: W3C "Rules for Simple Placement of Japanese Ruby"; JLREQ section 3.3.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ui.page.cells import Cells
from ui.page.characters import Kind
from ui.page.geometry import Line, Setting

RUBY = 0.5
"""Size of ruby, in em of its base."""
OVERHANG = 0.25
"""How far ruby may lean over a neighbouring kana or blank."""
WORD_GAP = 0.125
"""Smallest blank between the ruby of two words."""


@dataclass(slots=True)
class Piece:
    """One piece of ruby over the cells ``first`` to ``last``, both under it."""

    number: int
    """Its place in the list that it came from."""
    first: int
    last: int
    text: str
    width: float
    left: float = 0.0
    """How far its unit may reach beyond its first cell."""
    right: float = 0.0
    joined: bool = False
    """True when it belongs to the same word as the piece before it."""
    followed: bool = False
    """True when the next piece belongs to its word."""


class Placed(NamedTuple):
    """A piece, or the part of it on one line, where it stands."""

    number: int
    """The piece's."""
    u: float
    """Where its first character begins, in em."""
    step: float
    """Blank between its characters."""
    text: str
    width: float


_ALONE = (Kind.LATIN, Kind.DIGIT, Kind.OTHER)
Width = Callable[[str], float]
"""Width of a text in the ruby's own em."""


def square(text: str) -> float:
    """Return the width of a text of full-width characters in its own em."""
    return float(len(text))


def pieces(
    spans: Sequence[tuple[int, int, str]],
    made: Cells,
    words: Sequence[tuple[int, int]] = (),
    width: Width = square,
) -> list[Piece]:
    """Bind ruby to the cells of a paragraph.

    Args:
        spans: ``(start, end, text)`` in code points of the paragraph, in order; what overlaps the
            one before or lies outside is left out.
        made: The cells.
        words: Words of the paragraph in order; the pieces of one word stand together.
        width: How wide the ruby is, in its own em.
    """
    found: list[Piece] = []
    total = len(made.of)
    word = 0
    last_word = last_end = -1
    for index, (start, end, text) in enumerate(spans):
        if not text or not 0 <= start < end <= total:
            continue
        first, last = made.of[start], made.of[end - 1]
        if found and first <= found[-1].last:
            continue
        while word < len(words) and words[word][1] <= start:
            word += 1
        inside = word if word < len(words) and words[word][0] <= start else -1
        piece = Piece(index, first, last, text, RUBY * width(text))
        # Only kanji share their readings' room; a number and its counter stand each alone.
        alone = made.kind[first] in _ALONE or (bool(found) and made.kind[found[-1].last] in _ALONE)
        piece.joined = last_end == start and inside == last_word and not alone
        if piece.joined:
            found[-1].followed = True
        last_word, last_end = inside, end
        found.append(piece)
    return found


def open_bases(made: Cells, found: Sequence[Piece]) -> None:
    """Open the gaps of a paragraph as far as its ruby needs it, and say how far ruby may lean.

    Changes ``made.gap``, ``made.lead``, ``made.trail`` and ``made.ok``, and the pieces' ``left``
    and ``right``.
    """
    covered = bytearray(len(made) + 1)
    for piece in found:
        covered[piece.first : piece.last + 1] = b"\1" * (piece.last + 1 - piece.first)
    body, gap, ok = made.body, made.gap, made.ok
    slack = WORD_GAP  # blank that the unit before leaves at its end
    previous_last = -2
    at = 0
    count = len(found)
    while at < count:
        unit = [found[at]]
        at += 1
        while at < count and found[at].joined:
            unit.append(found[at])
            at += 1
        first, last = unit[0].first, unit[-1].last
        opening = closing = 0.0  # blank beside the ruby of the first and the last piece
        fits = True
        for piece in unit:
            if piece.first == piece.last:
                span = body[piece.first]
            else:
                span = _span(made, piece.first, piece.last)
                # A reading that does not divide keeps its base together, unless that would
                # leave a line half empty.
                if piece.last - piece.first < 8:
                    ok[piece.first : piece.last] = [False] * (piece.last - piece.first)
            closing = (span - piece.width) / 2
            if piece is unit[0]:
                opening = closing
            if closing < -1e-9:
                fits = False
        if not fits:
            _open_unit(made, unit, covered)
            opening = max(0.0, (_span(made, first, unit[0].last) - unit[0].width) / 2)
            closing = max(0.0, (_span(made, unit[-1].first, last) - unit[-1].width) / 2)
        if first == previous_last + 1 and slack + opening < WORD_GAP:
            gap[previous_last] += WORD_GAP - slack - opening
        slack = closing
        previous_last = last


def _open_unit(made: Cells, unit: Sequence[Piece], covered: bytearray) -> None:
    """Let the ruby of one word lean over its neighbours, and open its base by the rest."""
    first, last = unit[0].first, unit[-1].last
    excess = sum(piece.width for piece in unit) - _span(made, first, last)
    left = _allowance(made, first - 1, covered, before=True) if first else 0.0
    # After the paragraph's last character nothing stands that ruby could be mistaken for.
    right = _allowance(made, last + 1, covered, before=False) if last + 1 < len(made) else OVERHANG
    lean_left = lean_right = 0.0  # readings that fit their word stay over it
    if excess > 0:
        # As far to both sides, so that the ruby stays over the middle of its base.
        lean_left = lean_right = min(left, right, excess / 2)
        before, after = _open(made, unit, excess - lean_left - lean_right)
        # Where more may be leaned over on one side, the neighbour there comes closer again.
        if first:
            made.gap[first - 1] -= min(left - lean_left, before)
        made.gap[last] -= min(right - lean_right, after)
        lean_left += before
        lean_right += after
    made.lead[first] = max(made.lead[first], lean_left)
    made.trail[last] = max(made.trail[last], lean_right)
    for piece in unit:
        piece.left, piece.right = lean_left, lean_right
        # Where a line's end cuts the word, each part has to find its room alone.
        lean = (piece.width - _span(made, piece.first, piece.last)) / 2
        if piece is not unit[0]:
            made.lead[piece.first] = max(made.lead[piece.first], lean)
        if piece is not unit[-1]:
            made.trail[piece.last] = max(made.trail[piece.last], lean)


def _span(made: Cells, first: int, last: int) -> float:
    return sum(made.body[first : last + 1]) + sum(made.gap[first:last])


def _allowance(made: Cells, cell: int, covered: bytearray, *, before: bool) -> float:
    """Return how far ruby may lean over the neighbour of its base."""
    if covered[cell]:
        return 0.0
    kind = made.kind[cell]
    if kind is Kind.KANA or kind in (Kind.WIDE_SPACE, Kind.SPACE):
        return OVERHANG
    if before:
        return OVERHANG if made.after[cell] else 0.0
    return OVERHANG if made.before[cell] or made.after[cell] else 0.0


def _open(made: Cells, unit: Sequence[Piece], room: float) -> tuple[float, float]:
    """Open a unit's base by ``room``, where the pieces that are too wide stand.

    Returns:
        How much of it lies before the first cell and after the last one.
    """
    if room <= 0:
        return 0.0, 0.0
    before = after = 0.0
    wants = [max(0.0, piece.width - _span(made, piece.first, piece.last)) for piece in unit]
    total = sum(wants) or 1.0
    for piece, want in zip(unit, wants, strict=True):
        share = room * want / total
        if not share:
            continue
        # Numbers and Western words are not pulled apart: there the room goes to both ends.
        inner = [cell for cell in range(piece.first, piece.last) if made.stretch[cell]]
        step = share / (2 * (len(inner) + 1))
        if piece.first:
            made.gap[piece.first - 1] += step
        for cell in inner:
            made.gap[cell] += 2 * step
        made.gap[piece.last] += step
        before = step if piece is unit[0] else before
        after = step if piece is unit[-1] else after
    return before, after


def place(
    found: Sequence[Piece], setting: Setting, width: float, *, alone: bool = False
) -> list[list[Placed]]:
    """Place every piece on its line; a piece cut by a line's end goes in parts.

    Args:
        found: The pieces, in order.
        setting: The lines and the positions of the cells.
        width: End of the measure in em; ruby stays within it where it can.
        alone: True for pieces that are shown one at a time and need not make way for each other.

    Returns:
        For every line its ruby, in order.
    """
    placed: list[list[Placed]] = []
    at = 0
    for line in setting.lines:
        parts: list[tuple[Piece, int, int, str, float]] = []
        while at < len(found) and found[at].first <= line.last:
            piece = found[at]
            first, last = max(piece.first, line.first), min(piece.last, line.last)
            if first == piece.first and last == piece.last:
                text, part_width = piece.text, piece.width
            else:
                cells = piece.last - piece.first + 1
                text = share(piece.text, cells, first - piece.first, last + 1 - piece.first)
                part_width = piece.width * len(text) / len(piece.text)
            if text:
                parts.append((piece, first, last, text, part_width))
            if piece.last > line.last:
                break
            at += 1
        if alone:
            placed.append([_settle_line([part], setting, line, width)[0] for part in parts])
        else:
            placed.append(_settle_line(parts, setting, line, width) if parts else [])
    return placed


def share(text: str, count: int, first: int, after: int) -> str:
    """Return the part of a reading that stands over some of its base's characters.

    Args:
        text: The reading.
        count: Characters of the base.
        first: The first of those asked for.
        after: The one after the last.
    """
    length = len(text)
    start = round(length * first / count)
    end = round(length * after / count)
    while 0 < start < length and text[start] in _SMALL:
        start += 1
    while 0 < end < length and text[end] in _SMALL:
        end += 1
    return text[start:end]


_SMALL = "ゃゅょぁぃぅぇぉっャュョァィゥェォッーん"


def _settle_line(
    parts: Sequence[tuple[Piece, int, int, str, float]], setting: Setting, line: Line, width: float
) -> list[Placed]:
    """Place the ruby of one line: first each word by itself, then the words beside each other."""
    spots: list[float] = []
    widths: list[float] = []
    steps: list[float] = []
    gaps: list[float] = []
    wide = False
    for index, (piece, first, last, text, part_width) in enumerate(parts):
        start, end = setting.u[first], setting.end[last]
        span = end - start
        step = 0.0
        used = part_width
        if last > first and len(text) > 1 and part_width < span - 1e-9 and is_kana(text):
            step = min((span - part_width) / len(text), 1.0)
            used = part_width + step * (len(text) - 1)
        # A reading wider than its kanji may not reach beyond its word, though its neighbours in
        # the word leave it room.
        wide = wide or (used > span + 1e-9 and (piece.joined or piece.followed))
        spots.append((start + end - used) / 2)
        widths.append(used)
        steps.append(step)
        gaps.append(0.0 if not index or _joined(parts, index) else WORD_GAP)
    if wide:
        _settle_words(parts, setting, line, spots, widths)
    low, high = setting.indent, max(width, line.width)
    if _crowded(spots, widths, gaps, low, high):
        if not wide:
            _settle_words(parts, setting, line, spots, widths)
        spots = settle(spots, widths, gaps, low, high)
    return [
        Placed(part[0].number, spots[index], steps[index], part[3], widths[index])
        for index, part in enumerate(parts)
    ]


def _crowded(
    spots: Sequence[float],
    widths: Sequence[float],
    gaps: Sequence[float],
    low: float,
    high: float,
) -> bool:
    """Return whether boxes on a line are too close to each other, or to its ends."""
    reach = low
    for spot, width, gap in zip(spots, widths, gaps, strict=True):
        if spot < reach + gap - 1e-9:
            return True
        reach = spot + width
    return reach > high + 1e-9


def _joined(parts: Sequence[tuple[Piece, int, int, str, float]], index: int) -> bool:
    """Return whether a part of a line continues the word of the part before it."""
    return index > 0 and parts[index][0].joined and parts[index - 1][2] == parts[index][1] - 1


def _settle_words(
    parts: Sequence[tuple[Piece, int, int, str, float]],
    setting: Setting,
    line: Line,
    spots: list[float],
    widths: list[float],
) -> None:
    """Keep the ruby of every word together over its own base."""
    one = 0
    while one < len(parts):
        two = one + 1
        while two < len(parts) and _joined(parts, two):
            two += 1
        first, last = parts[one], parts[two - 1]
        # Where a line's end cuts the word nothing stands beside it.
        begun = first[1] == line.first and (first[0].joined or first[1] > first[0].first)
        goes_on = last[2] == line.last and (last[0].followed or last[2] < last[0].last)
        if two - one > 1 or begun or goes_on:
            low = setting.indent if begun else setting.u[first[1]] - first[0].left
            high = line.width + 1.0 if goes_on else setting.end[last[2]] + last[0].right
            spots[one:two] = settle(spots[one:two], widths[one:two], [0.0] * (two - one), low, high)
        one = two


def settle(
    spots: Sequence[float],
    widths: Sequence[float],
    gaps: Sequence[float],
    low: float,
    high: float,
) -> list[float]:
    """Shift boxes on a line as little as possible until none lies over another.

    Least squares under an order (pool adjacent violators), then kept between two bounds. Where
    there is not room enough for the gaps they are given up, and then the bounds, evenly at both
    ends.

    Args:
        spots: Wanted left edges, in order.
        widths: Widths of the boxes.
        gaps: Smallest blank before each box; the first does not count.
        low: Left bound.
        high: Right bound.
    """
    count = len(spots)
    gaps = [0.0, *gaps[1:]]
    room = high - low - sum(widths)
    total_gap = sum(gaps)
    if total_gap > room:
        scale = max(0.0, room) / total_gap if total_gap else 0.0
        gaps = [gap * scale for gap in gaps]
    if room < 0:
        low, high = low + room / 2, high - room / 2
    offsets: list[float] = []
    reach = 0.0
    for index in range(count):
        reach += gaps[index]
        offsets.append(reach)
        reach += widths[index]
    blocks: list[tuple[float, int]] = []
    for index in range(count):
        mean, size = spots[index] - offsets[index], 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean = (mean * size + other * more) / (size + more)
            size += more
        blocks.append((mean, size))
    highest = high - reach
    settled: list[float] = []
    for mean, size in blocks:
        value = max(low, min(mean, highest))
        first = len(settled)
        settled.extend(value + offset for offset in offsets[first : first + size])
    return settled


def is_kana(text: str) -> bool:
    """Return whether a text is kana alone, which may be spread over its base."""
    return all("\u3041" <= char <= "\u30ff" or unicodedata.combining(char) for char in text)
