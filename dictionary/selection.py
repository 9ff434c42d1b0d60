"""From scored matches to the order of the card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dictionary import rivalry
from dictionary.candidates import Window, is_stop
from dictionary.folding import is_kanji
from dictionary.index.codec import HIDDEN
from dictionary.model import Match
from dictionary.scored import Scored
from dictionary.sentence import Sentence

_MAX_INNER = 6


def starts(view: Window, place: int, sentence: Sentence, limit: int) -> list[int]:
    """Return the places where a word that holds a character may begin, the character's own last.

    Places are indices of the window. With tokens these are word boundaries, without them every
    place.
    """
    found: list[int] = []
    start = place - 1
    while start >= 0 and len(found) < limit - 1:
        char = view.text[start]
        if is_stop(char) or (char.isspace() and start + 1 not in view.broken):
            break
        if not sentence.tokens or view.starts[start] in sentence.by_start:
            found.append(start)
        start -= 1
    if not sentence.tokens:
        found = found[:6]
    return [*reversed(found), place]


def inner_starts(view: Window, place: int, sentence: Sentence) -> list[int]:
    """Return the places inside the token that holds a character, before the character."""
    found: list[int] = []
    start = place
    while start > 0 and view.starts[start] not in sentence.by_start and len(found) < _MAX_INNER:
        start -= 1
        if is_stop(view.text[start]):
            break
        found.append(start)
    return found[:-1] if found and view.starts[found[-1]] in sentence.by_start else found


def begins_in_number(text: str, first: int) -> bool:
    """Tell whether a place lies inside a run of digits."""
    return first > 0 and text[first].isdigit() and text[first - 1].isdigit()


def ends_in_number(text: str, last: int) -> bool:
    """Tell whether a run of digits goes on after a place."""
    return text[last].isdigit() and text[last + 1 : last + 2].isdigit()


def cuts_katakana(text: str, first: int, last: int, literal: Callable[[str], bool]) -> bool:
    """Tell whether a match takes a piece out of a katakana run that it is no katakana word for.

    Args:
        text: The window's text.
        first: Index of the match's first character, a katakana letter.
        last: Index of its last.
        literal: Tells whether the entry is written just like a text.
    """
    if not is_katakana(text[last]):
        return False
    begins = first == 0 or not is_katakana(text[first - 1])
    ends = last + 1 == len(text) or not is_katakana(text[last + 1])
    if begins and ends and last > first:
        return False
    return not literal(text[first : last + 1])


def is_katakana(char: str) -> bool:
    """Tell whether a character is a katakana letter or the long mark."""
    return "ァ" <= char <= "ヺ" or char == "ー"


def order(scored: list[Scored], at: int, sentence: Sentence) -> tuple[list[Scored], int]:
    """Return the matches in the order of the card, and how many stand above the fold.

    First the word of this sentence that holds the character with those written alike, then what
    begins at the character, the longest first, then the other words that hold it.
    """
    visible = _longest_of_each([match for match in scored if not _shadow(match)])
    if not visible:
        return [], 0
    rivalry.weigh(visible, at, sentence)
    best = max(visible, key=lambda match: _as_holder(match, at, sentence))
    # Among those that stand over the very same characters the companions count in full.
    best = max(
        (m for m in visible if (m.start, m.end) == (best.start, best.end)), key=lambda m: m.score
    )
    best = _part_of(best, visible, at) or best
    alike = [m for m in visible if (m.start, m.end) == (best.start, best.end)]
    alike.sort(key=lambda match: (match is not best, -match.score))
    rest = [m for m in visible if (m.start, m.end) != (best.start, best.end)]
    here = [m for m in rest if m.start == at]
    here.sort(key=lambda m: (not _plausible(m), -(m.end - m.start), -m.score))
    around = [m for m in rest if m.start != at and _plausible(m)]
    around.sort(key=lambda m: -m.score)
    near = alike if best.start == at else alike[:2]
    rival = _rival(alike, rest, at, sentence)
    if rival is not None:
        near = [*near[:2], rival, *near[2:]]
    unique: list[Scored] = []
    seen: set[tuple[int, int]] = set()
    likely = [m for m in here if _plausible(m)]
    for match in (*near, *likely, *alike, *here, *around):
        key = (match.found.source, match.found.posting.entry)
        if key not in seen:
            seen.add(key)
            unique.append(match)
    return unique, len(near)


def _rival(alike: list[Scored], rest: list[Scored], at: int, sentence: Sentence) -> Scored | None:
    """Return the word over other characters that may well be meant here, if there is one.

    It is not left to the end of the card: it stands right after the best word and the likeliest
    of those written alike.
    """
    entries = {(m.found.source, m.found.posting.entry) for m in alike[:3]}
    found = [
        m for m in rest if m.aligned and (m.found.source, m.found.posting.entry) not in entries
    ]
    best = alike[0]
    # What is only the beginning of a word at the pointer follows anyway.
    others = [m for m in found if best.start != at or m.start != at or m.end > best.end]
    rival = max(others or found, key=lambda m: _as_holder(m, at, sentence), default=None)
    if rival is None or rival.score < _RIVAL:
        return None
    if len(alike) > 2 and alike[2].score > rival.score:
        return None
    return rival


_RIVAL = 200.0
"""Score from which on another word is worth a place near the top."""
_JOINING = frozenset(("conj", "prt"))
_PARTICLES = frozenset("のにでとをがも")


def _part_of(whole: Scored, matches: list[Scored], at: int) -> Scored | None:
    """Return the word at the pointer where the whole is a plain phrase that only adds up its words.

    At the 角 of 鹿の角 or the 金 of お金 that word is shown, at any place of 足を洗う the idiom. A
    phrase adds up when its translation holds the word's.
    """
    if whole.start >= at or whole.found.source != 0:
        return None
    key = whole.found.key
    if key[0] in _PARTICLES and at == whole.start + 1 and whole.tokens > 1:
        here = [m for m in matches if m.start == at and m.aligned]
        best_here = max(here, key=lambda m: m.score, default=None)
        joined = key[0] == "の" and whole.facts.first_codes.isdisjoint(_JOINING)
        if joined or (best_here is not None and best_here.found.key == "なる"):
            return best_here
        return None
    before = key[at - whole.start - 1 : at - whole.start]
    if not {"exp", "adv", "conj"}.isdisjoint(whole.facts.first_codes):
        return None
    linked = before == "の" or (
        at == whole.start + 1 and before in {"お", "ご"} and is_kanji(key[1:2])
    )
    if not linked or whole.facts.fixed:
        return None
    ends = {whole.end}
    told = _gloss_words(whole.facts.body)
    best: tuple[float, Scored] | None = None
    for match in matches:
        if match.start != at or match.end not in ends or match.found.source != 0:
            continue
        shared = told & _gloss_words(match.facts.body)
        if shared:
            worth = match.score + 25 * len(shared)
            if best is None or worth > best[0]:
                best = (worth, match)
    return best[1] if best else None


_LITTLE_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "and",
        "or",
        "be",
        "is",
        "are",
        "one",
        "one's",
        "oneself",
        "something",
        "someone",
        "that",
        "this",
        "it",
        "as",
        "into",
        "up",
        "out",
        "off",
        "not",
        "no",
        "so",
        "e.g",
        "esp",
        "etc",
        "have",
        "has",
        "do",
        "get",
        "go",
        "take",
    ]
)


def _gloss_words(body: Any) -> frozenset[str]:
    words: set[str] = set()
    for sense in body[1]:
        for gloss in sense[0] if sense else ():
            text = gloss if isinstance(gloss, str) else gloss[0]
            for word in text.lower().replace("(", " ").replace(")", " ").replace("-", " ").split():
                plain = word.strip(".,;:!?'\"")
                if plain not in _LITTLE_WORDS and len(plain) > 2:
                    words.add(plain[:-1] if plain.endswith("s") else plain)
    return frozenset(words)


def _longest_of_each(scored: list[Scored]) -> list[Scored]:
    """Keep one match of each entry at each beginning: the longest inflected one that does."""
    kept: dict[tuple[int, int, int], Scored] = {}
    for match in scored:
        key = (match.start, match.found.source, match.found.posting.entry)
        before = kept.get(key)
        if before is None or _stretch(match) > _stretch(before):
            kept[key] = match
    return list(kept.values())


def _stretch(match: Scored) -> float:
    # A longer ending is worth a little more than the steps that it costs.
    return match.score + 12.0 * (match.end - match.start) * bool(match.found.chain)


_COMPANIONS_WORTH = 60.0


def _as_holder(match: Scored, at: int, sentence: Sentence) -> float:
    """Return how well a match does as the word that holds the character."""
    # Companions choose between words written alike; between a word and its part they say little.
    score = match.score - max(0.0, match.companions - _COMPANIONS_WORTH)
    return score - (0 if match.start == at or sentence.tokens else 60)


def _plausible(match: Scored) -> bool:
    return match.aligned or match.score > 150


def _shadow(match: Scored) -> bool:
    return bool(match.found.posting.marks & HIDDEN) and match.found.respelt


def is_named(word: Match, name: Match, sentence: Sentence) -> bool:
    """Tell whether a word stands where the tagger sees just this name (長野)."""
    return word.start in sentence.proper and (word.start, word.end) == (name.start, name.end)


def insert_numbers(
    figures: list[Match], words: list[Match], primary: int, *, is_digit: bool
) -> int:
    """Put numbers among the words of a card where they belong.

    Args:
        figures: What ``numbers.matches`` returned.
        words: The card's matches, the likeliest first; changed.
        primary: How many of these stand above the fold.
        is_digit: True where the pointer is on a digit.

    Returns:
        How many stand above the fold now.
    """
    longest = max((word.end - word.start for word in words[:primary]), default=0)
    if words and any(_is_no_number(words[0], figure) for figure in figures):
        return primary
    if figures and figures[0].end - figures[0].start > longest:
        # Digits are no words; before 六畳 the word 六 stands, and its size right after.
        before = 0 if is_digit else min(1, primary)
        words[before:before] = figures
        return primary + 1
    words += [
        figure for figure in figures if not any(_swallows(word, figure) for word in words[:primary])
    ]
    return primary


def _is_no_number(word: Match, figure: Match) -> bool:
    """Tell whether the likeliest word over a number's text is an adjective: 十分な."""
    return (
        (word.start, word.end) == (figure.start, figure.end)
        and word.entry is not None
        and bool(word.entry.senses)
        and "adj-na" in word.entry.senses[0].pos
    )


def _swallows(word: Match, figure: Match) -> bool:
    """Tell whether a number is only a part of a word in kanji: the 一日 of 一日千秋."""
    return (
        word.start <= figure.start
        and figure.end <= word.end
        and word.end - word.start > figure.end - figure.start
        and all(map(is_kanji, word.headword))
    )


def gloss_fit(body: Any, asked: str) -> float:
    """Return how well an entry answers an English query: whole gloss, early gloss, common word."""
    best = 0.0
    for number, sense in enumerate(body[1]):
        for order_, gloss in enumerate(sense[0] if sense else ()):
            text = (gloss if isinstance(gloss, str) else gloss[0]).lower()
            plain = text.removeprefix("to ").split(" (")[0]
            fit = 100.0 if plain == asked or text == asked else 40.0 if asked in text else 10.0
            best = max(best, fit - 8 * number - 3 * order_ - 0.2 * len(text))
    common = any(head[2] for head in body[0])
    ranks = [head[5] for head in body[0] if head[5]]
    return best + 25 * common + (max(0.0, 20 - min(ranks) / 1000) if ranks else 0)
