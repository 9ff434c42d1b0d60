"""Look-ups with the sentence around them, and their JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_dictionary import SmallDictionary

from dictionary.index.build import build
from dictionary.index.codec import NO_EXTRAS
from dictionary.lookup import Lexicon
from dictionary.model import GivenReading, NameSpan
from dictionary.sources import BuiltInSource
from reader.lookup import LookupService, deinflection_json, lookup_json


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookupService]:
    small = SmallDictionary()
    folder: Path = tmp_path_factory.mktemp("small")
    dictionary = folder / "dictionary"
    build(dictionary, BuiltInSource(dictionary, small), extras=NO_EXTRAS)  # type: ignore[arg-type]
    found = LookupService(folder, Lexicon(folder, small))  # type: ignore[arg-type]
    yield found
    found.close()


@pytest.mark.parametrize(
    ("text", "at", "number"),
    [
        ("政府は調査を行った。", 7, 3),
        ("今日は宿題がある。", 0, 14),
        ("今日は宿題がある。", 2, 13),
        ("調査は行われた。", 2, 13),
        ("彼は足を洗った。", 5, 6),
        ("悪い癖から足を洗って。", 8, 6),
        ("図書館の本", 1, 9),
        ("ゆうべは。毎日学校で食べている。", 13, 1),
        ("拒否していた。", 3, 20),
    ],
)
def test_the_sentence_decides(service: LookupService, text: str, at: int, number: int) -> None:
    match = service.lookup(text, at).matches[0]
    assert match.entry is not None
    assert match.entry.id == number
    assert match.start <= at < match.end


@pytest.mark.parametrize(
    ("marked", "number", "found"),
    [
        ("離れて暮らす家\n|族がいる。", 44, "家\n族"),
        ("離れて暮らす|家\n族がいる。", 44, "家\n族"),
        ("敵を追い込\n|まれた道へ。", 46, "追い込\nまれた"),
        # A heading, a list and the end of a sentence stay apart from what follows.
        ("家\n|族長が来た。", 45, "族"),
        ("図書館\n|家族", 44, "家族"),
        ("家だ。\n|族がいる。", 45, "族"),
    ],
)
def test_a_word_goes_on_over_a_line_end(
    service: LookupService, marked: str, number: int, found: str
) -> None:
    at = marked.index("|")
    text = marked.replace("|", "")
    match = service.lookup(text, at).matches[0]
    assert match.entry is not None
    assert (match.entry.id, text[match.start : match.end]) == (number, found)


def test_the_authors_reading_decides(service: LookupService) -> None:
    text = "仕事は辛い。"
    for kana, number in (("からい", 4), ("つらい", 5)):
        readings = (GivenReading(3, 5, kana, certain=True),)
        first = service.lookup(text, 3, readings=readings).matches[0]
        assert first.entry is not None
        assert (first.entry.id, first.reading) == (number, kana)


def test_the_readers_choice_comes_first(service: LookupService) -> None:
    first = service.lookup("辛い。", 0, preferred=frozenset({("辛い", 5)})).matches[0]
    assert first.entry is not None
    assert first.entry.id == 5


def test_json_has_the_fields_of_the_contract(service: LookupService) -> None:
    answer = lookup_json(service.lookup("食べた。", 0))
    first = json.loads(json.dumps(answer))["results"][0]
    assert first["start"] == 0
    assert first["end"] == 3
    assert first["kind"] == "word"
    assert (first["headword"], first["reading"], first["entry"]) == ("食べる", "たべる", 1)
    assert first["inflection"] == ["past"]
    assert first["senses"] == [{"pos": ["v1", "vt"], "glosses": ["to eat"]}]
    assert {"source", "common", "frequency", "jlpt", "pitch"} <= set(first)
    assert answer["results"][-1]["kind"] == "kanji"


def test_a_persons_name_comes_first(service: LookupService) -> None:
    names = (NameSpan(0, 2, "PERSON"),)
    answer = lookup_json(service.lookup("佐藤さんは", 1, names=names))
    assert answer["results"][0]["kind"] == "name"
    assert answer["results"][0]["entry"] == 101


def test_search_answers_like_a_look_up(service: LookupService) -> None:
    found = service.search("としょかん")
    assert (found.matches[0].headword, found.primary) == ("図書館", len(found.matches))


def test_readings_of_a_written_form(service: LookupService) -> None:
    assert set(service.readings_of("辛い")) == {"からい", "つらい"}
    assert set(service.readings_of("佐藤")) == {"さとう", "さどう"}
    assert service.readings_of("今日") == ("きょう",)
    assert service.readings_of("今日の") == ()
    assert service.readings_of("今日", 0) == ()


def test_deinflection_json() -> None:
    row = deinflection_json("x", "食べさせられなかった")
    wanted = {
        "form": "食べる",
        "pos": ["v1"],
        "inflection": ["causative", "passive", "negative", "past"],
    }
    assert row["id"] == "x"
    assert wanted in row["candidates"]


def test_coming_back_to_a_sentence_works_nothing_out_again(service: LookupService) -> None:
    text = "仕事は辛い。図書館の本。"
    given = (GivenReading(3, 5, "からい", certain=True),)
    first = service.lookup(text, 3, readings=given)
    service.lookup(text, 7, readings=given)
    assert service.lookup(text, 3, readings=tuple(given)) is first
    other = service.lookup(text, 3, readings=(GivenReading(3, 5, "つらい", certain=True),))
    assert other.matches[0].reading == "つらい"
