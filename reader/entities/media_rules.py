"""Captions, lists of sources, bylines and the names of news media.

An outlet whose name is also a common word (外交政策) is one only where it stands alone.

Source: written for this project from the style of translated news sites.
"""

from __future__ import annotations

import re

from reader.entities.blocks import Block
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import ORG, PERSON, PLACE, WORK, Span, SpanSet

_CAPTION = Wanted(
    r"[(（](?:写真|画像|提供|撮影|資料|図|動画|イラスト|出典|出所|Photo|"
    r"photo)[::/／](?P<credit>[^()（）]{1,30})[)）]",
    *"(（",
)
_SOURCES = lazy(
    r"^\s*(?:によると|出典|情報源|ソース|引用元|参考|出所|Source|source)[::\s]\s*(?P<list>.+)$"
)
_STRANDED = lazy(
    r"[。」)）]\s+(?P<name>[ァ-ヺー]{2,}(?:・[ァ-ヺー]+)*|[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)*)\s*$"
)
_PAPER = Wanted(
    r"(?<![ァ-ヺー・A-Za-z])(?P<country>[米英仏独伊豪露韓印加])?(?P<name>[ァ-ヺ][ァ-ヺー・]{2,})(?=[紙誌](?![面幣上数片幅質袋箱業類器管コ]))",
    *"紙誌",
)
_JOURNAL = Wanted(
    r"(?P<country>[米英仏独])?(?:科学|医学|化学|物理|学術|専門|経済|音楽|映画|文芸|総合|週刊|月刊)誌の?"
    r"(?P<name>[ァ-ヺA-Z][ァ-ヺー・A-Za-z]+)",
    "誌",
)
_LATIN_NAME = lazy(
    r"^\s*(?:[Bb]y\s+)?(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z]+){1,2})\s*$"
)


class MediaRules:
    """Finds outlets, credits and bylines.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._captions(block, spans)
        self._sources(block, spans)
        self._byline(block, spans)
        self._stranded(block, spans)
        self._media(block, spans)
        self._papers(block, spans)
        self._journals(block, spans)

    def _captions(self, block: Block, spans: SpanSet) -> None:
        for match in _CAPTION.finditer(block.text):
            start = match.start("credit")
            for part in re.finditer(r"[^、,/／・\s][^、,/／]*", match["credit"]):
                name = part.group().strip()
                at = block.start + start + part.start()
                if self._gazetteer.outlet(name) or re.fullmatch(r"[A-Za-z.]{2,12}", name):
                    spans.put(Span(at, at + len(name), ORG, "MEDIA", 0.95, "caption"))

    def _sources(self, block: Block, spans: SpanSet) -> None:
        match = _SOURCES.match(block.text)
        if not match:
            return
        base = block.start + match.start("list")
        parts = list(re.finditer(r"[^、,/／\s](?:[^、,/／]*[^、,/／\s])?", match["list"]))
        known = sum(bool(self._gazetteer.outlet(p.group())) for p in parts)
        if not known or "。" in match["list"]:
            return
        for part in parts:
            name = part.group()
            if len(name) <= 24:
                spans.put(Span(base + part.start(), base + part.end(), ORG, "MEDIA", 0.9, "source"))

    def _byline(self, block: Block, spans: SpanSet) -> None:
        match = _LATIN_NAME.match(block.text)
        if match and not self._gazetteer.outlet(match["name"]):
            start = block.start + match.start("name")
            spans.put(Span(start, block.start + match.end("name"), PERSON, None, 0.7, "byline"))

    def _stranded(self, block: Block, spans: SpanSet) -> None:
        """An outlet left behind at a paragraph's end: 「…と書いた。 ドイチェ・ヴェレ」."""
        # Most paragraphs hold no white space.
        match = _STRANDED.search(block.text) if len(block.text.split(None, 1)) > 1 else None
        if not match:
            return
        start, end = block.start + match.start("name"), block.start + match.end("name")
        name = match["name"]
        if self._gazetteer.is_common(name) or self._gazetteer.country(name):
            return
        if any(s.type is PERSON and s.confidence > 0.8 for s in spans.overlapping(start, end)):
            return
        spans.put(Span(start, end, ORG, "MEDIA", 0.7, "source"))

    def _media(self, block: Block, spans: SpanSet) -> None:
        """Names of outlets: sure ones anywhere, others only where they stand alone."""
        for start, end, name in self._gazetteer.outlets_in(
            block.text, block.tokens, block.ends, block.start
        ):
            kind = self._gazetteer.outlet(name)
            local = start - block.start
            before = block.text[:local].rstrip(" ")
            after = block.text[end - block.start :]
            isolated = (not before or before[-1] in "。」)）!?") and (
                not after.strip() or (after[0] == " " and before != "")
            )
            touched = spans.overlapping(start, end)
            longer = any(
                s.start <= start and end <= s.end and s.end - s.start > end - start for s in touched
            )
            if longer:
                continue
            if (
                kind == "sure"
                or after[:1] in ("紙", "誌")
                or isolated
                or any(s.type in (ORG, WORK) for s in touched)
            ):
                spans.put(Span(start, end, ORG, "MEDIA", 0.9, "media"))

    def _papers(self, block: Block, spans: SpanSet) -> None:
        """ガーディアン|紙, エコノミスト|誌: a foreign paper of any name."""
        for match in _PAPER.finditer(block.text):
            start, end = block.start + match.start("name"), block.start + match.end()
            begin = block.start + match.start()
            touched = spans.overlapping(begin, end)
            whole = all(begin <= s.start and s.end <= end + 1 for s in touched)
            # ボール紙 is no paper with news
            named = len(match["name"]) > 3 or any(s.type in (ORG, WORK) for s in touched)
            if whole and named and start in block.starts:
                spans.put(Span(start, end, ORG, "MEDIA", 0.8, "media"))
                if match["country"]:
                    spans.add(Span(begin, start, PLACE, "GPE", 0.85, "country"))

    def _journals(self, block: Block, spans: SpanSet) -> None:
        """英科学誌|ネイチャー: a journal by its name, after what kind of journal it is."""
        for match in _JOURNAL.finditer(block.text):
            start, end = block.start + match.start("name"), block.start + match.end("name")
            if start not in block.starts or end not in block.ends:
                continue
            for span in spans.overlapping(block.start + match.start(), end):
                spans.remove(span)
            spans.add(Span(start, end, WORK, None, 0.85, "journal"))
            if match["country"]:
                at = block.start + match.start()
                spans.add(Span(at, at + 1, PLACE, "GPE", 0.85, "country"))
