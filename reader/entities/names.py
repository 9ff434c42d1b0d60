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

        A stretch begins and ends at token borders and holds no white space nor sign but ・.
        """
        found: list[tuple[int, int, int]] = []
        run: list[str] = []
        first = 0
        for index, token in enumerate(tokens):
            is_sign = token.pos1 == "補助記号" and token.surface != "・"
            if run and (token.space_before or is_sign):
                self._match_run(tokens, first, run, found)
                run = []
            if not is_sign:
                if not run:
                    first = index
                run.append(token.surface)
        self._match_run(tokens, first, run, found)
        return found

    def _match_run(
        self,
        tokens: Sequence[Token],
        first: int,
        run: Sequence[str],
        found: list[tuple[int, int, int]],
    ) -> None:
        """Add the known stretches of neighbours with nothing between them."""
        text = "".join(run)
        ends = {}
        at = 0
        for index, surface in enumerate(run, first + 1):
            at += len(surface)
            ends[at] = index
        at = 0
        prefixes = self._trie.iter_prefixes_with_ids
        flags = self._flags
        for index, surface in enumerate(run, first):
            if tokens[index].pos1 not in _NEVER_FIRST:
                for form, number in prefixes(text[at : at + LONGEST]):
                    after = ends.get(at + len(form))
                    if after is not None:
                        known = flags[2 * number] | flags[2 * number + 1] << 8
                        found.append((index, after, known))
            at += len(surface)


_NEVER_FIRST = frozenset(("助詞", "助動詞", "補助記号", "空白"))
