"""What stands at a place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import EntityMap, EntityType, Mention
from reader.analysis.pipeline import Analyzer
from reader.documents import registry
from reader.positions import Positions, find_at, headwords, is_headword, mentions_in


@pytest.fixture(scope="module")
def positions() -> Positions:
    document = registry.from_text("猫が魚を食べた。とてもうまかった。\n\n犬は見ていた。")
    return Positions(document, {p.index: p for p in Analyzer().analyse(document)})


@pytest.mark.parametrize(
    ("offset", "surface"),
    [(0, "猫"), (1, "が"), (2, "魚"), (5, "食べた"), (6, "食べた"), (19, "犬"), (22, "見ていた")],
)
def test_word_at(positions: Positions, offset: int, surface: str) -> None:
    word = positions.word_at(offset)
    assert word is not None
    assert positions.document.text[word.start : word.end] == surface


def test_between_paragraphs_stands_nothing(positions: Positions) -> None:
    assert positions.word_at(17) is None
    assert positions.reading_at(1000) is None


def test_sentence_text(positions: Positions) -> None:
    assert positions.sentence_text(9) == "とてもうまかった。"
    assert positions.sentence_text(20) == "犬は見ていた。"


def test_words_both_ways(positions: Positions) -> None:
    text = positions.document.text
    onward = [text[w.start : w.end] for w in positions.words_from(8)]
    back = [text[w.start : w.end] for w in positions.words_from(19, backwards=True)]
    assert onward[-3:] == ["犬", "は", "見ていた"]
    assert back[-1] == "猫"


def test_find_at_ends_are_open() -> None:
    analysis = Analyzer().analyse(registry.from_text("本。"))
    words = analysis[0].words
    assert find_at(words, 0) == words[0]
    assert find_at(words, words[0].end) is None


def test_headwords_leave_out_particles_and_marks(positions: Positions) -> None:
    paragraphs = Analyzer().analyse(positions.document)
    assert [w.lemma for w in headwords(paragraphs)][:3] == ["猫", "魚", "食べる"]


def test_headwords_leave_out_what_is_part_of_a_name() -> None:
    text = "横浜の港町で三時に市立図書館へ行く。"
    paragraphs = Analyzer().analyse(registry.from_text(text))

    def left(*kinds: tuple[str, EntityType]) -> list[str]:
        mentions = (
            Mention(text.index(name), text.index(name) + len(name), kind, 1) for name, kind in kinds
        )
        return [w.lemma for w in headwords(paragraphs, EntityMap(tuple(mentions)))]

    assert {"港町", "行く"} < set(left())
    named = left(("横浜", EntityType.PLACE), ("市立図書館", EntityType.ORGANIZATION))
    assert named == ["港町", "行く"]
    # A time is no name: its words are words.
    assert left(("港町で三時", EntityType.TIME)) == left()


TEXT = "横浜の港町で三時に市立図書館へ行く。\n\n本を読む人。\n\n海は静かな朝だった。"
ANALYSIS = Analyzer().analyse(registry.from_text(TEXT))


@given(
    st.lists(st.integers(0, len(TEXT)), unique=True, max_size=12).map(sorted),
    st.sampled_from((EntityType.PLACE, EntityType.DATE)),
)
def test_headwords_of_a_text_are_the_words_that_each_count(edges: list[int], kind: EntityType):
    pairs = zip(edges[::2], edges[1::2], strict=False)
    found = EntityMap(tuple(Mention(start, end, kind, 1) for start, end in pairs))
    each = [w for p in ANALYSIS for w in p.words if is_headword(w, found)]
    assert list(headwords(ANALYSIS, found)) == each


def test_mentions_in_a_stretch() -> None:
    spans = [(0, 2), (3, 5), (5, 9), (12, 14)]
    found = EntityMap(tuple(Mention(a, b, EntityType.PLACE, 1) for a, b in spans))
    assert [(m.start, m.end) for m in mentions_in(found, 3, 9)] == [(3, 5), (5, 9)]
    assert [(m.start, m.end) for m in mentions_in(found, 3, 8)] == [(3, 5)]
    assert mentions_in(found, 9, 12) == ()
