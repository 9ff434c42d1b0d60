from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.page import selection
from ui.page.find import Finder, FindOptions, SearchedParagraphs, fold
from ui.page.heights import Heights
from ui.page.marks import Marks
from ui.page.scene import Mark, MarkStyle, Ruby, SceneParagraph


def paragraph(text: str, start: int = 0, **readings: str) -> SceneParagraph:
    """A paragraph whose every word in ``readings`` has ruby."""
    ruby = []
    for base, kana in readings.items():
        at = text.index(base)
        ruby.append(Ruby(start + at, start + at + len(base), kana))
    return SceneParagraph(start, start + len(text), text, ruby=tuple(sorted(ruby)))


def finder(*paragraphs: SceneParagraph) -> Finder:
    return Finder(SearchedParagraphs(paragraphs))


def test_copies() -> None:
    one = paragraph("漢字を読む。", 0, 漢字="かんじ", 読="よ")
    two = paragraph("次の段落", 8, 段落="だんらく")
    both = [one, two]
    assert selection.copied(both, 0, 12) == "漢字を読む。\n次の段落"
    assert (
        selection.copied(both, 0, 12, "brackets") == "漢字(かんじ)を読(よ)む。\n次の段落(だんらく)"
    )
    assert selection.copied(both, 3, 5, "html") == (
        "<p><ruby>読<rp>(</rp><rt>よ</rt><rp>)</rp></ruby>む</p>"
    )
    assert selection.copied(both, 1, 4, "brackets") == "字を読(よ)"  # a cut piece has no reading
    assert selection.copied(both, 0, 3, "brackets", lambda item: item.author) == "漢字を"


def test_pieces_of_one_word_share_their_brackets() -> None:
    text = "北朝鮮軍"
    ruby = (Ruby(0, 1, "きた"), Ruby(1, 2, "ちょう"), Ruby(2, 3, "せん"), Ruby(3, 4, "ぐん"))
    scene = SceneParagraph(0, 4, text, words=((0, 3), (3, 4)), ruby=ruby)
    assert selection.copied([scene], 0, 4, "brackets") == "北朝鮮(きたちょうせん)軍(ぐん)"


def test_words_before_and_after_the_analysis() -> None:
    text = "食べた、魚。"
    bare = SceneParagraph(5, 11, text)
    assert selection.word_at(bare, 5) is not None
    cut = SceneParagraph(5, 11, text, words=((5, 8), (8, 9), (9, 10), (10, 11)))
    assert selection.word_at(cut, 7) == (5, 8)
    assert selection.step_word([cut], 0, 5, 1) == (9, 10)  # over the comma
    assert selection.step_word([cut], 0, 9, -1) == (5, 8)
    assert selection.step_word([cut], 0, 9, 1) is None


def test_steps_go_on_in_the_next_paragraph() -> None:
    one = SceneParagraph(0, 2, "朝。", words=((0, 1), (1, 2)))
    two = SceneParagraph(3, 4, "昼", words=((3, 4),))
    assert selection.step_word([one, two], 0, 0, 1) == (3, 4)
    assert selection.step_word([one, two], 1, 3, -1) == (0, 1)


@pytest.mark.parametrize(
    ("wanted", "hits"),
    [
        ("漢字", [(0, 2)]),
        ("かんじ", [(0, 2)]),  # by reading
        ("カンジ", [(0, 2)]),
        ("んじを", [(0, 3)]),  # a part of a reading finds the whole base
        ("ﾃｽﾄ", [(6, 9)]),
        ("test", [(10, 14)]),
        ("がく", [(15, 18)]),  # ｶﾞｸ
        ("食べる", [(3, 6)]),  # by dictionary form
        ("", []),
        ("ない", []),
    ],
)
def test_find(wanted: str, hits: list[tuple[int, int]]) -> None:
    text = "漢字を食べたテスト ＴＥＳＴ ｶﾞｸ"
    scene = SceneParagraph(
        0,
        len(text),
        text,
        words=((0, 2), (2, 3), (3, 6), (6, 9), (10, 14), (15, 18)),
        ruby=(Ruby(0, 2, "かんじ"), Ruby(3, 4, "た")),
        lemmas=("漢字", "を", "食べる", "テスト", "test", "学"),
    )
    assert finder(scene).find(wanted) == hits


def test_find_exactly() -> None:
    scene = paragraph("カナかな", 0)
    assert finder(scene).find("かな", FindOptions(fold=False, readings=False)) == [(2, 4)]
    assert finder(scene).find("かな") == [(0, 2), (2, 4)]


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1, max_size=30), st.data())
def test_every_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    hits = finder(paragraph(text)).find(text[start:end], FindOptions(fold=False))
    assert any(low <= start < high or low < end <= high for low, high in hits)


def test_a_search_that_is_not_wanted_any_more_stops() -> None:
    pages = [paragraph("かな", 3 * number) for number in range(500)]
    asked = iter([False, False, True])
    hits = finder(*pages).find("かな", stop=lambda: next(asked))
    assert 0 < len(hits) < 500


def test_words_that_came_since_the_last_search_are_found() -> None:
    shown = [paragraph("朝の市場")]
    search = Finder(SearchedParagraphs(shown))
    assert search.find("いちば") == []
    shown[0] = paragraph("朝の市場", 市場="いちば")
    assert search.find("いちば") == [(2, 4)]


sizes = st.lists(st.integers(0, 50), max_size=60)


@given(sizes, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 90)), max_size=20))
def test_heights_agree_with_plain_sums(
    values: list[int], changes: Sequence[tuple[int, int]]
) -> None:
    def rough(first: int, after: int) -> float:
        return float(sum(values[first:after]))

    heights = Heights(len(values), lambda index: float(values[index]), rough, stretch=3)
    for index, value in changes:
        if index < len(values):
            heights.set(index, float(value))
            values[index] = value
    assert heights.total() == sum(values)
    assert [heights[index] for index in range(len(values))] == values
    for index in range(len(values) + 1):
        assert heights.before(index) == sum(values[:index])
    for position in range(0, sum(values), 7):
        index, into = heights.find(float(position))
        assert sum(values[:index]) + into == position
        assert 0 <= into < values[index]


def test_a_stretch_is_a_guess_until_somebody_looks_at_it() -> None:
    asked: list[int] = []

    def size(index: int) -> float:
        asked.append(index)
        return 10.0

    heights = Heights(1000, size, lambda first, after: 8.0 * (after - first), stretch=10)
    assert heights.total() == heights.before(1000) == 8000
    assert heights.before(505) == 4040
    assert not asked
    assert heights.find(4041.0) == (505, 1.25)
    assert asked == list(range(500, 510))
    assert heights.total() == 8020
    heights.set(505, 30.0)
    assert heights.before(507) == 4000 + 50 + 30 + 10
    assert heights.total() == 8040
    assert len(asked) == 10


def test_marks_from_a_source_keep_their_layers_place() -> None:
    marks = Marks()
    marks.set("find", [Mark(2, 4, "find")])
    marks.set_source("entity", lambda start, end: [Mark(start, end, "entity.PERSON")])
    found = list(marks.within(2, 3))
    assert [(layer, mark.start, mark.end) for layer, mark in found] == [
        ("entity", 2, 3),
        ("find", 2, 4),
    ]
    marks.set("entity", [])
    assert [layer for layer, _ in marks.within(2, 3)] == ["find"]


marks = st.lists(
    st.builds(
        lambda start, length: Mark(start, start + length, "find", MarkStyle.WASH),
        st.integers(0, 60),
        st.integers(1, 30),
    ),
    max_size=20,
)


@given(marks, st.integers(0, 60), st.integers(1, 40))
def test_marks_are_found_by_stretch(some: list[Mark], start: int, length: int) -> None:
    kept = Marks()
    kept.set("find", some)
    end = start + length
    expected = sorted(
        (mark for mark in some if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, mark.end),
    )
    assert [mark for _layer, mark in kept.within(start, end)] == expected


def test_layers_are_painted_in_their_order() -> None:
    kept = Marks()
    for layer in ("selection", "own", "entity", "highlight"):
        kept.set(layer, [Mark(0, 5, "find", MarkStyle.WASH)])
    assert [layer for layer, _mark in kept.within(0, 9)] == [
        "entity",
        "highlight",
        "selection",
        "own",
    ]
