"""Whether kana could be the Korean reading of kanji, as the Japanese press writes it.

KANJIDIC2 gives a kanji's Korean readings in hangul. A syllable's first sound is compared with the
kana it may be written with, and its last with the kana that may close it; that is enough to tell a
name from a translation.

Source: the kana that Japanese newspapers use for Korean sounds; hangul's composition from Unicode
3.12.
"""

from __future__ import annotations

import functools
import re
from typing import Protocol

from reader.analysis.kana import katakana
from reader.analysis.readings.lexicon import KanjiReadings

_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIALS = (
    "カキクケコガギグゲゴ",  # g
    "カキクケコガギグゲゴ",
    "ナニヌネノイヨユヤ",  # n
    "タチツテトダヂヅデドティディトゥドゥ",  # d
    "タチツテトダデド",
    "ラリルレロナニヌネノイヤユヨ",  # r
    "マミムメモ",  # m
    "パピプペポバビブベボ",  # b
    "パピプペポバビブベボ",
    "サシスセソ",  # s
    "サシスセソ",
    "アイウエオヤユヨワヨ",  # silent
    "チジツズザジゼゾ",  # j
    "チジ",
    "チ",  # ch
    "カキクケコ",  # k
    "タチツテト",  # t
    "パピプペポ",  # p
    "ハヒフヘホファ",  # h
)
_FINALS = {0: "", 1: "クッ", 4: "ン", 7: "ッ", 8: "ル", 16: "ムン", 17: "プッ", 21: "ン"}


class _Kanji(Protocol):
    def kanji(self, character: str) -> KanjiReadings: ...


def fits_korean(written: str, kana: str, kanji: _Kanji) -> bool:
    """Tell whether kana may be the Korean reading of all the kanji of a name.

    Args:
        written: Two to six kanji.
        kana: Katakana; a ・ may divide surname and given name.
        kanji: Where Korean readings come from.
    """
    text = katakana(re.sub("[・＝ 　]", "", kana))
    syllables = [kanji.kanji(character).korean for character in written]
    if not all(syllables) or not len(written) <= len(text) <= 4 * len(written):
        return False

    @functools.cache
    def match(at: int, kana_at: int) -> bool:
        if at == len(syllables):
            return kana_at == len(text)
        for end in range(kana_at + 1, min(len(text), kana_at + 4) + 1):
            if any(_sounds_like(hangul, text[kana_at:end]) for hangul in syllables[at]) and match(
                at + 1, end
            ):
                return True
        return False

    return match(0, 0)


def _sounds_like(hangul: str, kana: str) -> bool:
    code = ord(hangul[0])
    if not _FIRST <= code <= _LAST or kana[0] in "ャュョァィゥェォンッー":
        return False
    initial, rest = divmod(code - _FIRST, 588)
    final = rest % 28
    if kana[0] not in _INITIALS[initial]:
        return False
    tail = kana[1:].lstrip("ャュョァィゥェォヤユヨワアイウエオ")
    allowed = _FINALS.get(final, "")
    return len(tail) <= 1 and all(character in allowed for character in tail)
