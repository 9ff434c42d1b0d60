"""Is a match read as the text is read here? What the author, the reader or the analysis gives."""

from __future__ import annotations

from dictionary import companions
from dictionary.folding import fold, is_kanji
from dictionary.scored import Scored
from dictionary.sentence import Sentence


def given(match: Scored, sentence: Sentence) -> tuple[str, bool, int] | None:
    """Return the kana that the readings give a match, their certainty, and where they end."""
    if not sentence.readings:
        return None
    kana: list[str] = []
    certain = False
    at = match.start
    stem_end = match.start + (match.found.stem if match.found.chain else match.end - match.start)
    stem_end = max(stem_end, match.start + 1)
    seen = False
    text = match.found.key
    while at < stem_end:
        given = sentence.readings.get(at)
        if given is not None and given.end > at:
            kana.append(fold(given.kana))
            certain |= given.certain
            seen = True
            at = given.end
            continue
        offset = at - match.start
        char = text[offset] if offset < len(text) else ""
        if not char or is_kanji(char) or char.isdigit():
            return None
        kana.append(char)
        at += 1
    return ("".join(kana), certain, at) if seen else None


def judge(match: Scored, given_kana: tuple[str, bool, int], *, lenient: bool = False) -> None:
    """Add what the given kana say for a match or against it.

    Args:
        match: The match.
        given_kana: What ``given`` returned for it.
        lenient: Several words together, whose readings may join.
    """
    kana, certain, reached = given_kana
    good = _agrees(match, kana, reached)
    if not good and match.found.chain and kana[0] in "おご" and match.found.key[0] not in "おご御":
        # お通しする of 通す: the dictionary form has no お.
        good = _agrees(match, kana[1:], reached)
    # Where a word is known to have doubles, its companions say more than a guessed reading.
    known = companions.has_doubles(match.found.key)
    if good and (reached <= match.end or match.found.chain):
        match.add("reading of the text", 160 if certain else 40 if known else 75)
    elif not good:
        against = 35 if known else 40 if lenient else 65
        match.add("not the reading of the text", -320 if certain else -against)


def _agrees(match: Scored, kana: str, reached: int) -> bool:
    """Tell whether one of a match's forms is read so, as far as both go."""
    for (written, _), (folded, spoken) in zip(match.facts.pairs, match.facts.heads, strict=True):
        if folded != match.found.key:
            continue
        if reached <= match.end and not match.found.chain:
            agrees = spoken == kana
        else:
            # Inflected, or the given reading goes on past this match: compare what both have.
            tail = 0
            while tail < len(written) and not is_kanji(written[-1 - tail]) and tail < len(spoken):
                tail += 1
            stem = spoken[: len(spoken) - tail] if tail else spoken
            agrees = bool(stem) and kana.startswith(stem)
        if agrees:
            return True
    return False
