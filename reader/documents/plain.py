"""Plain text to a document: the text stays as it is, its lines become paragraphs."""

from __future__ import annotations

import re

from reader.documents.dates import iso_date
from reader.documents.inline_ruby import inline_ruby
from reader.documents.kinds import Line, classify
from reader.documents.model import Block, BlockKind, Document, Source
from reader.errors import TooLargeError

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile("\r\n|\r|\n")
_BREAK_AFTER = re.compile("[。．！？!?][」』）)】”]*")
_LONGEST = 4000
"""Paragraphs longer than this (code points) are divided at a sentence's end: a book without line
ends must not be one paragraph to set and to analyse."""
_MOST_LINES = 1_000_000
_TITLE_LENGTH = 60


def normalise_line_ends(text: str) -> str:
    r"""Return the text with CR LF and CR made ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def plain_document(text: str, *, title: str = "", source: Source | None = None) -> Document:
    """Make a document of plain text; ``text`` is kept unchanged and offsets are offsets in it.

    Args:
        text: Any text.
        title: A title that is known; else the first line is taken where it looks like one.
        source: Where it came from.
    """
    lines = split_lines(text)
    kinds = classify(lines)
    blocks: list[Block] = []
    for line, (kind, level) in zip(lines, kinds, strict=True):
        for start, end in _divide(text, line.start, line.end):
            ruby = inline_ruby(text, start, end)
            indent = line.indent if start == line.start else 0
            blocks.append(Block(start, end, kind, level, indent, ruby))
    return Document(
        title=title or find_title(text, tuple(blocks)),
        text=text,
        blocks=tuple(blocks),
        source=source or Source(),
        date=_find_date(text, blocks),
    )


def _find_date(text: str, blocks: list[Block]) -> str:
    """Return the date in a byline (2024年4月12日 6時30分, 西日本新聞 …付), or ``""``."""
    bylines = (text[b.start : b.end] for b in blocks if b.kind is BlockKind.BYLINE)
    return next((date for date in map(iso_date, bylines) if date), "")


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that have anything in them, without the space around them.

    Raises:
        TooLargeError: If there are more lines than any book has.
    """
    if text.count("\n") > _MOST_LINES:
        raise TooLargeError("The text has more lines than any book.")
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        inner = raw.strip().strip("\ufeff\u200b")
        if not inner:
            continue
        start = found.start()
        indent = 0
        if raw[0] != inner[0]:
            lead = raw[: raw.index(inner)]
            start += len(lead)
            indent = (2 * lead.count("\u3000") + lead.count(" ") + lead.count("\t")) // 2
        end = start + len(inner)
        if start - before <= 1:
            blank_before = not lines
        else:
            blank_before = not lines or _blank_line(text[before:start])
        lines.append(Line(start, end, inner, blank_before, min(indent, 20)))
        before = end
    return lines


def _blank_line(between: str) -> bool:
    if "\r" in between:
        return len(_LINE_END.findall(between)) >= 2
    return between.count("\n") >= 2


def find_title(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first title among the blocks, else the beginning of the text."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return text[block.start : block.end]
    for block in blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            first = text[block.start : block.end]
            end = _BREAK_AFTER.search(first)
            first = first[: end.start()] if end else first
            return first if len(first) <= _TITLE_LENGTH else first[: _TITLE_LENGTH - 1] + "…"
    return ""


def _divide(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        cut = start
        for found in _BREAK_AFTER.finditer(text, start + _LONGEST // 2, start + _LONGEST):
            cut = found.end()
        if cut == start:
            cut = start + _LONGEST
        while cut < end and text[cut].isspace():
            cut += 1
        pieces.append((start, _trimmed(text, start, cut)))
        start = cut
    if end > start:
        pieces.append((start, end))
    return pieces


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
