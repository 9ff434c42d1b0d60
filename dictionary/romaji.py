"""Romanised Japanese as kana, for who searches without a Japanese keyboard."""

from __future__ import annotations

import functools
import unicodedata

import resources

_CONSONANTS = frozenset("bcdfghjkmpqrstvwxyz")
_WILD = frozenset("*?")
_VOWELS = frozenset("aiueo")


def to_kana(text: str) -> str | None:
    """Return romanised Japanese as hiragana, or None if some of it can be none.

    Hepburn, Kunrei and typed spellings (``toukyou``, ``tōkyō``, ``tookyoo`` stays ``とおきょお``);
    the wildcards ``*`` and ``?`` pass through.

    Args:
        text: Latin letters, with macrons or without.
    """
    plain = _plain(text.strip().lower())
    table, longest = _table()
    kana: list[str] = []
    at = 0
    while at < len(plain):
        char = plain[at]
        if char in _WILD:
            kana.append(char)
            at += 1
            continue
        after = plain[at + 1 : at + 2]
        if char == "m" and after in {"b", "p", "m"}:
            # shimbun, kammuri: older Hepburn.
            kana.append("ん")
            at += 1
            continue
        doubled = char in _CONSONANTS and (after == char or plain[at : at + 3] == "tch")
        if doubled:
            kana.append("っ")
            at += 1
            continue
        if char == "n" and (not after or after in _WILD or after in _CONSONANTS - {"y"}):
            kana.append("ん")
            at += 1
            continue
        if char == "n" and after == "n" and plain[at + 2 : at + 3] in _VOWELS | {"y"}:
            # konnichiwa: the first n is ん, the second begins に.
            kana.append("ん")
            at += 1
            continue
        for size in range(min(longest, len(plain) - at), 0, -1):
            found = table.get(plain[at : at + size])
            if found is not None:
                kana.append(found)
                at += size
                break
        else:
            return None
    return "".join(kana) or None


def _plain(text: str) -> str:
    """Return a text with its macrons and circumflexes as a second vowel's sign."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if char in "\u0304\u0302" and letters and letters[-1] in _VOWELS:
            letters.append({"o": "u", "e": "i"}.get(letters[-1], letters[-1]))
        elif not unicodedata.combining(char):
            letters.append(char)
    return "".join(letters)


@functools.lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], int]:
    table = {row[0]: row[1] for row in resources.rows("rules/lookup_romaji.tsv")}
    return table, max(map(len, table))
