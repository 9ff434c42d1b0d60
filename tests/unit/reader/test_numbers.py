from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.readings.counters import CounterTable
from reader.analysis.readings.numerals import read_decimal, read_integer, read_mixed

TABLE = CounterTable()


@pytest.mark.parametrize(
    ("value", "kana"),
    [
        (0, "ぜろ"),
        (10, "じゅう"),
        (300, "さんびゃく"),
        (600, "ろっぴゃく"),
        (3000, "さんぜん"),
        (8888, "はっせんはっぴゃくはちじゅうはち"),
        (10_000_000, "いっせんまん"),
        (10**12, "いっちょう"),
        (653_854, "ろくじゅうごまんさんぜんはっぴゃくごじゅうよん"),
    ],
)
def test_whole_numbers(value: int, kana: str) -> None:
    assert read_integer(value).kana == kana


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("1億2,000万", "いちおくにせんまん"),
        ("3万5千", "さんまんごせん"),
        ("二千十八", "にせんじゅうはち"),
        ("一九九八", "せんきゅうひゃくきゅうじゅうはち"),
        ("二三", "にさん"),
        ("1.2億", "いってんにおく"),
        ("数十", "すうじゅう"),
        ("何百", "なんびゃく"),
        ("四五", "しご"),
    ],
)
def test_written_numbers(text: str, kana: str) -> None:
    number = read_mixed(text)
    assert number is not None
    assert number.kana == kana


def test_decimals() -> None:
    assert read_decimal("30", "3").kana == "さんじゅってんさん"
    assert read_decimal("0", "05").kana == "れいてんぜろご"


@pytest.mark.parametrize(
    ("text", "counter", "kana"),
    [
        ("1", "本", "いっぽん"),
        ("3", "本", "さんぼん"),
        ("300", "本", "さんびゃっぽん"),
        ("1000", "本", "せんぼん"),
        ("6", "匹", "ろっぴき"),
        ("8", "回", "はっかい"),
        ("3", "階", "さんがい"),
        ("4", "分", "よんぷん"),
        ("2", "分", "にふん"),
        ("14", "日", "じゅうよっか"),
        ("20", "日", "はつか"),
        ("19", "日", "じゅうくにち"),
        ("4", "月", "しがつ"),
        ("4", "人", "よにん"),
        ("1", "人", "ひとり"),
        ("11", "人", "じゅういちにん"),
        ("7", "時", "しちじ"),
        ("9", "つ", "ここのつ"),
        ("10", "ヶ月", "じゅっかげつ"),
        ("3", "足", "さんぞく"),
        ("10", "%", "じゅっぱーせんと"),
        ("何", "匹", "なんびき"),
        ("数", "回", "すうかい"),
    ],
)
def test_counters(text: str, counter: str, kana: str) -> None:
    number, found = read_mixed(text), TABLE.find(counter)
    assert number is not None
    assert found is not None
    assert TABLE.join(number, found) == kana


@given(st.integers(min_value=0, max_value=10**20 - 1))
def test_every_number_has_a_reading_in_kana(value: int) -> None:
    kana = read_integer(value).kana
    assert kana
    assert all("ぁ" <= character <= "ゖ" for character in kana)


@given(st.text(alphabet="0123456789,.一二十百千万億〇数", min_size=1, max_size=12))
def test_any_row_of_numerals_is_read_or_refused(text: str) -> None:
    number = read_mixed(text)
    assert number is None or number.kana
