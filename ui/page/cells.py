"""Cutting a paragraph into cells, with the blanks between them. Pure, no Qt.

What a character is does not change, so a ``Cutter`` finds it once for every character and once for
every pair of classes; a paragraph is then looked up, not computed.

Source: JIS X 4051:2004 and JLREQ (W3C) section 3.1 for the blanks around punctuation.
"""

from __future__ import annotations

import enum
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ui.page.characters import CharacterClass, Kind, classify, clusters, upright_runs

MIXED_GAP = 0.25
"""Blank between Japanese and Western letters or digits, in em."""
TAILS = (Kind.CLOSE, Kind.COMMA, Kind.STOP)
SPACES = (Kind.SPACE, Kind.WIDE_SPACE, Kind.BREAK)
_JAPANESE = (Kind.KANJI, Kind.KANA, Kind.DIGIT)
_POINTS = (Kind.COMMA, Kind.STOP, Kind.MIDDLE)
_SQUEEZED = "\0\0"
"""Put before a cluster that stands upright in one em, to know it from the turned one."""


class Posture(enum.IntEnum):
    """How a cell stands in the line."""

    UPRIGHT = 0
    ROTATED = 1
    """Turned by 90 degrees: Western text in a column."""
    SQUEEZED = 2
    """Several characters side by side in one em of a column (縦中横)."""


@dataclass(slots=True)
class Cells:
    """The cells of a paragraph; lists of the same length, one item a cell."""

    start: list[int] = field(default_factory=list)
    """First code point, counted from the start of the paragraph."""
    text: list[str] = field(default_factory=list)
    kind: list[Kind] = field(default_factory=list)
    posture: list[Posture] = field(default_factory=list)
    body: list[float] = field(default_factory=list)
    """Width without the blanks of punctuation."""
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    gap: list[float] = field(default_factory=list)
    """Blank between this cell and the next."""
    shrink: list[float] = field(default_factory=list)
    """How much of the gap may be taken away."""
    stretch: list[int] = field(default_factory=list)
    """Share of this gap when a line is stretched; 0 where it must not open."""
    ok: list[bool] = field(default_factory=list)
    """True when a line may end after this cell."""
    lead: list[float] = field(default_factory=list)
    """Blank needed before the cell when it starts a line (its ruby reaches further)."""
    trail: list[float] = field(default_factory=list)
    """Blank wanted after the cell when it ends a line."""
    of: list[int] = field(default_factory=list)
    """Cell of every code point."""

    def __len__(self) -> int:
        return len(self.start)


Advance = Callable[[str], float]
"""Width of a cluster in em, lying; asked only where it is not one em by definition."""


class _Trait(NamedTuple):
    kind: Kind
    posture: Posture
    body: float
    before: float
    after: float
    code: int
    """Number of its class among those that behave alike beside others."""


class _Beside(NamedTuple):
    gap: float
    shrink: float
    stretch: int
    ok: bool


class _Class(NamedTuple):
    """What matters of a cell to its neighbours."""

    found: CharacterClass
    sort: str
    """Of Western text: letter, digit, hyphen or empty; of dashes and dots: the character."""


class _Traits(dict[str, _Trait]):
    """The traits of clusters, found when first asked for."""

    def __init__(self, advance: Advance, *, vertical: bool) -> None:
        super().__init__()
        self._advance = advance
        self._vertical = vertical
        self.classes: list[_Class] = []
        self._codes: dict[_Class, int] = {}

    def __missing__(self, cluster: str) -> _Trait:
        found = self[cluster] = self._find(cluster)
        return found

    def _find(self, cluster: str) -> _Trait:
        if cluster.startswith(_SQUEEZED):
            found = CharacterClass(Kind.OTHER, cluster[2] in "!?", False, 0.0, 0.0, True)
            return self._trait(found, Posture.SQUEEZED, 1.0, "")
        found = classify(cluster[0])
        posture = Posture.UPRIGHT
        if found.wide:
            body = 1.0 - found.before - found.after
        elif found.kind in (Kind.BREAK, Kind.JOIN):
            body = 0.0
        elif cluster == "\t":
            body = 2.0
        else:
            width = body = self._advance(cluster)
            if self._vertical:
                if found.kind in (Kind.LATIN, Kind.SPACE) or width < 0.9:
                    posture = Posture.ROTATED
                else:
                    body = 1.0
            if found.before or found.after:
                if width > 0.9:
                    body = width - found.before - found.after
                else:
                    found = found._replace(before=0.0, after=0.0)
        sort = ""
        if found.kind is Kind.DASH:
            sort = cluster
        elif found.kind is Kind.LATIN:
            char = cluster[0]
            sort = "digit" if char.isdigit() else "letter" if char.isalpha() else ""
            sort = "hyphen" if char == "-" else sort
        return self._trait(found, posture, body, sort)

    def _trait(self, found: CharacterClass, posture: Posture, body: float, sort: str) -> _Trait:
        key = _Class(found, sort)
        code = self._codes.setdefault(key, len(self.classes))
        if code == len(self.classes):
            self.classes.append(key)
        return _Trait(found.kind, posture, body, found.before, found.after, code)


class _Pairs(dict[tuple[int, int], _Beside]):
    """What stands between cells of two classes, found when first asked for."""

    def __init__(self, classes: list[_Class]) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, pair: tuple[int, int]) -> _Beside:
        found = self[pair] = _beside(self._classes[pair[0]], self._classes[pair[1]])
        return found


class Cutter:
    """Cuts paragraphs into cells.

    Args:
        advance: Widths from the face.
        vertical: True for columns: short numbers stand upright in one em, Western text is turned.
    """

    def __init__(self, advance: Advance, *, vertical: bool = False) -> None:
        self._vertical = vertical
        self._traits = _Traits(advance, vertical=vertical)
        self._pairs = _Pairs(self._traits.classes)

    def cut(self, text: str) -> Cells:
        """Return the cells of a paragraph.

        Args:
            text: The paragraph, without a line end.
        """
        starts = clusters(text)
        upright = upright_runs(text) if self._vertical else []
        count = len(starts)
        if count == len(text) and not upright:
            pieces: Sequence[str] = list(text)
            keys = pieces
            of = starts
        else:
            starts, pieces, keys = _pieces(text, starts, upright)
            count = len(starts)
            of = []
            for number, piece in enumerate(pieces):
                of.extend([number] * len(piece))
        made = Cells(start=starts, text=list(pieces), of=of)
        if not count:
            return made
        kind, posture, body, before, after, code = zip(
            *map(self._traits.__getitem__, keys), strict=True
        )
        made.kind, made.posture = list(kind), list(posture)
        made.body, made.before, made.after = list(body), list(before), list(after)
        if count > 1:
            beside = map(self._pairs.__getitem__, itertools.pairwise(code))
            gap, shrink, stretch, ok = zip(*beside, strict=True)
            made.gap, made.shrink = [*gap, 0.0], [*shrink, 0.0]
            made.stretch, made.ok = [*stretch, 0], [*ok, True]
        else:
            made.gap, made.shrink, made.stretch, made.ok = [0.0], [0.0], [0], [True]
        made.lead, made.trail = [0.0] * count, [0.0] * count
        if Kind.DIGIT in kind:
            _join_numbers(made)
        return made


def _pieces(
    text: str, starts: Sequence[int], upright: Sequence[tuple[int, int]]
) -> tuple[list[int], list[str], list[str]]:
    """Return starts and texts of the cells, and the keys of their traits."""
    borders = {*starts, len(text)}
    runs = {start: end for start, end in upright if start in borders and end in borders}
    found: list[int] = []
    pieces: list[str] = []
    keys: list[str] = []
    skip = 0
    for number, start in enumerate(starts):
        if start < skip:
            continue
        run_end = runs.get(start)
        if run_end is not None:
            skip = end = run_end
        else:
            end = starts[number + 1] if number + 1 < len(starts) else len(text)
        found.append(start)
        pieces.append(text[start:end])
        keys.append(text[start:end] if run_end is None else _SQUEEZED + text[start:end])
    return found, pieces, keys


def _join_numbers(made: Cells) -> None:
    """Keep a full-width number with a point in it on one line."""
    kinds = made.kind
    for index in range(1, len(kinds) - 1):
        if (
            kinds[index] in _POINTS
            and kinds[index - 1] is Kind.DIGIT
            and kinds[index + 1] is Kind.DIGIT
        ):
            made.ok[index] = False


def _beside(before: _Class, after: _Class) -> _Beside:
    """Return what stands between two cells, and whether a line may end there."""
    one, two = before.found, after.found
    first, second = one.kind, two.kind
    gap = shrink = 0.0
    stretch = 1
    ok = not (two.no_start or one.no_end)
    if one.after or two.before or one.before or two.after:
        gap, shrink = _blank(one, two)
        if first is Kind.OPEN or second in TAILS or Kind.MIDDLE in (first, second):
            stretch = 0
    elif Kind.JOIN in (first, second):
        stretch, ok = 0, False
    elif first is Kind.LATIN or second is Kind.LATIN:
        if first is second:
            stretch = 0
            ok = before.sort == "hyphen" and after.sort == "letter"
        elif first in SPACES or second in SPACES:
            stretch = 2
        else:
            western, other = (before, second) if first is Kind.LATIN else (after, first)
            if western.sort in ("letter", "digit") and other in _JAPANESE:
                gap, shrink = MIXED_GAP, MIXED_GAP / 2
    elif first is Kind.DASH and second is Kind.DASH and before.sort == after.sort:
        stretch, ok = 0, False
    elif first is Kind.DIGIT and second is Kind.DIGIT:
        ok = False
    if first is Kind.SPACE:
        stretch = max(stretch, 2)
        ok = not two.no_start or second is Kind.LATIN
    return _Beside(gap, shrink, stretch, ok)


def _blank(one: CharacterClass, two: CharacterClass) -> tuple[float, float]:
    """Return the blank beside punctuation, and how much of it may be taken away."""
    first, second = one.kind, two.kind
    if (first is Kind.OPEN and second is Kind.OPEN) or (first in TAILS and second in TAILS):
        return 0.0, 0.0
    if first in TAILS and second is Kind.OPEN:
        return 0.5, 0.25
    if (first in TAILS and second is Kind.MIDDLE) or (first is Kind.MIDDLE and second is Kind.OPEN):
        return 0.25, 0.125
    gap = one.after + two.before
    if first is Kind.STOP:
        return gap, 0.0
    return gap, gap / 2
