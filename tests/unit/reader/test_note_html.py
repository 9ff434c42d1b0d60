"""Notes in Markdown as HTML: styled, well-formed, and never markup of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.export.note_html import note_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("一行目\n二行目", "<p>一行目<br/>二行目</p>"),
        ("**強い**、*弱い*", "<p><strong>強い</strong>、<em>弱い</em></p>"),
        ("__a ~~b__ c~~", "<p><strong>a ~~b</strong> c~~</p>"),
        ("**とても *強い***", "<p><strong>とても <em>強い</em></strong></p>"),
        ("~~消した~~", "<p><del>消した</del></p>"),
        ("- 一\n- 二", "<ul><li>一</li><li>二</li></ul>"),
        ("1. あ\n2. い", "<ol><li>あ</li><li>い</li></ol>"),
        ("# 題\n> 引用", "<p><strong>題</strong></p><blockquote>引用</blockquote>"),
        ("`a*b*c` と *d*", "<p><code>a*b*c</code> と <em>d</em></p>"),
        ("```\n<b> *x*\n```", "<pre>&lt;b&gt; *x*</pre>"),
        ("[辞書](https://example.jp/?a=1&b=2)", '<p><a href="https://example.jp/?a=1&amp;b=2">辞書</a></p>'),
        ("[x](javascript:alert(1)) [y](//e.jp)", "<p>[x](javascript:alert(1)) [y](//e.jp)</p>"),
        ("![絵](https://e.jp/a.png)", "<p>![絵](https://e.jp/a.png)</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("3 * 4 * 5 snake_case_name", "<p>3 * 4 * 5 snake_case_name</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_notes(markdown: str, html: str):
    assert note_html(markdown) == html


@given(st.text(alphabet="*_~`[]()<>&\"'#->+1. \nあahtps:/!", max_size=60))
def test_any_note_is_well_formed_and_loads_nothing(markdown: str):
    root = etree.fromstring(f"<div>{note_html(markdown)}</div>")
    allowed = {"div", "p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code",
               "pre", "a"}  # fmt: skip
    for element in root.iter():
        assert element.tag in allowed
        if element.tag == "a":
            assert element.get("href", "").startswith(("http://", "https://"))
