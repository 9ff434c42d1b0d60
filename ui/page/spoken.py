"""The document as one text for a screen reader, and where its units end. Pure, no Qt.

Screen readers count UTF-16 units of one text; the page counts code points of its paragraphs. The
two are mapped here and nowhere else.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from ui.page import characters, selection
from ui.page.scene import SceneParagraph

_FAR = re.compile("[\U00010000-\U0010ffff]")


class Border(enum.IntEnum):
    """What a text is cut into; the numbers are those of ``QAccessible.TextBoundaryType``."""

    CHARACTER = 0
    WORD = 1
    SENTENCE = 2
    PARAGRAPH = 3
    LINE = 4
    ALL = 5


class Units:
    """Offsets in UTF-16 units of a text, and back in code points.

    Args:
        text: The text; the common one without characters after U+FFFF costs nothing.
    """

    def __init__(self, text: str) -> None:
        self._far = [found.start() for found in _FAR.finditer(text)]
        self._pairs = [index + number for number, index in enumerate(self._far)]

    def to_units(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return offset + bisect_left(self._far, offset)

    def to_points(self, unit: int) -> int:
        """Return the code point that holds a UTF-16 unit."""
        return unit - bisect_left(self._pairs, unit)


def joined(pieces: Iterable[tuple[int, str]]) -> str:
    """Return one text of pieces that each stand at their offset; line ends fill what is between."""
    found: list[str] = []
    at = 0
    for start, text in pieces:
        found.append("\n" * (start - at))
        found.append(text)
        at = start + len(text)
    return "".join(found)


def around(
    paragraphs: Sequence[SceneParagraph],
    index: int,
    offset: int,
    border: Border,
    line_at: Callable[[int], tuple[int, int]],
) -> tuple[int, int]:
    """Return the unit of a text that holds a character.

    Units follow each other without a gap: what stands between two of them, line ends above all,
    belongs to the one before; only between words it is a unit of its own.

    Args:
        paragraphs: The document's.
        index: The paragraph that holds the character, or the last one before it.
        offset: The character.
        border: What to cut the text into, but not ``ALL``.
        line_at: Returns the line of the page that holds a character.
    """
    paragraph = paragraphs[index]
    after = paragraphs[index + 1].start if index + 1 < len(paragraphs) else paragraph.end
    if border is Border.PARAGRAPH:
        return paragraph.start, after
    if offset >= paragraph.end:
        if border is Border.CHARACTER:
            return offset, min(offset + 1, after)
        if border is Border.WORD:
            return paragraph.end, after
        offset = max(paragraph.start, paragraph.end - 1)
    if border is Border.LINE:
        start, end = line_at(offset)
        return start, after if end >= paragraph.end else end
    starts = _starts(paragraph, border)
    at = bisect_right(starts, offset) - 1
    if at + 1 < len(starts):
        return starts[at], starts[at + 1]
    return starts[at], after if border is Border.SENTENCE else paragraph.end


def _starts(paragraph: SceneParagraph, border: Border) -> list[int]:
    """Return where the units of a paragraph begin, the first of them at its start."""
    if border is Border.CHARACTER:
        return [paragraph.start + at for at in characters.clusters(paragraph.text)]
    if border is Border.SENTENCE:
        return [paragraph.start, *(start for start, _end in paragraph.sentences[1:])]
    words = selection.words_of(paragraph)
    borders = {paragraph.start, *(place for word in words for place in word)}
    return sorted(borders - {paragraph.end})
