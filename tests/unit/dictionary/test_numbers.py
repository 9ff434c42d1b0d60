"""Numbers, dates, eras, money and measures."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import resources
from dictionary.counting import read, value_of
from dictionary.model import GivenReading
from dictionary.numbers import matches


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
        ("打率は2割5分だ", 5, "2割5分", "にわりごぶ", "25 %", "2割5分 = 25 %"),
        ("2割5分3厘", 0, "2割5分3厘", "にわりごぶさんりん", "25.3 %", None),
        ("3〜5日かかる", 3, "3〜5日", "さん〜いつか", "3-5 days", "3 to 5 days"),
        ("5～6人", 2, "5～6人", "ご～ろくにん", "5-6 people", "5 to 6 people"),
        ("2、3日待つ", 0, "2、3日", "にさんにち", "2-3 days", "2 or 3 days"),
        ("第3回大会", 1, "第3回", "だいさんかい", "3", "No. 3"),
        ("1/3ほど", 1, "1/3", "さんぶんのいち", "1/3", "1/3 = 0.3333"),
        ("三分の一", 2, "三分の一", "さんぶんのいち", "1/3", "1/3 = 0.3333"),
        ("昭和30年代の町", 5, "昭和30年代", "しょうわさんじゅうねんだい", "1955/1964", None),
        ("1990年代", 2, "1990年代", "せんきゅうひゃくきゅうじゅうねんだい", "1990s", "the 1990s"),
        ("気温はマイナス5度", 4, "マイナス5度", "まいなすごど", "-5 degrees", "-5 degrees"),
        ("−5度", 0, "−5度", "まいなすごど", "-5 degrees", None),
        ("午前0時", 3, "午前0時", "ごぜんれいじ", "00:00", None),
        ("15:30に", 3, "15:30", "じゅうごじさんじゅっぷん", "15:30", None),
        ("2023/5/3", 5, "2023/5/3", "にせんにじゅうさんねんごがつみっか", "2023-05-03", None),
        ("５０％オフ", 1, "５０％", "ごじゅっぱーせんと", "50 %", "50%"),
        ("５０％オフ", 2, "５０％", "ごじゅっぱーせんと", "50 %", "50%"),
        ("享保3年", 0, "享保3年", "", "1718", "享保3年 = 1718"),
        ("2022年に", 0, "2022年", "にせんにじゅうにねん", "2022", "2022 = 令和4年"),
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


def test_the_readings_of_the_text_are_told() -> None:
    text = "二十歳の5月1日"
    readings = {
        0: GivenReading(0, 3, "はたち"),
        4: GivenReading(4, 6, "ごがつ"),
        6: GivenReading(6, 8, "ついたち"),
    }
    assert matches(text, 1, readings)[0].reading == "はたち"
    assert matches(text, 7, readings)[0].reading == "ごがつついたち"
    assert (
        matches("3〜5日", 0, {0: GivenReading(0, 1, "さん"), 2: GivenReading(2, 4, "イツカ")})[
            0
        ].reading
        == "さん〜いつか"
    )
    # Where a part has no reading, the number is read by its tables.
    del readings[6]
    assert matches(text, 7, readings)[0].reading == "ごがつついたち"


@pytest.mark.parametrize(
    ("value", "counter", "reading"),
    [
        (3000, "匹", "さんぜんびき"),
        (12_345_678, "円", "せんにひゃくさんじゅうよんまんごせんろっぴゃくななじゅうはちえん"),
        (10**16, "", "いっけい"),
        (6 * 10**16, "", "ろっけい"),
        (Fraction(3, 2), "%", "いってんごぱーせんと"),
        (Fraction(21, 2), "", "じゅってんご"),
        (40, "日", "よんじゅうにち"),
        (24, "日間", "にじゅうよっかかん"),
        (5, "知らない単位", "ご知らない単位"),
    ],
)
def test_numbers_are_joined_with_what_they_count(
    value: Fraction, counter: str, reading: str
) -> None:
    assert read(value, counter) == reading


def test_every_unit_has_a_reading() -> None:
    units = {row[0] for row in resources.rows("rules/lookup_units.tsv")}
    counters = {row[0] for row in resources.rows("rules/counters.tsv")}
    assert {unicodedata.normalize("NFKC", unit) for unit in units} - counters == set()
