"""People: honorifics, one-kanji names before an office, wrestlers, glosses, ages.

Source: written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

from reader.entities.blocks import Block, compound_before, following, is_joined, is_katakana
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import Wanted, lazy
from reader.entities.spans import ORG, PERSON, QUANTITY, Span, SpanSet
from reader.entities.tokens import Token
from reader.entities.wordlists import words

_AGE = lazy(
    r"(?:氏|さん|君|ちゃん|容疑者|被告|選手|投手|[一-鿿]{0,6})?[(（](?P<age>\d{1,3})(?:[)）]|[、,])"
)
_FOREIGN_NAME = lazy(r"[ァ-ヺー]{2,}(?:・[ァ-ヺー]{1,})+")
_SCHOOL_YEAR = lazy(r"(?<!\d)(?<!全治)([1-6]年)(?:生)?(?:の|・)$")
_SCHOOL_YEAR_AFTER = lazy(r"(?:さん|選手|投手|君)?[(（](?:[^()（）\d]{1,12}・)?([1-6]年)[)）]")
_LETTER = lazy(r"[A-Za-zぁ-んァ-ヺ一-鿿]")
_IN_BRACKET = lazy(r"[(（]([ァ-ヺー一-鿿]{1,10}|\d{1,2})[)）、]")
_GLOSS = lazy(r"[(（](?P<name>[ァ-ヺー]+(?:[・=][ァ-ヺー]+)+)(?:[)）]|、|\s)")
_KANA = lazy(r"[(（]([ぁ-んー]+(?:[・ \u3000]?[ぁ-んー]+)?)(?=[)）、=＝])")
_HIRAGANA_NAME = lazy(r"[一-鿿ァ-ヺー][ぁ-ん]{2,3}$")
_HIRAGANA_END = lazy(r"([ぁ-ん])[(（](?![笑涙泣汗?？])")
_OFFICE_ORGAN = lazy(r"(?P<organ>[一-鿿]{2,6}部)長官|(?P<bureau>[一-鿿]{3,}局)長(?!官)")
_HONORIFIC = frozenset(("氏", "さん", "容疑者", "被告", "女史", "夫妻"))
# The tagger divides these.
_CONVICTED = frozenset(("受刑者", "死刑囚", "元死刑囚", "服役囚"))
# 米 before these is rice.
_MASTER = Wanted(r"(?<![一-鿿])([一-鿿ノ]{2,4})親方", "親方")
_BEFORE_BRACKET = Wanted(r"(?<![一-鿿ァ-ヺーA-Za-z0-9・])([一-鿿]{3,4})(?=[(（])", *"(（")
# 琴勝峰は霧島を|寄り切った: who is thrown, pushed or pulled down is a wrestler.
_HOLDS = (
    "寄り切",
    "寄り倒",
    "押し出",
    "押し倒",
    "突き出",
    "突き落と",
    "上手投げ",
    "下手投げ",
    "すくい投げ",
    "小手投げ",
    "はたき込",
    "叩き込",
    "送り出",
    "引き落と",
    "上手出し投げ",
    "土俵際",
)
_THROWN = Wanted(
    rf"(?<![一-鿿ノの])([一-鿿][一-鿿ノの]{{1,3}})[をにと](?:{'|'.join(_HOLDS)})", *_HOLDS
)
_KIN = (
    "姉",
    "兄",
    "弟",
    "妹",
    "母",
    "父",
    "妻",
    "夫",
    "息子",
    "娘",
    "長男",
    "長女",
    "次男",
    "次女",
    "孫",
    "祖父",
    "祖母",
    "親友",
    "友人",
    "恋人",
    "幼なじみ",
    "同級生",
    "先輩",
    "後輩",
    "同僚",
)
_KIN_NAME = lazy(
    rf"(?:{'|'.join(_KIN)})の([一-鿿]{{2,4}}|[ァ-ヺー]{{2,6}})(?=[はがをもと、(（](?!いう))"
)
_RANKS = ("横綱", "大関", "関脇", "小結", "平幕", "前頭")
_WRESTLER = Wanted(
    r"(?:横綱|大関|関脇|小結|平幕|前頭|新横綱|"
    r"新大関)・?(?P<name>[一-鿿]{1,3}(?:[のノ乃ケ][一-鿿]{1,2})?)(?=[はがをにもとで、(（=＝])",
    *_RANKS,
)
_STABLE = Wanted(r"[=＝(（]([一-鿿ノの]{2,4}部屋)[=＝)）]", "部屋")
_MONARCH = Wanted(
    r"[ァ-ヺー]{2,}(?:[・=][ァ-ヺー]+)*(?:\d{1,2}|[一二三四五六七八九十]{1,3})世(?![紀代界帯])",
    "世",
)
_GREETING = Wanted(
    r"(?:こんにちは|こんばんは|はじめまして|おはようございます)[、。！!\s]\s?"
    r"([ぁ-んァ-ヺー一-鿿]{2,8})です[。！!♪]",
    "こんにちは",
    "こんばんは",
    "はじめまして",
    "おはようございます",
)
_PETS = ("愛犬", "愛猫", "飼い犬", "飼い猫", "愛馬")
_PET = Wanted(rf"(?:{'|'.join(_PETS)})(?:の)?([ァ-ヺー]{{2,}})", *_PETS)
_FIRST_KANJI = "㐀"
_NEAR = 8
"""Code points after a name within which its bracket begins, or its office ends."""
_PREFIXES = frozenset("元前現新同副両各総故旧某諸全本当親女男殿")
# 中間年, 標準時: what ends so is no person, whatever names it is made of.
_NEVER_LAST = frozenset("年月日時分型式性用法的物上下内外後前間制点線")
_POLICE = frozenset(("刑事", "探偵", "警視正"))
_RANKED = frozenset(("先生", "教授", "監督", "選手", "投手", "捕手", "記者"))
_NOT_PEOPLE = words("not people")


class PeopleRules:
    """Finds the people that the recogniser left, and their ages.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._people(block, spans)
        self._short_names(block, spans)
        self._ranked(block, spans)
        self._ages(block, spans)

    def _people(self, block: Block, spans: SpanSet) -> None:
        """A noun before 氏 or さん that nothing has claimed is a person."""
        tokens = block.tokens
        for index in range(1, len(tokens)):
            token = tokens[index]
            if not token.is_noun and token.surface not in _HONORIFIC:
                continue
            if tokens[index - 1].end != token.start or not _could_be_name(tokens[index - 1]):
                continue
            titled = token.surface not in _HONORIFIC and (
                token.surface[-1] not in "刑死役" or following(tokens, index) not in _CONVICTED
            )
            if titled and not (
                token.is_noun and self._gazetteer.is_office(following(tokens, index))
            ):
                continue
            first = index - 1
            while (
                first > 0
                and tokens[first - 1].end == tokens[first].start
                and (_could_be_name(tokens[first - 1]) or tokens[first - 1].surface == "・")
                and _same_script(tokens[first - 1].surface, tokens[first].surface)
                and index - first < 6
                and not self._gazetteer.is_title(tokens[first - 1].surface)
            ):
                first -= 1
            start, end = tokens[first].start, token.start
            text = block.text[start - block.start : end - block.start]
            if self._gazetteer.is_title(text) or text in _NOT_PEOPLE:
                continue
            if not _LETTER.search(text) or tokens[first].pos3 == "副詞可能":
                continue
            if token.surface == "さん" and (
                token.pos1 != "接尾辞"
                or (self._gazetteer.is_common(text) and not self._gazetteer.is_surname(text))
            ):
                continue  # 医者さん; the reading of 三国
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

    def _ranked(self, block: Block, spans: SpanSet) -> None:
        """氷室|警部: a surname that is a common word too, before a rank."""
        tokens = block.tokens
        for index in range(1, len(tokens)):
            name = tokens[index - 1]
            if len(name.surface) != 2 or name.pos1 != "名詞":
                continue
            rank = tokens[index]
            if (
                name.end == rank.start
                and len(rank.surface) >= 2
                and self._gazetteer.is_title(rank.surface)
                and self._is_rank(name.surface, rank.surface)
                and not is_joined(tokens, index - 1)
                and following(tokens, index) == rank.surface
                and spans.is_free(name.start, name.end)
                and not self._gazetteer.is_title(name.surface)
                and self._gazetteer.is_surname(name.surface)
            ):
                spans.add(Span(name.start, name.end, PERSON, None, 0.6, "ranked"))

    def _is_rank(self, name: str, word: str) -> bool:
        """Tell whether a word makes a person of a surname; 勝利|投手 is no Mr 勝利."""
        if word in _RANKED:
            return not self._gazetteer.is_common(name)
        return word in _POLICE or self._gazetteer.title_class(word) == "rank"

    def _short_names(self, block: Block, spans: SpanSet) -> None:
        """尹報道官, 愛犬デコピン, 張忠謀(モリス・チャン)."""
        tokens = block.tokens
        for index, token in enumerate(tokens):
            surface = token.surface
            if len(surface) > 1 or surface < _FIRST_KANJI:
                continue
            if (
                index + 1 < len(tokens)
                and tokens[index + 1].is_noun
                and tokens[index + 1].start == token.end
                and surface not in _PREFIXES
                and spans.is_free(token.start, token.end)
                and not is_joined(tokens, index)
                and self._gazetteer.is_surname(surface)
                and not self._gazetteer.country(surface)
                and self._gazetteer.title_class(following(tokens, index + 1))
                in ("office", "honorific", "rank")
            ):
                spans.add(Span(token.start, token.end, PERSON, None, 0.6, "short name"))
        for span in spans.overlapping(block.start, block.start + len(block.text)):
            if span.type is PERSON and block.surface(span) in _NOT_PEOPLE:
                spans.remove(span)
        for match in _BEFORE_BRACKET.finditer(block.text):
            # 今平周(ダイヤ工機): a full name before its bracket, unless it is a place or a word too
            start, end = block.start + match.start(1), block.start + match.end(1)
            if (
                start in block.starts
                and end in block.starts
                and spans.is_free(start, end)
                and match[1][-1] not in _NEVER_LAST
                and self._gazetteer.is_only_a_person(match[1])
            ):
                spans.add(Span(start, end, PERSON, None, 0.6, "short name"))
        for match in _MONARCH.finditer(block.text):
            # ノンビリキング十三世, ブランカ1世
            start, end = block.start + match.start(), block.start + match.end()
            touched = spans.overlapping(start, end)
            whole = start in block.starts and end in block.ends
            if whole and all(start <= s.start and s.end <= end for s in touched):
                spans.put(Span(start, end, PERSON, None, 0.7, "monarch"))
        for match in _GREETING.finditer(block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            whole = start in block.starts and end in block.starts
            if whole and spans.is_free(start, end) and not self._gazetteer.is_common(match[1]):
                spans.add(Span(start, end, PERSON, None, 0.6, "greeting"))
        for match in _PET.finditer(block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            spans.put(Span(start, end, PERSON, None, 0.7, "short name"))
        for match in _FOREIGN_NAME.finditer(block.text) if "・" in block.text else ():
            # ヤニック・シナー(イタリア), (24): what has a country or an age in brackets is a person
            start, end = block.start + match.start(), block.start + match.end()
            inside = None
            if block.text.startswith(("(", "（"), match.end()):
                inside = _IN_BRACKET.match(block.text, match.end())
            if (
                inside
                and start in block.starts
                and all(start <= s.start and s.end <= end for s in spans.overlapping(start, end))
                and (inside[1].isdigit() or self._gazetteer.country(inside[1]))
            ):
                spans.put(Span(start, end, PERSON, None, 0.7, "short name"))
        for match in _MASTER.finditer(block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            if not any(s.type is PERSON for s in spans.overlapping(start, end)):
                spans.put(Span(start, end, PERSON, None, 0.7, "short name"))
        for match in _WRESTLER.finditer(block.text):
            start, end = block.start + match.start("name"), block.start + match.end("name")
            if self._gazetteer.is_common(match["name"]):
                continue
            taken = any(
                s.type is PERSON and (s.start < start or s.end >= end)
                for s in spans.overlapping(start, end)
            )
            if end in block.ends and not taken:
                spans.put(Span(start, end, PERSON, None, 0.75, "wrestler"))
        for match in _THROWN.finditer(block.text):
            start, end = block.start + match.start(1), block.start + match.end(1)
            within = all(
                start <= s.start and s.end <= end and s.type is not PERSON
                for s in spans.overlapping(start, end)
            )
            if within and not self._gazetteer.is_common(match[1]):
                spans.put(Span(start, end, PERSON, None, 0.75, "wrestler"))
        for match in _KIN_NAME.finditer(block.text):
            # 姉の|深雪は: a given name, and no common word in another place
            start, end = block.start + match.start(1), block.start + match.end(1)
            whole = start in block.starts and end in block.ends and spans.is_free(start, end)
            if whole and self._gazetteer.is_given(match[1]):
                spans.add(Span(start, end, PERSON, None, 0.6, "kin"))
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
        joined = "・" in block.text or "=" in block.text
        for match in _GLOSS.finditer(block.text) if joined else ():
            opening = block.start + match.start()
            compound = compound_before(tokens, opening)
            if compound is None or not spans.is_free(compound[1], opening):
                continue
            name = compound[0]
            if 2 <= len(name) <= 4 and all("一" <= c <= "鿿" for c in name):
                spans.add(Span(compound[1], opening, PERSON, None, 0.75, "gloss"))
                start = block.start + match.start("name")
                spans.put(Span(start, block.start + match.end("name"), PERSON, None, 0.75, "gloss"))

    def _ages(self, block: Block, spans: SpanSet) -> None:
        """大谷選手(30): the bare number is an age; 康善男(カン・スンナム): one person."""
        for span in list(spans.overlapping(block.start, block.start + len(block.text))):
            if span.type is not PERSON:
                continue
            first, local = span.start - block.start, span.end - block.start
            near = block.text[local : local + _NEAR]
            bracket = "(" in near or "（" in near
            gloss = _GLOSS.match(block.text, local) if bracket else None
            kana = _KANA.match(block.text, local) if bracket and not gloss else None
            if kana:
                # 長倉ふみ(ながくら・ふみ): the reading is one, found whole or not at all
                start, end = block.start + kana.start(1), block.start + kana.end(1)
                if spans.overlapping(start, end):
                    spans.put(Span(start, end, PERSON, None, 0.75, "gloss"))
            if gloss:
                start = block.start + gloss.start("name")
                spans.put(Span(start, block.start + gloss.end("name"), PERSON, None, 0.9, "gloss"))
            school = None
            if block.text.endswith(("の", "・"), 0, first):
                school = _SCHOOL_YEAR.search(block.text, 0, first)
            if school is None and bracket:
                school = _SCHOOL_YEAR_AFTER.match(block.text, local)
            if school:
                # 3年の山田, 山田(3年): a school year labels, it does not last
                start, end = block.start + school.start(1), block.start + school.end(1)
                spans.put(Span(start, end, QUANTITY, "ORDINAL", 0.8, "school year"))
            after = gloss.end() if gloss else local
            office = "長" in block.text[after : after + _NEAR]
            organ = _OFFICE_ORGAN.match(block.text, after) if office else None
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
            kana_end = _HIRAGANA_END.match(block.text, local) if bracket else None
            if kana_end and _HIRAGANA_NAME.search(block.surface(span)):
                # 矢田みく|に(エディオン): no particle stands before a bracket
                spans.put(span.moved(span.start, block.start + kana_end.end(1)))
            match = _AGE.match(block.text, local) if bracket else None
            if match and int(match["age"]) <= 120:
                start = block.start + match.start("age")
                spans.put(Span(start, start + len(match["age"]), QUANTITY, None, 0.9, "age"))


def _could_be_name(token: Token) -> bool:
    return (
        token.pos1 in ("名詞", "記号")
        and token.pos2 not in ("数詞",)
        and token.surface[0] not in "〇"
    )


def _same_script(left: str, right: str) -> bool:
    return is_katakana(left.replace("・", "ア")) == is_katakana(right.replace("・", "ア"))
