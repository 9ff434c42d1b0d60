# ruff: noqa: E501
"""Importing other people's dictionaries: what is good comes in whole, what is bad not at all."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from small_dictionary import SmallDictionary

from dictionary import edrdg_xml
from dictionary.errors import DictionaryDataError
from dictionary.index.build import BuildCancelledError
from dictionary.library import Library, UserDictionary
from dictionary.lookup import Lexicon
from dictionary.matching import Matcher
from dictionary.model import Entry, Gloss, ToldKanji
from dictionary.sources import BuiltInSource
from dictionary.yomitan import MAX_PICTURE, YomitanZip

_INDEX = {"title": "試験辞典", "revision": "1", "format": 3, "author": "われわれ"}
_TERM = ["歩き回る", "あるきまわる", "v5r", "v5", 10, ["to walk around"], 1, "P"]


def _zip(path: Path, members: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            text = content if isinstance(content, str | bytes) else json.dumps(content)
            archive.writestr(name, text)
    return path


def _good(path: Path, **more: Any) -> Path:
    return _zip(path, {"index.json": _INDEX, "term_bank_1.json": [_TERM], **more})


def _entry(source: UserDictionary, number: int) -> Entry:
    ((_, body, rest),) = source.texts((number,))
    return source.entry(number, body, rest)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_a_dictionary_is_imported_and_found_in_inflected_forms(
    library: Library, tmp_path: Path
) -> None:
    rich = {
        "type": "structured-content",
        "content": [
            {"tag": "ruby", "content": ["漢字", {"tag": "rt", "content": "かんじ"}]},
            {"tag": "script", "content": "alert(1)"},
            {"tag": "a", "href": "javascript:alert(1)", "content": "x"},
            {"tag": "div", "style": {"color": "red", "position": "fixed"}, "content": "赤"},
        ],
    }
    info = library.import_yomitan(
        _good(
            tmp_path / "a.zip",
            **{
                "term_bank_2.json": [["漢字", "かんじ", None, "", 0, [rich], 2, ""]],
                "term_meta_bank_1.json": [
                    [
                        "漢字",
                        "freq",
                        {"reading": "かんじ", "frequency": {"value": 12, "displayValue": "十二"}},
                    ],
                    [
                        "漢字",
                        "pitch",
                        {"reading": "かんじ", "pitches": [{"position": 0}, {"position": "LHL"}]},
                    ],
                    ["漢字", "ipa", {"reading": "かんじ", "transcriptions": [{"ipa": "[kaɲdʑi]"}]}],
                ],
                "kanji_bank_1.json": [["漢", "カン", "", "", ["China"], {"strokes": "13"}]],
                "kanji_meta_bank_1.json": [["漢", "freq", {"value": 77, "displayValue": "77位"}]],
                "tag_bank_1.json": [["v5r", "partOfSpeech", 0, "godan verb", 0]],
                "styles.css": "body { display: none }",
            },
        )
    )
    assert (info.title, info.entries, info.tags["v5r"]) == ("試験辞典", 2, "godan verb")
    (source,) = library.sources()
    with closing(source):
        found = Matcher([source]).at("歩き回っていた")
        assert (found[0].length, found[0].chain) == (7, ("continuous", "past"))
        assert not [one for one in Matcher([source]).at("歩き回らた") if one.length == 5]
        number = source.postings(["漢字"])["漢字"][0].entry
        entry = _entry(source, number)
        text = json.dumps(entry.content, ensure_ascii=False)
        assert entry.senses[0].glosses[0].text.startswith("漢字")
        assert "script" not in text
        assert "javascript" not in text
        assert "position" not in text
        assert '"color": "red"' in text
        kinds = {kind: data for kind, _, data in source.metas("漢字")}
        assert kinds == {"freq": [12.0, "十二"], "pitch": [0, 2], "ipa": ["[kaɲdʑi]"]}
        assert source.told_of_kanji("漢") == ToldKanji(
            "試験辞典", ("カン",), (), ("China",), (("strokes", "13"), ("freq", "77位"))
        )
        assert source.told_of_kanji("字") is None


def test_pictures_are_kept_and_nothing_else(library: Library, tmp_path: Path) -> None:
    path = _good(tmp_path / "good.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("img/a.png", b"picture")
        archive.writestr("sound/a.mp3", b"sound")
        archive.writestr("img/huge.png", b"0" * (MAX_PICTURE + 1))
    library.import_yomitan(path)
    (source,) = library.sources()
    with closing(source):
        assert source.picture("img/a.png") == b"picture"
        assert source.picture("sound/a.mp3") is None
        assert source.picture("img/huge.png") is None


@pytest.mark.parametrize("row", [["漢"], ["漢", "pitch", 1], ["漢", "freq", None], [1, "freq", 2]])
def test_a_bad_frequency_of_a_kanji_is_refused(
    library: Library, tmp_path: Path, row: list[Any]
) -> None:
    path = _zip(
        tmp_path / "bad.zip",
        {
            "index.json": {"title": "bad", "revision": "1", "format": 3},
            "kanji_meta_bank_1.json": [["字", "freq", 1], row],
        },
    )
    with pytest.raises(DictionaryDataError, match="Row 2"):
        library.import_yomitan(path)
    assert all(info.title != "bad" for info in library.infos())


def test_a_version_1_bank_is_read(library: Library, tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "v1.zip",
        {
            "index.json": {"title": "old", "revision": "x", "version": 1},
            "term_bank_1.json": [["犬", "いぬ", "n", "", 5, "dog", "hound"]],
        },
    )
    assert library.import_yomitan(path).entries == 1


def test_order_switch_and_deletion(library: Library, tmp_path: Path) -> None:
    first = library.import_yomitan(_good(tmp_path / "a.zip"))
    other = _zip(
        tmp_path / "b.zip",
        {"index.json": {**_INDEX, "title": "another"}, "term_bank_1.json": [_TERM]},
    )
    second = library.import_yomitan(other)
    library.reorder([second.id, first.id])
    library.enable(first.id, enabled=False)
    assert [(info.id, info.enabled) for info in library.infos()] == [
        (second.id, True),
        (first.id, False),
    ]
    library.delete(second.id)
    assert [info.id for info in library.infos()] == [first.id]


def test_the_same_title_is_refused_unless_it_replaces(library: Library, tmp_path: Path) -> None:
    path = _good(tmp_path / "a.zip")
    library.import_yomitan(path)
    with pytest.raises(DictionaryDataError, match="already"):
        library.import_yomitan(path)
    library.import_yomitan(path, replace=True)
    assert len(library.infos()) == 1


def _bad_zips() -> Iterator[tuple[str, dict[str, Any]]]:
    term = {"term_bank_1.json": [_TERM]}
    yield "no index", term
    yield "nested index", {"d/index.json": _INDEX, **term}
    yield "no title", {"index.json": {"revision": "1", "format": 3}, **term}
    yield "unknown format", {"index.json": {**_INDEX, "format": 9}, **term}
    yield "no banks", {"index.json": _INDEX}
    yield "not JSON", {"index.json": _INDEX, "term_bank_1.json": "[["}
    yield "not a list", {"index.json": _INDEX, "term_bank_1.json": {"a": 1}}
    yield "row too short", {"index.json": _INDEX, "term_bank_1.json": [_TERM[:5]]}
    yield "term no text", {"index.json": _INDEX, "term_bank_1.json": [[1, *_TERM[1:]]]}
    yield "bad glossary", {"index.json": _INDEX, "term_bank_1.json": [[*_TERM[:5], [5], 1, ""]]}
    yield "bad meta", {"index.json": _INDEX, "term_meta_bank_1.json": [["a", "freq", None]]}
    yield "path outside", {"index.json": _INDEX, **term, "../evil.txt": "x"}
    yield "absolute path", {"index.json": _INDEX, **term, "/etc/x": "x"}
    yield "bomb", {"index.json": _INDEX, "term_bank_1.json": " " * 30_000_000 + "[]"}
    yield "deep JSON", {"index.json": _INDEX, "term_bank_1.json": "[" * 100_000}
    deep: Any = "x"
    for _ in range(100):
        deep = {"tag": "div", "content": deep}
    rich = [{"type": "structured-content", "content": deep}]
    hidden = [{"type": "structured-content", "content": {"tag": "br", "data": deep}}]
    yield "deep data", {"index.json": _INDEX, "term_bank_1.json": [[*_TERM[:5], hidden, 1, ""]]}
    yield "half a character", {"index.json": _INDEX, "term_bank_1.json": [["\ud800", *_TERM[1:]]]}
    endless = [[*_TERM[:4], float("inf"), *_TERM[5:]]]
    yield "endless score", {"index.json": _INDEX, "term_bank_1.json": endless}
    nested = [[*_TERM[:7], ["P"]]]
    yield "a list of tags", {"index.json": _INDEX, "term_bank_1.json": nested}
    numbered = [["犬", "freq", {"value": float("nan")}]]
    yield "no number", {"index.json": _INDEX, "term_meta_bank_1.json": numbered}
    yield "long number", {"index.json": _INDEX, f"term_bank_{'9' * 5000}.json": [_TERM]}
    yield (
        "deep content",
        {
            "index.json": _INDEX,
            "term_bank_1.json": [[*_TERM[:5], rich, 1, ""]],
        },
    )


@pytest.mark.parametrize(
    ("reason", "members"), list(_bad_zips()), ids=lambda value: str(value)[:20]
)
def test_a_bad_zip_leaves_nothing(
    library: Library, tmp_path: Path, reason: str, members: dict[str, Any]
) -> None:
    path = _zip(tmp_path / "bad.zip", members)
    with pytest.raises(DictionaryDataError):
        library.import_yomitan(path)
    assert library.infos() == ()
    left = list((tmp_path / "dictionary").rglob("*.*"))
    assert left == []


@pytest.mark.parametrize(
    ("bank", "rows"),
    [
        ('[["食べる", 1], ["a", [2]]]', [["食べる", 1], ["a", [2]]]),
        (" [ ]\n", []),
        ("[\n[1] ,\t[2]\n]\n", [[1], [2]]),
        ("[[1] [2]]", None),
        ("[[1],]", None),
        ("[[1]", None),
        ("[[1]] x", None),
        ("[" * 100_000, None),
        ('{"a": 1}', None),
        ("[1]", None),
    ],
)
def test_a_bank_is_read_row_by_row(tmp_path: Path, bank: str, rows: list[object] | None) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("index.json", json.dumps({"title": "x", "revision": "1", "format": 3}))
        target.writestr("term_bank_1.json", bank)
    with closing(YomitanZip(path)) as archive:
        (found,) = archive.banks("term")
        if rows is None:
            with pytest.raises(DictionaryDataError):
                list(archive.rows(found))
        else:
            read = list(archive.rows(found))
            assert [row for row, _ in read] == [json.loads(text) for _, text in read] == rows


def test_no_zip_and_a_cut_one(library: Library, tmp_path: Path) -> None:
    good = _good(tmp_path / "a.zip").read_bytes()
    for name, data in (("text.zip", b"hello"), ("cut.zip", good[: len(good) // 2])):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DictionaryDataError):
            library.import_yomitan(tmp_path / name)


def _two_banks(path: Path, *, last: Any = _TERM) -> Path:
    """Write a zip whose two shares are read by turns: more rows than a batch holds in each."""
    rows = [[f"語{n}", f"ご{n}", "n", "", n % 7, [f"word {n}"], n, "P"] for n in range(1500)]
    rich = [{"type": "structured-content", "content": {"tag": "span", "content": ["x"]}}]
    metas = [[f"語{n}", "freq", n] for n in range(1500)]
    return _good(
        path,
        **{
            "term_bank_2.json": [*rows, ["語5", "ご", "", "", 0, rich, 1, ""]],
            "term_bank_10.json": [*rows[::-1], last],
            "term_meta_bank_1.json": metas,
        },
    )


def _content(path: Path) -> list[list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = ("meta", "entry", "term", "tmeta", "ukanji")
        return [connection.execute("SELECT * FROM " + name).fetchall() for name in tables]  # noqa: S608


def _in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictionary.yomitan_import._WORTHWHILE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_processes_read_what_one_reads_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _two_banks(tmp_path / "a.zip")
    here = Library(tmp_path / "here").import_yomitan(path)
    _in_processes(monkeypatch)
    there = Library(tmp_path / "there").import_yomitan(path)
    assert here == there
    assert here.entries == 3003
    files = [tmp_path / name / "dictionary/library" / f"{here.id}.db" for name in ("here", "there")]
    assert _content(files[0]) == _content(files[1])
    (source,) = Library(tmp_path / "there").sources()
    with closing(source):
        entries = [posting.entry for posting in source.postings(["語5"])["語5"]]
        found = [_entry(source, one) for one in entries]
        assert [entry.senses[0].glosses for entry in found] == [
            (Gloss("word 5"),),
            (Gloss("x"),),
            (Gloss("word 5"),),
        ]


def test_a_lost_process_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _two_banks(tmp_path / "a.zip")
    Library(tmp_path / "here").import_yomitan(path)
    _in_processes(monkeypatch)
    monkeypatch.setattr("dictionary.yomitan_import._PROGRAM", "pass")
    info = Library(tmp_path / "there").import_yomitan(path)
    files = [tmp_path / name / "dictionary/library" / f"{info.id}.db" for name in ("here", "there")]
    assert _content(files[0]) == _content(files[1])


def test_what_a_process_refuses_is_refused(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_processes(monkeypatch)
    path = _two_banks(tmp_path / "a.zip", last=_TERM[:5])
    with pytest.raises(DictionaryDataError, match=r"Row 1501 of term_bank_10.json"):
        library.import_yomitan(path)
    assert library.infos() == ()
    assert [one.name for one in (tmp_path / "dictionary").rglob("*") if one.is_file()] == []


def test_cancelling_in_the_middle_stops_the_processes(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_processes(monkeypatch)
    started: list[Any] = []
    asked = iter([False, False, True])
    make = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> Any:
        started.append(make(*arguments, **options))
        return started[-1]

    monkeypatch.setattr("dictionary.yomitan_import.subprocess.Popen", noted)
    with pytest.raises(BuildCancelledError):
        library.import_yomitan(_two_banks(tmp_path / "a.zip"), cancelled=lambda: next(asked))
    assert [process.poll() is None for process in started] == [False, False]
    assert library.infos() == ()
    assert [one.name for one in (tmp_path / "dictionary").rglob("*") if one.is_file()] == []


def test_what_a_killed_import_left_is_swept_away(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "dictionary/library"
    folder.mkdir(parents=True)
    for name, age in (("old.new", 90_000), ("under-way.new", 5)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age, time.time() - age))
    library.import_yomitan(_good(tmp_path / "a.zip"))
    assert [one.name for one in folder.glob("*.new")] == ["under-way.new"]


def test_a_dictionary_of_another_layout_is_left_out(library: Library, tmp_path: Path) -> None:
    info = library.import_yomitan(_good(tmp_path / "a.zip"))
    file = tmp_path / "dictionary/library" / f"{info.id}.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE meta SET v = '1' WHERE k = 'layout'")
    assert library.infos()[0].readable
    assert library.sources() == ()
    assert not library.infos()[0].readable
    assert library.import_yomitan(tmp_path / "a.zip", replace=True).entries == 1
    (source,) = library.sources()
    source.close()
    assert library.infos()[0].readable


def test_cancelling_leaves_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(BuildCancelledError):
        library.import_yomitan(_good(tmp_path / "a.zip"), cancelled=lambda: True)
    assert library.infos() == ()
    assert [one.name for one in (tmp_path / "dictionary").rglob("*") if one.is_file()] == []


_JMDICT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ENTITY v5k "Godan verb with 'ku' ending"> <!ENTITY uk "usually kana">
<!ENTITY sK "search-only kanji form">
]>
<JMdict>
<entry><ent_seq>1000001</ent_seq>
<k_ele><keb>書く</keb><ke_pri>ichi1</ke_pri></k_ele><k_ele><keb>晝く</keb><ke_inf>&sK;</ke_inf></k_ele>
<r_ele><reb>かく</reb></r_ele>
<sense><pos>&v5k;</pos><misc>&uk;</misc><xref type="see" seq="1"><keb>描く</keb></xref>
<gloss>to write</gloss><gloss g_type="lit">to scratch</gloss><gloss xml:lang="ger">schreiben</gloss></sense>
<sense><gloss>to compose</gloss></sense>
</entry></JMdict>"""


def test_jmdict_is_read_by_its_codes(tmp_path: Path) -> None:
    path = tmp_path / "JMdict_e.gz"
    path.write_bytes(gzip.compress(_JMDICT.encode()))
    assert edrdg_xml.kind_of(path) == "jmdict"
    (word,) = edrdg_xml.words(path)
    assert word.senses[0].pos == word.senses[1].pos == ("v5k",)
    assert word.senses[0].misc == ("uk",)
    assert word.senses[0].xrefs == ("描く",)
    assert word.senses[0].glosses == (("to write", ""), ("to scratch", "lit"))
    assert word.written[1].marks == ("sK",)


def test_jmnedict_and_kanjidic_are_read(tmp_path: Path) -> None:
    names = tmp_path / "names.xml"
    names.write_text(
        "<!DOCTYPE JMnedict [<!ENTITY surname 'family name'>]><JMnedict><entry><ent_seq>5000001</ent_seq>"
        "<k_ele><keb>佐藤</keb></k_ele><r_ele><reb>さとう</reb></r_ele><trans><name_type>&surname;"
        "</name_type><trans_det>Satou</trans_det></trans></entry></JMnedict>",
        encoding="utf-8",
    )
    (name,) = edrdg_xml.names(names)
    assert name.translations == ((("surname",), ("Satou",)),)
    kanji = tmp_path / "kanjidic2.xml"
    kanji.write_text(
        "<kanjidic2><character><literal>本</literal><radical><rad_value rad_type='classical'>75</rad_value>"
        "</radical><misc><grade>1</grade><stroke_count>5</stroke_count></misc><reading_meaning><rmgroup>"
        "<reading r_type='ja_on'>ホン</reading><meaning>book</meaning><meaning m_lang='fr'>livre</meaning>"
        "</rmgroup></reading_meaning></character></kanjidic2>",
        encoding="utf-8",
    )
    (record,) = edrdg_xml.kanji(kanji)
    assert (record.on, record.meanings, record.radical, record.strokes) == (
        ("ホン",),
        ("book",),
        75,
        5,
    )


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"not xml at all",
        b"",
        gzip.compress(_JMDICT.encode())[:-30],
        _JMDICT[:-40].encode(),
        b"<JMdict><entry><ent_seq>x</ent_seq><r_ele><reb>a</reb></r_ele></entry></JMdict>",
    ],
)
def test_a_bad_xml_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(data)

    def read() -> None:
        edrdg_xml.kind_of(path)
        list(edrdg_xml.words(path))

    with pytest.raises(DictionaryDataError):
        read()


def _with_entities(path: Path, declared: str, used: str) -> Path:
    path.write_text(
        f"<!DOCTYPE JMdict [{declared}]><JMdict><entry><ent_seq>1</ent_seq><r_ele><reb>あ</reb>"
        f"</r_ele><sense><gloss>&{used};</gloss></sense></entry></JMdict>",
        encoding="utf-8",
    )
    return path


def test_an_entity_is_never_expanded(tmp_path: Path) -> None:
    declared = "<!ENTITY a0 'boom &amp; bang'>"
    (word,) = edrdg_xml.words(_with_entities(tmp_path / "x.xml", declared, "a0"))
    assert word.senses[0].glosses == (("a0", ""),)


@pytest.mark.parametrize(
    "declared",
    [
        "<!ENTITY a0 'boom'>"
        + "".join(f"<!ENTITY a{i} '&a{i - 1};&a{i - 1};'>" for i in range(1, 30)),
        "<!ENTITY a29 SYSTEM 'file:///etc/hostname'>",
        "<!ENTITY % p SYSTEM 'http://localhost/x'><!ENTITY a29 'x'>",
    ],
)
def test_entities_of_entities_or_of_files_are_refused(
    library: Library, tmp_path: Path, declared: str
) -> None:
    path = _with_entities(tmp_path / "bomb.xml", declared, "a29")
    with pytest.raises(DictionaryDataError, match="stands for more than a text"):
        library.import_file(path)
    assert not list(tmp_path.rglob("jmdict*"))


def test_a_newer_file_is_taken_back_where_the_index_is_not_built(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BuildCancelledError("stopped")

    monkeypatch.setattr("dictionary.library.building.build", refuse)
    monkeypatch.setattr("dictionary.sources.JamdictSource", SmallDictionary)
    path = tmp_path / "JMdict_e.xml"
    path.write_text(_JMDICT, encoding="utf-8")
    with pytest.raises(BuildCancelledError):
        library.import_file(path)
    left = {one.name for one in (tmp_path / "dictionary" / "sources").iterdir()}
    assert left <= {"sources.json"}
    assert BuiltInSource(tmp_path / "dictionary", SmallDictionary()).fingerprint == (  # type: ignore[arg-type]
        SmallDictionary().fingerprint
    )


def test_the_file_before_comes_back_when_the_next_is_taken_back(tmp_path: Path) -> None:
    source = BuiltInSource(tmp_path, SmallDictionary())  # type: ignore[arg-type]
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    first.write_text(_JMDICT, encoding="utf-8")
    second.write_text(_JMDICT.replace("to write", "to pen"), encoding="utf-8")
    source.keep(source.add(first, lambda _: None, lambda: False))
    marked = source.fingerprint
    kind = source.add(second, lambda _: None, lambda: False)
    assert source.fingerprint != marked
    source.take_back(kind)
    again = BuiltInSource(tmp_path, SmallDictionary())  # type: ignore[arg-type]
    assert source.fingerprint == again.fingerprint == marked
    assert next(again.words()).senses[0].glosses[0][0] == "to write"
    assert sorted(one.name for one in (tmp_path / "sources").iterdir()) == [
        "jmdict.xml",
        "sources.json",
    ]


def test_frequency_accent_and_pronunciation_stand_by_the_first_word(
    lexicon: Lexicon, tmp_path: Path
) -> None:
    metas = [
        [
            "食べる",
            "freq",
            {"reading": "たべる", "frequency": {"value": 312, "displayValue": "312㋕"}},
        ],
        ["食べる", "freq", {"reading": "くべる", "frequency": 9}],
        ["食べる", "pitch", {"reading": "たべる", "pitches": [{"position": 2}]}],
        ["食べる", "ipa", {"reading": "たべる", "transcriptions": [{"ipa": "[tabeɾɯ]"}]}],
    ]
    title = lexicon.import_file(_good(tmp_path / "a.zip", **{"term_meta_bank_1.json": metas}))
    try:
        first = lexicon.lookup("食べた", 0).matches[0]
        told = [(one.dictionary, one.kind, one.text, one.positions) for one in first.told]
        assert sorted(told) == [
            (title, "freq", "312㋕", ()),
            (title, "ipa", "[tabeɾɯ]", ()),
            (title, "pitch", "", (2,)),
        ]
        walked = lexicon.lookup("歩き回った", 0).matches[0]
        assert walked.entry is not None
        assert walked.entry.title == title
    finally:
        (info,) = lexicon.library.infos()
        lexicon.library.delete(info.id)
        lexicon.reload()


def test_dictionaries_with_the_same_words_are_ranked_alike(
    lexicon: Lexicon, tmp_path: Path
) -> None:
    titles = ["一つ目", "二つ目", "頻度"]
    words = {"term_bank_1.json": [_TERM]}
    metas = {"term_meta_bank_1.json": [["歩き回る", "freq", 7]]}
    for title in titles:
        index = {"index.json": {**_INDEX, "title": title}}
        path = _zip(tmp_path / f"{title}.zip", index | (metas if title == "頻度" else words))
        lexicon.import_file(path)
    try:
        first, second = (
            match
            for match in lexicon.lookup("歩き回った", 0).matches
            if match.entry is not None and match.entry.title
        )
        assert first.entry is not None
        assert second.entry is not None
        assert [first.entry.title, second.entry.title] == titles[:2]
        assert (first.score, first.inflection) == (second.score, second.inflection)
        assert [told.dictionary for told in first.told] == titles[2:]
    finally:
        for info in lexicon.library.infos():
            lexicon.library.delete(info.id)
        lexicon.reload()
