"""jamdict's tables as records: what most entries lack, and names that have two of something."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from dictionary.jamdict_source import JamdictSource
from dictionary.records import KanaForm, NameRecord, SenseRecord, WordRecord, WrittenForm

_TABLES = """
CREATE TABLE meta (key, value);
CREATE TABLE Entry (idseq INTEGER NOT NULL UNIQUE);
CREATE TABLE Kanji (ID INTEGER PRIMARY KEY, idseq, text);
CREATE TABLE Kana (ID INTEGER PRIMARY KEY, idseq, text, nokanji);
CREATE TABLE Sense (ID INTEGER PRIMARY KEY, idseq);
CREATE TABLE KJI (kid, text); CREATE TABLE KJP (kid, text);
CREATE TABLE KNI (kid, text); CREATE TABLE KNP (kid, text); CREATE TABLE KNR (kid, text);
CREATE TABLE pos (sid, text); CREATE TABLE misc (sid, text); CREATE TABLE field (sid, text);
CREATE TABLE dialect (sid, text); CREATE TABLE SenseInfo (sid, text); CREATE TABLE xref (sid, text);
CREATE TABLE antonym (sid, text); CREATE TABLE stagk (sid, text); CREATE TABLE stagr (sid, text);
CREATE TABLE SenseSource (sid, text, lang, wasei); CREATE TABLE SenseGloss (sid, text);
CREATE TABLE NEEntry (idseq INTEGER NOT NULL UNIQUE);
CREATE TABLE NEKanji (ID INTEGER PRIMARY KEY, idseq, text);
CREATE TABLE NEKana (ID INTEGER PRIMARY KEY, idseq, text);
CREATE TABLE NETranslation (ID INTEGER PRIMARY KEY, idseq);
CREATE TABLE NETransType (tid, text); CREATE TABLE NETransGloss (tid, text);
"""
_ROWS: dict[str, list[tuple[object, ...]]] = {
    "Entry": [(10,), (20,)],
    "Kanji": [(1, 10, "赤"), (2, 10, "朱"), (3, 20, "青")],
    "Kana": [(1, 10, "あか", 0), (2, 10, "アカ", 1), (3, 20, "あお", 0)],
    "Sense": [(1, 10), (2, 10), (3, 20)],
    "KJI": [(2, "rarely used kanji form")],
    "KJP": [(1, "ichi1"), (1, "nf02"), (3, "ichi1")],
    "KNP": [(1, "ichi1")],
    "KNR": [(1, "赤")],
    "pos": [(1, "noun (common) (futsuumeishi)"), (3, "noun (common) (futsuumeishi)")],
    "misc": [(2, "word usually written using kana alone")],
    "SenseInfo": [(2, "a note")],
    "SenseSource": [(3, "blau", "ger", None)],
    "SenseGloss": [(1, "red"), (1, "crimson"), (2, "communist"), (3, "blue")],
    "NEEntry": [(100,), (200,), (300,), (400,)],
    "NEKanji": [(1, 100, "青木"), (2, 300, "青野"), (3, 300, "蒼野")],
    "NEKana": [(1, 100, "あおき"), (2, 200, "アオキ"), (3, 300, "あおの"), (4, 400, "あおば")],
    "NETranslation": [(1, 100), (2, 200), (3, 300), (4, 400), (5, 400)],
    "NETransType": [(1, "surname"), (3, "place"), (3, "surname")],
    "NETransGloss": [(1, "Aoki"), (2, "Aoki"), (3, "Aono"), (4, "Aoba"), (5, "Green Leaves")],
}


@pytest.fixture
def source(tmp_path: Path) -> JamdictSource:
    path = tmp_path / "jamdict.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TABLES)
        for table, rows in _ROWS.items():
            marks = ",".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        connection.commit()
    return JamdictSource(path)


def test_every_part_of_a_word_comes_to_its_place(source: JamdictSource) -> None:
    red, blue = source.words()
    assert red == WordRecord(
        10,
        (WrittenForm("赤", ("ichi1", "nf02")), WrittenForm("朱", (), ("rK",))),
        (KanaForm("あか", ("ichi1",), (), ("赤",)), KanaForm("アカ", no_kanji=True)),
        (
            SenseRecord((("red", ""), ("crimson", "")), ("n",)),
            SenseRecord((("communist", ""),), ("n",), misc=("uk",), notes=("a note",)),
        ),
    )
    assert blue.senses == (SenseRecord((("blue", ""),), ("n",), origin=("ger blau",)),)


def test_names_come_in_order_whatever_they_have_two_of(source: JamdictSource) -> None:
    assert list(source.names()) == [
        NameRecord(100, ("青木",), ("あおき",), ((("surname",), ("Aoki",)),)),
        NameRecord(200, (), ("アオキ",), (((), ("Aoki",)),)),
        NameRecord(300, ("青野", "蒼野"), ("あおの",), ((("place", "surname"), ("Aono",)),)),
        NameRecord(400, (), ("あおば",), (((), ("Aoba",)), ((), ("Green Leaves",)))),
    ]


@pytest.mark.parametrize("size", [1, 2])
def test_names_do_not_depend_on_how_many_are_read_at_once(
    source: JamdictSource, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    whole = list(source.names())
    monkeypatch.setattr("dictionary.jamdict_source._BATCH", size)
    assert list(source.names()) == whole
