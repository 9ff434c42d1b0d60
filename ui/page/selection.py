"""Words, sentences and copies of the page's text. Pure, no Qt.

Offsets are code points of the document's text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from ui.page.scene import Ruby, SceneParagraph

PLAIN, BRACKETS, HTML = "plain", "brackets", "html"
"""Styles of a copy: the text alone, 漢字(かんじ), or HTML with ``<ruby>``."""
_FALLBACK = re.compile(
    r"[一-鿿㐀-䶿々〆〇\U00020000-\U0003ffff]+[ぁ-ゖ]{0,2}|[ァ-ヺー]+|[ぁ-ゖー]+|[^\W_]+|\S"
)
_BEYOND = 1 << 60


def words_of(paragraph: SceneParagraph) -> Sequence[tuple[int, int]]:
    """Return a paragraph's words; cut by script alone while the analysis is not there yet."""
    if paragraph.words:
        return paragraph.words
    origin = paragraph.start
    return [
        (origin + match.start(), origin + match.end())
        for match in _FALLBACK.finditer(paragraph.text)
    ]


def word_at(paragraph: SceneParagraph, offset: int) -> tuple[int, int] | None:
    """Return the word that holds a character of a paragraph."""
    words = words_of(paragraph)
    at = bisect_right(words, (offset, _BEYOND)) - 1
    if at >= 0 and words[at][0] <= offset < words[at][1]:
        return words[at]
    return None


def is_word(paragraph: SceneParagraph, word: tuple[int, int]) -> bool:
    """Return whether a word holds anything but punctuation."""
    origin = paragraph.start
    return any(char.isalnum() for char in paragraph.text[word[0] - origin : word[1] - origin])


def step_word(
    paragraphs: Sequence[SceneParagraph], index: int, offset: int, step: int
) -> tuple[int, int] | None:
    """Return the next word after, or the last one before, an offset; punctuation is passed over.

    Args:
        paragraphs: The document's.
        index: The paragraph that holds the offset.
        offset: Where to start; the word there is not taken.
        step: 1 for the next word, -1 for the one before.
    """
    while 0 <= index < len(paragraphs):
        paragraph = paragraphs[index]
        words = words_of(paragraph)
        if step > 0:
            at = bisect_left(words, (offset + 1, -1))
            candidates: Sequence[tuple[int, int]] = words[at:]
        else:
            at = bisect_left(words, (offset, -1))
            candidates = words[:at][::-1]
            if candidates and candidates[0][1] > offset:
                candidates = candidates[1:]
        for word in candidates:
            if is_word(paragraph, word):
                return word
        index += step
        offset = -1 if step > 0 else _BEYOND
    return None


def sentence_at(paragraph: SceneParagraph, offset: int) -> tuple[int, int]:
    """Return the sentence that holds a character; the whole paragraph where none is known."""
    sentences = paragraph.sentences
    at = bisect_right(sentences, (offset, _BEYOND)) - 1
    if at >= 0 and sentences[at][0] <= offset < sentences[at][1]:
        return sentences[at]
    return paragraph.start, paragraph.end


def copied(
    paragraphs: Sequence[SceneParagraph],
    start: int,
    end: int,
    style: str = PLAIN,
    shown: Callable[[Ruby], bool] | None = None,
) -> str:
    """Return a stretch of the text for the clipboard; one line end between paragraphs.

    Args:
        paragraphs: The document's, in order.
        start: First offset.
        end: Offset after the last.
        style: ``PLAIN``, ``BRACKETS`` or ``HTML``.
        shown: Which ruby to copy; None for all. A piece that is cut by the stretch is left out.
    """
    first = max(0, bisect_right(paragraphs, start, key=lambda item: item.start) - 1)
    lines: list[str] = []
    for index in range(first, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.start >= end and not (paragraph.start == paragraph.end == end):
            break
        if paragraph.end < start:
            continue
        low, high = max(start, paragraph.start), min(end, paragraph.end)
        if style == PLAIN:
            line = paragraph.text[low - paragraph.start : high - paragraph.start]
        else:
            line = "".join(_with_ruby(paragraph, low, high, style, shown))
        if paragraph.joined and lines:
            lines[-1] += " " * (paragraph.start - paragraphs[index - 1].end) + line
        else:
            lines.append(line)
    if style == HTML:
        return "\n".join(f"<p>{line}</p>" for line in lines)
    return "\n".join(lines)


def _with_ruby(
    paragraph: SceneParagraph,
    low: int,
    high: int,
    style: str,
    shown: Callable[[Ruby], bool] | None,
) -> Iterator[str]:
    """Yield the pieces of a line; neighbouring pieces of one word share their brackets."""
    escape = html.escape if style == HTML else str
    origin = paragraph.start
    at = low
    group: list[Ruby] = []

    def flush() -> Iterator[str]:
        if not group:
            return
        if style == HTML:
            yield "<ruby>"
            for item in group:
                base = paragraph.text[item.start - origin : item.end - origin]
                yield f"{escape(base)}<rp>(</rp><rt>{escape(item.kana)}</rt><rp>)</rp>"
            yield "</ruby>"
        else:
            base = paragraph.text[group[0].start - origin : group[-1].end - origin]
            yield f"{base}({''.join(item.kana for item in group)})"
        group.clear()

    for item in paragraph.ruby:
        if item.start < at or item.end > high or (shown is not None and not shown(item)):
            continue
        same = (
            group
            and group[-1].end == item.start
            and word_at(paragraph, group[-1].start) == word_at(paragraph, item.start)
        )
        if not same:
            yield from flush()
            yield escape(paragraph.text[at - origin : item.start - origin])
        group.append(item)
        at = item.end
    yield from flush()
    yield escape(paragraph.text[at - origin : high - origin])
