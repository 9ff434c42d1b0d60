"""The training texts with other names: what is no name stays, and a name is one name throughout."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.build.entities_markup import read_markup
from reader.build.entities_other_names import OtherNames
from reader.entities.names import Names

ROOT = Path(__file__).parents[3]
TEXT = "米国の森田健一氏は8日、横浜市で森田氏の兄と会い、東都銀行のマリオ・ロッシ氏に電話した。"
NAMES = (
    ("米国", "PLACE"),
    ("森田健一", "PERSON"),
    ("8日", "DATE"),
    ("横浜市", "PLACE"),
    ("森田", "PERSON"),
    ("東都銀行", "ORG"),
    ("マリオ・ロッシ", "PERSON"),
)
KANJI = {
    "surname": ["藤原", "西野", "大村", "石橋"],
    "fem": ["千恵", "由里"],
    "masc": ["孝之", "正人"],
    "place": [f"{first}{last}市" for first in "東西南北中" for last in "山川田原"],
    "company": [f"{first}{last}銀行" for first in "東西南北中" for last in "山川田原"],
}
KANA = {
    "person": ["アンナ・シュミット", "ヤン・コヴァルスキ"],
    "unclass": ["モレッティ", "ベルナルド"],
}


INSERT = {
    "NEKanji": "INSERT INTO NEKanji VALUES (?, ?)",
    "NEKana": "INSERT INTO NEKana VALUES (?, ?)",
}


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    file = tmp_path_factory.mktemp("names") / "names.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(
            "CREATE TABLE NEKanji (idseq, text); CREATE TABLE NEKana (idseq, text);"
            "CREATE TABLE NETranslation (ID, idseq); CREATE TABLE NETransType (tid, text);"
        )
        number = 0
        for table, forms in (("NEKanji", KANJI), ("NEKana", KANA)):
            for kind, written in forms.items():
                for form in written:
                    number += 1
                    connection.execute(INSERT[table], (number, form))
                    if table == "NEKanji":
                        connection.execute(INSERT["NEKana"], (number, "ヨミ"))
                    connection.execute("INSERT INTO NETranslation VALUES (?, ?)", (number,) * 2)
                    connection.execute("INSERT INTO NETransType VALUES (?, ?)", (number, kind))
    connection.close()
    return OtherNames(file, Names())


def dice(seed):
    return Random(seed)  # noqa: S311


def marks_of(text):
    marks = []
    at = 0
    for surface, kind in NAMES:
        at = text.index(surface, at)
        marks.append((at, at + len(surface), kind))
        at += len(surface)
    return marks


def without(text, marks):
    out = ""
    at = 0
    for start, end, _ in marks:
        out += text[at:start] + "|"
        at = end
    return out + text[at:]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_only_names_change(names, seed):
    marks = marks_of(TEXT)
    drawn = names.renamed(TEXT, marks, dice(seed))
    if drawn is None:
        return
    text, moved = drawn
    assert [kind for *_, kind in moved] == [kind for *_, kind in marks]
    assert without(text, moved).replace(" ", "") == without(TEXT, marks)
    found = [text[start:end] for start, end, _ in moved]
    assert found[2] == "8日"
    assert found[3].endswith("市")
    assert found[5].endswith("銀行")
    assert found[6].count("・") == 1
    assert all(name == name.strip() for name in found)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_surname_alone_is_that_of_the_full_name(names, seed):
    drawn = names.renamed(TEXT, marks_of(TEXT), dice(seed))
    if drawn is not None:
        text, moved = drawn
        full, short = (text[moved[i][0] : moved[i][1]] for i in (1, 4))
        assert full.startswith(short)


def test_one_seed_draws_the_same(names):
    marks = marks_of(TEXT)
    assert names.renamed(TEXT, marks, dice(3)) == names.renamed(TEXT, marks, dice(3))


def test_a_text_without_names_has_no_other(names):
    assert names.renamed("今日は暖かい。", [], dice(1)) is None
    assert names.renamed("米と中。", [(0, 1, "PLACE"), (2, 3, "PLACE")], dice(1)) is None


@given(seed=st.integers(0, 2**32))
def test_white_space_breaks_no_name(seed):
    marks = marks_of(TEXT)
    text, moved = OtherNames.spaced(TEXT, marks, dice(seed))
    assert text.replace(" ", "") == TEXT
    assert [text[start:end] for start, end, _ in moved] == [name for name, _ in NAMES]


@pytest.mark.parametrize("name", ["news", "more", "kinds"])
def test_the_texts_to_learn_from_are_well_marked(name):
    source = (ROOT / "reader" / "build" / f"entities_own_{name}.txt").read_text(encoding="utf-8")
    documents = list(read_markup(source))
    assert documents
    for document in documents:
        for mark in document.marks:
            surface = document.text[mark.start : mark.end]
            assert surface == surface.strip()
            assert "\n" not in surface


def test_nothing_is_learnt_from_that_is_measured_by():
    """No sentence of the texts that we measure by stands among those that we learn from."""
    learnt = set()
    for file in (ROOT / "reader" / "build").glob("entities_own_*.txt"):
        for document in read_markup(file.read_text(encoding="utf-8")):
            learnt |= set(document.text.split("\n"))
    for file in (ROOT / "tests" / "data" / "entities").glob("own_*.txt"):
        for document in read_markup(file.read_text(encoding="utf-8")):
            assert not learnt & {line for line in document.text.split("\n") if len(line) > 12}
