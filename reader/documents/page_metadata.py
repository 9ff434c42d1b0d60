"""What a web page says of itself: title, author, date and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader.documents.dates import iso_date

_SEPARATOR = re.compile(r"\s*(?:[|｜–—:：»«]|\s-\s|\s-\s?|＜|<|【公式】)\s*")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_JSON_LIMIT = 400_000
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Everything may be empty; ``date`` is ISO 8601, ``url`` is only named, never fetched."""

    title: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    site: str = ""


def page_metadata(root: Any) -> PageMetadata:
    """Return what the head, the structured data and the first headings of a page say."""
    meta = _meta(root)
    data = list(_linked_data(root))
    site = meta.get("og:site_name", "")
    title = _first(
        _field(data, "headline"),
        meta.get("og:title"),
        meta.get("twitter:title"),
        _text(root, ".//title"),
    )
    author = _first(
        _person(_field(data, "author")),
        meta.get("author"),
        meta.get("dc.creator"),
        meta.get("article:author"),
    )
    date = _first(
        _iso(_field(data, "datePublished")),
        _iso(meta.get("article:published_time")),
        _iso(meta.get("date")),
        _iso(meta.get("pubdate")),
        _iso(meta.get("dc.date")),
        _iso(_attribute(root, ".//time[@datetime]", "datetime")),
    )
    url = _first(
        _attribute(root, ".//link[@rel='canonical']", "href"), meta.get("og:url"), _saved_from(root)
    )
    return PageMetadata(
        title=_without_site(_clean(title), site),
        author="" if author.startswith(("http:", "https:")) else _clean(author),
        date=date,
        url=url if re.match(r"https?://", url) else "",
        site=_clean(site),
    )


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content:
            found.setdefault(name.strip().lower(), content.strip()[:1000])
    return found


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of schema.org JSON-LD that describe an article."""
    for element in root.iterfind(".//script[@type='application/ld+json']"):
        text = element.text or ""
        if not text or len(text) > _JSON_LIMIT:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if not isinstance(item, dict):
                continue
            graph = item.get("@graph")
            for node in graph if isinstance(graph, list) else [item]:
                if isinstance(node, dict) and str(node.get("@type")).lower().strip("[]'").endswith(
                    _ARTICLE_TYPES
                ):
                    yield node


def _field(data: list[dict[str, Any]], name: str) -> Any:
    return next((node[name] for node in data if node.get(name)), None)


def _person(value: Any) -> str:
    if isinstance(value, list):
        names = [_person(item) for item in value[:4]]
        return "、".join(name for name in names if name)
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return value if isinstance(value, str) else ""


def _iso(value: Any) -> str:
    return iso_date(value) if isinstance(value, str) else ""


def _first(*values: Any) -> str:
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _text(root: Any, path: str) -> str:
    element = root.find(path)
    return "" if element is None else "".join(element.itertext())


def _attribute(root: Any, path: str, name: str) -> str:
    element = root.find(path)
    return "" if element is None else str(element.get(name) or "").strip()


def _saved_from(root: Any) -> str:
    """The address that browsers leave in a comment when they save a page."""
    node = root.getroottree().getroot().getprevious()
    while node is not None:
        found = _SAVED_FROM.search(node.text or "")
        if found:
            return found.group(1)
        node = node.getprevious()
    return ""


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:300]


def _without_site(title: str, site: str) -> str:
    """Cut the site's name off a title: 見出し｜新聞の名."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    if site:
        for end in range(len(parts) - 1, 0, -1):
            if site in parts[end] or parts[end] in site:
                at = title.rfind(parts[end])
                return re.sub(r"[\s|｜–—:：»«<＜-]+$", "", title[:at]) or title
    head = re.split(r"\s*[|｜]\s*|\s+[-–—]\s+", title)[0].strip()
    return head if len(head) >= 6 else title
