"""What news text writes by fixed forms: country and ministry, summits, codes, captions, sources.

Each rule looks at the tokens and at what was found before it, and adds or replaces spans. A rule
never joins over white space, a line end or a full stop.

Source: written for this project from the style of Japanese newspapers and of translated news sites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.entities.gazetteer import Gazetteer
from reader.entities.spans import (
    EVENT,
    GROUP,
    NAMES,
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

_STATE_ORGANS = "政府|軍|陸軍|海軍|空軍|海兵隊|国防軍|当局|大統領府|首相府|議会|連邦議会|国会|下院|上院|最高裁|連邦最高裁|中央銀行|国防総省|大使館|総領事館"
_MINISTRY = re.compile(
    r"(?:[一-鿿]{1,8}(?:省|庁|総局|委員会|評議会)|"
    + _STATE_ORGANS.replace("|議会", "").replace("|当局", "").replace("|国会", "")
    + r")"
)
_TALKS = re.compile(
    r"(?:首脳|外相|国防相|防衛相|財務相|閣僚|外務・防衛担当閣僚|電話)?(?:会談|会議|協議|サミット)$"
)
_STRIFE = re.compile(r"^(?:戦争|紛争|内戦|事変|動乱|危機)$")
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
_CODE = re.compile(
    r"(?<![A-Za-z0-9.\-/])(?:[A-Z][A-Za-z]{0,5}-\d{1,4}[A-Z0-9]{0,4}(?:-\d{1,3})?|[A-Z]{1,3}\d{1,4}[A-Z]{0,2})(?![A-Za-z0-9\-])"
)
# Codes that name no product: groups, events, roads, channels, vitamins, paper sizes, tournaments.
_NO_CODE = re.compile(
    r"^(?:G\d+|W\d+|COP\d+|M\d|[Ii][Pp]\d|[A-B]\d|[RK]\d{1,3}|COVID-19|J\d|F\d|U-?\d{2}|Q\d|[SHTMR]\d{1,2}|H\dN\d|CO\d|PM\d+|[A-Z]-\d{1,2}|[BCDEK]\d{1,2}|T\d+|U\d+|V\d|Covid-19|L\d|X\d?|Y\d+|N\d)$"
)
_MILITARY = re.compile(
    r"^(?:戦闘機|爆撃機|輸送機|攻撃機|哨戒機|偵察機|早期警戒機|給油機|無人機|ドローン|ヘリ|ヘリコプター|ミサイル|弾道ミサイル|ロケット|戦車|装甲車|榴弾砲|自走砲|多連装|潜水艦|空母|護衛艦|駆逐艦|型|形|機|旅客機|探査機|衛星|拳銃|小銃|機関車|系|電車|気動車|スマートフォン|ロボット|ワクチン|エンジン|チップ)"
)
_WEAPON_NOUN = re.compile(
    r"(?:極超音速|巡航|弾道|地対空|対艦|対戦車|迎撃|空対空|短距離|中距離|長距離|大陸間弾道|無人|主力)?"
    r"(?:ミサイル|戦闘機|爆撃機|攻撃機|輸送機|無人機|ドローン|戦車|榴弾砲|コルベット|フリゲート|駆逐艦|巡洋艦|潜水艦|空母|護衛艦|ロケット|魚雷|装甲車|ヘリコプター)$"
)
_CAPTION = re.compile(
    r"[(（](?:写真|画像|提供|撮影|資料|図|動画|イラスト|出典|出所|Photo|photo)[::/／](?P<credit>[^()（）]{1,30})[)）]"
)
_SOURCES = re.compile(
    r"^\s*(?:によると|出典|情報源|ソース|引用元|参考|出所|Source|source)[::\s]\s*(?P<list>.+)$"
)
_LATIN_NAME = re.compile(
    r"^\s*(?:[Bb]y\s+)?(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z]+){1,2})\s*$"
)
_ACRONYM = re.compile(r"[(（](?P<short>[A-Z][A-Za-z&]{1,9}(?:-\d+)?)[)）]")
_AGE = re.compile(
    r"(?:氏|さん|君|ちゃん|容疑者|被告|選手|投手|[一-鿿]{0,6})?[(（](?P<age>\d{1,3})(?:[)）]|[、,])"
)
_FOREIGN_NAME = re.compile(r"[ァ-ヿ]{2,}(?:・[ァ-ヿ]{1,})+")
_FOREIGN = re.compile(r"[ァ-ヿA-Za-z]")
_CODE_AND_NOUN = re.compile(
    r"([A-Z][A-Za-z]{0,4}-?\d+[A-Za-z0-9-]*)(?:[一-鿿]*(?:戦闘|爆撃|輸送|攻撃|哨戒|偵察|榴弾|ミサイル|無人)[一-鿿]*)$"
)
_NOT_AMOUNTS = frozenset(("一つ", "ひとつ", "一部", "一方", "一緒", "ドル", "円", "優勝"))
_GLOSS = re.compile(r"[(（](?P<name>[ァ-ヿ]+(?:[・=][ァ-ヿ]+)+)(?:[)）]|、|\s)")
_OFFICE_ORGAN = re.compile(r"(?P<organ>[一-鿿]{2,6}部)長官|(?P<bureau>[一-鿿]{3,}局)長(?!官)")
# Houses that stand for those who govern in them.
_SEATS = frozenset(("クレムリン", "国防総省", "ペンタゴン", "青瓦台"))
_COURT = re.compile(r"最高裁(?:判所)?(?:第[1-3一二三]小法廷|大法廷)")
_NUMBERED_WEAPON = re.compile(
    r"[ァ-ヿ]{2,10}\d{1,4}[A-Z]?(?:無人機|ドローン|ミサイル|戦車|ロケット|戦闘機|魚雷)?"
)
_ORG_HEAD = re.compile(
    r"(?:研究所|研究院|研究機構|機構|機関|委員会|協会|連盟|連合|同盟|財団|基金|銀行|会議|会議所|グループ|センター|学会|組合|局|庁|省|院|党|大学|学院|部隊|協議会|評議会|本部|理事会|総会|企業|製造|建設|電力|公社|公団|事務所|フォーラム|ネットワーク|アカデミー|ユニオン)$"
)
_HONORIFIC = frozenset(("氏", "さん", "容疑者", "被告", "女史", "夫妻", "受刑者"))


@dataclass(slots=True)
class Block:
    """One block of the document as the rules see it."""

    start: int
    text: str
    """Folded to half-width; same length as the original."""
    tokens: list[Token]
    alone: bool
    """True for a short line without a full stop (a heading, a byline, a caption)."""

    def surface(self, span: Span) -> str:
        """Return the folded surface of a span of this block."""
        return self.text[span.start - self.start : span.end - self.start]


class Rules:
    """Applies the rules of news text, block by block."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._clean(block, spans)
        self._captions(block, spans)
        self._sources(block, spans)
        self._byline(block, spans)
        self._media(block, spans)
        self._codes(block, spans)
        self._countries(block, spans)
        self._state_organs(block, spans)
        self._courts(block, spans)
        self._events(block, spans)
        self._acronyms(block, spans)
        self._people(block, spans)
        self._short_names(block, spans)
        self._ages(block, spans)

    def _clean(self, block: Block, spans: SpanSet) -> None:
        """Cut or drop what is no name: 日本時間, 東京株式市場, a bare title, 米 before a firm."""
        for span in spans.overlapping(block.start, block.start + len(block.text)):
            surface = block.surface(span)
            local = span.end - block.start
            if span.type in NUMERIC:
                if span.type is QUANTITY and span.rule == "model" and not re.search(r"\d", surface):
                    # 初代, 長男, 一歩: what the grammar of numbers does not count only labels
                    spans.put(replace(span, subtype="ORDINAL"))
                    continue
                counted = surface in ("二国", "両国") and block.text.startswith("間", local)
                if counted or surface in _NOT_AMOUNTS:
                    spans.remove(span)
                continue
            if span.type in (PLACE, GROUP, ORG) and self._gazetteer.is_pair(surface):
                spans.remove(span)
                for at in range(span.start, span.end):
                    spans.add(Span(at, at + 1, PLACE, "GPE", span.confidence, "country"))
            elif span.type is PLACE and surface in _SEATS:
                spans.put(replace(span, type=ORG, subtype=None))
            elif span.type is PLACE and surface == "日本" and block.text.startswith("時間", local):
                spans.remove(span)
            elif span.type in (ORG, PLACE, PERSON) and self._gazetteer.is_title(surface):
                spans.remove(span)
            elif span.type is PLACE and (
                match := re.search(r"(?:株式|外国為替|原油|債券)?市場$", surface)
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
            elif span.type is PRODUCT and (match := _CODE_AND_NOUN.match(surface)):
                spans.put(span.moved(span.start, span.start + match.end(1)))
            elif (
                span.type is ORG
                and surface[0] in "米英仏独露韓"
                and block.text.startswith("担当", local)
            ):
                spans.put(Span(span.start, span.start + 1, PLACE, "GPE", 0.85, "country"))

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

    def _media(self, block: Block, spans: SpanSet) -> None:
        """Names of outlets: sure ones anywhere, others only where they stand alone."""
        for start, end, name in self._gazetteer.outlets_in(block.text, block.tokens, block.start):
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
            if kind == "sure" or isolated or any(s.type in (ORG, WORK) for s in touched):
                spans.put(Span(start, end, ORG, "MEDIA", 0.9, "media"))

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
            if not re.search(
                r"(?:無人機|ドローン|ミサイル|戦車|ロケット|戦闘機|魚雷)$", match.group()
            ):
                continue
            start, end = block.start + match.start(), block.start + match.end()
            if any(t.start == start for t in block.tokens):
                spans.put(Span(start, end, PRODUCT, None, 0.85, "code"))
        tokens = block.tokens
        for index, token in enumerate(tokens):
            # キンジャール極超音速ミサイル: a kana name with the noun after it is one name
            if token.end > len(block.text) + block.start:
                break
            if not _is_katakana(token.surface) or len(token.surface) < 3:
                continue
            end = index + 1
            while (
                end < len(tokens)
                and tokens[end].is_noun
                and tokens[end].start == tokens[end - 1].end
            ):
                end += 1
            noun = "".join(t.surface for t in tokens[index + 1 : end])
            if index and tokens[index - 1].end == token.start and tokens[index - 1].is_noun:
                continue
            if (
                noun
                and _WEAPON_NOUN.fullmatch(_drop_rank(noun))
                and not self._gazetteer.is_common(token.surface)
            ):
                start, stop = token.start, tokens[end - 1].end
                touched = spans.overlapping(start, stop)
                if any(
                    s.type is PLACE and self._gazetteer.country(block.surface(s)) for s in touched
                ):
                    continue
                spans.put(Span(start, stop, PRODUCT, None, 0.8, "weapon"))

    def _countries(self, block: Block, spans: SpanSet) -> None:
        """Country names that were left over, one-kanji ones before a title or an office too."""
        tokens = block.tokens
        for start, end in self._gazetteer.long_countries_in(block.text, block.start):
            touched = spans.overlapping(start, end)
            if not any(s.start <= start and end < s.end or s.start < start for s in touched):
                spans.put(Span(start, end, PLACE, "GPE", 0.9, "country"))
        for index, token in enumerate(tokens):
            if not spans.is_free(token.start, token.end):
                continue
            surface = token.surface
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            joined = after is not None and after.start == token.end
            if token.pos3 == "地名" and len(surface) == 1 and self._gazetteer.country(surface):
                if joined and after is not None and (after.is_noun or after.surface in "、・"):
                    spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))
            elif len(surface) > 1 and token.pos1 == "名詞" and self._gazetteer.country(surface):
                if joined and after is not None and after.surface in ("時間", "海"):
                    continue
                if joined and after is not None and after.surface in ("人", "語", "系"):
                    if after.surface != "系":
                        spans.add(Span(token.start, after.end, GROUP, None, 0.8, "country"))
                else:
                    spans.add(Span(token.start, token.end, PLACE, "GPE", 0.85, "country"))
            elif (
                len(surface) == 1
                and surface in "米英仏独露豪韓伊"
                and joined
                and after is not None
                and (after.is_noun or self._gazetteer.is_title(after.surface))
                and not _is_joined(tokens, index)
                and not (surface == "米" and after.surface in _RICE)
                and after.pos1 != "接尾辞"
            ):
                spans.add(Span(token.start, token.end, PLACE, "GPE", 0.8, "country"))

    def _state_organs(self, block: Block, spans: SpanSet) -> None:
        """ロシア|外務省, 米|国務省, 韓国|軍 are one organisation."""
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
            if span.type is not PLACE or not self._gazetteer.country(surface):
                continue
            after = span.end - block.start
            match = _MINISTRY.match(block.text, after)
            if not match:
                continue
            end = match.end() + block.start
            borders = {t.end for t in block.tokens}
            if end not in borders or not _nouns_only(block.tokens, span.end, end):
                continue
            following = block.text[match.end() : match.end() + 3]
            if match.group() in ("軍",) and following[:1] in ("事", "備", "人"):
                continue
            spans.put(Span(span.start, end, ORG, None, 0.9, "state organ"))

    def _courts(self, block: Block, spans: SpanSet) -> None:
        for match in _COURT.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
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
            noun, end = _compound_after(tokens, last.end)
            if not noun:
                continue
            if (noun in _SUMMIT_NOUNS and last is not first) or (
                _STRIFE.match(noun) and len(block.surface(first)) > 1
            ):
                spans.put(Span(first.start, end, EVENT, None, 0.85, "event"))

    def _acronyms(self, block: Block, spans: SpanSet) -> None:
        """戦略国際問題研究所(CSIS): what stands in the bracket is what stands before it."""
        for match in _ACRONYM.finditer(block.text):
            start, end = block.start + match.start("short"), block.start + match.end("short")
            before = spans.overlapping(block.start + match.start() - 1, block.start + match.start())
            if not before or before[0].type not in NAMES:
                opening = block.start + match.start()
                compound = _compound_before(block.tokens, opening)
                if compound is None:
                    continue
                if self._gazetteer.is_office(compound[0]) or self._gazetteer.is_title(compound[0]):
                    owner = spans.overlapping(compound[1] - 1, compound[1])
                    if owner and owner[0].type is PERSON:
                        spans.put(Span(start, end, PERSON, None, 0.7, "acronym"))
                    continue
                if _WEAPON_NOUN.search(compound[0]) and len(compound[0]) > 6:
                    spans.put(Span(compound[1], opening, PRODUCT, None, 0.7, "acronym"))
                    spans.put(Span(start, end, PRODUCT, None, 0.7, "acronym"))
                    continue
                if not _ORG_HEAD.search(compound[0]):
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
            if kind is PLACE and match["short"] not in ("UAE", "USA", "UK", "EU"):
                kind = kind if len(match["short"]) < 5 else PLACE
            spans.put(Span(start, end, kind, before[0].subtype, 0.9, "acronym"))

    def _people(self, block: Block, spans: SpanSet) -> None:
        """A noun before 氏 or さん that nothing has claimed is a person."""
        tokens = block.tokens
        for index in range(1, len(tokens)):
            token = tokens[index]
            if tokens[index - 1].end != token.start:
                continue
            titled = token.surface not in _HONORIFIC
            if titled and not self._gazetteer.is_office(_following(tokens, index)):
                continue
            first = index - 1
            if not _could_be_name(tokens[first]):
                continue
            while (
                first > 0
                and tokens[first - 1].end == tokens[first].start
                and (_could_be_name(tokens[first - 1]) or tokens[first - 1].surface == "・")
                and _same_script(tokens[first - 1].surface, tokens[first].surface)
                and index - first < 6
            ):
                first -= 1
            start, end = tokens[first].start, token.start
            text = block.text[start - block.start : end - block.start]
            if self._gazetteer.is_title(text) or text in _NOT_PEOPLE:
                continue
            touched = spans.overlapping(start, end)
            if any(s.type is PERSON for s in touched):
                continue
            if titled and not (
                _FOREIGN_NAME.fullmatch(text)
                or (3 <= len(text) <= 5 and self._gazetteer.is_full_name(text) and not touched)
            ):
                continue
            if touched and not all(s.end <= end and s.start >= start for s in touched):
                continue
            if touched and token.surface == "さん":
                continue
            spans.put(Span(start, end, PERSON, None, 0.75, "honorific"))

    def _short_names(self, block: Block, spans: SpanSet) -> None:
        """尹報道官, 愛犬デコピン, 張忠謀(モリス・チャン)."""
        tokens = block.tokens
        for index, token in enumerate(tokens):
            if not spans.is_free(token.start, token.end):
                continue
            surface = token.surface
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            before = tokens[index - 1] if index else None
            if (
                len(surface) == 1
                and after is not None
                and after.start == token.end
                and not _is_joined(tokens, index)
                and self._gazetteer.is_surname(surface)
                and not self._gazetteer.country(surface)
                and surface not in _PREFIXES
                and self._gazetteer.title_class(_following(tokens, index + 1))
                in ("office", "honorific", "rank")
            ):
                spans.add(Span(token.start, token.end, PERSON, None, 0.6, "short name"))
            elif before is not None and before.surface in _PETS and _is_katakana(surface):
                if before.end == token.start:
                    spans.add(Span(token.start, token.end, PERSON, None, 0.7, "short name"))
        for match in _WRESTLER.finditer(block.text):
            start, end = block.start + match.start("name"), block.start + match.end("name")
            if end in {t.end for t in tokens} and not any(
                s.type is PERSON for s in spans.overlapping(start, end)
            ):
                spans.put(Span(start, end, PERSON, None, 0.75, "wrestler"))
        for match in _STABLE.finditer(block.text):
            spans.put(
                Span(
                    block.start + match.start(1),
                    block.start + match.end(1),
                    ORG,
                    None,
                    0.8,
                    "stable",
                )
            )
        for match in _GLOSS.finditer(block.text):
            opening = block.start + match.start()
            compound = _compound_before(tokens, opening)
            if compound is None or not spans.is_free(compound[1], opening):
                continue
            name = compound[0]
            if 2 <= len(name) <= 4 and all("一" <= c <= "鿿" for c in name):
                spans.add(Span(compound[1], opening, PERSON, None, 0.75, "gloss"))
                start = block.start + match.start("name")
                spans.put(Span(start, block.start + match.end("name"), PERSON, None, 0.75, "gloss"))

    def _ages(self, block: Block, spans: SpanSet) -> None:
        """大谷翔平選手(30): the bare number is an age; 康善男(カン・スンナム): one person's names."""
        for span in list(spans.overlapping(block.start, block.start + len(block.text))):
            if span.type is not PERSON:
                continue
            gloss = _GLOSS.match(block.text, span.end - block.start)
            if gloss:
                start = block.start + gloss.start("name")
                spans.put(Span(start, block.start + gloss.end("name"), PERSON, None, 0.9, "gloss"))
            after = gloss.end() if gloss else span.end - block.start
            organ = _OFFICE_ORGAN.match(block.text, after)
            if organ:
                group = "organ" if organ["organ"] else "bureau"
                spans.add(
                    Span(
                        block.start + organ.start(group),
                        block.start + organ.end(group),
                        ORG,
                        None,
                        0.7,
                        "office",
                    )
                )
            match = _AGE.match(block.text, span.end - block.start)
            if match and int(match["age"]) <= 120:
                start = block.start + match.start("age")
                spans.put(Span(start, start + len(match["age"]), QUANTITY, None, 0.9, "age"))


# 米 before these is rice.
_WRESTLER = re.compile(
    r"(?:横綱|大関|関脇|小結|平幕|前頭|新横綱|新大関)・?(?P<name>[一-鿿]{1,3}(?:[のノ乃ケ][一-鿿]{1,2})?)(?=[はがをにもとで、(（=＝])"
)
_STABLE = re.compile(r"[=＝(（]([一-鿿ノの]{2,4}部屋)[=＝)）]")
_PETS = frozenset(("愛犬", "愛猫", "飼い犬", "飼い猫", "愛馬"))
_PREFIXES = frozenset("元前現新同副両各総故旧某諸全本当親女男")
_RICE = frozenset(
    (
        "農家",
        "価格",
        "作り",
        "作",
        "不足",
        "卸",
        "店",
        "粉",
        "油",
        "騒動",
        "俵",
        "袋",
        "どころ",
        "高騰",
        "価",
        "増産",
        "減産",
        "ぬか",
        "麹",
        "びつ",
        "蔵",
        "飯",
        "粒",
        "消費",
    )
)
_NOT_PEOPLE = frozenset(
    (
        "お客",
        "お子",
        "皆",
        "みな",
        "お母",
        "お父",
        "母",
        "父",
        "兄",
        "姉",
        "お兄",
        "お姉",
        "奥",
        "同",
        "両",
        "娘",
        "息子",
    )
    + (
        "お嬢",
        "旦那",
        "お医者",
        "客",
        "患者",
        "店員",
        "女将",
        "お隣",
        "学生",
        "読者",
        "お巡り",
        "彼",
        "たく",
        "各",
    )
    + (
        "お爺",
        "お婆",
        "おじい",
        "おばあ",
        "おじ",
        "おば",
        "おかあ",
        "おとう",
        "にい",
        "ねえ",
        "ママ",
        "パパ",
        "赤ちゃん",
        "お月",
    )
    + (
        "業者",
        "担当者",
        "記者",
        "作者",
        "著者",
        "管理人",
        "ファン",
        "ドライバー",
        "スタッフ",
        "オーナー",
        "本人",
        "住民",
    )
)


def _is_joined(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun stands right before a token, so that both are one word."""
    if not index:
        return False
    before = tokens[index - 1]
    return before.end == tokens[index].start and (before.is_noun or before.surface == "・")


def _is_katakana(text: str) -> bool:
    return all("ァ" <= c <= "ヿ" for c in text)


def _drop_rank(noun: str) -> str:
    """シャポシニコフ元帥コルベット: a rank within a ship's name."""
    return re.sub(r"^(?:元帥|提督|大将|級)", "", noun)


def _could_be_name(token: Token) -> bool:
    return (
        token.pos1 in ("名詞", "記号")
        and token.pos2 not in ("数詞",)
        and token.surface[0] not in "〇"
    )


def _same_script(left: str, right: str) -> bool:
    return _is_katakana(left.replace("・", "ア")) == _is_katakana(right.replace("・", "ア"))


def _nouns_only(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(t.is_noun and not t.space_before for t in tokens if start <= t.start < end)


def _following(tokens: Sequence[Token], first: int) -> str:
    after = first
    while (
        after < len(tokens)
        and tokens[after].is_noun
        and not tokens[after].space_before
        and after - first < 6
    ):
        after += 1
    return "".join(t.surface for t in tokens[first:after])


def _compound_before(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    """Return the noun compound that ends at an offset and its start, or None."""
    words: list[str] = []
    start = end
    for token in reversed(tokens):
        if token.start >= end:
            continue
        if (
            token.end != start
            or not (token.is_noun or token.surface == "・")
            or token.pos2 == "数詞"
        ):
            break
        words.append(token.surface)
        start = token.start
        if token.space_before:
            break
    return ("".join(reversed(words)), start) if words else None


def _compound_after(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """Return the noun compound that begins at an offset and its end; empty where none does."""
    noun = ""
    end = start
    for token in tokens:
        if token.start < start:
            continue
        if token.start != end or not token.is_noun or token.space_before:
            break
        noun += token.surface
        end = token.end
    return noun, end


__all__ = ["NUMERIC", "Block", "Rules"]
