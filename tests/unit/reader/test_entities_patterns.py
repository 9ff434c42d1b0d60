"""Patterns that are compiled when they are needed."""

from __future__ import annotations

import re

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
