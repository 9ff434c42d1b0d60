"""What news text writes by fixed forms: country and ministry, summits, codes, captions, sources.

Each rule looks at the tokens and at what was found before it, and adds or replaces spans. A rule
never joins over white space, a line end or a full stop.

Source: written for this project from the style of Japanese newspapers and of translated news sites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.entities.acronym_rules import AcronymRules
from reader.entities.blocks import (
    Block,
    compound_after,
    first_at,
    is_joined,
    nouns_only,
)
from reader.entities.equipment_rules import EquipmentRules
from reader.entities.gazetteer import Gazetteer
from reader.entities.media_rules import MediaRules
from reader.entities.patterns import Wanted, lazy
from reader.entities.people_rules import PeopleRules
from reader.entities.spans import (
    DATE,
    EVENT,
    GROUP,
    NUMERIC,
    ORG,
    PERSON,
    PLACE,
    PRODUCT,
    QUANTITY,
    WORK,
    Span,
    SpanSet,
)
from reader.entities.tokens import Token
from reader.entities.wordlists import words

_STATE_ORGANS = (
    "政府|軍|陸軍|海軍|空軍|海兵隊|国防軍|当局|大統領府|首相府|議会|連邦議会|"
    "国会|下院|上院|最高裁|連邦最高裁|中央銀行|国防総省|大使館|総領事館"
)
_MINISTRY = lazy(
    r"(?:[一-鿿]{1,8}(?:省|庁|総局|委員会|評議会)|"
    + _STATE_ORGANS.replace("|議会", "").replace("|当局", "").replace("|国会", "")
    + r")"
)
_STRIFE = lazy(r"(戦争|紛争|内戦|事変|動乱|危機)(?:以来|以降|以後|開始|勃発|終結|[前後中下])?$")
_SUMMIT_NOUNS = frozenset(
    (
        "首脳会談",
        "首脳会議",
        "外相会談",
        "国防相会談",
        "防衛相会談",
        "サミット",
        "外相会議",
        "財務相会談",
    )
)
_LATIN_WORDS = words("latin words")
_FOREIGN = lazy(r"[ァ-ヺーA-Za-z]")
_CODE_AND_NOUN = lazy(
    r"([A-Z][A-Za-z]{0,4}-?\d+[A-Za-z0-9-]*)(?:[一-鿿]*(?:戦車|戦闘|爆撃|輸送|攻撃|哨戒|偵察|"
    r"榴弾|ミサイル|無人)[一-鿿]*)$"
)
_NOT_AMOUNTS = frozenset(
    ("一つ", "ひとつ", "一部", "一方", "一緒", "ドル", "円", "優勝", "一軍", "二軍", "1軍", "2軍")
)
# Houses that stand for those who govern in them.
_SEATS = frozenset(("クレムリン", "国防総省", "ペンタゴン", "青瓦台"))
_BEFORE_OFFICES = frozenset("(（米英仏独露韓中豪伊")
_FOREIGN_OFFICE = lazy(r"(?:[(（][^()（）]{1,20}[)）])?([米英仏独露韓中豪伊])([一-鿿]{2,12})")
_BODIES = sorted(words("bodies with officers"))
_ORGAN_AND_TITLE = Wanted(
    rf"(?<![一-鿿ァ-ヺーA-Za-z])([一-鿿ァ-ヺー・]{{2,14}}(?:{'|'.join(_BODIES)}))"
    r"((?:副|前|元|筆頭)?[一-鿿]{1,5}[長員官事裁授])(?![一-鿿])",
    *_BODIES,
)
_DATELIKE = lazy(
    r"[\d〇一二三四五六七八九十年月日時代世紀期朝昼夜晩夕春夏秋冬週曜初末中頃前後今昨翌明先来元次古近"
    r"現戦幕きあお当]|昭和|大正|平成|令和"
)
_NAME_AND_STATE = lazy(r"([ァ-ヺー]+(?:・[ァ-ヺー]+)+)[米英仏独露韓]")
_BESIDE_CHINA = frozenset("米英仏独露豪韓印欧")
_MARKET = lazy(r"(?:株式|外国為替|原油|債券)?市場$")
_LANDFORMS = frozenset("山川海島湖森林谷丘空町村街")
_LOCAL_TIME = lazy(r"(?:日本|現地|米国?|英国?|[ァ-ヺー]+)時間の?(?=\d)")
_PHASES = frozenset(("前半", "後半", "序盤", "中盤", "終盤", "前期", "後期", "初期"))
_MISSION = Wanted(
    r"(?:(?<![一-鿿])在|駐)[ァ-ヺー一-鿿・]{1,12}?(?:日本)?(?:大使館|総領事館|領事館|領事事務所)",
    "領事",
    "大使館",
)
_HOUSES = frozenset(("上院", "下院", "衆院", "参院", "衆議院", "参議院"))
_MEMBER = lazy(r"[元前][上下衆参]議?院議")
_COURT = Wanted(
    r"最高裁(?:判所)?(?:第[1-3一二三]小法廷|大法廷)?(?!長官)|知財高裁|知的財産高等裁判所",
    "最高裁",
    "知財高裁",
    "知的財産高等裁判所",
)
# What makes an organisation of a place's name.
_LOCAL_ORGAN = lazy(
    r"幕府|[府県道]警|[地高家簡](?:検|裁)(?:特捜部)?|税務署|消防本部|消防局|商工会議所|"
    r"労働基準監督署|労基署|出入国在留管理局|[府県市町村区]議会|[府県市町村区]教育委員会|県知事会"
)
_OPENS = ("(", "（")
_CLOSES = (")", "）", "、")
_ONE_KANJI = frozenset("日米英仏独露豪韓伊")
_RICE = words("rice")
_ENGLISH = words("english")


class Rules:
    """Applies the rules of news text, block by block."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._media = MediaRules(gazetteer)
        self._equipment = EquipmentRules(gazetteer)
        self._people = PeopleRules(gazetteer)
        self._acronyms = AcronymRules(gazetteer)

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._clean(block, spans)
        self._media.apply(block, spans)
        self._equipment.apply(block, spans)
        self._countries(block, spans)
        self._state_organs(block, spans)
        self._courts(block, spans)
        self._events(block, spans)
        self._officials(block, spans)
        self._acronyms.apply(block, spans)
        self._people.apply(block, spans)

    def _clean(self, block: Block, spans: SpanSet) -> None:
        """Cut or drop what is no name: 日本時間, 東京株式市場, a bare title, 米 before a firm."""
        for span in spans.overlapping(block.start, block.start + len(block.text)):
            surface = block.surface(span)
            local = span.end - block.start
            if span.type in NUMERIC:
                if surface[-1] == "塁" and not surface.endswith("盗塁"):
                    spans.remove(span)  # ランナー1、3塁: bases are places of a field
                    continue
                if surface[-1] == "段" and (owner := spans.overlapping(span.start - 1, span.start)):
                    if owner[0].type is PERSON:
                        spans.remove(span)  # 佐藤八段: a rank
                    continue
                if span.type is DATE and (local_time := _LOCAL_TIME.match(surface)):
                    spans.put(span.moved(span.start + local_time.end(), span.end))
                    continue
                if span.type is DATE and surface in _PHASES:
                    spans.remove(span)
                    continue
                if span.type is DATE and span.rule == "model" and not _DATELIKE.search(surface):
                    spans.remove(span)  # 佐藤1時間8分: the figures after a name are not its date
                    if self._gazetteer.is_surname(surface):
                        spans.add(replace(span, type=PERSON, subtype=None, rule="surname"))
                    continue
                if span.type is DATE and block.text.startswith(("あたり", "当たり"), local):
                    spans.remove(span)
                    continue
                counted = (surface in ("二国", "両国") and block.text.startswith("間", local)) or (
                    surface[-1] == "進" and block.text.startswith(("数", "法", "表"), local)
                )
                another = block.text.endswith("もう", 0, span.start - block.start)
                labels = span.rule == "model" and not re.search(r"\d", surface)
                alone = surface in _NOT_AMOUNTS and surface not in ("一つ", "ひとつ")
                if counted or another or alone:
                    spans.remove(span)
                elif span.type is QUANTITY and labels:
                    # 初代, 長男, 一歩: what the grammar of numbers does not count only labels
                    spans.put(replace(span, subtype="ORDINAL"))
                elif surface in _NOT_AMOUNTS:
                    spans.remove(span)
                continue
            named = _NAME_AND_STATE.fullmatch(surface) if "・" in surface else None
            if named and self._is_titled(block, span.end):
                # ドナルド・トランプ|米|大統領
                cut = span.start + named.end(1)
                spans.put(replace(span, end=cut, type=PERSON, subtype=None))
                spans.add(Span(cut, span.end, PLACE, "GPE", 0.85, "country"))
                continue
            if (
                span.type is ORG
                and surface in _HOUSES
                and _MEMBER.match(block.text, span.start - block.start - 1)
            ):
                spans.remove(span)  # 元下院|議員: the house is a part of the title
                continue
            if span.type in (ORG, PLACE, PRODUCT, WORK) and surface in _LATIN_WORDS:
                spans.remove(span)
                continue
            if span.type is PLACE and surface in _LANDFORMS:
                spans.remove(span)
                continue
            if self._gazetteer.is_pair(surface):
                spans.remove(span)
                for at in range(span.start, span.end):
                    spans.add(Span(at, at + 1, PLACE, "GPE", span.confidence, "country"))
            elif span.type is PLACE and surface in _SEATS:
                spans.put(replace(span, type=ORG, subtype=None))
            elif (
                span.type is PLACE
                and surface == "日本"
                and re.match(r"時間|一(?!部)", block.text[local:])
            ) or (span.type in (ORG, PLACE, PERSON) and self._gazetteer.is_title(surface)):
                spans.remove(span)
            elif span.type is PLACE and (
                match := _MARKET.search(surface) if surface.endswith("市場") else None
            ):
                city = span.moved(span.start, span.start + match.start())
                if "株式" in surface or "為替" in surface or "原油" in surface:
                    spans.put(city)
            elif (
                span.type in (ORG, WORK, PRODUCT)
                and len(surface) > 3
                and surface[0] in "米英仏独露中韓伊豪"
                and _FOREIGN.match(surface[1])
            ):
                spans.put(span.moved(span.start + 1, span.end))
                spans.add(Span(span.start, span.start + 1, PLACE, "GPE", 0.85, "country"))
            elif span.type is PERSON and "・" in surface and surface[-1] in "米英仏独露韓":
                spans.put(span.moved(span.start, span.end - 1))
            elif (
                span.type is PRODUCT
                and surface[0].isascii()
                and (match := _CODE_AND_NOUN.match(surface))
            ):
                spans.put(span.moved(span.start, span.start + match.end(1)))
            elif (
                span.type is ORG
                and surface[0] in "米英仏独露韓"
                and block.text.startswith("担当", local)
            ):
                spans.put(Span(span.start, span.start + 1, PLACE, "GPE", 0.85, "country"))

    def _is_titled(self, block: Block, at: int) -> bool:
        """Tell whether a title or an office begins at an offset."""
        index = first_at(block.tokens, at)
        following = block.tokens[index].surface if index < len(block.tokens) else ""
        office = compound_after(block.tokens, at)[0]
        return self._gazetteer.is_title(following) or self._gazetteer.is_office(office)

    def _countries(self, block: Block, spans: SpanSet) -> None:
        """Country names that were left over, one-kanji ones before a title or an office too."""
        tokens = block.tokens
        for one, other in pairwise(tokens):
            if one.end != other.start:
                continue
            # the tagger takes 中 of 米中の対立 for the suffix of 滞在中
            china = one.surface in _BESIDE_CHINA and other.surface == "中"
            if china or (_is_state(one) and _is_state(other)):
                # 日中の対立, 米中: who finds one of a pair has found both
                for token in (one, other):
                    if spans.is_free(token.start, token.end):
                        spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))
        for start, end in self._gazetteer.long_countries_in(block.text, block.start):
            touched = spans.overlapping(start, end)
            if not any((s.start <= start and end < s.end) or s.start < start for s in touched):
                spans.put(Span(start, end, PLACE, "GPE", 0.9, "country"))
        for index, token in enumerate(tokens):
            surface = token.surface
            if not (surface in _ONE_KANJI or self._gazetteer.country(surface)):
                continue
            if not spans.is_free(token.start, token.end):
                continue
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            joined = after is not None and after.start == token.end
            if token.pos3 == "地名" and len(surface) == 1 and self._gazetteer.country(surface):
                if joined and after is not None and (after.is_noun or after.surface in "、・"):
                    spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))
            elif len(surface) > 1 and token.pos1 == "名詞" and self._gazetteer.country(surface):
                if block.text[token.start - block.start - 1 : token.start - block.start] == "=":
                    continue  # イル=ド=フランス
                if joined and after is not None and after.surface in ("時間", "海", "一", "ソース"):
                    continue
                if joined and after is not None and after.surface in ("人", "語", "系"):
                    if after.surface != "系":
                        spans.add(Span(token.start, after.end, GROUP, None, 0.8, "country"))
                else:
                    spans.add(Span(token.start, token.end, PLACE, "GPE", 0.85, "country"))
            elif (  # noqa: SIM114
                surface in _ONE_KANJI
                and block.text[token.start - block.start - 1 : token.start - block.start] in _OPENS
                and block.text[token.end - block.start : token.end - block.start + 1] in _CLOSES
                and self._after_person(block, spans, token.start)
            ):
                spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))
            elif (surface == "日" and self._pairs_up(tokens, index)) or (
                surface in _ONE_KANJI
                and surface != "日"
                and joined
                and after is not None
                and (after.is_noun or self._gazetteer.is_title(after.surface))
                and not is_joined(tokens, index)
                and not (surface == "米" and after.surface in _RICE)
                and not (surface == "英" and after.surface in _ENGLISH)
                and (after.pos1 != "接尾辞" or after.surface in ("紙", "誌"))
            ):
                spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))

    @staticmethod
    def _after_person(block: Block, spans: SpanSet, at: int) -> bool:
        """Tell whether the bracket before an offset stands after a person: アリソン氏(米)."""
        end = at - 1
        for suffix in ("氏", "さん", "選手"):
            if block.text.endswith(suffix, 0, end - block.start):
                end -= len(suffix)
                break
        return any(s.type is PERSON and s.end == end for s in spans.overlapping(end - 1, end))

    def _pairs_up(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether 日 is the first of two countries before a noun (日韓|関係), not a day."""
        pair = tokens[index : index + 3]
        return (
            len(pair) == 3
            and all(t.pos3 == "地名" and len(t.surface) == 1 for t in pair[:2])
            and pair[0].end == pair[1].start
            and bool(self._gazetteer.country(pair[1].surface))
            and pair[1].end == pair[2].start
            and pair[2].is_noun
        )

    def _state_organs(self, block: Block, spans: SpanSet) -> None:
        """ロシア|外務省, 米|国務省, 韓国|軍 are one organisation."""
        for found in _MISSION.finditer(block.text):
            start, end = block.start + found.start(), block.start + found.end()
            if end in block.ends and all(
                start <= s.start and s.end <= end for s in spans.overlapping(start, end)
            ):
                spans.put(Span(start, end, ORG, None, 0.85, "mission"))
        for span in list(spans.overlapping(block.start, block.start + len(block.text))):
            surface = block.surface(span)
            if (
                span.type is PLACE
                and not self._gazetteer.country(surface)
                and _MINISTRY.search(surface)
            ):
                head = next(
                    (
                        surface[:n]
                        for n in range(len(surface) - 1, 0, -1)
                        if self._gazetteer.country(surface[:n])
                    ),
                    "",
                )
                if head and _MINISTRY.fullmatch(surface[len(head) :]):
                    spans.put(Span(span.start, span.end, ORG, None, 0.9, "state organ"))
                continue
            after = span.end - block.start
            if (
                span.type is PLACE
                and (organ := _LOCAL_ORGAN.match(block.text, after))
                and organ.end() + block.start in block.ends
            ):
                spans.put(
                    Span(span.start, organ.end() + block.start, ORG, None, 0.85, "local organ")
                )
                continue
            if span.type is not PLACE or not self._gazetteer.country(surface):
                continue
            match = _MINISTRY.match(block.text, after)
            if not match:
                continue
            end = match.end() + block.start
            if end not in block.ends or not nouns_only(block.tokens, span.end, end):
                continue
            following = block.text[match.end() : match.end() + 3]
            if match.group() in ("軍",) and following[:1] in ("事", "備", "人"):
                continue
            spans.put(Span(span.start, end, ORG, None, 0.9, "state organ"))

    def _officials(self, block: Block, spans: SpanSet) -> None:
        """ブリンケン|米|国務長官; 中央軍事委員会|副委員長."""
        for span in spans.overlapping(block.start, block.start + len(block.text)):
            if span.type is not PERSON:
                continue
            local = span.end - block.start
            abroad = block.text[local : local + 1] in _BEFORE_OFFICES
            match = _FOREIGN_OFFICE.match(block.text, local) if abroad else None
            if match and self._gazetteer.is_office(match[2]):
                start = block.start + match.start(1)
                begins = _begins(block, start + 1)
                if begins and spans.is_free(start, start + 1):
                    spans.add(Span(start, start + 1, PLACE, "GPE", 0.8, "official"))
        for match in _ORGAN_AND_TITLE.finditer(block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            title = match[2]
            if not (self._gazetteer.is_title(title) or self._gazetteer.is_office(title)):
                continue
            if start in block.starts and end in block.starts and spans.is_free(start, end):
                spans.add(Span(start, end, ORG, None, 0.7, "official"))

    def _courts(self, block: Block, spans: SpanSet) -> None:
        for match in _COURT.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if not any(s.start < start or s.end > end for s in spans.overlapping(start, end)):
                spans.put(Span(start, end, ORG, None, 0.9, "court"))

    def _events(self, block: Block, spans: SpanSet) -> None:
        """米朝首脳会談, 日中韓サミット, ウクライナ戦争."""
        tokens = block.tokens
        inside = spans.overlapping(block.start, block.start + len(block.text))
        countries = [s for s in inside if s.type is PLACE and s.end - s.start <= 12]
        index = 0
        while index < len(countries):
            first = countries[index]
            last = first
            while index + 1 < len(countries) and countries[index + 1].start == last.end:
                index += 1
                last = countries[index]
            index += 1
            noun, _ = compound_after(tokens, last.end)
            if not noun:
                continue
            meeting = next((word for word in _SUMMIT_NOUNS if noun.startswith(word)), "")
            if not meeting or last is first:
                strife = _STRIFE.match(noun)
                meeting = strife[1] if strife and len(block.surface(first)) > 1 else ""
            end = last.end + len(meeting)
            if meeting and end in block.ends:
                spans.put(Span(first.start, end, EVENT, None, 0.85, "event"))


def _is_state(token: Token) -> bool:
    return len(token.surface) == 1 and token.pos3 == "地名" and token.pos4 == "国"


def _begins(block: Block, at: int) -> bool:
    index = first_at(block.tokens, at)
    return index < len(block.tokens) and block.tokens[index].start == at
