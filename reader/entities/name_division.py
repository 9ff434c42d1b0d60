"""Two names in one span, or a word before a name: 清水響|裁判長, 大手|ソニー, ロッド・|レーバー.

Source: rules written for this project; word lists in ``resources/rules``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.entities.blocks import Block, compound_after, first_at
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import lazy
from reader.entities.spans import NAMES, ORG, PERSON, PLACE, PRODUCT, Span, SpanSet
from reader.entities.wordlists import words

_CHAIN_AFTER = lazy(r"(?:・[ァ-ヺー]+)+")
_CHAIN_BEFORE = lazy(r"(?<![ァ-ヺー・=])(?:[ァ-ヺー]{1,}[・=])+$")
_FOREIGN_AND_KANJI = lazy(r"[ァ-ヺー]+(?:・[ァ-ヺー]+)+(?=[一-鿿])")
_FOREIGN_ONLY = lazy(r"[ァ-ヺー・A-Za-z&]+")
_INITIALS = lazy(r"(?:[A-Z]\.)+(?=[一-鿿])")
_KATAKANA = lazy(r"[ァ-ヺ]")
_LEADING = words("leading")
_NEVER_LEADING = words("never leading")
_PRINCE = lazy(r"(?:王子|王女|女王|国王|皇帝|皇太子|王妃|教皇|法王)(?=[ァ-ヺー・]{3,}$)")


def names_in(block: Block, spans: SpanSet) -> list[Span]:
    """Return the names of a block; neither dates nor amounts."""
    return [
        s for s in spans.overlapping(block.start, block.start + len(block.text)) if s.type in NAMES
    ]


class NameDivision:
    """Divides what the recogniser joined.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """A full name and the title after it, or a generic word before a name, in one span."""
        for span in names_in(block, spans):
            surface = block.surface(span)
            if (
                span.type is not PERSON
                and "・" in surface
                and (match := _FOREIGN_AND_KANJI.match(surface))
            ):
                rest = surface[match.end() :]
                titled = rest[1:] if rest[0] in "米英仏独露韓" else rest
                organ = re.match(r"[一-鿿]{2,6}(?:部|局|省|庁)$", rest)
                if self._gazetteer.is_title(titled) or self._gazetteer.is_office(titled) or organ:
                    cut = span.start + match.end()
                    spans.remove(span)
                    spans.add(replace(span, end=cut, type=PERSON, subtype=None, rule="divided"))
                    if organ:
                        spans.add(replace(span, start=cut, type=ORG, rule="divided"))
                    elif titled != rest:
                        spans.add(Span(cut, cut + 1, PLACE, "GPE", 0.8, "divided"))
                    continue
            if span.type is ORG:
                for cut in (4, 3, 5):
                    name, rest = surface[:cut], surface[cut:]
                    if (
                        rest
                        and rest[0] != "・"
                        and span.start + cut in block.starts
                        and (
                            (self._gazetteer.is_title(rest) and self._gazetteer.is_full_name(name))
                            or (self._gazetteer.is_known_person(name) and len(rest) > 1)
                            or (
                                block.text.startswith("長", span.end - block.start)
                                and self._gazetteer.is_full_name(name)
                            )
                        )
                    ):
                        spans.remove(span)
                        spans.add(replace(span, end=span.start + cut, type=PERSON, rule="divided"))
                        if not self._gazetteer.is_title(rest):
                            spans.add(replace(span, start=span.start + cut, rule="divided"))
                        break
            if (
                span.type is ORG
                and span.rule == "model"
                and self._gazetteer.is_only_a_person(surface)
                and self._gazetteer.is_office(compound_after(block.tokens, span.end)[0])
            ):
                # 清水響|裁判長: no court has the name of a person
                spans.put(replace(span, type=PERSON, subtype=None, rule="divided"))
                continue
            if span.type in (ORG, PERSON) and (match := _PRINCE.match(surface)):
                spans.put(replace(span, start=span.start + match.end(), type=PERSON, subtype=None))
                continue
            if span.type is ORG and "." in surface and (match := _INITIALS.match(surface)):
                spans.put(span.moved(span.start + match.end(), span.end))
        for span in names_in(block, spans):
            if span.type is not PERSON or not block.text.startswith("・", span.end - block.start):
                continue
            chain = _CHAIN_AFTER.match(block.text, span.end - block.start)
            if chain and _KATAKANA.match(block.surface(span)):
                end = block.start + chain.end()
                if end in block.ends and spans.is_free(span.end, end):
                    spans.put(span.moved(span.start, end))  # ドナルド|・トランプ
        for span in names_in(block, spans):
            local = span.start - block.start
            if not block.text.endswith(("・", "="), 0, local):
                continue
            chain = _CHAIN_BEFORE.search(block.text[:local])
            if chain and _KATAKANA.match(block.surface(span)):
                # ロッド・|レーバー・アリーナ: a name does not begin after a dot
                start = block.start + chain.start()
                before = spans.overlapping(start, span.start)
                # ビクター・|チャ: nor does a person's name end before one
                one = span.type is PERSON and [s.type for s in before] == [PERSON]
                if not before or (one and before[0].start == start):
                    spans.put(span.moved(start, span.end))
        for span in names_in(block, spans):
            if span.type in (ORG, PLACE, PRODUCT, PERSON):
                start = self._without_leading(block, span)
                if start != span.start:
                    spans.put(span.moved(start, span.end))
                    lead = block.text[span.start - block.start : start - block.start]
                    if self._gazetteer.country(lead):
                        spans.add(Span(span.start, start, PLACE, "GPE", 0.85, "country"))

    def _without_leading(self, block: Block, span: Span) -> int:
        start = span.start
        last = ""
        first = first_at(block.tokens, start)
        for token in block.tokens[first : first + 6]:
            if token.start != start or token.end >= span.end or token.surface not in _LEADING:
                break
            last = token.surface
            start = token.end
        rest = block.text[start - block.start : span.end - block.start]
        # 前橋市 and 通信総合研究所 keep their beginning: only before another script, or after
        # a word that begins no name.
        if self._gazetteer.country(last) and not _FOREIGN_ONLY.fullmatch(rest):
            return span.start  # 韓国サッカー協会 is a whole, 英国|BBC is not
        named = re.match(r"[ァ-ヺーA-Z]", rest) or last in _NEVER_LEADING
        return start if named else span.start
