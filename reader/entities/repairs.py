"""Mends what the recogniser cut wrongly: brackets, honorifics, titles, white space.

Source: rules written for this project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.entities.blocks import first_at
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import lazy
from reader.entities.spans import DATE, EVENT, ORG, PERSON, PLACE, PRODUCT, QUANTITY, WORK, Span
from reader.entities.tokens import Token
from reader.entities.wordlists import words

_PAIRS = {"「": "」", "『": "』", "(": ")", "【": "】", "《": "》", "〈": "〉", "“": "”", "[": "]"}
_OPEN = frozenset(_PAIRS)
_CLOSE = {v: k for k, v in _PAIRS.items()}
_SUFFIXES = lazy(
    r"(?:氏|さん|様|くん|ちゃん|さま|容疑者|被告|受刑者|選手|投手|捕手|監督|大統領|首相|"
    r"外相|長官|議員|知事|市長|教授|社長|会長|親方|[二三四五六七八九]段|竜王|名人|王将|棋聖)$"
)
_SAID = lazy(
    r"」(?:など)?と(?:述べ|語っ|語る|話し|話す|言っ|言う|指摘|強調|主張|批判|訴え|説明|答え|コメント|"
    r"警告|反論|表明|発言|謝罪|呼び掛け|呼びかけ|振り返|明かし|期待|評価|喜ん|悔し)|"
    r"」と(?:、?[^「」。]{0,20}?)(?:述べ|語っ|語る|話し|話す|指摘し|強調し|主張し|批判し|訴え|説明し|答え)"
)
_NO_NAME = lazy(r"[\d\s()+.,/:~〜\-−–]+|[\d一二三四五六七八九十]{1,3}番線")
_KEY = lazy(r"(?:[A-Za-z\d]+ ?)?キー(?![ァ-ヺー一-鿿])")
# 米アップル is a country and a firm; 米国防総省 is one office.
_ABROAD = lazy(r"[米英仏独伊豪露韓印加](?=[ァ-ヺA-Za-z])")
_CODE_AND_NAME = lazy(r"[A-Z]{1,3}-?\d{1,3}[A-Z]? [ァ-ヺ]")

# 一日中家に: an adverb before a word, no name.
_ADVERB = lazy(r"(?:一[日晩夜年]|年|夜)中(?!央)")
# In broken text: a person and the next word's letters; a product and the year of a date.
_OTHER_SCRIPT = lazy(r"(?<=[ァ-ヺー一-鿿ぁ-ん]) +(?=[A-Z]{2})")
_YEAR_AFTER = lazy(r" +(?:19|20)\d\d$")
_BARE_UNIT = lazy(r"[年月日時分秒円人]|パーセント|ドル|ユーロ|キロ|メートル")
_SAYINGS = words("sayings with numbers")
_SAYING = 5
"""Code points around a number that belong to its saying at most."""
# 1. or 三、 at a line's beginning counts nothing.
_ITEM = lazy(r"\s*[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．)）、\s]")


def repair(
    spans: Sequence[Span], text: str, offset: int, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Span]:
    """Return the mended spans of one block.

    Args:
        spans: The recogniser's spans, in order.
        text: The block's folded text.
        offset: Where the block begins in the document.
        tokens: The block's tokens.
        gazetteer: The tables.
    """
    borders = {t.start for t in tokens} | {t.end for t in tokens}
    mended = []
    for span in spans:
        found: Span | None = span
        for step in (_trim, _parted, _brackets, _honorific, _no_adverb, _no_saying):
            if found is None:
                break
            found = step(found, text, offset)
        if found is None or _is_item(found, text, offset):
            continue
        if found.start >= found.end or _is_clause(found, text, offset, tokens):
            continue
        local = found.start - offset
        if found.type in (PERSON, PLACE, ORG, PRODUCT) and (
            _NO_NAME.fullmatch(text, local, found.end - offset) or _KEY.match(text, local)
        ):
            continue  # a telephone number, a price, a platform, a key of the keyboard
        mended += _split(found, text, offset, borders, gazetteer)
    return _join_quoted(_join_codes(mended, text, offset), text, offset)


def _is_item(span: Span, text: str, offset: int) -> bool:
    """Tell whether a number only begins an item of a list."""
    if span.type is not QUANTITY or span.end - offset > 6:
        return False
    item = _ITEM.match(text)
    return item is not None and span.end - offset <= item.end()


def _parted(span: Span, text: str, offset: int) -> Span | None:
    """Cut what a space joins: ジャンニ・インファンティーノ| FIFA, LINE| 2025; drop a bare unit."""
    surface = text[span.start - offset : span.end - offset]
    if span.type in (DATE, QUANTITY):
        return None if _BARE_UNIT.fullmatch(surface) else span
    if " " not in surface or span.type not in (PERSON, PLACE, ORG, PRODUCT):
        return span
    cut = _OTHER_SCRIPT.search(surface) if span.type is not PRODUCT else _YEAR_AFTER.search(surface)
    return span.moved(span.start, span.start + cut.start()) if cut and cut.start() else span


def _no_saying(span: Span, text: str, offset: int) -> Span | None:
    """Drop the number of a saying that counts nothing: 二人三脚."""
    if span.type not in (QUANTITY, DATE):
        return span
    start, end = span.start - offset, span.end - offset
    around = text[max(0, start - _SAYING) : end + _SAYING]
    surface = text[start:end]
    said = any(surface in saying and saying in around for saying in _SAYINGS)
    return None if said else span


def _no_adverb(span: Span, text: str, offset: int) -> Span | None:
    """Take 一日中 and its like from the beginning of a name."""
    local = span.start - offset
    if span.type is DATE:
        return None if _ADVERB.fullmatch(text, local, span.end - offset + 1) else span
    if span.type not in (PERSON, PLACE, ORG):
        return span
    if text[local] == "中" and _ADVERB.fullmatch(text, max(0, local - 2), local + 1):
        # 一年中|海で
        return span.moved(span.start + 1, span.end) if span.end - span.start > 2 else None
    adverb = _ADVERB.match(text, span.start - offset, span.end - offset)
    if adverb is None:
        return span
    start = adverb.end() + offset
    return span.moved(start, span.end) if span.end - start > 1 else None


def _is_clause(span: Span, text: str, offset: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a work is rather something said: 「来週の首位攻防戦につながる」と話した."""
    if span.type is not WORK:
        return False
    if _SAID.match(text, span.end - offset):
        return True
    if span.end - span.start < 8:
        return False
    after = text[span.end - offset : span.end - offset + 3]
    if not re.match(r"」(?:と|な|。|$)", after):
        return False
    index = first_at(tokens, span.end) - 1
    last = tokens[index]
    return index >= 0 and last.end == span.end and last.pos1 in ("動詞", "助動詞", "形容詞", "助詞")


def _trim(span: Span, text: str, offset: int) -> Span | None:
    start, end = span.start - offset, span.end - offset
    while start < end and text[start] in "、。,・ \u3000:;=":
        start += 1
    while end > start and text[end - 1] in "、。,・ \u3000:;=":
        end -= 1
    if end - start == span.end - span.start:
        return span
    return span.moved(start + offset, end + offset) if end > start else None


def _brackets(span: Span, text: str, offset: int) -> Span | None:
    """Keep a span from holding half a pair of brackets, or nothing but one."""
    start, end = span.start - offset, span.end - offset
    surface = text[start:end]
    stack: list[tuple[str, int]] = []
    for index, character in enumerate(surface):
        if character in _OPEN:
            stack.append((character, index))
        elif character in _CLOSE:
            if stack and stack[-1][0] == _CLOSE[character]:
                stack.pop()
            else:
                # 」 without its 「: what stands before it is the name, unless it is the first sign
                cut = surface[:index] if index else surface[1:]
                moved = (
                    span.moved(span.start, span.start + index)
                    if index
                    else span.moved(span.start + 1, span.end)
                )
                return moved if cut else None
    if stack:
        opening, index = stack[-1]
        close = text.find(_PAIRS[opening], end, end + 20)
        if index == 0:
            return span.moved(span.start + 1, span.end)
        if (
            close >= 0
            and "、" not in text[end:close]
            and "。" not in text[end:close]
            and opening == "「"
        ):
            return span.moved(span.start, close + 1 + offset)
        return span.moved(span.start, span.start + index)
    if surface and surface[0] in _OPEN and surface[-1] == _PAIRS[surface[0]] and not stack:
        inner = surface[1:-1]
        if not any(c in _OPEN for c in inner):
            return span.moved(span.start + 1, span.end - 1)
    return span


def _honorific(span: Span, text: str, offset: int) -> Span | None:
    if span.type is not PERSON:
        return span
    surface = text[span.start - offset : span.end - offset]
    match = _SUFFIXES.search(surface)
    if (
        match
        and match.start() > 0
        and not (match.group() == "氏" and len(surface) > 3 and "氏" in surface[:-1])
    ):
        return span.moved(span.start, span.start + match.start())
    return span


def _split(
    span: Span, text: str, offset: int, borders: set[int], gazetteer: Gazetteer
) -> list[Span]:
    """Divide アンキット・パンダ|米国務省, 米|アップル, 日|韓; mend 地域|圏."""
    surface = text[span.start - offset : span.end - offset]
    if span.type in (ORG, PLACE) and _ABROAD.match(surface) and span.start + 1 in borders:
        land = replace(span, end=span.start + 1, type=PLACE)
        return [land, span.moved(span.start + 1, span.end)]
    if span.type not in (ORG, PERSON) and gazetteer.is_pair(surface):
        places = (replace(span, start=span.start + i, type=PLACE) for i in range(len(surface)))
        return [place.moved(place.start, place.start + 1) for place in places]
    if span.type is PLACE and surface.endswith("地域") and text.startswith("圏", span.end - offset):
        return [span.moved(span.start, span.end + 1)]
    if span.type is PERSON and "・" in surface:
        match = re.match(r"[ァ-ヺー・=]+(?=[一-鿿])", surface)
        if match and len(surface) - match.end() >= 2 and span.start + match.end() in borders:
            return [span.moved(span.start, span.start + match.end())]
    if span.type is PERSON:
        for country in ("米国", "韓国", "中国", "米", "英", "仏", "独", "露", "韓"):
            at = surface.find(country)
            if at >= 3 and gazetteer.is_office(surface[at + len(country) :]):
                return [span.moved(span.start, span.start + at)]
    return [span]


def _join_codes(spans: list[Span], text: str, offset: int) -> list[Span]:
    """M7 プリースト is one vehicle, by its code and its name."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else span
        if span.type is last.type is PRODUCT and span.start == last.end + 1:
            between = text[last.start - offset : span.start - offset + 1]
            if _CODE_AND_NAME.fullmatch(between):
                joined[-1] = last.moved(last.start, span.end)
                continue
        joined.append(span)
    return joined


def _join_quoted(spans: list[Span], text: str, offset: int) -> list[Span]:
    """A title in 『』 is one work, even where the recogniser saw two names in it."""
    for match in re.finditer(r"『\s*([^『』]{2,40}?)\s*』", text):
        start, end = match.start(1) + offset, match.end(1) + offset
        inside = [s for s in spans if s.start < end and start < s.end]
        if not inside:
            continue
        kinds = [s.type for s in inside]
        whole = len(inside) == 1 and inside[0].start == start and inside[0].end == end
        if whole and kinds[0] in (WORK, PRODUCT, ORG, EVENT, PERSON, PLACE):
            continue
        if any(k is WORK for k in kinds) or len(inside) > 1:
            spans = [s for s in spans if s not in inside]
            spans.append(Span(start, end, WORK, None, max(s.confidence for s in inside), "quoted"))
    spans.sort(key=lambda s: s.start)
    return spans


__all__ = ["repair"]
