"""Numbers written with signs: dates 2024/5/3, times 18:30, fractions, versions, telephones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.analysis.readings.counters import CounterTable
from reader.analysis.readings.numerals import (
    KANJI_NUMERALS,
    read_digits,
    read_integer,
    read_mixed,
)

PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
"""Digits without a fraction, with commas or without."""
_DATE = re.compile(r"(?<![\d/.-])([12]\d{3})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(\.\d+)?(?![\d:])")
PHONE = re.compile(
    r"(?<![\d-])(?:\(?0\d{1,4}\)?-?\d{1,4}-\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4}|0\d{9,10}|\d{3}-\d{4})"
    r"(?![\d-])"
)
_VERSION = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])")
_SLASH = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,5})(?![\d/.])")
_PARTS_OF = re.compile(
    rf"({PLAIN}|[{KANJI_NUMERALS}]+)分の((?:{PLAIN}(?:\.\d+)?)|[{KANJI_NUMERALS}]+)"
)
# Where none of these is near, none of the patterns above is tried.
_MAY_BE_SPECIAL = re.compile(r"\d[/.:(-]|分の|0\d{9}")
_LONGEST_SPECIAL = 40


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in the text with its counter: offsets in the line's text."""

    start: int
    end: int
    kana: str
    rule: str
    doubtful: bool = False


class SignedNumbers:
    """Reads what digits and signs make together.

    Args:
        table: The counters, for years, months, hours and minutes.
    """

    def __init__(self, table: CounterTable) -> None:
        self._table = table

    def read(self, text: str, at: int) -> FoundNumber | None:
        """Read what stands at a place of a text, or return None.

        An empty reading means that these digits are to be left alone (a telephone number).
        """
        if _MAY_BE_SPECIAL.search(text, at, at + _LONGEST_SPECIAL) is None:
            return None
        return self._near(text, at)

    def _near(self, text: str, at: int) -> FoundNumber | None:
        match = _DATE.match(text, at)
        if match and 1 <= int(match[3]) <= 12 and 1 <= int(match[4]) <= 31:
            kana = (
                self._with(int(match[1]), "年")
                + self._with(int(match[3]), "月")
                + (self._with(int(match[4]), "日") if int(match[4]) > 1 else "ついたち")
            )
            return FoundNumber(at, match.end(), kana, "date with signs")
        match = PHONE.match(text, at)
        if match and (match.group().count("-") != 1 or text[at - 1 : at] == "〒"):
            return FoundNumber(at, match.end(), "", "telephone")
        match = _TIME.match(text, at)
        if match:
            return self._time(match)
        match = _VERSION.match(text, at)
        if match:
            kana = "てん".join(read_integer(int(part)).kana for part in match.group().split("."))
            return FoundNumber(at, match.end(), kana, "version", doubtful=True)
        match = _SLASH.match(text, at)
        if match:
            return self._slash(text, match)
        return self.fraction(text, at)

    @staticmethod
    def fraction(text: str, at: int) -> FoundNumber | None:
        """Read 三分の一 or 3分の1 at a place of a text."""
        match = _PARTS_OF.match(text, at)
        if match:
            parts, of = read_mixed(match[1]), read_mixed(match[2])
            if parts and of:
                return FoundNumber(at, match.end(), f"{parts.kana}ぶんの{of.kana}", "fraction")
        return None

    def _time(self, match: re.Match[str]) -> FoundNumber | None:
        first, second, third, hundredths = match[1], match[2], match[3], match[4]
        if hundredths:
            kana = self._with(int(first), "分") + self._with(int(second), "秒")
            kana += read_digits(hundredths[1:])
            return FoundNumber(match.start(), match.end(), kana, "race time") if not third else None
        if int(first) > 29:
            return None
        kana = self._with(int(first), "時")
        if int(second) or third:
            kana += self._with(int(second), "分")
        if third:
            kana += self._with(int(third), "秒")
        return FoundNumber(match.start(), match.end(), kana, "time with signs")

    def _slash(self, text: str, match: re.Match[str]) -> FoundNumber | None:
        first, second = int(match[1]), int(match[2])
        if re.match(r"\([月火水木金土日]", text[match.end() :]) and 1 <= first <= 12:
            day = self._with(second, "日") if second > 1 else "ついたち"
            return FoundNumber(match.start(), match.end(), self._with(first, "月") + day, "date")
        if 0 < first < second and text[match.end() : match.end() + 1] not in ("年", "月", "日"):
            kana = f"{read_integer(second).kana}ぶんの{read_integer(first).kana}"
            return FoundNumber(match.start(), match.end(), kana, "fraction")
        return None

    def _with(self, value: int, written: str) -> str:
        counter = self._table.find(written)
        number = read_integer(value)
        return self._table.join(number, counter) if counter else number.kana
