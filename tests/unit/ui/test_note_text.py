from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.lookup.blocks import Run, Style
from ui.lookup.note_text import led_by, note_lines, plain_note, safe_url

NOTE = """# 見出し
普通 **太字** *斜体* `kata` ~~消す~~
二行目

- 一つ
    - 内側
1. 番号

> 引用した文

- [x] 済み
"""


def styles(markdown):
    return [
        [(run.text, run.style.value) for run in line.runs if run.text.strip()]
        for line in note_lines(markdown)
    ]


def test_what_a_note_says_is_styled():
    assert styles(NOTE) == [
        [("見出し", "strong")],
        [
            ("普通 ", "text"),
            ("太字", "strong"),
            ("斜体", "emphasis"),
            ("kata", "code"),
            ("消す", "struck"),
        ],
        # A line that was ended is a line.
        [("二行目", "text")],
        [("• ", "number"), ("一つ", "text")],
        [("• ", "number"), ("内側", "text")],
        [("1. ", "number"), ("番号", "text")],
        [("引用した文", "quiet")],
        [("☑ ", "number"), ("済み", "text")],
    ]
    indents = [line.indent for line in note_lines(NOTE)]
    assert indents[4] > indents[3] > indents[0] == 0
    assert indents[6] > 0


def test_code_keeps_its_lines():
    lines = note_lines("前\n次\n\n```\na  b\n  c\n```\n後\n末")
    assert [line.text for line in lines] == ["前", "次", "a  b", "  c", "後", "末"]
    assert all(run.style is Style.CODE for line in lines[2:4] for run in line.runs)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("<b>太い</b> <script>alert(1)</script>", "<b>太い</b> <script>alert(1)</script>"),
        ("<img src='file:///etc/passwd'>", "<img src='file:///etc/passwd'>"),
        # A picture is what it is described as; nothing is fetched.
        ("前 ![図](http://example.com/a.png) 後", "前 [図] 後"),
        ("&lt;b&gt;", "<b>"),
        ("", ""),
        ("   \n\n ", ""),
    ],
)
def test_markup_stays_text_and_pictures_words(markdown, text):
    assert plain_note(markdown) == text
    assert not any(run.link for line in note_lines(markdown) for run in line.runs)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.com/a?b=c", "url:https://example.com/a?b=c"),
        ("http://example.jp/", "url:http://example.jp/"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("smb://host/share", ""),
        ("mailto:a@example.com", ""),
        ("word:購買", ""),
        ("https:", ""),
        ("../a.html", ""),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(address, link):
    (line,) = note_lines(f"[ここ]({address})")
    assert [(run.text, run.link) for run in line.runs] == [("ここ", link)]
    assert bool(safe_url(address)) is bool(link)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_note_can_be_shown(note):
    for line in note_lines(note):
        for run in line.runs:
            assert not run.link or safe_url(run.link.removeprefix("url:"))


def test_a_lead_stands_before_plain_text_and_above_a_list():
    lead = Run("覚え書き: ")
    assert [line.text for line in led_by(lead, note_lines("本文\n\n二つ目"))] == [
        "覚え書き: 本文",
        "二つ目",
    ]
    assert [line.text for line in led_by(lead, note_lines("- 一"))] == ["覚え書き: ", "• 一"]
    assert [line.text for line in led_by(lead, ())] == ["覚え書き: "]
