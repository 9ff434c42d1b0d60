"""Short names in a bracket after the long one: 戦略国際問題研究所(CSIS), …入所者協議会(全療協).

Source: rules written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

from reader.entities.blocks import Block, compound_before
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import NAMES, ORG, PERSON, PLACE, PRODUCT, Span, SpanSet
from reader.entities.surfaces import in_order
from reader.entities.wordlists import words

_WEAPON_NOUN = lazy(
    r"(?:極超音速|巡航|弾道|地対空|対艦|対戦車|迎撃|空対空|短距離|中距離|長距離|大陸間弾道|"
    r"無人|主力)?"
    r"(?:ミサイル|戦闘機|爆撃機|攻撃機|輸送機|無人機|ドローン|戦車|榴弾砲|コルベット|"
    r"フリゲート|駆逐艦|巡洋艦|潜水艦|空母|護衛艦|ロケット|魚雷|装甲車|ヘリコプター)$"
)
_ACRONYM = Wanted(r"」?[(（](?P<short>[A-Z][A-Za-z&]{1,9}(?:-\d+)?)[)）]", *"(（")
_SHORT_BODY = Wanted(r"[(（]([一-鿿]{2,6})[)）]", *"(（")
_KANJI = lazy(r"[一-鿿]")
_ORG_HEAD = tuple(words("ends of bodies"))
_JOBS = words("job letters")


class AcronymRules:
    """Finds short names and what they are short for.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._acronyms(block, spans)
        self._short_bodies(block, spans)

    def _short_bodies(self, block: Block, spans: SpanSet) -> None:
        """…入所者協議会(全療協): the bracket holds characters of what stands before, in order."""
        for match in _SHORT_BODY.finditer(block.text):
            opening = block.start + match.start()
            compound = compound_before(block.tokens, opening)
            if compound is None or not compound[0].endswith(_ORG_HEAD):
                continue
            surface, start = compound
            short = match[1]
            if len(surface) < len(short) + 3 or not in_order(short, surface):
                continue
            first, after = block.start + match.start(1), block.start + match.end(1)
            if all(
                start <= s.start and s.end <= opening for s in spans.overlapping(start, opening)
            ):
                spans.put(Span(start, opening, ORG, None, 0.85, "acronym"))
                spans.put(Span(first, after, ORG, None, 0.85, "acronym"))

    def _acronyms(self, block: Block, spans: SpanSet) -> None:
        """戦略国際問題研究所(CSIS): what stands in the bracket is what stands before it."""
        for match in _ACRONYM.finditer(block.text):
            start, end = block.start + match.start("short"), block.start + match.end("short")
            before = spans.overlapping(block.start + match.start() - 1, block.start + match.start())
            if not before or before[0].type not in NAMES:
                opening = block.start + match.start()
                compound = compound_before(block.tokens, opening)
                if compound is None or match.group()[0] == "」":
                    continue
                if self._gazetteer.is_office(compound[0]) or self._gazetteer.is_title(compound[0]):
                    owner = [
                        s for s in spans.overlapping(compound[1] - 1, opening) if s.type is PERSON
                    ]
                    if owner and match["short"] not in _JOBS:
                        spans.put(Span(start, end, PERSON, None, 0.7, "acronym"))
                    continue
                if _WEAPON_NOUN.search(compound[0]) and len(compound[0]) > 6:
                    spans.put(Span(compound[1], opening, PRODUCT, None, 0.7, "acronym"))
                    spans.put(Span(start, end, PRODUCT, None, 0.7, "acronym"))
                    continue
                if not compound[0].endswith(_ORG_HEAD):
                    continue
                if (
                    spans.overlapping(compound[1], block.start + match.start())
                    and len(compound[0]) > 30
                ):
                    continue
                spans.put(Span(compound[1], block.start + match.start(), ORG, None, 0.8, "acronym"))
                spans.put(Span(start, end, ORG, None, 0.8, "acronym"))
                continue
            kind = before[0].type
            if kind is PERSON and _KANJI.search(block.surface(before[0])):
                # 村竹ラシッド(JAL) runs for a firm; only a foreign name goes by its letters
                spans.put(Span(start, end, ORG, None, 0.8, "affiliation"))
                continue
            if kind is PLACE and match["short"] not in ("UAE", "USA", "UK", "EU"):
                kind = kind if len(match["short"]) < 5 else PLACE
            spans.put(Span(start, end, kind, before[0].subtype, 0.9, "acronym"))
