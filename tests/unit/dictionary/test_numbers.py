"""Numbers, dates, eras, money and measures."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dictionary.numbers import matches, read, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3兆5,000億", 3_500_000_000_000),
        ("二十三", 23),
        ("一九四五", 1945),
        ("千二百", 1200),
        ("１２３", 123),
        ("2万3千", 23000),
        ("〇", 0),
        ("百", 100),
    ],
)
def test_values(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        (0, "ぜろ"),
        (300, "さんびゃく"),
        (800, "はっぴゃく"),
        (3000, "さんぜん"),
        (10000, "いちまん"),
        (10_000_000, "いっせんまん"),
        (1_000_000_000_000, "いっちょう"),
        (2022, "にせんにじゅうに"),
    ],
)
def test_readings(value: int, reading: str) -> None:
    assert read(value) == reading


@pytest.mark.parametrize(
    ("text", "at", "headword", "reading", "value", "told"),
    [
        ("令和5年に", 0, "令和5年", "れいわごねん", "2023", "令和5年 = 2023"),
        ("昭和元年", 2, "昭和元年", "しょうわがんねん", "1926", "昭和元年 = 1926"),
        (
            "予算は3兆5,000億円だ",
            5,
            "3兆5,000億円",
            "さんちょうごせんおくえん",
            "3500000000000 JPY",
            None,
        ),
        ("六畳の部屋", 0, "六畳", "ろくじょう", "6 tatami mats", "6 tatami mats = 9.72 m²"),
        ("20日に会う", 1, "20日", "はつか", "20 days", None),
        ("9月17日", 2, "9月17日", "くがつじゅうしちにち", "--09-17", None),
        (
            "2022年3月16日",
            0,
            "2022年3月16日",
            "にせんにじゅうにねんさんがつじゅうろくにち",
            "2022-03-16",
            None,
        ),
        ("午後3時半", 0, "午後3時半", "ごごさんじはん", "15:30", "15:30"),
        ("三人", 1, "三人", "さんにん", "3 people", None),
        ("二人", 0, "二人", "ふたり", "2 people", None),
        ("三本", 0, "三本", "さんぼん", "3 long things", None),
        ("十分", 0, "十分", "じゅっぷん", "10 minutes", None),
        ("4時", 0, "4時", "よじ", "04:00", None),
        ("53.85%", 1, "53.85%", "ごじゅうさんてんはちごぱーせんと", "53.85 %", "53.85%"),
        ("3割", 0, "3割", "さんわり", "3 tenths", "3 tenths = 30 %"),
    ],
)
def test_expressions(
    text: str, at: int, headword: str, reading: str, value: str, told: str | None
) -> None:
    (match,) = matches(text, at)
    assert match.number is not None
    assert (match.headword, match.reading, match.number.value) == (headword, reading, value)
    assert told is None or match.number.explanation == told


@pytest.mark.parametrize(("text", "at"), [("本を読む", 0), ("13月40日", 3), ("一", 0), ("千葉", 1)])
def test_no_number(text: str, at: int) -> None:
    assert all(match.headword != text for match in matches(text, at))


@given(
    text=st.text(
        alphabet="0123456789０９〇一二三十百千万億兆京令和昭元年月日時分半午前後円人%.,・第本割つ",
        min_size=1,
    ),
    share=st.floats(0, 0.999),
)
@example(text="1月京日", share=0.0)
@example(text="9京年1月1日", share=0.0)
def test_no_text_of_figures_is_too_odd(text: str, share: float) -> None:
    at = int(len(text) * share)
    for match in matches(text, at):
        assert 0 <= match.start <= at < match.end <= len(text)
        assert match.number is not None
        assert match.number.value
