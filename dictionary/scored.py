"""A match of the text with what ranking asks of its entry and says of it."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any

from dictionary.folding import fold
from dictionary.matching import Found
from dictionary.model import Match

EXPLAIN = False
"""Set by whoever tunes the weights: each match then keeps what its score is made of."""

_FIXED = frozenset(("id", "proverb", "yoji"))


@functools.lru_cache(maxsize=2000)
def _codes(codes: tuple[str, ...]) -> frozenset[str]:
    """Return codes as a set, the same one for every entry that has them."""
    return frozenset(codes)


class Facts:
    """What ranking asks of an entry again and again.

    Args:
        text: The entry's body as JSON.
    """

    __slots__ = (
        "all_codes",
        "first_codes",
        "fixed",
        "heads",
        "pairs",
        "text",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        heads, rows, *_ = json.loads(text)
        senses = [sense for sense in rows if len(sense) > 1]
        self.first_codes = _codes(tuple(senses[0][1])) if senses else frozenset()
        self.all_codes = (
            self.first_codes
            if len(senses) < 2
            else _codes(tuple([code for sense in senses for code in sense[1]]))
        )
        self.fixed = any(not _FIXED.isdisjoint(sense[3]) for sense in senses if len(sense) > 3)
        """An idiom, a proverb or a phrase of four kanji."""
        self.pairs: tuple[tuple[str, str], ...] = tuple([(head[0], head[1]) for head in heads])
        """Pairs of written form and reading."""
        self.heads = tuple([(fold(head[0]), fold(head[1])) for head in heads])
        """The pairs, folded."""

    @property
    def body(self) -> Any:
        """The entry's decoded body."""
        return json.loads(self.text)

    def is_written(self, text: str) -> bool:
        """Tell whether a form of the entry is written just so."""
        return any(text in pair for pair in self.pairs)

    def has(self, key: str) -> bool:
        """Tell whether a folded text is a form or a reading of the entry."""
        for pair in self.heads:  # noqa: SIM110 - asked some hundred times a second
            if key in pair:
                return True
        return False

    def place(self, key: str) -> int | None:
        """Return the number of the pair that a folded text is the form, else the reading of."""
        for part in (0, 1):
            for number, pair in enumerate(self.heads):
                if pair[part] == key:
                    return number
        return None

    def spoken(self, key: str) -> list[str]:
        """Return the folded readings of a folded form."""
        known = [reading for written, reading in self.heads if written == key]
        return known or [key if self.has(key) else self.heads[0][1]]


@dataclass(slots=True)
class Scored:
    """A match of the text with what the sentence says of it."""

    start: int
    end: int
    found: Found
    facts: Facts
    rest: str = ""
    """What the entry's body lacks of what is shown."""
    score: float = 0.0
    aligned: bool = False
    """Both ends stand on word boundaries."""
    tokens: int = 1
    """How many of the sentence's tokens its dictionary form covers."""
    head: int = 0
    """The headword (pair of written form and reading) that the text means."""
    companions: float = 0.0
    """How much of the score its companions gave."""
    fixed: float = 0.0
    """The score that does not depend on the pointer."""
    shown: Match | None = None
    """As the card shows it, once it did."""
    reasons: list[tuple[str, float]] | None = None
    """What the score is made of, while ``EXPLAIN`` says so."""

    def add(self, reason: str, value: float) -> None:
        """Add to the score, and note why."""
        self.score += value
        if EXPLAIN:
            self.reasons = [*(self.reasons or ()), (reason, value)]

    def take_over(self, other: Scored) -> None:
        """Be scored as a match of the same text with a word that is all the same."""
        self.score, self.fixed, self.reasons = other.score, other.fixed, other.reasons
        self.aligned, self.tokens, self.head = other.aligned, other.tokens, other.head
        self.companions = other.companions
