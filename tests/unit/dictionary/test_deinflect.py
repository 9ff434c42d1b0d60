"""Deinflection: our own table of forms, labels, packs and classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from dictionary.deinflect import PACKS, deinflect

_TABLE = Path(__file__).parents[2] / "data" / "lookups" / "deinflection.tsv"
_ROWS = [
    line.split("\t")
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _offers(word: str, form: str, code: str) -> bool:
    return any(one.form == form and code in one.pos for one in deinflect(word))


def test_the_table_is_large() -> None:
    assert len(_ROWS) >= 1000


def test_every_form_of_the_table_is_judged_rightly() -> None:
    wrong = [row for row in _ROWS if _offers(*row[:3]) != (row[3] == "yes")]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "form", "chain"),
    [
        ("食べさせられなかった", "食べる", ["causative", "passive", "negative", "past"]),
        ("食べている", "食べる", ["continuous"]),
        ("食べて", "食べる", ["te form"]),
        ("書かされた", "書く", ["causative", "passive", "past"]),
        ("読みました", "読む", ["polite", "past"]),
        ("すげえ", "すごい", ["slang"]),
        ("勉強していません", "勉強", ["continuous", "polite", "negative"]),
        ("行きたくない", "行く", ["want", "negative"]),
        ("書ける", "書く", ["potential"]),
        ("行こう", "行く", ["volitional"]),
    ],
)
def test_chains_run_from_the_dictionary_form_to_the_text(
    word: str, form: str, chain: list[str]
) -> None:
    found = [one for one in deinflect(word) if one.form == form and one.pos]
    assert chain in [[step.id for step in one.inflection] for one in found]


def test_the_word_itself_comes_first_and_may_be_of_any_class() -> None:
    first = deinflect("本")[0]
    assert (first.form, first.pos, first.inflection) == ("本", (), ())


def test_every_label_is_explained() -> None:
    explained = {row[0] for row in resources.rows("rules/deinflection_labels.tsv")}
    used = {
        label
        for row in resources.rows("rules/deinflection_auxiliaries.tsv")
        for label in row[4].split("+")
        if label and label != "PAS"
    }
    assert used - explained == set()


@pytest.mark.parametrize(
    ("word", "form", "pack"),
    [
        ("行かへん", "行く", "kansai"),
        ("食べちゃう", "食べる", "spoken"),
        ("行きけり", "行く", "literary"),
        ("静かだった", "静か", "copula"),
        ("お読みになる", "読む", "honorific"),
    ],
)
def test_a_pack_can_be_left_out(word: str, form: str, pack: str) -> None:
    others = [name for name in PACKS if name != pack]
    assert form in {one.form for one in deinflect(word)}
    assert form not in {one.form for one in deinflect(word, others)}


@given(st.text(alphabet="食べ書行きくけこさしすせそたてないるれろんっだじゃ", max_size=14))
def test_any_text_is_survived_and_no_form_is_empty(word: str) -> None:
    for candidate in deinflect(word):
        assert candidate.form or not word
