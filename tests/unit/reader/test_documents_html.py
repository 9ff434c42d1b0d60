"""Web pages: the article, with the author's ruby, and none of the page around it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import BlockKind, Document, RubyKind
from reader.documents.registry import from_bytes, load
from reader.documents.ruby_markup import add_ruby
from reader.documents.text_builder import BlockBuilder
from reader.errors import DocumentError, EmptyDocumentError

DATA = Path(__file__).parents[2] / "data" / "documents"


def page(body: str, head: str = "") -> Document:
    markup = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    )
    return from_bytes(markup.encode(), "page.html")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def ruby(document: Document) -> list[tuple[str, str, RubyKind]]:
    return [
        (document.text[s.start : s.end], s.text, s.kind) for b in document.blocks for s in b.ruby
    ]


def test_news_page():
    document = load(DATA / "news.html")
    assert document.title == "港町の図書館、夜の開館を始める"
    assert document.author == "真鍋由佳"
    assert document.date == "2024-04-12"
    assert document.source.url == "https://news.example.jp/articles/20240412-01"
    assert [kind for kind, _ in lines(document)] == [
        "heading", "byline", "caption", "body", "body", "heading", "body", "body", "body", "byline",
    ]  # fmt: skip
    for furniture in (
        "アクセスランキング",
        "シェア",
        "Cookie",
        "関連記事",
        "コメント",
        "【PR】",
        "ホーム",
    ):
        assert furniture not in document.text
    assert ("越智", "おち", RubyKind.READING) in ruby(document)
    assert ("慎重", "﹅", RubyKind.EMPHASIS) in ruby(document)
    assert "（" not in document.text.split("梶原さん")[0]


def test_blog_page_in_shift_jis():
    document = load(DATA / "blog.html")
    assert document.source.encoding == "shift_jis"
    assert document.title == "雨の日の豆腐"
    assert lines(document)[0] == ("heading", "雨の日の豆腐")
    assert len(document.blocks) == 5
    assert ruby(document) == [("馬籠", "まごめ", RubyKind.READING)]


@pytest.mark.parametrize(
    ("name", "kinds", "present", "absent"),
    [
        (
            "city",
            (
                "heading byline body heading caption body body body heading body body body "
                "heading body"
            ),
            ("いす　300円", "受付センターに電話する", "環境局ごみ減量課"),
            ("ごみ収集カレンダー", "Copyright", "市政情報"),
        ),
        (
            "portal",
            "heading byline caption body body body",
            ("停止した観覧車", "高千穂昭二", "配信"),
            ("ランキング", "緊急停止", "128", "主要"),
        ),
        (
            "encyclopedia",
            (
                "heading byline body body body body heading body caption heading body body "
                "heading body"
            ),
            ("鳴瀬島（なるせじま）は、瀬戸内海にある島である。面積", "12.4 km²"),
            ("編集", "[1]", "目次", "ログイン", "移動", "コモンズ"),
        ),
        (
            "weblog",
            "heading body body body heading body",
            ("栞さん",),
            ("関連", "共有", "コメント", "ムクドリが多い", "最近の投稿", "WordPress", "おやつ"),
        ),
    ],
)
def test_other_pages(name: str, kinds: str, present: tuple[str, ...], absent: tuple[str, ...]):
    document = load(DATA / f"{name}.html")
    assert [kind for kind, _ in lines(document)] == kinds.split()
    for words in present:
        assert words in document.text
    for words in absent:
        assert words not in document.text


def test_a_page_without_furniture_is_taken_whole():
    document = page("<h1>題</h1><p>一つ目。</p><p>二つ目</p><ul><li>項目</li></ul>")
    assert lines(document) == [
        ("heading", "題"),
        ("body", "一つ目。"),
        ("body", "二つ目"),
        ("body", "項目"),
    ]


def test_white_space_between_japanese_is_no_space():
    document = page("<p>春の\n   海は\n<b>静か</b>\nだ。 A\n B</p>")
    assert document.text == "春の海は静かだ。 A B"


def test_breaks_part_paragraphs_and_nothing_runs():
    document = page(
        "<p>一行目<br>二行目</p><script>document.write('悪')</script><style>p{}</style>"
        "<p onclick='x()'>三行目</p><p hidden>見えない</p><p style='display:none'>隠れた</p>"
        "<noscript>要らない</noscript>"
    )
    assert [line for _, line in lines(document)] == ["一行目", "二行目", "三行目"]


def test_tables_and_definition_lists():
    document = page(
        "<table><caption>時刻表</caption><tr><th>行き先</th><th>時刻</th></tr>"
        "<tr><td>長崎</td><td>9:10</td></tr></table><dl><dt>潮</dt><dd>海水の満ち引き</dd></dl>"
    )
    assert lines(document) == [
        ("caption", "時刻表"),
        ("body", "行き先　時刻"),
        ("body", "長崎　9:10"),
        ("body", "潮"),
        ("body", "海水の満ち引き"),
    ]


def test_title_loses_the_site_name():
    document = page("<p>本文だけの頁です。</p>", "<title>夜の動物園を歩く｜みなと日報</title>")
    assert document.title == "夜の動物園を歩く"
    assert lines(document)[0] == ("heading", "夜の動物園を歩く")


RUBY = [
    ("<ruby>漢字<rt>かんじ</rt></ruby>", [("漢字", "かんじ", "reading")]),
    (
        "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>",
        [("漢", "かん", "reading"), ("字", "じ", "reading")],
    ),
    (
        "<ruby><rb>漢字</rb><rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>",
        [("漢字", "かんじ", "reading")],
    ),
    (
        "<ruby><rb>漢<rb>字<rt>かん<rt>じ</ruby>",
        [("漢", "かん", "reading"), ("字", "じ", "reading")],
    ),
    ("<ruby>漢<rt>かん<rb>字<rt>じ</ruby>", [("漢", "かん", "reading"), ("字", "じ", "reading")]),
    (
        (
            "<ruby><rbc><rb>東</rb><rb>南</rb></rbc><rtc><rt>とう</rt><rt>なん</rt></rtc>"
            "<rtc><rt rbspan=2>たつみ</rt></rtc></ruby>"
        ),
        [("東南", "たつみ", "second"), ("東", "とう", "reading"), ("南", "なん", "reading")],
    ),
    (
        "<ruby><ruby>東南<rt>とうなん</rt></ruby><rt>たつみ</rt></ruby>",
        [("東南", "とうなん", "reading"), ("東南", "たつみ", "second")],
    ),
    (
        "<ruby>大<rt>﹅</rt>事<rt>﹅</rt></ruby>",
        [("大", "﹅", "emphasis"), ("事", "﹅", "emphasis")],
    ),
    ("<ruby>大事<rt>・・</rt></ruby>", [("大事", "﹅", "emphasis")]),
    ("<ruby>神聖文字<rt>ヒエログリフ</rt></ruby>", [("神聖文字", "ヒエログリフ", "reading")]),
    ('<ruby><img alt="𠮟"><rt>しか</rt></ruby>', [("𠮟", "しか", "reading")]),
    ("<ruby>\n <rb>漢字</rb>\n <rt> かん じ </rt>\n</ruby>", [("漢字", "かんじ", "reading")]),
    (
        "<ruby>漢字<rt>かん</rt><rt>じ</rt></ruby>",
        [("漢", "かん", "reading"), ("字", "じ", "reading")],
    ),
    ("<ruby>漢字<rt></rt></ruby>", []),
    ("<ruby><b>漢</b><!-- x -->字<rt><i>かん</i>じ</rt></ruby>", [("漢字", "かんじ", "reading")]),
]


@pytest.mark.parametrize(("markup", "expected"), RUBY)
def test_ruby_in_every_form(markup: str, expected: list[tuple[str, str, str]]):
    element = lxml.html.fromstring(f"<p>前{markup}後</p>")
    block = BlockBuilder()
    block.add(element.text)
    add_ruby(element[0], block)
    block.add(element[0].tail)
    piece = block.take(BlockKind.BODY)
    assert piece is not None
    assert piece.text.startswith("前")
    assert piece.text.endswith("後")
    assert "rt" not in piece.text
    found = [(piece.text[s.start : s.end], s.text, s.kind.value) for s in piece.ruby]
    assert found == expected


def test_a_picture_without_a_name_shows_its_reading():
    document = page("<p>前<ruby><img src=x.png><rt>しか</rt></ruby>後</p>")
    assert document.text == "前しか後"


def test_gaiji_pictures_are_characters():
    document = page(
        '<p>袖を<img class="gaiji" src="1.png" alt="※(「てへん＋劣」、第3水準1-84-77)">ぐ。</p>'
    )
    assert document.text == "袖を挘ぐ。"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + "深い所の文。" + "</div>" * 50_000,
        "<ruby>" * 5_000 + "漢<rt>かん",
        "<p>" + "&lt;" * 50_000 + "文。</p>",
        "<p>文。</p>" + "<b>" * 20_000,
        "<table>" * 3_000 + "<tr><td>文。",
        "<p>文。</p><!--" + "x" * 100_000,
        "<p>\ud800文。\x00\x01</p>",
        "<p>文。</p>" + "<" * 5_000,
    ],
)
def test_hostile_pages_are_only_text(body: str):
    markup = f"<html><body>{body}</body></html>".encode("utf-8", "replace")
    try:
        document = from_bytes(markup, "x.html")
    except DocumentError:
        return
    assert document.blocks


def test_entities_are_not_expanded_from_outside():
    markup = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<html><body><p>本文&x;と&b;。</p></body></html>"
    )
    document = from_bytes(markup.encode(), "x.html")
    assert "root:" not in document.text
    assert "aaaa" not in document.text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>x</script></body></html>"]
)
def test_a_page_without_text(markup: str):
    with pytest.raises(EmptyDocumentError):
        from_bytes(markup.encode(), "x.html")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>", "</p>", "<ruby>", "<rt>", "</rt>", "</ruby>", "<rb>", "<rtc>", "<br>",
                "<div>", "</div>", "漢字", "かな", " ", "\n", "<em class=sesame>", "</em>", "<li>",
                "<h2>", "。", "<td>", "<a href=x>", "</a>", "<!--c-->", "<pre>", "&amp;", "\u3000",
            ]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_markup_keeps_the_model(parts: list[str]):
    markup = "<html><body>" + "".join(parts) + "文。</body></html>"
    document = from_bytes(markup.encode(), "x.html")
    at = 0
    for block in document.blocks:
        inside = document.text[block.start : block.end]
        assert at <= block.start < block.end <= len(document.text)
        assert "\n" not in inside
        assert inside == inside.strip()
        for span in block.ruby:
            assert block.start <= span.start < span.end <= block.end
            assert span.text
        at = block.end


def test_a_page_of_the_digital_library():
    document = load(DATA / "library.html")
    assert (document.title, document.author) == ("灯台守の手帳", "読み手編集室")
    assert document.source.encoding == "shift_jis"
    found = lines(document)
    assert found[2:4] == [("heading", "一"), ("body", "岬の先に、白い灯台が立っている。挘ぐ風。")]
    assert {kind for kind, line in found if "底本" in line or "XHTML" in line} == {"boilerplate"}
    assert [b.indent for b in document.blocks if b.kind is BlockKind.BODY] == [1, 1, 2, 2]
    assert ruby(document)[1] == ("決して", "﹅", RubyKind.EMPHASIS)
