"""What the search index is made of: folded characters in pairs, lemmas and readings.

A passage is a run of whole lines of about a thousand characters. Its spelling is indexed as
overlapping pairs of characters, so that any substring is found wherever words begin (朝鮮 in
北朝鮮); its words as lemma, reading of the lemma, and reading. FTS5 sees tokens between spaces.
"""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reader.analysis.kana import hiragana
from reader.sessions.hits import SearchToken

PASSAGE_CHARACTERS = 1200
"""A passage is closed at the first line end after so many."""

UNIT = "\x1f"
"""Stands between words."""
_RECORD = "\n"
_COLUMNS = 5
"""Lines of a packed passage before its text."""
_NOTHING = "\ufffd"
"""Stands for a word of nothing but white space, so that the words after it keep their places."""


_UNFIT = frozenset({0, 0x180E})
"""NUL, and a mark that is white space in SQLite's older tables of Unicode but not in Python's."""


class _Fold(dict[int, str]):
    """Compatibility forms and case folded one to one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character).lower()
        if len(folded) != 1 or folded.isspace() != character.isspace():
            folded = character
        if code in _UNFIT or 0xD800 <= code < 0xE000:
            folded = "\ufffd"
        self[code] = folded
        return folded


class _FoldKana(_Fold):
    """The same, and katakana to hiragana."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = hiragana(super().__missing__(code))
        return folded


_FOLD = _Fold()
_FOLD_KANA = _FoldKana()


def fold(text: str) -> str:
    """Fold width and case, character by character; the length stays."""
    return text.translate(_FOLD)


def fold_kana(text: str) -> str:
    """Fold width, case and katakana to hiragana; the length stays."""
    return text.translate(_FOLD_KANA)


def is_kana(text: str) -> bool:
    """Tell whether a folded text is hiragana and long-vowel marks only."""
    return bool(text) and all("ぁ" <= character <= "ゖ" or character == "ー" for character in text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines and the words in it; offsets are those of the document.

    The words are columns of the same length, folded, as they are packed and compared.
    """

    start: int
    end: int
    text: str = ""
    """The lines as they stand in the document."""
    starts: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    """Code points of each word."""
    lemmas: tuple[str, ...] = ()
    """Folded; empty where the lemma is the folded surface."""
    readings: tuple[str, ...] = ()
    """Hiragana; the word itself where none is known."""
    lemma_readings: tuple[str, ...] = ()
    """The same of the lemma."""

    @property
    def reading_lines(self) -> tuple[str, str]:
        """Readings, and those of the lemmas, each as one string with ``UNIT`` around every word."""
        return _line(UNIT.join(self.readings)), _line(UNIT.join(self.lemma_readings))

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from one to before another stand."""
        return self.starts[first], self.starts[last - 1] + self.sizes[last - 1]


class Packed:
    """A packed passage to search in: columns are taken apart only when they are asked for.

    Args:
        start: Where the passage begins.
        end: Where it ends.
        data: What ``pack`` made of it.
    """

    def __init__(self, start: int, end: int, data: bytes) -> None:
        self.start = start
        self.end = end
        packed = zlib.decompress(data).decode("utf-8", "surrogatepass")
        self._lines = packed.split(_RECORD, _COLUMNS)

    @property
    def text(self) -> str:
        """As ``Passage.text``."""
        return self._lines[_COLUMNS]

    @property
    def starts(self) -> Sequence[int]:
        """As ``Passage.starts``."""
        gaps = self._lines[0].split()
        return list(accumulate(map(int, gaps), initial=self.start))[1:]

    @property
    def sizes(self) -> Sequence[int]:
        """As ``Passage.sizes``."""
        return list(map(int, self._lines[1].split()))

    @property
    def lemmas(self) -> Sequence[str]:
        """As ``Passage.lemmas``."""
        return self._column(2)

    @property
    def readings(self) -> Sequence[str]:
        """As ``Passage.readings``."""
        return self._column(3)

    @property
    def lemma_readings(self) -> Sequence[str]:
        """As ``Passage.lemma_readings``; empty where the lemma is read as the word is."""
        return self._column(4)

    @property
    def reading_lines(self) -> tuple[str, str]:
        """As ``Passage.reading_lines``; lemmas that are read as the word is are left out."""
        return _line(self._lines[3]), _line(self._lines[4])

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from one to before another stand."""
        # Only as far as is needed: a passage has some 600 words, and mostly one is asked for.
        gaps = self._lines[0].split(" ", last)[:last]
        sizes = self._lines[1].split(" ", last)
        before = self.start + sum(map(int, gaps[: first + 1]))
        return before, before + sum(map(int, gaps[first + 1 :])) + int(sizes[last - 1])

    def _column(self, line: int) -> Sequence[str]:
        return self._lines[line].split(UNIT) if self._lines[0] else []


def _line(joined: str) -> str:
    return f"{UNIT}{joined}{UNIT}"


def all_lemmas(words: Passage | Packed, folded: str) -> list[str]:
    """Return the lemmas of a passage, also those that are the surface, given its folded text."""
    first = words.start
    return [
        lemma or folded[start - first : start - first + size]
        for lemma, start, size in zip(words.lemmas, words.starts, words.sizes, strict=True)
    ]


def cut(text: str, tokens: Sequence[SearchToken], start: int = 0) -> Iterator[Passage]:
    """Cut a text into passages, from a passage's start on; tokens are in the order of the text."""
    first = bisect_left(tokens, start, key=_start)
    while start < len(text):
        end = text.find("\n", min(len(text), start + PASSAGE_CHARACTERS))
        end = len(text) if end < 0 else end + 1
        last = bisect_left(tokens, end, first, key=_start)
        yield _passage(text, start, end, tokens[first:last])
        start, first = end, last


def _start(token: SearchToken) -> int:
    return token.start


def _passage(text: str, start: int, end: int, tokens: Sequence[SearchToken]) -> Passage:
    surfaces = [fold(text[one.start : one.start + len(one.surface)]) for one in tokens]
    lemmas = _folded([token.lemma for token in tokens], fold)
    lemmas = [lemma or surface for lemma, surface in zip(lemmas, surfaces, strict=True)]
    readings = _folded([token.reading for token in tokens], fold_kana)
    of_lemmas = _folded([token.lemma_reading for token in tokens], fold_kana)
    return Passage(
        start,
        end,
        text[start:end],
        tuple([token.start for token in tokens]),
        tuple([len(token.surface) for token in tokens]),
        tuple(
            "" if lemma == surface else lemma
            for lemma, surface in zip(lemmas, surfaces, strict=True)
        ),
        tuple(_or_kana(readings, lemmas)),
        tuple(_or_kana(of_lemmas, lemmas)),
    )


def _or_kana(readings: list[str], lemmas: list[str]) -> Iterator[str]:
    for reading, lemma in zip(readings, lemmas, strict=True):
        yield reading or hiragana("".join(lemma.split())) or _NOTHING


def _folded(terms: list[str], folding: Callable[[str], str]) -> list[str]:
    """Fold many terms at once; white space, which separates terms and fields, goes out of them."""
    joined = "".join(terms)
    if any(map(str.isspace, joined)):
        terms = ["".join(term.split()) for term in terms]
    return folding(UNIT.join(terms)).split(UNIT) if terms else []


def columns(passage: Passage) -> tuple[str, str, str, str]:
    """Return what is indexed of a passage: spelling, lemmas, their readings, readings.

    The same passage gives the same columns, which a contentless index needs to delete a row.
    """
    folded = fold(passage.text)
    lemmas = ["".join(lemma.split()) or _NOTHING for lemma in all_lemmas(passage, folded)]
    return (
        " ".join(_pairs(folded)),
        " ".join(lemmas),
        " ".join(passage.lemma_readings),
        " ".join(passage.readings),
    )


def _pairs(folded: str) -> Iterator[str]:
    for run in folded.split():
        for index in range(len(run) - 1):
            yield run[index : index + 2]
        # The last character alone, so that a search for one character by prefix meets it too.
        yield run[-1]


def pairs_of(run: str) -> str:
    """Return the pairs of a run of two or more folded characters, for a phrase query."""
    return " ".join(run[index : index + 2] for index in range(len(run) - 1))


def pack(passage: Passage) -> bytes:
    """Pack a passage's words and text; lone surrogates survive."""
    gaps = [after - before for before, after in pairwise((passage.start, *passage.starts))]
    lines = (
        " ".join(map(str, gaps)),
        " ".join(map(str, passage.sizes)),
        UNIT.join(passage.lemmas),
        UNIT.join(passage.readings),
        # Mostly the same as the line before: what is short is quickly unpacked and searched.
        UNIT.join(
            "" if of_lemma == reading else of_lemma
            for of_lemma, reading in zip(passage.lemma_readings, passage.readings, strict=True)
        ),
        passage.text,
    )
    return zlib.compress(_RECORD.join(lines).encode("utf-8", "surrogatepass"), 6)


def unpack(start: int, end: int, data: bytes) -> Passage:
    """The inverse of ``pack``."""
    packed = Packed(start, end, data)
    readings = tuple(packed.readings)
    return Passage(
        start,
        end,
        packed.text,
        tuple(packed.starts),
        tuple(packed.sizes),
        tuple(packed.lemmas),
        readings,
        tuple(
            of_lemma or reading
            for of_lemma, reading in zip(packed.lemma_readings, readings, strict=True)
        ),
    )
