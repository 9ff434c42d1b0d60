"""A document: its text, its paragraphs and the author's own ruby.

Every ``start`` and ``end`` is a half-open range of code points of ``Document.text``.
"""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass, field
from pathlib import Path


class BlockKind(enum.Enum):
    """What a paragraph is for."""

    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class RubyKind(enum.Enum):
    """What the author set beside the base text."""

    READING = "reading"
    EMPHASIS = "emphasis"
    """Dots or lines (圏点, 傍線); ``text`` is the mark itself, ``﹅`` by default."""
    SECOND = "second"
    """A second annotation (left ruby, a translation)."""


@dataclass(frozen=True, slots=True)
class RubySpan:
    """The author's ruby over a stretch of the text."""

    start: int
    end: int
    text: str
    kind: RubyKind = RubyKind.READING


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: no line end inside."""

    start: int
    end: int
    kind: BlockKind = BlockKind.BODY
    level: int = 0
    """1 to 6 for a heading (1: the title), else 0."""
    indent: int = 0
    """Indentation in em."""
    ruby: tuple[RubySpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    path: Path | None = None
    format: str = "text"
    """txt, md, html, aozora, epub, clipboard …"""
    encoding: str = "utf-8"
    url: str = ""
    """Address that the document itself names, never fetched."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read, with its paragraphs in order; paragraphs do not overlap."""

    title: str
    text: str
    blocks: tuple[Block, ...]
    source: Source = field(default_factory=Source)
    date: str = ""
    """The text's own date, ISO 8601, when it names one."""
    author: str = ""
    vertical: bool = False
    """True when the document asks for vertical writing."""

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text in hexadecimal: the identity of what is read."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
