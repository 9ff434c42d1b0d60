"""What dates, times and amounts are worth: ISO 8601, numbers with units, money with its currency.

A date that does not say its year takes it from the text's own date or from the date named before,
and is then marked as inferred; without either it stays open (``--09-17``).

Source: ISO 8601-1:2019 and, for open dates, ISO 8601:2000 (``--09-17``); eras in
``resources/rules/entities_eras.tsv``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.entities.numbers import Counter
from reader.entities.tokens import fold
from resources import rows

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_LONGEST_NUMBER = 30
_SHORT_LINE = 40
_DATELINE = re.compile(
    r"(?:\d{4}|(?:令和|平成|昭和)\s?(?:\d+|元))年\d{1,2}月\d{1,2}日|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}"
)
_NUMERAL = re.compile(r"[\d,.・]+|[〇一二三四五六七八九十百千万億兆京]+")
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
# ISO 8601-2:2019, extended date format: seasons as months 21 to 24.
_SEASON_MONTHS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_TIME_UNITS = {
    **dict.fromkeys(("年", "年間"), "Y"),
    **{f"{k}月{end}": "M" for k in "カかヶヵケ箇" for end in ("", "間")},
    **dict.fromkeys(("週間", "週"), "W"),
    **dict.fromkeys(("日", "日間", "泊"), "D"),
    "時間": "TH",
    **dict.fromkeys(("分", "分間"), "TM"),
    **dict.fromkeys(("秒", "秒間"), "TS"),
    "世紀": "C",
}


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
        if character.isdigit() or character == ".":
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


@dataclass(slots=True)
class Clock:
    """What is known of time while a text is read on.

    ``now`` is the text's own date; ``then`` the date named last (year, month, day; 0 unknown).
    """

    now: tuple[int, int, int] = (0, 0, 0)
    then: tuple[int, int, int] = (0, 0, 0)
    local: bool = False
    """True when ``then`` was named in the paragraph that is being read."""


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value; ``inferred`` where context completed it."""

    text: str
    inferred: bool = False


class Values:
    """Reads the values of spans, in text order.

    Args:
        counters: Counters and units, as ``NumberFinder`` holds them.
    """

    def __init__(self, counters: Mapping[str, Counter]) -> None:
        self._counters = counters
        self._eras = {row[0]: int(row[2]) for row in rows("rules/entities_eras.tsv")}
        self._letters = {row[1]: int(row[2]) for row in rows("rules/entities_eras.tsv") if row[1]}
        self._words = {row[0]: row[1:] for row in rows("rules/entities_dates.tsv")}
        self._word = re.compile(
            "|".join(sorted(map(re.escape, self._words), key=len, reverse=True))
        )
        self._era = re.compile(
            "("
            + "|".join(self._eras)
            + r"|[MTSHR](?=\d))\s?(元|[\d〇一二三四五六七八九十百]+)年(度)?"
        )
        self._longest_unit = max(map(len, counters))

    def clock(self, date: str) -> Clock:
        """Return the clock of a text with a date of its own (ISO 8601), or an open one."""
        match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date)
        if not match:
            return Clock()
        now = (int(match[1]), int(match[2] or 0), int(match[3] or 0))
        return Clock(now, now)

    def dateline(self, lines: Sequence[str]) -> str:
        """Return the ISO 8601 date of a text that names its own in a line beside it, or "".

        Args:
            lines: The text's first and last lines; only short ones are looked at.
        """
        for line in lines:
            text = fold(line)
            match = _DATELINE.search(text) if len(text) <= _SHORT_LINE else None
            if match and (value := self.date(match.group(), Clock())) and len(value.text) == 10:
                return value.text
        return ""

    def date(self, surface: str, clock: Clock) -> Value | None:
        """Return a date's value and move the clock on."""
        text = fold(surface)
        if relative := self._ago(text, clock):
            return relative
        year, year_inferred, fiscal = self._year(text, clock)
        rest = text
        month = _first(r"([\d一二三四五六七八九十]{1,2})月", rest)
        day = _first(r"([\d一二三四五六七八九十廿]{1,3})日", rest)
        slashed = re.match(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})", text)
        if slashed:
            year, month, day = (int(slashed[i]) for i in (1, 2, 3))
        if century := re.search(r"(\d+|[一二三四五六七八九十]+)世紀", text):
            count = number(century[1])
            return Value(f"{int(count) - 1:02d}XX") if count else None
        if decade := re.match(r"(\d{3,4})年代", text):
            return Value(f"{int(decade[1]) // 10}X")
        if week := self._week(text, clock):
            return week
        if match := self._word.match(text):
            word = self._words[match.group()]
            if word[0] in ("day", "month"):
                return self._near(word, month, day, clock)
        season = next((_SEASONS[c] for c in text if c in _SEASONS and c + "分" not in text), None)
        quarter = re.search(r"(\d{1,2})[〜~～\-−–—](\d{1,2})月期?", text) or re.search(
            r"第(\d)四半期", text
        )
        inferred = year_inferred
        if not year and (month or day or quarter):
            year, month, inferred = self._complete(month, day, clock)
        if quarter and year:
            number_of = int(quarter[1])
            if "四半期" in text:
                return Value(f"{year:04d}-Q{number_of}", inferred)
            last = int(quarter[2])
            return Value(f"{year:04d}-{number_of:02d}/{year:04d}-{last:02d}", inferred)
        if quarter:
            return None
        if (month and not 1 <= month <= 12) or (day and not 1 <= day <= 31):
            return None
        if year:
            value = f"-{year:04d}" if text.startswith(("紀元前", "前")) else f"{year:04d}"
            if season and not month:
                return Value(f"{value}-{_SEASON_MONTHS[season]}", inferred)
            if fiscal and not month:
                return Value(f"{value}-04-01/{year + 1:04d}-03-31", inferred)
            if month:
                value += f"-{month:02d}"
                if day:
                    value += f"-{day:02d}"
            elif "年末" in text or text.endswith("末"):
                value += "-12"
            clock.then = (year, month or 0, day or 0)
            clock.local = True
            return Value(value, inferred)
        if month and day:
            clock.then = (0, month, day)
            return Value(f"--{month:02d}-{day:02d}")
        if month:
            clock.then = (0, month, 0)
            return Value(f"--{month:02d}")
        if day:
            return Value(f"---{day:02d}")
        return None

    def _year(self, text: str, clock: Clock) -> tuple[int, bool, bool]:
        """Return (year or 0, inferred, fiscal)."""
        if match := self._era.search(text):
            first = self._letters.get(match[1]) or self._eras.get(match[1], 0)
            count = 1 if match[2] == "元" else number(match[2])
            return (first + int(count) - 1 if count else 0), False, bool(match[3])
        if match := re.search(
            r"(\d{3,4}|[〇一二三四五六七八九]{4}|千[一二三四五六七八九十百]+)年(度)?", text
        ):
            count = number(match[1])
            return int(count or 0), False, bool(match[2])
        if match := re.search(r"^['’]?(\d{2})年(度)?", text):
            century = (clock.now[0] or 2000) // 100 * 100
            year = century + int(match[1])
            limit = clock.now[0] or 2050
            return (year if year <= limit + 20 else year - 100), True, bool(match[2])
        if match := self._word.match(text):
            unit, offset, anchor = self._words[match.group()][:3]
            base = clock.now if anchor == "now" else clock.then
            if unit in ("year", "fiscal", "season") and base[0]:
                return base[0] + int(offset), True, unit == "fiscal"
        return 0, False, False

    def _complete(
        self, month: int | None, day: int | None, clock: Clock
    ) -> tuple[int, int | None, bool]:
        """Return (year or 0, month, inferred) for a date that lacks its year."""
        if month is None and day:
            base = clock.then if clock.then[1] else clock.now
            return (base[0], base[1], True) if base[1] and base[0] else (0, base[1] or None, True)
        if clock.then[0] and clock.local:
            return clock.then[0], month, True
        if clock.now[0]:
            # News speaks of what was: a month far ahead of the text's own date was last year's.
            ahead = (month or 0) - clock.now[1]
            return clock.now[0] - (1 if clock.now[1] and ahead > 6 else 0), month, True
        return 0, month, False

    def _near(
        self, word: list[str], month: int | None, day: int | None, clock: Clock
    ) -> Value | None:
        unit, offset, anchor = word[:3]
        base = clock.now if anchor == "now" else clock.then
        if unit == "month":
            if not base[0] or not base[1]:
                return None
            index = base[0] * 12 + base[1] - 1 + int(offset)
            year, month = index // 12, index % 12 + 1
            clock.then = (year, month, day or 0)
            return Value(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""), inferred=True)
        if not all(base):
            if base[1] and base[2] and not int(offset):
                return Value(f"--{base[1]:02d}-{base[2]:02d}", inferred=True)
            return None
        try:
            found = datetime.date(*base) + datetime.timedelta(days=int(offset))
        except (ValueError, OverflowError):
            return None
        if anchor == "then" and not int(offset) and day:
            return None
        clock.then = (found.year, found.month, found.day)
        return Value(found.isoformat(), inferred=True)

    def _week(self, text: str, clock: Clock) -> Value | None:
        match = self._word.match(text)
        if not match or self._words[match.group()][0] != "week":
            return None
        _, offset, anchor = self._words[match.group()][:3]
        base = clock.now if anchor == "now" else clock.then
        if not all(base):
            return None
        try:
            found = datetime.date(*base) + datetime.timedelta(weeks=int(offset))
        except (ValueError, OverflowError):
            return None
        weekday = re.search(r"([月火水木金土日])曜", text)
        if weekday:
            found += datetime.timedelta(days="月火水木金土日".index(weekday[1]) - found.weekday())
            return Value(found.isoformat(), inferred=True)
        year, week, _ = found.isocalendar()
        return Value(f"{year}-W{week:02d}", inferred=True)

    def _ago(self, text: str, clock: Clock) -> Value | None:
        """三年前, 約1週間後, relative to the date named last or to the text's own."""
        match = re.fullmatch(
            r"(?:およそ|約)?(.+?)(年間?|[カかヶヵケ箇]月間?|週間?|日間?|時間|分間?|秒間?|"
            r"世紀)(半)?(前|後|のち)",
            text,
        )
        if not match:
            return None
        count = 0.5 if match[1] == "半" else number(match[1])
        unit = match[2].rstrip("間") if match[2] not in ("時間", "週間") else match[2]
        sign = -1 if match[4] == "前" else 1
        if count is None:
            return None
        count = count + (0.5 if match[3] else 0)
        base = clock.now if sign < 0 and clock.now[0] else clock.then
        letter = _TIME_UNITS.get(unit, "")
        if not base[0]:
            return (
                Value(f"{'-' if sign < 0 else '+'}{duration(count, letter)}", inferred=True)
                if letter
                else None
            )
        if letter == "Y" and count == int(count):
            return Value(f"{base[0] + sign * int(count):04d}", inferred=True)
        if letter == "M" and base[1] and count == int(count):
            index = base[0] * 12 + base[1] - 1 + sign * int(count)
            return Value(f"{index // 12:04d}-{index % 12 + 1:02d}", inferred=True)
        if letter in ("D", "W") and all(base):
            days = int(count * (7 if letter == "W" else 1))
            try:
                found = datetime.date(*base) + datetime.timedelta(days=sign * days)
            except (ValueError, OverflowError):
                return None
            return Value(found.isoformat(), inferred=True)
        return (
            Value(f"{'-' if sign < 0 else '+'}{duration(count, letter)}", inferred=True)
            if letter
            else None
        )

    def time(self, surface: str) -> Value | None:
        """Return a clock time (``T15:30``), or None for a part of the day."""
        text = fold(surface)
        if text == "正午":
            return Value("T12:00")
        match = re.search(
            r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?:時|:)(半|(?:\d{1,2}|"
            r"[一二三四五六七八九十]{1,3})分?)?(?::?(\d{1,2})秒?)?",
            text,
        )
        if not match:
            return None
        hour = int(number(match[1]) or 0)
        minute = 30 if match[2] == "半" else int(number((match[2] or "0").rstrip("分")) or 0)
        evening = text.startswith(("午後", "夜", "夕", "深夜")) or text.endswith(
            ("pm", "PM", "p.m.")
        )
        if evening and hour < 12 and not (text.startswith("深夜") and hour < 6):
            hour += 12
        if hour > 29 or minute > 59:
            return None
        value = f"T{hour:02d}:{minute:02d}"
        return Value(value + (f":{int(match[3]):02d}" if match[3] else ""))

    def duration(self, surface: str) -> Value | None:
        """Return a duration (``P3Y``, ``PT2H30M``), or None."""
        text = fold(surface)
        if "数" in text or "何" in text:
            return None
        for word, value in (
            ("半年", "P6M"),
            ("半日", "PT12H"),
            ("半世紀", "P50Y"),
            ("四半世紀", "P25Y"),
            ("一晩", "P1D"),
        ):
            if text.startswith(word):
                return Value(value)
        date = time = ""
        for match in re.finditer(
            r"([\d,.・]+|[〇一二三四五六七八九十百千万億]+)(年間?|[カかヶヵケ]月間?|週間?|"
            r"日間?|泊|時間|分間?|秒間?|世紀)((?<=秒)\d+)?(半)?",
            text,
        ):
            count = number(match[1])
            unit = match[2]
            letter = _TIME_UNITS.get(unit, "")
            if count is None or not letter:
                return None
            if match[3] and unit.startswith("秒"):
                count = float(f"{plain(count)}.{match[3]}")
            if match[4]:
                count += 0.5
            if letter == "C":
                count, letter = count * 100, "Y"
            if letter.startswith("T"):
                time += plain(count) + letter[1]
            else:
                date += plain(count) + letter
        if not date and not time:
            return None
        return Value(f"P{date}" + (f"T{time}" if time else ""))

    def quantity(self, surface: str) -> Value | None:
        """Return ``number unit`` (``86000000000 USD``, ``43 year of age``), or None."""
        text = fold(surface).strip()
        if match := re.fullmatch(r"(\d+)\s?[\-−–—―ー対]\s?(\d+)", text):
            return Value(f"{match[1]}-{match[2]}")
        if match := re.fullmatch(r"(\d+)勝(\d+)敗(?:(\d+)(?:引き)?分け?|(\d+)休)?", text):
            return Value("-".join(part for part in match.groups() if part))
        text = text.removesuffix("目")
        if match := re.fullmatch(r"(.+)分の(.+)", text):
            below, above = number(match[1]), number(match[2])
            return Value(f"{plain(above)}/{plain(below)}") if below and above else None
        if match := re.match(r"(?:US|NT|HK|A)?([$¥￥€£])\s?(.+)", text):
            value = number(match[2])
            code = {"$": "USD", "¥": "JPY", "￥": "JPY", "€": "EUR", "£": "GBP"}[match[1]]
            return None if value is None else Value(f"{plain(value)} {code}")
        sign = "-" if re.match(r"マイナス|氷点下|零下|[−-]|▲|△", text) else ""
        text = re.sub(r"^(?:マイナス|プラス|氷点下|零下|[−+▲△-])", "", text)
        small = re.fullmatch(r"(.+円)(\d+)銭|(.+ドル)(\d+)セント", text)
        cents = 0.0
        if small:
            cents = int(small[2] or small[4]) / 100
            text = small[1] or small[3]
        if match := re.fullmatch(r"(.+)割(?:(.+)分)?", text):
            tenths, rest = number(match[1]), number(match[2] or "0")
            if tenths is not None and rest is not None:
                return Value(f"{plain(tenths * 10 + rest)} %")
        if match := re.fullmatch(r"(.+?)[〜~～\-−–—―ー](.+)", text):
            figure, unit = self._figure_and_unit(match[2])
            last = number(figure)
            first = number(self._figure_and_unit(match[1])[0])
            if first is not None and last is not None:
                name = self._unit(unit)
                return Value(f"{sign}{plain(first)}/{plain(last)} {name}".strip())
        figure, unit = self._figure_and_unit(text)
        figure = figure.removeprefix("第").strip()
        half = False
        if not unit and text.endswith("半"):
            half = True
            figure, unit = self._figure_and_unit(text[:-1])
        found = number(figure) if _NUMERAL.match(figure) else None
        if found is None:
            return None
        value = found + cents + (0.5 if half else 0)
        name = self._unit(unit)
        if name.endswith("/100"):
            value, name = value / 100, name[:-4]
        return Value(f"{sign}{plain(value)} {name}".strip())

    def _figure_and_unit(self, text: str) -> tuple[str, str]:
        """Cut the longest unit that ends a text off it."""
        for length in range(min(len(text), self._longest_unit), 0, -1):
            if text[-length:] in self._counters:
                return text[:-length], text[-length:]
        return text, ""

    def _unit(self, written: str) -> str:
        counter = self._counters.get(written)
        return counter.unit if counter else ""


def duration(count: float | int, letter: str) -> str:
    """Return an ISO 8601 duration."""
    if letter == "C":
        count, letter = count * 100, "Y"
    if letter.startswith("T"):
        return f"PT{plain(count)}{letter[1]}"
    return f"P{plain(count)}{letter}"


def _first(pattern: str, text: str) -> int | None:
    match = re.search(pattern, text)
    if not match:
        return None
    value = number(match[1].replace("廿", "二十"))
    return None if value is None else int(value)
