"""Puts a document's text together from a structured source, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.documents.model import Block, BlockKind, RubyKind, RubySpan

_SPACES = re.compile("[ \t\n\r\f\v]+")
_INVISIBLE = str.maketrans(
    dict.fromkeys("\u200b\u200c\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_UNUSUAL = re.compile(
    "[\u200b\u200c\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\xa0\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
)
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place: offsets of ``ruby`` are within ``text``.

    ``origin`` is whatever the caller wants to find the block's source by.
    """

    text: str
    ruby: tuple[RubySpan, ...]
    kind: BlockKind
    level: int = 0
    indent: int = 0
    origin: Any = None
    link_chars: int = 0
    """How much of the text stands in links, code points."""
    blank_before: bool = False
    """An empty line parts it from the block before, where the separator alone does not."""


class BlockBuilder:
    """Collects one block's inline content, white space folded as HTML folds it.

    A line end in the source between two full-width characters is no space in Japanese.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._pending = ""
        self._ruby: list[RubySpan] = []
        self._links = 0

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    def add(self, text: str | None, *, link: bool = False, verbatim: bool = False) -> None:
        """Append text; ``verbatim`` keeps its spaces."""
        if not text:
            return
        if _UNUSUAL.search(text):
            text = _BREAKS.sub(" ", text.translate(_INVISIBLE).replace("\xa0", " "))
        if verbatim:
            self._append(text)
            return
        at = 0
        for found in _SPACES.finditer(text):
            self._word(text[at : found.start()], link=link)
            self._space(found.group())
            at = found.end()
        self._word(text[at:], link=link)

    def annotate(self, start: int, text: str, kind: RubyKind = RubyKind.READING) -> None:
        """Set ruby over everything from ``start`` (as ``length`` told it) to here."""
        if not text:
            return
        while start < self._length and self._char(start).isspace():
            start += 1
        if start < self._length:
            self._ruby.append(RubySpan(start, self._length, text, kind))

    def take(
        self, kind: BlockKind, level: int = 0, indent: int = 0, origin: Any = None
    ) -> Piece | None:
        """Return what was collected as a block and begin anew; None if there is no text."""
        text = "".join(self._parts)
        ruby, links = self._ruby, self._links
        self.__init__()  # type: ignore[misc]
        lead = len(text) - len(text.lstrip())
        stripped = text.strip()
        if not stripped:
            return None
        wide = text[:lead].count("\u3000")
        end = lead + len(stripped)
        spans = tuple(
            RubySpan(span.start - lead, min(span.end, end) - lead, span.text, span.kind)
            for span in sorted(ruby, key=lambda item: (item.start, -item.end))
            if lead <= span.start < min(span.end, end)
        )
        return Piece(stripped, spans, kind, level, indent + min(wide, 12), origin, links)

    def _word(self, word: str, *, link: bool) -> None:
        if not word:
            return
        if self._pending:
            joined = "\n" in self._pending and (_WIDE.match(self._last) or _WIDE.match(word))
            if not joined:
                self._append(" ")
            self._pending = ""
        self._append(word)
        if link:
            self._links += len(word)

    def _space(self, space: str) -> None:
        if self._length:
            self._pending += space

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]

    def _char(self, at: int) -> str:
        last = self._parts[-1]
        if at == self._length - len(last):
            return last[0]
        for part in self._parts:
            if at < len(part):
                return part[at]
            at -= len(part)
        return ""


def assemble(pieces: list[Piece], separator: str = "\n\n") -> tuple[str, tuple[Block, ...]]:
    """Join blocks to a document's text; return it with the blocks in their places.

    Args:
        pieces: The blocks in order; a line end inside one would break the model, so there is none.
        separator: What stands between two blocks.
    """
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for piece in pieces:
        if piece.blank_before and texts:
            texts[-1] += "\n"
            at += 1
        end = at + len(piece.text)
        ruby = tuple(
            RubySpan(span.start + at, span.end + at, span.text, span.kind) for span in piece.ruby
        )
        blocks.append(Block(at, end, piece.kind, piece.level, piece.indent, ruby))
        texts.append(piece.text)
        at = end + len(separator)
    return separator.join(texts), tuple(blocks)
