"""Romanised Japanese as kana."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.romaji import to_kana


@pytest.mark.parametrize(
    ("letters", "kana"),
    [
        ("taberu", "たべる"),
        ("tabe*", "たべ*"),
        ("gakkou", "がっこう"),
        ("gakkō", "がっこう"),
        ("konnichiwa", "こんにちわ"),
        ("kon'ya", "こんや"),
        ("shinbun", "しんぶん"),
        ("shimbun", "しんぶん"),
        ("matcha", "まっちゃ"),
        ("syasin", "しゃしん"),
        ("jitensha", "じてんしゃ"),
        ("zisyo", "じしょ"),
        ("honya", "ほにゃ"),
        ("hon", "ほん"),
        ("tsunami", "つなみ"),
        ("tunami", "つなみ"),
        ("fīringu", "ふぃいりんぐ"),
        ("ko-hi-", "こーひー"),
        ("?a*", "?あ*"),
    ],
)
def test_letters_become_kana(letters: str, kana: str) -> None:
    assert to_kana(letters) == kana


@pytest.mark.parametrize("letters", ["", "walk", "strength", "x", "to eat", "50%"])
def test_what_is_no_romaji_is_none(letters: str) -> None:
    assert to_kana(letters) is None


@given(st.text(max_size=20))
def test_any_text_is_survived(text: str) -> None:
    found = to_kana(text)
    assert found is None or found
