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
    """Searches the paragraphs of a document; what it prepares for one search it keeps for the next.

    Args:
        paragraphs: The document's, in order. The list is read again at every search.
    """

    def __init__(self, paragraphs: Sequence[SceneParagraph]) -> None:
        self._paragraphs = paragraphs
        self._folded: dict[int, tuple[SceneParagraph, str]] = {}
        self._read: dict[int, tuple[SceneParagraph, str, list[int], list[int]]] = {}

    def find(self, wanted: str, options: FindOptions | None = None) -> list[tuple[int, int]]:
        """Return where a text stands, in order and not overlapping.

        Args:
            wanted: What to look for; nothing finds nothing.
            options: What counts; everything by default.
        """
        options = options or FindOptions()
        if not wanted.strip():
            return []
        pattern = _pattern(wanted, fold_it=options.fold)
        kana = fold(wanted)
        by_reading = options.readings and all("ぁ" <= char <= "ゟ" or char == "ー" for char in kana)
        hits: list[tuple[int, int]] = []
        for index, paragraph in enumerate(self._paragraphs):
            text = self._fold(index, paragraph) if options.fold else paragraph.text
            origin = paragraph.start
            found = [
                (origin + match.start(), origin + match.end()) for match in pattern.finditer(text)
            ]
            if by_reading and paragraph.ruby:
                found.extend(self._by_reading(index, paragraph, kana))
            if options.lemmas and paragraph.lemmas:
                found.extend(
                    word
                    for word, lemma in zip(paragraph.words, paragraph.lemmas, strict=False)
                    if lemma == wanted or (options.fold and fold(lemma) == kana)
                )
            hits.extend(_apart(found))
        return hits

    def _fold(self, index: int, paragraph: SceneParagraph) -> str:
        kept = self._folded.get(index)
        if kept is None or kept[0].text is not paragraph.text:
            kept = self._folded[index] = (paragraph, fold(paragraph.text))
        return kept[1]

    def _by_reading(
        self, index: int, paragraph: SceneParagraph, kana: str
    ) -> list[tuple[int, int]]:
        kept = self._read.get(index)
        if kept is None or kept[0] is not paragraph:
            kept = self._read[index] = (paragraph, *_reading(paragraph))
        _scene, read, starts, sources = kept
        found = []
        at = read.find(kana)
        while at >= 0:
            last = at + len(kana) - 1
            found.append((_source(at, starts, sources)[0], _source(last, starts, sources)[1]))
            at = read.find(kana, last + 1)
        return found


def _reading(paragraph: SceneParagraph) -> tuple[str, list[int], list[int]]:
    """Return a paragraph as it is read, where its pieces begin there, and what they stand for.

    The last list holds start and end in the text for every piece: a reading stands for its whole
    base, a piece of plain text (kept as start and -1) for itself, character by character.
    """
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    origin = at = paragraph.start
    text = paragraph.text
    length = 0
    for item in paragraph.ruby:
        start, end, kana = item[0], item[1], item[2]
        if start < at:
            continue
        if start > at:
            pieces.append(text[at - origin : start - origin])
            starts.append(length)
            sources += (at, -1)
            length += start - at
        pieces.append(kana)
        starts.append(length)
        sources += (start, end)
        length += len(kana)
        at = end
    pieces.append(text[at - origin :])
    starts.append(length)
    sources += (at, -1)
    return fold("".join(pieces)), starts, sources


def _source(at: int, starts: Sequence[int], sources: Sequence[int]) -> tuple[int, int]:
    """Return start and end in the text of what is read at a place."""
    piece = bisect_right(starts, at) - 1
    start, end = sources[2 * piece], sources[2 * piece + 1]
    if end < 0:
        start += at - starts[piece]
        end = start + 1
    return start, end


def _pattern(wanted: str, *, fold_it: bool) -> re.Pattern[str]:
    """Return a pattern; a voiced kana also matches its base with a sound mark of its own."""
    if not fold_it:
        return re.compile(re.escape(wanted))
    parts = []
    for char in fold(unicodedata.normalize("NFC", wanted)):
        plain = unicodedata.normalize("NFD", char)
        if len(plain) == 2 and plain[1] in _SOUND_MARKS:
            parts.append(f"(?:{char}|{plain[0]}{_SOUND_MARKS[plain[1]]})")
        else:
            parts.append(re.escape(char))
    return re.compile("".join(parts))


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return hits in order; of two that overlap the longer one stays."""
    kept: list[tuple[int, int]] = []
    for hit in sorted(found):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return kept
