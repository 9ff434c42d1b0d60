"""Structured content of imported dictionaries: kept only as far as it is known and harmless.

Format: the schema of Yomitan's structured content, read for facts.
"""

from __future__ import annotations

import re
from typing import Any

_TAGS = frozenset(
    [
        "br",
        "ruby",
        "rt",
        "rp",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "span",
        "div",
        "ol",
        "ul",
        "li",
        "details",
        "summary",
        "img",
        "a",
    ]
)
_STYLES = frozenset(
    [
        "fontStyle",
        "fontWeight",
        "fontSize",
        "color",
        "background",
        "backgroundColor",
        "textDecorationLine",
        "textDecorationStyle",
        "textDecorationColor",
        "borderColor",
        "borderStyle",
        "borderRadius",
        "borderWidth",
        "verticalAlign",
        "textAlign",
        "textEmphasis",
        "textShadow",
        "margin",
        "marginTop",
        "marginLeft",
        "marginRight",
        "marginBottom",
        "padding",
        "paddingTop",
        "paddingLeft",
        "paddingRight",
        "paddingBottom",
        "wordBreak",
        "whiteSpace",
        "cursor",
        "listStyleType",
        "clipPath",
    ]
)
_KEPT = frozenset(
    [
        "lang",
        "title",
        "href",
        "path",
        "alt",
        "description",
        "width",
        "height",
        "colSpan",
        "rowSpan",
        "sizeUnits",
        "appearance",
    ]
)
MAX_DEPTH = 60
"""Deepest nesting of structured content; no page has such."""


def is_too_deep(node: Any) -> bool:
    """Tell whether an item of a glossary is nested deeper than ``MAX_DEPTH``, anywhere in it."""
    level = [node]
    for _ in range(MAX_DEPTH + 1):
        below: list[Any] = []
        for one in level:
            if isinstance(one, list):
                below += one
            elif isinstance(one, dict):
                below += one.values()
        if not below:
            return False
        level = below
    return True


def clean_content(node: Any) -> Any:
    """Return structured content with nothing in it but known tags, attributes and styles."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return [kept for one in node if (kept := clean_content(one)) is not None]
    tag = node.get("tag") if isinstance(node, dict) else None
    if not isinstance(tag, str) or tag not in _TAGS:
        return None
    result: dict[str, Any] = {"tag": tag}
    for key, value in node.items():
        if key == "content":
            result[key] = clean_content(value)
        elif key == "style":
            if isinstance(value, dict):
                result[key] = _clean_style(value)
        elif (
            key in _KEPT
            and isinstance(value, str | int | float)
            and not isinstance(value, bool)
            and (key != "href" or re.match(r"https?://|\?", str(value)))
        ):
            result[key] = value
    return result


def _clean_style(style: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in style.items()
        if name in _STYLES
        and isinstance(value, str | int | float | list)
        and "url(" not in str(value).lower()
    }


def plain_text(node: Any) -> str:
    """Return structured content as plain text, without readings over the words."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(plain_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    tag = node.get("tag")
    if tag in {"rt", "rp"}:
        return ""
    if tag == "br":
        return "\n"
    if tag == "img":
        return str(node.get("alt") or "")
    inside = plain_text(node.get("content"))
    return f"{inside}\n" if tag in {"div", "li", "tr", "summary", "ul", "ol", "table"} else inside
