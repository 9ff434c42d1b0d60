"""Plain text: it stays as it is; each line is known for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from reader.documents.model import BlockKind, Document, RubyKind
from reader.documents.registry import from_text, load

NEWS = """町に小さな映画館が帰ってきた

2024年6月2日 7時00分

駅前の商店街に1日、座席30の映画館が開いた。町で映画が見られるのは14年ぶりだ。

開館を待つ人の列＝1日、三浦岬撮影

館主の三浦さんは「続けることが目標」と話す。

なぜ今なのか

背景には、若い家族の移住がある。町によると、昨年度の転入は212人だった。

地元の高校生も手伝う。放課後、3人が切符を売っている。

（文・三浦岬）

関連記事

商店街に古本屋が開店

コメントを残す

メールアドレスが公開されることはありません。 ※ が付いている欄は必須項目です
"""


AROUND = (
    "見出しの行\n\n本文の一段落目。ここで話が始まる。\n\n{}\n\n二段落目。話はまだ続いている。\n"
)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def test_news_article():
    document = from_text(NEWS)
    assert document.title == "町に小さな映画館が帰ってきた"
    assert document.date == "2024-06-02"
    assert [kind for kind, _ in kinds(document)] == [
        "heading",
        "byline",
        "body",
        "caption",
        "body",
        "heading",
        "body",
        "body",
        "byline",
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "boilerplate",
    ]
    assert [b.level for b in document.blocks if b.kind is BlockKind.HEADING] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "雨が降る前の駅",
        "昨日、弟と川へ行った。",
        "コメントを残す",
        "関連記事",
        "（文・三浦岬）",
    ],
)
def test_a_lone_line_is_prose(text: str):
    document = from_text(text)
    assert kinds(document) == [("body", text)]


def test_fiction_has_no_false_headings():
    text = (
        "春の終わり\n\n"
        "　戸を開けると、雨だった。傘はない。\n「行くの？」\n　姉が言った。\n"
        "「行くよ」\n　それきり黙った。\n「待って」\n"
        "　靴を履く音がする。\n　駅まで十分、走れば七分。それだけ考えて外へ出た。\n"
    )
    document = from_text(text)
    found = [kind for kind, _ in kinds(document)]
    assert found == ["heading"] + ["body"] * 8
    assert document.blocks[1].indent == 1
    assert document.text[document.blocks[1].start] == "戸"


def test_verse_has_no_headings():
    text = "\n".join(["朝の道", "石ころひとつ", "蹴って歩く", "空はまだ青く", "風は海から"])
    assert {kind for kind, _ in kinds(from_text(text))} == {"body"}


def test_headings_by_mark_and_number():
    text = (
        "旅の記録\n\n第一章　港を出る\n\n朝の船は空いていた。客は五人だけだ。\n\n"
        "■持ち物\n\n雨具と地図、それから少しの菓子を持った。\n\n"
        "2. 島の夜\n\n星がよく見えた。波の音だけがしていた。\n"
    )
    headings = [line for kind, line in kinds(from_text(text)) if kind == "heading"]
    assert headings == ["旅の記録", "第一章　港を出る", "■持ち物", "2. 島の夜"]


def test_a_list_is_no_row_of_headings():
    text = (
        "必要なもの\n\n次の品を用意する。店で買える。\n\n"
        "1. はさみ\n2. のり\n3. 色紙を十枚\n\n切って貼れば出来上がりだ。\n"
    )
    assert [line for kind, line in kinds(from_text(text)) if kind == "heading"] == ["必要なもの"]


@pytest.mark.parametrize(
    "line",
    [
        "メールアドレスが公開されることはありません。",
        "© 2024 みなと新聞社",
        "無断転載を禁じます",
        "Facebook Twitter LINE",
        "ホーム > 地域 > 港町",
        "当サイトではCookieを使用しています。",
        "この記事をシェアする",
        "タグ：料理、豆腐",
        "次の記事：春の山歩き",
    ],
)
def test_furniture(line: str):
    text = AROUND.format(line)
    assert ("boilerplate", line) in kinds(from_text(text))


@pytest.mark.parametrize(
    "line",
    [
        "会社はコメントを控えた。",
        "シェアを広げるねらいがある。",
        "彼女は写真を一枚だけ残した。",
        "ログインできない人が続出した。",
        "関連する記事を三本読んだ。",
        "「次の記事は、いつ出るのか」",
        "コメントを求められると、黙って席を立った。",
    ],
)
def test_prose_that_looks_like_furniture(line: str):
    text = AROUND.format(line)
    assert ("body", line) in kinds(from_text(text))


def test_prose_after_a_comment_heading_stays_prose():
    long = "これは本文であって、決して飾りではない。" * 5
    document = from_text(f"題の行\n\n{long}\n\nコメント\n\n{long}\n")
    assert [kind for kind, _ in kinds(document)].count("body") >= 2


def test_line_ends_and_mark_of_a_file(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "一行目。\r\n二行目。\r三行目。\n".encode())
    document = load(path)
    assert document.text == "一行目。\n二行目。\n三行目。\n"
    assert document.source.encoding == "utf-8"
    assert document.source.format == "txt"


def test_given_text_is_never_changed():
    text = "\ufeff一行目。\r\n\x00二行目。\u2028三行目。\ud800"
    document = from_text(text)
    assert document.text == text
    assert [line for _, line in kinds(document)] == ["一行目。", "\x00二行目。", "三行目。\ud800"]


def test_brackets_in_ordinary_text_are_readings_in_place():
    text = "｜小さな村《ちいさなむら》の鍛冶屋《かじや》は《《決して》》怒らない。特集《ABC》。"
    document = from_text(text)
    assert document.text == text
    spans = [(text[s.start : s.end], s.text, s.kind) for s in document.blocks[0].ruby]
    assert spans == [
        ("小さな村", "ちいさなむら", RubyKind.READING),
        ("鍛冶屋", "かじや", RubyKind.READING),
        ("決して", "﹅", RubyKind.EMPHASIS),
    ]


def test_a_book_without_line_ends_is_divided():
    text = "長い一日だった。" * 2000
    document = from_text(text)
    assert len(document.blocks) > 3
    assert max(b.end - b.start for b in document.blocks) <= 4000
    assert "".join(text[b.start : b.end] for b in document.blocks) == text


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "あ山川。「」、 \u3000\n\r\u2028《》｜1.■写真（）:https/#コメントを残す"
        ),
        max_size=200,
    )
)
def test_blocks_are_in_order_without_line_ends(text: str):
    if not text.strip():
        return
    document = from_text(text)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(text)
        inside = text[block.start : block.end]
        assert inside == inside.strip()
        assert not set(inside) & set("\n\r\u2028\x85")
        for span in block.ruby:
            assert block.start <= span.start < span.end <= block.end
        at = block.end
    covered = "".join(text[b.start : b.end] for b in document.blocks)
    assert covered.split() == text.split() or "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("name", ["welcome", "tidal-power", "clockmaker"])
def test_samples_open_with_title_and_without_furniture(name: str):
    document = load(resources.path(f"samples/{name}.txt"))
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[0].level == 1
    assert all(b.kind is not BlockKind.BOILERPLATE for b in document.blocks)
    assert 800 <= len(document.text) <= 1500


def test_notice():
    text = (
        "市民プール臨時休館のお知らせ\n\n更新日：2024年7月3日\n\n"
        "設備点検のため、下記のとおり休館します。\n\n"
        "1　期間\n　令和6年7月16日（火）まで\n\n関連リンク\n\n市民プールの頁（外部サイト）\n\n"
        "このページに関するお問い合わせ\n\nスポーツ振興課　施設係\n\nCopyright © Aoba City\n"
    )
    found = kinds(from_text(text))
    assert found[0][0] == "heading"
    assert found[1] == ("byline", "更新日：2024年7月3日")
    assert ("boilerplate", "市民プールの頁（外部サイト）") in found
    assert ("body", "スポーツ振興課　施設係") in found
    assert found[-1][0] == "boilerplate"


def test_press_release_title_is_not_the_letterhead():
    text = (
        "2024年5月14日\n株式会社オリオン電工\n報道関係各位\n\n"
        "家庭用蓄電池を6月に発売\n\n株式会社オリオン電工は、家庭用の蓄電池を発売します。\n\n"
        "■ 開発の背景\n停電への備えが高まっています。\n"
    )
    document = from_text(text)
    assert document.title == "家庭用蓄電池を6月に発売"
    assert document.date == "2024-05-14"
    assert ("body", "報道関係各位") in kinds(document)


def test_mail_addressee_is_no_heading():
    text = "青木様\n\nお世話になっております。村井です。\n\n来週ですが、\n十時ではいかがですか。\n"
    assert {kind for kind, _ in kinds(from_text(text))} == {"body"}


def test_interview():
    text = (
        "琴を作って四十年\n\n取材・文＝木暮遼\n\n工房で話を聞いた。外は雨だった。\n\n"
        "――最初に触れたのはいつですか。\n\n早乙女　七つのときです。祖母の家でした。\n\n"
        "◆桐と話す\n\n――材料はどう選ぶのでしょう。\n\n早乙女　たたいて、聞きます。\n"
    )
    found = kinds(from_text(text))
    assert [line for kind, line in found if kind == "heading"] == ["琴を作って四十年", "◆桐と話す"]
    assert found[1][0] == "byline"


def test_reference_work_headings_right_above_each_other():
    text = (
        "島は海のまん中にあって、広さは十平方キロある。\n\n歴史\n古代\n"
        "風土記に名が見える。とても古い地名だと考えられている。\n"
        "近世\n塩の産地として知られた。一七〇三年に検地が行われた。\n"
    )
    headings = [line for kind, line in kinds(from_text(text)) if kind == "heading"]
    assert headings == ["歴史", "古代", "近世"]


def test_the_form_of_a_kanji_belongs_to_the_base_of_its_ruby() -> None:
    text = "私は葛\U000e0100飾《かつしか》へ行く。"
    ruby = from_text(text).blocks[0].ruby
    assert [(text[span.start : span.end], span.text) for span in ruby] == [
        ("葛\U000e0100飾", "かつしか")
    ]
