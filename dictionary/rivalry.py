"""What matches around one place say of each other: endings, stems, the verb behind a verb.

A match is scored alone first; here it is lowered where another one explains the same text better.
"""

from __future__ import annotations

from dictionary.folding import is_kana, is_kanji
from dictionary.index.codec import EXPRESSION, FUNCTION, KANA, RARE
from dictionary.scored import Scored
from dictionary.sentence import Sentence

_ENDING_WORTH = 280
_STEM_WORTH = 180
_LONG_WORD = 4
_COMMON = 285
"""Static score that words have which a frequency list knows well."""


def weigh(matches: list[Scored], at: int, sentence: Sentence) -> None:
    """Change the scores of matches by what the others are.

    Args:
        matches: Matches that hold a character.
        at: The character.
        sentence: What is known around it.
    """
    _demote_before_written(matches, at, sentence)
    _demote_endings(matches, at, sentence)
    _prefer_entries(matches, sentence)


def _demote_endings(matches: list[Scored], at: int, sentence: Sentence) -> None:
    """Lower what begins inside the inflection of another word (いる in 食べている).

    The そう of 降りそう is a word of its own, and the other way about: where the pointer stands on
    it, the verb is lowered.
    """
    if not sentence.tokens:
        return
    number = sentence.by_start.get(at, sentence.by_start.get(at - 1))
    if number is not None and sentence.tokens[number].pos[1] == "助動詞語幹":
        for match in matches:
            if "looks like" in match.found.chain:
                match.score -= 150
    inflected = [m for m in matches if m.found.chain and m.aligned and m.score > _STEM_WORTH]
    spans: list[tuple[int, int]] = []
    for match in inflected:
        first = sentence.first_token(match.start)
        if first is not None and match.score > _ENDING_WORTH:
            spans.append((sentence.tokens[first + match.tokens - 1].end, match.end))
    _demote_auxiliaries(matches, sentence)
    for match in matches if inflected else ():
        if any(_begins_in_stem(match, whole) for whole in inflected):
            match.score -= 190
        number = sentence.by_start.get(match.start)
        if number is None or not any(low <= match.start < high for low, high in spans):
            continue
        pos = sentence.tokens[number].pos
        if pos[1] == "助動詞語幹":
            continue
        if pos[0] in {"助動詞", "助詞"} or pos[1] == "非自立可能":
            match.score -= 190
        elif (
            pos[0] in {"動詞", "接尾辞"}
            and is_kana(sentence.tokens[number].surface)
            and sentence.pos(number - 1) != "助詞"
        ):
            # The かねて of 耐えかねて.
            match.score -= 190


def _begins_in_stem(match: Scored, whole: Scored) -> bool:
    """Tell whether kana right after the kanji of a stem are taken for a word (久しからず)."""
    place = match.start - whole.start
    return (
        0 < place < whole.found.stem
        and "ぁ" <= match.found.key[0] <= "ん"
        and is_kanji(whole.found.key[place - 1])
    )


def _is_base(match: Scored, sentence: Sentence) -> bool:
    """Tell whether the tagger, too, takes a match's first word for a form of its entry."""
    number = sentence.first_token(match.start)
    return number is not None and match.facts.has(sentence.sounds(number)[3])


def _demote_auxiliaries(matches: list[Scored], sentence: Sentence) -> None:
    """Lower the ある of である and the なる of ことになる: the fixed phrase holds them."""
    phrases = [
        match
        for match in matches
        if match.tokens > 1
        and match.aligned
        and match.found.posting.marks & (EXPRESSION | FUNCTION)
        and match.found.posting.marks & KANA
        and match.score > _ENDING_WORTH
    ]
    for match in matches:
        number = sentence.by_start.get(match.start)
        if number is None or sentence.tokens[number].pos[1] != "非自立可能":
            continue
        if any(one.start < match.start and match.end <= one.end for one in phrases):
            match.score -= 90


def _demote_before_written(matches: list[Scored], at: int, sentence: Sentence) -> None:
    """Lower a chain that passes over a verb written in kanji where the pointer stands on that verb.

    In 急いで行かなきゃ the 行く is an auxiliary by its form alone: a writer who puts the kanji
    means the verb.
    """
    start = max((place for place in sentence.verbs_after_te if place <= at), default=None)
    if start is None:
        return
    for match in matches:
        if match.found.chain and match.start < start <= at < match.end:
            match.score -= 190


_SECOND_VERBS = frozenset(
    [
        "start to",
        "start to (suddenly)",
        "keep on",
        "finish",
        "do again",
        "do completely",
        "each other",
        "half do",
        "do over and over",
        "do exhaustively",
        "do thoroughly",
        "do to the end",
        "fail to do",
        "forget to",
        "possible",
    ]
)


_TAKES_SURU = frozenset(("vs", "vs-i", "vs-s"))
_POLITE = frozenset(("humble", "honorific"))


def _prefer_entries(matches: list[Scored], sentence: Sentence) -> None:
    """Set right which of the matches over one text goes before another."""
    alike: dict[tuple[int, int], list[Scored]] = {}
    for match in matches:
        alike.setdefault((match.start, match.end), []).append(match)
    for match in matches:
        chain = match.found.chain
        if not chain:
            continue
        for other in alike[match.start, match.end]:
            if _is_the_word(other, match):
                other.score = max(other.score, match.score + 1)
            elif other.found.chain == chain[1:]:
                if chain[:2] == ("causative", "passive"):
                    # 飲まされる is the passive of 飲ませる: few say 飲ます.
                    if other.found.posting.score < _COMMON:
                        match.score = max(match.score, other.score + 1)
                elif chain[0] == "potential" and not _is_base(match, sentence):
                    # 開けている of 開ける goes before 開く, which can be opened so.
                    match.score = min(match.score, other.score - 1)
        if chain[0] in _POLITE and match.aligned:
            _prefer_verb(match, matches)
        if match.aligned and match.tokens > 1 and match.score > _STEM_WORTH:
            for part in matches:
                if part.end == match.end and _is_last_part(part, match):
                    match.score = max(match.score, part.score + 1)


def _is_last_part(part: Scored, whole: Scored) -> bool:
    """Tell whether one inflected verb is the end of another, as 行く is of 連れて行く."""
    key = part.found.key
    return (
        part.start > whole.start
        and part.found.chain == whole.found.chain
        and len(key) < len(whole.found.key)
        and whole.found.key.endswith(key)
        and is_kanji(key[0])
    )


def _is_the_word(other: Scored, match: Scored) -> bool:
    """Tell whether a match over the same text is a word of its own where this one adds it up."""
    chain = match.found.chain
    rest = other.found.chain
    if chain[0] in _SECOND_VERBS and chain[len(chain) - len(rest) :] == rest != chain:
        # 泣き出す and not 泣く with "start to".
        return len(other.found.key) > len(match.found.key) and other.found.source == 0
    if rest:
        return False
    if chain == ("negative (literary)",):
        # やむを得ず and 思わず are adverbs of their own.
        return "adv" in other.facts.first_codes
    # ありがたみ is a word: no feeling of its being hard to be.
    return (
        len(chain) > 1
        and len(other.found.key) >= _LONG_WORD
        and not other.found.posting.marks & RARE
    )


def _prefer_verb(match: Scored, matches: list[Scored]) -> None:
    """Lift the 通す of お通しする over the dish お通し, a noun that takes no する."""
    for noun in matches:
        if (
            noun.start == match.start
            and match.start + 1 < noun.end < match.end
            and not noun.found.chain
            and noun.found.source == 0
            and _TAKES_SURU.isdisjoint(noun.facts.all_codes)
        ):
            match.score = max(match.score, noun.score + 1)
