"""A match of the text with what ranking asks of its entry and says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dictionary.folding import fold
from dictionary.matching import Found
from dictionary.model import Match

EXPLAIN = False
"""Set by whoever tunes the weights: each match then keeps what its score is made of."""

_FIXED = frozenset(("id", "proverb", "yoji"))


class Facts:
    """What ranking asks of an entry again and again; its whole body is read when it is wanted.

    Args:
        body: The entry's decoded body.
        load: Reads the body again.
    """

    __slots__ = (
        "_load",
        "_places",
        "_spoken",
        "all_codes",
        "first_codes",
        "fixed",
        "heads",
        "pairs",
    )

    def __init__(self, body: Any, load: Callable[[], Any]) -> None:
        self._load = load
        senses = [sense for sense in body[1] if len(sense) > 1]
        self.first_codes = frozenset(senses[0][1]) if senses else frozenset()
        self.all_codes = frozenset([code for sense in senses for code in sense[1]])
        self.fixed = any(not _FIXED.isdisjoint(sense[3]) for sense in senses if len(sense) > 3)
        """An idiom, a proverb or a phrase of four kanji."""
        self.pairs: tuple[tuple[str, str], ...] = tuple([(head[0], head[1]) for head in body[0]])
        """Pairs of written form and reading."""
        self.heads = tuple([(fold(written), fold(reading)) for written, reading in self.pairs])
        """The pairs, folded."""
        self._places: dict[str, int] = {}
        self._spoken: dict[str, list[str]] = {}
        for part in (0, 1):
            for number, head in enumerate(self.heads):
                self._places.setdefault(head[part], number)

    @property
    def body(self) -> Any:
        """The entry's decoded body."""
        return self._load()

    def is_written(self, text: str) -> bool:
        """Tell whether a form of the entry is written just so."""
        return any(text in pair for pair in self.pairs)

    def has(self, key: str) -> bool:
        """Tell whether a folded text is a form or a reading of the entry."""
        return key in self._places

    def place(self, key: str) -> int | None:
        """Return the number of the pair that a folded text is the form, else the reading of."""
        return self._places.get(key)

    def spoken(self, key: str) -> list[str]:
        """Return the folded readings of a folded form."""
        known = self._spoken.get(key)
        if known is None:
            known = [reading for written, reading in self.heads if written == key]
            known = known or [key if key in self._places else self.heads[0][1]]
            self._spoken[key] = known
        return known


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
    shown: Match | None = None
    """As the card shows it, once it did."""
    reasons: list[tuple[str, float]] | None = None
    """What the score is made of, while ``EXPLAIN`` says so."""

    def add(self, reason: str, value: float) -> None:
        """Add to the score, and note why."""
        self.score += value
        if EXPLAIN:
            self.reasons = [*(self.reasons or ()), (reason, value)]
