"""The date that a document puts on itself."""

from __future__ import annotations

import re

_WESTERN = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和)\s?(元|\d{1,2})年\s?(\d{1,2})月\s?(\d{1,2})日")
_FIRST = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
"""The era's first year. Source: the eras' proclamations."""
_WIDTH = str.maketrans("０１２３４５６７８９／．－", "0123456789/.-")


def iso_date(text: str) -> str:
    """Return the first whole date of a text as ISO 8601 (``2024-04-12``), or ``""``."""
    text = text.translate(_WIDTH)
    found = _WESTERN.search(text)
    if found:
        year, month, day = (int(part) for part in found.groups())
    else:
        found = _ERA.search(text)
        if not found:
            return ""
        number = 1 if found.group(2) == "元" else int(found.group(2))
        year = _FIRST[found.group(1)] + number - 1
        month, day = int(found.group(3)), int(found.group(4))
    if not (1868 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04}-{month:02}-{day:02}"
