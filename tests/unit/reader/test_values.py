"""Values of dates, times and amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.amounts import Amounts, later_half
from reader.entities.dates import Clock, Dates
from reader.entities.figures import number
from reader.entities.numbers import NumberFinder


@pytest.fixture(scope="module")
def dates():
    return Dates()


@pytest.fixture(scope="module")
def amounts():
    return Amounts(NumberFinder().counters)


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
        ("0²", None),
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
        ("昭和30年代", "1955/1964"),
        ("2024年度上期", "2024-04-01/2024-09-30"),
        ("2024年度下期", "2024-10-01/2025-03-31"),
        ("元日", "--01-01"),
        ("1990年代", "199X"),
        ("2024年春", "2024-21"),
        ("2024/5/1", "2024-05-01"),
        ("2023年度", "2023-04-01/2024-03-31"),
        ("約1週間後", "+P1W"),
        ("三年前", "-P3Y"),
        ("前171年", "-0170"),
        ("紀元前1年", "0000"),
        ("延暦5年9月7日", "0786-09-07"),
        ("9月18日〜20日", "--09-18/--09-20"),
    ],
)
def test_dates_without_context(dates, text, value):
    found = dates.date(text, Clock())
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
        ("15、16日", "2023-10-15/2023-10-16"),
        ("昨年の暮れ", "2022-12"),
        ("23年10〜12月期", "2023-10/2023-12"),
    ],
)
def test_dates_of_a_dated_text(dates, text, value):
    found = dates.date(text, dates.clock("2023-10-05"))
    assert found is not None
    assert (found.text, found.inferred) == (value, True)


def test_what_says_its_year_takes_no_other(dates):
    clock = Clock()
    dates.date("2023年12月", clock)
    assert dates.date("前年", clock).text == "2022"
    assert dates.date("5月", clock).text == "2023-05"
    assert dates.date("今年1月", clock).text == "--01"


def test_a_month_alone_lends_no_day(dates):
    clock = Clock()
    dates.date("12月下旬", clock)
    assert dates.date("19日", clock).text == "---19"
    dates.date("9月18日", clock)
    assert dates.date("20日", clock).text == "--09-20"


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [("1957年", "64年", "1964"), ("1998年", "05年", "2005"), ("2016年", "21年", "2021")],
)
def test_two_digits_follow_the_year_before(dates, before, text, value):
    clock = Clock()
    dates.date(before, clock)
    assert dates.date(text, clock).text == value


def test_the_second_time_is_in_the_same_half_of_the_day(amounts):
    first, second = amounts.time("午後2時"), amounts.time("4時")
    assert later_half(second, first).text == "T16:00"
    assert later_half(amounts.time("1時"), first).text == "T01:00"


def test_a_year_reaches_the_next_month_of_the_paragraph(dates):
    clock = Clock()
    dates.date("2019年2月", clock)
    assert dates.date("6月30日", clock).text == "2019-06-30"
    clock.local = False
    assert dates.date("6月30日", clock).text == "--06-30"


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
def test_times(amounts, text, value):
    assert amounts.time(text).text == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2時間30分", "PT2H30M"),
        ("1泊2日", "P2D"),
        ("3年", "P3Y"),
        ("1年半", "P1.5Y"),
        ("半年", "P6M"),
        ("9秒98", "PT9.98S"),
    ],
)
def test_durations(amounts, text, value):
    assert amounts.duration(text).text == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("86億ドル", "8600000000 USD"),
        ("150円25銭", "150.25 JPY"),
        ("2.3%", "2.3 %"),
        ("3割5分", "35 %"),
        ("4割3分8厘", "43.8 %"),
        ("3分の2", "2/3"),
        ("1700人", "1700 person"),
        ("43歳", "43 year of age"),
        ("100メートル", "100 m"),
        ("20対4", "20-4"),
        ("31勝18敗2分け", "31-18-2"),
        ("5〜10%", "5/10 %"),
        ("氷点下5度", "-5 °C"),
        ("2 - 4%", "2/4 %"),
        ("155円28~38銭", "155.28/155.38 JPY"),
        ("$76,403", "76403 USD"),
    ],
)
def test_quantities(amounts, text, value):
    assert amounts.quantity(text).text == value


@given(st.text(max_size=12))
def test_any_text_is_harmless(dates, amounts, text):
    clock = Clock()
    dates.date(text, clock)
    amounts.time(text)
    amounts.duration(text)
    amounts.quantity(text)


def test_the_dateline_dates_the_text(dates):
    assert dates.dateline(["見出し", "(西日本新聞 2024年2月25日付)"]) == "2024-02-25"
    assert dates.dateline(["令和6年10月1日"]) == "2024-10-01"
    assert dates.dateline(["工事は2024年2月25日に始まり、" + "長い行" * 20]) == ""


@pytest.mark.parametrize(
    ("text", "now", "value"),
    [
        ("半年後", (2025, 7, 24), "2026-01"),
        ("90年代", (2025, 7, 24), "199X"),
        ("元日", (2025, 12, 20), "2026-01-01"),
        ("元日", (2025, 1, 8), "2025-01-01"),
        ("大みそか", (2025, 1, 8), "2024-12-31"),
        ("大みそか", (2025, 12, 20), "2025-12-31"),
    ],
)
def test_what_lies_near_the_texts_own_date(dates, text, now, value):
    found = dates.date(text, Clock(now, now))
    assert (found.text, found.inferred) == (value, True)
