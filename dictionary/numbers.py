"""Numbers, dates, eras, money and measures at a place of the text, read and converted.

What an expression may be made of lies in ``resources/rules/lookup_units.tsv``,
``lookup_number_words.tsv`` and the tables of the eras. Where the text has been read, its own
readings are told; ``counting`` reads what has not.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import resources
from dictionary.counting import letters, read, value_of
from dictionary.folding import fold
from dictionary.model import GivenReading, Match, MatchKind, NumberReading

_AROUND = 24
"""How far an expression may begin before the pointer, in code points."""
_LONGEST_ERA = 4
_FIRST_DATE = 1872
"""Before 1873 the Japanese calendar was another one: a day of it has no weekday here."""
_NOON = 12
_LAST_HOUR = 30
"""Broadcasters and shops count the small hours on: 25時."""


class _Unit(NamedTuple):
    text: str
    kind: str
    code: str
    factor: float
    common: str


class _Era(NamedTuple):
    first: int
    last: int
    kana: str
    """Empty where our tables have no reading."""
    begins: tuple[int, int, int] | None
    """First day, where it is known."""


class _Words(NamedTuple):
    kana: dict[str, str]
    patterns: dict[str, str]
    """A pattern of the words of each role."""


@functools.lru_cache(maxsize=1)
def _units() -> dict[str, _Unit]:
    return {
        row[0]: _Unit(row[0], row[1], row[2], float(row[3]), row[4])
        for row in resources.rows("rules/lookup_units.tsv")
    }


@functools.lru_cache(maxsize=1)
def _eras() -> dict[str, _Era]:
    found = {
        name: _Era(int(first), int(last), "", None)
        for name, _, first, last in resources.rows("rules/entities_eras.tsv")
    }
    for name, kana, begins in resources.rows("rules/lookup_eras.tsv"):
        day = datetime.date.fromisoformat(begins)
        found[name] = found[name]._replace(kana=kana, begins=(day.year, day.month, day.day))
    return found


@functools.lru_cache(maxsize=1)
def _words() -> _Words:
    rows = [row[:3] for row in resources.rows("rules/lookup_number_words.tsv")]
    by_role: dict[str, list[str]] = {}
    for written, _, role in rows:
        by_role.setdefault(role, []).append(re.escape(written))
    return _Words(
        {written: "" if kana == "-" else kana for written, kana, _ in rows},
        {role: "|".join(words) for role, words in by_role.items()},
    )


@functools.lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """Return every character that an expression may hold."""
    return frozenset(letters() + ",，.．・、/:：-年月日時").union(
        *_units(), *_eras(), *_words().kana
    )


_Make = Callable[["re.Match[str]"], "NumberReading | None"]


@functools.lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], _Make], ...]:
    digits = letters()
    number = rf"(?:[{digits}][{digits},，]*(?:[.．・][0-9０-９{digits[20:]}]+)?[{digits[20:]}]*)"
    units = "|".join(map(re.escape, sorted(_units(), key=len, reverse=True)))
    word = _words().patterns
    year = f"(?:(?P<first>{word['first']})|(?P<year>{number}))年"
    return (
        (
            re.compile(
                r"(?<![\d/.-])(?P<year>[12]\d{3})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)"
                r"(?P<day>\d{1,2})(?![\d/.-])"
            ),
            _date,
        ),
        (re.compile(rf"{year}代"), _decade),
        (
            re.compile(
                rf"{year}(?P<fiscal>{word['fiscal']})?"
                rf"(?:(?P<month>{number})月(?:(?P<day>{number})日)?)?"
            ),
            _date,
        ),
        (re.compile(rf"(?P<month>{number})月(?P<day>{number})日"), _date),
        (
            re.compile(
                rf"(?:(?P<am>{word['am']})|(?P<pm>{word['pm']}))?(?P<hour>{number})時(?!間)"
                rf"(?:(?P<minute>{number})分|(?P<half>{word['half']}))?"
            ),
            _time,
        ),
        (
            re.compile(
                rf"(?:(?P<am>{word['am']})|(?P<pm>{word['pm']}))?"
                r"(?<![\d:：])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)(?![\d:：])"
            ),
            _time,
        ),
        (re.compile(rf"(?P<whole>{number})(?:{word['of']})(?P<part>{number})"), _fraction),
        (re.compile(r"(?<![\d/.,])(?P<part>\d{1,3})/(?P<whole>\d{1,5})(?![\d/.])"), _fraction),
        (
            re.compile(
                rf"(?P<tenths>{number})割(?P<hundredths>{number})(?:{word['tenth']})"
                rf"(?:(?P<thousandths>{number})(?:{word['hundredth']}))?"
            ),
            _rate,
        ),
        (
            re.compile(
                rf"(?P<number>{number})(?P<own>{units})?(?P<to>{word['to']}|[-－・、,])"
                rf"(?P<second>{number})(?P<unit>{units})"
            ),
            _range,
        ),
        (
            re.compile(
                rf"(?:(?P<ordinal>{word['ordinal']})|(?P<minus>{word['minus']}|(?<![\w)）])-))?"
                rf"(?P<number>{number})(?P<unit>{units})?"
            ),
            _measure,
        ),
    )


@functools.lru_cache(maxsize=1)
def _figure() -> re.Pattern[str]:
    return re.compile(f"[{letters()}元]")


def matches(text: str, at: int, readings: Mapping[int, GivenReading] | None = None) -> list[Match]:
    """Return the number that holds a character, read and converted, if there is one.

    Args:
        text: The text.
        at: A code point in it.
        readings: How the text is read, by the place where each reading begins.
    """
    known = _letters()
    if text[at] not in known:
        return []
    low = high = at
    while low > max(0, at - _AROUND) and text[low - 1] in known:
        low -= 1
    while high < min(len(text), at + 2 * _AROUND) and text[high] in known:
        high += 1
    if not _figure().search(text, low, high):
        return []
    for pattern, make in _patterns():
        for found in pattern.finditer(text, low, high):
            start, end = found.start() - len(_era(found)), found.end()
            number = make(found) if start <= at < end else None
            if number is not None:
                written = text[start:end]
                kana = (_given(text, start, end, readings) if readings else "") or number.reading
                told = NumberReading(kana, number.value, number.explanation)
                return [Match(start, end, MatchKind.NUMBER, written, kana, number=told)]
    return []


def _era(found: re.Match[str]) -> str:
    """Return the era right before a year, or nothing."""
    if "first" not in found.re.groupindex:
        return ""
    for size in range(_LONGEST_ERA, 1, -1):
        name = found.string[max(0, found.start() - size) : found.start()]
        if name in _eras():
            return name
    return ""


def _given(text: str, start: int, end: int, readings: Mapping[int, GivenReading]) -> str:
    """Return how the text is read over a stretch; empty where a part of it has no reading."""
    kana = ""
    place = start
    while place < end:
        given = readings.get(place)
        if given is not None and given.end <= end:
            kana += fold(given.kana)
            place = given.end
        elif "ぁ" <= text[place] <= "ー":
            kana += fold(text[place])
            place += 1
        elif text[place] in "〜～~・、,":
            kana += text[place]
            place += 1
        else:
            return ""
    return kana


def _number(found: re.Match[str], name: str) -> int | None:
    text = found.groupdict().get(name)
    value = value_of(text) if text else None
    return int(value) if value is not None and value.denominator == 1 else None


def _date(found: re.Match[str]) -> NumberReading | None:
    groups = found.groupdict()
    month, day, year = (_number(found, name) for name in ("month", "day", "year"))
    name = _era(found)
    first = groups.get("first")
    spoken = ""
    told = ""
    if name:
        era = _eras()[name]
        count = 1 if first else year
        if not count:
            return None
        year = era.first + count - 1
        spoken = era.kana + (_words().kana[first] + "ねん" if first else read(count, "年"))
        spoken = spoken if era.kana else ""
        told = f"{name}{found[0]} = {year}"
    elif first:
        return None
    elif year is not None:
        if not (groups["month"] or 1000 <= year <= 2999):
            return None
        spoken = read(year, "年")
        told = _in_era(year, month, day)
    if groups.get("fiscal"):
        spoken += _words().kana[groups["fiscal"]]
    if month is not None:
        if not 1 <= month <= 12:
            return None
        spoken += read(month, "月")
    if day is not None:
        if not _exists(year, month, day):
            return None
        # The first of a month has a name of its own beside the counter's reading.
        spoken += "ついたち" if day == 1 else read(day, "日")
    value = f"{year:04d}" if year is not None else "-"
    if month is not None:
        value += f"-{month:02d}"
    if day is not None:
        value += f"-{day:02d}"
    if year is not None and month and day:
        weekday = datetime.date(year, month, day).strftime("%A") if year > _FIRST_DATE else ""
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
    names = [
        (name, era)
        for name, era in _eras().items()
        if era.begins is not None and era.first <= year <= era.last
    ]
    names.sort(key=lambda one: one[1].first)
    told = [f"{name}{'元' if year == era.first else year - era.first + 1}年" for name, era in names]
    if not told:
        return str(year)
    if len(told) > 1 and month is not None:
        begins = names[-1][1].begins
        told = told[-1:] if begins is None or (year, month, day or 1) >= begins else told[:1]
    return f"{year} = {' / '.join(told)}"


def _decade(found: re.Match[str]) -> NumberReading | None:
    count = _number(found, "year")
    if count is None:
        return None
    spoken = read(count, "年代")
    name = _era(found)
    if name:
        era = _eras()[name]
        first = era.first + count - 1
        last = min(first + 9, era.last)
        spoken = era.kana + spoken if era.kana else ""
        return NumberReading(spoken, f"{first}/{last}", f"{name}{found[0]} = {first}–{last}")
    if count % 10:
        return None
    return NumberReading(spoken, f"{count}s", f"the {count}s")


def _time(found: re.Match[str]) -> NumberReading | None:
    groups = found.groupdict()
    hour = _number(found, "hour")
    minute = 30 if groups.get("half") else _number(found, "minute")
    if hour is None or not 0 <= hour <= _LAST_HOUR or (minute is not None and minute > 59):
        return None
    spoken = _words().kana[groups["am"] or groups["pm"]] if groups["am"] or groups["pm"] else ""
    spoken += read(hour, "時")
    if groups.get("half"):
        spoken += _words().kana[groups["half"]]
    elif minute is not None and (minute or "分" in found[0]):
        spoken += read(minute, "分")
    if groups["pm"] and hour < _NOON:
        hour += _NOON
    value = f"{hour:02d}:{minute or 0:02d}"
    return NumberReading(spoken, value, value)


def _fraction(found: re.Match[str]) -> NumberReading | None:
    part, whole = value_of(found["part"]), value_of(found["whole"])
    if part is None or not whole:
        return None
    of = next(
        kana for word, kana in _words().kana.items() if re.match(_words().patterns["of"], word)
    )
    value = f"{_plain(part)}/{_plain(whole)}"
    return NumberReading(
        read(whole) + of + read(part), value, f"{value} = {_figures(part / whole)}"
    )


def _rate(found: re.Match[str]) -> NumberReading | None:
    figures = [_number(found, name) for name in ("tenths", "hundredths", "thousandths")]
    if figures[0] is None or figures[1] is None:
        return None
    kana = _words().kana
    spoken = read(figures[0], "割") + read(figures[1]) + kana["分"]
    if figures[2] is not None:
        spoken += read(figures[2]) + kana["厘"]
    share = _figures(Fraction(figures[0] * 100 + figures[1] * 10 + (figures[2] or 0), 10))
    return NumberReading(spoken, f"{share} %", f"{found[0]} = {share} %")


def _range(found: re.Match[str]) -> NumberReading | None:
    first, second = value_of(found["number"]), value_of(found["second"])
    unit = _units()[found["unit"]]
    if first is None or second is None or (found["own"] or found["unit"]) != found["unit"]:
        return None
    guess = found["to"] in "・、,"
    if guess and not (second - first == 1 and 0 < first < 9):
        return None
    if second <= first:
        return None
    name = unicodedata.normalize("NFKC", unit.text)
    between = "" if guess or found["to"] in "-－" else found["to"]
    spoken = (
        read(first, name if found["own"] else "") + between + read(second, name, exact=not guess)
    )
    words = "or" if guess else "to"
    told = f"{_figures(first)} {words} {_figures(second)} {unit.code}"
    if unit.common:
        told += f" = {_converted(first, unit)} {words} {_converted(second, unit)} {unit.common}"
    return NumberReading(spoken, f"{_plain(first)}-{_plain(second)} {unit.code}", told)


def _measure(found: re.Match[str]) -> NumberReading | None:
    value = value_of(found["number"])
    if value is None:
        return None
    unit = _units().get(found["unit"] or "")
    words = _words().kana
    figures = _figures(value)
    if found["ordinal"]:
        counter = unicodedata.normalize("NFKC", unit.text) if unit is not None else ""
        spoken = words[found["ordinal"]] + read(value, counter)
        return NumberReading(spoken, _plain(value), f"No. {figures}")
    sign = "-" if found["minus"] else ""
    before = words.get(found["minus"], words["マイナス"]) if found["minus"] else ""
    if unit is None:
        kanji_alone = len(found[0]) == 1 and not found[0].isdecimal()
        if kanji_alone:
            return None
        return NumberReading(before + read(value), sign + _plain(value), sign + figures)
    figures = sign + figures
    told = f"{figures} {unit.code}"
    if unit.kind == "share" and unit.code == "%":
        told = f"{figures}%"
    if unit.common:
        told += f" = {sign}{_converted(value, unit)} {unit.common}"
    spoken = before + read(value, unicodedata.normalize("NFKC", unit.text))
    return NumberReading(spoken, f"{sign}{_plain(value)} {unit.code}", told)


def _converted(value: Fraction, unit: _Unit) -> str:
    return _figures(Fraction(unit.factor).limit_denominator(10**6) * value)


def _plain(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _figures(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{int(value):,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
