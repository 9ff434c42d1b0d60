"""``<ruby>`` in every form that pages and books write it.

Mono, jukugo and group ruby, ``<rb>`` present or absent, ``<rtc>``, ``<rp>``, omitted end tags,
nested ruby, pictures of characters in the base, dots as ruby.
Source: HTML Standard, section 4.5.10; W3C Ruby Annotation (XHTML 1.1), simple and complex ruby.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.documents.model import RubyKind
from reader.documents.text_builder import BlockBuilder

EMPHASIS_MARKS = frozenset("・﹅﹆●○◎◉▲△▴▵•◦、ヽ")
_DEEPEST = 4
"""Ruby nested deeper than this means nothing."""
_SPACES = re.compile("[\\s\u3000]+")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")


@dataclass(slots=True)
class _Base:
    """A stretch of base text; ``inner`` is the ruby nested in it, relative to its start."""

    text: str = ""
    inner: list[tuple[int, int, str, RubyKind]] = field(default_factory=list)
    explicit: bool = False
    """It stood in ``<rb>``."""


@dataclass(slots=True)
class _Group:
    """Bases with the annotations that follow them."""

    bases: list[_Base] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, in lower case; ``""`` for a comment."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@functools.lru_cache(maxsize=512)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def add_ruby(element: Any, block: BlockBuilder, *, link: bool = False) -> None:
    """Append a ``<ruby>`` element's base text to a block, with its annotations.

    Args:
        element: The lxml element; its tail is left to the caller.
        block: Where the text goes.
        link: Whether it stands in a link.
    """
    simple = _simple_pairs(element)
    if simple is not None:
        for base, text in simple:
            _emit_pair([_Base(base)], text, block, link=link)
        return
    if sum(1 for outer in element.iterancestors() if local_name(outer) == "ruby") >= _DEEPEST:
        block.add("".join(element.itertext()), link=link)
        return
    for group in _groups(element):
        _emit(group, block, link=link)


def _simple_pairs(element: Any) -> list[tuple[str, str]] | None:
    """Return (base, reading) pairs of a ruby in its plain form, or None for any other form.

    Nearly all ruby is plain, and a book has tens of thousands of it.
    """
    pairs: list[tuple[str, str]] = []
    base = element.text or ""
    explicit = 0
    for child in element:
        name = local_name(child)
        if len(child) or name not in {"rt", "rp", "rb"}:
            return None
        if name == "rp":
            if (child.tail or "").strip():
                return None
            continue
        if name == "rb":
            if base.strip() or explicit:
                return None
            explicit = 1
            base = child.text or ""
            if (child.tail or "").strip():
                return None
            continue
        if not base.strip():
            return None
        pairs.append((base.strip(" \t\r\n"), _SPACES.sub(" ", child.text or "").strip()))
        base = child.tail or ""
        explicit = 0
    if base.strip():
        pairs.append((base.strip(" \t\r\n"), ""))
    return pairs or None


def emphasis_mark(text: str) -> str:
    """Return the mark if ruby text is nothing but emphasis dots, else ``""``."""
    return text[0] if text and set(text) <= EMPHASIS_MARKS else ""


def _groups(element: Any) -> Iterator[_Group]:
    group = _Group()
    for event, value in _events(element):
        if event == "base":
            if group.texts or group.second:
                yield group
                group = _Group()
            group.bases.append(value)
        elif event == "text":
            group.texts.append(value)
        else:
            group.second.append(value)
    if group.bases or group.texts or group.second:
        yield group


def _events(element: Any) -> Iterator[tuple[str, Any]]:
    """Flatten a ruby element to base, text (rt) and second (rtc) events in document order.

    Parsers nest what an omitted end tag leaves open, so position counts, not depth.
    """
    complex_ruby = any(local_name(child) == "rbc" for child in element)
    layers = 0
    base = _Base()
    for mode, text, opening in _runs(element):
        if mode in {"base", "rb"}:
            if opening and (base.text.strip() or base.explicit):
                yield "base", base
                base = _Base()
            if opening:
                base.explicit = mode == "rb"
            if isinstance(text, str):
                base.text += text if base.text else text.lstrip(" \t\r\n")
            else:
                _nest(base, text)
            continue
        if base.text.strip():
            yield "base", base
        base = _Base()
        if mode == "rtc":
            layers += opening
            yield ("text" if complex_ruby and layers == 1 else "second"), text
        elif mode == "rt":
            yield "text", text
    if base.text.strip():
        yield "base", base


def _runs(element: Any) -> Iterator[tuple[str, Any, bool]]:
    """Yield (mode, text or nested ruby element, begins a new item)."""
    mode = "base"
    opening = True
    pending: list[str] = []
    layer_open = False

    def annotation() -> Iterator[tuple[str, Any, bool]]:
        nonlocal layer_open
        if mode in {"rt", "rtc"} and pending:
            joined = _SPACES.sub(" ", "".join(pending)).strip()
            pending.clear()
            if joined:
                yield ("rtc" if in_layer else "rt"), joined, layer_open
                layer_open = False

    in_layer = False
    nested: Any = None
    from lxml import etree

    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = local_name(node)
        if event in {"comment", "pi"}:
            text = node.tail
        elif event == "start":
            if node is element:
                text = node.text
            elif nested is not None:
                continue
            elif name == "ruby":
                if mode in {"base", "rb"}:
                    yield mode, node, opening
                    opening = False
                elif mode in {"rt", "rtc"}:
                    pending.append("".join(node.itertext()))
                nested = node
                continue
            else:
                if name in {"rt", "rp", "rb", "rtc", "rbc"}:
                    yield from annotation()
                    if name == "rtc":
                        in_layer, layer_open = True, True
                    if name in {"rb", "rbc"}:
                        in_layer = False
                    mode = {"rbc": "base", "rp": "rp"}.get(name, name)
                    opening = True
                text = node.text
                if name == "img" and mode in {"base", "rb"}:
                    text = node.get("alt") or ""
        else:
            if nested is not None:
                if node is not nested:
                    continue
                nested = None
            elif name in {"rt", "rp", "rb", "rtc", "rbc"} and node is not element:
                yield from annotation()
                if name == "rtc":
                    in_layer = False
                mode = "rtc" if in_layer else "base"
                opening = True
            text = node.tail if node is not element else None
        if nested is not None or not text:
            continue
        if mode in {"rt", "rtc"}:
            pending.append(text)
        elif mode in {"base", "rb"} and (text.strip() or not opening):
            yield mode, text, opening
            opening = False
    yield from annotation()


def _nest(base: _Base, element: Any) -> None:
    inner = BlockBuilder()
    add_ruby(element, inner)
    from reader.documents.model import BlockKind

    piece = inner.take(BlockKind.BODY)
    if piece is None:
        return
    at = len(base.text)
    base.text += piece.text
    base.inner.extend((at + s.start, at + s.end, s.text, s.kind) for s in piece.ruby)


def _emit(group: _Group, block: BlockBuilder, *, link: bool) -> None:
    bases = [base for base in group.bases if base.text.strip()]
    start = block.length
    if not bases:
        # A base that is a picture without a name: what is read is all that can be shown.
        block.add("".join(group.texts) or "".join(group.second), link=link)
        return
    texts = group.texts
    if len(bases) == len(texts):
        pairs = [([base], text) for base, text in zip(bases, texts, strict=True)]
    elif len(bases) == 1 and len(texts) > 1:
        pairs = _spread(bases[0], texts)
    else:
        pairs = [(bases, "".join(texts))]
    for members, text in pairs:
        _emit_pair(members, text, block, link=link)
    if group.second:
        block.annotate(start, " ".join(group.second), RubyKind.SECOND)


def _spread(base: _Base, texts: list[str]) -> list[tuple[list[_Base], str]]:
    """One base with several readings: a character each where the counts agree."""
    plain = base.text.strip()
    if len(plain) == len(texts) and not base.inner:
        return [([_Base(char)], text) for char, text in zip(plain, texts, strict=True)]
    return [([base], "".join(texts))]


def _emit_pair(bases: list[_Base], text: str, block: BlockBuilder, *, link: bool) -> None:
    start = block.length
    inner = False
    for base in bases:
        for at, end, reading, kind in _pieces(base):
            before = block.length
            block.add(base.text[at:end], link=link)
            if reading:
                inner = True
                block.annotate(before, reading, kind)
    mark = emphasis_mark(text)
    if mark:
        block.annotate(start, "﹅" if mark in "・、ヽ" else mark, RubyKind.EMPHASIS)
    elif len(text) > 40 + 8 * (block.length - start):
        # An end tag is missing, and what looks like ruby is the text that follows.
        block.add(text, link=link)
    elif text:
        reading = text if not _KANA.search(text) else _SPACES.sub("", text)
        block.annotate(start, reading, RubyKind.SECOND if inner else RubyKind.READING)


def _pieces(base: _Base) -> Iterator[tuple[int, int, str, RubyKind]]:
    """Divide a base at the ruby nested in it."""
    at = 0
    for start, end, text, kind in base.inner:
        if start < at:
            continue
        if start > at:
            yield at, start, "", RubyKind.READING
        yield start, end, text, kind
        at = end
    if at < len(base.text):
        yield at, len(base.text), "", RubyKind.READING
