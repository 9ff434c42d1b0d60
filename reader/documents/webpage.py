"""A web page to a document: its article with the author's ruby, and nothing of the page around."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from reader.documents.dates import iso_date
from reader.documents.kinds import begins_tail, furniture_kind
from reader.documents.main_text import main_blocks
from reader.documents.markup_walk import WalkRules, is_hidden, is_note_mark, walk
from reader.documents.model import BlockKind, Document, Source
from reader.documents.page_metadata import PageMetadata, page_metadata
from reader.documents.text_builder import Piece, assemble
from reader.errors import DocumentError, EmptyDocumentError

_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|writer|publish(?:ed)?|pubdate|post-?date|entry-?date|article-?date"
    r"|date|time|credit|posted-on|update[dt]?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|photo-?text|figcaption)(?:$|[\s_-])", re.IGNORECASE
)
_COLOPHON_CLASS = re.compile(r"bibliographical_information|notation_notes")
"""What Aozora Bunko's pages put after the text."""
_BYLINE_ELEMENTS = frozenset({"p", "div", "li", "ul", "dl", "h2", "h3", "h4", "h5", "h6"})
_ASIDES = frozenset(
    {
        "mw-editsection",
        "mw-jump-link",
        "noprint",
        "sr-only",
        "screen-reader-text",
        "visually-hidden",
        "headerlink",
    }
)
"""Links to edit a section or to skip one: meant for the page, not for its reader."""
_VERTICAL = re.compile(r"writing-mode\s*:\s*(?:vertical-rl|tb-rl)", re.IGNORECASE)
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def html_document(markup: str, source: Source) -> Document:
    """Make a document of a page.

    Args:
        markup: The page's text. Nothing it names is loaded, nothing in it is run.
        source: Where it came from.

    Raises:
        EmptyDocumentError: If no text is on it.
        DocumentError: If it cannot be understood at all.
    """
    root = parse_html(markup)
    meta = page_metadata(root)
    pieces = main_blocks(walk(root, RULES), root)
    pieces = [_named(piece) for piece in pieces]
    pieces = _cut_tail(pieces)
    if not any(piece.kind is not BlockKind.BOILERPLATE for piece in pieces):
        raise EmptyDocumentError("There is no text on this page.")
    pieces, title = _with_title(pieces, meta)
    text, blocks = assemble(pieces)
    return Document(
        title=title or text[blocks[0].start : blocks[0].end][:60],
        text=text,
        blocks=blocks,
        source=replace(source, url=meta.url or source.url),
        date=meta.date or _date_in(pieces),
        author=meta.author,
        vertical=bool(_VERTICAL.search(markup[:200_000])),
    )


def parse_html(markup: str) -> Any:
    """Return the root element of a page, however broken.

    Raises:
        DocumentError: If there is no element in it.
    """
    from lxml import etree, html

    data = _ENCODING.sub("", markup.replace("\x00", "")).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as exc:
        raise EmptyDocumentError("There is no text on this page.") from exc
    if root is None:
        raise DocumentError("This page cannot be understood.")
    return root


def _is_dropped(element: Any, name: str) -> bool:
    if is_hidden(element) or is_note_mark(element, name):
        return True
    classes = element.get("class")
    if classes and not _ASIDES.isdisjoint(classes.split()):
        return True
    return name in {"nav", "menu"} or element.get("role") in {"navigation", "search", "banner"}


def _kind_of(element: Any, name: str) -> BlockKind | None:
    if name in {"address", "time"}:
        return BlockKind.BYLINE
    classes = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if classes != " ":
        if _CAPTION_CLASS.search(classes):
            return BlockKind.CAPTION
        if _COLOPHON_CLASS.search(classes):
            return BlockKind.BOILERPLATE
        if name in _BYLINE_ELEMENTS and _BYLINE_CLASS.search(classes):
            return BlockKind.BYLINE
    return None


RULES = WalkRules(is_dropped=_is_dropped, kind_of=_kind_of)


def _named(piece: Piece) -> Piece:
    """Let the wording of a short block say what it is, where the markup says nothing better."""
    if piece.kind is BlockKind.BYLINE and len(piece.text) > 120:
        return replace(piece, kind=BlockKind.BODY)
    if piece.kind is BlockKind.CAPTION and len(piece.text) > 400:
        return replace(piece, kind=BlockKind.BODY)
    if piece.kind not in {BlockKind.BODY, BlockKind.BYLINE, BlockKind.HEADING}:
        return piece
    kind = furniture_kind(piece.text)
    if kind is None or (piece.kind is BlockKind.HEADING and not begins_tail(piece.text)):
        return piece
    return replace(piece, kind=kind, level=0)


def _cut_tail(pieces: list[Piece]) -> list[Piece]:
    """Mark what follows コメントを残す or 関連記事 as furniture, unless it is prose."""
    for index, piece in enumerate(pieces):
        if index and begins_tail(piece.text):
            rest = pieces[index:]
            if not any(len(p.text) >= 60 and "。" in p.text for p in rest):
                return pieces[:index] + [
                    replace(p, kind=BlockKind.BOILERPLATE, level=0) for p in rest
                ]
    return pieces


def _date_in(pieces: list[Piece]) -> str:
    """Return the date of a byline, where the page's data has none."""
    dates = (iso_date(piece.text) for piece in pieces if piece.kind is BlockKind.BYLINE)
    return next((date for date in dates if date), "")


@dataclass(frozen=True, slots=True)
class _Found:
    index: int
    text: str


def _with_title(pieces: list[Piece], meta: PageMetadata) -> tuple[list[Piece], str]:
    """Find the article's title among its first headings, or put the page's own in front."""
    heading = next(
        (
            _Found(index, piece.text)
            for index, piece in enumerate(pieces[:6])
            if piece.kind is BlockKind.HEADING
        ),
        None,
    )
    if heading is not None and (heading.index == 0 or pieces[heading.index].level == 1):
        titled = replace(pieces[heading.index], level=1)
        rest = [
            replace(p, level=max(2, p.level)) if p.kind is BlockKind.HEADING else p for p in pieces
        ]
        rest[heading.index] = titled
        return rest, heading.text
    title = meta.title
    if not title:
        return pieces, heading.text if heading else ""
    if any(piece.text == title for piece in pieces[:6]):
        return [
            replace(p, kind=BlockKind.HEADING, level=1) if p.text == title else p for p in pieces
        ], title
    return [Piece(title, (), BlockKind.HEADING, 1), *pieces], title
