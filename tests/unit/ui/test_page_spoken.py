"""The document as a screen reader counts and cuts it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.page.scene import SceneParagraph
from ui.page.spoken import Border, Units, around, joined

LETTERS = "港町へ行くABC、。か゚\U00020bb7葛\U000e0100\U0001f44d\U0001f3fd "


def line_at(offset: int) -> tuple[int, int]:
    """Lines of seven characters."""
    return offset // 7 * 7, offset // 7 * 7 + 7


def test_what_is_between_paragraphs_is_line_ends() -> None:
    assert joined([(0, "朝"), (3, "昼"), (4, "夜")]) == "朝\n\n昼夜"
    assert joined([]) == ""


@given(st.text(st.sampled_from(LETTERS)))
def test_offsets_are_mapped_to_utf16_and_back(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        expected = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_units(offset) == expected
        assert units.to_points(expected) == offset


@pytest.mark.parametrize(
    ("border", "place", "expected"),
    [
        (Border.CHARACTER, 1, "か゚"),
        (Border.CHARACTER, 0, "か゚"),
        (Border.WORD, 3, "書いた"),
        (Border.WORD, 6, "。"),
        (Border.WORD, 7, "次"),  # not in any word
        (Border.WORD, 8, "\n\n"),
        (Border.SENTENCE, 2, "か゚は書いた。"),
        (Border.SENTENCE, 7, "次\n\n"),
        (Border.SENTENCE, 8, "次\n\n"),
        (Border.SENTENCE, 11, "終わり"),
        (Border.PARAGRAPH, 4, "か゚は書いた。次\n\n"),
        (Border.LINE, 3, "か゚は書いた。"),
        (Border.LINE, 9, "次\n\n"),
    ],
)
def test_pieces(border: Border, place: int, expected: str) -> None:
    text = "か゚は書いた。次"
    first = SceneParagraph(
        0, 8, text, words=((0, 2), (2, 3), (3, 6), (6, 7)), sentences=((0, 7), (7, 8))
    )
    second = SceneParagraph(10, 13, "終わり", words=((10, 13),), sentences=((10, 13),))
    paragraphs = [first, second]
    whole = joined((p.start, p.text) for p in paragraphs)
    start, end = around(paragraphs, int(place >= 10), place, border, line_at)
    assert whole[start:end] == expected


@st.composite
def documents(draw: st.DrawFn) -> Sequence[SceneParagraph]:
    """Paragraphs with words and sentences at random places, and blanks between them."""
    found, at = [], 0
    for text in draw(st.lists(st.text(st.sampled_from(LETTERS), max_size=20), min_size=1)):
        end = at + len(text)
        places = sorted(draw(st.sets(st.integers(at, end))))
        words = tuple(itertools.pairwise(places))[:: draw(st.integers(1, 2))]
        sentences = tuple(itertools.pairwise(sorted({at, *places[::4], end})))
        found.append(SceneParagraph(at, end, text, words=words, sentences=sentences))
        at = end + draw(st.integers(1, 3))
    return found


@given(documents(), st.sampled_from([border for border in Border if border is not Border.ALL]))
def test_pieces_follow_each_other_and_cover_the_text(
    paragraphs: Sequence[SceneParagraph], border: Border
) -> None:
    def lines(offset: int) -> tuple[int, int]:
        paragraph = next(p for p in reversed(paragraphs) if p.start <= offset)
        start = paragraph.start + (offset - paragraph.start) // 7 * 7
        return start, min(paragraph.end, start + 7)

    at, end = 0, paragraphs[-1].end
    while at < end:
        index = max(i for i, p in enumerate(paragraphs) if p.start <= at)
        piece = around(paragraphs, index, at, border, lines)
        assert piece[0] == at
        assert piece[1] > at
        for place in range(*piece):
            index = max(i for i, p in enumerate(paragraphs) if p.start <= place)
            assert around(paragraphs, index, place, border, lines) == piece
        at = piece[1]
    assert at == end
