"""Aozora Bunko's text format to a document: ruby, dots, headings, indents, odd characters.

No mark-up ever reaches the text; what is not understood is left out.
Source: Aozora Bunko's annotation manual (www.aozora.gr.jp/annotation/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.documents.aozora_line import LineReader, LineState, fold_characters
from reader.documents.inline_ruby import KANA, KANJI
from reader.documents.model import BlockKind, Document, Source
from reader.documents.text_builder import Piece, assemble
from reader.errors import EmptyDocumentError

_LEGEND_LINE = re.compile(r"^-{20,}\s*$", re.MULTILINE)
_COLOPHON = re.compile(r"^(?:底本|親本)[：:]")
_NOTE = re.compile(
    "［＃(?:「[^」\n]{1,60}」(?:に|は|の)[^］\n]{1,40}|[^］\n]{0,12}(?:字下げ|字上げ|見出し|傍点|傍線|地付き|改ページ|改丁)"
    "[^］\n]{0,20}|[^］\n]{1,40}入る)］|※［＃[^］\n]{1,60}］"
)
_READING = re.compile(f"(?:[｜|][^《》\n]{{1,30}}|[{KANJI}])《[{KANA}]{{1,30}}》")
_MARKED = re.compile(f"｜[^｜《》\n]{{1,30}}《[{KANA}A-Za-z ]{{1,40}}》")
_BRACKET = re.compile("《")
_FIGURE = re.compile(
    r"［＃(?P<what>[^（］]{0,60})（[^）］]{1,60}\.(?:png|jpe?g|gif)[^）］]{0,30}）入る］"
)
_DETECTION = 200_000


def is_aozora(text: str) -> bool:
    """Return whether a plain text is written in Aozora Bunko's format.

    An annotation, the legend or an explicit ``｜base《ruby》`` tells; so does ruby in 《》 that
    comes often and after kanji nearly always. Quotation marks 《》 alone do not.
    """
    head = text[:_DETECTION]
    if "【テキスト中に現れる記号について】" in head[:4000]:
        return True
    if "［＃" in head and _NOTE.search(head):
        return True
    brackets = len(_BRACKET.findall(head))
    if not brackets:
        return False
    readings = len(_READING.findall(head))
    if _MARKED.search(head) and readings >= 0.5 * brackets:
        return True
    return readings >= 3 and readings >= 0.8 * brackets


def aozora_document(text: str, source: Source) -> Document:
    r"""Make a document of an Aozora text with ``\n`` line ends.

    Raises:
        EmptyDocumentError: If nothing is left when the mark-up is taken away.
    """
    header, body, colophon = _parts(text)
    pieces = [*_header(header), *_body(body), *_colophon(colophon)]
    if not any(piece.kind is not BlockKind.BOILERPLATE for piece in pieces):
        raise EmptyDocumentError("There is no text in this document.")
    joined, blocks = assemble(pieces, "\n")
    bylines = [p.text for p in pieces[:6] if p.kind is BlockKind.BYLINE]
    title = pieces[0].text if pieces[0].kind is BlockKind.HEADING else ""
    return Document(
        title=title or joined.split("\n", 1)[0][:60],
        text=joined,
        blocks=blocks,
        source=replace(source, format="aozora"),
        author="、".join(bylines),
    )


def _parts(text: str) -> tuple[list[str], list[str], list[str]]:
    """Divide a text into title lines, body and colophon; the legend is left out."""
    rules = list(_LEGEND_LINE.finditer(text[:20_000]))
    if len(rules) >= 2:
        header, body = text[: rules[0].start()].split("\n"), text[rules[1].end() :].split("\n")
    else:
        header, body = _untold_header(text.split("\n"))
    for index in range(len(body) - 1, max(-1, len(body) - 200), -1):
        if _COLOPHON.match(body[index]):
            return header, body[:index], body[index:]
    return header, body, []


def _untold_header(lines: list[str]) -> tuple[list[str], list[str]]:
    """A text without a legend begins with title and author if an empty line closes them soon."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    for count in range(1, 5):
        at = start + count
        if at >= len(lines):
            break
        if not lines[at].strip():
            found = lines[start:at]
            if all(len(line) <= 40 and not line.endswith(("。", "」")) for line in found):
                return found, lines[at:]
            break
    return [], lines


def _header(lines: list[str]) -> list[Piece]:
    """Title, then subtitles, then the author and perhaps a translator, who come last."""
    state = LineState()
    found = [piece for line in lines if (piece := _read(line, state)) is not None]
    if not found:
        return []
    names = 1 if len(found) > 1 else 0
    if len(found) > 2 and re.search(r"[訳編]$", found[-1].text):
        names = 2
    result = [replace(found[0], kind=BlockKind.HEADING, level=1)]
    split = len(found) - names
    result += [replace(p, kind=BlockKind.HEADING, level=2) for p in found[1:split]]
    result += [replace(p, kind=BlockKind.BYLINE, level=0) for p in found[split:]]
    return result


def _body(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    state = LineState()
    blank = True
    for line in lines:
        piece = _read(line, state)
        if piece is None:
            blank = blank or not line.strip()
            continue
        pieces.append(replace(piece, blank_before=blank))
        blank = False
    return pieces


def _colophon(lines: list[str]) -> list[Piece]:
    state = LineState()
    found = [piece for line in lines if (piece := _read(line, state)) is not None]
    return [
        replace(piece, kind=BlockKind.BOILERPLATE, level=0, ruby=(), blank_before=index == 0)
        for index, piece in enumerate(found)
    ]


@dataclass(frozen=True, slots=True)
class _Trimmed:
    lead: int
    text: str
    wide: int


def _trim(text: str) -> _Trimmed:
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    return _Trimmed(lead, stripped, text[:lead].count("\u3000"))


def _read(line: str, state: LineState) -> Piece | None:
    reader = LineReader(fold_characters(line), state)
    text, spans = reader.read()
    trimmed = _trim(text)
    if not trimmed.text:
        figure = _FIGURE.search(line)
        if figure is None:
            return None
        return Piece(f"［{figure['what'].strip() or '図'}］", (), BlockKind.CAPTION)
    end = trimmed.lead + len(trimmed.text)
    ruby = tuple(
        replace(span, start=span.start - trimmed.lead, end=min(span.end, end) - trimmed.lead)
        for span in sorted(spans, key=lambda s: (s.start, -s.end))
        if trimmed.lead <= span.start < min(span.end, end)
    )
    level = reader.heading
    kind = BlockKind.BODY
    if reader.caption:
        kind = BlockKind.CAPTION
    elif level:
        kind = BlockKind.HEADING
    return Piece(trimmed.text, ruby, kind, level, min(reader.indent + trimmed.wide, 12))
