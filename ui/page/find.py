"""Finding text as a reader means it: by form, by reading, by dictionary form. Pure, no Qt.

In a novel it takes a moment, so it may run on any thread. Offsets are code points of the document's
text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ui.page.scene import SceneParagraph

_FOLD: dict[int, int] = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_FOLD |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code + 0x20 for code in range(0x41, 0x5B)}
_FOLD |= {code: code - 0xFEE0 + 0x20 for code in range(0xFF21, 0xFF3B)}
_FOLD |= {0x30FD: 0x309D, 0x30FE: 0x309E, 0x3000: 0x20}
for _code in range(0xFF66, 0xFF9E):
    _wide = ord(unicodedata.normalize("NFKC", chr(_code)))
    _FOLD[_code] = _FOLD.get(_wide, _wide)
_UNFOLD: dict[int, str] = {}
for _code, _folded in _FOLD.items():
    _UNFOLD[_folded] = _UNFOLD.get(_folded, "") + chr(_code)
_BETWEEN = "\0"
_ASK_EVERY = 64
_SOUND_MARKS = {"\u3099": "[\u3099\uff9e\u309b]", "\u309a": "[\u309a\uff9f\u309c]"}


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What counts as found."""

    fold: bool = True
    """Katakana and hiragana, full and half width, capitals and small letters are the same."""
    readings: bool = True
    """A text in kana is also looked for in the readings."""
    lemmas: bool = True
    """A dictionary form also finds its inflected words."""


def fold(text: str) -> str:
    """Return a text with kana, width and capitals evened out; as long as before."""
    return text.translate(_FOLD)


class Searched(Protocol):
    """A document that is searched; every call may come from any thread."""

    def __len__(self) -> int:
        """Return how many paragraphs there are."""
        ...

    def text_of(self, index: int) -> tuple[int, str]:
        """Return where a paragraph begins, and its text."""
        ...

    def key_of(self, index: int) -> object:
        """Return what is another object once a paragraph has other words or ruby."""
        ...

    def words_of(self, index: int) -> Iterable[tuple[int, int, str]]:
        """Return start, end and dictionary form of a paragraph's words, as far as known."""
        ...

    def make(self, index: int) -> SceneParagraph:
        """Return a paragraph as the page shows it."""
        ...


class SearchedParagraphs:
    """Paragraphs that are in hand.

    Args:
        paragraphs: They may be replaced by others with the same text.
    """

    def __init__(self, paragraphs: Sequence[SceneParagraph]) -> None:
        self._paragraphs = paragraphs

    def __len__(self) -> int:
        return len(self._paragraphs)

    def text_of(self, index: int) -> tuple[int, str]:
        """Return where a paragraph begins, and its text."""
        paragraph = self._paragraphs[index]
        return paragraph.start, paragraph.text

    def key_of(self, index: int) -> object:
        """Return the paragraph itself."""
        return self._paragraphs[index]

    def words_of(self, index: int) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and dictionary form of a paragraph's words, as far as known."""
        paragraph = self._paragraphs[index]
        for (start, end), lemma in zip(paragraph.words, paragraph.lemmas, strict=False):
            yield start, end, lemma

    def make(self, index: int) -> SceneParagraph:
        """Return the paragraph."""
        return self._paragraphs[index]


class _Spoken(NamedTuple):
    """How a paragraph is read, and the dictionary forms in it."""

    key: object
    text: str
    """Every base with ruby replaced by its reading; empty where there is no ruby."""
    starts: Sequence[int]
    """Where the pieces of that text begin."""
    sources: Sequence[int]
    """Start and end in the document of what each piece stands for: a reading for its whole base, a
    piece of plain text (its end is kept as -1) for itself, character by character."""
    lemmas: str
    """Folded, each between two of ``_BETWEEN``."""


class Finder:
    """Searches the paragraphs of a document.

    Args:
        document: The document; what is known of its words is read again at every search.
    """

    def __init__(self, document: Searched) -> None:
        self._document = document
        self._spoken: dict[int, _Spoken] = {}

    def find(
        self,
        wanted: str,
        options: FindOptions | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> list[tuple[int, int]]:
        """Return where a text stands, in order and not overlapping.

        Args:
            wanted: What to look for; nothing finds nothing.
            options: What counts; everything by default.
            stop: Asked now and then; when it says True the search ends with what it has.
        """
        options = options or FindOptions()
        if not wanted.strip():
            return []
        pattern = _pattern(wanted) if options.fold else re.compile(re.escape(wanted))
        kana = fold(wanted)
        by_reading = options.readings and all("ぁ" <= char <= "ゟ" or char == "ー" for char in kana)
        lemma = f"{_BETWEEN}{kana}{_BETWEEN}" if options.lemmas else ""
        hits: list[tuple[int, int]] = []
        for index in range(len(self._document)):
            if not index % _ASK_EVERY and stop():
                break
            origin, text = self._document.text_of(index)
            found = [
                (origin + match.start(), origin + match.end()) for match in pattern.finditer(text)
            ]
            if by_reading or lemma:
                spoken = self._spoken_of(index)
                if by_reading and spoken.text:
                    found.extend(_by_reading(spoken, pattern))
                if lemma and lemma in spoken.lemmas:
                    found.extend(
                        (start, end)
                        for start, end, form in self._document.words_of(index)
                        if form == wanted or (options.fold and fold(form) == kana)
                    )
            hits.extend(_apart(found) if len(found) > 1 else found)
        return hits

    def prepare(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Read the whole document once: searches by reading are quick from then on."""
        for index in range(len(self._document)):
            if not index % _ASK_EVERY and stop():
                return
            self._spoken_of(index)

    def _spoken_of(self, index: int) -> _Spoken:
        key = self._document.key_of(index)
        kept = self._spoken.get(index)
        if kept is None or kept.key is not key:
            paragraph = self._document.make(index)
            lemmas = fold(_BETWEEN.join(("", *paragraph.lemmas, "")))
            kept = self._spoken[index] = _Spoken(key, *_read(paragraph), lemmas)
        return kept


def _by_reading(spoken: _Spoken, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield what is read as the pattern says."""
    for match in pattern.finditer(spoken.text):
        first = _source(match.start(), spoken.starts, spoken.sources)
        yield first[0], _source(match.end() - 1, spoken.starts, spoken.sources)[1]


def _read(paragraph: SceneParagraph) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return a paragraph as it is read, and what stands where in that (see ``_Spoken``)."""
    if not paragraph.ruby:
        return "", (), ()
    text = paragraph.text
    pieces: list[str] = []
    starts, sources = array("i"), array("i")
    origin = at = paragraph.start
    length = 0
    for start, end, kana, *_rest in paragraph.ruby:
        if start < at:
            continue
        if start > at:
            pieces.append(text[at - origin : start - origin])
            starts.append(length)
            sources.extend((at, -1))
            length += start - at
        pieces.append(kana)
        starts.append(length)
        sources.extend((start, end))
        length += len(kana)
        at = end
    pieces.append(text[at - origin :])
    starts.append(length)
    sources.extend((at, -1))
    return "".join(pieces), starts, sources


def _source(at: int, starts: Sequence[int], sources: Sequence[int]) -> tuple[int, int]:
    """Return start and end in the text of what is read at a place."""
    piece = bisect_right(starts, at) - 1
    start, end = sources[2 * piece], sources[2 * piece + 1]
    if end < 0:
        start += at - starts[piece]
        end = start + 1
    return start, end


def _pattern(wanted: str) -> re.Pattern[str]:
    """Return a pattern for a text and everything that ``fold`` makes equal to it.

    The text that is searched needs no folding then. A voiced kana also matches its base with a
    sound mark of its own.
    """
    parts = []
    for char in fold(unicodedata.normalize("NFC", wanted)):
        same = _same(char)
        plain = unicodedata.normalize("NFD", char)
        if len(plain) == 2 and plain[1] in _SOUND_MARKS:
            parts.append(f"(?:{same}|{_same(plain[0])}{_SOUND_MARKS[plain[1]]})")
        else:
            parts.append(same)
    return re.compile("".join(parts))


def _same(char: str) -> str:
    """Return a class of the characters that fold into one."""
    others = _UNFOLD.get(ord(char))
    return f"[{re.escape(char + others)}]" if others else re.escape(char)


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return hits in order; of two that overlap the longer one stays."""
    kept: list[tuple[int, int]] = []
    for hit in sorted(found):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return kept
