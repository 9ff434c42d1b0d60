"""What the text itself says to be one: A(B), A(以下「B」), 略称はB, Bとも呼ばれる.

Source: rules written for this project from the style of newspapers and encyclopaedias.
"""

from __future__ import annotations

from reader.entities.links import Links
from reader.entities.patterns import lazy
from reader.entities.spans import NUMERIC, ORG, PERSON, PLACE
from reader.entities.surfaces import (
    ABBREVIATED,
    LABEL,
    LISTED,
    in_order,
    is_kanji,
    is_katakana,
    other_script,
)
from reader.entities.tokens import fold

_NAMED = (
    "略称|略記|略号|通称|愛称|俗称|別称|別名|旧称|旧社名|旧名|旧姓|正式名称?|正式には|公式には|"
    "公式名称|本名|芸名|筆名|幼名|諱|諡|字|雅号|法名|戒名|姓名|現地語名|英称|英語名|社名|屋号|"
    "四股名|リングネーム|ペンネーム|ニックネーム|ブランド名|名称"
)
# The words between a sentence's or a clause's beginning and a name that they introduce.
_LABEL_BEFORE = lazy(
    rf"(?:^|[。、,()「」/]|また|[はをもが])(?:[一-鿿ァ-ヺー]{{1,8}}(?:では?の?|での|の)|"
    rf"英語|[一-鿿ァ-ヺー]{{1,6}}語(?:での?|の)?)?(?:{_NAMED}|(?<=語)名)"
    r"(?:は|を|として|では|、|:)?[「『]?$"
)
# A closing bracket of quotation and what stands in brackets after a name, one pair inside it too.
_ALSO = r"(?:[」』]?(?:\s?\((?:[^()\n]|\([^()\n]*\)){1,200}\))?)"
_LABEL_AFTER = lazy(
    rf"{_ALSO}(?:など)?(?:とも(?:略|呼|称|言|い|表記|書|訳|記|[。、)]|$)|と略(?:さ|す|し|称|記)|"
    r"と(?:呼ばれ|称さ)(?:て|、|る(?:[。、]|こと|が、|場合)|た。)|"
    r"の(?:通称|愛称|略称|異名)(?:でも?|を持|として))"
)
_HIRAGANA = lazy(r"[ぁ-ゖ]{2}|[ァ-ヺ][ぁ-ゖ]|^[ぁ-ゖ]+$")
_OPENING = lazy(r"[」』]?\s?\(")
_LATIN = lazy(r"[A-Z]{2}")
_TOPIC = lazy(rf"{_ALSO}(?:(?:、|と)?[はがも]|、(?:{_NAMED}))")
_AND = lazy(rf"{_ALSO}(?:、|・|、?または|、?また|、?あるいは|/)[「『]?$")
_READING = lazy(r"\(([ぁ-ゖァ-ヺー・ \-]{2,60})[)、,/]")


class Appositions:
    """Joins the names that a document puts side by side.

    Args:
        links: The document's mentions.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._text = links.text
        self._folded = fold(links.text)
        self._spans = links.spans

    def apply(self) -> None:
        """Join names and what brackets, labels and readings say of them."""
        for index, one in enumerate(self._spans):
            if one.type in NUMERIC:
                continue
            at = one.end
            if opening := _OPENING.match(self._folded, at):
                self._bracket(index, opening.end())
            elif index + 1 < len(self._spans):
                other = self._spans[index + 1]
                between = fold(self._text[at : other.start])
                if other.type is one.type and len(between) <= 12 and ABBREVIATED.match(between):
                    self._links.join(index, index + 1)
        self._labels()
        self._readings()

    def _labels(self) -> None:
        """略称はB, 通称B, Bとも呼ばれる: B names what the sentence or the one before is about."""
        listing = -1
        for index, span in enumerate(self._spans):
            if span.type in NUMERIC:
                continue
            begin = self._sentence(span.start)
            before = self._folded[max(begin, span.start - 24) : span.start]
            told = bool(_LABEL_BEFORE.search(before) or _LABEL_AFTER.match(self._folded, span.end))
            if not told and listing >= 0 and self._spans[listing].end > begin:
                last = self._spans[listing]
                between = self._folded[last.end : span.start]
                told = span.type is last.type and bool(_AND.fullmatch(between))
            if not told:
                continue
            topic = self._topic(index, begin)
            if topic >= 0:
                self._links.join(topic, index)
                listing = index

    def _sentence(self, at: int) -> int:
        """Return where the sentence that holds an offset begins."""
        return max(self._text.rfind("\n", 0, at), self._text.rfind("。", 0, at)) + 1

    def _topic(self, index: int, begin: int) -> int:
        """Return the mention that a sentence or the nearest one before is about, or -1."""
        kind = self._spans[index].type
        line = self._text.rfind("\n", 0, begin) + 1
        for other in range(index - 1, -1, -1):
            span = self._spans[other]
            if span.start < line:
                return -1
            if span.type is not kind:
                continue
            sentence = self._sentence(span.start)
            leads = span.start - sentence <= 1 or sentence == begin
            if leads and _TOPIC.match(self._folded, span.end):
                return other
        return -1

    def _readings(self) -> None:
        """中ソ対立(ちゅうそたいりつ): the names in a reading are those of its phrase, in order."""
        for match in _READING.finditer(self._folded):
            first = self._links.first_at(match.start(1))
            if not _HIRAGANA.search(match[1]):
                continue
            inside = self._between(first, match.end(1))
            begin = max(self._sentence(match.start()), match.start() - 40)
            phrase = self._between(self._links.first_at(begin), match.start())
            if inside and [self._spans[i].type for i in inside] == [
                self._spans[i].type for i in phrase
            ]:
                for one, other in zip(phrase, inside, strict=True):
                    self._links.join(one, other)

    def _between(self, first: int, end: int) -> list[int]:
        found = []
        while first < len(self._spans) and self._spans[first].end <= end:
            if self._spans[first].type not in NUMERIC:
                found.append(first)
            first += 1
        return found

    def _bracket(self, index: int, at: int) -> None:
        """Join the names of the same type that a bracket lists after a name."""
        one = self._spans[index]
        close = self._close(at)
        first = True
        for other in range(index + 1, min(index + 12, len(self._spans))):
            span = self._spans[other]
            if span.start >= close:
                return
            between = fold(self._text[at : span.start])
            if not LISTED.fullmatch(between):
                if not first:
                    return
                at = span.end
                first = False
                continue
            at = span.end
            if span.type is not one.type:
                first = False
                continue
            bare = first and fold(self._text[span.end : span.end + 1]) not in (
                ")",
                "、",
                ",",
                ";",
                "-",
                "/",
            )
            first = False
            if bare:
                continue
            if (
                LABEL.search(between)
                or (one.type is PERSON and not self._is_cast(index, other))
                or self._equates(index, other)
            ):
                self._links.join(index, other)

    def _is_cast(self, index: int, other: int) -> bool:
        """Tell 喜久雄(吉沢亮), a part and its player, from 張忠謀(モリス・チャン), one person."""
        name, inside = self._links.surfaces[index], self._links.surfaces[other]
        if not is_kanji(inside) or in_order(inside, name) or name[:2] == inside[:2]:
            return False
        return is_kanji(name) or "・" not in self._links.written(index)

    def _equates(self, index: int, other: int) -> bool:
        """Tell whether an unlabelled bracket holds another name, and no place or owner."""
        name, inside = self._links.surfaces[index], self._links.surfaces[other]
        kind = self._spans[index].type
        if kind is PERSON:
            return False
        if other_script(name, inside):
            return True
        if kind is PLACE:
            # ワルシャワ(ヴァルシャヴァ)は: the name of an article in two spellings
            start = self._spans[index].start
            return is_katakana(name) and is_katakana(inside) and start == self._sentence(start)
        return (
            in_order(inside, name)
            or name[:2] == inside[:2]
            or (kind is ORG and bool(_LATIN.match(inside)) and not _LATIN.search(name))
        )

    def _close(self, at: int) -> int:
        depth = 1
        for position in range(at, min(len(self._text), at + 200)):
            character = self._text[position]
            if character in "(（":
                depth += 1
            elif character in ")）":
                depth -= 1
                if not depth:
                    return position
        return at + 60
