"""Markdown: its syntax is gone, what it means is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import Document
from reader.documents.registry import from_bytes, load
from reader.errors import EmptyDocumentError

DATA = Path(__file__).parents[2] / "data" / "documents"


def read(text: str) -> Document:
    return from_bytes(text.encode(), "x.md")


def test_a_whole_document():
    document = load(DATA / "notes.md")
    assert document.title == "山小屋の一週間"
    assert document.author == "野々村 蛍"
    assert document.date == "2023-08-14"
    found = [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]
    assert found[0] == ("heading", 1, "山小屋の一週間")
    assert found[1][2].startswith("七月の終わり、燕岳の山小屋で一週間だけ働いた。朝は四時に")
    assert ("heading", 2, "続き") in found
    assert ("body", 0, "登山届の控え") in found
    assert ("body", 0, "4:00　起床") in found
    assert "alert" not in document.text
    ruby = [(document.text[s.start : s.end], s.text) for b in document.blocks for s in b.ruby]
    assert ruby == [
        ("燕岳", "つばくろだけ"),
        ("竈", "かまど"),
        ("胡桃", "くるみ"),
        ("狐塚", "きつねづか"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**強い**言葉と*弱い*言葉", "強い言葉と弱い言葉"),
        ("snake_case_name と __名前__", "snake_case_name と 名前"),
        ("[記事](https://example.jp/a_(b))を読む", "記事を読む"),
        ("![猫](cat.png)猫がいる", "猫がいる"),
        ("`a*b*c` と 3 * 4 * 5", "a*b*c と 3 * 4 * 5"),
        (r"\*星\* と \_線\_", "*星* と _線_"),
        ("A < B && C > D", "A < B && C > D"),
        ("注がある[^1]。", "注がある。"),
        ("~~消した~~残った", "消した残った"),
        ("一行目\n二行目", "一行目二行目"),
        ("one\ntwo", "one two"),
        ("<https://example.jp/x>", "https://example.jp/x"),
        ("&copy; 二〇二四", "© 二〇二四"),
        ("- [x] 済んだこと", "済んだこと"),
        ("{東京|とう|きょう}と{海|うみ}", "東京と海"),
    ],
)
def test_inline(source: str, expected: str):
    assert read(source).text == expected


def test_mono_ruby_in_braces():
    document = read("{東京|とう|きょう}の{一日|いちにち}")
    found = [(document.text[s.start : s.end], s.text) for s in document.blocks[0].ruby]
    assert found == [("東", "とう"), ("京", "きょう"), ("一日", "いちにち")]


def test_code_keeps_its_lines():
    document = read("```\n一つ  目\n二つ目\n```\n終わり。")
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert lines == ["一つ  目", "二つ目", "終わり。"]


def test_only_syntax():
    with pytest.raises(EmptyDocumentError):
        read("---\n\n***\n\n![x](y)\n")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("漢字かな *_`~[]()<>!#-+|{}&\\\n1.　《》｜"), max_size=120))
def test_any_markdown_gives_clean_blocks(source: str):
    try:
        document = read(source)
    except EmptyDocumentError:
        return
    assert not any("\ue000" <= char <= "\ue001" for char in document.text)
    for block in document.blocks:
        inside = document.text[block.start : block.end]
        assert inside == inside.strip()
        assert "\n" not in inside
