"""Markdown to a document: its syntax taken away, what it means kept.

The text is turned into simple HTML and then read as any page is, so that HTML inside it (ruby, for
one) needs no second reader. Readings may also be written ``{漢字|かん|じ}`` and ``漢字《かんじ》``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reader.documents.inline_ruby import KANA, KANJI
from reader.documents.markup_walk import walk
from reader.documents.model import BlockKind, Document, Source
from reader.documents.text_builder import assemble
from reader.documents.webpage import RULES, parse_html
from reader.errors import EmptyDocumentError

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"^( {0,12})(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?(.*)$")
_TABLE_RULE = re.compile(r"^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+")
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"^(title|author|date)[ \t]*:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_HTML_BLOCK = re.compile(
    r"^ {0,3}</?(?:div|p|table|tr|td|th|ul|ol|li|section|article|blockquote|pre|figure|figcaption|"
    r"h[1-6]|details|summary|center|hr|!--)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,40}\]:?")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,500})>")
_BRACE_RUBY = re.compile(r"\{([^{}|\n]{1,40})((?:\|[^{}|\n]{1,40}){1,20})\}")
_MARK_RUBY = re.compile(
    f"(?:[|｜]([^|｜《》\n]{{1,30}})|([{KANJI}]{{1,12}}))《([{KANA}]{{1,40}})》"
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:[ \t][^<>]{0,300})?/?>")
_ENTITY = re.compile(r"&(?!#?[A-Za-z0-9]{1,32};)")
_EMPHASIS = (
    re.compile(r"(\*{1,3})(?=\S)([^*\n]{1,600}?)(?<=\S)\1"),
    re.compile(r"(?<![A-Za-z0-9_])(_{1,3})(?=\S)([^_\n]{1,600}?)(?<=\S)\1(?![A-Za-z0-9_])"),
    re.compile(r"(~~)(?=\S)([^~\n]{1,600}?)(?<=\S)\1"),
    re.compile(r"(==)(?=\S)([^=\n]{1,600}?)(?<=\S)\1"),
)


def markdown_document(text: str, source: Source) -> Document:
    r"""Make a document of Markdown text with ``\n`` line ends.

    Raises:
        EmptyDocumentError: If nothing is left when the syntax is taken away.
    """
    front = _FRONT.match(text)
    fields: dict[str, str] = {}
    if front:
        found = _FRONT_LINE.findall(front.group(1))
        fields = {name.lower(): value.strip().strip("\"'") for name, value in found}
        text = text[front.end() :]
    root = parse_html(f"<html><body>{_blocks(text)}</body></html>")
    pieces = walk(root, RULES)
    if not pieces:
        raise EmptyDocumentError("There is no text in this document.")
    first = next((p for p in pieces if p.kind is BlockKind.HEADING), None)
    title = fields.get("title", "") or (first.text if first else "")
    joined, blocks = assemble(pieces)
    date = _ISO.search(fields.get("date", ""))
    return Document(
        title=title or joined.split("\n", 1)[0][:60],
        text=joined,
        blocks=blocks,
        source=replace(source),
        date=date.group() if date else "",
        author=fields.get("author", ""),
    )


@dataclass(slots=True)
class _Writer:
    """Collects paragraphs' lines and writes HTML."""

    out: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tag: str = "p"

    def flush(self) -> None:
        if self.lines:
            body = "\n".join(self.lines)
            body = re.sub(r"(?: {2,}|\\)\n", "<br>\n", body)
            self.out.append(f"<{self.tag}>{_inline(body)}</{self.tag}>")
        self.lines = []
        self.tag = "p"


def _blocks(text: str) -> str:
    writer = _Writer()
    fence = ""
    for line in text.split("\n"):
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
                writer.out.append("</pre>")
            else:
                writer.out.append(html.escape(line) + "\n")
            continue
        opened = _FENCE.match(line)
        if opened:
            writer.flush()
            fence = opened.group(1)
            writer.out.append("<pre>")
        else:
            _line(line, writer)
    writer.flush()
    if fence:
        writer.out.append("</pre>")
    return "".join(writer.out)


def _line(line: str, writer: _Writer) -> None:
    stripped = line.strip()
    heading = _ATX.match(line)
    if not stripped or _REFERENCE.match(line):
        writer.flush()
    elif heading:
        writer.flush()
        level = len(heading.group(1))
        writer.out.append(f"<h{level}>{_inline(heading.group(2))}</h{level}>")
    elif writer.lines and writer.tag == "p" and re.fullmatch(r" {0,3}(=+|-+)[ \t]*", line):
        writer.tag = "h1" if "=" in line else "h2"
        writer.flush()
    elif _RULE.match(line) or _TABLE_RULE.match(line):
        writer.flush()
    elif _HTML_BLOCK.match(line):
        writer.flush()
        writer.out.append(_inline(line) + "\n")
    elif stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        writer.flush()
        cells = re.split(r"(?<!\\)\|", stripped.strip("|"))
        writer.out.append(f"<p>{'　'.join(_inline(cell.strip()) for cell in cells)}</p>")
    else:
        _flowing(line, writer)


def _flowing(line: str, writer: _Writer) -> None:
    """A line of a paragraph, a list's item or a quotation."""
    quote = _QUOTE.match(line)
    item = _ITEM.match(line)
    if quote:
        inner = quote.group(1)
        if writer.tag != "blockquote" or not inner.strip():
            writer.flush()
        writer.tag = "blockquote"
        nested = _QUOTE.match(inner)
        inner = nested.group(1) if nested else inner
        if inner.strip():
            writer.lines.append(inner.strip("\t"))
        return
    if item:
        writer.flush()
        writer.tag = "li"
        writer.lines.append(item.group(2))
        return
    writer.lines.append(line.lstrip(" \t"))


def _inline(text: str) -> str:
    """Turn inline syntax to HTML; what must not be read again waits in ``kept``."""
    kept: list[str] = []

    def keep(markup: str) -> str:
        kept.append(markup)
        return f"\ue000{len(kept) - 1}\ue001"

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _CODE.sub(lambda m: keep(html.escape(m.group(2).strip(" "))), text)
    text = _ESCAPE.sub(lambda m: keep(html.escape(m.group(1))), text)
    text = _IMAGE.sub("", text)
    text = _AUTOLINK.sub(lambda m: keep(html.escape(m.group(1))), text)
    text = _FOOTNOTE.sub("", text)
    for _ in range(2):
        text = _LINK.sub(lambda m: m.group(1), text)
    text = _BRACE_RUBY.sub(_brace_ruby(keep), text)
    text = _MARK_RUBY.sub(lambda m: keep(_ruby(((m.group(1) or m.group(2)), m.group(3)))), text)
    text = _TAG.sub(lambda m: keep(m.group()), text)
    for pattern in _EMPHASIS:
        text = pattern.sub(lambda m: m.group(2), text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    for _ in range(3):
        if "\ue000" not in text:
            break
        text = re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m.group(1))], text)
    return text


def _brace_ruby(keep: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def convert(match: re.Match[str]) -> str:
        base = match.group(1)
        readings = match.group(2)[1:].split("|")
        if len(readings) > 1 and len(readings) == len(base):
            return keep(_ruby(*zip(base, readings, strict=True)))
        return keep(_ruby((base, "".join(readings))))

    return convert


def _ruby(*pairs: tuple[str, str]) -> str:
    inner = "".join(f"{html.escape(base)}<rt>{html.escape(text)}</rt>" for base, text in pairs)
    return f"<ruby>{inner}</ruby>"
