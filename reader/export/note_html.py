"""A note in Markdown as HTML: what the note editor offers, everything else as it was typed.

Nothing of the note is taken for markup of its own: it is escaped first. Pictures stay text, and a
link leads to http or https or is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.export.escaping import escape

_ITEM = re.compile(r"\s{0,8}(?:(?P<bullet>[-*+])|\d{1,6}[.)])\s+(?P<text>\S.*)")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>\S.*)")
_QUOTE = re.compile(r">\s?(?P<text>.*)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_CODE = re.compile(r"(`{1,3})(?P<code>[^`]+)\1")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?P<url>https?://[^\s()<>]+)\)")
_STYLES = (
    ("strong", re.compile(r"(?<!\*)\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")),
    ("strong", re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")),
    ("em", re.compile(r"(?<![*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)")),
    ("em", re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)")),
    ("del", re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")),
)


def note_html(markdown: str) -> str:
    """Return a note as block elements."""
    return "".join(_blocks(markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _blocks(lines: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        fenced = _FENCE.match(line)
        item, heading, quote = _ITEM.fullmatch(line), _HEADING.fullmatch(line), _QUOTE.match(line)
        if line.strip() and not (fenced or item or heading or quote):
            paragraph.append(_inline(line.strip()))
            continue
        if paragraph:
            yield f"<p>{'<br/>'.join(paragraph)}</p>"
            paragraph = []
        if fenced:
            end = next((n for n in range(at, len(lines)) if _FENCE.match(lines[n])), len(lines))
            yield f"<pre>{escape(chr(10).join(lines[at:end]))}</pre>"
            at = end + 1
        elif heading:
            yield f"<p><strong>{_inline(heading['text'])}</strong></p>"
        elif quote:
            yield f"<blockquote>{_inline(quote['text'])}</blockquote>"
        elif item:
            name = "ul" if item["bullet"] else "ol"
            items = [item["text"]]
            while at < len(lines) and (more := _ITEM.fullmatch(lines[at])):
                items.append(more["text"])
                at += 1
            yield f"<{name}>{''.join(f'<li>{_inline(one)}</li>' for one in items)}</{name}>"
    if paragraph:
        yield f"<p>{'<br/>'.join(paragraph)}</p>"


def _inline(text: str) -> str:
    """Code first, links next, styles in what is left; each piece is escaped once."""
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(text):
        parts.append(_linked(text[at : code.start()]))
        parts.append(f"<code>{escape(code['code'])}</code>")
        at = code.end()
    return "".join(parts) + _linked(text[at:])


def _linked(text: str) -> str:
    parts: list[str] = []
    at = 0
    for link in _LINK.finditer(text):
        parts.append(_styled(text[at : link.start()]))
        parts.append(f'<a href="{escape(link["url"])}">{_styled(link["text"])}</a>')
        at = link.end()
    return "".join(parts) + _styled(text[at:])


def _styled(text: str) -> str:
    found = [(match.start(), tag, match) for tag, p in _STYLES if (match := p.search(text))]
    if not found:
        return escape(text)
    at, tag, match = min(found, key=lambda one: one[0])
    inner, rest = _styled(match.group(1)), _styled(text[match.end() :])
    return f"{escape(text[:at])}<{tag}>{inner}</{tag}>{rest}"
