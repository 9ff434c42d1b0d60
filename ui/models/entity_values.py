"""Values of dates, times and amounts in the reader's own words."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_AMOUNT = re.compile(r"(-?\d+)((?:\.\d+)?(?:/-?[\d.]+)?.*)")


def readable(value: str) -> str:
    """Returns a normalised value as a person writes it.

    Args:
        value: ISO 8601 of a date, time or duration, or a number with its unit; open dates
            (``--09-17``) and distances (``+P1W``) say no more than the text, and come out empty.
    """
    if not value or value.startswith(("--", "+P", "-P")):
        return ""
    if "/" in value and value[0].isdigit() and re.fullmatch(r"[\d\-]{4,}/[\d\-]{4,}", value):
        first, _, last = value.partition("/")
        return f"{readable(first)} – {readable(last)}"
    if value.startswith("T"):
        return value[1:]
    if value.startswith("P") and (duration := _DURATION.fullmatch(value)):
        return _spoken(duration)
    if re.fullmatch(r"\d{2,3}X{1,2}", value):
        return _era(value)
    if season := re.fullmatch(r"(\d{4})-2([1-4])", value):
        names = (
            translate("Values", "spring {0}"),
            translate("Values", "summer {0}"),
            translate("Values", "autumn {0}"),
            translate("Values", "winter {0}"),
        )
        return names[int(season[2]) - 1].format(season[1])
    if re.fullmatch(r"-?\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d|Q\d))?", value):
        if value.startswith("-") or value == "0000":
            return translate("Values", "{0} BC").format(1 - int(value))
        return value.lstrip("0") if len(value) == 4 else value
    if amount := _AMOUNT.fullmatch(value):
        return f"{int(amount[1]):,}{amount[2].replace('/', ' – ')}"
    return value


def _era(value: str) -> str:
    if value.endswith("XX"):
        return translate("Values", "century {0}").format(int(value[:-2]) + 1)
    return translate("Values", "{0}s").format(value[:-1] + "0")


def _spoken(match: re.Match[str]) -> str:
    units = (
        translate("Values", "{0} y"),
        translate("Values", "{0} mo"),
        translate("Values", "{0} wk"),
        translate("Values", "{0} d"),
        translate("Values", "{0} h"),
        translate("Values", "{0} min"),
        translate("Values", "{0} s"),
    )
    return " ".join(
        unit.format(count) for unit, count in zip(units, match.groups(), strict=True) if count
    )
