"""One form for what is written in several ways, one code point for one.

Keys of the index are folded: katakana to hiragana, full width to half width, capitals to small
letters. Every folding here keeps the length, so offsets stay valid.
"""

from __future__ import annotations

import re

_FOLD: dict[int, int] = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_FOLD |= {0x30FD: 0x309D, 0x30FE: 0x309E}
_FOLD |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}
_FOLD |= {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_FOLD |= {0x3000: 0x20, ord("〜"): ord("~"), ord("～"): ord("~"), ord("−"): ord("-")}

VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
HALF_VOICED = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
"""Kana with their voiced and half voiced ones."""
_KANA = re.compile("[ぁ-ヿ]*")
_KATAKANA = {hira: hira + 0x60 for hira in range(0x3041, 0x3097)}


_FOLDED = re.compile("[" + re.escape("".join(map(chr, _FOLD))) + "]")


def fold(text: str) -> str:
    """Return the index key of a text; the same length."""
    # Most texts are their own key, and to see that takes less than to translate them.
    return text if _FOLDED.search(text) is None else text.translate(_FOLD)


def to_katakana(text: str) -> str:
    """Return hiragana as katakana; the same length."""
    return text.translate(_KATAKANA)


def shared(text: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    count = 0
    for one, two in zip(text, other, strict=False):
        if one != two:
            break
        count += 1
    return count


def is_kanji(char: str) -> bool:
    """Tell whether a character is a Chinese character (or the repetition mark 々)."""
    return (
        "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char in "々〆ヶ〇" or "豈" <= char <= "﫿"
        or char >= "\U00020000"
    )  # fmt: skip


def is_kana(text: str) -> bool:
    """Tell whether a text is kana throughout."""
    return _KANA.fullmatch(text) is not None


def is_japanese(text: str) -> bool:
    """Tell whether a text holds any kana or kanji."""
    return any("ぁ" <= char <= "ヿ" or is_kanji(char) for char in text)
