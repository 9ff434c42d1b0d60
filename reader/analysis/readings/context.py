"""Context rules: which reading of a word its neighbours ask for.

The rules are rows of ``rules/readings_context.tsv``: a written form (``base:X`` for any form of the
verb or adjective X), conditions, the reading, and why. The first row whose conditions all hold
decides; rows stand in order of trust, the default of a word last.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import resources
from reader.analysis.kana import ALL_KATAKANA, HAS_KANJI
from reader.analysis.model import ReadingSource
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.units import Line, Unit

_Condition = Callable[[Line, int], bool]
_NOUNS = frozenset({"名詞", "接尾辞", "形状詞", "代名詞"})
_EDGES = frozenset({"補助記号", "空白", "記号"})


@dataclass(frozen=True, slots=True)
class _Rule:
    conditions: tuple[_Condition, ...]
    kana: str
    name: str
    force: bool


class ContextLayer:
    """Applies the context rules to a line.

    Args:
        lexicon: Names, for the conditions that ask whether something is one.
    """

    def __init__(self, lexicon: ReadingLexicon) -> None:
        self._lexicon = lexicon
        self._rows: dict[str, list[list[str]]] = defaultdict(list)
        for row in resources.rows("rules/readings_context.tsv"):
            for form in row[0].split("|"):
                self._rows[form].append(row)
        self._bases = {key[5:] for key in self._rows if key.startswith("base:")}
        # Compiling the conditions of all words takes longer than everything else at the start.
        self.rules = functools.cache(self._rules_of)

    @property
    def forms(self) -> frozenset[str]:
        """What the table's rows are about: written forms, and ``base:`` with a dictionary form."""
        return frozenset(self._rows)

    def _rules_of(self, form: str) -> tuple[_Rule, ...]:
        rules = []
        for written, conditions, kana, *_ in self._rows[form]:
            words = conditions.split() if conditions != "-" else []
            tests = [self._condition(word) for word in words if word != "force"]
            name = f"{written} {conditions}"
            rules.append(_Rule(tuple(tests), kana, name, force="force" in words))
        return tuple(rules)

    def apply(self, line: Line) -> None:
        """Read the units that a rule speaks about."""
        rows, bases = self._rows, self._bases
        wanted = [
            unit
            for unit in line.units
            if unit.aloud and (unit.surface in rows or unit.lexeme.orth_base in bases)
        ]
        index = 0
        for unit in wanted:
            # Units before this one may have been merged, so its place is looked for from the last.
            index = line.units.index(unit, max(0, index - 1))
            own = unit.surface if unit.surface in rows else "base:" + unit.lexeme.orth_base
            self._decide(line, index, unit, self.rules(own))

    @staticmethod
    def _decide(line: Line, index: int, unit: Unit, rules: tuple[_Rule, ...]) -> None:
        for rule in rules:
            if unit.settled and not rule.force:
                continue
            if all(condition(line, index) for condition in rule.conditions):
                if rule.kana.startswith("+"):
                    # The reading belongs to both words together: 信濃国 しなの-の-くに.
                    kana = line.units[index - 1].kana + rule.kana[1:]
                    line.merge(index - 1, index + 1, kana, ReadingSource.RULE, rule.name)
                    return
                if rule.kana.startswith("~"):
                    old, _, new = rule.kana[1:].partition(">")
                    if not unit.kana.startswith(old):
                        if unit.kana.startswith(new):
                            unit.settled = True
                            return
                        continue
                    kana = new + unit.kana[len(old) :]
                elif rule.kana == "=":
                    unit.settled = True
                    return
                else:
                    kana = rule.kana
                if kana != unit.kana:
                    unit.read(kana, ReadingSource.RULE, rule.name)
                unit.settled = True
                return

    # ---------------------------------------------------------------- conditions

    def _condition(self, word: str) -> _Condition:
        if word.startswith("!"):
            inner = self._condition(word[1:])
            return lambda line, index: not inner(line, index)
        name, _, argument = word.partition(":")
        if name in ("p", "n", "pp", "nn"):
            return _surface(
                {"p": -1, "n": 1, "pp": -2, "nn": 2}[name], frozenset(argument.split("|"))
            )
        if name in ("before", "after"):
            return _text(name, re.compile(argument))
        if name == "was":
            kana = frozenset(argument.split("|"))
            return lambda line, index: line.units[index].kana in kana
        if name in ("pos", "form"):
            return _own(name, tuple(argument.split("|")))
        side, _, kind = name.partition(".")
        step = {"p": -1, "n": 1, "pp": -2, "nn": 2}[side]
        tests: dict[str, Callable[[Unit, Unit], bool]] = {
            "noun": _is_noun,
            "name": _is_name,
            "place": lambda unit, _: unit.lexeme.pos[2] == "地名" or unit.kind == "place",
            "person": lambda unit, _: unit.lexeme.pos[2] == "人名" or unit.kind == "name",
            "kata": lambda unit, _: (
                unit.surface != "・" and ALL_KATAKANA.fullmatch(unit.surface) is not None
            ),
            "num": lambda unit, _: unit.kind == "number" or unit.lexeme.pos[1] == "数詞",
            "kanji": lambda unit, _: HAS_KANJI.search(unit.surface[-1:]) is not None,
            "verb": lambda unit, _: unit.lexeme.pos[0] == "動詞",
            "suru": lambda unit, _: unit.lexeme.pos[2] in ("サ変可能", "サ変形状詞可能"),
            "prefix": lambda unit, _: unit.lexeme.pos[0] == "接頭辞",
            "latin": lambda unit, _: unit.surface[-1:].isascii() and unit.surface[-1:].isalpha(),
            "suffix": lambda unit, _: unit.lexeme.pos[0] == "接尾辞",
        }
        if kind == "free":
            return _free(step)
        if kind == "pos":
            wanted = tuple(argument.split("|"))
            return _near(step, lambda unit, _: any(part in wanted for part in unit.lexeme.pos))
        if kind == "form":
            forms = tuple(argument.split("|"))
            return _near(step, lambda unit, _: unit.lexeme.conj_form.startswith(forms))
        if kind == "lemma":
            lemmas = frozenset(argument.split("|"))
            return _near(step, lambda unit, _: unit.lexeme.lemma in lemmas)
        return _near(step, tests[kind])


def _neighbour(line: Line, index: int, step: int) -> Unit | None:
    """The unit beside, or None where there is none or white space stands between."""
    at = index + step
    if not 0 <= at < len(line.units):
        return None
    unit, own = line.units[at], line.units[index]
    return unit if step not in (-1, 1) or own.start == unit.end or own.end == unit.start else None


def _surface(step: int, wanted: frozenset[str]) -> _Condition:
    def test(line: Line, index: int) -> bool:
        unit = _neighbour(line, index, step)
        if unit is None:
            return "^" in wanted
        if unit.surface in wanted:
            return True
        return step < 0 and bool(unit.parts) and unit.parts[-1][0] in wanted

    return test


def _near(step: int, test: Callable[[Unit, Unit], bool]) -> _Condition:
    def tested(line: Line, index: int) -> bool:
        unit = _neighbour(line, index, step)
        return unit is not None and test(unit, line.units[index])

    return tested


def _free(step: int) -> _Condition:
    """Nothing of a compound stands on this side."""

    def test(line: Line, index: int) -> bool:
        unit = _neighbour(line, index, step)
        if unit is None or unit.lexeme.pos[0] in _EDGES:
            return True
        return not (_is_noun(unit, unit) or unit.kind == "number" or unit.lexeme.pos[0] == "接頭辞")

    return test


def _text(side: str, pattern: re.Pattern[str]) -> _Condition:
    if side == "after":

        def after(line: Line, index: int) -> bool:
            return pattern.match(line.text, line.units[index].end - line.offset) is not None

        return after

    def before(line: Line, index: int) -> bool:
        at = line.units[index].start - line.offset
        return pattern.search(line.text[max(0, at - 20) : at]) is not None

    return before


def _own(name: str, wanted: tuple[str, ...]) -> _Condition:
    if name == "form":
        return lambda line, index: line.units[index].lexeme.conj_form.startswith(wanted)
    return lambda line, index: any(part in wanted for part in line.units[index].lexeme.pos)


def _is_noun(unit: Unit, _: Unit) -> bool:
    pos = unit.lexeme.pos
    return pos[0] in _NOUNS and pos[1] not in ("形容詞的", "動詞的", "助動詞語幹")


def _is_name(unit: Unit, _: Unit) -> bool:
    return unit.lexeme.pos[1] == "固有名詞" or unit.kind in ("name", "place")
