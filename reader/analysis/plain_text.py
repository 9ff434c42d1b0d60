"""A text as the tagger knows its words, with the way back to the text as it stands.

Variation selectors (葛󠄀), loose voicing marks (か and U+3099) and signs without width stand in the
middle of words, and UniDic knows neither half-width katakana nor compatibility ideographs nor some
forms of kanji in names (髙橋, 濵口). Nearly all texts have none of this and are taken as they are.

Source: Unicode 15, chapters 18.1 and 23.4; UTS 37; normalisation by ``unicodedata``.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

import resources
from reader.documents.model import Document

_NO_WIDTH = "\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_VOICING = "\u3099\u309a\uff9e\uff9f"
_OTHER_FORMS = "\u2e80-\u2fdf\uf900-\ufaff\uff61-\uff9d"


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without what stands in a word's way, shorter than the text that it was made of.

    Attributes:
        text: The plain text.
        left_out: Offsets, in the original, of the characters that are not in it.
        gaps: For each of these, the offset in the plain text where it would stand.
    """

    text: str
    left_out: tuple[int, ...]
    gaps: tuple[int, ...]

    def back(self, at: int) -> int:
        """Return the original offset of a plain one; what was left out belongs to what it follows.

        It holds for ends as for starts: the end of a word covers the selector behind it.
        """
        return at + bisect_right(self.gaps, at)

    def forth(self, at: int) -> int:
        """Return the plain offset of an original one."""
        return at - bisect_left(self.left_out, at)


@functools.cache
def variants() -> dict[str, str]:
    """Return forms of kanji that stand in names and that UniDic lacks, with the form it knows."""
    return {row[0]: row[1] for row in resources.rows("rules/readings_variants.tsv")}


@functools.cache
def _strange() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is not plain: one class that is soon looked for, and what it is."""
    others = _OTHER_FORMS + "".join(variants())
    return (
        re.compile(f"[{_NO_WIDTH}{_VOICING}{others}]"),
        re.compile(f"([{_NO_WIDTH}])|([{_VOICING}])|[{others}]"),
    )


def plain_text(text: str) -> PlainText | None:
    """Return the plain form of a text, or None where the text is plain as it stands."""
    anything, strange = _strange()
    if anything.search(text) is None:
        return None
    known = variants()
    parts: list[str] = []
    left_out: list[int] = []
    gaps: list[int] = []
    taken = size = 0
    for match in strange.finditer(text):
        at = match.start()
        if taken < at:
            parts.append(text[taken:at])
            size += at - taken
        taken = at + 1
        one = match[0]
        put = "" if match[1] else known.get(one) or unicodedata.normalize("NFKC", one)
        if match[2] and parts:
            joined = unicodedata.normalize("NFC", parts[-1][-1] + put)
            if len(joined) == 1:
                parts[-1] = parts[-1][:-1] + joined
                put = ""
        if not put:
            left_out.append(at)
            gaps.append(size)
            continue
        parts.append(put)
        size += 1
    parts.append(text[taken:])
    return PlainText("".join(parts), tuple(left_out), tuple(gaps))


def plain_form(text: str) -> str:
    """Return a word in its plain form."""
    plain = plain_text(text)
    return text if plain is None else plain.text


def plain_document(document: Document, plain: PlainText) -> Document:
    """Return a document with its plain text, its paragraphs and ruby moved with it."""
    forth = plain.forth
    blocks = tuple(
        replace(
            block,
            start=forth(block.start),
            end=forth(block.end),
            ruby=tuple(
                replace(span, start=forth(span.start), end=forth(span.end)) for span in block.ruby
            ),
        )
        for block in document.blocks
    )
    return replace(document, text=plain.text, blocks=blocks)
