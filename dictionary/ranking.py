"""Which of the entries that fit does this sentence mean?

Every match is scored by what the sentence tells: do its ends stand on word boundaries, is it read
as the text is read here, is it of the right part of speech, does a verb have the object that it
needs, do its usual companions stand around it. The weights were set by hand on our own sentences.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

import resources
from dictionary import word_classes
from dictionary.folding import fold, is_kanji
from dictionary.index.codec import (
    AFFIX,
    EXPRESSION,
    FUNCTION,
    HIDDEN,
    IRREGULAR,
    KANA,
    NATURAL,
    RARE,
)
from dictionary.matching import Found
from dictionary.model import ContextToken
from dictionary.sentence import Sentence

# UniDic's parts of speech with the JMdict codes that may stand for them, the best fitting first.
_FITS: dict[str, frozenset[str]] = {
    "名詞": frozenset(
        [
            "n",
            "n-suf",
            "n-pref",
            "pn",
            "num",
            "ctr",
            "vs",
            "adj-na",
            "adj-no",
            "adv",
            "adv-to",
            "n-adv",
            "n-t",
            "exp",
            "unc",
            "vs-i",
            "int",
        ]
    ),
    "代名詞": frozenset(("pn", "n", "int", "adv")),
    "動詞": frozenset(
        [
            "v1",
            "v1-s",
            "v5k",
            "v5k-s",
            "v5g",
            "v5s",
            "v5t",
            "v5n",
            "v5b",
            "v5m",
            "v5r",
            "v5r-i",
            "v5u",
            "v5u-s",
            "v5aru",
            "vk",
            "vs-i",
            "vs-s",
            "vs-c",
            "vz",
            "aux-v",
            "v4k",
            "v4s",
            "v4t",
            "v4h",
            "v4b",
            "v4m",
            "v4r",
            "vr",
            "vn",
            "v-unspec",
        ]
    ),
    "形容詞": frozenset(("adj-i", "adj-ix", "aux-adj", "adj-ku", "adj-shiku")),
    "形状詞": frozenset(
        ("adj-na", "adj-t", "n", "adj-no", "adj-f", "aux", "suf", "n-suf", "aux-adj")
    ),
    "副詞": frozenset(("adv", "adv-to", "n-adv", "n", "int", "exp", "adj-na")),
    "連体詞": frozenset(("adj-pn", "adj-f")),
    "接続詞": frozenset(("conj", "exp", "int")),
    "感動詞": frozenset(("int", "exp", "n")),
    "助詞": frozenset(("prt", "conj", "exp", "aux", "suf")),
    "助動詞": frozenset(("aux", "aux-v", "aux-adj", "cop", "exp", "adj-i", "adj-ix", "v5r-i")),
    "接頭辞": frozenset(("pref", "n-pref", "adj-pn", "adj-f")),
    "接尾辞": frozenset(("suf", "n-suf", "ctr", "n", "aux-adj", "adj-i", "v5r", "adj-na")),
    "補助記号": frozenset(("unc", "n")),
    "記号": frozenset(("n", "unc", "num")),
}
EXPLAIN = False
"""Set by whoever tunes the weights: each match then keeps what its score is made of."""
_ZURU = word_classes.BIT["vz"]
_WORDY = frozenset(("名詞", "動詞", "形容詞", "形状詞", "代名詞", "副詞", "接尾辞", "接頭辞"))
_VERBAL = frozenset(("動詞", "形容詞"))


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


def score(match: Scored, sentence: Sentence) -> None:
    """Set a match's score, headword and alignment from the sentence."""
    posting = match.found.posting
    match.head = _headword(match)
    match.add("common", 0.35 * posting.score)
    if match.found.chain:
        match.add("steps", -8.0 * len(match.found.chain))
    if match.found.chain and posting.classes & _ZURU:
        match.add("the old form of a verb in じる", -90)
    if match.found.respelt:
        match.add("respelt", -25)
    if posting.marks & (HIDDEN | IRREGULAR):
        match.add("irregular", -20)
    if not sentence.tokens:
        match.add("length", 40.0 * (match.end - match.start))
        return
    first = sentence.first_token(match.start)
    last = sentence.last_token(match.end)
    if sentence.inside_reading(match.start, match.end):
        match.add("inside a longer word", -70)
    if first is None:
        match.add("begins inside a word", -160)
    if last is None:
        match.add("ends inside a word", -110 if not match.found.chain else -60)
    if first is None:
        return
    core = _core(match, sentence, first)
    match.tokens = core - first + 1
    match.aligned = last is not None
    if last is not None:
        match.add("aligned", 60)
    if match.tokens == 1:
        _score_single(match, sentence, first)
    else:
        _score_compound(match, sentence, first, core, whole=last is not None)
    if last is not None or match.found.chain:
        _score_government(match, sentence, first, core)
    if last is not None or match.found.chain or len(match.found.key) == 1:
        _score_companions(match, sentence, first, max(core, last if last is not None else core))
    written = match.body[0][match.head][0]
    if sentence.preferred and (written, posting.entry) in sentence.preferred:
        match.add("chosen before", 400)


def _core(match: Scored, sentence: Sentence, first: int) -> int:
    """Return the last token that the dictionary form itself covers."""
    end = match.end
    if match.found.chain:
        key = match.found.key
        stem = match.found.stem
        if key.endswith(("する", "くる", "来る")) and len(key) - stem == 2:
            stem += 1
        end = min(match.end, match.start + max(1, stem))
    number = first
    while number + 1 < len(sentence.tokens) and sentence.tokens[number + 1].start < end:
        number += 1
    return number


def _pos_codes(facts: Facts, *, first_only: bool = False) -> frozenset[str]:
    return facts.first_codes if first_only else facts.all_codes


def _fit(pos: str, facts: Facts) -> float:
    wanted = _FITS.get(pos)
    if wanted is None:
        return 0.5
    if not wanted.isdisjoint(facts.first_codes):
        return 1.0
    if not wanted.isdisjoint(facts.all_codes):
        return 0.6
    return 0.0


def _score_single(match: Scored, sentence: Sentence, number: int) -> None:
    token = sentence.tokens[number]
    posting = match.found.posting
    pos = token.pos[0]
    inflects = pos in _VERBAL or pos == "助動詞"
    if match.found.chain and not inflects and not _is_verbal_noun(match, token):
        match.add("inflected, yet the word is not", -120)
    if (
        not match.found.chain
        and pos in _VERBAL
        and match.aligned
        and token.surface != token.orth_base
    ):
        # 行った as the noun 行: an inflected token that is matched as it stands.
        nominal = "連用形" in token.conj_form and sentence.pos(number + 1) != "助動詞"
        match.add("not inflected, yet the word is", -30 if nominal else -110)
    fit = _fit(pos, match.facts)
    if pos == "接尾辞" and match.found.posting.marks & AFFIX:
        fit = 1.2
    if pos == "名詞" and token.pos[1] == "固有名詞":
        fit = max(fit, 0.5)
    match.add("part of speech", 90 * fit - 50)
    readings = _readings(match)
    given = _given(match, sentence)
    if given is not None:
        _judge_given(match, given)
    spoken = fold(token.reading_base or token.reading)
    if spoken and (match.aligned or match.found.chain):
        if spoken in readings:
            match.add("read so", 70 if given is None else 30)
        elif given is None:
            match.add("not read so", -20)
    base = fold(token.orth_base)
    lemma = fold(token.lemma.split("-")[0])
    writings = match.facts.writings
    if base in writings:
        match.add("base form", 40)
    if lemma in writings:
        match.add("lemma", 40)
    if posting.marks & KANA and not posting.marks & NATURAL and lemma not in writings:
        match.add("kana of another word", -25)
    if posting.marks & FUNCTION and pos not in {"助詞", "助動詞", "接続詞", "接尾辞", "形状詞"}:
        match.add("not a particle here", -40)


def _is_verbal_noun(match: Scored, token: ContextToken) -> bool:
    codes = _pos_codes(match.facts)
    return bool(codes & {"vs", "vs-i", "vs-s", "adj-na"}) and token.pos[0] in {
        "名詞",
        "形状詞",
        "接尾辞",
        "副詞",
    }


def _score_compound(
    match: Scored, sentence: Sentence, first: int, core: int, *, whole: bool
) -> None:
    posting = match.found.posting
    tokens = sentence.tokens[first : core + 1]
    extra = len(tokens) - 1
    kana_only = bool(posting.marks & KANA) and not any(
        map(is_kanji, "".join(t.surface for t in tokens))
    )
    spoken = "".join(fold(token.reading or token.surface) for token in tokens[:-1])
    tail = tokens[-1]
    spoken_base = spoken + fold(
        (tail.reading_base if match.found.chain else tail.reading) or tail.surface
    )
    readings = _readings(match)
    given = _given(match, sentence)
    same = spoken_base in readings
    if given is not None:
        _judge_given(match, given, lenient=True)
    expression = bool(posting.marks & EXPRESSION)
    wordy = sum(token.pos[0] in _WORDY for token in tokens)
    if not whole:
        match.add("compound cut short", -40 if match.found.chain else -120)
        return
    codes = _pos_codes(match.facts)
    if given is not None and given[2] == match.end and fold(given[0]) in readings:
        same = True
    if kana_only:
        leading = sentence.pos(first)
        if expression or posting.marks & FUNCTION or codes & {"conj", "adv", "int", "prt"}:
            fits = 1.0
        elif posting.marks & NATURAL and not posting.marks & RARE:
            fits = 0.6 if leading not in {"助詞", "助動詞"} else -1.0
        else:
            fits = -1.0
        if leading in {"助詞", "助動詞"} and not (
            expression or posting.marks & FUNCTION or codes & {"conj", "prt"}
        ):
            fits = -1.5
        if posting.marks & RARE or not same:
            fits -= 0.7
        match.add(
            "kana over several words",
            120 * fits + ((60 if match.found.chain else 75) + 45 * extra) * (fits > 0),
        )
        return
    solid = all(is_kanji(char) or "ァ" <= char <= "ー" for char in match.found.key)
    solid |= all(is_kanji(char) or "ァ" <= char <= "ヿ" for char in match.body[0][match.head][0])
    # So many words in a row are no accident, whatever the tagger reads them as.
    fixed = expression and extra >= 3 and not match.found.chain
    credit = 1.0 if same else 0.9 if fixed else 0.8 if solid else 0.45
    if posting.marks & RARE:
        credit *= 0.5
    auxiliary = tail.pos[1] == "非自立可能" and tokens[0].pos[0] in _VERBAL and not expression
    if auxiliary:
        credit *= 0.6
    match.add("compound", (75 * min(extra, 4) + 90) * credit)
    if same:
        match.add("read so", 60)
    elif given is None and not fixed:
        match.add("not read so", -20 if solid else -50)
    going_on = tail.pos[0] in _VERBAL and tail.surface != tail.orth_base
    if going_on and not match.found.chain and sentence.pos(core + 1) == "助動詞":
        match.add("the inflection goes on", -130)
    head = tokens[-1] if not expression else tokens[0]
    fit = _fit(head.pos[0], match.facts)
    if expression or codes & {"adv", "conj", "int"}:
        fit = 1.0
    match.add("part of speech", 60 * fit - 20)
    if wordy == 0:
        match.add("only function words", -20)


def _given(match: Scored, sentence: Sentence) -> tuple[str, bool, int] | None:
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


def _judge_given(match: Scored, given: tuple[str, bool, int], *, lenient: bool = False) -> None:
    kana, certain, reached = given
    heads = match.body[0]
    good = False
    for written, reading, *_ in heads:
        if fold(written) != match.found.key:
            continue
        spoken = fold(reading)
        if reached <= match.end and not match.found.chain:
            good = spoken == kana
        else:
            # Inflected, or the given reading goes on past this match: compare what both have.
            tail = 0
            while tail < len(written) and not is_kanji(written[-1 - tail]) and tail < len(spoken):
                tail += 1
            stem = spoken[: len(spoken) - tail] if tail else spoken
            good = bool(stem) and kana.startswith(stem)
        if good:
            break
    # Where a word is known to have doubles, its companions say more than a guessed reading.
    known = match.found.key in _doubles()
    if good and (reached <= match.end or match.found.chain):
        match.add("reading of the text", 160 if certain else 40 if known else 75)
    elif not good:
        against = 35 if known else 40 if lenient else 65
        match.add("not the reading of the text", -320 if certain else -against)


def _readings(match: Scored) -> list[str]:
    """Return the folded readings of the form that was found."""
    key = match.found.key
    heads = match.facts.heads
    own = [reading for written, reading in heads if written == key]
    return own or [reading for _, reading in heads if reading == key] or [heads[0][1]]


def _headword(match: Scored) -> int:
    """Return the pair of written form and reading that the text means."""
    key = match.found.key
    heads = match.facts.heads
    for part in (0, 1):
        for number, head in enumerate(heads):
            if head[part] == key:
                return number
    return min(match.found.posting.form, len(heads) - 1)


def _score_government(match: Scored, sentence: Sentence, first: int, core: int) -> None:
    """Weigh the particle before a verb against its transitivity."""
    if sentence.pos(core) != "動詞":
        return
    codes = _pos_codes(match.facts)
    transitive, intransitive = "vt" in codes, "vi" in codes
    if transitive == intransitive:
        return
    for back in range(1, 4):
        pos, surface = sentence.pos(first - back), sentence.surface(first - back)
        if pos == "助詞" and surface in {"を", "が", "に"}:
            if surface == "を":
                match.add("object", 45 if transitive else -20)
            elif surface == "が":
                match.add("subject", 30 if intransitive else -15)
            else:
                match.add("place", 8 if intransitive else 0)
            return
        if pos not in {"副詞", "名詞", "助詞"} or (
            pos == "助詞" and surface not in {"も", "は", "から"}
        ):
            return


def _score_companions(match: Scored, sentence: Sentence, first: int, last: int) -> None:
    table = _companions().get((match.found.key, match.found.posting.entry))
    if table is None:
        return
    around = sentence.companions(first, last)
    total = sum(table[cue] for cue in table.keys() & around)
    if total:
        match.companions = max(-150.0, min(320.0, 1.9 * total))
        match.add("companions", match.companions)


@functools.lru_cache(maxsize=1)
def _doubles() -> frozenset[str]:
    return frozenset(form for form, _ in _companions())


@functools.lru_cache(maxsize=1)
def _companions() -> dict[tuple[str, int], dict[str, float]]:
    """Read the table of usual companions: form, entry, cues with an optional ``*weight``.

    A cue is a word near by; ``~`` a case particle just before, ``+`` the next token, ``-`` the
    token before, ``++`` and ``--`` their part of speech, ``^`` the beginning, ``=`` always.
    """
    table: dict[tuple[str, int], dict[str, float]] = {}
    for form, entry, cues, *_ in resources.rows("rules/lookup_companions.tsv"):
        found = table.setdefault((fold(form), int(entry)), {})
        for cue in cues.split():
            word, _, weight = cue.partition("*")
            usual = 0.4 if word == "=" else 1.0
            found[word] = found.get(word, 0.0) + usual * (float(weight) if weight else 70.0)
    return table
