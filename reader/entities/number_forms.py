"""How numbers are written in Japanese, as parts of regular expressions, and how they are sought.

Source: grammar written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KANJI = "〇一二三四五六七八九十百千"
ARABIC = r"\d++(?:,\d{3})*+(?:[.・]\d++)?"
_SCALE = "十百千万億兆京"
PLAIN = rf"(?:(?<!\d){ARABIC}|(?<![{KANJI}])[{KANJI}]++)"
# Possessive throughout: a line of nothing but numerals is read once.
NUMBER = (
    rf"(?:[数何](?=[{_SCALE}])[{_SCALE}]++|数(?=\D)"
    rf"|(?:(?<!\d){ARABIC}|(?<![{KANJI}])[{KANJI}])(?:{ARABIC}|[{KANJI}万億兆京])*+"
    rf"(?:余(?=[{_SCALE}])[{_SCALE}]++|数(?=[人年日回枚件点個本社カか万億]))?(?:余(?!り|る|っ|分))?)"
)
TO = r"[〜~～\-−–—―ー]"


def scan(
    pattern: re.Pattern[str], first: re.Pattern[str], text: str, at: int = 0
) -> Iterator[re.Match[str]]:
    """Yield a pattern's matches, tried only where one of its first characters stands."""
    while start := first.search(text, at):
        match = pattern.match(text, start.start())
        if match is None:
            at = start.end()
        else:
            yield match
            at = match.end()


def is_inside_code(text: str, start: int) -> bool:
    """Tell whether a number belongs to a code (Su-35, iPhone 15) or to a longer number."""
    if start == 0:
        return False
    before = text[start - 1]
    if before.isascii() and (before.isalnum() or before in "._/"):
        return text[start].isdigit()
    return (
        before in "-−–"
        and start > 1
        and text[start].isdigit()
        and text[start - 2].isascii()
        and text[start - 2].isalpha()
    )
