"""Morphemes made ready for finding names: sentences of tokens with offsets in the document.

A token never spans white space or a line end, and the country characters that newspapers write
together (日米, 中朝) are two tokens, because each names a country of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from reader.analysis.tagger import FOLD_WIDTH, Tagger
from reader.entities.patterns import lazy
from reader.entities.wordlists import words
from resources import rows

SENTENCE_ENDS = frozenset("。！？!?")
_CLOSERS = frozenset("」』)）\"”'’】〉》")


@dataclass(slots=True, eq=False)
class Token:
    """A morpheme, folded to half-width, as the recogniser sees it."""

    start: int
    end: int
    surface: str
    pos1: str
    pos2: str
    pos3: str
    lemma: str
    space_before: bool = False
    is_noun: bool = True
    """True for what can stand in a noun compound."""
    pos4: str = ""
    unknown: bool = False
    """True for what UniDic does not list."""


_SLICE = 20_000
_WIDE = re.compile("[\uff01-\uff5e\u3000]")
"""What ``FOLD_WIDTH`` changes. Most texts hold little of it, and looking is cheaper."""
_NOMINAL = frozenset(("名詞", "接尾辞", "接頭辞", "代名詞", "記号", "形状詞"))


def fold(text: str) -> str:
    """Return the text with full-width Latin, digits and signs as half-width ones, length kept."""
    if _WIDE.search(text) is None:
        return text
    if len(text) <= _SLICE:
        return text.translate(FOLD_WIDTH)
    # No other thread runs within one call, which takes a tenth of a second for a novel.
    slices = (text[at : at + _SLICE] for at in range(0, len(text), _SLICE))
    return "".join([one.translate(FOLD_WIDTH) for one in slices])


class Countries:
    """The one-kanji names of countries, by themselves and in pairs."""

    def __init__(self) -> None:
        self.kanji: dict[str, str] = {}
        for short, name in rows("rules/entities_country_kanji.tsv"):
            self.kanji[short] = name

    def is_group(self, surface: str) -> bool:
        """Tell whether a word is nothing but two or three country characters (日米, 日中韓)."""
        return (
            surface[0] in _PAIRING
            and 2 <= len(surface) <= 4
            and surface not in _NOT_PAIRS
            and all(character in _PAIRING for character in surface)
            and len(set(surface)) == len(surface)
        )


_PAIRING = frozenset("日米中韓朝露ロ英仏独伊豪印越台欧比加")
# 日中 is daytime, unless a noun follows or 日中の首脳 meet.
_DAYTIME = lazy(
    r"(?!の(?:首脳|外相|両|政府|関係|対立|緊張|友好|経済|貿易|国交|間|架け橋|懸け橋|溝|立場|領))"
    r"[、。,にはもでかだ」のを]|$"
)
# Words of two country characters that mean something else: a newspaper, dew, a ball club, a city.
_NOT_PAIRS = words("not country pairs")


def tokenise(tagger: Tagger, text: str, countries: Countries, offset: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text; a line end always ends one.

    Args:
        tagger: Cuts each line.
        text: A block, or more than one.
        countries: Tells the pairs of country characters.
        offset: Added to every offset.
    """
    at = 0
    folded = fold(text)
    if _SURROGATE.search(folded):
        folded = _SURROGATE.sub("\ufffd", folded)
    for line in folded.split("\n"):
        for start, end, surface, lexeme, space in tagger.tokens(line, offset + at):
            if (
                surface[0] in _PAIRING
                and countries.is_group(surface)
                and not (surface == "日中" and _is_daytime(line, start - offset - at))
            ):
                for index, sign in enumerate(surface):
                    begin = start + index
                    first = space and not index
                    yield Token(
                        begin, begin + 1, sign, "名詞", "固有名詞", "地名", sign, first, True, "国"
                    )
                continue
            pos1, pos2, pos3, pos4 = lexeme.pos
            unknown = lexeme.is_unknown
            lemma = lexeme.lemma or surface
            noun = pos1 in _NOMINAL
            yield Token(start, end, surface, pos1, pos2, pos3, lemma, space, noun, pos4, unknown)
        at += len(line) + 1


def _is_daytime(line: str, start: int) -> bool:
    """Tell whether 日中 is no pair of countries: 日中は暑い, 一日|中."""
    counted = line[start - 1 : start] in tuple("一二三四五六七八九十丸数半0123456789")
    return counted or _DAYTIME.match(line, start + 2) is not None


_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Cut the tokens of one block into sentences; closing brackets stay with what they close."""
    sentence: list[Token] = []
    ended = False
    for token in tokens:
        if ended and token.surface[0] not in _CLOSERS and token.surface[0] not in SENTENCE_ENDS:
            yield sentence
            sentence = []
            ended = False
        sentence.append(token)
        if token.surface[-1] in SENTENCE_ENDS:
            ended = True
    if sentence:
        yield sentence


def mend_names(tokens: list[Token], is_person: Callable[[str], bool]) -> list[Token]:
    """Give 氏 back what the tagger joined to it: 習近|平氏 is 習近平|氏.

    Args:
        tokens: The tokens of one block.
        is_person: Tells whether a kanji word is a known person's full name.
    """
    mended: list[Token] = []
    for token in tokens:
        last = token
        surface = token.surface
        if (
            len(surface) == 1
            and "ァ" <= surface <= "ヺ"
            and mended
            and mended[-1].end == token.start
            and "ァ" <= mended[-1].surface[-1] <= "ヿ"
            and mended[-1].pos1 == "名詞"
        ):
            # カナ|ニ: a katakana word does not end in a particle written in katakana
            whole = mended.pop()
            word = whole.surface + surface
            mended.append(replace(whole, end=token.end, surface=word, lemma=word))
            continue
        if len(surface) > 1 and surface[-1] == "氏" and mended and mended[-1].end == token.start:
            for count in (1, 2):
                parts = mended[-count:]
                name = "".join(t.surface for t in parts) + surface[:-1]
                if len(parts) == count and 3 <= len(name) <= 5 and is_person(name):
                    first = parts[0]
                    del mended[-count:]
                    mended.append(
                        Token(
                            first.start,
                            token.end - 1,
                            name,
                            "名詞",
                            "固有名詞",
                            "人名",
                            name,
                            first.space_before,
                        )
                    )
                    last = Token(token.end - 1, token.end, "氏", "接尾辞", "名詞的", "一般", "氏")
                    break
        mended.append(last)
    return mended
