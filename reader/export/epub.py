"""An EPUB 3 with ruby, the notes as a chapter, the names and words behind it.

Source: EPUB 3.3 (W3C Recommendation): packages, navigation documents, the OCF container.
"""

from __future__ import annotations

import uuid
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import resources
from reader.documents.model import BlockKind
from reader.export.escaping import escape
from reader.export.markup import Markup
from reader.export.model import Job, Material
from reader.export.runs import RunMaker, blocks_to_write

_NAMESPACE = uuid.UUID("8a0c2f52-3f5e-5a1d-8c5e-6f7a51d9e3a4")
_CHAPTER_LENGTH = 40_000
"""Chapters longer than this (code points) are divided: readers load one file at a time."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(slots=True)
class _Page:
    name: str
    title: str
    parts: list[str] = field(default_factory=list)
    start: int = 0
    length: int = 0
    entries: list[tuple[int, str, str]] = field(default_factory=list)
    """Level, title and address of the headings in it."""


class _BookMarkup(Markup):
    """Markup whose notes and places are spread over files."""

    def __init__(self, material: Material) -> None:
        super().__init__(material, note_page="notes.xhtml", entity_page="names.xhtml")
        self.pages: list[_Page] = []

    def page_of(self, offset: int) -> str:
        found = ""
        for page in self.pages:
            if page.start > offset:
                break
            found = page.name
        return found


def write_epub(material: Material, path: Path, job: Job) -> None:
    """Write the book; equal material gives equal bytes."""
    markup = _BookMarkup(material)
    _chapters(material, markup, job)
    pages = markup.pages
    labels = material.labels
    for name, title, body in (
        ("notes.xhtml", labels.notes, markup.notes_html()),
        ("highlights.xhtml", labels.highlight, markup.highlights_html()),
        ("lookups.xhtml", labels.lookups, markup.lookups_html()),
        ("names.xhtml", labels.entities, markup.entities_html()),
    ):
        if body:
            page = _Page(name, title, [f"<h1>{escape(title)}</h1>\n{body}"])
            page.entries.append((1, title, name))
            pages.append(page)
    if markup.has_glosses:
        pages[-1].parts.append(f'<p class="meta">{escape(labels.attribution)}</p>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        _store(book, "mimetype", "application/epub+zip", stored=True)
        _store(book, "META-INF/container.xml", _CONTAINER)
        _store(book, "OEBPS/content.opf", _package(material, pages))
        _store(book, "OEBPS/nav.xhtml", _navigation(material, pages))
        _store(book, "OEBPS/toc.ncx", _ncx(material, pages))
        _store(book, "OEBPS/style.css", resources.text("export/book.css"))
        for done, page in enumerate(pages):
            job.step(done, len(pages))
            body = "\n".join(page.parts)
            _store(book, f"OEBPS/{page.name}", _xhtml(page.title, body, vertical=material.vertical))
    job.step(1, 1)


def _chapters(material: Material, markup: _BookMarkup, job: Job) -> None:
    maker = RunMaker(material)
    blocks = blocks_to_write(material)
    page: _Page | None = None
    for done, (index, block) in enumerate(blocks):
        if done % 200 == 0:
            job.step(done, len(blocks))
        heading = block.kind is BlockKind.HEADING
        text = material.document.text[block.start : block.end]
        begins = heading and block.level <= 2 and page is not None and page.length > 2000
        if page is None or begins or page.length > _CHAPTER_LENGTH:
            number = len(markup.pages) + 1
            page = _Page(f"chapter{number:03}.xhtml", text if heading else material.document.title)
            page.start = block.start
            markup.pages.append(page)
        if heading and block.level <= 3:
            page.entries.append((block.level, text, f"{page.name}#b{index}"))
        page.parts.append(markup.block(maker.block(index, block)))
        page.length += len(text)
    if not markup.pages:
        markup.pages.append(_Page("chapter001.xhtml", material.document.title))
    first = markup.pages[0]
    if not any(target.startswith(first.name) for _, _, target in first.entries):
        first.entries.insert(0, (1, material.document.title or first.title, first.name))


def _store(book: zipfile.ZipFile, name: str, text: str, *, stored: bool = False) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    book.writestr(info, text.encode("utf-8", "replace"))


def _xhtml(title: str, body: str, *, vertical: bool) -> str:
    classes = ' class="vertical"' if vertical else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="ja" lang="ja"{classes}>\n<head><meta charset="utf-8"/>'
        f"<title>{escape(title) or '-'}</title>"
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _identifier(material: Material) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, material.document.content_hash)}"


def _package(material: Material, pages: list[_Page]) -> str:
    document = material.document
    modified = (material.exported_at[:19] or "2020-01-01T00:00:00") + "Z"
    creator = f"<dc:creator>{escape(document.author)}</dc:creator>" if document.author else ""
    date = f"<dc:date>{escape(document.date)}</dc:date>" if document.date else ""
    source = document.source.url
    origin = f"<dc:source>{escape(source)}</dc:source>" if source else ""
    manifest = "".join(
        f'<item id="p{number}" href="{page.name}" media-type="application/xhtml+xml"/>'
        for number, page in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    direction = ' page-progression-direction="rtl"' if material.vertical else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        'xml:lang="ja">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{_identifier(material)}</dc:identifier>'
        f"<dc:title>{escape(document.title) or '-'}</dc:title><dc:language>ja</dc:language>"
        f'{creator}{date}{origin}<meta property="dcterms:modified">{modified}</meta></metadata>\n'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" '
        'properties="nav"/><item id="ncx" href="toc.ncx" '
        'media-type="application/x-dtbncx+xml"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{manifest}</manifest>\n'
        f'<spine toc="ncx"{direction}>{spine}</spine>\n</package>\n'
    )


def _entries(pages: list[_Page]) -> list[tuple[int, str, str]]:
    return [entry for page in pages for entry in page.entries]


def _navigation(material: Material, pages: list[_Page]) -> str:
    items = "".join(
        f'<li><a href="{target}">{escape(title)}</a></li>' for _, title, target in _entries(pages)
    )
    title = escape(material.labels.contents)
    body = f'<nav epub:type="toc" id="toc"><h1>{title}</h1><ol>{items}</ol></nav>'
    return _xhtml(material.labels.contents, body, vertical=False)


def _ncx(material: Material, pages: list[_Page]) -> str:
    points = "".join(
        f'<navPoint id="n{number}" playOrder="{number}"><navLabel><text>{escape(title)}</text>'
        f'</navLabel><content src="{target}"/></navPoint>'
        for number, (_, title, target) in enumerate(_entries(pages), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>'
        f'<meta name="dtb:uid" content="{_identifier(material)}"/></head><docTitle><text>'
        f"{escape(material.document.title)}</text></docTitle><navMap>{points}</navMap></ncx>\n"
    )
