"""Which stretches the name dictionaries know, from one memory-mapped trie.

The trie is made by ``reader/build/entities_names.py`` out of JMnedict, JMdict and IPADIC.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from typing import Any

from reader.entities.tokens import Token
from resources import path

SURNAME = 1
GIVEN = 2
FULL_NAME = 4
LOCALITY = 8
STATION = 16
ORGANISATION = 32
PRODUCTION = 64
UNCLASSED = 128
COMMON = 256
"""A JMdict word that is no name."""
PROPER = 512
"""A JMdict word whose English begins with a capital letter."""

SENSE_SHIFT = 10
"""Above the flags stands the number of a common noun's sense class, 0 for none."""

FLAG_LETTERS = (
    (SURNAME, "s"),
    (GIVEN, "g"),
    (FULL_NAME, "f"),
    (LOCALITY, "l"),
    (STATION, "t"),
    (ORGANISATION, "o"),
    (PRODUCTION, "p"),
    (UNCLASSED, "u"),
    (COMMON, "c"),
    (PROPER, "j"),
)
LONGEST = 16
"""Code points of the longest stretch that is looked up."""


class Names:
    """The dictionary of names, opened without reading it into memory."""

    def __init__(self) -> None:
        import marisa_trie

        self._trie: Any = marisa_trie.Trie()
        self._trie.mmap(str(path("models/entity-names.marisa")))
        with path("models/entity-names.flags").open("rb") as file:
            self._flags = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def flags(self, written: str) -> int:
        """Return what the dictionaries know of a written form, 0 for nothing."""
        number = self._trie.get(written)
        return 0 if number is None else self._of(number)

    def prefixes(self, text: str) -> list[tuple[int, int]]:
        """Return (length, flags) of every known form that begins the text."""
        return [
            (len(form), self._of(number))
            for form, number in self._trie.iter_prefixes_with_ids(text)
        ]

    def _of(self, number: int) -> int:
        return self._flags[2 * number] | self._flags[2 * number + 1] << 8

    def begins(self, written: str) -> bool:
        """Tell whether any known form begins so."""
        return next(self._trie.iterkeys(written), None) is not None

    def matches(
        self, tokens: Sequence[Token], first: int, after: int
    ) -> Iterator[tuple[int, int, int]]:
        """Yield (first token, token after the last, flags) of the known stretches of many tokens.

        A stretch begins with a token's first character and ends with one's last; it holds no white
        space nor sign but ・.

        Args:
            tokens: The tokens.
            first: The token with which the stretches begin.
            after: No stretch goes on to this token.
        """
        text = tokens[first].surface
        ends = {}
        for index in range(first + 1, after):
            token = tokens[index]
            if token.space_before or is_sign(token) or len(text) >= LONGEST:
                break
            text += token.surface
            ends[len(text)] = index + 1
        for form, number in self._trie.iter_prefixes_with_ids(text[:LONGEST]):
            end = ends.get(len(form))
            if end is not None:
                yield first, end, self._of(number)


_NEVER_FIRST = frozenset(("助詞", "助動詞", "補助記号", "空白"))


def is_sign(token: Token) -> bool:
    """Tell whether a token is a sign that no name holds."""
    return token.pos1 == "補助記号" and token.surface != "・"


def begins_names(token: Token) -> bool:
    """Tell whether a name may begin with a token."""
    return token.pos1 not in _NEVER_FIRST
