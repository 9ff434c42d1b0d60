"""How an entry lies in the index: one line of JSON, and its postings.

A posting is what a look-up needs before an entry is read: its number, the classes that it may
inflect as, how common this form of it is, and a few marks.
"""

from __future__ import annotations

import functools
import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dictionary import word_classes
from dictionary.folding import fold
from dictionary.model import Entry, Example, Gloss, Headword, Sense
from dictionary.records import KanaForm, NameRecord, SenseRecord, WordRecord

POSTING = struct.Struct("<IIHBB")
"""Entry, class mask, static score (0 to 65535), number of the headword, marks."""

KANA = 1
"""The form is a reading."""
HIDDEN = 2
"""A form that is only searched by, never shown."""
IRREGULAR = 4
"""An irregular, outdated or rare form."""
EXPRESSION = 8
"""An expression (several words)."""
NATURAL = 16
"""A kana form that is usual: there is no kanji, or kana is the usual writing."""
AFFIX = 32
"""A prefix, suffix or counter in its first sense."""
RARE = 64
"""Every sense is archaic, obsolete or obscure."""
FUNCTION = 128
"""A particle, auxiliary, copula or conjunction in its first sense."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_quote = json.encoder.encode_basestring
_PRIORITY = {
    "ichi1": 40, "ichi2": 20, "spec1": 30, "spec2": 15, "news1": 25, "news2": 12, "gai1": 25,
    "gai2": 12,
}  # fmt: skip
_COMMON = frozenset({"ichi1", "news1", "spec1", "spec2", "gai1"})
_IRREGULAR_MARKS = frozenset({"iK", "ik", "io", "oK", "ok", "rK", "rk", "sK", "sk"})
_HIDDEN_MARKS = frozenset({"sK", "sk"})
_RARE_MISC = frozenset({"arch", "obs", "obsc", "rare"})
_FUNCTION_POS = frozenset({"prt", "aux", "aux-v", "aux-adj", "cop", "conj"})
_AFFIX_POS = frozenset({"suf", "n-suf", "pref", "n-pref", "ctr"})


@dataclass(frozen=True, slots=True)
class Extras:
    """Data of other sources that goes into the index."""

    frequency: Mapping[str, int]
    """Rank of a form."""
    accent: Mapping[tuple[str, str], tuple[int, ...]]
    jlpt: Mapping[tuple[str, str], tuple[int, tuple[tuple[str, str], ...]]]
    """Level and example sentences of a written form with its reading."""


NO_EXTRAS = Extras({}, {}, {})


@functools.lru_cache(maxsize=4096)
def priority(codes: tuple[str, ...]) -> int:
    """Return how common JMdict's priority codes make a form, 0 to about 40.

    Source: the weights follow JMdict's documentation of ke_pri, tuned by hand.
    """
    best = 0
    for code in codes:
        if code.startswith("nf"):
            best = max(best, 25 - int(code[2:] or 48) // 2)
        else:
            best = max(best, _PRIORITY.get(code, 0))
    return best


def encode_word(
    record: WordRecord, extras: Extras = NO_EXTRAS
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return an entry's JSON and its postings as pairs of key and packed posting."""
    heads, firsts = _heads(record, extras)
    level: int | None = None
    examples: tuple[tuple[str, str], ...] = ()
    for head in heads:
        known = extras.jlpt.get((head[0], head[1]))
        if known is not None and (level is None or known[0] > level):
            level, examples = known[0], known[1] or examples
    body = [heads, [_sense(sense) for sense in record.senses], level, examples]
    text = _encode(body)
    return text, _postings(record, extras, firsts)


def _heads(record: WordRecord, extras: Extras) -> tuple[list[list[Any]], dict[str, int]]:
    """Return the pairs of written form and reading, and each form's first pair."""
    heads: list[list[Any]] = []
    firsts: dict[str, int] = {}
    usually_kana = any("uk" in sense.misc for sense in record.senses)

    def add(written: str, kana: str, priorities: tuple[str, ...], marks: tuple[str, ...]) -> None:
        firsts.setdefault(written, len(heads))
        firsts.setdefault(kana, len(heads))
        heads.append(
            [
                written,
                kana,
                int(bool(priorities) and not _COMMON.isdisjoint(priorities)),
                [*marks, "uk"] if usually_kana else marks,
                extras.accent.get((written, kana), ()),
                extras.frequency.get(written),
            ]
        )

    shown = [form for form in record.written if not (form.marks and _is_hidden(form.marks))]
    for form in shown:
        for kana in record.kana:
            if kana.no_kanji or (kana.marks and _is_hidden(kana.marks)):
                continue
            if kana.only_for and form.text not in kana.only_for:
                continue
            both = form.priorities and tuple(
                [code for code in form.priorities if code in kana.priorities]
            )
            add(form.text, kana.text, both, form.marks + kana.marks)
    for kana in record.kana:
        if kana.text not in firsts and not (kana.marks and _is_hidden(kana.marks)):
            add(kana.text, kana.text, kana.priorities, kana.marks)
    if not heads:
        for kana in record.kana:
            add(kana.text, kana.text, kana.priorities, kana.marks)
    return heads, firsts


def _is_hidden(marks: tuple[str, ...]) -> bool:
    return not _HIDDEN_MARKS.isdisjoint(marks)


def _postings(
    record: WordRecord, extras: Extras, firsts: Mapping[str, int]
) -> list[tuple[str, bytes]]:
    classes = 0
    marks = 0
    usually_kana = False
    rare = bool(record.senses)
    for number, sense in enumerate(record.senses):
        classes |= word_classes.mask(sense.pos)
        if "exp" in sense.pos:
            marks |= EXPRESSION
        usually_kana |= number < 2 and "uk" in sense.misc
        rare = rare and bool(sense.misc) and not _RARE_MISC.isdisjoint(sense.misc)
    first_pos = frozenset(record.senses[0].pos) if record.senses else frozenset()
    if first_pos & _FUNCTION_POS:
        marks |= FUNCTION
    if first_pos & _AFFIX_POS and not first_pos & {"n", "pn", "adv"}:
        marks |= AFFIX
    if rare:
        marks |= RARE
    best = max(
        [
            priority(form.priorities)
            for forms in (record.written, record.kana)
            for form in forms
            if form.priorities
        ],
        default=0,
    )
    found: dict[str, tuple[int, bytes]] = {}

    def add(text: str, score: float, form_marks: int) -> None:
        key = fold(text)
        value = max(0, min(65535, round(score)))
        if key not in found or found[key][0] < value:
            packed = POSTING.pack(
                record.id, classes, value, min(firsts.get(text, 0), 255), form_marks
            )
            found[key] = (value, packed)

    written_frequency = 0.0
    for number, form in enumerate(record.written):
        own = _frequency(extras.frequency.get(form.text))
        written_frequency = max(written_frequency, own)
        score = 200 + 3 * priority(form.priorities) + best - 4 * number + own - 120 * rare
        loss, blemishes = _blemishes(form.marks)
        add(form.text, score - loss, marks | blemishes)
    for number, kana in enumerate(record.kana):
        score, form_marks = _kana_score(record, kana, usually_kana=usually_kana)
        own = _frequency(extras.frequency.get(kana.text))
        score += best - 4 * number - 120 * rare
        score += own if not record.written else 0.5 * own + 0.5 * written_frequency
        add(kana.text, score, marks | form_marks)
    return [(key, packed) for key, (_, packed) in found.items()]


def _kana_score(record: WordRecord, kana: KanaForm, *, usually_kana: bool) -> tuple[int, int]:
    score = 200 + 3 * priority(kana.priorities)
    marks = KANA
    if not record.written or usually_kana:
        score += 60
        marks |= NATURAL
    elif kana.no_kanji:
        score += 20
        marks |= NATURAL
    else:
        score -= 20
    loss, blemishes = _blemishes(kana.marks)
    return score - loss, marks | blemishes


def _blemishes(written: tuple[str, ...]) -> tuple[int, int]:
    """Return what an irregular form loses, and the marks of one that is irregular or hidden."""
    loss = marks = 0
    if written:
        if not _IRREGULAR_MARKS.isdisjoint(written):
            loss, marks = 80, IRREGULAR
        if _is_hidden(written):
            marks |= HIDDEN
    return loss, marks


def _frequency(rank: int | None) -> float:
    """Return 0 (unknown) to 90 (the commonest word) on a logarithmic scale."""
    return 0.0 if rank is None else max(0.0, 90 - 15 * math.log10(rank))


def _sense(sense: SenseRecord) -> list[Any]:
    row: list[Any] = [
        [text if not kind else [text, kind] for text, kind in sense.glosses],
        sense.pos,
        sense.fields,
        sense.misc,
        sense.dialects,
        sense.notes,
        sense.xrefs,
        sense.antonyms,
        sense.origin,
        sense.only_written,
        sense.only_reading,
    ]
    while row and not row[-1]:
        row.pop()
    return row


def decode_word(number: int, body: Any, source: str = "jmdict") -> Entry:
    """Return the entry of a decoded JSON line."""
    heads, senses, level, examples = body
    return Entry(
        number,
        source,
        tuple(
            Headword(written, kana, bool(common), tuple(marks), tuple(pitch), rank)
            for written, kana, common, marks, pitch, rank in heads
        ),
        tuple(decode_sense(row) for row in senses),
        level,
        tuple(Example(japanese, english) for japanese, english in examples),
    )


@functools.lru_cache(maxsize=2000)
def _same(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes as the same object for every sense that has them."""
    return codes


def decode_sense(row: list[Any]) -> Sense:
    """Return the sense of one decoded row."""
    rest = [_same(tuple(part)) for part in row[1:5]]
    rest += [tuple(part) for part in row[5:]]
    glosses = tuple(
        Gloss(item) if isinstance(item, str) else Gloss(item[0], item[1])
        for item in (row[0] if row else ())
    )
    return Sense(glosses, *rest)


def encode_name(record: NameRecord) -> str:
    """Return a name's JSON: written forms, readings, translations with their types."""
    if len(record.written) < 2 and len(record.kana) == len(record.translations) == 1:
        # Nearly every name; spelt out because there are so many.
        written = f"[{_quote(record.written[0])}]" if record.written else "[]"
        kinds, glosses = record.translations[0]
        meant = (
            f"[[{_encode(kinds)},{_encode(glosses)}]]"
            if len(glosses) != 1
            else (f"[[{_kinds(kinds)},[{_quote(glosses[0])}]]]")
        )
        return f"[{written},[{_quote(record.kana[0])}],{meant}]"
    return _encode([record.written, record.kana, record.translations])


@functools.lru_cache(maxsize=1024)
def _kinds(kinds: tuple[str, ...]) -> str:
    return _encode(kinds)


def name_keys(record: NameRecord) -> set[str]:
    """Return the keys that a name is found under."""
    return {fold(text) for text in (*record.written, *record.kana)}
