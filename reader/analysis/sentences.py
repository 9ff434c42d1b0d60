"""Sentences of a paragraph.

Source: the convention of the annotated corpora: a line's end ends a sentence; 。！？ end one
unless they stand inside brackets or quotation marks, so that a quotation stays with its
attribution.
"""

from __future__ import annotations

import re

from reader.analysis.model import Sentence

_PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "〔": "〕",
    "［": "］",
    "[": "]",
    "〈": "〉",
    "《": "》",
    "｛": "｝",
    "{": "}",
    "“": "”",
    "‘": "’",
    "〝": "〟",
    "｢": "｣",
}
_CLOSERS = frozenset(_PAIRS.values())
_ENDS = "。！？!?｡‼⁇⁈⁉"
_END = re.compile(f"[{_ENDS}]")
_BRACKET = re.compile("[" + re.escape("".join([*_PAIRS, *_CLOSERS])) + "]")
_TRAILERS = frozenset("。！？!?｡‼⁇⁈⁉…‥―─～〜♪☆★♡♥")


def sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of a text, without the white space around them.

    Args:
        text: A paragraph or more; a line end ends a sentence.
        offset: Added to every offset.
    """
    found: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        _line(line, at + offset, found)
        at += len(line) + 1
    return tuple(found)


def _line(line: str, offset: int, found: list[Sentence]) -> None:
    inside = _bracketed(line)
    start = 0
    end = 0
    for match in _END.finditer(line):
        at = match.start()
        if at < end or (inside and inside[at]):
            continue
        end = at + 1
        while end < len(line) and (
            line[end] in _TRAILERS or (line[end] in _CLOSERS and not (inside and inside[end]))
        ):
            end += 1
        if line[at] in "!?" and _inside_latin(line, at, end):
            continue
        _add(line, start, end, offset, found)
        start = end
    _add(line, start, len(line), offset, found)


def _inside_latin(line: str, at: int, end: int) -> bool:
    """A half-width mark between Latin letters (Yahoo!JAPAN, a?b=1) ends nothing."""
    after = line[end : end + 1]
    return after.isascii() and after.isalnum() and line[at - 1 : at].isascii()


def _add(line: str, start: int, end: int, offset: int, found: list[Sentence]) -> None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Sentence(offset + start, offset + end))


def _bracketed(line: str) -> bytearray | None:
    """Mark the places inside brackets that are closed in the same line; None without brackets."""
    marks: bytearray | None = None
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(line):
        at, character = match.start(), match.group()
        if character in _PAIRS:
            stack.append((_PAIRS[character], at))
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == character:
                if marks is None:
                    marks = bytearray(len(line))
                opened = stack[depth][1]
                marks[opened : at + 1] = b"\x01" * (at + 1 - opened)
                del stack[depth:]
                break
    return marks
