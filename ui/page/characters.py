"""Classes of characters for line breaking and spacing, and clusters. Pure, no Qt."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from typing import NamedTuple

import resources


class Kind(enum.IntEnum):
    """What a cell of the line is, as far as setting it is concerned."""

    KANJI = 0
    KANA = 1
    OPEN = 2
    CLOSE = 3
    COMMA = 4
    STOP = 5
    MIDDLE = 6
    BANG = 7
    DASH = 8
    LATIN = 9
    SPACE = 10
    WIDE_SPACE = 11
    DIGIT = 12
    """A full-width digit."""
    OTHER = 13
    """Anything else that is a full em wide."""
    BREAK = 14
    """No width, and a line may end after it."""
    JOIN = 15
    """No width, no break on either side."""


class CharacterClass(NamedTuple):
    """How a character behaves in a line."""

    kind: Kind
    no_start: bool
    no_end: bool
    before: float
    """Blank at the start of its em box, in em."""
    after: float
    """Blank at the end of its em box, in em."""
    wide: bool
    """True when it is set in a square of one em, whatever the font says."""


_ROW_KINDS = {
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "comma": Kind.COMMA,
    "stop": Kind.STOP,
    "middle": Kind.MIDDLE,
    "bang": Kind.BANG,
    "small": Kind.KANA,
    "repeat": Kind.KANA,
    "hyphen": Kind.OTHER,
    "dash": Kind.DASH,
    "prefix": Kind.OTHER,
    "suffix": Kind.OTHER,
    "ascii_open": Kind.LATIN,
    "ascii_close": Kind.LATIN,
}
_ZERO_BREAK = "\u200b\u00ad"
_ZERO_JOIN = "\u2060\ufeff\u200c\u200d\u200e\u200f"


@functools.cache
def _table() -> dict[str, CharacterClass]:
    table = {}
    for name, no_start, no_end, before, after, characters in resources.rows(
        "rules/line_breaking.tsv"
    ):
        kind = _ROW_KINDS[name]
        for char in characters:
            actual = Kind.OTHER if "\uff61" <= char <= "\uff9f" else kind
            wide = unicodedata.east_asian_width(char) in "WF"
            table[char] = CharacterClass(
                actual, no_start == "1", no_end == "1", float(before), float(after), wide
            )
    return table


@functools.lru_cache(maxsize=20_000)
def classify(char: str) -> CharacterClass:
    """Return the class of a character (of the first one of a cluster)."""
    found = _table().get(char[0])
    if found is not None:
        return found
    first = char[0]
    code = ord(first)
    if first == "\u3000":
        return CharacterClass(Kind.WIDE_SPACE, True, False, 0, 0, True)
    if first in _ZERO_BREAK:
        return CharacterClass(Kind.BREAK, True, False, 0, 0, False)
    if first in _ZERO_JOIN:
        return CharacterClass(Kind.JOIN, True, True, 0, 0, False)
    if first == "\u00a0" or first == "\u202f":
        return CharacterClass(Kind.LATIN, True, True, 0, 0, False)
    if first.isspace() or unicodedata.category(first) == "Cc":
        return CharacterClass(Kind.SPACE, True, False, 0, 0, False)
    if 0x3041 <= code <= 0x30FF or 0x31F0 <= code <= 0x31FF:
        return CharacterClass(Kind.KANA, False, False, 0, 0, True)
    if is_kanji(first):
        return CharacterClass(Kind.KANJI, False, False, 0, 0, True)
    if 0xFF10 <= code <= 0xFF19:
        return CharacterClass(Kind.DIGIT, False, False, 0, 0, True)
    if unicodedata.east_asian_width(first) in "WF":
        return CharacterClass(Kind.OTHER, False, False, 0, 0, True)
    if 0xFF61 <= code <= 0xFF9F:
        return CharacterClass(Kind.OTHER, False, False, 0, 0, False)
    if unicodedata.east_asian_width(first) == "A" and not first.isalpha():
        return CharacterClass(Kind.OTHER, False, False, 0, 0, False)
    return CharacterClass(Kind.LATIN, False, False, 0, 0, False)


def is_kanji(char: str) -> bool:
    """Return whether a character is a kanji or stands in a word like one (々, 〆, ヶ is not)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or char in "々〆〇"
    )


_COMPLEX = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)


def clusters(text: str) -> list[int]:
    """Return where the clusters of a text begin, in code points.

    A cluster is a character with what changes it: combining marks (か゚), variation selectors (葛󠄀),
    emoji modifiers, joined emoji, flags. The common text without any of those is not searched
    further.
    """
    if _COMPLEX.search(text) is None:
        return list(range(len(text)))
    starts: list[int] = []
    joined = False
    flags = 0
    for index, char in enumerate(text):
        code = ord(char)
        flag = 0x1F1E6 <= code <= 0x1F1FF
        flags = flags + 1 if flag else 0
        extends = (
            unicodedata.combining(char) > 0
            or unicodedata.category(char) in ("Mn", "Me")
            or 0x1F3FB <= code <= 0x1F3FF
            or 0xE0020 <= code <= 0xE007F
            or code == 0x200D
            or (flag and flags % 2 == 0)
        )
        if not starts or not (extends or joined):
            starts.append(index)
        joined = code == 0x200D
    return starts


_UPRIGHT = re.compile(
    r"(?<![!-~])(?:[0-9]{1,2}|[A-Za-z]|[!?]{2})(?![!-~])",
)


def upright_runs(text: str) -> list[tuple[int, int]]:
    """Return the stretches that stand upright in one em of a column (縦中横).

    One or two digits, a single letter, and pairs of exclamation and question marks.
    """
    return [match.span() for match in _UPRIGHT.finditer(text)]
