"""Counters: the reading of a number with what it counts, and the sound changes between them."""

from __future__ import annotations

from dataclasses import dataclass

import resources
from reader.analysis.kana import half_voiced, hiragana, voiced
from reader.analysis.readings.numerals import NumberKana


@dataclass(frozen=True, slots=True)
class Counter:
    """A row of ``rules/counters.tsv``.

    Attributes:
        written: The counter as written, half-width.
        kana: Its plain reading.
        sound_class: Row group of ``rules/counters_classes.tsv``.
        wholes: Readings of number and counter together, by number.
        lasts: The number's last part before this counter, by part.
        lone_digit: False where one kanji numeral before it makes something else (一方, 一味).
        after_kanji: False where it never follows a kanji numeral.
        sign: True for signs and Latin letters.
    """

    written: str
    kana: str
    sound_class: str
    wholes: dict[int, str]
    lasts: dict[str, str]
    lone_digit: bool = True
    after_kanji: bool = True
    sign: bool = False


class CounterTable:
    """The counters and their sound changes. Safe to share between threads."""

    def __init__(self) -> None:
        self._classes: dict[tuple[str, str], tuple[str, str]] = {
            (sound_class, part): (kana, change)
            for sound_class, part, kana, change in resources.rows("rules/counters_classes.tsv")
        }
        self._counters = {row[0]: _counter(row) for row in resources.rows("rules/counters.tsv")}
        self.longest = max(map(len, self._counters))

    def find(self, written: str) -> Counter | None:
        """Return the counter that is written so, or None."""
        return self._counters.get(written)

    def join(self, number: NumberKana, counter: Counter) -> str:
        """Return the hiragana of a number with its counter: 三本 さんぼん."""
        if number.value is not None and number.value in counter.wholes:
            return counter.wholes[number.value]
        if number.part in counter.lasts:
            return number.head + counter.lasts[number.part] + counter.kana
        if counter.written.startswith("日") and number.value is not None and number.value > 31:
            return number.head + number.last + counter.kana
        last, change = self._classes.get((counter.sound_class, number.part), (number.last, "-"))
        if number.part == "1000" and number.last == "ぜん":
            last = "ぜん"
        if number.part == "100" and last == "ひゃっ" and number.last != "ひゃく":
            last = number.last[0] + last[1:]
        kana = counter.kana
        if change == "v":
            kana = voiced(kana)
        elif change == "p":
            kana = half_voiced(kana)
        return number.head + last + kana

    def join_unknown(self, number: NumberKana, kana: str) -> str:
        """Join a number with a counter that the table lacks, by the counter's first sound."""
        first = hiragana(kana)[:1]
        sound_class = (
            "k"
            if first in "かきくけこ"
            else "s"
            if first in "さしすせそ"
            else "t"
            if first in "たちつてと"
            else "h3"
            if first in "はひふへほ"
            else "n"
        )
        return self.join(number, Counter("", kana, sound_class, {}, {}))


def _counter(row: list[str]) -> Counter:
    written, kana, sound_class, exceptions, flags = row
    wholes: dict[int, str] = {}
    lasts: dict[str, str] = {}
    if exceptions != "-":
        for exception in exceptions.split():
            key, _, value = exception.partition(":")
            if key.startswith("="):
                number, _, whole = exception[1:].partition(":")
                wholes[int(number)] = whole
            else:
                lasts[key] = value
    return Counter(
        written,
        kana,
        sound_class,
        wholes,
        lasts,
        lone_digit="a" not in flags,
        after_kanji="d" not in flags and "l" not in flags,
        sign="l" in flags,
    )
