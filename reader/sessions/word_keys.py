"""What a word may be kept as, and so what is known of a word of a text.

A word kept without a reading stands for any, and a noun for its verb: who knows 勉強 knows
勉強する.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.sessions.model import WordStatus

WordKey = tuple[str, str]
"""Lemma and its reading; the reading is empty for a word that was imported without one."""

DO = "する"
"""What makes a verb of a noun."""


def status_of(states: Mapping[WordKey, WordStatus], lemma: str, reading: str) -> WordStatus:
    """Return a word's status out of those that are kept, ``VocabularyRoom.word_states``."""
    for key in keys_of(lemma, reading):
        found = states.get(key)
        if found is not None:
            return found
    return WordStatus.NEW


def keys_of(lemma: str, reading: str) -> list[WordKey]:
    """Return what a word may be kept as, the word itself first."""
    keys = [(lemma, reading), (lemma, "")] if reading else [(lemma, "")]
    if lemma.endswith(DO) and len(lemma) > len(DO):
        noun = lemma.removesuffix(DO)
        keys += [(noun, reading.removesuffix(DO)), (noun, "")] if reading else [(noun, "")]
    return keys


def lemmas_of(words: Iterable[WordKey]) -> list[str]:
    """Return the lemmas under which words may be kept, each once."""
    lemmas = dict.fromkeys(lemma for lemma, _ in words)
    return list(lemmas | dict.fromkeys(one.removesuffix(DO) for one in lemmas if one != DO))


def words_like(words: Iterable[WordKey], changed: Iterable[WordKey]) -> frozenset[WordKey]:
    """Return those of a text's words whose status may hang on the words that changed."""
    lemmas = {lemma for lemma, _ in changed}
    lemmas |= {lemma + DO for lemma in lemmas}
    return frozenset(word for word in words if word[0] in lemmas)
