from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.readings.lexicon import ReadingLexicon

LEXICON = ReadingLexicon()
ALIGNER = FuriganaAligner(LEXICON)


@pytest.mark.parametrize(
    ("surface", "reading", "pieces"),
    [
        ("学校", "がっこう", "学=がっ 校=こう"),
        ("日本語", "にほんご", "日本=にほん 語=ご"),
        ("取り扱い", "とりあつかい", "取=と 扱=あつか"),
        ("取扱い", "とりあつかい", "取=とり 扱=あつか"),
        ("今日", "きょう", "今日=きょう"),
        ("大人", "おとな", "大人=おとな"),
        ("人々", "ひとびと", "人=ひと 々=びと"),
        ("一ヶ月", "いっかげつ", "一=いっ ヶ=か 月=げつ"),
        ("市ヶ谷", "いちがや", "市=いち ヶ=が 谷=や"),
        ("天皇", "てんのう", "天=てん 皇=のう"),
        ("雨傘", "あまがさ", "雨=あま 傘=がさ"),
        ("お母さん", "おかあさん", "母=かあ"),
        ("金正恩", "キムジョンウン", "金=キム 正恩=ジョンウン"),
        ("12日", "じゅうににち", "12=じゅうに 日=にち"),
        ("53.85%", "ごじゅうさんてんはちごぱーせんと", "53.85%=ごじゅうさんてんはちごぱーせんと"),
        ("行っ", "おこなっ", "行=おこな"),
        ("鋭い", "するどい", "鋭=するど"),
        ("お祖父さん", "おじいさん", "祖父=じい"),
        ("代々木上原", "よよぎうえはら", "代=よ 々=よ 木=ぎ 上=うえ 原=はら"),
        ("図々しい", "ずうずうしい", "図=ずう 々=ずう"),
        ("見ず知らず", "みずしらず", "見=み 知=し"),
        ("続く", "つづく", "続=つづ"),
        ("梅雨入り", "つゆいり", "梅雨=つゆ 入=い"),
        ("春一番", "はるいちばん", "春=はる 一=いち 番=ばん"),
    ],
)
def test_each_kanji_has_its_own_reading_where_the_word_divides(
    surface: str, reading: str, pieces: str
) -> None:
    found = ALIGNER.pieces(0, surface, reading)
    assert " ".join(f"{surface[p.start : p.end]}={p.ruby}" for p in found) == pieces


def test_a_translation_does_not_divide() -> None:
    assert not ALIGNER.divides("千年紀", "みれにあむ")
    assert not ALIGNER.divides("出演者", "きゃすと")


def test_offsets_begin_where_the_word_stands() -> None:
    assert [(p.start, p.end) for p in ALIGNER.pieces(10, "お茶", "おちゃ")] == [(11, 12)]


@given(
    st.text(alphabet="今日本語学校々ヶおかんじカナー1a%", min_size=1, max_size=8),
    st.text(alphabet="きょうにほんごがっこーあいa", max_size=12),
)
def test_pieces_are_in_order_and_cover_no_kana(surface: str, reading: str) -> None:
    last = 0
    for piece in ALIGNER.pieces(0, surface, reading):
        assert last <= piece.start < piece.end <= len(surface)
        assert piece.ruby
        last = piece.end
