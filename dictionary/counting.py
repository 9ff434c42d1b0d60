"""What a written number is worth, and how it is read alone and with what it counts.

The facts are tables: ``rules/lookup_numerals.tsv`` for the numerals, ``rules/counters.tsv`` for
what they count and ``rules/counters_classes.tsv`` for the sounds that change between the two.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

import resources
from dictionary.folding import HALF_VOICED, VOICED

_MYRIAD = 10_000
_NAMED = 10**20
"""From here on numbers have no names that anyone uses."""
_DAYS_OF_A_MONTH = 31


class Counter(NamedTuple):
    """A row of ``rules/counters.tsv``."""

    kana: str
    sound_class: str
    wholes: dict[int, str]
    """Readings of number and counter together."""
    lasts: dict[str, str]
    """The number's last part before this counter."""


class _Numerals(NamedTuple):
    digits: dict[str, int]
    tens: dict[str, int]
    myriads: dict[str, int]
    """Characters with their values: below ten, below ten thousand, from there on."""
    kana: dict[int, str]
    classes: dict[int, str]


class _Part(NamedTuple):
    """The reading of one numeral within a number."""

    value: int
    kana: str


@functools.lru_cache(maxsize=1)
def _numerals() -> _Numerals:
    found = _Numerals({}, {}, {}, {}, {})
    for written, figure, kana, sound_class in resources.rows("rules/lookup_numerals.tsv"):
        value = int(figure)
        found.kana.setdefault(value, kana)
        if value >= _MYRIAD:
            found.myriads[written] = value
            found.classes[value] = sound_class
        elif len(written) == 1:
            (found.tens if value >= 10 else found.digits)[written] = value
    return found


@functools.lru_cache(maxsize=1)
def letters() -> str:
    """Return every character that a number is written with."""
    known = _numerals()
    return "0123456789０１２３４５６７８９" + "".join((*known.digits, *known.tens, *known.myriads))


def value_of(text: str) -> Fraction | None:
    """Return the value of a written number (3兆5,000億, 二十三, 一九四五, 0.5), or None."""
    known = _numerals()
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("・", ".")
    whole, _, rest = plain.partition(".")
    tail = re.match(rf"([0-9{''.join(known.digits)}]*)(.*)$", rest)
    decimals, scale = (tail[1], tail[2]) if tail else ("", "")
    total = _whole(whole + (scale if not rest else ""))
    if total is None or (rest and not decimals):
        return None
    value = Fraction(total)
    if decimals:
        figures = "".join(str(known.digits.get(char, char)) for char in decimals)
        value += Fraction(int(figures), 10 ** len(figures))
        for char in scale:
            value *= known.tens.get(char) or known.myriads.get(char) or 1
    return value


def _whole(text: str) -> int | None:
    known = _numerals()
    if not text:
        return None
    total = 0
    section = 0
    current: int | None = None
    for char in text:
        if char.isdecimal() or char in known.digits:
            figure = known.digits[char] if char in known.digits else int(char)
            current = (current or 0) * 10 + figure
        elif char in known.tens:
            section += (1 if current is None else current) * known.tens[char]
            current = None
        elif char in known.myriads:
            section += current or 0
            total += (section or 1) * known.myriads[char]
            section, current = 0, None
        else:
            return None
    return total + section + (current or 0)


def read(value: Fraction | int, counter: str = "", *, exact: bool = True) -> str:
    """Return how a number is read, with what it counts, in hiragana.

    Args:
        value: The number, not negative.
        counter: A counter or unit of ``rules/counters.tsv``, half-width; read as it stands where
            the table has none such.
        exact: False for a number that is only a guess (二、三日), which has no reading of its own.
    """
    known = _counters().get(counter)
    number = int(value)
    if value != number:
        head, last = _decimal(Fraction(value))
    elif known is not None and exact and number in known.wholes:
        return known.wholes[number]
    elif number >= _NAMED:
        return "".join(_numerals().kana[int(one)] for one in str(number)) + counter
    else:
        parts = _parts(number)
        head, last = "".join(part.kana for part in parts[:-1]), parts[-1]
    if known is None:
        return head + last.kana + counter
    if counter[:1] == "日" and number > _DAYS_OF_A_MONTH:
        return head + last.kana + known.kana
    special = known.lasts.get(str(last.value))
    if special is not None:
        return head + special + known.kana
    kana, change = _met(last, known.sound_class)
    voice = VOICED if change == "v" else HALF_VOICED if change == "p" else {}
    first = known.kana[:1]
    return head + kana + voice.get(first, first) + known.kana[1:]


def _met(last: _Part, sound_class: str) -> tuple[str, str]:
    """Return the last part of a number before a counter of a class, and what the counter does."""
    kana, change = _classes().get((sound_class, str(last.value)), (last.kana, "-"))
    return (last.kana[:-1] + "っ" if kana.endswith("っ") else last.kana), change


def _parts(value: int) -> list[_Part]:
    known = _numerals()
    if value == 0:
        return [_Part(0, known.kana[0])]
    parts: list[_Part] = []
    for size in sorted(known.classes, reverse=True):
        count, value = divmod(value, size)
        if count:
            below = _below_myriad(count)
            if count == 1000:
                below = [_Part(1000, "いっ" + known.kana[1000])]
            below[-1] = _Part(below[-1].value, _met(below[-1], known.classes[size])[0])
            parts += [*below, _Part(size, known.kana[size])]
    return parts + _below_myriad(value)


def _below_myriad(value: int) -> list[_Part]:
    kana = _numerals().kana
    parts: list[_Part] = []
    for size in (1000, 100, 10):
        count, value = divmod(value, size)
        if count:
            whole = kana.get(count * size) if count > 1 else kana[size]
            parts.append(_Part(size, whole or kana[count] + kana[size]))
    if value:
        parts.append(_Part(value, kana[value]))
    return parts


def _decimal(value: Fraction) -> tuple[str, _Part]:
    """Return the reading of a decimal fraction up to its last figure, and that figure's."""
    kana = _numerals().kana
    whole = int(value)
    figures = f"{float(value - whole):.10f}".rstrip("0").partition(".")[2]
    head = "れい"
    if whole:
        parts = _parts(whole)
        last = parts[-1]
        # 1.5 is いってん, 10.5 じゅってん, 8.5 and 21.5 keep はち and いち.
        short = last.value == 10 or whole == 1
        parts[-1] = _Part(last.value, _met(last, "t")[0]) if short else last
        head = "".join(part.kana for part in parts)
    spoken = [kana[int(one)] for one in figures]
    return head + "てん" + "".join(spoken[:-1]), _Part(int(figures[-1]), spoken[-1])


@functools.lru_cache(maxsize=1)
def _classes() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (sound_class, part): (kana, change)
        for sound_class, part, kana, change in resources.rows("rules/counters_classes.tsv")
    }


@functools.lru_cache(maxsize=1)
def _counters() -> dict[str, Counter]:
    table: dict[str, Counter] = {}
    for written, kana, sound_class, exceptions, *_ in resources.rows("rules/counters.tsv"):
        wholes: dict[int, str] = {}
        lasts: dict[str, str] = {}
        for exception in exceptions.split() if exceptions != "-" else ():
            key, _, reading = exception.rpartition(":")
            if key.startswith("="):
                wholes[int(key[1:])] = reading
            else:
                lasts[key] = reading
        table[written] = Counter(kana, sound_class, wholes, lasts)
    return table
