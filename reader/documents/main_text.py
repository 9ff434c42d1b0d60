"""Which blocks of a page are its article.

trafilatura finds the article's text; our own walk keeps what it has no place for (ruby, captions,
headings, their order). So its answer is used to find the region, and our blocks in it are taken.
A page without furniture is taken whole.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from reader.documents.kinds import furniture_kind
from reader.documents.model import BlockKind
from reader.documents.ruby_markup import local_name
from reader.documents.text_builder import Piece

_FURNITURE_NAMES = frozenset({"nav", "aside", "footer", "menu"})
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|gnavi|rnavi|lnavi|navigation|menu|personal|lang|catlinks|side-?bar|side|footer|foot|breadcrumbs?|topic-?path|pankuzu|share"
    r"|sns|social|related|recommend(?:ed|ation)?s?|ranking|popular|banner|advert(?:isement)?|ads?|adsense"
    r"|promo|sponsor|widget|comments?|respond|pager|pagination|tags?|cookie|consent|modal|popup|overlay"
    r"|newsletter|subscribe|login|profile|author-?box|toc|skip|copyright|prev|next|sr-only|visually-hidden"
    r"|screen-reader-text|paywall|kanren|osusume)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_WHITE = re.compile(r"\s+")
_MAX_ELEMENTS = 20_000
_MAX_COMPARED = 1_000_000_000
_SHORT = 25
_CONTENT_ELEMENTS = frozenset({"li", "tr", "td", "th", "dt", "dd", "p", "blockquote", "pre"})


def main_blocks(pieces: list[Piece], root: Any) -> list[Piece]:
    """Return the blocks that belong to the article, in order.

    Args:
        pieces: All blocks of the page, each with its element as ``origin``.
        root: The page.
    """
    if not pieces or not _has_furniture(root):
        return pieces
    plain = [piece for piece in pieces if not _in_furniture(piece.origin, root)]
    article = _article_text(root)
    if not article or len(article) * len(pieces) > _MAX_COMPARED:
        return plain or pieces
    core = [piece for piece in pieces if _is_in(piece, article)]
    if sum(len(piece.text) for piece in core) < 60:
        return plain or pieces
    region = _common_region(core)
    kept = [piece for piece in pieces if _belongs(piece, article, region, root)]
    return _without_ends(_with_lead(pieces, kept))


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """Cut headings that nothing follows: they were some other part's."""
    end = len(pieces)
    while end > 1 and pieces[end - 1].kind is BlockKind.HEADING:
        end -= 1
    return pieces[:end]


def _has_furniture(root: Any) -> bool:
    for element in root.iter():
        name = local_name(element)
        if name in _FURNITURE_NAMES or name in {"header", "form", "script", "iframe"}:
            return True
        if name in {"div", "ul", "section"} and _furniture_class(element):
            return True
    return False


def _furniture_class(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return names != " " and bool(_FURNITURE_CLASS.search(names))


def _in_furniture(element: Any, root: Any) -> bool:
    while element is not None and element is not root:
        name = local_name(element)
        if name in {"article", "main", "body"}:
            return False
        if name in _FURNITURE_NAMES or (name not in {"p", "span"} and _furniture_class(element)):
            return True
        if name == "header" and local_name(element.getparent()) in {"body", "html"}:
            return True
        element = element.getparent()
    return False


def _article_text(root: Any) -> str:
    """Return trafilatura's text of the page without any white space; empty where it finds none."""
    elements = sum(1 for _ in root.iter())
    if elements > _MAX_ELEMENTS:
        return ""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    tree = copy.deepcopy(root)
    for element in list(tree.iter("rt", "rp", "rtc")):
        # Annotations would stand in the middle of words.
        element.drop_tree()
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
    found = bare_extraction(
        tree, include_comments=False, include_tables=True, config=config, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return ""
    return _WHITE.sub("", "".join(body.itertext()))


def _is_in(piece: Piece, article: str) -> bool:
    text = _WHITE.sub("", piece.text)
    if not text:
        return False
    if len(text) < 8:
        return False
    return text in article or (len(text) > 80 and text[:40] in article and text[-40:] in article)


def _common_region(core: list[Piece]) -> Any:
    """Return the innermost element that holds nine tenths of the article's text."""
    weight: dict[Any, int] = {}
    total = 0
    for piece in core:
        size = len(piece.text)
        total += size
        element = piece.origin
        while element is not None:
            weight[element] = weight.get(element, 0) + size
            element = element.getparent()
    best, depth = None, -1
    for element, size in weight.items():
        if size >= 0.9 * total:
            level = sum(1 for _ in element.iterancestors())
            if level > depth:
                best, depth = element, level
    return best


def _belongs(piece: Piece, article: str, region: Any, root: Any) -> bool:
    if _is_in(piece, article):
        return not (piece.link_chars > 0.8 * len(piece.text) and _in_furniture(piece.origin, root))
    inside = any(element is region for element in _lineage(piece.origin))
    if not inside or _between_furniture(piece.origin, region):
        return False
    if piece.kind in {BlockKind.CAPTION, BlockKind.HEADING, BlockKind.BYLINE}:
        return True
    if piece.link_chars > 0.5 * len(piece.text):
        return False
    kind = furniture_kind(piece.text)
    if kind is not None:
        return kind is not BlockKind.BOILERPLATE
    # Short scraps in bare boxes are buttons and counters; in lists and tables they are content.
    if local_name(piece.origin) in _CONTENT_ELEMENTS:
        return True
    return len(piece.text) >= _SHORT or _WHITE.sub("", piece.text) in article or "。" in piece.text


def _lineage(element: Any) -> Any:
    while element is not None:
        yield element
        element = element.getparent()


def _between_furniture(element: Any, region: Any) -> bool:
    while element is not None and element is not region:
        name = local_name(element)
        if name in _FURNITURE_NAMES or (name not in {"p", "span"} and _furniture_class(element)):
            return True
        element = element.getparent()
    return False


def _with_lead(pieces: list[Piece], kept: list[Piece]) -> list[Piece]:
    """Add the heading and byline right above the article: they often stand outside its region."""
    if not kept:
        return pieces
    if any(p.kind is BlockKind.HEADING and p.level == 1 for p in kept[:3]):
        return kept
    first = next(index for index, piece in enumerate(pieces) if piece is kept[0])
    for index in range(first - 1, -1, -1):
        piece = pieces[index]
        if piece.kind is BlockKind.HEADING and piece.level == 1:
            between = [p for p in pieces[index + 1 : first] if p.kind is BlockKind.BYLINE]
            return [piece, *between[:3], *kept]
    return kept
