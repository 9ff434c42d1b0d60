"""Anchors: how an annotation finds its passage again after the text has changed.

An anchor is a position, the exact quote, and 32 code points before and after it, as the selectors
of the W3C Web Annotation data model (TextPositionSelector, TextQuoteSelector;
https://www.w3.org/TR/annotation-model/#text-quote-selector). The steps go from certain to careful:
the same place; the quote elsewhere, by its context and then by nearness; the context around a quote
that was rewritten; a similar quote. What is not found stays an orphan with its quote.
"""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 32
"""Code points kept before and after; ``interop.md`` and the peers' exports use the same."""

_CERTAIN = 12
"""A quote and what agrees of its context must come to so many code points, where there are so many:
one の does not find another の."""
_ENOUGH_HERE = 3
"""The same, for a quote just where it is expected."""
_ENOUGH_ALONE = 5
"""The same, for the only such quote in the text, when it has two characters or more."""
_SIMILAR = 0.7
_SIMILAR_BETWEEN = 0.4
"""Between context that stands on both sides less likeness is asked for."""
_LONG = 400
_END = 80
"""A longer passage is found by so much of its beginning and its end, not compared in full."""
_SHORTEST_FUZZY = 6
_GRAM = 3
_MOST_GRAMS = 48
_MOST_PLACES = 200
"""Occurrences of one piece that are looked at."""


class AnchorQuality(enum.Enum):
    """How an anchor was found."""

    SAME = "same"
    QUOTE = "quote"
    CONTEXT = "context"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands and what it says."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the passage stands in today's text."""

    start: int
    end: int
    quality: AnchorQuality


def anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a stretch of the text.

    Raises:
        ValueError: If the stretch is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage at {start}-{end} of {len(text)}")
    return Anchor(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def find(text: str, wanted: Anchor, expected: int | None = None) -> Found | None:
    """Find an anchor's passage in a text, or return None.

    Args:
        text: Today's text.
        wanted: The anchor, from the text as it was.
        expected: Where it should be by now (see ``Shift``); its own position by default.
    """
    near = wanted.start if expected is None else expected
    found = _by_quote(text, wanted, near)
    if found is not None:
        return found
    if len(wanted.exact) > _LONG:
        return _by_ends(text, wanted, near)
    return _by_context(text, wanted, near) or _by_likeness(text, wanted, near)


class Shift:
    """Tells where a position of the old text should stand in the new one.

    Only the common beginning and end of the two texts are compared, which is exact for one edit and
    near enough to choose between equal quotes after several.
    """

    def __init__(self, old: str, new: str) -> None:
        self._head = _common_prefix(old, new)
        limit = min(len(old), len(new)) - self._head
        self._tail = min(_common_prefix(old[::-1], new[::-1]), limit)
        self._old, self._new = len(old), len(new)

    def __call__(self, position: int) -> int:
        """Return the place in the new text."""
        if position <= self._head:
            return position
        if position >= self._old - self._tail:
            return position + self._new - self._old
        middle = self._old - self._tail - self._head
        return (
            self._head + (position - self._head) * (self._new - self._tail - self._head) // middle
        )


def nearest(text: str, piece: str, near: int, within: int = 200) -> int | None:
    """Return where a piece stands nearest to a place, or None where it is not ``within`` reach."""
    low = max(0, near - within)
    before = text.rfind(piece, low, near + len(piece))
    after = text.find(piece, near, near + within + len(piece))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - near)) if piece and found else None


def _by_quote(text: str, wanted: Anchor, near: int) -> Found | None:
    if not wanted.exact:
        return None
    size = len(wanted.exact)
    available = len(wanted.prefix) + size + len(wanted.suffix)
    needed = min(_CERTAIN, available)
    best: tuple[int, int, int] | None = None
    # Starting near the expected place matters where there are more occurrences than are looked at.
    places = {*_places(text, wanted.exact, near), *_places(text, wanted.exact, 0)}
    for start in places:
        agreement = _agreement(text, start, start + size, wanted)
        enough = needed
        if start == near:
            enough = min(needed, _ENOUGH_HERE)
        elif len(places) == 1 and size > 1:
            enough = min(needed, _ENOUGH_ALONE)
        if agreement + size < enough:
            continue
        rank = (-agreement, abs(start - near), start)
        if best is None or rank < best:
            best = rank
    if best is None:
        return None
    start = best[2]
    same = start == wanted.start and -best[0] == len(wanted.prefix) + len(wanted.suffix)
    return Found(start, start + size, AnchorQuality.SAME if same else AnchorQuality.QUOTE)


def _places(text: str, piece: str, near: int) -> list[int]:
    found: list[int] = []
    at = text.find(piece, max(0, near - 2000))
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def _agreement(text: str, start: int, end: int, wanted: Anchor) -> int:
    before = text[max(0, start - len(wanted.prefix)) : start]
    after = text[end : end + len(wanted.suffix)]
    return _common_prefix(before[::-1], wanted.prefix[::-1]) + _common_prefix(after, wanted.suffix)


def _by_ends(text: str, wanted: Anchor, near: int) -> Found | None:
    """A long passage was edited inside: its beginning and its end are found each by itself."""
    size = len(wanted.exact)
    head, tail = wanted.exact[:_END], wanted.exact[-_END:]
    first = find(
        text,
        Anchor(
            wanted.start, wanted.start + _END, head, wanted.prefix, wanted.exact[_END:][:CONTEXT]
        ),
        near,
    )
    if first is None:
        return None
    before_tail = wanted.exact[-_END - CONTEXT : -_END]
    last = find(
        text,
        Anchor(wanted.end - _END, wanted.end, tail, before_tail, wanted.suffix),
        first.start + size - _END,
    )
    if last is None or not size // 2 <= last.end - first.start <= size * 2:
        return None
    return Found(first.start, last.end, AnchorQuality.SIMILAR)


def _by_context(text: str, wanted: Anchor, near: int) -> Found | None:
    """The quote was rewritten, but stands between the same words."""
    head, tail = wanted.prefix[-_CERTAIN:], wanted.suffix[:_CERTAIN]
    if len(head) < _CERTAIN // 2 or len(tail) < _CERTAIN // 2:
        return None
    longest = 2 * len(wanted.exact) + 20
    best: tuple[float, int, int, int] | None = None
    for place in dict.fromkeys((*_places(text, head, near), *_places(text, head, 0))):
        start = place + len(head)
        end = text.find(tail, start, start + longest + len(tail))
        if end <= start:
            continue
        likeness = _ratio(wanted.exact, text[start:end])
        rank = (-likeness, abs(start - near), start, end)
        if likeness >= _SIMILAR_BETWEEN and (best is None or rank < best):
            best = rank
    return None if best is None else Found(best[2], best[3], AnchorQuality.CONTEXT)


def _by_likeness(text: str, wanted: Anchor, near: int) -> Found | None:
    """Pieces of the quote vote for where it begins; the best places are compared in full."""
    exact = wanted.exact
    if len(exact) < _SHORTEST_FUZZY:
        return None
    offsets = range(0, len(exact) - _GRAM + 1, max(1, len(exact) // _MOST_GRAMS))
    width = max(4, len(exact) // 4)
    votes: Counter[int] = Counter()
    for offset in offsets:
        for place in _places(text, exact[offset : offset + _GRAM], near):
            votes[(place - offset) // width] += 1
    best: tuple[float, int, int, int] | None = None
    for bucket, _ in votes.most_common(6):
        low = max(0, (bucket - 1) * width)
        high = min(len(text), (bucket + 2) * width + len(exact))
        found = _closest(text, low, high, exact)
        if found is None:
            continue
        likeness, start, end = found
        rank = (-likeness, abs(start - near), start, end)
        if best is None or rank < best:
            best = rank
    return None if best is None else Found(best[2], best[3], AnchorQuality.SIMILAR)


def _closest(text: str, low: int, high: int, exact: str) -> tuple[float, int, int] | None:
    window = text[low:high]
    blocks = SequenceMatcher(None, window, exact, autojunk=False).get_matching_blocks()
    real = [block for block in blocks if block.size >= 2]
    if not real:
        return None
    # What stands before the first and after the last agreement is taken to be as long as it was.
    start = max(0, real[0].a - real[0].b)
    end = min(len(window), real[-1].a + real[-1].size + len(exact) - real[-1].b - real[-1].size)
    if end - start > 2 * len(exact) or end <= start:
        return None
    likeness = _ratio(exact, window[start:end])
    return None if likeness < _SIMILAR else (likeness, low + start, low + end)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _common_prefix(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
