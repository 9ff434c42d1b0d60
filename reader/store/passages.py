"""What the search index is made of: folded characters in pairs, lemmas and readings.

A passage is a run of whole lines of about a thousand characters. Its spelling is indexed as
overlapping pairs of characters, so that any substring is found wherever words begin (朝鮮 in
北朝鮮); its words as lemma, reading of the lemma, and reading. FTS5 sees tokens between spaces.
"""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    """A run of lines and the words in it; offsets are those of the document."""

    start: int
    end: int
    tokens: tuple[SearchToken, ...]


def cut(text: str, tokens: Sequence[SearchToken], start: int = 0) -> Iterator[Passage]:
    """Cut a text into passages, from a passage's start on; tokens are in the order of the text."""
    first = bisect_left(tokens, start, key=_start)
    while start < len(text):
        end = text.find("\n", min(len(text), start + PASSAGE_CHARACTERS))
        end = len(text) if end < 0 else end + 1
        last = bisect_left(tokens, end, first, key=_start)
        yield Passage(start, end, tuple(tokens[first:last]))
        start, first = end, last


def _start(token: SearchToken) -> int:
    return token.start


def columns(text: str, passage: Passage) -> tuple[str, str, str, str]:
    """Return what is indexed of a passage: spelling, lemmas, their readings, readings.

    The same text and words give the same columns, which a contentless index needs to delete a row.
    """
    tokens = passage.tokens
    return (
        " ".join(_pairs(fold(text[passage.start : passage.end]))),
        fold(_joined([token.lemma or token.surface for token in tokens])),
        fold_kana(
            _joined([token.lemma_reading or token.lemma or token.surface for token in tokens])
        ),
        fold_kana(_joined([token.reading or token.surface for token in tokens])),
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


def _joined(terms: list[str]) -> str:
    joined = " ".join(terms)
    if len(joined.split()) == len(terms):
        return joined
    # White space inside a word, or a word of nothing else, must not shift the words after it.
    return " ".join("".join(term.split()) or "\ufffd" for term in terms)


def pack(passage: Passage) -> bytes:
    """Pack a normalised passage's words; what follows from the text is left out."""
    tokens = passage.tokens
    starts = [token.start for token in tokens]
    gaps = [after - before for before, after in pairwise((passage.start, *starts))]
    lines = (
        " ".join(map(str, gaps)),
        " ".join([str(len(token.surface)) for token in tokens]),
        _UNIT.join(["" if one.lemma == one.surface else one.lemma for one in tokens]),
        _UNIT.join([token.reading for token in tokens]),
        _UNIT.join([token.lemma_reading for token in tokens]),
    )
    return zlib.compress(_RECORD.join(lines).encode(), 6) if tokens else b""


def unpack(start: int, end: int, data: bytes, text: str) -> Passage:
    """The inverse of ``pack``; surfaces are taken from the document's text."""
    if not data:
        return Passage(start, end, ())
    gaps, sizes, lemmas, readings, lemma_readings = zlib.decompress(data).decode().split(_RECORD)
    tokens = []
    at = start
    for gap, size, lemma, reading, lemma_reading in zip(
        gaps.split(" "),
        sizes.split(" "),
        lemmas.split(_UNIT),
        readings.split(_UNIT),
        lemma_readings.split(_UNIT),
        strict=True,
    ):
        at += int(gap)
        surface = text[at : at + int(size)]
        tokens.append(SearchToken(at, surface, lemma or surface, reading, lemma_reading))
    return Passage(start, end, tuple(tokens))


def normalised(passage: Passage) -> Passage:
    """Return a passage as it will be after ``pack`` and ``unpack``."""
    fields = "".join([one.lemma + one.reading + one.lemma_reading for one in passage.tokens])
    if _is_plain(fields) and all(token.lemma for token in passage.tokens):
        return passage
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


def _is_plain(text: str) -> bool:
    if _UNIT in text or _RECORD in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clean(field: str) -> str:
    return field.replace(_UNIT, "").replace(_RECORD, "").encode("utf-8", "replace").decode()
