"""The one door to documents: a file, bytes or a text in, a ``Document`` out.

The loaders of the richer formats are imported only when a file of their kind is opened.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from reader.documents.encoding import decode
from reader.documents.files import display_name, read_bytes
from reader.documents.model import Document, Source
from reader.documents.plain import normalise_line_ends, plain_document
from reader.errors import DocumentError, EmptyDocumentError, TooLargeError, UnsupportedFormatError

_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".srt": "srt",
    ".vtt": "vtt",
}
EXTENSIONS = tuple(_FORMATS)
"""File name endings that a file dialogue should offer."""

_MAX_MARKUP = 24 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def load(path: Path) -> Document:
    """Open a file.

    Raises:
        EmptyDocumentError: If there is no text in it.
        TooLargeError: If it is too large.
        EncodingError: If it is text in no encoding that we know, or damaged.
        UnsupportedFormatError: If it is no document of a kind that we read.
        DocumentError: If there is no such file or it cannot be read.
    """
    path = Path(path)
    data = read_bytes(path)
    try:
        return _from_bytes(data, display_name(path), path)
    except DocumentError as exc:
        if exc.path is None:
            exc.path = path
        raise


def from_bytes(data: bytes, name: str) -> Document:
    """Read a document from memory; ``name`` is a file name whose ending tells the format.

    Raises:
        DocumentError: As for ``load``.
    """
    if not data:
        raise EmptyDocumentError(f"“{display_name(name)}” is empty.")
    return _from_bytes(data, display_name(name), None)


def from_text(text: str, title: str = "", source: Source | None = None) -> Document:
    """Make a document of a text: pasted, piped or typed.

    The text is kept exactly as it is, so that offsets are the caller's offsets.

    Raises:
        EmptyDocumentError: If there is nothing but white space in it.
    """
    if not text.strip("\ufeff\u200b \t\r\n\u3000\x00\x0b\x0c"):
        raise EmptyDocumentError("The text is empty.")
    return plain_document(text, title=title, source=source or Source())


def _from_bytes(data: bytes, name: str, path: Path | None) -> Document:
    kind = _FORMATS.get((path or Path(name)).suffix.lower(), "")
    if data.startswith(_ZIP):
        return _named(_archive_document(data, kind, name, path), name)
    if kind in {"epub", "docx"}:
        raise UnsupportedFormatError(f"“{name}” is damaged, or not what its name says.")
    if kind in {"html", "md", "srt", "vtt"} and len(data) > _MAX_MARKUP:
        raise TooLargeError(f"“{name}” is too large for a page.")
    decoded = decode(data, markup=kind == "html", name=name)
    text = normalise_line_ends(decoded.text)
    if not kind:
        kind = "html" if _HTML_START.match(text[:4096]) else "txt"
    source = Source(path=path, format=kind, encoding=decoded.encoding)
    return _named(_text_document(text, source), name)


def _named(document: Document, name: str) -> Document:
    return document if document.title else replace(document, title=Path(name).stem)


def _archive_document(data: bytes, kind: str, name: str, path: Path | None) -> Document:
    """A zip is what it holds, whatever its name says."""
    from reader.documents.archive import Archive

    names = Archive(data).names
    source = Source(path=path, format=kind, encoding="utf-8")
    if "META-INF/container.xml" in names:
        from reader.documents.epub import epub_document

        return epub_document(data, source)
    if "word/document.xml" in names:
        from reader.documents.docx import docx_document

        return docx_document(data, source)
    raise UnsupportedFormatError(f"“{name}” is a compressed file, which cannot be read here.")


def _text_document(text: str, source: Source) -> Document:
    if source.format == "html":
        from reader.documents.webpage import html_document

        return html_document(text, source)
    if source.format == "md":
        from reader.documents.markdown import markdown_document

        return markdown_document(text, source)
    if source.format in {"srt", "vtt"}:
        from reader.documents.subtitles import subtitle_document

        return subtitle_document(text, source)
    if _may_be_aozora(text):
        from reader.documents.aozora import aozora_document, is_aozora

        if is_aozora(text):
            return aozora_document(text, source)
    document = from_text(text, source=source)
    if not document.blocks:
        raise EmptyDocumentError("There is no text in the file.")
    return document


def _may_be_aozora(text: str) -> bool:
    return "《" in text or "［＃" in text
