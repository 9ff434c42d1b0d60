"""An imported dictionary's structured content, from a whitelist of its tags to lines.

Pictures come from the dictionary itself; addresses outside stay text.
Source: Yomitan's term bank schema, version 3 (``structured-content``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ui.lookup.blocks import Cell, Line, LineKind, Picture, Run, Style

_BLOCKS = frozenset({"div", "ol", "ul", "li", "details", "summary", "p"})
_ROWS = frozenset({"table", "thead", "tbody", "tfoot"})
_MAX_DEPTH = 40
_MAX_LINES = 400
_MOST_ROWS = 100
_MOST_COLUMNS = 20
_BULLET = "• "


class _Budget:
    """How many lines may still be written, in all tables and lists of an entry together."""

    def __init__(self) -> None:
        self.left = _MAX_LINES

    def take(self) -> bool:
        """Takes a line; False when none is left."""
        self.left -= 1
        return self.left >= 0


class _Writer:
    """Collects runs into lines; a block begins a new one."""

    def __init__(self, budget: _Budget, source: str) -> None:
        self._source = source
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.indent = 0.0
        self._budget = budget
        self._markers: list[str | int] = []
        """For each list that is open, what stands before an item: a text, or the next number."""

    def flush(self) -> None:
        """Ends the line that is being written."""
        if any(run.text.strip() for run in self.runs) and self._budget.take():
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
        style = _styled(node, style)
        if name == "br":
            self.flush()
        elif name in ("img", "image"):
            words = node.get("alt") or node.get("title") or node.get("description")
            picture = _picture(node, self._source)
            if isinstance(words, str) or picture is not None:
                said = words if isinstance(words, str) else "…"
                self.runs.append(Run(f"[{said}]", Style.QUIET, picture=picture))
        elif name in ("rt", "rp"):
            return
        elif name == "ruby":
            self.ruby(content, style, link)
        elif name == "a":
            target = _query(node.get("href"))
            self.write(content, Style.LINK if target else style, target or link, depth + 1)
        elif name == "table":
            self.table(content, depth)
        elif name in ("ul", "ol"):
            self.items(node, str(name), style, link, depth)
        elif name in _BLOCKS:
            self.block(str(name), content, style, link, depth)
        else:
            self.write(content, style, link, depth + 1)

    def ruby(self, content: Any, style: Style, link: str) -> None:
        """Writes text with its reading over it, in as many pieces as it has readings."""
        base = ""
        for child in content if isinstance(content, (list, tuple)) else [content]:
            if isinstance(child, dict) and child.get("tag") == "rt":
                if base:
                    self.runs.append(Run(base, style, link=link, ruby=_plain(child)))
                base = ""
            else:
                base += _plain(child)
        if base:
            self.runs.append(Run(base, style, link=link))

    def items(self, node: dict[str, Any], name: str, style: Style, link: str, depth: int) -> None:
        """Writes a list: its items stand in, behind a number, a sign of its own, or a bullet."""
        self.flush()
        self._markers.append(_marker(node, name))
        before = self.indent
        self.indent = min(before + 0.8, 4.0)
        self.block(name, node.get("content"), style, link, depth)
        self.indent = before
        self._markers.pop()

    def block(self, name: str, content: Any, style: Style, link: str, depth: int) -> None:
        """Writes a tag that has lines of its own."""
        self.flush()
        if name == "li":
            marker = self._markers[-1] if self._markers else _BULLET
            if isinstance(marker, int):
                self._markers[-1] = marker + 1
                marker = f"{marker}. "
            if marker:
                self.runs.append(Run(marker, Style.QUIET))
        self.write(content, Style.STRONG if name == "summary" else style, link, depth + 1)
        self.flush()

    def table(self, content: Any, depth: int) -> None:
        """Writes a table; what is no cell in it is left out."""
        self.flush()
        rows = [row for row in islice(self.rows(content, depth + 1), _MOST_ROWS) if row]
        if rows:
            self.lines.append(Line((), LineKind.BODY, indent=self.indent, rows=tuple(rows)))

    def rows(self, node: Any, depth: int) -> Iterator[tuple[Cell, ...]]:
        """Yields the rows in a table or a part of it."""
        if depth > _MAX_DEPTH:
            return
        for child in node if isinstance(node, (list, tuple)) else [node]:
            if not isinstance(child, dict):
                continue
            if child.get("tag") in _ROWS:
                yield from self.rows(child.get("content"), depth + 1)
            elif child.get("tag") == "tr":
                inside = child.get("content")
                cells = inside if isinstance(inside, (list, tuple)) else [inside]
                found = [one for one in cells if isinstance(one, dict) and _is_cell(one)]
                yield tuple(self.cell(one, depth + 1) for one in found[:_MOST_COLUMNS])

    def cell(self, node: dict[str, Any], depth: int) -> Cell:
        """Returns a cell with the lines that are written in it."""
        head = node["tag"] == "th"
        writer = _Writer(self._budget, self._source)
        writer.write(node.get("content"), _styled(node, _style_of(head)), "", depth + 1)
        writer.flush()
        columns, rows = _span(node.get("colSpan")), _span(node.get("rowSpan"))
        return Cell(tuple(writer.lines), columns, rows, head)


def _picture(node: dict[str, Any], source: str) -> Picture | None:
    path = node.get("path")
    if not source or not isinstance(path, str):
        return None
    sizes = (node.get("width"), node.get("height"))
    width, height = (float(one) if isinstance(one, (int, float)) else 0.0 for one in sizes)
    mask = node.get("appearance") == "monochrome"
    return Picture(source, path, width, height, node.get("sizeUnits") == "em", mask)


def _is_cell(node: dict[str, Any]) -> bool:
    return node.get("tag") in ("td", "th")


def _style_of(head: bool) -> Style:
    return Style.STRONG if head else Style.TEXT


def _span(value: Any) -> int:
    return min(max(value, 1), _MOST_COLUMNS) if isinstance(value, int) else 1


def _marker(node: dict[str, Any], name: str) -> str | int:
    """Returns what stands before the items of a list; a number where they are counted."""
    look = node.get("style")
    kind = look.get("listStyleType") if isinstance(look, dict) else None
    if isinstance(kind, str):
        if len(kind) > 1 and kind[0] == kind[-1] and kind[0] in "\"'":
            return kind[1:-1]
        if kind == "none":
            return ""
        if kind != "decimal":
            return _BULLET
    return 1 if name == "ol" or kind == "decimal" else _BULLET


def _plain(node: Any, depth: int = 0) -> str:
    """Returns the text of a node without readings, at most 40 levels deep."""
    if isinstance(node, str):
        return node
    if depth > _MAX_DEPTH:
        return ""
    if isinstance(node, (list, tuple)):
        return "".join(_plain(child, depth + 1) for child in node)
    if isinstance(node, dict) and (depth == 0 or node.get("tag") not in ("rt", "rp")):
        return "" if node.get("tag") == "rp" else _plain(node.get("content"), depth + 1)
    return ""


def _styled(node: dict[str, Any], style: Style) -> Style:
    look = node.get("style")
    if not isinstance(look, dict) or style is Style.LINK:
        return style
    if look.get("fontWeight") == "bold":
        return Style.STRONG
    if look.get("fontStyle") == "italic":
        return Style.EMPHASIS
    if "line-through" in str(look.get("textDecorationLine", "")):
        return Style.STRUCK
    return style


def _query(href: Any) -> str:
    """Returns the link for an address inside the dictionary (``?query=…``), else nothing."""
    if not isinstance(href, str) or not href.startswith("?"):
        return ""
    words = parse_qs(urlsplit(href).query).get("query", [])
    return f"word:{words[0]}" if words else ""


def content_lines(content: object, source: str = "") -> list[Line]:
    """Returns the content of an entry as lines, at most 400, at most 40 levels deep.

    Args:
        content: The content.
        source: The id of its dictionary, for the pictures; without it they stay text.
    """
    writer = _Writer(_Budget(), source)
    for item in content if isinstance(content, (list, tuple)) else [content]:
        writer.write(item, Style.TEXT, "", 0)
        writer.flush()
    return writer.lines
