"""What the words around a name, or its last word, tell about it.

What ends in 研究所 is an organisation, what ends in 空港 a place; 大手 before a firm is no part of
its name; a well-known name needs no context.

Source: rules written for this project; word lists in ``resources/rules``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.entities.blocks import Block, first_at
from reader.entities.gazetteer import Gazetteer
from reader.entities.quote_rules import QuoteRules
from reader.entities.spans import (
    EVENT,
    NAMES,
    ORG,
    PERSON,
    PLACE,
    PRODUCT,
    WORK,
    Span,
    SpanSet,
)
from reader.entities.tokens import Token
from reader.entities.wordlists import words
from resources import rows

_KINDS = {"ORG": ORG, "WORK": WORK, "PRODUCT": PRODUCT, "EVENT": EVENT, "PLACE": PLACE}
_ORG_END = re.compile(
    r"(?:大学|大学院|高校|高等学校|省|庁|委員会|研究所|研究院|協会|連盟|財団|銀行|新聞社?|"
    r"通信社|放送|学会|機構|株式会社|裁判所|高裁|地裁|地検|"
    r"県警|府警|道警|署|組合|連合会|商事|製薬|工業|電機|重工|証券|部屋|幕府|議会|大統領府|"
    r"首相府|天文台|取引所|警察|総局|当局)$"
)
_PLACE_END = re.compile(
    r"(?:駅|空港|飛行場|病院|競技場|球場|スタジアム|アリーナ|体育館|図書館|美術館|博物館|"
    r"記念館|資料館|会館|公園|庭園|植物園|動物園|水族館|"
    r"神社|神宮|大社|大聖堂|宮殿|御所|遺跡|基地|官邸|公邸|発電所|原発|ダム|大橋|海峡|半島|"
    r"諸島|山脈|砂漠|港|宇宙センター|射場|刑務所|拘置所|城跡|温泉)$"
)
_RESORT_END = re.compile(
    r"(?:ビーチ|ブリッジ|カントリークラブ|カントリー倶楽部|ゴルフクラブ|ゴルフ倶楽部|タワー|アイランド|ビレッジ|キャッスル|バレー)$"
)
_PRODUCT_END = re.compile(
    r"(?:望遠鏡|探査機|探査車|着陸機|宇宙船|補給船|人工衛星|加速器|衝突型加速器|ワクチン|"
    r"戦闘機|爆撃機|輸送機|無人機|ミサイル|ロケット)$"
)
_PROPER_HEAD = re.compile(r"[ァ-ヺーA-Za-z]{2,}(?:・[ァ-ヺー]+)*$")
_EVENT_TAIL = re.compile(
    r"(?:大?震災|地震|豪雨|大噴火|の戦い|の乱|の変|の役|合戦|戦争|五輪|オリンピック|"
    r"パラリンピック|万博|万国博覧会|選手権|選手権大会|映画祭|音楽祭|"
    r"グランプリ|マラソン|駅伝|サミット|カップ|オープン|知事選|市長選|総選挙|大統領選|"
    r"都知事選|補選)"
)
_LEADING = words("leading")
_NEVER_LEADING = words("never leading")
_TRIMMED = re.compile(
    r"(?:準々決勝|準決勝|決勝|予選|開幕戦|最終日|初日|千秋楽|最高賞|金メダル|優勝)$"
)
_AILMENT = re.compile(r"病|症|症候群|の法則|の定理|法則|定理|効果|方程式|彗星|指数")
_STAFF = re.compile(
    r"の?(?:[一-鿿]{0,6}(?:研究員|アナリスト|所長|代表|会長|理事長|専門家|研究者|報告|調査))"
)
_TWO_PLACES = re.compile(r"([一-鿿]{2,})・([一-鿿]{3,})")
_LINE_AND_STATION = re.compile(r"([一-鿿]+?(?:新幹線|本線|線))([一-鿿]{2,})")
_SECTION = re.compile(r"[―\-–—〜~]|間|駅")
_POSITION = re.compile(r"(?:NO8|No8|FW|MF|DF|GK|WTB|CTB|SO|SH|FB|HO|PR|LO|FL)(?=[一-鿿ァ-ヺー])")
_SPORT = re.compile(
    r"(?:サッカー|ラグビー|プロ野球|バスケットボール|バレーボール|米大リーグ|野球)?・?(?P<name>.+?)(?:[1-3]部)?$"
)
_FINANCE_END = re.compile(
    r"(?:証券|信託銀行|銀行|総研|総合研究所|経済研究所|アセットマネジメント|投信|損害保険|生命保険|ホールディングス)$"
)
_GENERIC = words("generic firm words")
# What names nothing by itself, though it may end a name.
_GENERIC_NAMES = words("generic names")
_FIRM_NOUNS = words("firm nouns")
_BOURSES = words("bourses")
_UNIVERSITY = re.compile(r"(?<!国立)(?<!私立)(?<!公立)(?<!女子)(?<!各)(?<!同)(?<!有名)大学$")
_COMPANY_END = re.compile(
    r"(?:建設|工業|橋梁|電機|電器|電気|商事|物産|製作所|製薬|薬品|食品|化学|重工|証券|銀行|"
    r"不動産|水産|海運|航空|鉄道|電鉄|自動車|石油|製鉄|製紙|印刷|出版|書店|書房|運輸|倉庫|"
    r"百貨店|興業|産業|電力|ガス|酒造|醸造|製麺|製菓|交通|観光|バス)$"
)
_FACILITY_END = re.compile(
    r"(?:市民会館|文化会館|体育館|公民館|図書館|美術館|博物館|競技場|スタジアム|球場|"
    r"総合病院|中央病院|記念館|文芸館|資料館|交流館|市民ホール|文化センター|運動公園|"
    r"中央公園)$"
)


class ContextRules:
    """Applies word lists and last words, block by block.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known = {row[0]: _KINDS[row[1]] for row in rows("rules/entities_known.tsv")}
        self._starting: dict[str, list[str]] = {}
        for name in sorted(self._known, key=len, reverse=True):
            if len(name) > 1:
                self._starting.setdefault(name[0], []).append(name)
        self._quotes = QuoteRules()

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._divide(block, spans)
        self._quotes.apply(block, spans)
        self._known_names(block, spans)
        self._ends(block, spans)
        self._firms(block, spans)
        self._compounds(block, spans)

    def _divide(self, block: Block, spans: SpanSet) -> None:
        """A full name and the title after it, or a generic word before a name, in one span."""
        for span in _of(block, spans):
            surface = block.surface(span)
            if span.type is not PERSON and (
                match := re.match(r"[ァ-ヺー]+(?:・[ァ-ヺー]+)+(?=[一-鿿])", surface)
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
            if span.type is ORG and (match := re.match(r"(?:[A-Z]\.)+(?=[一-鿿])", surface)):
                spans.put(span.moved(span.start + match.end(), span.end))
        for span in _of(block, spans):
            if span.type in (ORG, PLACE, PRODUCT):
                start = self._without_leading(block, span)
                if start != span.start:
                    spans.put(span.moved(start, span.end))

    @staticmethod
    def _without_leading(block: Block, span: Span) -> int:
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
        named = re.match(r"[ァ-ヺーA-Z]", rest) or last in _NEVER_LEADING
        return start if named else span.start

    def _known_names(self, block: Block, spans: SpanSet) -> None:
        done = 0
        for token in block.tokens:
            names = self._starting.get(token.surface[0])
            if names is None or token.start < done:
                continue
            at = token.start - block.start
            for name in names:
                end = token.start + len(name)
                if end in block.ends and block.text.startswith(name, at):
                    done = end
                    kind = self._known[name]
                    self._put_known(block, spans, Span(token.start, end, kind, None, 0.8, "known"))
                    break

    def _put_known(self, block: Block, spans: SpanSet, span: Span) -> None:
        touched = spans.overlapping(span.start, span.end)
        if any(
            s.start <= span.start and span.end <= s.end and s.type is span.type for s in touched
        ):
            return
        if any(s.end - s.start > span.end - span.start for s in touched):
            return
        if any(s.start < span.start or s.end > span.end for s in touched):
            return
        local = span.end - block.start
        following = block.text[local : local + 1]
        before = block.text[span.start - block.start - 1 : span.start - block.start]
        name = block.surface(span)
        if not touched and (_glued(name[-1], following) or _glued(name[0], before)):
            return
        if any((s.start, s.end) == (span.start, span.end) and s.confidence > 0.9 for s in touched):
            return
        spans.put(span)

    def _ends(self, block: Block, spans: SpanSet) -> None:
        """The last word of a name against its type."""
        for span in _of(block, spans):
            if span.type not in (ORG, PLACE, PERSON, PRODUCT, EVENT) or span.rule in (
                "known",
                "state organ",
            ):
                continue
            surface = block.surface(span)
            local = span.end - block.start
            after = block.text[local : local + 12]
            before = _word_before(block, span.start)
            if span.type is ORG and (
                after[:2] == "担当"
                or surface[0] in "両各"
                or (after[:1] == "相" and surface[-1] not in "省庁")
            ):
                spans.remove(span)
                continue
            if surface in _GENERIC_NAMES:
                spans.remove(span)
                continue
            if self._trimmed(spans, span, surface, after):
                continue
            if (
                span.type in (PERSON, PLACE)
                and before in _FIRM_NOUNS
                and not _PLACE_END.search(surface)
            ):
                spans.put(replace(span, type=ORG, subtype=None))
                continue
            if (
                span.type in (PLACE, ORG)
                and (match := re.search(r"(?:株式市場|株式|株|外国為替市場)$", surface))
                and match.start()
                and surface[: match.start()] in _BOURSES
            ):
                spans.put(replace(span, end=span.start + match.start(), type=PLACE, subtype="GPE"))
                continue
            if len(surface) < 3:
                continue
            if (
                (span.type is PLACE and surface.endswith("センター") and _STAFF.match(after))
                or (
                    span.type is PLACE
                    and surface[-1] in "屋亭堂庵"
                    and before.endswith(("店", "旅館", "宿", "屋"))
                )
                or (span.type in (PLACE, PERSON) and _ORG_END.search(surface))
            ):
                spans.put(replace(span, type=ORG, subtype=None))
            elif (span.type is PERSON and _RESORT_END.search(surface)) or (
                span.type is ORG
                and (_PLACE_END.search(surface) or _RESORT_END.search(surface))
                and span.confidence < 0.95
            ):
                spans.put(replace(span, type=PLACE, subtype="FAC"))
            elif span.type in (PLACE, ORG) and _PRODUCT_END.search(surface):
                spans.put(replace(span, type=PRODUCT, subtype=None))

    def _firms(self, block: Block, spans: SpanSet) -> None:
        """電子部品大手の西京セラミック, 国営企業エネルゴアトム: what follows is a firm's name."""
        for tokens in block.compounds:
            start, end = tokens[0].start, tokens[-1].end
            while tokens and tokens[0].surface in _LEADING | _FIRM_NOUNS and len(tokens) > 1:
                before = tokens[0].surface
                tokens = tokens[1:]  # noqa: PLW2901
                start = tokens[0].start
                if before not in _FIRM_NOUNS or not re.match(r"[ァ-ヺーA-Z]", tokens[0].surface):
                    continue
                self._add_firm(block, spans, start, end)
            local = tokens[0].start - block.start
            if re.search(r"(?:大手|メーカー|企業|新興|会社|スタートアップ)の$", block.text[:local]):
                self._add_firm(block, spans, start, end)

    def _add_firm(self, block: Block, spans: SpanSet, start: int, end: int) -> None:
        surface = block.text[start - block.start : end - block.start]
        if (
            3 <= len(surface) <= 16
            and spans.is_free(start, end)
            and not self._gazetteer.is_common(surface)
            and re.search(r"[ァ-ヺーA-Za-z]", surface)
        ):
            spans.add(Span(start, end, ORG, None, 0.65, "firm"))

    def _trimmed(self, spans: SpanSet, span: Span, surface: str, after: str) -> bool:
        """Drop or cut one span: アルツハイマー病, 天皇杯準決勝, 東京・両国国技館, 任天道株."""
        if span.type is PERSON and _AILMENT.match(after) and not surface.isascii():
            spans.remove(span)
            return True
        if span.type in (EVENT, PRODUCT) and (match := _TRIMMED.search(surface)):
            if match.start() > 1:
                spans.put(replace(span, end=span.start + match.start(), type=EVENT))
                return True
            return False
        if span.type is PLACE and (match := _TWO_PLACES.fullmatch(surface)):
            spans.remove(span)
            spans.add(replace(span, end=span.start + match.end(1)))
            spans.add(replace(span, start=span.start + match.start(2)))
            return True
        if span.type is PLACE and (match := _LINE_AND_STATION.fullmatch(surface)):
            cut = span.start + match.end(1)
            if _SECTION.match(after):
                spans.remove(span)
                spans.add(replace(span, end=cut, subtype="FAC"))
                spans.add(replace(span, start=cut, subtype="GPE"))
                return True
        stock = surface.endswith("株") and len(surface) > 2
        if span.type in (PLACE, PERSON) and (stock or re.match(r"株(?:は|が|を|も|に|の)", after)):
            name = surface.removesuffix("株")
            if name not in _BOURSES and not self._gazetteer.country(name):
                spans.put(replace(span, end=span.start + len(name), type=ORG, subtype=None))
            else:
                spans.put(replace(span, end=span.start + len(name)))
            return True
        outlet = surface[-1] in "紙誌" and self._gazetteer.outlet(surface[:-1])
        if outlet and span.type in (ORG, WORK):
            spans.put(replace(span, end=span.end - 1, type=ORG, subtype="MEDIA"))
            return True
        match = _POSITION.match(surface)
        if match and span.type is not PERSON and match.end() < len(surface):
            spans.put(replace(span, start=span.start + match.end(), type=PERSON, subtype=None))
            return True
        match = _SPORT.match(surface)
        if (
            match
            and (kind := self._known.get(match["name"])) is not None
            and span.type in (ORG, EVENT)
        ):
            start = span.start + match.start("name")
            spans.put(Span(start, span.start + match.end("name"), kind, None, 0.85, "known"))
            return True
        return False

    def _compounds(self, block: Block, spans: SpanSet) -> None:
        """Whole noun compounds that begin with a name: アルマ望遠鏡, 熊本地震, 瀬戸内建設."""
        for tokens in block.compounds:
            start, end = tokens[0].start, tokens[-1].end
            surface = block.text[start - block.start : end - block.start]
            if len(surface) < 4 or len(tokens) < 2 or _TWO_PLACES.fullmatch(surface):
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
            if surface.endswith("大震災") or (_UNIVERSITY.search(surface) and not touched):
                kind = EVENT if surface.endswith("大震災") else ORG
                spans.put(Span(start, end, kind, None, 0.7, "compound"))
                continue
            head = tokens[0]
            if (
                _FINANCE_END.search(surface)
                and head.surface not in _GENERIC
                and not touched
                and len(surface) <= 14
                and not self._gazetteer.is_common(surface)
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
            ):
                if _COMPANY_END.search(surface) and not self._gazetteer.is_common(surface):
                    if not (
                        len(tokens) == 2
                        and head.pos3 == "地名"
                        and tokens[1].surface in ("観光", "産業", "工業", "交通", "経済")
                    ):
                        spans.put(Span(start, end, ORG, None, 0.65, "compound"))
                elif _FACILITY_END.search(surface):
                    spans.put(Span(start, end, PLACE, "FAC", 0.7, "compound"))

    @staticmethod
    def _names_event(tokens: Sequence[Token], touched: Sequence[Span], before: str) -> bool:
        first = tokens[0]
        place = bool(touched and touched[0].type is PLACE and touched[0].start == first.start)
        return bool(before) and (
            place or bool(re.match(r"[ァ-ヺー]{3,}", before)) or first.pos3 == "地名"
        )


def _glued(inside: str, outside: str) -> bool:
    """Tell whether a neighbouring character makes a known name a part of a longer word."""
    if not outside:
        return False
    if outside in "ー・" or (outside.isalnum() and outside.isascii()):
        return True
    if "ァ" <= outside <= "ヺ":
        return "ァ" <= inside <= "ヿ"
    return "一" <= outside <= "鿿" and "一" <= inside <= "鿿"


def _word_before(block: Block, at: int) -> str:
    """Return the token that ends where a span begins, or an empty text."""
    index = first_at(block.tokens, at) - 1
    return block.tokens[index].surface if index >= 0 and block.tokens[index].end == at else ""


def _of(block: Block, spans: SpanSet) -> list[Span]:
    return [
        s for s in spans.overlapping(block.start, block.start + len(block.text)) if s.type in NAMES
    ]
