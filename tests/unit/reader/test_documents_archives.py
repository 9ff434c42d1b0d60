"""EPUB, Word and subtitles; and what a zip may try."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reader.documents import archive
from reader.documents.archive import resolve
from reader.documents.model import BlockKind, Document, RubyKind
from reader.documents.registry import from_bytes
from reader.errors import (
    DocumentError,
    EmptyDocumentError,
    TooLargeError,
    UnsupportedFormatError,
)

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
    '<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
)


def opf(spine: str, *, direction: str = "", manifest: str = "") -> str:
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>海辺の\n 手紙</dc:title>'
        "<dc:creator>汐見 透</dc:creator><dc:date>2021-05-06</dc:date></metadata><manifest>"
        '<item id="b" href="text/2.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="text/1.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f"{manifest}</manifest><spine{direction}>{spine}</spine></package>"
    )


def book(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def epub(first: str, second: str = "<p>二章。</p>", spine: str = "", **options: str) -> Document:
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf(
            spine or '<itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>', **options
        ),
        "OPS/nav.xhtml": XHTML.format("<nav><ol><li>目次</li></ol></nav>"),
        "OPS/text/1.xhtml": XHTML.format(first),
        "OPS/text/2.xhtml": XHTML.format(second),
    }
    return from_bytes(book(files), "x.epub")


def lines(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks]


def test_book_in_spine_order_with_ruby():
    document = epub(
        '<h1 id="x">一<a id="y"/></h1>'
        "<p>　<ruby>渚<rp>(</rp><rt>なぎさ</rt><rp>)</rp></ruby>を歩く&nbsp;人"
        '<sup><a href="#n1">1</a></sup>。<span class="em-sesame">必ず</span></p>'
    )
    assert lines(document) == ["一", "渚を歩く 人。必ず", "二章。"]
    assert (document.title, document.author, document.date) == (
        "海辺の 手紙",
        "汐見 透",
        "2021-05-06",
    )
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[1].indent == 1
    spans = [(document.text[s.start : s.end], s.text, s.kind) for s in document.blocks[1].ruby]
    assert spans == [("渚", "なぎさ", RubyKind.READING), ("必ず", "﹅", RubyKind.EMPHASIS)]
    assert document.source.format == "epub"
    assert not document.vertical


def test_vertical_and_unread_parts():
    document = epub(
        "<p>一章。</p>",
        spine='<itemref idref="a"/><itemref idref="b" linear="no"/>',
        direction=' page-progression-direction="rtl"',
    )
    assert lines(document) == ["一章。"]
    assert document.vertical


def test_pictures_leave_a_line_and_nothing_is_loaded():
    document = epub(
        '<p>港に着いた。</p><p class="img"><img src="../i/a.png" alt="港の\n 地図"/></p>'
        '<figure><img src="b.png" alt=""/><figcaption>古い船</figcaption></figure>'
        '<p>彼は<img src="g.png" alt="U+9999 の異体字"/>と書いた。</p>'
        '<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
        '<image x:href="http://example.jp/c.jpg"/></svg></div>'
    )
    assert [(line, b.kind) for line, b in zip(lines(document), document.blocks, strict=True)] == [
        ("港に着いた。", BlockKind.BODY),
        ("［画像：港の 地図］", BlockKind.CAPTION),
        ("古い船", BlockKind.CAPTION),
        ("彼はと書いた。", BlockKind.BODY),
        ("［画像］", BlockKind.CAPTION),
        ("二章。", BlockKind.BODY),
    ]
    cover = epub('<div><img src="cover.jpg" alt="表紙"/></div>', "<p>本文。</p>")
    assert lines(cover) == ["［画像：表紙］", "本文。"]
    assert cover.title == "海辺の 手紙"
    with pytest.raises(EmptyDocumentError):
        epub('<div><img src="a.jpg"/></div>', '<div><img src="b.jpg" alt="海の絵"/></div>')


def test_vertical_by_style():
    manifest = '<item id="c" href="s.css" media-type="text/css"/>'
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf('<itemref idref="a"/>', manifest=manifest),
        "OPS/text/1.xhtml": XHTML.format("<p>縦。</p>"),
        "OPS/s.css": "html { margin: 0; -epub-writing-mode: vertical-rl; }",
    }
    assert from_bytes(book(files), "x.epub").vertical
    files["OPS/s.css"] = ".side { writing-mode: vertical-rl; } body { margin: 0 }"
    assert not from_bytes(book(files), "x.epub").vertical


def test_a_chapter_that_is_not_well_formed():
    document = epub("<p>閉じない段落<p>次の段落<br>改行</p>")
    assert "".join(lines(document)) == "閉じない段落次の段落改行二章。"


def test_chapters_in_utf16():
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf('<itemref idref="a"/>'),
        "OPS/text/1.xhtml": XHTML.format("<p>十六。</p>")
        .replace("utf-8", "utf-16")
        .encode("utf-16"),
    }
    assert lines(from_bytes(book(files), "x.epub")) == ["十六。"]


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"a.txt": "x"}, UnsupportedFormatError),
        ({"META-INF/container.xml": "nothing"}, UnsupportedFormatError),
        ({"META-INF/container.xml": CONTAINER}, DocumentError),
        ({"META-INF/container.xml": CONTAINER, "OPS/book.opf": opf("")}, EmptyDocumentError),
        ({"META-INF/container.xml": CONTAINER, "META-INF/rights.xml": "x"}, UnsupportedFormatError),
    ],
)
def test_what_is_no_book(files: dict[str, str | bytes], error: type[DocumentError]):
    with pytest.raises(error):
        from_bytes(book(files), "x.epub")


def test_damaged_zip():
    good = book({"META-INF/container.xml": CONTAINER, "OPS/book.opf": opf("")})
    for data in (good[: len(good) // 2], b"PK\x03\x04" + b"\x00" * 50, b"no zip at all"):
        with pytest.raises(DocumentError):
            from_bytes(data, "x.epub")


def test_zip_bomb(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "_MEMBER_LIMIT", 100_000)
    with pytest.raises(TooLargeError):
        epub("<p>" + "大" * 200_000 + "</p>")
    monkeypatch.setattr(archive, "_MEMBER_LIMIT", 10_000_000)
    monkeypatch.setattr(archive, "_TOTAL_LIMIT", 100_000)
    with pytest.raises(TooLargeError):
        epub("<p>" + "大" * 200_000 + "</p>")


def test_entities_of_a_book_lead_nowhere():
    chapter = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "多多多多"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        "<p>本文&b;&f;。</p></body></html>"
    )
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf('<itemref idref="a"/>'),
        "OPS/text/1.xhtml": chapter,
    }
    document = from_bytes(book(files), "x.epub")
    assert "root:" not in document.text
    assert "多" not in document.text


@pytest.mark.parametrize(
    ("base", "href", "name"),
    [
        ("OPS/book.opf", "text/1.xhtml", "OPS/text/1.xhtml"),
        ("OPS/book.opf", "../a%20b.xhtml#x", "a b.xhtml"),
        ("OPS/book.opf", "../../etc/passwd", ""),
        ("OPS/book.opf", "/etc/passwd", ""),
        ("book.opf", "", ""),
    ],
)
def test_addresses_stay_inside(base: str, href: str, name: str):
    assert resolve(base, href) == name


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_word_document():
    body = (
        f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>旅の話</w:t>'
        "</w:r></w:p><w:p><w:r><w:t>朝、</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>みなと"
        "</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>湊</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:del><w:r><w:t>消した</w:t></w:r></w:del><w:r><w:t>へ</w:t></w:r><w:r><w:rPr>"
        '<w:em w:val="dot"/></w:rPr><w:t>急いだ</w:t></w:r><w:r><w:t>。</w:t><w:br/>'
        "<w:t>船だ。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>表の中</w:t></w:r></w:p></w:tc></w:tr>"
        '</w:tbl><w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr></w:body></w:document>'
    )
    styles = (
        f'<w:styles {W}><w:style w:styleId="a3"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    document = from_bytes(book({"word/document.xml": body, "word/styles.xml": styles}), "x.docx")
    assert lines(document) == ["旅の話", "朝、湊へ急いだ。", "船だ。", "表の中"]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.title == "旅の話"
    assert document.vertical
    spans = [(document.text[s.start : s.end], s.text, s.kind) for s in document.blocks[1].ruby]
    assert spans == [("湊", "みなと", RubyKind.READING), ("急いだ", "﹅", RubyKind.EMPHASIS)]


SRT = """1
00:00:01,000 --> 00:00:03,000
<i>おはよう。</i>
{\\an8}いい天気だ

2
00:00:03,500 --> 00:00:05,000
- もう行くの？
- うん、<font color="red">駅</font>まで

3
00:00:05,000 --> 00:00:06,000
- うん、駅まで
"""
VTT = """WEBVTT - 題

NOTE 覚え書き

STYLE
::cue { color: red }

cue-1
00:01.000 --> 00:03.000 align:start
<v 汐見><ruby>渚<rt>なぎさ</rt></ruby>へ<c.big>行こう</c> <00:02.000>1 < 2</v>
"""


def test_subtitles():
    document = from_bytes(SRT.encode(), "drama.srt")
    assert lines(document) == ["おはよう。いい天気だ", "もう行くの？", "うん、駅まで"]
    document = from_bytes(VTT.encode(), "drama.vtt")
    assert lines(document) == ["渚へ行こう 1 < 2"]
    assert document.blocks[0].ruby[0].text == "なぎさ"
    with pytest.raises(EmptyDocumentError):
        from_bytes(b"WEBVTT\n\n", "x.vtt")


def test_a_zip_with_the_wrong_name(tmp_path: Path):
    del tmp_path
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf('<itemref idref="a"/>'),
        "OPS/text/1.xhtml": XHTML.format("<p>本。</p>"),
    }
    assert from_bytes(book(files), "x.txt").text == "本。"
