"""Which of the entries that fit does this sentence mean?

Every match is scored by what the sentence tells: do its ends stand on word boundaries, is it read
as the text is read here, is it of the right part of speech, does a verb have the object that it
needs, do its usual companions stand around it. The weights were set by hand on our own sentences.
"""

from __future__ import annotations

import functools

import resources
from dictionary import companions, spoken, word_classes
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
from dictionary.matching import HONORIFIC
from dictionary.model import ContextToken
from dictionary.scored import Facts, Scored
from dictionary.sentence import Sentence

_ZURU = word_classes.BIT["vz"]
_WORDY = frozenset(("名詞", "動詞", "形容詞", "形状詞", "代名詞", "副詞", "接尾辞", "接頭辞"))
_VERBAL = frozenset(("動詞", "形容詞"))
_BEFORE_A_CALL = frozenset(("", "補助記号", "感動詞", "記号"))


def score(match: Scored, sentence: Sentence) -> None:
    """Set a match's score, headword and alignment from the sentence."""
    posting = match.found.posting
    place = match.facts.place(match.found.key)
    match.head = min(posting.form, len(match.facts.pairs) - 1) if place is None else place
    match.add("common", 0.35 * posting.score)
    if match.found.chain:
        match.add("steps", -8.0 * len(match.found.chain))
    if match.found.chain and posting.classes & _ZURU:
        match.add("the old form of a verb in じる", -130)
    if match.found.chain == ("stem",) and match.found.key.endswith(("てる", "でる")):
        match.add("the stem of a contraction", -60)
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
        match.add("begins inside a word", 15.0 * (match.end - match.start) - 175)
    if last is None:
        match.add("ends inside a word", -110 if not match.found.chain else -60)
    if first is None:
        return
    if match.found.chain and _has_prefix(match, sentence, first):
        first += 1
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
        companions.score(match, sentence, first, max(core, last if last is not None else core))
    if sentence.preferred:
        written = match.facts.pairs[match.head][0]
        if (written, posting.entry) in sentence.preferred:
            match.add("chosen before", 400)


def _has_prefix(match: Scored, sentence: Sentence, first: int) -> bool:
    """Tell whether the text has an honorific お that the dictionary form has not."""
    surface = sentence.surface(first)
    return (
        surface in HONORIFIC
        and sentence.pos(first) == "接頭辞"
        and first + 1 < len(sentence.tokens)
        and not match.found.key.startswith(surface)
    )


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


def _fit(pos: str, facts: Facts) -> float:
    wanted = _fits().get(pos)
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
    honorific = _is_honorific(match, sentence, number)
    odd = sentence.ungrammatical(number)
    if odd or honorific:
        pos, inflects = "動詞", True
    if match.found.chain and not inflects and not _is_verbal_noun(match, token):
        match.add("inflected, yet the word is not", -120)
    # 受け入れ態勢: a verb's stem right before a noun makes a noun with it.
    compounded = (
        pos == "動詞" and "連用形" in token.conj_form and sentence.pos(number + 1) == "名詞"
    )
    if (
        not match.found.chain
        and pos in _VERBAL
        and match.aligned
        and token.surface != token.orth_base
    ):
        # 行った as the noun 行: an inflected token that is matched as it stands.
        nominal = "連用形" in token.conj_form and sentence.pos(number + 1) != "助動詞"
        if compounded:
            match.add("a noun made of a verb", 60)
        else:
            match.add("not inflected, yet the word is", -30 if nominal else -110)
    elif compounded and match.found.chain == ("stem",):
        match.add("a noun here", -60)
    if odd:
        # ない|て|いる for 鳴いている: the tagger took the verb's stem for an adjective.
        match.add("no such form", 190 if match.found.chain else -110)
    fit = _fit("名詞" if compounded and not match.found.chain else pos, match.facts)
    if pos == "接尾辞" and match.found.posting.marks & AFFIX:
        fit = 1.2
    if pos == "名詞" and token.pos[1] == "固有名詞":
        fit = max(fit, 0.5)
    match.add("part of speech", 90 * fit - 50)
    readings = match.facts.spoken(match.found.key)
    given = spoken.given(match, sentence)
    if given is not None:
        spoken.judge(match, given)
    heard, said, base, lemma = sentence.sounds(number)
    if compounded and not match.found.chain:
        said = heard
    if said and (match.aligned or match.found.chain):
        if said in readings:
            match.add("read so", 70 if given is None else 30)
        elif given is None:
            match.add("not read so", -20)
    # The lemma of kana is just the commonest word; where companions are known they say more.
    guessed = bool(posting.marks & KANA) and companions.has_doubles(match.found.key)
    if match.facts.has(base):
        match.add("base form", 40)
    known = match.facts.has(lemma)
    if known:
        match.add("lemma", 40)
    if posting.marks & KANA and not posting.marks & NATURAL and not known:
        match.add("kana of another word", -10 if guessed else -25)
    if posting.marks & FUNCTION and pos not in {"助詞", "助動詞", "接続詞", "接尾辞", "形状詞"}:
        match.add("not a particle here", -40)


def _is_honorific(match: Scored, sentence: Sentence, number: int) -> bool:
    """Tell whether a noun of the tagger's is a verb's stem in an honorific phrase (お通しする)."""
    return (
        match.found.chain[:1] in {("humble",), ("honorific",)}
        and sentence.pos(number) == "名詞"
        and sentence.pos(number - 1) == "接頭辞"
        and match.start < sentence.tokens[number].start
        and not is_kanji(match.found.key[-1])
    )


def _is_verbal_noun(match: Scored, token: ContextToken) -> bool:
    codes = match.facts.all_codes
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
    said = "".join([sentence.sounds(number)[0] for number in range(first, core)])
    tail = tokens[-1]
    said_base = said + sentence.sounds(core)[1 if match.found.chain else 0]
    readings = match.facts.spoken(match.found.key)
    given = spoken.given(match, sentence)
    same = said_base in readings
    if match.found.chain and not same and match.found.key.endswith("ない"):
        # 目もくれず of 目もくれない: the phrase itself is a negative.
        same = said + sentence.sounds(core)[0] + "ない" in readings
    expression = bool(posting.marks & EXPRESSION)
    codes = match.facts.all_codes
    # So many words in a row are no accident, whatever they are read as one by one.
    fixed = extra >= 3 and (expression or "adv" in codes or "conj" in codes)
    if given is not None and (given[1] or not fixed):
        spoken.judge(match, given, lenient=True)
    if (
        not match.found.chain
        and tokens[0].pos[0] == "動詞"
        and sentence.surface(first - 1) == "を"
        and not expression
    ):
        match.add("not a verb, yet it has an object", -70)
    wordy = sum(token.pos[0] in _WORDY for token in tokens)
    if not whole:
        match.add("compound cut short", -40 if match.found.chain else -120)
        return
    if given is not None and given[2] == match.end and fold(given[0]) in readings:
        same = True
    if not match.found.chain and tail.surface in {"て", "で"} and sentence.goes_on(core + 1):
        # と言って in と言っている.
        match.add("the inflection goes on", -200)
    if kana_only:
        leading = sentence.pos(first)
        if expression or posting.marks & FUNCTION or codes & {"conj", "adv", "int", "prt"}:
            fits = 1.0
        elif posting.marks & NATURAL and all("ァ" <= char <= "ー" for char in tokens[0].surface):
            # クレジット|カード: borrowed words are joined as they are.
            fits = 1.0
        elif posting.marks & NATURAL and not posting.marks & RARE:
            fits = 0.6 if leading not in {"助詞", "助動詞"} else -1.0
        else:
            fits = -1.0
        if (
            leading == "動詞"
            and match.facts.first_codes == {"int"}
            and sentence.pos(first - 1) not in _BEFORE_A_CALL
        ):
            # やった in やるだけはやった is no cheer.
            fits = -0.5
        if leading in {"助詞", "助動詞"} and not (
            expression or posting.marks & FUNCTION or codes & {"conj", "prt"}
        ):
            fits = -1.5
        if posting.marks & RARE or not same:
            fits -= 0.7
        # What begins with an auxiliary may also be the ending of the verb before it.
        each = 45 if match.found.chain or leading == "助動詞" else 60
        if "adv" in codes and tail.surface == "と":
            each += 60
        match.add(
            "kana over several words",
            120 * fits + ((60 if match.found.chain else 75) + each * extra) * (fits > 0),
        )
        return
    solid = all(is_kanji(char) or "ァ" <= char <= "ー" for char in match.found.key)
    solid |= all(
        is_kanji(char) or "ァ" <= char <= "ヿ" for char in match.facts.pairs[match.head][0]
    )
    # 食わず嫌い: kanji at both ends of three words are no accident either.
    solid |= extra > 1 and is_kanji(tokens[0].surface[0]) and is_kanji(tail.surface[0])
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


def _score_government(match: Scored, sentence: Sentence, first: int, core: int) -> None:
    """Weigh the particle before a verb against its transitivity."""
    if sentence.pos(core) != "動詞":
        return
    codes = match.facts.all_codes
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


@functools.lru_cache(maxsize=1)
def _fits() -> dict[str, frozenset[str]]:
    """Return UniDic's parts of speech with the JMdict codes that may stand for them."""
    return {
        pos: frozenset(codes.split())
        for pos, codes, *_ in resources.rows("rules/lookup_parts_of_speech.tsv")
    }
