"""HTML or XHTML to blocks: one walk over the tree, without recursion.

Pages and books use it alike; which blocks are the article is decided elsewhere. Nothing is loaded
and nothing is run: attributes with addresses are never followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from reader.documents.model import BlockKind, RubyKind
from reader.documents.ruby_markup import add_ruby, local_name
from reader.documents.text_builder import BlockBuilder, Piece

_DROPPED_NAMES = (
    "script style noscript template head title meta link iframe object embed applet svg math "
    "canvas audio video source track map area button input select textarea option datalist dialog "
    "frameset frame noframes base param"
)
DROPPED = frozenset(_DROPPED_NAMES.split())
"""Elements whose content is no text to read. A form is kept: whole pages are wrapped in one."""

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DOTTED = re.compile(
    r"(?:^|[\s_-])(?:em-?)?(?:sesame|bouten|botem|boten|emphasis-?dots?|kenten)(?:$|[\s_-])|sesame_dot",
    re.IGNORECASE,
)
_DOT_STYLE = re.compile(r"text-emphasis(?:-style)?\s*:\s*(?!none)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INDENT = re.compile(r"(?:^|[\s_-])(?:jisage|indent|h-indent|start)[_-]?(\d{1,2})(?:em)?(?:$|\s)")
PICTURE = "［画像"
"""What the line begins with that stands for a picture."""
_LONGEST_DESCRIPTION = 200
"""Code points of a picture's description."""
_NESTED_INDENT = frozenset({"blockquote", "li", "dd"})


@dataclass(frozen=True, slots=True)
class _Frame:
    element: Any
    kind: BlockKind
    level: int
    indent: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class WalkRules:
    """What differs between a page and a book.

    ``is_dropped`` tells what is left out with all its content; ``kind_of`` what kind of block an
    element's content is, or None to go on with its parent's. With ``pictures`` a picture that
    stands by itself leaves a line with its description: a book's are part of what it tells.
    """

    is_dropped: Callable[[Any, str], bool]
    kind_of: Callable[[Any, str], BlockKind | None]
    pictures: bool = False


def is_hidden(element: Any) -> bool:
    """Return whether an element says that it is not shown."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def is_note_mark(element: Any, name: str) -> bool:
    """Return whether an element is the number of a note, which is no part of the sentence."""
    if name == "sup":
        return "reference" in (element.get("class") or "") or any(
            local_name(inner) == "a" and "#" in (inner.get("href") or "") for inner in element
        )
    return name == "a" and element.get("role") == "doc-noteref"


def walk(root: Any, rules: WalkRules) -> list[Piece]:
    """Return the blocks of a tree in document order; each has its lxml element as ``origin``."""
    return _Walker(rules).run(root)


class _Walker:
    def __init__(self, rules: WalkRules) -> None:
        self._rules = rules
        self._block = BlockBuilder()
        self._pieces: list[Piece] = []
        self._frames: list[_Frame] = []
        self._dots: list[tuple[Any, int]] = []
        self._links = 0
        self._skipping: Any = None
        self._picture_box: Any = None

    def run(self, root: Any) -> list[Piece]:
        from lxml import etree

        self._frames.append(_Frame(root, BlockKind.BODY, 0, 0, verbatim=False))
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if self._start(element, root):
                    events.skip_subtree()
            elif event == "end":
                self._end(element, root)
            else:
                self._text(element.tail)
        self._flush()
        return self._pieces

    def _start(self, element: Any, root: Any) -> bool:
        """Open an element; return whether its content is to be skipped."""
        name = local_name(element)
        if element is not root:
            if name in DROPPED or self._rules.is_dropped(element, name):
                if name == "svg" and self._rules.pictures and _holds_picture(element):
                    self._place_picture(element, element.get("aria-label") or "")
                if name in _BLOCKS:
                    self._flush()
                self._skipping = element
                return True
            if name == "ruby" and not _holds_blocks(element):
                add_ruby(element, self._block, link=self._links > 0)
                self._skipping = element
                return True
        if name in _BLOCKS:
            self._open(element, name)
        elif name == "br":
            self._flush()
        elif name == "img":
            self._picture(element)
        elif name == "a":
            self._links += 1
        if _is_dotted(element, name):
            self._dots.append((element, self._block.length))
        self._text(element.text)
        return False

    def _end(self, element: Any, root: Any) -> None:
        name = local_name(element)
        if self._skipping is element:
            self._skipping = None
        else:
            if self._dots and self._dots[-1][0] is element:
                start = self._dots.pop()[1]
                # A block may have ended inside it; then it began anew.
                start = start if start <= self._block.length else 0
                self._block.annotate(start, "﹅", RubyKind.EMPHASIS)
            if name == "a":
                self._links = max(0, self._links - 1)
            if len(self._frames) > 1 and self._frames[-1].element is element:
                self._flush()
                self._frames.pop()
                if name in {"td", "th"}:
                    self._text(" ")
        if element is not root:
            self._text(element.tail)

    def _open(self, element: Any, name: str) -> None:
        if name in {"td", "th"} and _is_plain_cell(element):
            if self._block.length:
                self._block.add("\u3000", verbatim=True)
            return
        self._flush()
        outer = self._frames[-1]
        given = self._rules.kind_of(element, name)
        kind = given or outer.kind
        level = outer.level if kind is BlockKind.HEADING else 0
        if name in _HEADINGS and given is not BlockKind.BYLINE:
            kind, level = BlockKind.HEADING, _HEADINGS[name]
        elif name in {"figcaption", "caption"}:
            kind = BlockKind.CAPTION
        indent = outer.indent + (1 if name in _NESTED_INDENT else _class_indent(element))
        self._frames.append(
            _Frame(element, kind, level, min(indent, 12), outer.verbatim or name == "pre")
        )

    def _picture(self, element: Any) -> None:
        """A picture that stands for a character (外字) has it as its text; others have none."""
        alt = element.get("alt") or ""
        classes = element.get("class") or ""
        if "gaiji" in classes:
            from reader.documents.gaiji import character_of

            self._block.add(character_of(alt) or "〓", verbatim=True)
        elif len(alt) == 1:
            self._block.add(alt)
        elif self._rules.pictures and _stands_alone(element):
            self._place_picture(element, alt)
        elif not self._block.length:
            box = element.getparent()
            if local_name(box) in {"a", "picture", "span"}:
                box = box.getparent()
            self._picture_box = box if local_name(box) in {"div", "figure", "td"} else None

    def _place_picture(self, element: Any, description: str) -> None:
        self._flush()
        told = re.sub(r"\s+", " ", description).strip()[:_LONGEST_DESCRIPTION]
        text = f"{PICTURE}：{told}］" if told else f"{PICTURE}］"
        self._pieces.append(Piece(text, (), BlockKind.CAPTION, origin=element))

    def _text(self, text: str | None) -> None:
        if not text or self._skipping is not None:
            return
        frame = self._frames[-1]
        if not frame.verbatim:
            self._block.add(text, link=self._links > 0)
            return
        for at, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if at:
                self._flush()
            self._block.add(line, verbatim=True)

    def _flush(self) -> None:
        frame = self._frames[-1]
        piece = self._block.take(frame.kind, frame.level, frame.indent, frame.element)
        if piece is None:
            return
        if self._picture_box is not None:
            if self._is_below_picture(piece):
                piece = replace(piece, kind=BlockKind.CAPTION)
            self._picture_box = None
        self._pieces.append(piece)

    def _is_below_picture(self, piece: Piece) -> bool:
        """A short line right after a picture, in the same box, says what is on it."""
        if piece.kind is not BlockKind.BODY or len(piece.text) > 60 or piece.text.endswith("。"):
            return False
        box = self._picture_box
        return piece.origin is box or piece.origin.getparent() is box


def _stands_alone(element: Any) -> bool:
    """A picture in a line of text is a sign of it; one that fills its box is a picture."""
    box = element.getparent()
    return box is not None and not "".join(box.itertext()).strip()


def _holds_picture(element: Any) -> bool:
    return any(local_name(inner) == "image" for inner in element.iterdescendants())


def _holds_blocks(element: Any) -> bool:
    """A ruby that was never closed swallows the paragraphs after it; then it is none."""
    return any(local_name(inner) in _BLOCKS for inner in element.iterdescendants())


def _is_dotted(element: Any, name: str) -> bool:
    if name not in {"em", "span", "strong", "i", "b"}:
        return False
    classes = element.get("class")
    if classes and _DOTTED.search(classes):
        return True
    style = element.get("style")
    return bool(style and _DOT_STYLE.search(style))


def _is_plain_cell(element: Any) -> bool:
    """A cell of a table of data stands in its row; one that holds an article is a block itself."""
    if any(local_name(child) in _BLOCKS or local_name(child) == "br" for child in element):
        return False
    return len("".join(element.itertext())) <= 80


def _class_indent(element: Any) -> int:
    classes = element.get("class")
    found = _INDENT.search(classes) if classes else None
    return min(int(found.group(1)), 12) if found else 0
