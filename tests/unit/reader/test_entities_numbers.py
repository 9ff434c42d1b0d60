"""The grammar of dates, times and amounts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.tagger import Tagger
from reader.entities.numbers import NumberFinder
from reader.entities.tokens import fold


@pytest.fixture(scope="module")
def find():
    finder = NumberFinder()
    tagger = Tagger()

    def run(text):
        morphemes = tagger.morphemes(text)
        numerals = {m.start for m in morphemes if m.pos[1] == "数詞"}
        spans = finder.find(fold(text), 0, numerals, {m.end for m in morphemes})
        return [(text[s.start : s.end], s.type.value, s.subtype) for s in spans]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("約1週間後の9月17日に終わった", [("約1週間後", "DATE"), ("9月17日", "DATE")]),
        ("約3年前から続く", [("3年前", "DATE")]),
        (
            "2018年から2019年にかけて5回",
            [("2018年", "DATE"), ("2019年", "DATE"), ("5回", "QUANTITY")],
        ),
        ("3月14日(火)午後3時半に始まる", [("3月14日(火)", "DATE"), ("午後3時半", "TIME")]),
        ("令和5年(2023年)4月1日", [("令和5年(2023年)4月1日", "DATE")]),
        ("令和6年10月1日", [("令和6年10月1日", "DATE")]),
        ("来年の春に延期する", [("来年の春", "DATE")]),
        ("調査は15日、16日に行う", [("15日", "DATE"), ("16日", "DATE")]),
        ("調査は15、16日に行う", [("15、16日", "DATE")]),
        ("786年10月3日〈延暦5年9月7日〉生", [("786年10月3日", "DATE"), ("延暦5年9月7日", "DATE")]),
        ("在位:前171年-前138年", [("前171年", "DATE"), ("前138年", "DATE")]),
        ("割合は2 - 4%である", [("2 - 4%", "QUANTITY")]),
        ("第三者に売り、場内は二分された", []),
        ("昨年12月末の時点", [("昨年12月末", "DATE")]),
        ("14日午前、記者会見した", [("14日", "DATE"), ("午前", "TIME")]),
        ("9月18日から20日まで", [("9月18日", "DATE"), ("20日", "DATE")]),
        ("売上高は1兆2億円余り", [("1兆2億円", "QUANTITY")]),
        ("1ドル=150円25銭で取引", [("1ドル", "QUANTITY"), ("150円25銭", "QUANTITY")]),
        ("前日比256円高の3万9583円", [("256円", "QUANTITY"), ("3万9583円", "QUANTITY")]),
        ("前年同月比2.5%増", [("2.5%", "QUANTITY")]),
        ("全体の3分の2以上が賛成", [("3分の2", "QUANTITY")]),
        ("ごぼう2分の1本", [("2分の1本", "QUANTITY")]),
        ("ごぼう1/2本と卵", [("1/2本", "QUANTITY")]),
        ("大さじ3と小さじ1/2", [("大さじ3", "QUANTITY"), ("小さじ1/2", "QUANTITY")]),
        ("1泊2日の旅", [("1泊2日", "DATE")]),
        ("2時間55分の大作", [("2時間55分", "DATE")]),
        ("10分の休憩", [("10分", "DATE")]),
        ("78年の「くじら」", [("78年", "DATE")]),
        ("来年下期に上場する", [("来年下期", "DATE")]),
        ("3割5分を打った", [("3割5分", "QUANTITY")]),
        ("6打数6安打、20対4で大勝", [("6打数6安打", "QUANTITY"), ("20対4", "QUANTITY")]),
        ("3―1で勝った", [("3―1", "QUANTITY")]),
        ("10勝5敗で終えた", [("10勝5敗", "QUANTITY")]),
        ("身長は165・5センチ", [("165・5センチ", "QUANTITY")]),
        ("気温は氷点下5度だった", [("氷点下5度", "QUANTITY")]),
        ("気温は-5度まで下がった", [("-5度", "QUANTITY")]),
        ("前日比-3.5%だった", [("-3.5%", "QUANTITY")]),
        ("A-1の部屋", []),
        (
            "三人で二十一日未明に出た",
            [("三人", "QUANTITY"), ("二十一日", "DATE"), ("未明", "TIME")],
        ),
        ("1990年代後半、17世紀初頭", [("1990年代後半", "DATE"), ("17世紀初頭", "DATE")]),
        ("江戸時代末期の町", [("江戸時代末期", "DATE")]),
        ("2、3人が来た", [("2、3人", "QUANTITY")]),
        ("世界4位の規模", [("4位", "QUANTITY")]),
        ("第3四半期の決算", [("第3四半期", "DATE")]),
    ],
)
def test_finds(find, text, expected):
    assert [(surface, kind) for surface, kind, _ in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "surface", "subtype"),
    [
        ("2時間30分かかった", "2時間30分", "DURATION"),
        ("記録は9秒98", "9秒98", "DURATION"),
        ("会期は10日間", "10日間", "DURATION"),
        ("3日以内に回答する", "3日", "DURATION"),
        ("訪米を1日延期する", "1日", "DURATION"),
        ("2日連続の雨", "2日", "DURATION"),
        ("薬を一日三回飲む", "一日", "DURATION"),
        ("試合は3日に延期された", "3日", None),
        ("9月3日以降", "9月3日", None),
        ("第3条に定める", "第3条", "ORDINAL"),
        ("13日目の取組", "13日目", "ORDINAL"),
        ("料金は500円", "500円", "MONEY"),
        ("支持率は41.2%", "41.2%", "PERCENT"),
    ],
)
def test_subtypes(find, text, surface, subtype):
    assert (surface, subtype) in [(s, sub) for s, _, sub in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "四国の三重県と千葉県",
        "一部の人が一緒に",
        "一人で行く",
        "Su-35とF-35が飛ぶ",
        "iPhone 15を買う",
        "教会(きょうかい)とは",
        "二国間の交渉",
        "十人十色で、四六時中考え、五分五分だと言う",
    ],
)
def test_leaves_words_alone(find, text):
    assert find(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789年月日時分円%約前後の第一二十百万、。-:(火)人回", max_size=30))
def test_spans_lie_in_the_text_and_apart(find, text):
    finder = NumberFinder
    assert finder is not None
    end = 0
    at = 0
    for surface, _, _ in find(text):
        assert surface
        at = text.index(surface, end)
        end = at + len(surface)
    assert end <= len(text)


def test_a_long_text_is_folded_as_a_short_one() -> None:
    text = "１２ＡＢ漢字　" * 10_000
    assert fold(text) == "12AB漢字 " * 10_000
