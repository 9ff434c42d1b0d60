from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.pipeline import Analyzer
from reader.documents import registry
from reader.sessions.model import CorrectionScope, ReadingCorrection, WordCorrection

ANALYZER = Analyzer()
ALWAYS, HERE = CorrectionScope.ALWAYS, CorrectionScope.HERE
TEXT = "今日は漁師の人が気になった。今日本で勉強していた。東京都と十二国の話。"


def correction(words, scope=ALWAYS, start=0, number=1):
    surface = "".join(words)
    sizes = tuple(map(len, words))
    return WordCorrection(
        number, None, scope, start, start + len(surface), surface, sizes, "2026-11-22T09:00:00.000Z"
    )


def analysed(text, *corrections, readings=()):
    document = registry.from_text(text)
    ANALYZER.correct(readings, corrections)
    try:
        (paragraph,) = ANALYZER.analyse(document)
    finally:
        ANALYZER.correct(())
    return paragraph


def words(text, *corrections):
    return [
        (text[word.start : word.end], word.lemma, word.lemma_reading)
        for word in analysed(text, *corrections).words
    ]


@pytest.mark.parametrize(
    ("fixed", "expected"),
    [
        (("今", "日"), [("今", "今", "いま"), ("日", "日", "ひ")]),
        # What was several words is called after the last of them.
        (("気になった",), [("気になった", "気になる", "きになる")]),
        (("漁師の",), [("漁師の", "漁師の", "りょうしの")]),
        (("勉強", "していた"), [("勉強", "勉強", "べんきょう"), ("していた", "する", "する")]),
        (("東", "京都"), [("東", "東", "ひがし"), ("京都", "京都", "きょうと")]),
        # A layer that merges numbers does not reach over the border.
        (("十", "二国"), [("十", "十", "じゅう"), ("二国", "二国", "にこく")]),
    ],
)
def test_words_are_cut_as_the_reader_says(fixed, expected):
    found = words(TEXT, correction(fixed))
    first = next(index for index, one in enumerate(found) if one[0] == fixed[0])
    assert found[first : first + len(expected)] == expected
    others = [one for one in words(TEXT) if one[0] not in "".join(fixed)]
    assert [one for one in found if one in others] == others


def test_a_word_of_the_dictionary_is_read_as_one():
    text = "一見さんお断りの店。"
    before = [text[word.start : word.end] for word in analysed(text).words]
    assert "一見さんお断り" not in before
    paragraph = analysed(text, correction(("一見さん",)))
    assert paragraph.words[0].lemma == "一見さん"
    assert paragraph.words[0].reading == "いちげんさん"


def test_furigana_follow():
    plain = analysed("今日は雨だ。")
    assert [piece.ruby for piece in plain.furigana] == ["きょう", "あめ"]
    split = analysed("今日は雨だ。", correction(("今", "日")))
    assert [piece.ruby for piece in split.furigana] == ["いま", "ひ", "あめ"]


def test_always_leaves_other_words_alone():
    # 今日 in 今日本で is not the word that was split.
    text = "今日本では雨だ。"
    assert words(text, correction(("今日",))) == words(text)


def test_here_is_one_place():
    text = "今日は晴れ、今日は雨。"
    at = text.rindex("今日")
    surfaces = [one[0] for one in words(text, correction(("今", "日"), HERE, at))]
    assert surfaces.count("今日") == 1
    assert surfaces.count("今") == 1
    # The text is another one there by now: nothing happens.
    assert words(text, correction(("今", "日"), HERE, at + 1)) == words(text)


def test_the_later_and_the_nearer_wins():
    text = "今日は晴れ、今日は雨。"
    split, joined = correction(("今", "日"), number=1), correction(("今日",), number=2)
    assert words(text, split, joined) == words(text)
    here = correction(("今", "日"), HERE, 0, number=0)
    assert [one[0] for one in words(text, joined, here)][:3] == ["今", "日", "は"]
    moved = correction(("日は",), HERE, 1, number=3)
    assert [one[0] for one in words(text, split, moved)][:3] == ["今", "日は", "晴れ"]


def test_a_reading_given_by_the_reader_stays():
    reading = ReadingCorrection(1, None, ALWAYS, 0, 0, "一見", "ひとみ", "")
    paragraph = analysed("一見さんが来た。", correction(("一見さん",)), readings=(reading,))
    assert paragraph.words[0].reading == "ひとみさん"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_borders_hold_and_lose_nothing(data):
    """Every fixed word is a word, words stay in order, and furigana lie inside readings."""
    start = data.draw(st.integers(0, len(TEXT) - 1))
    surface = TEXT[start : data.draw(st.integers(start + 1, min(len(TEXT), start + 8)))]
    cuts = sorted({0, len(surface), *data.draw(st.sets(st.integers(0, len(surface)), max_size=3))})
    pieces = [surface[a:b] for a, b in pairwise(cuts)]
    paragraph = analysed(TEXT, correction(pieces, HERE, start))
    found = [(word.start, word.end) for word in paragraph.words]
    assert all(a < b <= c for (a, b), (c, _) in pairwise(found))
    for first, last in pairwise(cuts):
        # Punctuation alone is no word.
        assert (start + first, start + last) in found or surface[first:last] == "。"
    for piece in paragraph.furigana:
        assert any(r.start <= piece.start and piece.end <= r.end for r in paragraph.readings)


@pytest.mark.parametrize(
    ("scope", "start", "end", "fixed"),
    [
        (ALWAYS, 0, 1, True),
        (ALWAYS, 1, 2, True),
        (ALWAYS, 0, 2, False),
        (ALWAYS, 2, 3, False),
        (ALWAYS, 6, 7, True),
        (HERE, 6, 7, True),
        (HERE, 7, 8, True),
        (HERE, 0, 1, False),
    ],
)
def test_a_word_knows_that_its_borders_were_fixed(scope, start, end, fixed):
    text = "今日は晴れ、今日は雨。"
    assert text[6:8] == "今日"
    assert correction(("今", "日"), scope, 6).fixes(text, start, end) is fixed
