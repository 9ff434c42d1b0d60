"""Noun compounds whose last word says what they name: 桃園川|緑道, 北秋田市|教委.

The recogniser often finds only the name that such a compound begins with.

Source: rules written for this project; last words in ``resources/rules/entities_heads.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.model import EntityType
from reader.entities.blocks import Block
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import lazy
from reader.entities.spans import EVENT, ORG, PERSON, PLACE, PRODUCT, Span, SpanSet
from reader.entities.tokens import Token
from reader.entities.wordlists import words
from resources import rows

_KINDS = {"ORG": ORG, "PLACE": PLACE, "EVENT": EVENT}
_LONGEST = 24
"""Code points of the longest compound that is one name."""
_LEADING = words("leading") | words("never leading")
_NO_NAME_BEFORE = lazy(r"[同各全両某諸][都道府県市区町村校社店国]?$|[都道府県市区町村国公私]立?$")
_KATAKANA = lazy(r"[ァ-ヺー]{3,}")
_SURE = 0.6
# 米株|高, 円|高: a rise, no school.
_RISE = lazy(r".*(?:株|円|ドル|安|最|金利|物価|価格|気温|原油|売上|漁獲|残)高$")
_RETYPED = frozenset((PERSON, PLACE, ORG, PRODUCT))


class HeadRules:
    """Makes one name of a compound, by its last word.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._kinds: dict[str, EntityType] = {}
        for kind, listed in rows("rules/entities_heads.tsv"):
            self._kinds.update(dict.fromkeys(listed.split(" "), _KINDS[kind]))
        self._lengths: dict[str, list[int]] = {}
        for word in sorted(self._kinds, key=len, reverse=True):
            self._lengths.setdefault(word[-1], []).append(len(word))

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        for compound in block.compounds:
            if len(compound) > 1 or len(compound[0].surface) > 3:
                self._name(block, spans, compound)

    def _name(self, block: Block, spans: SpanSet, compound: Sequence[Token]) -> None:
        last = len(compound) - 1
        while last > 0 and self._gazetteer.is_title(compound[last].surface):
            last -= 1
        first = 0
        while first < last and (
            compound[first].surface in _LEADING or compound[first].pos3 == "副詞可能"
        ):
            first += 1
        start, end = compound[first].start, compound[last].end
        surface = block.text[start - block.start : end - block.start]
        head = self._head(surface)
        if not head or "・" in surface or _RISE.match(surface):
            return
        touched = spans.overlapping(start, end)
        if touched and touched[0].start > start and compound[first].pos2 != "固有名詞":
            start = touched[0].start
            surface = block.text[start - block.start : end - block.start]
        stem = surface[: -len(head)]
        if not 2 <= len(stem) <= _LONGEST - len(head):
            return
        if not self._is_proper(stem, compound[first], touched, start):
            return
        kind = self._kinds[head]
        if not self._may_join(touched, start, end, kind):
            return
        subtype = "FAC" if kind is PLACE else None
        spans.put(Span(start, end, kind, subtype, 0.75, "head"))

    def _head(self, surface: str) -> str:
        for length in self._lengths.get(surface[-1], ()):
            if surface[-length:] in self._kinds and length < len(surface):
                return surface[-length:]
        return ""

    def _is_proper(self, stem: str, first: Token, touched: Sequence[Span], start: int) -> bool:
        if _NO_NAME_BEFORE.fullmatch(stem):
            return False
        if touched and touched[0].start == start:
            return True
        if first.start != start or self._gazetteer.is_common(stem):
            return False
        return first.pos2 == "固有名詞" or (
            _KATAKANA.fullmatch(first.surface) is not None
            and not self._gazetteer.is_common(first.surface)
        )

    @staticmethod
    def _may_join(touched: Sequence[Span], start: int, end: int, kind: EntityType) -> bool:
        """Tell whether what was found before leaves room for one name from edge to edge."""
        for span in touched:
            if span.start < start or span.end > end or span.type not in _RETYPED:
                return False
            if span.end == end and span.type is kind:
                return False  # the recogniser has this name, from where it begins
            if span.start == start and span.end == end:
                # 三根小学校 is a place to flee to as well as a school: the recogniser sees which
                sure = span.type in (PLACE, ORG) and span.confidence >= _SURE
                if sure or span.rule != "model":
                    return False
        return True
