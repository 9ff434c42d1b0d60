"""Numbers, dates, eras, money and measures at a place of the text, read and converted.

What an expression may be made of lies in ``resources/rules/lookup_units.tsv``; this module knows
how numbers are written and how their sounds change before a counter.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

import resources
from dictionary.model import Match, MatchKind, NumberReading

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_FIGURES = "0-9０-９〇零一二三四五六七八九十百千万億兆京"
_NUMBER = (
    rf"(?:[{_FIGURES}][{_FIGURES},，]*(?:[.．・][0-9０-９一二三四五六七八九〇]+)?[十百千万億兆京]*)"
)
# First years, Gregorian. Source: the dates of the eras' proclamation (Cabinet Office).
_ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_ERA_READINGS = {
    "明治": "めいじ",
    "大正": "たいしょう",
    "昭和": "しょうわ",
    "平成": "へいせい",
    "令和": "れいわ",
}
_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_DAYS = {
    1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか",
    8: "ようか",    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 17: "じゅうしちにち",
    19: "じゅうくにち", 20: "はつか", 24: "にじゅうよっか",
    27: "にじゅうしちにち", 29: "にじゅうくにち",
}  # fmt: skip
_THINGS = ("", "ひと", "ふた", "みっ", "よっ", "いつ", "むっ", "なな", "やっ", "ここの")
_VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
_PLOSIVE = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_AROUND = 24
"""How far an expression may begin before the pointer, in code points."""


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    reading: str
    kind: str
    code: str
    factor: float
    common: str
    sound: str


def value_of(text: str) -> Fraction | None:
    """Return the value of a written number (3兆5,000億, 二十三, 一九四五, 0.5), or None."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("・", ".")
    whole, _, rest = plain.partition(".")
    tail = re.match(r"([0-9〇零一二三四五六七八九]*)(.*)$", rest)
    decimals, scale = (tail[1], tail[2]) if tail else ("", "")
    total = _whole(whole + (scale if not rest else ""))
    if total is None or (rest and not decimals):
        return None
    value = Fraction(total)
    if decimals:
        figures = "".join(str(_DIGITS.get(char, char)) for char in decimals)
        value += Fraction(int(figures), 10 ** len(figures))
        for char in scale:
            value *= _SMALL.get(char) or _LARGE.get(char) or 1
    return value


def _whole(text: str) -> int | None:
    if not text:
        return None
    total = 0
    section = 0
    current: int | None = None
    for char in text:
        if char.isdecimal() or char in _DIGITS:
            figure = _DIGITS[char] if char in _DIGITS else int(char)
            current = (current or 0) * 10 + figure
        elif char in _SMALL:
            section += (1 if current is None else current) * _SMALL[char]
            current = None
        elif char in _LARGE:
            section += current or 0
            total += (section or 1) * _LARGE[char]
            section, current = 0, None
        else:
            return None
    return total + section + (current or 0)


def read(value: int) -> str:
    """Return how a whole number is read, in hiragana."""
    if value == 0:
        return "ぜろ"
    if value >= 10**20:
        # Beyond the names that anyone uses: figure by figure.
        return "".join(_ONES[int(one)] or "ぜろ" for one in str(value))
    parts: list[str] = []
    for size, name in (
        (10**16, "けい"),
        (10**12, "ちょう"),
        (10**8, "おく"),
        (10**4, "まん"),
        (1, ""),
    ):
        count, value = divmod(value, size)
        if count:
            spoken = _below_ten_thousand(count, before_large=bool(name))
            if name in {"ちょう", "けい"}:
                spoken = _joined(spoken, name, "t" if name == "ちょう" else "k")
                parts.append(spoken)
            else:
                parts.append(spoken + name)
    return "".join(parts)


def _below_ten_thousand(value: int, *, before_large: bool = False) -> str:
    thousands, rest = divmod(value, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    spoken = ""
    if thousands:
        special = {1: "いっせん" if before_large else "せん", 3: "さんぜん", 8: "はっせん"}
        spoken += special.get(thousands, _ONES[thousands] + "せん")
    if hundreds:
        special = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
        spoken += special.get(hundreds, _ONES[hundreds] + "ひゃく")
    if tens:
        spoken += ("" if tens == 1 else _ONES[tens]) + "じゅう"
    return spoken + _ONES[ones]


def _joined(number: str, unit: str, sound: str) -> str:
    """Join a number and a counter with the changes of sound that the counter's kind asks for."""
    ends = {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ"}
    if sound in {"k", "h", "p"}:
        ends |= {"ろく": "ろっ", "ひゃく": "ひゃっ"}
    if sound == "-" or not number:
        return number + unit
    for end, short in ends.items():
        if number.endswith(end):
            number = number[: -len(end)] + short
            return number + (_PLOSIVE.get(unit[0], unit[0]) + unit[1:] if sound in "hp" else unit)
    if sound == "h" and number.endswith(("さん", "せん", "まん")):
        return number + _VOICED.get(unit[0], unit[0]) + unit[1:]
    if sound == "p" and number.endswith(("さん", "せん", "まん", "よん")):
        return number + _PLOSIVE.get(unit[0], unit[0]) + unit[1:]
    return number + unit


def reading_of(value: Fraction, unit: _Unit | None = None) -> str:
    """Return the reading of a number with its unit."""
    whole = int(value)
    if value != whole:
        figures = f"{float(value):.10f}".rstrip("0").partition(".")[2]
        spoken = (
            (read(whole) if whole else "れい")
            + "てん"
            + "".join(_ONES[int(one)] or "ぜろ" for one in figures)
        )
        return spoken + (unit.reading if unit else "")
    if unit is None:
        return read(whole)
    if unit.kind == "day" and whole in _DAYS:
        return _DAYS[whole]
    if unit.text == "人" and whole in {1, 2}:
        return ("ひとり", "ふたり")[whole - 1]
    if unit.text == "つ" and 1 <= whole <= 9:
        return _THINGS[whole] + "つ"
    if unit.text == "歳" and whole == 20:
        return "はたち"
    spoken = read(whole)
    short = {"よん": "よ", "きゅう": "く", "なな": "しち"}
    if unit.text in {
        "人",
        "年",
        "年間",
        "時",
        "時間",
        "円",
        "月",
        "日",
        "日間",
    } and spoken.endswith("よん"):
        months = unit.text == "月"
        spoken = spoken[:-2] + ("し" if months else "よ")
    if unit.text in {"月", "時", "時間"}:
        for end in ("きゅう", "なな"):
            if spoken.endswith(end):
                spoken = spoken[: -len(end)] + short[end]
    return _joined(spoken, unit.reading, unit.sound)


@functools.lru_cache(maxsize=1)
def _units() -> dict[str, _Unit]:
    return {
        row[0]: _Unit(row[0], row[1], row[2], row[3], float(row[4]), row[5], row[6])
        for row in resources.rows("rules/lookup_units.tsv")
    }


@functools.lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """Return every character that a number with its unit may hold."""
    return frozenset(
        "0123456789０１２３４５６７８９,，.．・〇零一二三四五六七八九十百千万億兆京半午前後度元年"
    ).union(*_units(), *_ERAS)


@functools.lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = "|".join(map(re.escape, sorted(_units(), key=len, reverse=True)))
    eras = "|".join(_ERAS)
    date = re.compile(
        rf"(?:(?P<era>{eras})(?P<eran>元|{_NUMBER})|(?P<year>{_NUMBER}))年(?P<fiscal>度)?"
        rf"(?:(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})日)?)?"
        rf"|(?P<month2>{_NUMBER})月(?P<day2>{_NUMBER})日"
    )
    time = re.compile(
        rf"(?P<half>午前|午後)?(?P<hour>{_NUMBER})時(?!間)(?:(?P<minute>{_NUMBER})分|(?P<thirty>半))?"
    )
    return date, time, re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{units})?")


def matches(text: str, at: int) -> list[Match]:
    """Return the number that holds a character, read and converted, if there is one.

    Args:
        text: The text.
        at: A code point in it.
    """
    if text[at] not in _letters():
        return []
    low = max(0, at - _AROUND)
    part = text[low : at + _AROUND * 2]
    if not re.search(f"[{_FIGURES}元]", part):
        return []
    date, time, measure = _patterns()
    for pattern, make in ((date, _date), (time, _time), (measure, _measure)):
        for found in pattern.finditer(part):
            if not low + found.start() <= at < low + found.end():
                continue
            number = make(found)
            if number is not None:
                return [
                    Match(
                        low + found.start(),
                        low + found.end(),
                        MatchKind.NUMBER,
                        found[0],
                        number.reading,
                        number=number,
                    )
                ]
    return []


def _number(found: re.Match[str], name: str) -> int | None:
    text = found[name]
    value = value_of(text) if text else None
    return int(value) if value is not None and value.denominator == 1 else None


def _date(found: re.Match[str]) -> NumberReading | None:
    month = _number(found, "month") or _number(found, "month2")
    day = _number(found, "day") or _number(found, "day2")
    year = _number(found, "year")
    spoken = ""
    told = ""
    if found["era"]:
        count = 1 if found["eran"] == "元" else _number(found, "eran")
        if not count:
            return None
        year = _ERAS[found["era"]] + count - 1
        spoken = _ERA_READINGS[found["era"]] + (
            "がん" if found["eran"] == "元" else reading_of(Fraction(count), _units()["年"])[:-2]
        )
        spoken += "ねん"
        told = f"{found[0]} = {year}"
    elif year is not None:
        if not (found["month"] or 1000 <= year <= 2999):
            return None
        spoken = reading_of(Fraction(year), _units()["年"])
        told = _in_era(year, month, day)
    if found["fiscal"]:
        spoken += "ど"
    if month is not None:
        if not 1 <= month <= 12:
            return None
        spoken += reading_of(Fraction(month), _units()["月"])
    if day is not None:
        if not _exists(year, month, day):
            return None
        spoken += reading_of(Fraction(day), _units()["日"])
    value = f"{year:04d}" if year is not None else "-"
    if month is not None:
        value += f"-{month:02d}"
    if day is not None:
        value += f"-{day:02d}"
    if year is not None and month and day:
        weekday = datetime.date(year, month, day).strftime("%A") if year > 1872 else ""
        told = "; ".join(part for part in (told, weekday) if part)
    return NumberReading(spoken, value, told or value)


def _exists(year: int | None, month: int | None, day: int) -> bool:
    try:
        datetime.date(year or 2000, month or 1, day)
    except (ValueError, OverflowError):  # 一京日: beyond what a date's C integer holds
        return False
    return True


def _in_era(year: int, month: int | None, day: int | None) -> str:
    """Return a Gregorian year in the Japanese reckoning; both eras in a year of change."""
    changes = {2019: (5, 1), 1989: (1, 8), 1926: (12, 25), 1912: (7, 30)}
    names = [name for name, first in _ERAS.items() if first <= year]
    if not names:
        return str(year)
    latest = names[-1]
    if year in changes and len(names) > 1:
        before = f"{names[-2]}{year - _ERAS[names[-2]] + 1}年"
        after = f"{latest}元年"
        if month is None:
            return f"{year} = {before} / {after}"
        return f"{year} = {after if (month, day or 1) >= changes[year] else before}"
    count = year - _ERAS[latest] + 1
    return f"{year} = {latest}{count}年"


def _time(found: re.Match[str]) -> NumberReading | None:
    hour = _number(found, "hour")
    minute = 30 if found["thirty"] else _number(found, "minute")
    if hour is None or not 0 <= hour <= 30 or (minute is not None and minute > 59):
        return None
    spoken = {"午前": "ごぜん", "午後": "ごご"}.get(found["half"] or "", "")
    spoken += reading_of(Fraction(hour), _units()["時"])
    if found["thirty"]:
        spoken += "はん"
    elif minute is not None:
        spoken += reading_of(Fraction(minute), _units()["分"])
    if found["half"] == "午後" and hour < 12:
        hour += 12
    value = f"{hour:02d}:{minute or 0:02d}"
    return NumberReading(spoken, value, value)


def _measure(found: re.Match[str]) -> NumberReading | None:
    value = value_of(found["number"])
    if value is None:
        return None
    unit = _units().get(found["unit"] or "")
    figures = _figures(value)
    if unit is None:
        kanji_alone = len(found[0]) == 1 and not found[0].isdecimal()
        return None if kanji_alone else NumberReading(reading_of(value), _plain(value), figures)
    told = f"{figures} {unit.code}"
    if unit.kind == "share" and not unit.common:
        told = f"{figures}{unit.code}" if unit.code == "%" else told
    if unit.common:
        told += (
            f" = {_figures(Fraction(unit.factor).limit_denominator(10**6) * value)} {unit.common}"
        )
    return NumberReading(reading_of(value, unit), f"{_plain(value)} {unit.code}", told)


def _plain(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _figures(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{int(value):,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
