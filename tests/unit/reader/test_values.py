"""Values of dates, times and amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.numbers import NumberFinder
from reader.entities.values import Clock, Values, number


@pytest.fixture(scope="module")
def values():
    return Values(NumberFinder().counters)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1億2000万", 120_000_000),
        ("三十五", 35),
        ("二〇二三", 2023),
        ("千二百", 1200),
        ("2.5", 2.5),
        ("4,760億", 476_000_000_000),
        ("5千", 5000),
        ("数十", None),
        ("1" * 400, None),
        ("", None),
    ],
)
def test_number(text, value):
    assert number(text) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_plain_digits_are_their_value(value):
    assert number(str(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022年3月", "2022-03"),
        ("2018年", "2018"),
        ("令和5年4月1日", "2023-04-01"),
        ("昭和六十四年", "1989"),
        ("平成元年", "1989"),
        ("9月17日", "--09-17"),
        ("4月", "--04"),
        ("19世紀", "18XX"),
        ("1990年代", "199X"),
        ("2024年春", "2024-21"),
        ("2024/5/1", "2024-05-01"),
        ("2023年度", "2023-04-01/2024-03-31"),
        ("約1週間後", "+P1W"),
        ("三年前", "-P3Y"),
    ],
)
def test_dates_without_context(values, text, value):
    found = values.date(text, Clock())
    assert found is not None
    assert found.text == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9月17日", "2023-09-17"),
        ("昨年", "2022"),
        ("来月", "2023-11"),
        ("昨年12月", "2022-12"),
        ("きょう", "2023-10-05"),
        ("翌日", "2023-10-06"),
        ("三年前", "2020"),
        ("10日前", "2023-09-25"),
        ("23年10〜12月期", "2023-10/2023-12"),
    ],
)
def test_dates_of_a_dated_text(values, text, value):
    found = values.date(text, values.clock("2023-10-05"))
    assert found is not None
    assert (found.text, found.inferred) == (value, True)


def test_a_year_reaches_the_next_month_of_the_paragraph(values):
    clock = Clock()
    values.date("2019年2月", clock)
    assert values.date("6月30日", clock).text == "2019-06-30"
    clock.local = False
    assert values.date("6月30日", clock).text == "--06-30"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("午後3時半", "T15:30"),
        ("午前10時", "T10:00"),
        ("正午", "T12:00"),
        ("18:05", "T18:05"),
        ("夜九時", "T21:00"),
    ],
)
def test_times(values, text, value):
    assert values.time(text).text == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2時間30分", "PT2H30M"),
        ("3年", "P3Y"),
        ("1年半", "P1.5Y"),
        ("半年", "P6M"),
        ("9秒98", "PT9.98S"),
    ],
)
def test_durations(values, text, value):
    assert values.duration(text).text == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("86億ドル", "8600000000 USD"),
        ("150円25銭", "150.25 JPY"),
        ("2.3%", "2.3 %"),
        ("3割5分", "35 %"),
        ("3分の2", "2/3"),
        ("1700人", "1700 person"),
        ("43歳", "43 year of age"),
        ("100メートル", "100 m"),
        ("20対4", "20-4"),
        ("31勝18敗2分け", "31-18-2"),
        ("5〜10%", "5/10 %"),
        ("氷点下5度", "-5 time"),
        ("$76,403", "76403 USD"),
    ],
)
def test_quantities(values, text, value):
    assert values.quantity(text).text == value


@given(st.text(max_size=12))
def test_any_text_is_harmless(values, text):
    clock = Clock()
    values.date(text, clock)
    values.time(text)
    values.duration(text)
    values.quantity(text)


def test_the_dateline_dates_the_text(values):
    assert values.dateline(["見出し", "(西日本新聞 2024年2月25日付)"]) == "2024-02-25"
    assert values.dateline(["令和6年10月1日"]) == "2024-10-01"
    assert values.dateline(["工事は2024年2月25日に始まり、" + "長い行" * 20]) == ""
