"""Japanese numbers and their values: 1億2000万, 三十五, 2.5, 二〇二三."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities.tokens import fold

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_LONGEST_NUMBER = 30
TIME_UNITS = {
    **dict.fromkeys(("年", "年間"), "Y"),
    **{f"{k}月{end}": "M" for k in "カかヶヵケ箇" for end in ("", "間")},
    **dict.fromkeys(("週間", "週"), "W"),
    **dict.fromkeys(("日", "日間", "泊"), "D"),
    "時間": "TH",
    **dict.fromkeys(("分", "分間"), "TM"),
    **dict.fromkeys(("秒", "秒間"), "TS"),
    "世紀": "C",
}
"""ISO 8601 letters of the units of time, those of a day's parts after a T; C is a century."""


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value; ``inferred`` where context completed it."""

    text: str
    inferred: bool = False


def number(text: str) -> float | int | None:
    """Return the value of a Japanese number (1億2000万, 三十五, 2.5, 二〇二三), or None.

    ``余`` and ``約`` are left out; 数 (several) has no value.
    """
    text = fold(text).replace(",", "").replace("余", "").replace("・", ".")
    if not text or len(text) > _LONGEST_NUMBER or "数" in text or "何" in text:
        return None
    total: float = 0
    section: float = 0
    digits = ""

    def current() -> float:
        return float(digits) if digits else 0.0

    for character in text:
        if character.isdecimal() or character == ".":
            digits += character
        elif character in _DIGITS:
            digits += str(_DIGITS[character])
        elif character in _SMALL:
            section += (current() if digits else 1) * _SMALL[character]
            digits = ""
        elif character in _LARGE:
            section += current()
            total += (section or 1) * _LARGE[character]
            section = 0
            digits = ""
        else:
            return None
    if digits.count(".") > 1 or digits == ".":
        return None
    value = total + section + current()
    value = round(value, 6)
    return int(value) if value == int(value) else value


def plain(value: float | int) -> str:
    """Return a number's digits without an exponent."""
    if isinstance(value, int):
        return str(value)
    return f"{value:.6f}".rstrip("0").rstrip(".")


def iso_duration(count: float | int, letter: str) -> str:
    """Return an ISO 8601 duration."""
    if letter == "C":
        count, letter = count * 100, "Y"
    if letter.startswith("T"):
        return f"PT{plain(count)}{letter[1]}"
    return f"P{plain(count)}{letter}"
