"""An imported dictionary's structured content, from a whitelist of its tags to lines.

Nothing is loaded: pictures are told by their title, addresses outside stay text.
Source: Yomitan's term bank schema, version 3 (``structured-content``).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from ui.lookup.blocks import Line, LineKind, Run, Style

_BLOCKS = frozenset({"div", "ol", "ul", "li", "table", "thead", "tbody", "tfoot", "tr", "details",
                     "summary", "p"})  # fmt: skip
_MAX_DEPTH = 40
_MAX_LINES = 400


class _Writer:
    """Collects runs into lines; a block begins a new one."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.indent = 0.0

    def flush(self) -> None:
        """Ends the line that is being written."""
        if any(run.text.strip() for run in self.runs) and len(self.lines) < _MAX_LINES:
            self.lines.append(Line(tuple(self.runs), LineKind.TIGHT, indent=self.indent))
        self.runs = []

    def write(self, node: Any, style: Style, link: str, depth: int) -> None:
        """Writes a node of the content: text, a list of nodes, or a tag."""
        if depth > _MAX_DEPTH or node is None:
            return
        if isinstance(node, str):
            for index, part in enumerate(node.split("\n")):
                if index:
                    self.flush()
                if part:
                    self.runs.append(Run(part, style, link=link))
        elif isinstance(node, (list, tuple)):
            for child in node:
                self.write(child, style, link, depth + 1)
        elif isinstance(node, dict):
            self.tag(node, style, link, depth)

    def tag(self, node: dict[str, Any], style: Style, link: str, depth: int) -> None:
        """Writes one tag; an unknown one is read through."""
        name = node.get("tag") or {"structured-content": "div", "text": "text"}.get(
            str(node.get("type")), str(node.get("type", ""))
        )
        content = node.get("content", node.get("text"))
        if name == "br":
            self.flush()
        elif name in ("img", "image"):
            words = node.get("alt") or node.get("title") or node.get("description")
            if isinstance(words, str):
                self.runs.append(Run(f"[{words}]", Style.QUIET))
        elif name == "rp":
            return
        elif name == "rt":
            self.runs.append(Run("("))
            self.write(content, Style.READING, link, depth + 1)
            self.runs.append(Run(")"))
        elif name == "a":
            target = _query(node.get("href"))
            self.write(content, Style.LINK if target else style, target or link, depth + 1)
        elif name in ("td", "th"):
            if self.runs:
                self.runs.append(Run("  ", style))
            self.write(content, Style.STRONG if name == "th" else style, link, depth + 1)
        elif name in _BLOCKS:
            self.block(str(name), content, style, link, depth)
        else:
            self.write(content, _styled(node, style), link, depth + 1)

    def block(self, name: str, content: Any, style: Style, link: str, depth: int) -> None:
        """Writes a tag that has lines of its own; items of lists stand in."""
        self.flush()
        before = self.indent
        if name == "li":
            self.runs.append(Run("• ", Style.QUIET))
        if name in ("ul", "ol"):
            self.indent = min(before + 0.8, 4.0)
        self.write(content, Style.STRONG if name == "summary" else style, link, depth + 1)
        self.flush()
        self.indent = before


def _styled(node: dict[str, Any], style: Style) -> Style:
    look = node.get("style")
    if isinstance(look, dict) and look.get("fontWeight") == "bold":
        return Style.STRONG
    return style


def _query(href: Any) -> str:
    """Returns the link for an address inside the dictionary (``?query=…``), else nothing."""
    if not isinstance(href, str) or not href.startswith("?"):
        return ""
    words = parse_qs(urlsplit(href).query).get("query", [])
    return f"word:{words[0]}" if words else ""


def content_lines(content: object) -> list[Line]:
    """Returns the content of an entry as lines, at most 400, at most 40 levels deep."""
    writer = _Writer()
    if isinstance(content, (list, tuple)):
        for item in content:
            writer.write(item, Style.TEXT, "", 0)
            writer.flush()
    else:
        writer.write(content, Style.TEXT, "", 0)
        writer.flush()
    return writer.lines
