"""Words that are written alike, told apart by the words that usually stand around them."""

from __future__ import annotations

import functools

import resources
from dictionary.folding import fold
from dictionary.scored import Scored
from dictionary.sentence import Sentence


def score(match: Scored, sentence: Sentence, first: int, last: int) -> None:
    """Add what the words around a match say for it or against it."""
    entries = _table().get(match.found.key)
    told = entries.get(match.found.posting.entry) if entries else None
    if told is None:
        return
    cues = _cues(told)
    around = sentence.companions(first, last)
    total = sum([cues[cue] for cue in cues.keys() & around])
    if total:
        match.companions = max(-150.0, min(320.0, 1.9 * total))
        match.add("companions", match.companions)


def load() -> None:
    """Read the table, so that no look-up has to."""
    _table()


def has_doubles(form: str) -> bool:
    """Tell whether several words share a folded form, as far as their companions are known."""
    return form in _table()


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, dict[int, str]]:
    """Return the usual companions by folded form and entry, as the table spells them."""
    table: dict[str, dict[int, str]] = {}
    for form, entry, cues, *_ in resources.rows("rules/lookup_companions.tsv"):
        found = table.setdefault(fold(form), {})
        number = int(entry)
        found[number] = f"{found[number]} {cues}" if number in found else cues
    return table


@functools.lru_cache(maxsize=300)
def _cues(told: str) -> dict[str, float]:
    """Return the weights of cues with an optional ``*weight``.

    A cue is a word near by; ``~`` a case particle just before, ``+`` the next token, ``-`` the
    token before, ``++`` and ``--`` their part of speech, ``^`` the beginning, ``=`` always.
    """
    found: dict[str, float] = {}
    for cue in told.split():
        word, _, weight = cue.partition("*")
        usual = 0.4 if word == "=" else 1.0
        found[word] = found.get(word, 0.0) + usual * (float(weight) if weight else 70.0)
    return found
