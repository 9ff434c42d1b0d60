"""Aliases and the markup of annotated texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.build.entities_markup import main, read_markup
from reader.entities.gazetteer import Gazetteer
from reader.entities.links import Ends
from reader.entities.names import Names
from reader.entities.resolver import Resolver
from reader.entities.spans import EVENT, ORG, PERSON, PLACE, PRODUCT, Span
from reader.entities.tokens import Countries


@pytest.fixture(scope="module")
def resolve():
    resolver = Resolver(Gazetteer(Names(), Countries()))

    def run(text, *names, borders=()):
        spans = []
        at = 0
        for name, kind in names:
            start = text.index(name, at)
            at = start + len(name)
            spans.append(Span(start, at, kind))
        starts = frozenset(borders) | {s.start for s in spans}
        clusters = resolver.resolve(text, spans, starts)
        return [[text[s.start : s.end] for s in c.members] for c in clusters]

    return run


def test_people(resolve):
    text = "アンキット・パンダ氏、パンダ氏、アンキット氏、岡田真首相、岡田氏"
    names = ["アンキット・パンダ", "パンダ", "アンキット", "岡田真", "岡田"]
    assert resolve(text, *[(n, PERSON) for n in names]) == [names[:3], names[3:]]


def test_a_gloss_in_brackets(resolve):
    text = "康善男(カン・スンナム)国防部長官。カン・スンナム長官"
    names = ["康善男", "カン・スンナム", "カン・スンナム"]
    assert resolve(text, *[(n, PERSON) for n in names]) == [names]


def test_countries(resolve):
    names = ["米", "米国", "アメリカ", "日本"]
    assert resolve("米と米国とアメリカと日本", *[(n, PLACE) for n in names]) == [
        names[:3],
        names[3:],
    ]


def test_organisations(resolve):
    text = "日本銀行は、日銀は、東京証券取引所は、東証は、株式会社山城フーズは、山城フーズは"
    names = ["日本銀行", "日銀", "東京証券取引所", "東証", "株式会社山城フーズ", "山城フーズ"]
    borders = [text.index("銀行"), text.index("証券"), text.index("取引所")]
    found = resolve(text, *[(n, ORG) for n in names], borders=borders)
    assert found == [names[:2], names[2:4], names[4:]]


def test_a_unit_is_not_its_whole(resolve):
    names = ["熊本大学", "熊本大学病院"]
    assert resolve("熊本大学と熊本大学病院", *[(n, ORG) for n in names]) == [[n] for n in names]


def test_places(resolve):
    names = ["石川県輪島市", "輪島市", "石川県", "石川"]
    found = resolve("石川県輪島市と輪島市と石川県と石川", *[(n, PLACE) for n in names])
    assert found == [names[:2], names[2:]]


def test_things(resolve):
    text = "B-1B爆撃機とB-1B"
    names = ["B-1B爆撃機", "B-1B"]
    assert resolve(text, *[(n, PRODUCT) for n in names]) == [names]
    text = "ウクライナ戦争とウクライナ紛争"
    names = ["ウクライナ戦争", "ウクライナ紛争"]
    assert resolve(text, *[(n, EVENT) for n in names]) == [names]


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("青葉研究機構は公的な研究所である。略称は青研。", ["青葉研究機構", "青研"], ORG),
        (
            "白山町立図書館（しらやま、分館を含む）は町にある。通称は「本の森」。",
            ["白山町立図書館", "本の森"],
            PLACE,
        ),
        ("日本国有鉄道（国鉄）と九州旅客鉄道（JR九州）", ["日本国有鉄道", "国鉄"], ORG),
        (
            "独立行政法人海洋調査機構は、海洋機構の船を使う",
            ["独立行政法人海洋調査機構", "海洋機構"],
            ORG,
        ),
        ("ミナス （Minas） は街である", ["ミナス", "Minas"], PLACE),
        ("カタール国は半島にある。カタールの首都", ["カタール国", "カタール"], PLACE),
        ("緑野は作家。本名は岡田真、また岡田とも。", ["緑野", "岡田真", "岡田"], PERSON),
        ("大山湖は水海とも呼ばれる", ["大山湖", "水海"], PLACE),
        ("日本製鉄の買収で日鉄は", ["日本製鉄", "日鉄"], ORG),
        ("ソフトバンクは勝ち、ホークスの本拠地で", ["ソフトバンク", "ホークス"], ORG),
        ("中ソ対立（ちゅうそたいりつ）とは", ["中", "ちゅう"], PLACE),
    ],
)
def test_what_the_text_equates(resolve, text, names, kind):
    borders = range(len(text))
    assert resolve(text, *[(n, kind) for n in names], borders=borders) == [names]


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("関東（東京、千葉）の天気", ["関東", "東京", "千葉"], PLACE),
        ("弘前城（青森県弘前市）にあった", ["弘前城", "青森県弘前市"], PLACE),
        ("SMBCとSMBCファイナンスサービス", ["SMBC", "SMBCファイナンスサービス"], ORG),
        ("西日本電話会社と日本電話会社", ["西日本電話会社", "日本電話会社"], ORG),
        ("パリとパリ県", ["パリ", "パリ県"], PLACE),
    ],
)
def test_what_is_kept_apart(resolve, text, names, kind):
    borders = range(len(text))
    assert resolve(text, *[(n, kind) for n in names], borders=borders) == [[n] for n in names]


def test_markup(tmp_path, monkeypatch, capsys):
    source = tmp_path / "texts.txt"
    source.write_text("### one\n{P岡田=岡田真}氏は{D?今}、{Lソウル/O}へ。\n", encoding="utf-8")
    (document,) = read_markup(source.read_text(encoding="utf-8"))
    assert document.text == "岡田氏は今、ソウルへ。"
    assert [(m.start, m.end, m.type, m.canonical, m.optional) for m in document.marks] == [
        (0, 2, "PERSON", "岡田真", False),
        (4, 5, "DATE", "今", True),
        (6, 9, "PLACE", "ソウル", False),
    ]
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr("sys.argv", ["entities_markup", str(source), str(out)])
    main()
    assert "1 texts" in capsys.readouterr().out
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["gold"][2]["also"] == [[6, 9, "ORGANIZATION"]]


def test_markup_left_over_is_an_error():
    with pytest.raises(ValueError, match="markup left over"):
        list(read_markup("### one\n{岡田}氏\n"))


@given(st.lists(st.text("石川県市東京", min_size=1, max_size=4), unique=True), st.data())
def test_what_begins_or_ends_with_a_short_form_is_found(surfaces, data):
    short = data.draw(st.sampled_from(surfaces) if surfaces else st.just("石"))
    expected = {s for s in surfaces if s != short and (s.startswith(short) or s.endswith(short))}
    assert Ends(surfaces).around(short) == expected
