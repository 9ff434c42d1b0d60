"""Lists of known words: what is a word in them, and which words belong to a level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.word_lists import Level, LevelKind, read_list, word_of, words_up_to


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("犬\n猫、鳥", [("犬", ""), ("猫", ""), ("鳥", "")]),
        ("1\t食べる\tたべる\tto eat", [("食べる", "たべる")]),
        ("魚,さかな,fish", [("魚", "さかな")]),
        ("山 やま\n川 かわ", [("山", "やま"), ("川", "かわ")]),
        ("食べる[たべる]\n飲む【のむ】", [("食べる", "たべる"), ("飲む", "のむ")]),
        ("<b>取[と]り 扱[あつか]う</b>\t扱い", [("取り扱う", "とりあつかう")]),
        ('"新聞","シンブン"', [("新聞", "しんぶん")]),
        ("dog cat\n\n犬 犬", [("犬", "")]),
        ("#separator:tab\n#html:true\n橋\t明日、橋を渡る。", [("橋", "")]),
        ("明日は橋を渡って町へ行くつもりだと言った人がいた", []),
        ("\ufeffコーヒー\nお茶\r\n々", [("コーヒー", ""), ("お茶", ""), ("々", "")]),
        ("", []),
    ],
)
def test_words_of_a_list(text: str, words: list[tuple[str, str]]):
    assert list(read_list(text)) == words


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("<div>若い</div>", ("若い", "")),
        ("若[わか]い", ("若い", "わかい")),
        ("今日（きょう）", ("今日", "きょう")),
        ("to eat", None),
        ("会議は&nbsp;九時に始まる。", None),
        ("食事（dinner）", ("食事", "")),
    ],
)
def test_word_of_a_card(field: str, word: tuple[str, str] | None):
    assert word_of(field) == word


@given(st.text())
def test_any_text_gives_words(text: str):
    for word, reading in read_list(text):
        assert word == word.strip() != ""
        assert len(word) <= 20
        assert "\t" not in word
        assert reading == "" or all("ぁ" <= c <= "ー" or c == "・" for c in reading)


def test_words_up_to_a_jlpt_level():
    easiest, middle = (words_up_to(Level(LevelKind.JLPT, n)) for n in (5, 3))
    assert 600 < len(easiest) < len(middle) < 6000
    assert set(easiest) < set(middle)
    assert ("食べる", "たべる") in easiest
    assert ("徴収", "ちょうしゅう") not in middle
    assert ("できる", "できる") in middle


def test_the_commonest_words():
    words = words_up_to(Level(LevelKind.FREQUENCY, 1000))
    assert len(words) == 1000
    assert ("人", "") in words


def test_words_of_a_school_year():
    first, third = (words_up_to(Level(LevelKind.SCHOOL, n)) for n in (1, 3))
    assert ("学校", "") in first
    assert ("練習", "") not in first
    assert ("練習", "") in third
    assert all(any("一" <= c <= "龥" or c in "々〇" for c in word) for word, _ in first)
