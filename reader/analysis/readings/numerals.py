"""How numbers are read: digits, kanji numerals and both mixed, as kana in parts.

A reading keeps its last part apart, because that is what changes before a counter: 653854 ends in
the part ``4`` よん, 120 in ``10`` じゅう, 3000 in ``1000`` ぜん.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

_DIGITS = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {1: "せん", 3: "さんぜん", 8: "はっせん"}
_MYRIADS = (
    ("", ""),
    ("10000", "まん"),
    ("億", "おく"),
    ("兆", "ちょう"),
    ("京", "けい"),
    ("垓", "がい"),
)
_BIG_CHANGED = {"1": "いっ", "8": "はっ", "10": "じゅっ"}
_KANJI_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
_KANJI_TENS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_KANJI_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
KANJI_NUMERALS = "〇零一二三四五六七八九十百千万億兆京"
"""The kanji that numerals are written with."""


class NumberKana(NamedTuple):
    """A number read aloud: ``head`` + ``last``, where ``part`` names the last part.

    ``part`` is 1 to 9, 10, 100, 1000, 10000, 億, 兆, 何, 数, or empty where nothing may change.
    ``value`` is the number where it is a whole one, else None.
    """

    head: str
    part: str
    last: str
    value: int | None = None

    @property
    def kana(self) -> str:
        """The whole reading in hiragana."""
        return self.head + self.last


def read_integer(value: int) -> NumberKana:
    """Read a whole number below 10**24.

    Args:
        value: The number, not negative.
    """
    if value == 0:
        return NumberKana("", "0", "ぜろ", 0)
    groups: list[int] = []
    rest = value
    while rest:
        groups.append(rest % 10000)
        rest //= 10000
    head = ""
    part = last = ""
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if not group:
            continue
        head += last
        group_head, part, last = _below_myriad(group, in_myriads=power > 0)
        head += group_head
        if power:
            head += _before_big(part, last, power)
            part, last = _MYRIADS[power]
    return NumberKana(head, part, last, value)


def _before_big(part: str, last: str, power: int) -> str:
    """The last kana before 万, 億, 兆: いっちょう, はっちょう, じゅっちょう."""
    if _MYRIADS[power][0] in ("兆", "京"):
        if _MYRIADS[power][0] == "京" and part in ("6", "100"):
            return {"6": "ろっ", "100": "ひゃっ"}[part]
        return _BIG_CHANGED.get(part, last)
    return last


def _below_myriad(value: int, *, in_myriads: bool) -> tuple[str, str, str]:
    thousands, rest = divmod(value, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    parts: list[tuple[str, str, str]] = []
    if thousands:
        kana = _THOUSANDS.get(thousands, _DIGITS[thousands] + "せん")
        if thousands == 1 and in_myriads and not (hundreds or tens or ones):
            kana = "いっせん"
        parts.append(("1000", kana[:-2], kana[-2:]))
    if hundreds:
        kana = _HUNDREDS.get(hundreds, _DIGITS[hundreds] + "ひゃく")
        parts.append(("100", kana[:-3], kana[-3:]))
    if tens:
        parts.append(("10", _DIGITS[tens] if tens > 1 else "", "じゅう"))
    if ones:
        parts.append((str(ones), "", _DIGITS[ones]))
    head = "".join(before + own for _, before, own in parts[:-1])
    part, before, own = parts[-1]
    return head + before, part, own


def read_digits(digits: str) -> str:
    """Read ASCII digits one by one: 007 ぜろぜろなな."""
    return "".join(_DIGITS[int(digit)] for digit in digits)


def read_decimal(whole: str, fraction: str) -> NumberKana:
    """Read a decimal fraction: 30.3 さんじゅってんさん.

    Args:
        whole: ASCII digits before the point, possibly none.
        fraction: ASCII digits behind it.
    """
    value = int(whole or "0")
    number = read_integer(value)
    last = "れい" if value == 0 else _BIG_CHANGED.get(number.part, number.last)
    if number.part == "8":
        last = "はち"
    if number.part == "1" and value != 1:
        last = "いち"
    return NumberKana(
        number.head + last + "てん" + read_digits(fraction[:-1]),
        fraction[-1],
        _DIGITS[int(fraction[-1])],
    )


@functools.lru_cache(maxsize=4_000)
def read_mixed(text: str) -> NumberKana | None:
    """Read digits and kanji numerals in one: 1億2,000万, 3万5千, 二千十八, 一九九八.

    Args:
        text: ASCII digits with ``,`` and ``.``, and kanji numerals; 数 or 何 may come first.

    Returns:
        The reading, or None when the text is no well-formed number.
    """
    if text[0] in "数何幾":
        return _indefinite(text)
    rough = _rough(text)
    if rough is not None:
        return rough
    if all(character in _KANJI_DIGITS for character in text):
        return _positional(text)
    total_head = ""
    latest: NumberKana | None = None
    at = 0
    section_limit = 10**24
    value = 0
    while at < len(text):
        parsed = _section(text, at)
        if parsed is None:
            return None
        number, at = parsed
        multiplier = 1
        if at < len(text) and text[at] in _KANJI_MYRIADS:
            multiplier = _KANJI_MYRIADS[text[at]]
            if multiplier >= section_limit:
                return None
            at += 1
        elif at < len(text):
            return None
        if latest is not None:
            total_head += latest.kana
        if number.value is None:
            latest = _scaled(number, multiplier)
        else:
            if number.value == 0 and multiplier > 1:
                return None
            value += number.value * multiplier
            latest = read_integer(number.value * multiplier) if multiplier > 1 else number
        section_limit = multiplier
    if latest is None:
        return None
    if text[0] in "一1壱" and text[1:2] == "千" and (total_head + latest.kana).startswith("せん"):
        # 千 is せん, 一千 is いっせん.
        total_head = "いっ" + total_head
    return NumberKana(total_head + latest.head, latest.part, latest.last, value)


def _rough(text: str) -> NumberKana | None:
    """Read 十五六 as fifteen or sixteen, 五六百 as five or six hundred."""
    for size, kanji in enumerate(text[1:], 1):
        second = _KANJI_DIGITS.get(kanji, 0)
        first = _KANJI_DIGITS.get(text[size - 1], 0)
        if not 0 < first == second - 1 < 8 or not (text[: size - 1] or text[size + 1 :]):
            continue
        before = _kanji_number(text[: size - 1])
        number = _kanji_number(text[size:]) if text[size + 1 :] else read_rough(second)
        if before is None or number is None:
            return None
        return NumberKana(
            before.kana + read_rough(first).kana + number.head, number.part, number.last
        )
    return None


def _kanji_number(text: str) -> NumberKana | None:
    """Read a numeral that goes by tens, nothing where there is none."""
    if not text:
        return NumberKana("", "", "")
    return read_mixed(text) if set(text) & _KANJI_TENS.keys() else None


def _scaled(number: NumberKana, multiplier: int) -> NumberKana:
    power = {1: 0, 10**4: 1, 10**8: 2, 10**12: 3, 10**16: 4}[multiplier]
    if not power:
        return number
    part, kana = _MYRIADS[power]
    return NumberKana(number.head + _before_big(number.part, number.last, power), part, kana)


def _section(text: str, at: int) -> tuple[NumberKana, int] | None:
    """Read what stands before 万, 億 … or the end: digits, or kanji below ten thousand."""
    end = at
    while end < len(text) and text[end] in "0123456789,.":
        end += 1
    value = 0
    if end > at:
        digits = text[at:end].replace(",", "")
        whole, point, fraction = digits.partition(".")
        if not whole:
            return None
        if point:
            if not whole or not fraction or "." in fraction:
                return None
            return read_decimal(whole, fraction), end
        if end == len(text) or text[end] in _KANJI_MYRIADS:
            return read_integer(int(digits)), end
        value = int(digits)
        return _kanji_section(text, end, value, started=True)
    return _kanji_section(text, at, 0, started=False)


def _kanji_section(
    text: str, at: int, pending: int, *, started: bool
) -> tuple[NumberKana, int] | None:
    total = 0
    limit = 10_000
    digit: int | None = pending if started else None
    while at < len(text):
        character = text[at]
        if character in _KANJI_DIGITS:
            if digit is not None:
                return None
            digit = _KANJI_DIGITS[character]
        elif character in "0123456789":
            if digit is not None:
                return None
            digit = int(character)
        elif character in _KANJI_TENS:
            unit = _KANJI_TENS[character]
            if unit >= limit:
                return None
            total += (1 if digit is None else digit) * unit
            limit, digit = unit, None
        else:
            break
        at += 1
    total += digit or 0
    if total == 0 and digit != 0:
        return None
    return read_integer(total), at


def _positional(text: str) -> NumberKana:
    values = [_KANJI_DIGITS[character] for character in text]
    if len(values) == 2 and 0 < values[0] == values[1] - 1 < 8:
        # 二三 is "two or three".
        second = read_rough(values[1])
        return NumberKana(read_rough(values[0]).kana, second.part, second.last)
    if len(values) > 1 and values[0] == 0:
        return NumberKana("".join(_DIGITS[value] for value in values), "", "")
    return read_integer(int("".join(map(str, values))))


_ROUGH_DIGITS = ("", "いち", "に", "さん", "し", "ご", "ろく", "しち", "はち", "く")


def read_rough(digit: int) -> NumberKana:
    """Read one digit of a rough number (四、五人 しごにん, 七、八人 しちはちにん)."""
    return NumberKana("", str(digit), _ROUGH_DIGITS[digit], digit)


def _indefinite(text: str) -> NumberKana | None:
    """Read 数十, 何百, 数千万, 何."""
    first = text[0]
    kana = {"数": "すう", "何": "なん", "幾": "いく"}[first]
    head, part, last = "", first, kana
    for character in text[1:]:
        if character in ("十", "百", "千"):
            head += last
            voiced = first == "何" and not head.removeprefix(kana)
            last = {"十": "じゅう", "百": "びゃく" if voiced else "ひゃく"}.get(
                character, "ぜん" if voiced else "せん"
            )
            part = {"十": "10", "百": "100", "千": "1000"}[character]
        elif character in _KANJI_MYRIADS:
            head += _BIG_CHANGED.get(part, last) if character == "兆" else last
            part, last = _MYRIADS[(len(str(_KANJI_MYRIADS[character])) - 1) // 4]
        else:
            return None
    return NumberKana(head, part, last)
