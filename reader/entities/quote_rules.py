"""Names in 「」 and 『』, told by what stands before the bracket or after it.

Source: rules written for this project; nouns in ``resources/rules/entities_quoted.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.analysis.model import EntityType
from reader.entities.blocks import Block
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import DATE, EVENT, ORG, PERSON, PLACE, PRODUCT, WORK, Span, SpanSet
from reader.entities.wordlists import words
from resources import rows

_KINDS = {"ORG": ORG, "WORK": WORK, "PRODUCT": PRODUCT, "EVENT": EVENT, "PLACE": PLACE}
_QUOTE = Wanted(r"「(?P<plain>[^「」『』\n]{1,40})」|『(?P<double>[^『』\n]{1,40})』", *"「『")
_NOUN_BEFORE = lazy(r"[^\s、。「」『』()]{1,12}$")
_JOINT = lazy(r"(?:には|はほかに|では|は|の|が|に|を描いた|などの)$")
_BETWEEN = lazy(r"(?:、|や|と|・|および|または|,)?")
_SHORT_FORM = lazy(r"[(（]([A-Z][A-Za-z]{1,5})[)）]")
_SHOP_ENDS = tuple(words("ends of shops"))
# 「名容詞」という用語 is spoken of, not named.
_A_WORD = lazy(r"(?:と?いう|なる|との)(?:用語|言葉|単語|語|表現|呼称|呼び名|概念|考え|意味)")
_MEDIA = lazy(
    r"テレビ|放送|NHK|TBS|WOWOW|ラジオ|新聞|書店|書房|出版|文庫|新潮社|講談社|集英社|小学館"
)
# カ|バー: a katakana word does not begin within another one.
_CUT_KATAKANA = lazy(r"[ァ-ヺー][ァ-ヺ]")
_AUTHOR = lazy(r"(?:監督|原作|作|主演|演出|脚本|著|作曲|作詞)の$")
_NAMES_OF_SHOPS = ("屋号は", "店名は", "社名は", "団体名は", "チーム名は", "劇団名は")
# パリの「…」で修業した
_WORKED_AT = lazy(
    r"で(?:[^。、「」]{0,6}(?:修業|修行|働[いくき]|勤務|買っ|購入し|ごちそう)|"
    r"[^。、「」]{0,10}(?:食べ|飲[んみ]|味わ|すす[るっり]|いただ[くい]|舌鼓|昼食|夕食|ランチ))"
)
_FIRST_SHOWN = lazy(
    r"(?:で(?:デビュー|主演|主役|監督)|(?:が|を|は)(?:公開|出版|刊行|発表|上映|放送|連載|執筆|収録)|"
    r"に(?:掲載|出演|収録|主演)|の(?:主演|作者|著者|連載|主人公))"
)


class QuoteRules:
    """Types what stands in Japanese quotation marks."""

    def __init__(self) -> None:
        self._quoted = {row[0]: _KINDS[row[1]] for row in rows("rules/entities_quoted.tsv")}

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        last: EntityType | None = None
        last_end = -1
        for match in _QUOTE.finditer(block.text):
            group = "plain" if match["plain"] else "double"
            name = match[group].strip()
            if not name:
                continue
            start = block.start + block.text.index(name, match.start(group))
            end = start + len(name)
            touched = spans.overlapping(start, end)
            if any(s.start < start or s.end > end for s in touched):
                last = None
                continue
            whole = next((s for s in touched if (s.start, s.end) == (start, end)), None)
            before = block.text[: match.start()]
            kind = self._kind_before(before)
            if kind is None and last is not None and last_end >= 0:
                between = block.text[last_end : match.start()]
                if _BETWEEN.fullmatch(between):
                    kind = last
            if kind is None:
                kind = self._kind_of_owner(block, spans, match.start(), name, before)
            guessed = whole is None or (whole.type in (WORK, PRODUCT) and whole.rule == "model")
            if kind is None and guessed and _WORKED_AT.match(block.text, match.end()):
                kind = ORG
            if kind is None and whole is None and _FIRST_SHOWN.match(block.text, match.end()):
                kind = WORK
            last, last_end = kind, match.end()
            if "。" in name or _A_WORD.match(block.text, match.end()):
                continue
            if kind is not None:
                if whole is None or whole.type is not PERSON or whole.confidence < 0.9:
                    spans.put(Span(start, end, kind, None, 0.8, "quoted"))
                    if short := _SHORT_FORM.match(block.text, match.end()):
                        # 野党「法と正義」(PiS)
                        first, after = block.start + short.start(1), block.start + short.end(1)
                        spans.put(Span(first, after, kind, None, 0.8, "quoted"))
            elif whole is not None and whole.type is ORG:
                if short := _SHORT_FORM.match(block.text, match.end()):
                    first, after = block.start + short.start(1), block.start + short.end(1)
                    spans.put(Span(first, after, ORG, None, 0.8, "quoted"))
            elif whole is None and group == "plain" and _names_shop(name):
                spans.put(Span(start, end, ORG, None, 0.7, "quoted"))
            elif group == "double":
                work = whole is None or (whole.type is PRODUCT and whole.rule == "model")
                if work and not _is_speech(name):
                    spans.put(Span(start, end, WORK, None, 0.7, "quoted"))
            elif len(touched) > 1 and " " in name:
                inside = sum(s.end - s.start for s in touched)
                if inside == len(name.replace(" ", "")):
                    spans.put(replace(touched[0], start=start, end=end))

    def _kind_before(self, before: str) -> EntityType | None:
        """Return the type that the noun before the bracket tells, a particle between or not."""
        noun = _NOUN_BEFORE.search(before)
        if noun is None:
            return None
        words = noun.group()
        kind = self._longest(words)
        if kind is None and (joint := _JOINT.search(words)):
            kind = self._longest(words[: joint.start()])
            # レストランの「…」 may quote anything; 主題歌の「…」 is the song
            if kind not in (WORK, PRODUCT) and not words.endswith(_NAMES_OF_SHOPS):
                return None
        return kind

    def _longest(self, words: str) -> EntityType | None:
        for length in range(len(words), 0, -1):
            kind = self._quoted.get(words[-length:])
            cut = length < len(words) and _CUT_KATAKANA.match(words, len(words) - length - 1)
            if kind is not None and not cut:
                return kind
        return WORK if words.endswith("誌") else None

    @staticmethod
    def _kind_of_owner(
        block: Block, spans: SpanSet, at: int, name: str, before: str
    ) -> EntityType | None:
        """Return the type that ソニーの「…」, テレビ東京の「…」 or 1983年の「…」 tells."""
        if not before.endswith("の"):
            return None
        if _AUTHOR.search(before) and len(name) <= 24 and not _is_speech(name):
            return WORK
        end = block.start + at - 1
        owner = next((s for s in spans.overlapping(end - 1, end) if s.end == end), None)
        if owner is None:
            return None
        surface = block.surface(owner)
        if owner.type is ORG:
            if _MEDIA.search(surface):
                return WORK
            return PRODUCT if re.match(r"[ァ-ヺーA-Za-z]", name) and len(name) <= 20 else None
        if owner.type is DATE and re.search(r"\d年$", surface) and len(name) <= 16:
            return WORK
        return None


def _names_shop(name: str) -> bool:
    """Tell whether a quoted name is a shop's: 森國ベーカリー, not 学生食堂."""
    end = next((end for end in _SHOP_ENDS if name.endswith(end)), "")
    own = name.removesuffix(end)
    return bool(end) and len(own) > 1 and own[-1] not in "生員級の"


def _is_speech(name: str) -> bool:
    return bool(re.search(r"。|、.*、", name)) or name.endswith(("!", "?"))
