"""Word documents to a document: paragraphs, headings, ruby, emphasis dots.

Source: ECMA-376 part 1 (Office Open XML), WordprocessingML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reader.documents.archive import Archive, parse_xml
from reader.documents.dates import iso_date
from reader.documents.kinds import furniture_kind
from reader.documents.model import BlockKind, Document, RubyKind, Source
from reader.documents.ruby_markup import emphasis_mark, local_name
from reader.documents.text_builder import BlockBuilder, Piece, assemble
from reader.errors import DocumentError, EmptyDocumentError, UnsupportedFormatError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "rPr", "pPr", "txbxContent", "sectPr", "rubyPr"}
)
_HEADING = re.compile(r"(?:heading|見出し|berschrift|titre)\s*([1-9])", re.IGNORECASE)
_MARKS = {"comma": "﹅", "dot": "﹅", "circle": "○", "underDot": "﹅"}


def docx_document(data: bytes, source: Source) -> Document:
    """Make a document of a ``.docx`` file.

    Raises:
        UnsupportedFormatError: If it is none.
        EmptyDocumentError: If there is no text in it.
    """
    archive = Archive(data)
    body = archive.read("word/document.xml")
    if not body:
        raise UnsupportedFormatError("The file is not a Word document.")
    root = parse_xml(body)
    if root is None:
        raise DocumentError("The document is damaged.")
    styles = _styles(parse_xml(archive.read("word/styles.xml")))
    pieces = _Reader(styles).run(root)
    if not pieces:
        raise EmptyDocumentError("There is no text in this document.")
    core = parse_xml(archive.read("docProps/core.xml"))
    heading = next((p.text for p in pieces if p.kind is BlockKind.HEADING), "")
    text, blocks = assemble(pieces)
    return Document(
        title=_core(core, "title") or heading or text.split("\n", 1)[0][:60],
        text=text,
        blocks=blocks,
        source=replace(source, format="docx"),
        date=iso_date(_core(core, "created")),
        author=_core(core, "creator"),
        vertical=any(_value(e) == "tbRl" for e in root.iter(f"{_W}textDirection")),
    )


class _Reader:
    """Walks the body; a ruby's base is text, its annotation a span over it."""

    def __init__(self, styles: dict[str, tuple[BlockKind, int]]) -> None:
        self._styles = styles
        self._block = BlockBuilder()
        self._pieces: list[Piece] = []
        self._kind = (BlockKind.BODY, 0)
        self._indent = 0

    def run(self, root: Any) -> list[Piece]:
        """Return the blocks of the document."""
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            name = local_name(element)
            if event == "start":
                if name == "p":
                    self._begin(element)
                elif name in _SKIPPED:
                    events.skip_subtree()
                elif name == "ruby":
                    self._ruby(element)
                    events.skip_subtree()
                elif name == "r":
                    self._run_of_text(element)
                    if not any(local_name(child) == "ruby" for child in element):
                        events.skip_subtree()
            elif name == "p":
                self._flush()
        return self._pieces

    def _begin(self, paragraph: Any) -> None:
        self._flush()
        self._kind, self._indent = (BlockKind.BODY, 0), 0
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return
        style = properties.find(f"{_W}pStyle")
        if style is not None:
            self._kind = self._styles.get(_value(style), self._kind)
        level = properties.find(f"{_W}outlineLvl")
        if level is not None and _value(level).isdigit() and int(_value(level)) < 9:
            self._kind = (BlockKind.HEADING, min(6, int(_value(level)) + 1))
        indent = properties.find(f"{_W}ind")
        if indent is not None:
            chars = indent.get(f"{_W}leftChars") or indent.get(f"{_W}firstLineChars") or "0"
            self._indent = min(12, int(chars) // 100) if chars.isdigit() else 0

    def _run_of_text(self, run: Any) -> None:
        start = self._block.length
        for child in run:
            name = local_name(child)
            if name == "t":
                self._block.add(child.text, verbatim=True)
            elif name == "tab":
                self._block.add("\u3000", verbatim=True)
            elif name in {"br", "cr"}:
                self._flush()
                start = 0
        mark = run.find(f"{_W}rPr/{_W}em")
        if mark is not None and _value(mark) in _MARKS and self._block.length > start:
            self._block.annotate(start, _MARKS[_value(mark)], RubyKind.EMPHASIS)

    def _ruby(self, element: Any) -> None:
        start = self._block.length
        for base in element.iter(f"{_W}rubyBase"):
            for text in base.iter(f"{_W}t"):
                self._block.add(text.text, verbatim=True)
        reading = "".join(
            text.text or "" for rt in element.iter(f"{_W}rt") for text in rt.iter(f"{_W}t")
        ).strip()
        if not reading:
            return
        mark = emphasis_mark(reading)
        kind = RubyKind.EMPHASIS if mark else RubyKind.READING
        self._block.annotate(start, "﹅" if mark else reading, kind)

    def _flush(self) -> None:
        piece = self._block.take(self._kind[0], self._kind[1], self._indent)
        if piece is None:
            return
        if piece.kind is BlockKind.BODY:
            kind = furniture_kind(piece.text)
            if kind in {BlockKind.CAPTION, BlockKind.BYLINE}:
                piece = replace(piece, kind=kind)
        self._pieces.append(piece)


def _styles(root: Any) -> dict[str, tuple[BlockKind, int]]:
    found: dict[str, tuple[BlockKind, int]] = {}
    if root is None:
        return found
    for style in root.iter(f"{_W}style"):
        identifier = str(style.get(f"{_W}styleId") or "")
        named = style.find(f"{_W}name")
        name = (_value(named) if named is not None else identifier).lower()
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        numbered = _HEADING.search(name) or _HEADING.search(identifier)
        if name in {"title", "表題"}:
            found[identifier] = (BlockKind.HEADING, 1)
        elif level is not None and _value(level).isdigit() and int(_value(level)) < 9:
            found[identifier] = (BlockKind.HEADING, min(6, int(_value(level)) + 1))
        elif numbered:
            found[identifier] = (BlockKind.HEADING, min(6, int(numbered.group(1))))
        elif name in {"caption", "図表番号"}:
            found[identifier] = (BlockKind.CAPTION, 0)
        elif name == "byline":
            found[identifier] = (BlockKind.BYLINE, 0)
    return found


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val") or "")


def _core(root: Any, name: str) -> str:
    if root is None:
        return ""
    for element in root.iter():
        if local_name(element) == name:
            return str(element.text or "").strip()[:300]
    return ""
