"""Noun compounds that are a name as a whole: 西京セラミック, 熊本地震, 瀬戸内建設.

Source: rules written for this project; word lists in ``resources/rules``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities.blocks import Block
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import EVENT, ORG, PERSON, PLACE, PRODUCT, QUANTITY, Span, SpanSet
from reader.entities.tokens import Token
from reader.entities.wordlists import words

_PRODUCT_END = lazy(
    r"(?:望遠鏡|探査機|探査車|着陸機|宇宙船|補給船|人工衛星|加速器|衝突型加速器|ワクチン|"
    r"戦闘機|爆撃機|輸送機|無人機|ミサイル|ロケット)$"
)
_PROPER_HEAD = lazy(r"[ァ-ヺーA-Za-z]{2,}(?:・[ァ-ヺー]+)*$")
_EVENT_TAIL = lazy(
    r"(?:大?震災|地震|豪雨|大噴火|の戦い|の乱|の変|の役|合戦|戦争|五輪|オリンピック|"
    r"パラリンピック|万博|万国博覧会|選手権|選手権大会|映画祭|音楽祭|"
    r"グランプリ|マラソン|駅伝|サミット|カップ|オープン|知事選|市長選|総選挙|大統領選|"
    r"都知事選|補選|事件|暴動|空襲|一揆|革命|事変|トリエンナーレ|ビエンナーレ|芸術祭|"
    r"花火大会|夏祭り|秋祭り|雪まつり|国体)"
)
_LEADING = words("leading")
_TWO_PLACES = lazy(r"([一-鿿]{2,})・([一-鿿]{3,})")
_FINANCE_END = tuple(words("ends of banks"))
_FIRM_BEFORE = lazy(
    r"(?:(?:大手|メーカー|企業|新興|会社|スタートアップ)の|"
    r"(?:開発|発売|販売|配給|制作|製作|運営|出版|発行)元?は)$"
)
_NUMBERED = Wanted(
    r"第[\d一二三四五六七八九十]+(?:(?P<unit>[一-鿿]{0,4}(?:師団|旅団|連隊|大隊|軍団|艦隊|航空団))|"
    r"(?:スタジオ|ターミナル|体育館|球場|競技場|グラウンド|庁舎|校舎|埠頭|ふ頭))(?=長|[^一-鿿ァ-ヺ]|$)",
    "第",
)
_SCHOOL_CLASS = Wanted(r"(?<!\d)([1-6]年)(\d{1,2}組)(?!合)", "組")
_STREET = Wanted(
    r"(?<![一-鿿ァ-ヺー])[一-鿿ァ-ヺー]{2,8}通り(?=を(?:抜け|歩|進|渡|左|右|南|北|東|西|散策|下|上)|沿い|に面|の(?:角|並木|交差点|入り口))",
    "通り",
)
_GENERIC = words("generic firm words")
_FIRM_NOUNS = words("firm nouns")
_BEFORE_FIRMS = _LEADING | _FIRM_NOUNS
_UNIVERSITY = lazy(
    r"(?<!国立)(?<!私立)(?<!公立)(?<!女子)(?<!各)(?<!同)(?<!有名)(?<!名門)(?<!単科)(?<!総合)"
    r"(?<!短期)(?<!四年制)大学$"
)
_GLUED = lazy(r"[ァ-ヺー][ァ-ヺ]")
_PUBLIC = lazy(r"([国公私都道府県市町村区])立(?=[一-鿿ぁ-んァ-ヺー])")
_PUBLIC_END = lazy(
    r"(?<!総合)(?:病院|(?:医療|がん|精神医療|こども医療|循環器)センター|図書館|美術館|博物館|体育館|劇場|公園|動物園|植物園|水族館|"
    r"記念館|資料館|文学館|霊園|斎場|競技場)$"
)
_COMPANY_END = tuple(words("ends of firms"))
_FACILITY_END = tuple(words("ends of facilities"))


class CompoundRules:
    """Finds names that the recogniser left or cut short.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._firms(block, spans)
        self._compounds(block, spans)
        self._numbered(block, spans)
        self._streets(block, spans)

    def _firms(self, block: Block, spans: SpanSet) -> None:
        """電子部品大手の西京セラミック, 国営企業エネルゴアトム: what follows is a firm's name."""
        for tokens in block.compounds:
            start, end = tokens[0].start, tokens[-1].end
            if tokens[0].surface == "最" and len(tokens) > 1:
                tokens = tokens[1:]  # noqa: PLW2901
            while tokens and tokens[0].surface in _BEFORE_FIRMS and len(tokens) > 1:
                before = tokens[0].surface
                tokens = tokens[1:]  # noqa: PLW2901
                start = tokens[0].start
                if before not in _FIRM_NOUNS or not re.match(r"[ァ-ヺーA-Z]", tokens[0].surface):
                    continue
                self._add_firm(block, spans, start, end)
            local = tokens[0].start - block.start
            if block.text.endswith(("の", "は"), 0, local) and _FIRM_BEFORE.search(
                block.text, max(0, local - 8), local
            ):
                self._add_firm(block, spans, start, end)

    def _numbered(self, block: Block, spans: SpanSet) -> None:
        """第35狙撃軍団 is a unit, 第3スタジオ a place, 2年3組 a class: these numbers only label."""
        for match in _NUMBERED.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            within = all(start <= s.start and s.end <= end for s in spans.overlapping(start, end))
            if within and end in block.ends:
                kind, subtype = (ORG, None) if match["unit"] else (PLACE, "FAC")
                spans.put(Span(start, end, kind, subtype, 0.7, "numbered"))
        for match in _SCHOOL_CLASS.finditer(block.text):
            for group in (1, 2):
                start, end = block.start + match.start(group), block.start + match.end(group)
                if not any(s.type is ORG for s in spans.overlapping(start, end)):
                    spans.put(Span(start, end, QUANTITY, "ORDINAL", 0.8, "school class"))

    def _streets(self, block: Block, spans: SpanSet) -> None:
        """御成通りを抜けて: what one walks along is a street, which 予定通り is not."""
        for match in _STREET.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if start in block.starts and all(
                start <= s.start and s.end <= end and s.type in (PLACE, PERSON)
                for s in spans.overlapping(start, end)
            ):
                spans.put(Span(start, end, PLACE, "FAC", 0.7, "street"))

    def _add_firm(self, block: Block, spans: SpanSet, start: int, end: int) -> None:
        surface = block.text[start - block.start : end - block.start]
        if (
            3 <= len(surface) <= 16
            and spans.is_free(start, end)
            and not self._gazetteer.is_common(surface)
            and re.search(r"[ァ-ヺーA-Za-z]", surface)
        ):
            spans.add(Span(start, end, ORG, None, 0.65, "firm"))

    def _compounds(self, block: Block, spans: SpanSet) -> None:
        """Whole noun compounds that begin with a name: アルマ望遠鏡, 熊本地震, 瀬戸内建設."""
        for tokens in block.compounds:
            start, end = tokens[0].start, tokens[-1].end
            surface = block.text[start - block.start : end - block.start]
            if len(surface) < 4 or len(tokens) < 2 or _names_two_places(surface):
                continue
            touched = spans.overlapping(start, end)
            if any((s.start, s.end) == (start, end) for s in touched):
                continue
            if any(
                s.type not in (PLACE, PERSON, ORG)
                or (
                    s.confidence > 0.97
                    and s.type is not PLACE
                    and s.end < end
                    and s.end - s.start > 4
                )
                for s in touched
            ):
                continue
            if _GLUED.match(block.text, start - block.start - 1) and start > block.start:
                continue  # イー|バンク銀行
            state_run = surface.startswith(("国立", "公立", "私立"))
            if surface.endswith("大震災") or (
                surface.endswith("大学")
                and not touched
                and not state_run
                and _UNIVERSITY.search(surface)
            ):
                kind = EVENT if surface.endswith("大震災") else ORG
                spans.put(Span(start, end, kind, None, 0.7, "compound"))
                continue
            if (
                surface[1] == "立"
                and (public := _PUBLIC.match(surface))
                and (end_word := _PUBLIC_END.search(surface))
                and (public[1] not in ("国", "公", "私") or end_word.start() > public.end())
            ):
                if all(s.type is PLACE for s in touched):
                    spans.put(Span(start, end, PLACE, "FAC", 0.7, "compound"))
                continue
            head = tokens[0]
            if (
                surface.endswith(_FINANCE_END)
                and head.surface not in _GENERIC
                and not touched
                and len(surface) <= 14
                and not self._gazetteer.is_common(surface)
                and not self._is_plain(head)
            ):
                spans.put(Span(start, end, ORG, None, 0.65, "compound"))
                continue
            named = (
                bool(touched and touched[0].start == start)
                or head.pos2 == "固有名詞"
                or bool(re.match(r"[ァ-ヺー]{2,}|[A-Z]", surface))
            )
            if not named:
                continue
            match = _PRODUCT_END.search(surface)
            if match and _PROPER_HEAD.search(surface[: match.start()].removesuffix("宇宙")):
                spans.put(Span(start, end, PRODUCT, None, 0.75, "compound"))
            elif (
                (match := _EVENT_TAIL.search(surface))
                and match.end() == len(surface)
                and self._names_event(tokens, touched, surface[: match.start()])
            ):
                spans.put(Span(start, end, EVENT, None, 0.75, "compound"))
            elif (
                len(surface) <= 10
                and (head.pos2 == "固有名詞" or re.match(r"[ァ-ヺー]{3,}", head.surface))
                and not self._gazetteer.country(head.surface)
                and not self._is_plain(head)
            ):
                if surface.endswith(_COMPANY_END) and not self._gazetteer.is_common(surface):
                    if not (
                        len(tokens) == 2
                        and head.pos3 == "地名"
                        and tokens[1].surface in ("観光", "産業", "工業", "交通", "経済")
                    ):
                        spans.put(Span(start, end, ORG, None, 0.65, "compound"))
                elif surface.endswith(_FACILITY_END):
                    spans.put(Span(start, end, PLACE, "FAC", 0.7, "compound"))

    def _is_plain(self, head: Token) -> bool:
        """Tell whether a compound begins with a common word: 外国預託証券, ハイブリッドバス.

        A word in hiragana begins a firm's name rather (みらい証券).
        """
        return (
            head.pos2 != "固有名詞"
            and not "ぁ" <= head.surface[0] <= "ゖ"
            and self._gazetteer.is_common(head.surface)
        )

    @staticmethod
    def _names_event(tokens: Sequence[Token], touched: Sequence[Span], before: str) -> bool:
        first = tokens[0]
        place = bool(touched and touched[0].type is PLACE and touched[0].start == first.start)
        return bool(before) and (
            place or bool(re.match(r"[ァ-ヺー]{3,}", before)) or first.pos3 == "地名"
        )


def _names_two_places(surface: str) -> bool:
    return "・" in surface and _TWO_PLACES.fullmatch(surface) is not None
