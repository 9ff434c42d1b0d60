"""What times of day, durations and amounts are worth: numbers with units, money with currency.

Source: ISO 8601-1:2019 for times and durations; units in ``resources/rules/entities_counters.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.entities.amount_spans import Counter
from reader.entities.figures import TIME_UNITS, Value, number, plain
from reader.entities.patterns import lazy
from reader.entities.tokens import fold

_NUMERAL = lazy(r"[\d,.・]+|[〇一二三四五六七八九十百千万億兆京]+")

_NIGHTS = lazy(r"^.{1,3}泊(?=.{1,3}日)")
_SPOON_UNITS = {"大さじ": "tbsp", "小さじ": "tsp", "カップ": "cup"}
_SPOONS = lazy(
    r"(大さじ|小さじ|カップ)\s?(\d+(?:\.\d+)?|[一二三四五六七八九十]+)?(?:と?(\d)/(\d))?(?:杯|カップ|強|弱)?"
)
_PIECES = lazy(r"(?:(\d)/(\d)|(.+)分の(.+))([個本枚束株丁玉片缶袋量])")
_SPACED = lazy(r"\s([〜~～\-−–—])\s")


class Amounts:
    """Reads the values of times and amounts.

    Args:
        counters: Counters and units, as ``NumberFinder`` holds them.
    """

    def __init__(self, counters: Mapping[str, Counter]) -> None:
        self._counters = counters
        self._longest_unit = max(map(len, counters))

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
        text = _NIGHTS.sub("", text)  # 1泊2日 lasts two days
        date = time = ""
        for match in re.finditer(
            r"([\d,.・]+|[〇一二三四五六七八九十百千万億]+)(年間?|[カかヶヵケ]月間?|週間?|"
            r"日間?|泊|時間|分間?|秒間?|世紀)((?<=秒)\d+)?(半)?",
            text,
        ):
            count = number(match[1])
            unit = match[2]
            letter = TIME_UNITS.get(unit, "")
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
        text = _SPACED.sub(r"\1", fold(surface).strip())
        if match := re.fullmatch(r"(\d+)\s?[\-−–—―ー対]\s?(\d+)", text):
            return Value(f"{match[1]}-{match[2]}")
        if match := re.fullmatch(r"(\d+)勝(\d+)敗(?:(\d+)(?:引き)?分け?|(\d+)休)?", text):
            return Value("-".join(part for part in match.groups() if part))
        text = text.removesuffix("目")
        if match := _SPOONS.fullmatch(text):
            count, over, under = (number(part or "0") or 0 for part in match.groups()[1:])
            count += over / under if under else 0
            return Value(f"{plain(round(count, 2))} {_SPOON_UNITS[match[1]]}")
        if match := _PIECES.fullmatch(text):
            over, under = number(match[1] or match[4]) or 0, number(match[2] or match[3]) or 0
            return Value(f"{plain(over)}/{plain(under)} {match[5]}") if over and under else None
        if match := re.fullmatch(r"(.+)分の(.+)", text):
            below, above = number(match[1]), number(match[2])
            return Value(f"{plain(above)}/{plain(below)}") if below and above else None
        if match := re.match(r"(?:US|NT|HK|A)?([$¥￥€£])\s?(.+)", text):
            value = number(match[2])
            code = {"$": "USD", "¥": "JPY", "￥": "JPY", "€": "EUR", "£": "GBP"}[match[1]]
            return None if value is None else Value(f"{plain(value)} {code}")
        sign = "-" if re.match(r"マイナス|氷点下|零下|[−-]|▲|△", text) else ""
        text = re.sub(r"^(?:マイナス|プラス|氷点下|零下|[−+▲△-])", "", text)
        if match := re.fullmatch(r"(.+円)(\d+)[〜~～\-−–—―ー](\d+)銭", text):
            whole = number(match[1][:-1])
            if whole is not None:
                low, high = whole + int(match[2]) / 100, whole + int(match[3]) / 100
                return Value(f"{sign}{plain(low)}/{plain(high)} JPY")
        small = re.fullmatch(r"(.+円)(\d+)銭|(.+ドル)(\d+)セント", text)
        cents = 0.0
        if small:
            cents = int(small[2] or small[4]) / 100
            text = small[1] or small[3]
        if match := re.fullmatch(r"(.+?)割(?:(.+?)分)?(?:(.+)厘)?", text):
            parts = [number(part or "0") for part in match.groups()]
            shares = [part for part in parts if part is not None]
            if len(shares) == len(parts):
                share = shares[0] * 10 + shares[1] + shares[2] / 10
                return Value(f"{plain(round(share, 1))} %")
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
        name = "°C" if sign and unit == "度" else self._unit(unit)
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


def later_half(value: Value, before: Value | None) -> Value:
    """Return the second time of 午後2時から4時 in the half of the day that the first one names."""
    if before is None or not value.text.startswith("T") or not before.text.startswith("T"):
        return value
    hour, first = int(value.text[1:3]), int(before.text[1:3])
    if hour < 12 <= first and hour + 12 > first:
        return Value(f"T{hour + 12:02d}{value.text[3:]}", inferred=True)
    return value
