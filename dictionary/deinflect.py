"""From a form in the text back to the dictionary forms that it may stand for.

The language is data: ``resources/rules/deinflection_stems.tsv`` says how each class makes its
stems, ``deinflection_auxiliaries.tsv`` what hangs on a stem and how the whole inflects then,
``deinflection_labels.tsv`` explains each step. The two are multiplied into rules by suffix, as far
as a text asks for them; a search backwards through it keeps the class that the form reached must
have, so that a form is offered only where its class allows the chain.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import resources
from dictionary import word_classes
from dictionary.model import Candidate, Inflection

PACKS = ("core", "copula", "closing", "honorific", "spoken", "kansai", "literary")
"""Every pack of endings; all but ``core`` can be left out."""
RUNNING_TEXT = frozenset(PACKS) - {"copula", "closing"}
"""What a look-up uses: the copula and what closes a sentence are words of their own there."""

_MAX_STEPS = 9
_MAX_STATES = 400
_MAX_LENGTH = 40
# The old nidan verbs take few of the modern endings: those of at most so many characters.
_OLD_TAIL = 1
# Classes that exist only between two steps; they stand for no dictionary form.
_INNER = ("te", "masu", "sou", "fin", "ord")
_BITS = {
    **word_classes.BIT,
    **{name: 1 << (32 + number) for number, name in enumerate(_INNER)},
}
_INNER_MASK = sum(_BITS[name] for name in _INNER)
_E_OR_I_ROW = frozenset(
    "いきぎしじちぢにひびぴみりゐえけげせぜてでねへべぺめれゑイキギシジチヂニヒビピミリエケゲセゼテデネヘベペメレ"
)
_VOICE_CLOSING = frozenset({"passive", "potential", "potential (spoken)", "potential or passive"})
_VOICE = _VOICE_CLOSING | {"causative", "causative (short)", "causative (literary)"}
_REPEATABLE = frozenset({"te form", "stem"})


@dataclass(frozen=True, slots=True)
class Form:
    """A dictionary form with the classes that it must have, as a mask, and its chain of labels."""

    text: str
    classes: int
    """0 for the text itself, which may be of any class."""
    chain: tuple[str, ...]
    """Labels from the dictionary form to the text."""


@dataclass(frozen=True, slots=True)
class _Rule:
    cut: int
    put: str
    inflects_as: int
    """Mask that the state must meet; 0: only the text itself, nothing hangs on this ending."""
    gives: int
    labels: tuple[str, ...]
    honorific: bool
    checks_row: bool


def deinflect(word: str, packs: Iterable[str] = PACKS) -> tuple[Candidate, ...]:
    """Return every dictionary form that a word could stand for, the word itself first.

    No dictionary is asked: most candidates are no words.

    Args:
        word: A word as it stands in a text.
        packs: Names of the packs of endings to use.
    """
    return tuple(
        Candidate(form.text, word_classes.codes(form.classes), inflections(form.chain))
        for form in forms(word, frozenset(packs))
    )


@functools.lru_cache(maxsize=2048)
def inflections(chain: tuple[str, ...]) -> tuple[Inflection, ...]:
    """Return the labels of a chain with their explanations."""
    explained = _explanations()
    return tuple(Inflection(label, explained.get(label, "")) for label in chain)


@functools.lru_cache(maxsize=1024)
def forms(word: str, packs: frozenset[str] = RUNNING_TEXT) -> tuple[Form, ...]:
    """Return the dictionary forms of a word as plain values; the first is the word itself.

    Args:
        word: A word of at most 40 code points; a longer one stands for itself alone.
        packs: Names of the packs of endings to use.
    """
    found = [Form(word, 0, ())]
    if not word or len(word) > _MAX_LENGTH:
        return tuple(found)
    endings = _endings(packs)
    exceptions = _exceptions()
    states: list[tuple[str, int, tuple[str, ...]]] = [(word, 0, ())]
    seen: dict[str, int] = {}
    at = 0
    while at < len(states) and at < _MAX_STATES:
        text, classes, chain = states[at]
        at += 1
        if len(chain) >= _MAX_STEPS:
            continue
        length = len(text)
        for size, rules in endings.of(text[-2:]):
            if size > length:
                continue
            for rule in rules.get(text[length - size :] if size else "", ()):
                if classes and not rule.inflects_as & classes:
                    continue
                if chain and not _may_precede(rule.labels, chain):
                    continue
                result = _apply(rule, text)
                if result is None:
                    continue
                gives = rule.gives & ~seen.get(result, 0) & ~exceptions.get(result, 0)
                if not gives or (result == word and not rule.labels):
                    continue
                seen[result] = seen.get(result, 0) | gives
                longer = rule.labels + chain
                states.append((result, gives, longer))
                real = gives & ~_INNER_MASK
                if real:
                    found.append(Form(result, real, _shown(longer)))
    return tuple(found)


def _apply(rule: _Rule, text: str) -> str | None:
    kept = text[: len(text) - rule.cut] if rule.cut else text
    if rule.honorific:
        if kept[:1] not in "お御ご" or len(kept) < 2:
            return None
        kept = kept[1:]
    if rule.checks_row:
        if not kept:
            return None
        last = kept[-1]
        # An ichidan stem ends in an e or i sound; of a kanji's sound nothing is known.
        if last < "一" and last not in _E_OR_I_ROW and last != "々":
            return None
    result = kept + rule.put
    return result or None


def _may_precede(labels: tuple[str, ...], chain: tuple[str, ...]) -> bool:
    for label in labels:
        if label in chain and label not in _REPEATABLE:
            return False
        if label in _VOICE:
            if label == "causative (short)" and chain[:1] == ("passive",):
                return False
            for later in chain:
                if later == "te form":
                    break
                if later in _VOICE and (label in _VOICE_CLOSING or later not in _VOICE_CLOSING):
                    return False
    return True


@functools.lru_cache(maxsize=1024)
def _shown(chain: tuple[str, ...]) -> tuple[str, ...]:
    """Return a chain as a person reads it: no bare te form before what hangs on it."""
    last = len(chain) - 1
    shown: list[str] = []
    for number, label in enumerate(chain):
        if label == "te form" and number < last:
            continue
        made_to = bool(shown) and shown[-1].startswith("causative")
        shown.append("passive" if made_to and label == "potential or passive" else label)
    return tuple(shown)


_Rules = tuple[tuple[int, dict[str, tuple[_Rule, ...]]], ...]
"""Lengths of suffixes, the longest first, each with the rules of the suffixes that are so long."""


class _Endings:
    """Stems multiplied with what hangs on them, as far as somebody asked.

    All rules together are some twenty thousand, and a text needs those of a few dozen endings; so
    the rules of the suffixes that end in the same two characters are made when they are wanted.

    Args:
        packs: Names of the packs of endings.
    """

    def __init__(self, packs: frozenset[str]) -> None:
        self._stems: dict[str, list[_Stem]] = {}
        self._stems_by_end: dict[tuple[str, str], list[_Stem]] = {}
        letters: set[str] = set()
        for cls, base, name, ending in resources.rows("rules/deinflection_stems.tsv"):
            stem = _Stem(cls, _nothing(base), _nothing(ending), _BITS[_bit_name(cls)])
            self._stems.setdefault(name, []).append(stem)
            for end in {stem.ending[-1:], stem.ending[-2:]}:
                self._stems_by_end.setdefault((name, end), []).append(stem)
            letters.update(stem.ending)
        self._tails: dict[str, list[_Tail]] = {}
        rows = resources.rows("rules/deinflection_auxiliaries.tsv")
        for order, (pack, tail, name, acts_as, labels, prefix) in enumerate(rows):
            if pack not in packs and pack != "core":
                continue
            text = _nothing(tail)
            inflects_as = 0 if acts_as == "-" else _BITS[_bit_name(acts_as)]
            chain = tuple(label for label in labels.split("+") if label)
            self._tails.setdefault(text[-2:], []).append(
                _Tail(order, text, name, inflects_as, chain, pack == "literary", prefix == "o")
            )
            letters.update(text)
        self.letters = frozenset(letters)
        """Every character that an ending may take away."""
        self._made: dict[str, _Rules] = {}
        self._whole = self._tails.get("", [])
        self._bare = self._rules(
            [(tail, self._stems_by_end.get((tail.stem, ""), [])) for tail in self._whole]
        )

    def of(self, end: str) -> _Rules:
        """Return the rules for texts that end in these two characters (or are this one)."""
        if end[:-1] not in self.letters:
            end = end[-1:]
        made = self._made.get(end)
        if made is None:
            made = self._make(end)
            self._made[end] = made
        return made

    def _make(self, end: str) -> _Rules:
        by_end = self._stems_by_end.get
        last = end[-1:]
        single = self._tails.get(last, []) if last else []
        short = [(tail, by_end((tail.stem, ""), [])) for tail in single]
        if last:
            short += [
                (tail, [stem for stem in by_end((tail.stem, last), ()) if stem.ending == last])
                for tail in self._whole
            ]
        rules = self._rules(short) + self._bare
        if len(end) < 2:
            return rules
        long = [(tail, self._stems.get(tail.stem, [])) for tail in self._tails.get(end, ())]
        long += [(tail, by_end((tail.stem, end[0]), [])) for tail in single]
        long += [(tail, by_end((tail.stem, end), [])) for tail in self._whole]
        return self._rules(long) + rules

    def _rules(self, pairs: list[tuple[_Tail, list[_Stem]]]) -> _Rules:
        """Return the rules of tails with their stems, in the order of the tails' table."""
        merged: dict[tuple[str, str, int, tuple[str, ...], bool, bool], int] = {}
        for tail, stems in sorted(pairs, key=_order):
            for stem in stems:
                if tail.modern_only(stem):
                    continue
                chain = tail.chain
                if "PAS" in chain:
                    chain = tuple([_voice(label, stem.cls) for label in chain])
                key = (
                    stem.ending + tail.text, stem.base, tail.inflects_as, chain, tail.honorific,
                    stem.cls == "v1",
                )  # fmt: skip
                merged[key] = merged.get(key, 0) | stem.bit
        table: dict[int, dict[str, tuple[_Rule, ...]]] = {}
        for (suffix, base, inflects_as, chain, honorific, checks_row), gives in merged.items():
            if suffix == base and not honorific and not inflects_as and not gives & _INNER_MASK:
                continue
            rule = _Rule(len(suffix), base, inflects_as, gives, chain, honorific, checks_row)
            rules = table.setdefault(len(suffix), {})
            rules[suffix] = (*rules.get(suffix, ()), rule)
        return tuple(sorted(table.items(), reverse=True))


class _Stem(NamedTuple):
    cls: str
    base: str
    ending: str
    bit: int


class _Tail(NamedTuple):
    order: int
    text: str
    stem: str
    inflects_as: int
    chain: tuple[str, ...]
    literary: bool
    honorific: bool

    def modern_only(self, stem: _Stem) -> bool:
        """Tell whether an old nidan verb does not take this ending."""
        return stem.cls.startswith("v2") and not self.literary and len(self.text) > _OLD_TAIL


def _order(pair: tuple[_Tail, list[_Stem]]) -> int:
    return pair[0].order


@functools.lru_cache(maxsize=8)
def _endings(packs: frozenset[str]) -> _Endings:
    return _Endings(packs)


def load() -> None:
    """Read the tables that a look-up uses, so that none has to."""
    forms("した")


def removable(packs: frozenset[str] = RUNNING_TEXT) -> frozenset[str]:
    """Return every character that an ending may take away from a text."""
    return _endings(packs).letters


@functools.lru_cache(maxsize=1)
def _exceptions() -> dict[str, int]:
    """Return the classes that some dictionary forms do not have, though they look so."""
    return {
        form: sum(_BITS[_bit_name(cls)] for cls in classes.split())
        for form, classes in resources.rows("rules/deinflection_exceptions.tsv")
    }


def _nothing(cell: str) -> str:
    return "" if cell == "-" else cell


def _bit_name(cls: str) -> str:
    if cls.startswith(("v4", "v2")):
        return cls[:2]
    return cls


def _voice(label: str, cls: str) -> str:
    if label == "PAS":
        return "potential or passive" if cls in {"v1", "v1-s", "vk"} else "passive"
    return label


@functools.lru_cache(maxsize=1)
def _explanations() -> dict[str, str]:
    return {row[0]: row[1] for row in resources.rows("rules/deinflection_labels.tsv")}
