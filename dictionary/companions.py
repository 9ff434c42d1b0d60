"""Words that are written alike, told apart by the words that usually stand around them."""

from __future__ import annotations

import functools
import sys

import resources
from dictionary.folding import fold
from dictionary.scored import Scored
from dictionary.sentence import Sentence


def score(match: Scored, sentence: Sentence, first: int, last: int) -> None:
    """Add what the words around a match say for it or against it."""
    table = _table().get((match.found.key, match.found.posting.entry))
    if table is None:
        return
    around = sentence.companions(first, last)
    total = sum(table[cue] for cue in table.keys() & around)
    if total:
        match.companions = max(-150.0, min(320.0, 1.9 * total))
        match.add("companions", match.companions)


@functools.lru_cache(maxsize=1)
def doubles() -> frozenset[str]:
    """Return the written forms that several words share, as far as their companions are known."""
    return frozenset(form for form, _ in _table())


@functools.lru_cache(maxsize=1)
def _table() -> dict[tuple[str, int], dict[str, float]]:
    """Read the table of usual companions: form, entry, cues with an optional ``*weight``.

    A cue is a word near by; ``~`` a case particle just before, ``+`` the next token, ``-`` the
    token before, ``++`` and ``--`` their part of speech, ``^`` the beginning, ``=`` always.
    """
    table: dict[tuple[str, int], dict[str, float]] = {}
    for form, entry, cues, *_ in resources.rows("rules/lookup_companions.tsv"):
        found = table.setdefault((fold(form), int(entry)), {})
        for cue in cues.split():
            word, _, weight = cue.partition("*")
            word = sys.intern(word)
            usual = 0.4 if word == "=" else 1.0
            found[word] = found.get(word, 0.0) + usual * (float(weight) if weight else 70.0)
    return table
