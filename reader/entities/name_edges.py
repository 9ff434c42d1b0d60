"""The edges of a found name: what begins or ends it against its type.

What ends in 研究所 is an organisation, what ends in 空港 a place; 大手 before a firm is no part of
its name.

Source: rules written for this project; word lists in ``resources/rules``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.entities.blocks import Block, first_at
from reader.entities.gazetteer import Gazetteer
from reader.entities.known_names import KnownNames
from reader.entities.name_division import names_in
from reader.entities.patterns import lazy
from reader.entities.spans import (
    DATE,
    EVENT,
    ORG,
    PERSON,
    PLACE,
    PRODUCT,
    WORK,
    Span,
    SpanSet,
)
from reader.entities.wordlists import words

_ORG_END = tuple(words("ends of organisations"))
_PLACE_END = tuple(words("ends of places"))
_RESORT_END = tuple(words("ends of resorts"))
_PRODUCT_END = tuple(words("ends of products"))
_TRIMMED = lazy(
    r"(?:準々決勝|準決勝|決勝|予選|開幕戦|最終日|初日|千秋楽|最高賞|金メダル|優勝|第\d+(?:日|戦|局|節|回戦|ラウンド|セット))$"
)
_CALL = lazy(r"([一-鿿]{2,3})([ァ-ヺー]{2,})$")
_TAXON = lazy(r"[ァ-ヺー]+[科属目]$")
_AILMENT = lazy(r"病(?![院棟室身床])|症|症候群|の法則|の定理|法則|定理|効果|方程式|彗星|指数")
# What stands before a town's name: 王都セレス, 省都|武漢.
_HEAVENLY = frozenset(("小惑星", "準惑星", "惑星", "彗星", "恒星", "銀河", "星雲"))
_KIND_OF_BODY = lazy(
    r"(?:イスラム|武装|過激派|抵抗|反政府|反体制|政治|国際テロ|軍事)?(?:組織|勢力|集団)(?=[ァ-ヺ][ァ-ヺー]+派?$)"
)
_PLAIN_EVENTS = words("plain events")
_PROVINCES = words("provinces")
_CAPITALS = words("capitals")
# What the name of a land goes on with: マレー|半島, ノルマンディー|地域圏.
_LAND = lazy(
    r"半島|海峡|諸島|列島|山脈|砂漠|高原|盆地|平野|地域圏|連邦直轄領|埠頭|ふ頭|漁港|海岸|"
    r"港(?![湾区町市外内])|沖(?![縄合])|駅(?![前伝員長間弁舎ビ])"
)
_FROM_AND_TO = lazy(r"(.+)から\1$")
# 昭和の町並み is a time, 昭和|区 and 平成|書房 are not.
_ERAS = frozenset(("昭和", "平成", "令和"))
_PROPER_AFTER = lazy(r"[一-鿿ァ-ヺー]")
# 太平洋|上, 東京都|内; 同府|池田市; 神奈川県・農林水産省, 松本vs横浜FC; アメリカ国家安全保障局|
# 第15代.
_OUTSIDE = lazy(r"(?<=[洋海湾湖])(?:上|沿岸)$|(?<=[ァ-ヺー])便$|(?<=..[都道府県市区町村])内$")
_SAME = lazy(r"同[都道府県市町村郡区](?=[一-鿿ぁ-んァ-ヺ]{2,})")
_TWO_ORGANS = lazy(
    r"([一-鿿]{1,}[都道府県市省庁軍局党])・([一-鿿]{2,}(?:[省庁局党軍]|委員会))|"
    r"([一-鿿ァ-ヺーA-Z]{2,})(?:vs|VS)([一-鿿ァ-ヺーA-Z]{2,})"
)
_OFFICER = lazy(
    r"(?:共同)?(?:代表(?:理事|取締役)?|理事長|会長|社長|専務|常務|部長|課長|所長|館長|院長|園長|校長|教授|"
    r"准教授|助教|講師|主任研究員|研究員|店主|店長|支部長|事務局長)$"
)
_OFFICERS_BODY = (
    *_ORG_END,
    "クラブ",
    "会",
    "店",
    "社",
    "部",
    "NPO",
    "ネット",
    "センター",
    "グループ",
)
_ORDINAL_TAIL = lazy(r"第\d+代$")
_NOBLE = lazy(
    r"([ァ-ヺー・=]{2,})(?:王子|王女|女王|皇太子|王妃|皇后|伯爵|公爵|侯爵|男爵|子爵|卿|夫人|教皇|法王)"
)
# イスラエル 軍; 竜王戦|七番勝負; ラファの検問所, ラファ郊外: only a place has those.
_STATE_AFTER = lazy(r"\s?(?:軍|政府|外務|当局|国境)")
_SERIES = lazy(r"[三五七十]番勝負")
_REGION_AFTER = lazy(
    r"の?(?:郊外|北部|南部|東部|西部|中心部|市街|近郊|上空|検問所|難民キャンプ|旧市街|国境)"
)
_LINKED = lazy(r"(?:と|―|-)[一-鿿ァ-ヺー]{1,6}(?:間)?を結[びぶん]")
_NAMELESS = lazy(r"[ァ-ヺー]{4,}|[A-Z][A-Za-z]+")
_SOURCE = lazy(r"\s?(?:によると|によれば|の調べ|の調査|の集計|の推計|の統計)")
_AFFILIATED = lazy(r"(?:氏|さん)\s?[(（]$")
_FOREIGN_NAME = lazy(r"[ァ-ヺー]+(?:・[ァ-ヺー]+)+")
_KATAKANA = lazy(r"[ァ-ヺ]")
_STAFF = lazy(
    r"の?(?:[一-鿿]{0,6}(?:研究員|アナリスト|所長|代表|会長|理事長|専門家|研究者|報告|調査))"
)
_TWO_PLACES = lazy(r"([一-鿿]{2,})・([一-鿿]{3,})")
_LINE_AND_STATION = lazy(r"([一-鿿]+?(?:新幹線|本線|線))([一-鿿]{2,})")
_BOURSE = lazy(r"(?:株式市場|株式|株|外国為替市場)$")
_SECTION = lazy(r"[―\-–—〜~]|間|駅")
_POSITION = lazy(r"(?:NO8|No8|FW|MF|DF|GK|WTB|CTB|SO|SH|FB|HO|PR|LO|FL)(?=[一-鿿ァ-ヺー])")
_SPORT = lazy(
    r"(?:サッカー|ラグビー|プロ野球|バスケットボール|バレーボール|米大リーグ|野球)?・?(?P<name>.+?)(?:[1-3]部)?$"
)
# What names nothing by itself, though it may end a name.
_NOT_OF_JAPAN = tuple(words("not of 日本"))
_GENERIC_NAMES = words("generic names")
_FIRM_NOUNS = words("firm nouns")
_BOURSES = words("bourses")


class NameEdges:
    """Trims and retypes what has been found.

    Args:
        gazetteer: The tables.
        known: The well-known names.
    """

    def __init__(self, gazetteer: Gazetteer, known: KnownNames) -> None:
        self._gazetteer = gazetteer
        self._known = known

    def retype(self, block: Block, spans: SpanSet) -> None:
        """The last word of a name against its type."""
        for span in names_in(block, spans):
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
                after.startswith(("担当", "問題担当"))
                or surface[0] in "両各"
                or (after[:1] == "相" and surface[-1] not in "省庁")
            ):
                spans.remove(span)
                continue
            if surface in _GENERIC_NAMES or (surface == "日本" and after.startswith(_NOT_OF_JAPAN)):
                spans.remove(span)
                continue
            if span.type is ORG and surface in _PROVINCES:
                spans.put(replace(span, type=PLACE, subtype="GPE"))
                continue
            if span.type in (PLACE, ORG) and surface.endswith("藩主"):
                spans.put(replace(span, end=span.end - 1, type=PLACE, subtype=None))
                continue
            if span.type is PLACE and (land := _LAND.match(block.text, local)):
                end = block.start + land.end()
                if end in block.ends and spans.is_free(span.end, end):
                    spans.put(span.moved(span.start, end))
                    continue
            if span.rule == "model" and surface in _ERAS and not _PROPER_AFTER.match(after):
                spans.put(replace(span, type=DATE, subtype=None))
                continue
            if self._trimmed(spans, span, surface, after):
                continue
            source = span.type is PERSON and span.rule == "model" and span.confidence < 0.9
            if (source and _NAMELESS.fullmatch(surface) and _SOURCE.match(after)) or (
                span.type in (WORK, PRODUCT, PLACE)
                and after[:1] in (")", "）", "、")
                and _AFFILIATED.search(block.text[: span.start - block.start])
                and _KATAKANA.search(surface)
                and not self._gazetteer.country(surface)
            ):
                # スタットカウンターによると; ルリア氏(D.A.デビッドソン): a person would be 氏
                spans.put(replace(span, type=ORG, subtype=None))
                continue
            if (
                span.type is ORG
                and span.rule == "model"
                and _STATE_AFTER.match(after)
                and self._gazetteer.country(surface)
            ):
                spans.put(replace(span, type=PLACE, subtype="GPE"))
                continue
            if span.type is EVENT and (series := _SERIES.match(block.text, local)):
                spans.put(span.moved(span.start, block.start + series.end()))
                continue
            if span.type is PERSON and span.rule == "model" and _LINKED.match(after):
                spans.put(replace(span, type=PLACE, subtype=None))  # 羽田と八丈島を結ぶ
                continue
            if source and _KATAKANA.match(surface) and _REGION_AFTER.match(after):
                spans.put(replace(span, type=PLACE, subtype="GPE"))
                continue
            if span.type in (PERSON, PLACE, PRODUCT) and before in _HEAVENLY:
                spans.remove(span)  # 小惑星|ディモルフォス: no place on earth
                continue
            if span.type is PERSON and before in _CAPITALS:
                spans.put(replace(span, type=PLACE, subtype="GPE"))
                continue
            if (
                span.type in (PERSON, PLACE)
                and before in _FIRM_NOUNS
                and not surface.endswith(_PLACE_END)
            ):
                spans.put(replace(span, type=ORG, subtype=None))
                continue
            if (
                span.type in (PLACE, ORG)
                and surface[-1] in "場式株"
                and (match := _BOURSE.search(surface))
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
                or (
                    span.type in (PLACE, PERSON)
                    and surface not in _PROVINCES
                    and surface.endswith(_ORG_END)
                )
            ):
                spans.put(replace(span, type=ORG, subtype=None))
            elif (span.type is PERSON and surface.endswith(_RESORT_END)) or (
                span.type is ORG
                and (surface.endswith(_PLACE_END) or surface.endswith(_RESORT_END))
                and span.confidence < 0.95
            ):
                spans.put(replace(span, type=PLACE, subtype="FAC"))
            elif span.type in (PLACE, ORG, EVENT) and surface.endswith(_PRODUCT_END):
                spans.put(replace(span, type=PRODUCT, subtype=None))

    def _trimmed(self, spans: SpanSet, span: Span, surface: str, after: str) -> bool:
        """Drop or cut one span: アルツハイマー病, 天皇杯準決勝, 東京・両国国技館, 任天道株."""
        if span.type is PERSON and (match := _CALL.match(surface)):
            cut = match.end(1)
            if (
                self._gazetteer.is_surname(match[1])
                and self._gazetteer.is_common(match[2])
                and not self._gazetteer.is_full_name(surface)
            ):
                spans.put(span.moved(span.start, span.start + cut))  # 熊田|コール
                return True
        if span.type is EVENT and after.startswith("事件"):
            spans.put(span.moved(span.start, span.end + len("事件")))
            return True
        if span.type in (ORG, PLACE) and _TAXON.match(surface):
            spans.remove(span)  # クサウオ科
            return True
        if span.type is PERSON and _AILMENT.match(after) and not surface.isascii():
            spans.remove(span)
            return True
        if span.type is ORG and (match := _KIND_OF_BODY.match(surface)):
            spans.put(span.moved(span.start + match.end(), span.end))  # イスラム組織|ハマス
            return True
        if span.type is EVENT and surface in _PLAIN_EVENTS:
            spans.remove(span)
            return True
        if span.type in (EVENT, PRODUCT) and (match := _TRIMMED.search(surface)):
            if match.start() > 1:
                spans.put(replace(span, end=span.start + match.start(), type=EVENT))
                return True
            return False
        if span.type is not PERSON and (match := _NOBLE.fullmatch(surface)):
            end = span.start + match.end(1)
            spans.put(replace(span, end=end, type=PERSON, subtype=None))
            return True
        if span.type is PLACE and (match := _OUTSIDE.search(surface)):
            spans.put(span.moved(span.start, span.start + match.start()))
            return True
        if span.type is PLACE and _FROM_AND_TO.match(surface):
            spans.remove(span)  # 山から山, 川から川まで
            return True
        if span.type is PLACE and surface[0] == "同" and (match := _SAME.match(surface)):
            spans.put(span.moved(span.start + match.end(), span.end))
            return True
        if (
            span.type is ORG
            and ("・" in surface or "vs" in surface or "VS" in surface)
            and (match := _TWO_ORGANS.fullmatch(surface))
        ):
            spans.remove(span)
            one, other = (1, 2) if match[1] else (3, 4)
            first = PLACE if match[one][-1] in "都道府県市" else ORG
            spans.add(replace(span, end=span.start + match.end(one), type=first))
            spans.add(replace(span, start=span.start + match.start(other)))
            return True
        if (
            span.type is ORG
            and (match := _OFFICER.search(surface))
            and surface[: match.start()].endswith(_OFFICERS_BODY)
        ):
            spans.put(span.moved(span.start, span.start + match.start()))  # 木工クラブ|代表
            return True
        if span.type is ORG and (match := _ORDINAL_TAIL.search(surface)):
            spans.put(span.moved(span.start, span.start + match.start()))
            return True
        lands = surface.split("・") if span.type is PLACE else []
        if len(lands) > 1 and all(map(self._gazetteer.country, lands)):
            spans.remove(span)
            start = span.start
            for land in lands:
                spans.add(replace(span, start=start, end=start + len(land)))
                start += len(land) + 1
            return True
        if span.type is PLACE and len(lands) > 1 and (match := _TWO_PLACES.fullmatch(surface)):
            spans.remove(span)
            spans.add(replace(span, end=span.start + match.end(1)))
            spans.add(replace(span, start=span.start + match.start(2)))
            return True
        line = span.type is PLACE and "線" in surface
        if line and (match := _LINE_AND_STATION.fullmatch(surface)):
            cut = span.start + match.end(1)
            if _SECTION.match(after):
                spans.remove(span)
                spans.add(replace(span, end=cut, subtype="FAC"))
                spans.add(replace(span, start=cut, subtype="GPE"))
                return True
        if span.type is ORG and surface.endswith(("組", "ペア")):
            name = surface.removesuffix("組").removesuffix("ペア")
            foreign = _FOREIGN_NAME.fullmatch(name)
            country = self._gazetteer.country(name)
            if foreign or country or self._gazetteer.is_full_name(name):
                member = PLACE if country else PERSON
                spans.put(replace(span, end=span.start + len(name), type=member, subtype=None))
                return True
        stock = surface.endswith("株") and len(surface) > 2
        if span.type is ORG and stock:
            spans.put(span.moved(span.start, span.end - 1))
            return True
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
        mixed = surface[0].isascii() and not surface.isascii()
        match = _POSITION.match(surface) if mixed else None
        if match and span.type is not PERSON and match.end() < len(surface):
            spans.put(replace(span, start=span.start + match.end(), type=PERSON, subtype=None))
            return True
        match = _SPORT.match(surface) if span.type in (ORG, EVENT) else None
        if match and (kind := self._known.kind(match["name"])) is not None:
            start = span.start + match.start("name")
            spans.put(Span(start, span.start + match.end("name"), kind, None, 0.85, "known"))
            return True
        return False


def _word_before(block: Block, at: int) -> str:
    """Return the token that ends where a span begins, or an empty text."""
    index = first_at(block.tokens, at) - 1
    return block.tokens[index].surface if index >= 0 and block.tokens[index].end == at else ""
