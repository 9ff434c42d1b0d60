"""When a date is: ISO 8601, eras converted, years completed from the context.

A date that does not say its year takes it from the text's own date or from the date named before,
and is then marked as inferred; without either it stays open (``--09-17``).

Source: ISO 8601-1:2019 and, for open dates, ISO 8601:2000 (``--09-17``); eras in
``resources/rules/entities_eras.tsv``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.entities.figures import TIME_UNITS, Value, iso_duration, number
from reader.entities.patterns import lazy
from reader.entities.tokens import fold
from resources import rows

_LONGEST_LIFE = 60
"""Years that a text looks back or ahead at most when it writes a year in two digits."""
_PLANNED = 20
"""Years ahead that news speaks of in two digits."""
_SOON = 2030
"""What an undated text is thought to be written before."""
_SHORT_LINE = 40
_DATELINE = lazy(
    r"(?:\d{4}|(?:令和|平成|昭和)\s?(?:\d+|元))年\d{1,2}月\d{1,2}日|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}"
)
# Two days of one month, the first with its 日 or without.
_DAYS = lazy(
    r"([\d一二三四五六七八九十廿]{1,3})日?[〜~～\-−–—―ー、・]([\d一二三四五六七八九十廿]{1,3})日"
)
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
# ISO 8601-2:2019, extended date format: seasons as months 21 to 24.
_SEASON_MONTHS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


@dataclass(slots=True)
class Clock:
    """What is known of time while a text is read on.

    ``now`` is the text's own date; ``then`` the date named last (year, month, day; 0 unknown).
    """

    now: tuple[int, int, int] = (0, 0, 0)
    then: tuple[int, int, int] = (0, 0, 0)
    local: bool = False
    """True when ``then`` was named in the paragraph that is being read."""


_INNER_SPACE = lazy(r"(?<=[\d年月]) (?=[\d年月日])")
_HALF_YEAR = lazy(r"([上下])半?期")
_LATE_IN_YEAR = 11
_EARLY_IN_YEAR = 3
"""Months in which a text speaks of the coming new year, or of the end of the last one."""


class Dates:
    """Reads the values of dates, in text order."""

    def __init__(self) -> None:
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
        text = _INNER_SPACE.sub("", fold(surface))
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
        if year and "年代" in text:
            # 昭和30年代 lasts ten years; 90年代 is a decade as 1990年代 is
            era = not year_inferred
            return Value(f"{year}/{year + 9}" if era else f"{year // 10}X", year_inferred)
        if week := self._week(text, clock):
            return week
        if match := self._word.match(text):
            word = self._words[match.group()]
            if word[0] == "feast":
                return self._feast(word[1], clock)
            if word[0] in ("day", "month"):
                return self._near(word, month, day, clock)
        season = next((_SEASONS[c] for c in text if c in _SEASONS and c + "分" not in text), None)
        quarter = re.search(r"(\d{1,2})[〜~～\-−–—](\d{1,2})月期?", text) or re.search(
            r"第(\d)四半期", text
        )
        inferred = year_inferred
        if not year and (month or day or quarter) and not self._is_anchored(text):
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
        if day and (days := _DAYS.search(text)) and (first := number(days[1])):
            # 15、16日; 9月18日〜20日: from one day to another of the same month
            from_day = self._day(year, month, int(first), clock)
            to_day = self._day(year, month, int(number(days[2]) or 0), clock)
            return Value(f"{from_day}/{to_day}", inferred)
        if year:
            # The year before 1 is 0, so 171 BC is -0170.
            before = bool(re.match(r"紀元前|前\d", text))
            value = f"{1 - year:05d}" if before and year > 1 else f"{year - before:04d}"
            if season and not month:
                return Value(f"{value}-{_SEASON_MONTHS[season]}", inferred)
            if fiscal and not month and (half := _HALF_YEAR.search(text)):
                if half[1] == "上":
                    return Value(f"{value}-04-01/{value}-09-30", inferred)
                return Value(f"{value}-10-01/{year + 1:04d}-03-31", inferred)
            if fiscal and not month:
                return Value(f"{value}-04-01/{year + 1:04d}-03-31", inferred)
            if month:
                value += f"-{month:02d}"
                if day:
                    value += f"-{day:02d}"
            elif "年末" in text or text.endswith(("末", "暮れ")):
                value += "-12"
            if month or not inferred:
                # 前年 alone compares; what comes after it is not of that year.
                clock.then = (year, month or 0, day or 0)
                clock.local = True
            return Value(value, inferred)
        if day:
            return Value(self._day(0, month, day, clock))
        if month:
            clock.then = (0, month, 0)
            return Value(f"--{month:02d}")
        return None

    @staticmethod
    def _feast(day: str, clock: Clock) -> Value:
        """元日, 大みそか: the one that lies nearest to the text's own date."""
        year, month, _ = clock.now
        if not year:
            return Value(f"--{day}")
        if day.startswith("01") and month >= _LATE_IN_YEAR:
            year += 1
        elif day.startswith("12") and 0 < month <= _EARLY_IN_YEAR:
            year -= 1
        return Value(f"{year:04d}-{day}", inferred=True)

    @staticmethod
    def _day(year: int, month: int | None, day: int, clock: Clock) -> str:
        """Write a day, its unknown parts as ISO 8601:2000 does, and move the clock on."""
        if not month:
            return f"---{day:02d}"
        clock.then = (year, month, day)
        clock.local = clock.local or bool(year)
        return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"

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
        if match := re.match(r"(?:紀元)?[前後]約?([\d,]+)年", text):
            return int(number(match[1]) or 0), False, False
        if match := re.search(r"^['’]?(\d{2})年(度)?", text):
            # 64年 after 1957年 is 1964; 05年 after 1998年 is 2005; else this century.
            near = clock.then[0] or clock.now[0]
            year = (near or 2000) // 100 * 100 + int(match[1])
            if near and year < near - _LONGEST_LIFE:
                year += 100
            if year > (clock.now[0] or _SOON) + _PLANNED:
                year -= 100
            return year, True, bool(match[2])
        if match := self._word.match(text):
            unit, offset, anchor = self._words[match.group()][:3]
            base = clock.now if anchor == "now" else clock.then
            if unit in ("year", "fiscal", "season") and base[0]:
                return base[0] + int(offset), True, unit == "fiscal"
        return 0, False, False

    def _is_anchored(self, text: str) -> bool:
        """Tell whether a word says the year, though it is not known: 今年1月 of an undated text."""
        word = self._word.match(text)
        return word is not None and self._words[word.group()][0] in ("year", "fiscal", "season")

    def _complete(
        self, month: int | None, day: int | None, clock: Clock
    ) -> tuple[int, int | None, bool]:
        """Return (year or 0, month, inferred) for a date that lacks its year."""
        if month is None and day:
            # A month named alone (12月下旬) says nothing of the days of news.
            base = clock.then if clock.then[1] and clock.then[2] else clock.now
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
        if unit == "年" and count != int(count):
            count, unit = count * 12, "カ月"
        base = clock.now if sign < 0 and clock.now[0] else clock.then
        letter = TIME_UNITS.get(unit, "")
        if not base[0]:
            return (
                Value(f"{'-' if sign < 0 else '+'}{iso_duration(count, letter)}", inferred=True)
                if letter
                else None
            )
        if letter == "Y" and count == int(count) and count < base[0]:
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
            Value(f"{'-' if sign < 0 else '+'}{iso_duration(count, letter)}", inferred=True)
            if letter
            else None
        )


def _first(pattern: str, text: str) -> int | None:
    match = re.search(pattern, text)
    if not match:
        return None
    value = number(match[1].replace("廿", "二十"))
    return None if value is None else int(value)
