"""Finding text as a reader means it: by form, by reading, by dictionary form. Pure, no Qt.

Offsets are code points of the document's text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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


class Finder:
    """Searches the paragraphs of a document.

    Args:
        paragraphs: The document's, in order. The list is read again at every search.
    """

    def __init__(self, paragraphs: Sequence[SceneParagraph]) -> None:
        self._paragraphs = paragraphs
        self._read: dict[int, tuple[SceneParagraph, str]] = {}

    def find(self, wanted: str, options: FindOptions | None = None) -> list[tuple[int, int]]:
        """Return where a text stands, in order and not overlapping.

        Args:
            wanted: What to look for; nothing finds nothing.
            options: What counts; everything by default.
        """
        options = options or FindOptions()
        if not wanted.strip():
            return []
        pattern = _pattern(wanted) if options.fold else re.compile(re.escape(wanted))
        kana = fold(wanted)
        by_reading = options.readings and all("ぁ" <= char <= "ゟ" or char == "ー" for char in kana)
        hits: list[tuple[int, int]] = []
        for index, paragraph in enumerate(self._paragraphs):
            origin = paragraph.start
            found = [
                (origin + match.start(), origin + match.end())
                for match in pattern.finditer(paragraph.text)
            ]
            if by_reading and paragraph.ruby:
                found.extend(self._by_reading(index, paragraph, pattern))
            if options.lemmas and paragraph.lemmas:
                found.extend(
                    word
                    for word, lemma in zip(paragraph.words, paragraph.lemmas, strict=False)
                    if lemma == wanted or (options.fold and fold(lemma) == kana)
                )
            hits.extend(_apart(found) if len(found) > 1 else found)
        return hits

    def _by_reading(
        self, index: int, paragraph: SceneParagraph, pattern: re.Pattern[str]
    ) -> list[tuple[int, int]]:
        kept = self._read.get(index)
        if kept is None or kept[0] is not paragraph:
            kept = self._read[index] = (paragraph, _read_text(paragraph))
        matches = list(pattern.finditer(kept[1]))
        if not matches:
            return []
        starts, sources = _sources(paragraph)
        return [
            (
                _source(match.start(), starts, sources)[0],
                _source(match.end() - 1, starts, sources)[1],
            )
            for match in matches
        ]


def _read_text(paragraph: SceneParagraph) -> str:
    """Return a paragraph as it is read: every base with ruby replaced by its reading."""
    pieces: list[str] = []
    text = paragraph.text
    origin = at = paragraph.start
    for start, end, kana, *_rest in paragraph.ruby:
        if start < at:
            continue
        if start > at:
            pieces.append(text[at - origin : start - origin])
        pieces.append(kana)
        at = end
    pieces.append(text[at - origin :])
    return "".join(pieces)


def _sources(paragraph: SceneParagraph) -> tuple[list[int], list[int]]:
    """Return where the pieces of ``_read_text`` begin, and what they stand for.

    The second list holds start and end in the text for every piece: a reading stands for its whole
    base, a piece of plain text (kept as start and -1) for itself, character by character.
    """
    starts: list[int] = []
    sources: list[int] = []
    at = paragraph.start
    length = 0
    for start, end, kana, *_rest in paragraph.ruby:
        if start < at:
            continue
        if start > at:
            starts.append(length)
            sources += (at, -1)
            length += start - at
        starts.append(length)
        sources += (start, end)
        length += len(kana)
        at = end
    starts.append(length)
    sources += (at, -1)
    return starts, sources


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
