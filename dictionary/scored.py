"""A match of the text with what ranking asks of its entry and says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dictionary.folding import fold
from dictionary.matching import Found

EXPLAIN = False
"""Set by whoever tunes the weights: each match then keeps what its score is made of."""


class Facts:
    """What ranking asks of an entry again and again."""

    __slots__ = ("all_codes", "body", "first_codes", "heads", "writings")

    def __init__(self, body: Any) -> None:
        self.body = body
        senses = [sense for sense in body[1] if len(sense) > 1]
        self.first_codes = frozenset(senses[0][1]) if senses else frozenset()
        self.all_codes = frozenset([code for sense in senses for code in sense[1]])
        self.heads = tuple([(fold(head[0]), fold(head[1])) for head in body[0]])
        """Folded pairs of written form and reading."""
        self.writings = frozenset([text for head in self.heads for text in head])

    def is_written(self, text: str) -> bool:
        """Tell whether a form of the entry is written just so."""
        return any(text in (head[0], head[1]) for head in self.body[0])


@dataclass(slots=True)
class Scored:
    """A match of the text with what the sentence says of it."""

    start: int
    end: int
    found: Found
    facts: Facts
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
    reasons: list[tuple[str, float]] = field(default_factory=list)

    @property
    def body(self) -> Any:
        """The entry's decoded body."""
        return self.facts.body

    def add(self, reason: str, value: float) -> None:
        """Add to the score, and note why."""
        self.score += value
        if EXPLAIN:
            self.reasons.append((reason, value))
