"""Which stretches the name dictionaries know, from one memory-mapped trie.

The trie is made by ``reader/build/entities_names.py`` out of JMnedict and JMdict.
"""

from __future__ import annotations

import mmap
from collections.abc import Sequence
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

    def matches(self, tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
        """Return (first token, token after the last, flags) of all known stretches.

        A stretch begins and ends at token borders and holds no white space.
        """
        found = []
        count = len(tokens)
        for first in range(count):
            token = tokens[first]
            if token.pos1 in _NEVER_FIRST:
                continue
            text = token.surface
            ends = {len(text): first + 1}
            after = first + 1
            while after < count and len(text) < LONGEST:
                following = tokens[after]
                if following.space_before or (
                    following.pos1 == "補助記号" and following.surface != "・"
                ):
                    break
                text += following.surface
                after += 1
                ends[len(text)] = after
            for length, flags in self.prefixes(text):
                after_last = ends.get(length)
                if after_last is not None:
                    found.append((first, after_last, flags))
        return found


_NEVER_FIRST = frozenset(("助詞", "助動詞", "補助記号", "空白"))
