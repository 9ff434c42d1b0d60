"""Which of the words that fit a sentence means: with the tagger's tokens, on a small dictionary."""

from __future__ import annotations

import pytest

from dictionary.lookup import Lexicon
from dictionary.model import LookupContext, MatchKind
from dictionary.sentence import Sentence
from reader.analysis.tagger import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(
    ("marked", "number"),
    [
        # The tagger takes the stem of 鳴く for ない.
        ("朝から小鳥が|ないている。", 22),
        ("お金が|ない。", 21),
        # A verb written in kanji after て is no auxiliary under the pointer.
        ("急いで|行かなきゃ。", 2),
        ("|急いで行かなきゃ。", 23),
        # A stem before a noun makes a noun with it.
        ("|受け入れ態勢を整える。", 24),
        ("提案を|受け入れ、帰った。", 25),
        # A phrase that is a negative itself.
        ("目も|くれずに走り去った。", 26),
        # The entry of the whole verb goes before its first half with an auxiliary.
        ("子どもが|泣き出した。", 28),
        # What has an object is the verb.
        ("椀を|重ねて運ぶ。", 29),
        ("お待たせいたし|ました。", 31),
        ("|食べさせられなかったら困る。", 1),
        # So many words in a row are no accident, inflected or read otherwise one by one.
        ("ついに堪忍袋の緒が|切れた。", 33),
        ("いつの|間にか外は暗くなっていた。", 36),
        # A particle inside a verb's ending is no word of its own there.
        ("とても食べず|にいられない。", 1),
        # An honorific phrase round a verb's stem is no noun that begins with お.
        ("応接室へお|通しする。", 40),
        ("店でお|通しを食べた。", 39),
        # が and の change places in a phrase with ない.
        ("身に|覚えがない。", 41),
        ("確かな|覚えがある。", 42),
        # する after a noun belongs to it, whatever its form.
        ("敵に対抗|する。", 43),
        ("敵に対抗|した。", 43),
        # A particle before って and いる is a verb's stem.
        ("犬を二匹|かっている。", 47),
        ("来る|かどうか。", 48),
        ("|よりによって風邪をひいた。", 49),
        ("より|によって風邪をひいた。", 49),
        # Kana right after the kanji of a stem begin no word.
        ("おごれる人も久|しからず。", 52),
        ("子どもを|しからず。", 51),
        # Compounds of borrowed words, and those with kanji at both ends, are no accident.
        ("クレジット|カードを使う。", 53),
        ("食わず|嫌いを改める。", 55),
        ("肉が|嫌いだ。", 56),
        # The potential of another verb is less likely than a verb of its own.
        ("窓を開|けていた。", 59),
        ("遠いの|で歩けない。", 60),
        # A part of a word that the dictionary lacks.
        ("延長の末サヨナラ|勝ちを収めた。", 57),
        # What hangs on a verb's stem is no adverb, an adverb with と is more than と.
        ("寒さに耐え|かねて帰った。", 63),
        ("彼はぷい|と横を向いた。", 65),
        ("春になって雪が|とけた。", 67),
        ("健康のあり|がたみを知る。", 68),
        # いる after a plain form, a cheer in the middle, a conjunction that goes on.
        ("うたいながらある|いた。", 70),
        ("やるだけのことはや|った。", 72),
        ("や|った、雪だ。", 71),
        ("嫌だと言っ|ている。", 74),
        # An adverb of its own, and the adjective that it is made of.
        ("やむを|得ず中止した。", 75),
        ("やむを|得ない中止だ。", 76),
        # The last verb of a verb made of several.
        ("学校へ連れて行ってもら|える。", 80),
        ("学校へ行ってもら|える。", 2),
    ],
)
def test_the_sentence_decides(lexicon: Lexicon, tagger: Tagger, marked: str, number: int) -> None:
    at = marked.index("|")
    text = marked.replace("|", "")
    result = lexicon.lookup(text, at, LookupContext(tagger.morphemes(text)))
    assert result.matches[0].entry is not None
    assert result.matches[0].entry.id == number


def test_the_inflection_of_a_phrase_is_named(lexicon: Lexicon, tagger: Tagger) -> None:
    text = "食べさせられなかったら"
    for at in range(len(text)):
        match = lexicon.lookup(text, at, LookupContext(tagger.morphemes(text))).matches[0]
        chain = ["causative", "passive", "negative", "conditional"]
        assert [step.id for step in match.inflection] == chain
        assert (match.start, match.end) == (0, len(text))


def test_what_no_word_can_be_is_seen(tagger: Tagger) -> None:
    def odd(text: str) -> list[str]:
        sentence = Sentence(LookupContext(tagger.morphemes(text)))
        return [
            token.surface
            for number, token in enumerate(sentence.tokens)
            if sentence.ungrammatical(number)
        ]

    assert odd("朝から小鳥がないている。") == ["ない"]
    assert odd("犬を二匹かっている。") == ["か"]
    assert odd("やば、終電がない。") == ["や"]
    for text in (
        "お知らせくださいますよう、待ってください。",
        "買うてきた本を読んじゃった。",
        "静かだった村に人が住んでいる。",
        "何と言ったかって、行くかって。",
        "夢を見るがごとく歩く。",
    ):
        assert odd(text) == []


def test_a_second_reading_of_the_place_stands_near_the_top(
    lexicon: Lexicon, tagger: Tagger
) -> None:
    text = "図書館によりによって来た。"
    at = text.index("よって")
    matches = lexicon.lookup(text, at, LookupContext(tagger.morphemes(text))).matches
    numbers = [match.entry.id for match in matches[:3] if match.entry is not None]
    assert numbers[0] == 49
    assert 50 in numbers


def test_a_name_that_is_also_a_word_stands_near_the_top(lexicon: Lexicon, tagger: Tagger) -> None:
    text = "長野の山々は雪に覆われた。"
    matches = lexicon.lookup(text, 0, LookupContext(tagger.morphemes(text))).matches
    assert [match.kind for match in matches[:2]] == [MatchKind.WORD, MatchKind.NAME]


@pytest.mark.parametrize(
    ("marked", "numbers"),
    [
        ("|十分な休みをとる。", []),
        ("一日|千秋の思いだ。", []),
        ("|一日に会う。", ["一日"]),
        ("会議は|十五分かかる。", ["十五分"]),
    ],
)
def test_what_only_looks_like_a_number_is_none(
    lexicon: Lexicon, tagger: Tagger, marked: str, numbers: list[str]
) -> None:
    at = marked.index("|")
    text = marked.replace("|", "")
    matches = lexicon.lookup(text, at, LookupContext(tagger.morphemes(text))).matches
    assert [match.headword for match in matches if match.number is not None] == numbers
