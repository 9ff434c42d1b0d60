"""Kana and kanji as characters: tests and conversions."""

from __future__ import annotations

import re

from dictionary.folding import HALF_VOICED, VOICED

KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇仝"
"""A regular expression's character class body: ideographs and the marks that stand for one."""

HAS_KANJI = re.compile(f"[{KANJI}]")
ALL_KANJI = re.compile(f"[{KANJI}]+")
HAS_DIGIT = re.compile("[0-9０-９]")
READ_ALOUD = re.compile(f"[{KANJI}0-9０-９]")
"""What needs a reading: kanji and digits."""
ALL_KANA = re.compile("[ぁ-ゖァ-ヺーゝゞヽヾ・]+")
ALL_KATAKANA = re.compile("[ァ-ヺー・]+")

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {
    0x30FD: 0x309D,
    0x30FE: 0x309E,
}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)} | {
    0x309D: 0x30FD,
    0x309E: 0x30FE,
}


_TRANSLATED = re.compile("[ァ-ヶヽヾ]")


def hiragana(text: str) -> str:
    """Return a text with its katakana as hiragana; ー and everything else stays."""
    return text.translate(_TO_HIRAGANA) if _TRANSLATED.search(text) else text


def katakana(text: str) -> str:
    """Return a text with its hiragana as katakana."""
    return text.translate(_TO_KATAKANA)


def voiced(kana: str) -> str:
    """Return hiragana with its first kana voiced: かわ to がわ; the same if it cannot be."""
    return VOICED.get(kana[:1], kana[:1]) + kana[1:]


def half_voiced(kana: str) -> str:
    """Return hiragana with its first kana half voiced: ほん to ぽん; the same if it cannot be."""
    return HALF_VOICED.get(kana[:1], kana[:1]) + kana[1:]


def is_kanji(character: str) -> bool:
    """Tell whether a character is an ideograph or a mark that stands for one."""
    return HAS_KANJI.match(character) is not None
