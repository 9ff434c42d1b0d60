"""Where the voice is high in a word: accent positions to morae.

Source: NHK's notation as in UniDic's ``aType``: 0 rises after the first mora and does not fall; 1
falls after the first mora; n falls after mora n.
"""

from __future__ import annotations

from dataclasses import dataclass

_SMALL = frozenset("ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ")


@dataclass(frozen=True, slots=True)
class Contour:
    """A reading with its accent.

    Attributes:
        morae: The reading in morae; joined they give the reading.
        high: For each mora, whether it is high.
        falls: Whether the voice falls after the last high mora (else it stays up).
    """

    morae: tuple[str, ...]
    high: tuple[bool, ...]
    falls: bool


def split_morae(kana: str) -> tuple[str, ...]:
    """Returns the morae: a small vowel or glide joins the kana before it; っ, ん, ー are alone."""
    morae: list[str] = []
    for character in kana:
        if character in _SMALL and morae:
            morae[-1] += character
        else:
            morae.append(character)
    return tuple(morae)


def contour(kana: str, position: int) -> Contour | None:
    """Returns the contour for an accent position, or None where the word has no such mora."""
    morae = split_morae(kana)
    count = len(morae)
    if not morae or not 0 <= position <= count:
        return None
    if position == 1:
        high = tuple(index == 0 for index in range(count))
    elif position == 0:
        high = (True,) if count == 1 else tuple(index > 0 for index in range(count))
    else:
        high = tuple(0 < index < position for index in range(count))
    return Contour(morae, high, falls=position > 0)
