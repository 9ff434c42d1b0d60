"""Which of the words that fit a sentence means: with the tagger's tokens, on a small dictionary."""

from __future__ import annotations

import pytest

from dictionary.lookup import Lexicon
from dictionary.model import LookupContext
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
