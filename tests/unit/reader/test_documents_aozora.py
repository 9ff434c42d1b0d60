"""Aozora Bunko's format: every annotation is understood or left out, none is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from reader.documents.aozora import aozora_document, is_aozora
from reader.documents.aozora_line import LineReader, LineState, fold_characters
from reader.documents.model import BlockKind, RubyKind, Source
from reader.documents.registry import from_bytes, load
from reader.errors import EmptyDocumentError


def line(source: str) -> tuple[str, list[tuple[str, str, str]]]:
    text, spans = LineReader(fold_characters(source), LineState()).read()
    return text, [(text[s.start : s.end], s.text, s.kind.value) for s in spans]


def test_the_sample():
    document = load(resources.path("samples/aozora-format.txt"))
    assert document.source.format == "aozora"
    assert document.title == "灯台守の手帳"
    assert document.author == "読み手編集室"
    assert not document.vertical
    kinds = [b.kind for b in document.blocks]
    assert kinds[:3] == [BlockKind.HEADING, BlockKind.BYLINE, BlockKind.HEADING]
    assert kinds[-1] is BlockKind.BOILERPLATE
    assert not set(document.text) & set("《》｜［］＃※")
    indented = next(b for b in document.blocks if "風の強い" in document.text[b.start : b.end])
    assert indented.indent == 2
    dotted = [
        document.text[s.start : s.end]
        for b in document.blocks
        for s in b.ruby
        if s.kind is RubyKind.EMPHASIS
    ]
    assert dotted == ["決して", "礼を言う者もある"]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        (
            "霧の｜ロンドン警視庁《スコットランドヤード》",
            "霧のロンドン警視庁",
            [("ロンドン警視庁", "スコットランドヤード", "reading")],
        ),
        (
            "東京《とうきょう》都《と》の人々《ひとびと》",
            "東京都の人々",
            [
                ("東京", "とうきょう", "reading"),
                ("都", "と", "reading"),
                ("人々", "ひとびと", "reading"),
            ],
        ),
        ("「それは《本当》だ」", "「それは《本当》だ」", []),
        ("《春》が来た", "《春》が来た", []),
        ("ＡＢＣ《エービーシー》", "ＡＢＣ", [("ＡＢＣ", "エービーシー", "reading")]),
        ("※［＃「てへん＋劣」、第3水準1-84-77］《も》ぐ", "挘ぐ", [("挘", "も", "reading")]),
        ("※［＃「口＋七」、U+20B9F、23-1］る", "𠮟る", []),
        ("※［＃「口＋云」、58-下-3］い", "〓い", []),
        ("無理［＃「無理」に傍点］だ", "無理だ", [("無理", "﹅", "emphasis")]),
        ("無理［＃「無理」に白丸傍点］だ", "無理だ", [("無理", "○", "emphasis")]),
        ("［＃傍点］強く［＃傍点終わり］言う", "強く言う", [("強く", "﹅", "emphasis")]),
        ("［＃二重傍線］強く［＃二重傍線終わり］", "強く", [("強く", "＝", "emphasis")]),
        (
            "大正《たいしょう》［＃「大正」の左に「エラ」のルビ］",
            "大正",
            [("大正", "たいしょう", "reading"), ("大正", "エラ", "second")],
        ),
        (
            "［＃注記付き］彼処［＃「あすこ」の注記付き終わり］へ",
            "彼処へ",
            [("彼処", "あすこ", "second")],
        ),
        ("其処［＃「其処」は底本では「其所」］へ", "其処へ", []),
        ("これは［＃「これは」はママ］", "これは", []),
        ("学［＃レ］而［＃二］時［＃（ニ）］", "学而時", []),
        ("12［＃「12」は縦中横］月", "12月", []),
        ("［＃挿絵（fig1_01.png、横100×縦100）入る］", "", []),
        ("［＃見たことのない注記］朝", "朝", []),
        ("ぴか／＼、ばら／″＼", "ぴか〳〵、ばら〴〵", []),
        ("〔fiance'e〕と〔註〕", "fiancéeと〔註〕", []),
        ("〔oe&uvre, stras&e〕", "œuvre, straße", []),
    ],
)
def test_a_line(source: str, text: str, spans: list[tuple[str, str, str]]):
    assert line(source) == (text, spans)


@pytest.mark.parametrize(
    ("source", "level"),
    [
        ("一［＃「一」は大見出し］", 2),
        ("一［＃「一」は同行中見出し］", 3),
        ("［＃小見出し］一［＃小見出し終わり］", 4),
        ("本文", 0),
    ],
)
def test_headings(source: str, level: int):
    reader = LineReader(source, LineState())
    assert reader.read()[0] in {"一", "本文"}
    assert reader.heading == level


def test_blocks_go_over_lines():
    text = (
        "題\n人\n\n　一段落。\n［＃ここから３字下げ］\n下げた行。\nもう一行。\n"
        "［＃ここで字下げ終わり］\n戻った行。\n［＃傍点］二行に\n渡る点［＃傍点終わり］。\n"
        "［＃ここから大見出し］\n長い\n見出し\n［＃ここで大見出し終わり］\n終わり。\n"
    )
    document = aozora_document(text, Source())
    found = {document.text[b.start : b.end]: b for b in document.blocks}
    assert [found[key].indent for key in ("下げた行。", "もう一行。", "戻った行。")] == [3, 3, 0]
    assert found["二行に"].ruby[0].text == found["渡る点。"].ruby[0].text == "﹅"
    assert found["長い"].kind is found["見出し"].kind is BlockKind.HEADING
    assert found["終わり。"].kind is BlockKind.BODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("題\n\n吾妻《あずま》の山。［＃地付き］作者", True),
        ("彼は｜走り出《はしりだ》した。", True),
        ("雪《ゆき》が降る。馬《うま》が鳴く。灯《ひ》が消える。", True),
        ("映画《雪の町》を見た。《夏の海》も良い。", False),
        ("ふつうの文。［注］もある。", False),
        ("特集《あたらしい暮らし》が始まる。", False),
    ],
)
def test_detection(text: str, expected: bool):
    assert is_aozora(text) is expected


def test_shift_jis_with_windows_line_ends():
    data = (
        "題名\r\n作者\r\n\r\n　蛍《ほたる》が飛ぶ。［＃改ページ］\r\n\r\n底本：「本」\r\n".encode(
            "cp932"
        )
    )
    document = from_bytes(data, "a.txt")
    assert document.source.encoding == "shift_jis"
    assert document.title == "題名"
    assert document.author == "作者"
    assert [b.kind.value for b in document.blocks] == ["heading", "byline", "body", "boilerplate"]


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "漢字かなカナab12《》｜［＃］※「」にの傍点終わり左ルビ付き見出し／＼″〔'〕下げ\n　。"
        ),
        min_size=1,
        max_size=120,
    )
)
def test_any_text_keeps_the_model(text: str):
    try:
        document = aozora_document(text, Source())
    except EmptyDocumentError:
        return
    at = 0
    for block in document.blocks:
        inside = document.text[block.start : block.end]
        assert at <= block.start < block.end
        assert "\n" not in inside
        for span in block.ruby:
            assert block.start <= span.start < span.end <= block.end
        at = block.end


def test_figures_leave_a_line():
    text = (
        "題\n作者\n\n　本文《ほんぶん》だ。\n［＃挿絵（fig1_01.png、横300×縦400）入る］\n"
        "［＃「港の図」のキャプション付きの図（fig2_01.png、横300×縦400）入る］\n"
        "［＃（fig3.gif）入る］\n　次の文。［＃「次」に傍点］\n"
    )
    document = from_bytes(text.encode("cp932"), "a.txt")
    assert [document.text[b.start : b.end] for b in document.blocks][2:] == [
        "本文だ。", "［挿絵］", "［「港の図」のキャプション付きの図］", "［図］", "次の文。",
    ]  # fmt: skip
    assert document.blocks[3].kind is BlockKind.CAPTION
