"""Patterns that are compiled when they are needed."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from re import _constants as sre
from re import _parser

import pytest

import reader.entities
from reader.entities.patterns import Wanted, lazy


def test_a_lazy_pattern_answers_as_a_compiled_one_does():
    written = r"([一-鿿]+)市"
    pattern, compiled = lazy(written), re.compile(written)
    text = "横浜市と川崎市"
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert pattern.match(text, 4).group() == compiled.match(text, 4).group()
    assert pattern.search(text)[1] == "横浜"
    assert pattern.fullmatch(text) is None
    assert pattern.sub("", text) == "と"
    assert pattern.pattern == written


def test_a_lazy_pattern_is_not_compiled_before_its_first_use():
    broken = lazy("(")
    assert broken.pattern == "("


def test_a_wanted_pattern_is_tried_where_its_strings_stand():
    pattern = Wanted(r"第\d+条", "第")
    assert [m.group() for m in pattern.finditer("第3条と第4条")] == ["第3条", "第4条"]
    assert list(pattern.finditer("3条")) == []
    assert pattern.search("憲法第9条").group() == "第9条"
    assert pattern.search("九条") is None
    assert list(Wanted("(", "半").finditer("何もない")) == []


def wanted_patterns():
    for module in pkgutil.iter_modules(reader.entities.__path__):
        held = vars(importlib.import_module(f"reader.entities.{module.name}"))
        for name, value in held.items():
            if isinstance(value, Wanted):
                yield pytest.param(value, id=f"{module.name}.{name}")


ANYTHING = "\0"


def examples(parsed):
    """Return texts of which every match holds one, with a sign for what may be anything."""
    parts = [""]
    for op, value in parsed:
        if op is sre.LITERAL:
            options = [chr(value)]
        elif op is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
            options = [chr(code) for _, code in value]
        elif op is sre.IN and value == [(sre.CATEGORY, sre.CATEGORY_DIGIT)]:
            options = list("0123456789")
        elif op is sre.SUBPATTERN:
            options = examples(value[-1])
        elif op is sre.BRANCH:
            options = [text for branch in value[1] for text in examples(branch)]
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[0]:
            options = [f"{text}{ANYTHING}" for text in examples(value[2])]
        elif op is sre.ASSERT and value[0] > 0:
            options = [f"{text}{ANYTHING}" for text in examples(value[1])]
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            options = [""]
        else:
            options = [ANYTHING]
        parts = sorted({one + other for one, other in itertools.product(parts, options)})
        assert len(parts) < 5000
    return parts


@pytest.mark.parametrize("pattern", tuple(wanted_patterns()))
def test_every_match_of_a_wanted_pattern_holds_what_it_needs(pattern):
    for example in examples(_parser.parse(pattern.written)):
        assert any(need in example for need in pattern.needs), example
