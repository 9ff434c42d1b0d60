"""What the search index is made of: folded characters in pairs, lemmas and readings.

A passage is a run of whole lines of about a thousand characters. Its spelling is indexed as
overlapping pairs of characters, so that any substring is found wherever words begin (朝鮮 in
北朝鮮); its words as lemma, reading of the lemma, and reading. FTS5 sees tokens between spaces.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.kana import hiragana
from reader.sessions.model import SearchToken

PASSAGE_CHARACTERS = 1200
"""A passage is closed at the first line end after so many."""

_UNIT, _RECORD = "\x1f", "\n"


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


_FOLD = _Fold()


def fold(text: str) -> str:
    """Fold width and case, character by character; the length stays."""
    return text.translate(_FOLD)


def fold_kana(text: str) -> str:
    """Fold width, case and katakana to hiragana; the length stays."""
    return hiragana(text.translate(_FOLD))


def is_kana(text: str) -> bool:
    """Tell whether a folded text is hiragana and long-vowel marks only."""
    return bool(text) and all("ぁ" <= character <= "ゖ" or character == "ー" for character in text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines and the words in it; offsets are those of the document."""

    start: int
    end: int
    tokens: tuple[SearchToken, ...]


def cut(text: str, tokens: Sequence[SearchToken]) -> Iterator[Passage]:
    """Cut a text into passages; tokens are in the order of the text."""
    start = first = 0
    while start < len(text):
        end = text.find("\n", min(len(text), start + PASSAGE_CHARACTERS))
        end = len(text) if end < 0 else end + 1
        last = first
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        yield Passage(start, end, tuple(tokens[first:last]))
        start, first = end, last


def columns(text: str, passage: Passage) -> tuple[str, str, str, str]:
    """Return what is indexed of a passage: spelling, lemmas, their readings, readings.

    The same text and words give the same columns, which a contentless index needs to delete a row.
    """
    return (
        " ".join(_pairs(fold(text[passage.start : passage.end]))),
        " ".join(_term(fold(token.lemma or token.surface)) for token in passage.tokens),
        " ".join(
            _term(fold_kana(token.lemma_reading or token.lemma or token.surface))
            for token in passage.tokens
        ),
        " ".join(_term(fold_kana(token.reading or token.surface)) for token in passage.tokens),
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


def _term(text: str) -> str:
    return "".join(text.split()) or "\ufffd"


def pack(passage: Passage) -> bytes:
    """Pack a passage's words; what follows from the text or from another field is left out."""
    lines = []
    at = passage.start
    for token in passage.tokens:
        lemma = "" if token.lemma == token.surface else token.lemma
        fields = (
            str(token.start - at),
            str(len(token.surface)),
            lemma,
            token.reading,
            token.lemma_reading,
        )
        lines.append(_UNIT.join(_clean(field) for field in fields))
        at = token.start
    return zlib.compress(_RECORD.join(lines).encode("utf-8", "replace"), 6)


def unpack(start: int, end: int, data: bytes, text: str) -> Passage:
    """The inverse of ``pack``; surfaces are taken from the document's text."""
    tokens = []
    at = start
    lines = zlib.decompress(data).decode()
    for line in lines.split(_RECORD) if lines else ():
        delta, size, lemma, reading, lemma_reading = line.split(_UNIT)
        at += int(delta)
        surface = text[at : at + int(size)]
        tokens.append(SearchToken(at, surface, lemma or surface, reading, lemma_reading))
    return Passage(start, end, tuple(tokens))


def normalised(passage: Passage) -> Passage:
    """Return a passage as it will be after ``pack`` and ``unpack``."""
    tokens = tuple(
        SearchToken(
            token.start,
            token.surface,
            _clean(token.lemma) or token.surface,
            _clean(token.reading),
            _clean(token.lemma_reading),
        )
        for token in passage.tokens
    )
    return Passage(passage.start, passage.end, tokens)


def _clean(field: str) -> str:
    if _UNIT in field or _RECORD in field:
        field = field.replace(_UNIT, "").replace(_RECORD, "")
    return field.encode("utf-8", "replace").decode()
