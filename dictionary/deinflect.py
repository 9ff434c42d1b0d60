"""From a form in the text back to the dictionary forms that it may stand for.

The language is data: ``resources/rules/deinflection_stems.tsv`` says how each class makes its
stems, ``deinflection_auxiliaries.tsv`` what hangs on a stem and how the whole inflects then,
``deinflection_labels.tsv`` explains each step. At first use the two are multiplied into one table
from suffixes to rules; a search backwards through it keeps the class that the form reached must
have, so that a form is offered only where its class allows the chain.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import resources
from dictionary import word_classes
from dictionary.model import Candidate, Inflection

PACKS = ("core", "copula", "honorific", "spoken", "kansai", "literary")
"""Every pack of endings; all but ``core`` can be left out."""
RUNNING_TEXT = frozenset(PACKS) - {"copula"}
"""What a look-up uses: the copula is a word of its own there."""

_MAX_STEPS = 9
_MAX_STATES = 400
_MAX_LENGTH = 40
# The old nidan verbs take few of the modern endings: those of at most so many characters.
_OLD_TAIL = 1
# Classes that exist only between two steps; they stand for no dictionary form.
_INNER = ("te", "masu", "sou")
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
    table, sizes = _table(packs)
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
        for size in sizes.get(text[-2:]) or sizes.get(text[-1], _NO_SUFFIX):
            if size > length:
                continue
            for rule in table.get(text[length - size :] if size else "", ()):
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


_NO_SUFFIX = (0,)


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


@functools.lru_cache(maxsize=8)
def _table(
    packs: frozenset[str],
) -> tuple[dict[str, tuple[_Rule, ...]], dict[str, tuple[int, ...]]]:
    """Multiply stems and endings into one table from suffix to rules.

    Beside it the lengths of the suffixes by their last two characters (or the last, where no longer
    suffix ends so), the longest first.
    """
    stems: dict[str, list[tuple[str, str, str]]] = {}
    for cls, base, stem, ending in resources.rows("rules/deinflection_stems.tsv"):
        stems.setdefault(stem, []).append((cls, _nothing(base), _nothing(ending)))
    merged: dict[tuple[str, str, int, tuple[str, ...], bool, bool], int] = {}
    chains: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in resources.rows("rules/deinflection_auxiliaries.tsv"):
        pack, tail, stem, acts_as, labels, prefix = row
        if pack not in packs and pack != "core":
            continue
        inflects_as = 0 if acts_as == "-" else _BITS[_bit_name(acts_as)]
        for cls, base, ending in stems.get(stem, ()):
            if cls.startswith("v2") and pack != "literary" and len(tail) > _OLD_TAIL:
                continue
            chain = tuple(_voice(label, cls) for label in labels.split("+") if label)
            chain = chains.setdefault(chain, chain)
            checks_row = cls == "v1"
            suffix = ending + _nothing(tail)
            key = (suffix, base, inflects_as, chain, prefix == "o", checks_row)
            merged[key] = merged.get(key, 0) | _BITS[_bit_name(cls)]
    table: dict[str, list[_Rule]] = {}
    for (suffix, base, inflects_as, chain, honorific, checks_row), gives in merged.items():
        if suffix == base and not honorific and not inflects_as and not gives & _INNER_MASK:
            continue
        rule = _Rule(len(suffix), base, inflects_as, gives, chain, honorific, checks_row)
        table.setdefault(suffix, []).append(rule)
    single = {suffix for suffix in table if len(suffix) == 1}
    lengths: dict[str, set[int]] = {last: {0, 1} for last in single}
    for suffix in table:
        if len(suffix) > 1:
            known = lengths.setdefault(suffix[-2:], {0, 1} if suffix[-1] in single else {0})
            known.add(len(suffix))
    return (
        {suffix: tuple(rules) for suffix, rules in table.items()},
        {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()},
    )


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
