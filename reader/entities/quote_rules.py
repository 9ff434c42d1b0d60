"""Names in 「」 and 『』, told by what stands before the bracket or after it.

Source: rules written for this project; nouns in ``resources/rules/entities_quoted.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.analysis.model import EntityType
from reader.entities.blocks import Block
from reader.entities.spans import DATE, EVENT, ORG, PERSON, PLACE, PRODUCT, WORK, Span, SpanSet
from resources import rows

_KINDS = {"ORG": ORG, "WORK": WORK, "PRODUCT": PRODUCT, "EVENT": EVENT, "PLACE": PLACE}
_FIRST_SHOWN = re.compile(
    r"」(?:で(?:デビュー|主演|主役|監督)|(?:が|を|は)(?:公開|出版|刊行|発表|上映|放送|連載|"
    r"執筆|収録)|に(?:掲載|出演|収録|主演)|の(?:主演|作者|著者|連載|主人公))"
)
_QUOTED = re.compile(
    r"(?P<noun>[^\s、。「」『』()]{1,12})(?P<open>[「『])(?P<name>[^「」『』]{1,40})(?P<close>[」』])"
)
_WORK_QUOTE = re.compile(r"『(?P<name>[^『』\n]{1,40})』")


class QuoteRules:
    """Types what stands in Japanese quotation marks."""

    def __init__(self) -> None:
        self._quoted = {row[0]: _KINDS[row[1]] for row in rows("rules/entities_quoted.tsv")}

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        for match in _QUOTED.finditer(block.text):
            if (match["open"] == "「") != (match["close"] == "」"):
                continue
            kind = self._kind_before(match["noun"])
            if kind is None or "。" in match["name"] or len(match["name"]) > 30:
                continue
            start, end = block.start + match.start("name"), block.start + match.end("name")
            touched = spans.overlapping(start, end)
            if any(s.start < start or s.end > end for s in touched):
                continue
            if any(
                (s.start, s.end) == (start, end) and s.type is PERSON and s.confidence > 0.9
                for s in touched
            ):
                continue
            spans.put(Span(start, end, kind, None, 0.85, "quoted"))
        for match in re.finditer(r"「([^「」『』。]{2,24})」", block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            touched = spans.overlapping(start, end)
            if any(s.start < start or s.end > end for s in touched):
                continue
            before = block.text[: match.start()]
            whole = any((s.start, s.end) == (start, end) for s in touched)
            kind = None
            owner = next((s for s in spans.overlapping(start - 3, start - 2)), None)
            if before.endswith("の") and owner is not None and owner.end == start - 2:
                if owner.type is ORG and re.match(r"[ァ-ヿA-Za-z]", match[1]):
                    maker = block.surface(owner)
                    kind = (
                        WORK
                        if maker.endswith(("テレビ", "放送", "新聞", "社", "書店", "出版"))
                        else PRODUCT
                    )
                elif (
                    owner.type is ORG
                    and block.surface(owner).endswith(("テレビ", "放送", "NHK", "TBS"))
                ) or (owner.type is DATE and re.search(r"\d年$", block.surface(owner))):
                    kind = WORK
            if kind is None and _FIRST_SHOWN.match(block.text, match.end() - 1) and not whole:
                kind = WORK
            if kind is not None:
                spans.put(Span(start, end, kind, None, 0.7, "quoted"))
            elif len(touched) > 1 and " " in match[1]:
                inside = sum(s.end - s.start for s in touched)
                if inside == len(match[1].replace(" ", "")):
                    spans.put(replace(touched[0], start=start, end=end))
        for match in _WORK_QUOTE.finditer(block.text):
            start, end = block.start + match.start("name"), block.start + match.end("name")
            touched = spans.overlapping(start, end)
            whole = any((s.start, s.end) == (start, end) for s in touched)
            if whole or any(s.start < start or s.end > end for s in touched):
                continue
            if re.search(r"[。、].*[。、]", match["name"]) or match["name"].endswith(
                ("。", "!", "?")
            ):
                continue
            spans.put(Span(start, end, WORK, None, 0.7, "quoted"))

    def _kind_before(self, noun: str) -> EntityType | None:
        for length in range(len(noun), 0, -1):
            kind = self._quoted.get(noun[-length:])
            if kind is not None:
                return kind
        return WORK if noun.endswith("誌") else None
