"""Cards: their fields, the deck file taken by Anki itself, AnkiConnect by its protocol."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from export_material import material
from fake_anki import FakeAnki, card, running_anki

from reader.analysis.model import FuriganaPiece
from reader.errors import ExportCancelledError, ExportError
from reader.export.anki_connect import AnkiConnect, KnownQuery
from reader.export.cards import (
    LAPIS_FIELDS,
    anki_furigana,
    card_fields,
    cards,
    marked_furigana,
    word_furigana,
)
from reader.export.formats import export
from reader.export.model import AnkiPreset, ExportOptions, Job

pytest.importorskip("genanki")


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        ("取り扱う", "とりあつかう", "取[と]り 扱[あつか]う"),
        ("食べる", "たべる", "食[た]べる"),
        ("お茶", "おちゃ", "お 茶[ちゃ]"),
        ("今日", "きょう", "今日[きょう]"),
        ("消しゴム", "けしごむ", "消[け]しゴム"),
        ("ミサイル", "みさいる", "ミサイル"),
        ("大人", "", "大人"),
        ("為る", "なす", "為る[なす]"),
    ],
)
def test_word_furigana(word: str, reading: str, expected: str):
    assert word_furigana(word, reading) == expected


def test_furigana_in_a_sentence():
    text = "新しい本を読む。"
    pieces = [FuriganaPiece(0, 1, "あたら"), FuriganaPiece(3, 4, "ほん"), FuriganaPiece(5, 6, "よ")]
    assert anki_furigana(text, 0, 8, pieces, str) == "新[あたら]しい 本[ほん]を 読[よ]む。"
    assert (
        marked_furigana(text, 0, 8, 5, 7, pieces) == "新[あたら]しい 本[ほん]を<b> 読[よ]む</b>。"
    )
    assert marked_furigana(text, 0, 8, 0, 3, pieces).startswith("<b>新[あたら]しい</b> 本[ほん]")


def test_cards_of_the_looked_up_words():
    made = cards(material())
    assert [card.expression for card in made] == ["取り扱う", "早起き", "取り扱い"]
    first, _, last = made
    assert first.sentence == "取り扱う魚は多い。"
    assert first.sentence_html == "<b>取り扱う</b>魚は多い。"
    assert first.cloze == '<span class="gap">［…］</span>魚は多い。'
    assert first.sentence_furigana == "<b>取[と]り 扱[あつか]う</b> 魚[さかな]は 多[おお]い。"
    assert first.times == 2
    assert last.sentence_html == "前に見た文で<b>取り扱った</b>。"
    fields = card_fields(first, AnkiPreset.YOMITE)
    assert fields["Meaning"] == "to handle; &lt;i&gt;&quot;to deal in&quot;&lt;/i&gt;"
    assert fields["Link"] == "https://example.jp/a?b=1&amp;c=2"
    lapis = card_fields(first, AnkiPreset.LAPIS)
    assert tuple(lapis) == LAPIS_FIELDS
    assert (lapis["FreqSort"], lapis["PitchPosition"]) == ("", "")
    graded = card_fields(replace(first, frequency=1234, accents=(5, 0)), AnkiPreset.LAPIS)
    assert (graded["FreqSort"], graded["PitchPosition"]) == ("1234", "[5], [0]")
    assert len(lapis) == 22
    assert [name for name in lapis if name.startswith("Is") and lapis[name]] == [
        "IsWordAndSentenceCard"
    ]


def _collection(path: Path) -> Any:
    collection = pytest.importorskip("anki.collection")
    return collection.Collection(str(path))


def _take(collection: Any, package: Path) -> None:
    from anki.collection import ImportAnkiPackageRequest

    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))


@pytest.mark.parametrize("preset", AnkiPreset)
def test_anki_takes_the_deck(tmp_path: Path, preset: AnkiPreset):
    made = replace(material(), options=ExportOptions(preset=preset, deck="読書::港", tags=("a b",)))
    package = export(made, "anki", tmp_path / "a.apkg")
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
    collection = _collection(tmp_path / "c.anki2")
    try:
        _take(collection, package)
        assert collection.note_count() == 3
        assert "読書::港" in [deck.name for deck in collection.decks.all_names_and_ids()]
        found = collection.get_note(min(collection.find_notes("")))
        assert found.tags == ["a_b"]
        expected = card_fields(cards(made)[0], preset)
        assert dict(found.items()) == expected
        assert "取" in found.cards()[0].question()
        assert "to handle" in found.cards()[0].answer()
    finally:
        collection.close()


def test_a_second_import_updates(tmp_path: Path):
    made = material()
    collection = _collection(tmp_path / "c.anki2")
    try:
        _take(collection, export(made, "anki", tmp_path / "a.apkg"))
        changed = replace(
            made, lookups=tuple(replace(row, gloss="changed") for row in made.lookups)
        )
        _take(collection, export(changed, "anki", tmp_path / "b.apkg"))
        assert collection.note_count() == 3
        ids = {n: collection.get_note(n).guid for n in collection.find_notes("")}
        assert len(set(ids.values())) == 3
    finally:
        collection.close()


def test_without_genanki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(ExportError, match="not installed"):
        export(material(), "anki", tmp_path / "a.apkg")
    assert list(tmp_path.iterdir()) == []


def test_nothing_looked_up(tmp_path: Path):
    with pytest.raises(ExportError, match="nothing for a deck"):
        export(replace(material(), lookups=()), "anki", tmp_path / "a.apkg")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def anki() -> Iterator[AnkiConnect]:
    with running_anki() as address:
        yield AnkiConnect(address)


@pytest.mark.parametrize("old", [False, True])
def test_sending_leaves_out_what_anki_has(anki: AnkiConnect, old: bool):
    FakeAnki.old = old
    anki.greet()
    found = cards(material())
    first = anki.send(found[:2], deck="読書", preset=AnkiPreset.YOMITE)
    assert (first.added, first.duplicates, first.refused) == (2, 0, ())
    assert anki.model_names() == ["Core 2000", "Lapis", "Yomite"]
    assert anki.deck_names() == ["Core", "Default", "読書"]
    second = anki.send(found, deck="読書", preset=AnkiPreset.YOMITE)
    assert (second.added, second.duplicates) == (1, 2)
    assert FakeAnki.notes[0]["fields"] == card_fields(found[0], AnkiPreset.YOMITE)
    assert FakeAnki.notes[0]["options"]["duplicateScope"] == "deck"


def test_presets_and_refusals(anki: AnkiConnect):
    found = cards(material())
    assert anki.send(found, deck="d", preset=AnkiPreset.LAPIS).added == 3
    with pytest.raises(ExportError, match="no note type"):
        anki.send(found, deck="d", preset=AnkiPreset.BASIC)
    FakeAnki.models["Odd"] = ["Something"]
    with pytest.raises(ExportError, match="none of the fields"):
        anki.send(found, deck="d", preset=AnkiPreset.YOMITE, model="Odd")
    empty = [replace(found[0], expression="")]
    refused = anki.send(empty, deck="d", preset=AnkiPreset.LAPIS).refused
    assert refused == (("", "cannot create note because it is empty"),)


def test_known_words(anki: AnkiConnect):
    assert anki.word_fields()[:3] == ["Expression", "ExpressionAudio", "ExpressionFurigana"]
    FakeAnki.cards = [
        card(1, "<b>取[と]り 扱[あつか]う</b>", 40),
        card(2, "新しい", 21),
        card(3, "若い", 3),
        card(4, "新しい", 90),
        card(5, "to eat", 90),
        card(6, "昨日は雨が降った。", 90),
        card(7, "遅い", -600),
    ]
    steps: list[tuple[int, int]] = []
    query = KnownQuery("Word", "Core::1", 21)
    assert anki.known_words(query, Job(lambda *at: steps.append(at))) == [
        ("取り扱う", "とりあつかう"),
        ("新しい", ""),
    ]
    assert steps == [(0, 7), (7, 7)]
    assert FakeAnki.queries == [r'"deck:Core\:\:1" "Word:_*" prop:ivl>=21']
    assert len(anki.known_words(KnownQuery("Word", days=3))) == 3
    with pytest.raises(ExportCancelledError):
        anki.known_words(query, Job(None, lambda: True))


def test_anki_understands_the_query(tmp_path: Path):
    collection = _collection(tmp_path / "c.anki2")
    try:
        model = collection.models.new("Odd: *_")
        for name in ("Word a_b*", "Back"):
            collection.models.add_field(model, collection.models.new_field(name))
        template = collection.models.new_template("Card 1")
        template["qfmt"] = "{{Back}}"
        collection.models.add_template(model, template)
        collection.models.add(model)
        decks = [collection.decks.id(name) for name in ("読書::港 1", "読書::港x1")]
        for deck, word in ((decks[0], "魚"), (decks[0], ""), (decks[1], "網")):
            note = collection.new_note(collection.models.by_name("Odd: *_"))
            note.fields = [word, "back"]
            collection.add_note(note, deck)
        for number in collection.find_cards(""):
            one = collection.get_card(number)
            one.type = one.queue = 2
            one.ivl = 30
            collection.update_card(one)

        def found(query: KnownQuery) -> list[str]:
            cards = collection.find_cards(query.text())
            return sorted(collection.get_card(c).note().fields[0] for c in cards)

        field = "Word a_b*"
        assert found(KnownQuery(field)) == ["網", "魚"]
        assert found(KnownQuery(field, "読書::港 1")) == ["魚"]
        assert found(KnownQuery(field, "読書")) == ["網", "魚"]
        assert found(KnownQuery(field, days=31)) == []
        assert found(KnownQuery("Word")) == []
    finally:
        collection.close()


def test_when_anki_is_not_there(anki: AnkiConnect):
    FakeAnki.key = "secret"
    with pytest.raises(ExportError, match="asks for its key"):
        anki.greet()
    FakeAnki.key, FakeAnki.garbage = "", True
    with pytest.raises(ExportError, match="something else"):
        anki.greet()
    with pytest.raises(ExportError, match="does not answer"):
        AnkiConnect("http://127.0.0.1:9", timeout_s=0.5).greet()


@pytest.mark.parametrize("version", [2, 5])
def test_an_old_add_on_is_told_apart(anki: AnkiConnect, version: int):
    FakeAnki.version = version
    with pytest.raises(ExportError, match=f"too old .version {version}, 6"):
        anki.send(cards(material()), deck="d", preset=AnkiPreset.YOMITE)
    assert FakeAnki.notes == []


def test_an_add_on_that_lets_nobody_in(anki: AnkiConnect):
    FakeAnki.forbidden = True
    with pytest.raises(ExportError, match="does not let Yomite in"):
        anki.word_fields()


def test_cards_that_anki_has_are_written_over_when_wanted(anki: AnkiConnect):
    found = cards(material())
    anki.send(found[:2], deck="読書: 1", preset=AnkiPreset.YOMITE)
    newer = [replace(card, meaning="a better meaning") for card in found]
    left = anki.send(newer[:2], deck="読書: 1", preset=AnkiPreset.YOMITE)
    assert (left.added, left.duplicates, left.updated) == (0, 2, 0)
    assert FakeAnki.notes[0]["fields"] == card_fields(found[0], AnkiPreset.YOMITE)
    done = anki.send(newer, deck="読書: 1", preset=AnkiPreset.YOMITE, update=True)
    assert (done.added, done.duplicates, done.updated) == (1, 0, 2)
    assert [note["fields"] for note in FakeAnki.notes] == [
        card_fields(card, AnkiPreset.YOMITE) for card in newer
    ]
    # One of the same word in another deck is left alone.
    FakeAnki.notes[0]["deckName"] = "Core"
    elsewhere = anki.send(newer[:1], deck="読書: 1", preset=AnkiPreset.YOMITE, update=True)
    assert (elsewhere.duplicates, elsewhere.updated) == (1, 0)


@pytest.mark.parametrize(
    "address", ["http://example.jp:8765", "https://127.0.0.1", "file:///x", "http://10.0.0.1"]
)
def test_only_this_computer(address: str):
    with pytest.raises(ExportError, match="this computer"):
        AnkiConnect(address)
