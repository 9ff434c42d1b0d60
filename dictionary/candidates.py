"""The text before the pointer's eye: normalised with exact offsets, and its other spellings.

A window is a stretch of the text in which nothing stands in a word's way: no zero-width
characters, no variation selectors, no bracketed reading after a kanji, half-width kana and loose
voicing marks joined. Each of its characters knows where it stands in the text.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

import resources

WINDOW = 24
"""Longest stretch that is looked up, in code points (JMdict has few longer headwords)."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_STRANGE = re.compile(
    "[\u200b-\u200d\u2060\ufeff\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef\uff61-\uff9f"
    "\u3099\u309a\n\r \u3000"
    "\u2e80-\u2fdf\uf900-\ufaff\u3300-\u33ff(（《｜]"
)
_JAPANESE = re.compile("[ぁ-ヿ㐀-鿿々〆〇豈-﫿ｦ-ﾟ\U00020000-\U0003ffff]")
_RUBY_IN_BRACKETS = re.compile(r"[(（《][ぁ-ヿ・ー]{1,16}[)）》]")
_KANJI = re.compile("[㐀-鿿々〆豈-﫿\U00020000-\U0003ffff]")
_STOP = frozenset(
    '。、．，,!?！？「」『』【】〔〕［］｛｝{}[]<>〈〉《》（）()"“”;:；：…‥\n\r\t|｜*＊#＃=＝/／\\＼〓◆■□●○◎★☆→←↑↓'
)
_UNSTOPPED = re.compile(f"[^{re.escape(''.join(_STOP))}]{{0,{WINDOW}}}")


@dataclass(frozen=True, slots=True)
class Window:
    """Normalised text with the place of each character in the original.

    ``starts[i]`` and ``ends[i]`` are offsets in the text of character ``i``.
    """

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range
    broken: frozenset[int] = frozenset()
    """Places (indices of the character after it) where a break or a space was passed over."""


def window(text: str, at: int, before: int, after: int) -> tuple[Window, int]:
    """Return the normalised surroundings of a character and the character's place in them.

    Args:
        text: The text.
        at: A code point in it.
        before: How many code points to take in before it, at most.
        after: How many to take in from it on, at most.
    """
    low = max(0, at - before)
    high = min(len(text), at + after)
    part = text[low:high]
    if _STRANGE.search(part) is None:
        return Window(part, range(low, high), range(low + 1, high + 1)), at - low
    return _normalised(text, low, high, at)


def _normalised(text: str, low: int, high: int, at: int) -> tuple[Window, int]:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    broken: set[int] = set()
    place = 0
    i = low
    while i < high:
        char = text[i]
        size = 1
        if (
            char in _INVISIBLE
            or "\ufe00" <= char <= "\ufe0f"
            or "\U000e0100" <= char <= "\U000e01ef"
        ):
            put = ""
        elif char in "\u3099\u309a" and chars:
            composed = unicodedata.normalize("NFC", chars[-1] + char)
            put = ""
            if len(composed) == 1:
                chars[-1] = composed
                ends[-1] = i + 1
        elif "\uff61" <= char <= "\uff9f":
            size = 2 if text[i + 1 : i + 2] in {"ﾞ", "ﾟ"} else 1
            put = unicodedata.normalize("NFKC", text[i : i + size])
            if len(put) != 1:
                size = 1
                put = unicodedata.normalize("NFKC", char)
        elif char in "\n\r \u3000":
            size = len(re.match(r"[\n\r \u3000]+", text[i:high])[0])  # type: ignore[index]
            joined = (
                size <= 2
                and bool(chars)
                and _JAPANESE.match(chars[-1]) is not None
                and _JAPANESE.match(text, i + size) is not None
            )
            put = "" if joined else char
            if joined:
                broken.add(len(chars))
            else:
                size = 1
        elif char in "(（《" and chars and _KANJI.match(chars[-1]) and not i <= at < i + 18:
            ruby = _RUBY_IN_BRACKETS.match(text, i, high)
            put = "" if ruby else char
            size = len(ruby[0]) if ruby else 1
        elif (
            "\u2e80" <= char <= "\u2fdf"
            or "\uf900" <= char <= "\ufaff"
            or "\u3300" <= char <= "\u33ff"
        ):
            put = unicodedata.normalize("NFKC", char)
        else:
            put = char
        if i <= at < i + size:
            place = max(0, len(chars) if put else len(chars) - 1)
        for letter in put:
            chars.append(letter)
            starts.append(i)
            ends.append(i + size)
        if (
            not put
            and chars
            and ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef")
        ):
            ends[-1] = i + size
        i += size
    return Window("".join(chars), tuple(starts), tuple(ends), frozenset(broken)), place


def reach(text: str, start: int) -> str:
    """Return what may belong to one word from a place in a window on: up to a stop, 24 at most."""
    return _UNSTOPPED.match(text, start)[0]  # type: ignore[index]


def is_stop(char: str) -> bool:
    """Tell whether no word goes on over a character."""
    return char in _STOP


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another spelling of a stretch: ``n`` characters are ``lengths[n]`` of the original."""

    text: str
    lengths: tuple[int, ...] | range
    only_longer: bool
    """True when it counts only where the plain spelling gives nothing as long."""


_LONG = {
    row: vowel
    for vowel, rows in {
        "あ": "あかさたなはまやらわがざだばぱゃぁ",
        "い": "いきしちにひみりぎじぢびぴけせてねへめれげぜでべぺぃえ",
        "う": "うくすつぬふむゆるぐずづぶぷゅこそとのほもよろごぞどぼぽょおぅ",
    }.items()
    for row in rows
}
_LONG_PLAIN = (
    _LONG
    | dict.fromkeys("えけせてねへめれげぜでべぺぇ", "え")
    | dict.fromkeys("おこそとのほもよろごぞどぼぽょぉ", "お")
)
_NEGATIVE = re.compile("(?<=[^ぁ-ん])[がの](?=な[いくか])|(?<=[^ぁ-ん][ぁ-ん])[がの](?=な[いくか])")
"""Where a phrase may have の for が before ない."""
_EMPHATIC = re.compile(
    "[っッ]{2,}|[ー〜～]{2,}|[っッ](?=[ー〜～っッ]|$)|(?<=[ぁ-ん])[ー〜～]"
    # っ before a voiced sound stands in no native word: すっげえ, やっべえ.
    "|(?<=[ぁ-ん])っ(?=[がぎぐげござじずぜぞだぢづでどばびぶべぼ])"
)


def spellings(folded: str) -> tuple[Spelling, ...]:
    """Return other spellings of a folded stretch, none for most."""
    found: list[Spelling] = []
    modern = folded.translate(_modern())
    if modern != folded:
        found.append(Spelling(modern, range(len(modern) + 1), only_longer=False))
    if "々" in folded:
        doubled = "".join(
            folded[i - 1] if char == "々" and i else char for i, char in enumerate(folded)
        )
        found.append(Spelling(doubled, range(len(doubled) + 1), only_longer=True))
    if "ヶ" in folded or "ゖ" in folded or "ゕ" in folded or "け" in folded[1:]:
        for put in "かヶけ箇":
            other = re.sub(
                "(?<=[一二三四五六七八九十何数0-9])[ヶけゖゕか](?=[月所国年条])", put, folded
            )
            if other != folded:
                found.append(Spelling(other, range(len(other) + 1), only_longer=True))
    if any(
        char == folded[i - 1] and i and "一" <= char <= "鿿" for i, char in enumerate(folded[:6])
    ):
        repeated = re.sub("([一-鿿])\\1", "\\1々", folded)
        found.append(Spelling(repeated, range(len(repeated) + 1), only_longer=True))
    if "ゝ" in folded or "ゞ" in folded:
        spelt = _repeated_kana(folded)
        found.append(Spelling(spelt, range(len(spelt) + 1), only_longer=False))
    swapped = _NEGATIVE.search(folded)
    if swapped is not None:
        # 身に覚えがない is listed as 身に覚えのない, 仕方のない as 仕方がない.
        other = "の" if swapped[0] == "が" else "が"
        put = folded[: swapped.start()] + other + folded[swapped.end() :]
        found.append(Spelling(put, range(len(put) + 1), only_longer=True))
    if "ー" in folded:
        for table in (_LONG, _LONG_PLAIN):
            long = _expanded(folded, table)
            if long != folded:
                found.append(Spelling(long, range(len(long) + 1), only_longer=True))
    if _EMPHATIC.search(folded):
        found += _calm(folded)
    return tuple(found)


def _expanded(folded: str, table: dict[str, str]) -> str:
    chars: list[str] = []
    for char in folded:
        chars.append(table.get(chars[-1], char) if char == "ー" and chars else char)
    return "".join(chars)


def _repeated_kana(folded: str) -> str:
    chars: list[str] = []
    for char in folded:
        if char == "ゝ" and chars:
            chars.append(chars[-1])
        elif char == "ゞ" and chars:
            chars.append(unicodedata.normalize("NFC", chars[-1] + "\u3099")[:1])
        else:
            chars.append(char)
    return "".join(chars)


def _calm(folded: str) -> list[Spelling]:
    """Return the stretch without what only stresses it: っっ, ーー, a っ or ー in a plain word."""
    found: list[Spelling] = []
    for keep in ("っー~", "ー~", ""):
        chars: list[str] = []
        lengths = [0]
        for i, char in enumerate(folded):
            again = i > 0 and folded[i - 1] == char
            drop = char in "っー~" and (again or char not in keep)
            if drop and chars:
                lengths[-1] = i + 1
                continue
            chars.append(char)
            lengths.append(i + 1)
        if len(chars) < len(folded):
            found.append(Spelling("".join(chars), tuple(lengths), only_longer=True))
    return found


@functools.lru_cache(maxsize=1)
def _modern() -> dict[int, str]:
    return {
        ord(old): new
        for old, new in (row[:2] for row in resources.rows("rules/lookup_old_kanji.tsv"))
        if len(old) == 1
    }
