"""Documents' texts as they lie in the store: compressed, with blocks and the author's ruby."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from reader.documents.model import Block, BlockKind, Document, RubyKind, RubySpan, Source


def pack_text(text: str) -> bytes:
    """Compress a text; lone surrogates survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(data: bytes) -> str:
    """The inverse of ``pack_text``."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def pack_blocks(blocks: tuple[Block, ...]) -> bytes:
    """Compress a document's blocks."""
    rows = [
        [
            block.start,
            block.end,
            block.kind.value,
            block.level,
            block.indent,
            [[ruby.start, ruby.end, ruby.text, ruby.kind.value] for ruby in block.ruby],
        ]
        for block in blocks
    ]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6)


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    """The inverse of ``pack_blocks``."""
    rows: list[list[Any]] = json.loads(zlib.decompress(data))
    return tuple(
        Block(
            start,
            end,
            BlockKind(kind),
            level,
            indent,
            tuple(RubySpan(first, last, text, RubyKind(of)) for first, last, text, of in ruby),
        )
        for start, end, kind, level, indent, ruby in rows
    )


def document_of(row: Any) -> Document:
    """Build a document from a joined row of ``documents`` and ``texts``."""
    return Document(
        title=row["title"],
        text=unpack_text(row["text"]),
        blocks=unpack_blocks(row["blocks"]),
        source=Source(
            path=Path(row["path"]) if row["path"] else None,
            format=row["format"],
            encoding=row["encoding"],
            url=row["url"],
        ),
        date=row["date"],
        author=row["author"],
        vertical=bool(row["vertical"]),
    )
