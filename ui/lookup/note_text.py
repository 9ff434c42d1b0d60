"""What the reader wrote in Markdown, as lines of styled text.

Qt's parser reads it (GitHub's dialect, with line ends kept); only text and styles are taken from
what it makes. Markup of HTML stays text, a picture is its description, nothing is ever loaded, and
a link leads to http or https or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextDocument, QTextFormat, QTextList

from ui.lookup.blocks import Line, LineKind, Run, Style

_PROPERTY = QTextFormat.Property
_DIALECT = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_LEVEL_EM = 1.2
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_RULE = "—" * 8
_TICKS = {
    QTextBlockFormat.MarkerType.Unchecked: "☐ ",
    QTextBlockFormat.MarkerType.Checked: "☑ ",
}
URL = "url:"
"""What the link of a run that leads out of the program begins with."""


class _Parsed(QTextDocument):
    """A document that is only read from."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Load nothing, ever."""
        return None


def note_lines(markdown: str) -> tuple[Line, ...]:
    """Return a note as lines; a link of a run is ``url:`` and its address."""
    document = _Parsed()
    document.setMarkdown(_with_line_ends(markdown), _DIALECT)
    lines: list[Line] = []
    block = document.begin()
    while block.isValid():
        lines += _lines(block)
        block = block.next()
    if lines:
        lines[0] = replace(lines[0], kind=LineKind.TIGHT)
    return tuple(lines)


def led_by(lead: Run, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield lines with a run before the first of them, in its line where that is plain text."""
    first, *rest = lines or (Line(()),)
    if first.indent:
        yield Line((lead,))
        yield first
    else:
        yield replace(first, runs=(lead, *first.runs), kind=LineKind.BODY)
    yield from rest


def plain_note(markdown: str) -> str:
    """Return what a note says, without its marks, for where there is room for text alone."""
    return "\n".join(line.text for line in note_lines(markdown))


def safe_url(address: str) -> str:
    """Return the address of a page on the web, or nothing for anything else."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in ("http", "https") or not url.host():
        return ""
    return address


def _with_line_ends(markdown: str) -> str:
    """A line that the reader ended is a line, as in chats and most notebooks; code is left."""
    lines, fenced = [], False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        lines.append(line if fenced or not line.strip() else line.rstrip() + "  ")
    return "\n".join(lines)


def _lines(block: QTextBlock) -> Iterator[Line]:
    form = block.blockFormat()
    if form.hasProperty(_PROPERTY.BlockTrailingHorizontalRulerWidth):
        yield Line((Run(_RULE, Style.QUIET),))
        return
    if not block.text().strip():
        return
    code = form.hasProperty(_PROPERTY.BlockCodeFence)
    quoted = form.intProperty(_PROPERTY.BlockQuoteLevel)
    style = Style.CODE if code else Style.QUIET if quoted else Style.TEXT
    if form.headingLevel():
        style = Style.STRONG
    listed = cast("QTextList | None", block.textList())
    level = listed.format().indent() if listed is not None else 0
    indent = _LEVEL_EM * (quoted + level + int(code))
    mark = listed.itemText(block) if listed is not None else ""
    kind = LineKind.TIGHT if code or listed is not None else LineKind.BODY
    rows = _rows(block, style)
    if mark:
        # A bullet is drawn by whoever shows a list; here it is text.
        bullet = _TICKS.get(form.marker(), f"{mark} " if mark[0].isdigit() else "• ")
        rows[0].insert(0, Run(bullet, Style.NUMBER))
    for number, row in enumerate(rows):
        hang = _LEVEL_EM if mark and number == 0 else 0.0
        yield Line(tuple(row), kind if number == 0 else LineKind.TIGHT, indent, hang)


def _rows(block: QTextBlock, style: Style) -> list[list[Run]]:
    """The runs of a block, row by row: a forced line end begins another."""
    rows: list[list[Run]] = [[]]
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        walk += 1
        form = fragment.charFormat()
        if form.isImageFormat():
            said = str(form.property(_PROPERTY.ImageAltText) or "")
            rows[-1].append(Run(f"[{said}]", Style.QUIET))
            continue
        address = safe_url(form.anchorHref()) if form.anchorHref() else ""
        shown = Style.LINK if address else _style(form.fontWeight(), form, style)
        pieces = fragment.text().replace("\ufffc", "").split("\u2028")
        for number, piece in enumerate(pieces):
            if number:
                rows.append([])
            if piece:
                link, tip = (URL + address, address) if address else ("", "")
                rows[-1].append(Run(piece, shown, link=link, tip=tip))
    return [row for row in rows if row] or [[Run("")]]


def _style(weight: int, form: QTextFormat, style: Style) -> Style:
    made = form.toCharFormat()
    if made.fontFixedPitch():
        return Style.CODE
    if weight > QFont.Weight.Normal:
        return Style.STRONG
    if made.fontItalic():
        return Style.EMPHASIS
    return Style.STRUCK if made.fontStrikeOut() else style
