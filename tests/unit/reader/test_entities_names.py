"""The table of names: what is taken from where."""

from __future__ import annotations

import pytest

from reader.build.entities_names import add_organisations, sense_of
from reader.entities.names import COMMON, ORGANISATION, SURNAME, Names


def test_organisations_join_what_is_known(tmp_path):
    file = tmp_path / "Noun.org.csv"
    lines = ("山下,1,2,3,名詞", "ＡＢＣ商会,1,2,3,名詞", "会社,1,2,3,名詞", "党,1,2,3,名詞")
    file.write_text("\n".join(lines), encoding="euc-jp")
    flags = {"山下": SURNAME, "会社": COMMON}
    add_organisations(flags, file)
    assert flags == {
        "山下": SURNAME | ORGANISATION,
        "ABC商会": ORGANISATION,
        "会社": COMMON,
    }


@pytest.mark.parametrize("name", ["日本電設工業", "大阪音楽大", "トヨタ自動車", "赤十字"])
def test_shipped_table_knows_organisations(name):
    assert Names().flags(name) & ORGANISATION


@pytest.mark.parametrize("word", ["会社", "病院", "大学"])
def test_shipped_table_takes_no_common_word_for_one(word):
    assert not Names().flags(word) & ORGANISATION


def test_the_last_word_of_a_gloss_tells_the_sense():
    assert sense_of("old man") == sense_of("prime minister")
    assert sense_of("steam engine") != sense_of("prime minister")
