"""Equipment: codes (Su-35, B-1B), numbered names and kana names with their noun.

Source: written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

import re

from reader.entities.blocks import Block, first_at, is_katakana
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import NAMES, PLACE, PRODUCT, Span, SpanSet
from reader.entities.wordlists import words

_CODE = Wanted(
    r"(?<![A-Za-z0-9.\-/])(?:[A-Z][A-Za-z]{0,5}-\d{1,4}[A-Z0-9]{0,4}(?:-\d{1,3})?|"
    r"[A-Z]{1,3}\d{1,4}[A-Z]{0,2})(?![A-Za-z0-9\-])",
    *"0123456789",
)
# Codes that name no product: groups, events, roads, channels, vitamins, paper sizes, tournaments.
_NO_CODE = lazy(
    r"^(?:G\d+|W\d+|COP\d+|M\d|[Ii][Pp]\d|[A-B]\d|[RK]\d{1,3}|COVID-19|J\d|F\d|U-?\d{2}|Q\d|"
    r"[SHTMR]\d{1,2}|H\dN\d|CO\d|PM\d+|[A-Z]-\d{1,2}|[BCDEK]\d{1,2}|T\d+|U\d+|V\d|Covid-19|"
    r"L\d|X\d?|Y\d+|N\d)$"
)
_MILITARY = lazy(
    r"^(?:戦闘機|爆撃機|輸送機|攻撃機|哨戒機|偵察機|早期警戒機|給油機|無人機|ドローン|ヘリ|"
    r"ヘリコプター|ミサイル|弾道ミサイル|ロケット|戦車|装甲車|榴弾砲|自走砲|多連装|潜水艦|"
    r"空母|護衛艦|駆逐艦|型|形|機|旅客機|探査機|衛星|拳銃|小銃|機関車|系|電車|気動車|"
    r"スマートフォン|ロボット|ワクチン|エンジン|チップ)"
)
_WEAPONS = words("weapons")
_WEAPON_NOUN = lazy(
    r"(?:極超音速|巡航|弾道|地対空|対艦|対戦車|迎撃|空対空|短距離|中距離|長距離|大陸間弾道|"
    rf"無人|主力)?(?:{'|'.join(sorted(_WEAPONS))})$"
)
_NUMBERED = ("無人機", "ドローン", "ミサイル", "戦車", "ロケット", "戦闘機", "魚雷")
_NUMBERED_WEAPON = Wanted(rf"[ァ-ヺー]{{2,10}}\d{{1,4}}[A-Z]?(?:{'|'.join(_NUMBERED)})", *_NUMBERED)


class EquipmentRules:
    """Finds equipment.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._codes(block, spans)

    def _codes(self, block: Block, spans: SpanSet) -> None:
        """Equipment by its code, with or without the noun after it: Su-35, B-1B, シャヘド136."""
        for match in _CODE.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            code = match.group()
            after = block.text[match.end() : match.end() + 6]
            military = bool(_MILITARY.match(after))
            listed = (
                bool(re.match(r"[、とや・及]", after))
                and "-" in code
                and bool(re.search(r"\d", code))
            )
            touched = spans.overlapping(start, end)
            if any(s.start <= start and end <= s.end and s.type in NAMES for s in touched):
                continue
            if _NO_CODE.match(code) and not military:
                continue
            if (
                not military
                and not listed
                and not ("-" in code and re.search(r"[A-Z][a-z]?-\d{2,}", code))
            ):
                continue
            spans.put(Span(start, end, PRODUCT, None, 0.85, "code"))
        for match in _NUMBERED_WEAPON.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if _begins(block, start):
                spans.put(Span(start, end, PRODUCT, None, 0.85, "code"))
        if not any(weapon in block.text for weapon in _WEAPONS):
            return
        tokens = block.tokens
        for index, token in enumerate(tokens):
            # キンジャール極超音速ミサイル: a kana name with the noun after it is one name
            if len(token.surface) < 3 or not is_katakana(token.surface):
                continue
            name = index + 1
            while (
                name < len(tokens)
                and tokens[name].start == tokens[name - 1].end
                and (is_katakana(tokens[name].surface) or tokens[name].surface == "・")
                and not _WEAPON_NOUN.fullmatch(tokens[name].surface)
            ):
                name += 1
            end = name
            while (
                end < len(tokens)
                and tokens[end].is_noun
                and tokens[end].start == tokens[end - 1].end
            ):
                end += 1
            noun = "".join(t.surface for t in tokens[name:end])
            if index and tokens[index - 1].end == token.start and tokens[index - 1].is_noun:
                continue
            if (
                noun
                and _WEAPON_NOUN.fullmatch(_drop_rank(noun))
                and (name > index + 1 or not self._gazetteer.is_common(token.surface))
            ):
                start, stop = token.start, tokens[end - 1].end
                touched = spans.overlapping(start, stop)
                if any(
                    s.type is PLACE and self._gazetteer.country(block.surface(s)) for s in touched
                ):
                    continue
                spans.put(Span(start, stop, PRODUCT, None, 0.8, "weapon"))


def _begins(block: Block, at: int) -> bool:
    index = first_at(block.tokens, at)
    return index < len(block.tokens) and block.tokens[index].start == at


def _drop_rank(noun: str) -> str:
    """シャポシニコフ元帥コルベット: a rank within a ship's name."""
    return re.sub(r"^(?:元帥|提督|大将|級)", "", noun)
