"""EPUB 2 and 3 to a document: the chapters in reading order, with the author's ruby.

Source: EPUB 3.3 and EPUB 2.0.1: the container, the package's metadata, manifest and spine.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import Any

from reader.documents.archive import Archive, parse_xml, resolve
from reader.documents.dates import iso_date
from reader.documents.encoding import decode
from reader.documents.markup_walk import PICTURE, WalkRules, is_hidden, is_note_mark, walk
from reader.documents.model import Document, Source
from reader.documents.ruby_markup import local_name
from reader.documents.text_builder import Piece, assemble
from reader.documents.webpage import RULES, parse_html
from reader.errors import DocumentError, EmptyDocumentError, UnsupportedFormatError

_CONTAINER = "META-INF/container.xml"
_VERTICAL = re.compile(
    r"(?:^|[\s,}>])(?:html|body)[^{}]{0,200}\{[^{}]{0,2000}writing-mode\s*:\s*(?:vertical-rl|tb-rl)",
    re.IGNORECASE,
)
"""Only the page's own direction: a rule for a class says nothing of who wears it."""
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HEAD = 20_000
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,500}(?:\[.{0,15000}?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FURNITURE = frozenset({"pagebreak", "toc", "landmarks", "page-list", "noteref"})
_TEXT_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    media_type: str
    properties: str


@dataclass(frozen=True, slots=True)
class _Package:
    title: str
    author: str
    date: str
    direction: str
    chapters: tuple[str, ...]
    styles: tuple[str, ...]


def epub_document(data: bytes, source: Source) -> Document:
    """Make a document of an EPUB.

    Raises:
        UnsupportedFormatError: If it is no EPUB, or a protected one.
        EmptyDocumentError: If there is no text in it.
        DocumentError: If it is damaged.
    """
    archive = Archive(data)
    package = _package(archive)
    pieces: list[Piece] = []
    vertical = package.direction == "rtl"
    for name in package.chapters:
        markup = archive.read(name)
        if not markup.strip():
            continue
        text = decode(markup, markup=True).text
        vertical = vertical or bool(_VERTICAL.search(text[:20_000]))
        pieces += [replace(piece, origin=None) for piece in _chapter(text)]
    if all(piece.text.startswith(PICTURE) for piece in pieces):
        raise EmptyDocumentError("There is no text in this book.")
    if not vertical and package.direction != "ltr":
        vertical = any(_is_vertical(archive.read(name)) for name in package.styles)
    text, blocks = assemble(pieces)
    title = package.title or text[blocks[0].start : blocks[0].end][:60]
    return Document(
        title=title,
        text=text,
        blocks=blocks,
        source=replace(source, format="epub"),
        date=package.date,
        author=package.author,
        vertical=vertical,
    )


def _package(archive: Archive) -> _Package:
    container = parse_xml(archive.read(_CONTAINER))
    if container is None:
        raise UnsupportedFormatError("The file is not an EPUB book.")
    if "META-INF/rights.xml" in archive.names or "META-INF/sinf.xml" in archive.names:
        raise UnsupportedFormatError("The book is protected (DRM) and cannot be read.")
    opf = next(
        (str(e.get("full-path")) for e in container.iter() if local_name(e) == "rootfile"), ""
    )
    root = parse_xml(archive.read(opf)) if opf else None
    if root is None:
        raise DocumentError("The book's table of contents is missing or damaged.")
    items = {
        str(e.get("id")): _Item(
            resolve(opf, e.get("href") or ""), e.get("media-type") or "", e.get("properties") or ""
        )
        for e in root.iter()
        if local_name(e) == "item"
    }
    spine = next((e for e in root.iter() if local_name(e) == "spine"), None)
    chapters: list[str] = []
    for reference in spine if spine is not None else ():
        item = items.get(str(reference.get("idref")))
        if local_name(reference) != "itemref" or item is None or not item.name:
            continue
        if reference.get("linear") == "no" or "nav" in item.properties.split():
            continue
        if item.media_type in _TEXT_TYPES or item.name.endswith((".xhtml", ".html", ".htm")):
            chapters.append(item.name)
    return _Package(
        title=_metadata(root, "title"),
        author=_metadata(root, "creator"),
        date=iso_date(_metadata(root, "date")),
        direction=str(spine.get("page-progression-direction")) if spine is not None else "",
        chapters=tuple(dict.fromkeys(chapters)),
        styles=tuple(i.name for i in items.values() if i.media_type == "text/css" and i.name)[:20],
    )


def _metadata(root: Any, name: str) -> str:
    found = [
        "".join(e.itertext()).strip()
        for e in root.iter()
        if local_name(e) == name and "purl.org/dc" in str(e.tag)
    ]
    found = [re.sub(r"\s+", " ", value) for value in found if value]
    if name == "creator":
        return "、".join(found[:4])[:200]
    return found[0][:300] if found else ""


def _chapter(text: str) -> list[Piece]:
    """Return a chapter's blocks; XHTML that is not well-formed is read as HTML."""
    head, rest = text[:_HEAD], text[_HEAD:]
    prepared = _DECLARATION.sub("", _DOCTYPE.sub("", head, count=1)) + rest
    prepared = _ENTITY.sub(_character, prepared)
    root = parse_xml(prepared.encode("utf-8", "replace"))
    if root is None or local_name(root) != "html":
        try:
            root = parse_html(text)
        except EmptyDocumentError:
            return []
    return walk(root, _RULES)


def _character(match: re.Match[str]) -> str:
    """XML knows no &nbsp; without the DTD, which is never loaded."""
    if match.group(1) in _KEPT:
        return match.group()
    found = html.unescape(match.group())
    return "" if found == match.group() else found.replace("&", "&amp;").replace("<", "&lt;")


def _is_dropped(element: Any, name: str) -> bool:
    if is_hidden(element) or name == "nav" or is_note_mark(element, name):
        return True
    kind = element.get("{http://www.idpf.org/2007/ops}type") or element.get("epub:type") or ""
    return bool(_FURNITURE & set(kind.split()))


_RULES = WalkRules(is_dropped=_is_dropped, kind_of=RULES.kind_of, pictures=True)


def _is_vertical(style: bytes) -> bool:
    return bool(_VERTICAL.search(style[:200_000].decode("utf-8", "replace")))
