"""Looking words up: what stands at a character, whatever stands in the way."""

from __future__ import annotations

import contextlib
import pickle
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_dictionary import SmallDictionary

from dictionary.index.build import BuildCancelledError, build, index_path
from dictionary.index.codec import NO_EXTRAS
from dictionary.index.query import Index
from dictionary.lookup import Lexicon
from dictionary.matching import Matcher
from dictionary.model import (
    Entry,
    GivenReading,
    Gloss,
    Headword,
    LookupContext,
    MatchKind,
    NameSpan,
    Sense,
)
from dictionary.sources import BuiltInSource


def _first(lexicon: Lexicon, text: str, at: int) -> tuple[int, int, int]:
    match = lexicon.lookup(text, at).matches[0]
    assert match.entry is not None
    return match.entry.id, match.start, match.end


@pytest.mark.parametrize(
    ("text", "at", "number", "start", "end"),
    [
        ("食べさせられなかった。", 0, 1, 0, 10),
        ("食べさせられなかった。", 6, 1, 0, 10),
        ("図書館へ", 0, 9, 0, 3),
        ("図書館へ", 2, 9, 0, 3),
        ("足を洗った。", 4, 6, 0, 5),
        ("勉強していました", 0, 12, 0, 8),
        ("学校\u200bへ", 0, 17, 0, 2),
        ("学\ufe00校", 0, 17, 0, 3),
        ("學校へ", 0, 17, 0, 2),
        ("ガッコウ", 0, 17, 0, 4),
        ("ｶﾞｯｺｳ", 0, 17, 0, 5),
        ("ﾒﾆｭｰ", 0, 18, 0, 4),
        ("か\u3099っこう", 0, 17, 0, 5),
        ("人人が", 0, 19, 0, 2),
        ("すっごーい", 0, 16, 0, 5),
        ("すげえ", 0, 16, 0, 3),
        ("食(た)べた", 0, 1, 0, 6),
        ("学\n校へ", 0, 17, 0, 3),
        ("拒 否した", 0, 20, 0, 5),
    ],
)
def test_the_word_at_a_character(
    lexicon: Lexicon, text: str, at: int, number: int, start: int, end: int
) -> None:
    assert _first(lexicon, text, at) == (number, start, end)


@pytest.mark.parametrize(("text", "at"), [("、", 0), (" 本", 0), ("☆", 0)])
def test_where_there_is_nothing_nothing_is_found(lexicon: Lexicon, text: str, at: int) -> None:
    assert lexicon.lookup(text, at).matches == ()


def test_a_place_outside_the_text_is_our_own_mistake(lexicon: Lexicon) -> None:
    with pytest.raises(ValueError, match="outside"):
        lexicon.lookup("本", 1)


def test_no_wrong_class_is_offered(lexicon: Lexicon) -> None:
    found = {match.entry.id for match in lexicon.lookup("行いて", 0).matches if match.entry}
    assert 2 not in found


def test_the_readings_of_the_text_decide(lexicon: Lexicon) -> None:
    context = LookupContext(readings=(GivenReading(0, 2, "つらい", certain=True),))
    plain = lexicon.lookup("辛い。", 0).matches[:2]
    assert {match.entry.id for match in plain if match.entry} == {4, 5}
    assert context.readings[0].certain


def test_a_name_is_one_card_with_all_its_readings(lexicon: Lexicon) -> None:
    context = LookupContext(names=(NameSpan(0, 2, "PERSON"),))
    first = lexicon.lookup("佐藤さん", 0, context).matches[0]
    assert first.kind is MatchKind.NAME
    assert first.entry is not None
    assert [head.reading for head in first.entry.headwords] == ["さとう", "さどう"]


def test_kanji_come_last_with_their_radical(lexicon: Lexicon) -> None:
    last = lexicon.lookup("食べる", 0).matches[-1]
    assert last.kind is MatchKind.KANJI
    assert last.kanji is not None
    assert (last.kanji.radical, last.kanji.meanings) == ("食", ("eat",))


@pytest.mark.parametrize(
    ("query", "number"), [("食べた", 1), ("たべる", 1), ("to wash", 8), ("図*館", 9), ("す?い", 16)]
)
def test_search(lexicon: Lexicon, query: str, number: int) -> None:
    assert lexicon.search(query)[0].id == number


def test_threads_share_a_lexicon(lexicon: Lexicon) -> None:
    answers: list[int] = []

    def ask() -> None:
        for _ in range(50):
            answers.append(_first(lexicon, "食べた", 0)[0])  # noqa: PERF401

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 200


def test_a_cancelled_build_leaves_nothing(tmp_path: Path) -> None:
    small = SmallDictionary()
    source = BuiltInSource(tmp_path, small)  # type: ignore[arg-type]
    with pytest.raises(BuildCancelledError):
        build(tmp_path, source, cancelled=lambda: True)
    assert not index_path(tmp_path).exists()
    assert [one.name for one in tmp_path.iterdir()] == ["index.lock"]


def test_the_index_is_built_anew_when_its_source_changes(tmp_path: Path) -> None:
    small = SmallDictionary()
    build(tmp_path, BuiltInSource(tmp_path, small), extras=NO_EXTRAS)  # type: ignore[arg-type]
    before = index_path(tmp_path).stat().st_ino
    build(tmp_path, BuiltInSource(tmp_path, small), extras=NO_EXTRAS)  # type: ignore[arg-type]
    assert index_path(tmp_path).stat().st_ino == before
    small.fingerprint = "other"
    build(tmp_path, BuiltInSource(tmp_path, small), extras=NO_EXTRAS)  # type: ignore[arg-type]
    assert index_path(tmp_path).stat().st_ino != before


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    text=st.text(
        alphabet="食べた図書館行いて辛学校ガッｶﾞﾞー々っ、。 \n()（）0８\u3099\u200b\ufe00", min_size=1
    ),
    share=st.floats(0, 0.999),
)
def test_every_match_lies_in_the_text_and_none_is_empty(
    lexicon: Lexicon, text: str, share: float
) -> None:
    at = int(len(text) * share)
    for match in lexicon.lookup(text, at).matches:
        assert 0 <= match.start < match.end <= len(text)
        assert match.start <= at < match.end or match.kind is MatchKind.WORD


@pytest.mark.parametrize(
    ("stretch", "characters"),
    [("食べさせられる", 2), ("たべた", 2), ("図書館へ", 3), ("図書", 2), ("xyz", 0), ("んん", 0)],
)
def test_how_far_a_key_goes_along(lexicon: Lexicon, stretch: str, characters: int) -> None:
    with contextlib.closing(Index(lexicon.folder / "index.db")) as index:
        assert index.reach(stretch) == characters


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "食べさせられなかった",
                "図書館",
                "お食べになり",
                "すごーい",
                "人人",
                "學校",
                "へ",
                "ん",
                "お",
            ]
        ),
        min_size=1,
    ).map("".join)
)
def test_no_word_is_lost_where_impossible_forms_are_left_out(lexicon: Lexicon, text: str) -> None:
    class Unknowing(Index):
        def reach(self, stretch: str) -> int:
            return len(stretch)

    path = lexicon.folder / "index.db"
    with contextlib.closing(Index(path)) as index, contextlib.closing(Unknowing(path)) as plain:
        assert Matcher([index]).at(text[:24]) == Matcher([plain]).at(text[:24])


def test_a_place_is_worked_out_once_while_nothing_changes(lexicon: Lexicon) -> None:
    here, there = LookupContext(), LookupContext()
    first = lexicon.lookup("本を食べた。学校へ", 2, here)
    lexicon.lookup("本を食べた。学校へ", 6, there)
    assert lexicon.lookup("本を食べた。学校へ", 2, here) is first
    given = LookupContext(readings=(GivenReading(0, 1, "もと", certain=True),))
    assert lexicon.lookup("本を食べた。学校へ", 2, given) is not first
    assert lexicon.lookup("本は食べた。学校へ", 2, here).matches[0].start == 2
    assert lexicon.lookup("本を食べた。学校へ", 2, here) == first


def test_answers_beyond_what_is_kept_are_worked_out_again(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictionary.desk._ANSWERS", 3)
    text = "図書館で食べた。学校へ"
    contexts = [LookupContext(), LookupContext()]
    asked = [(at, contexts[at % 2]) for at in range(len(text))]
    assert [lexicon.lookup(text, *one) for one in asked] == [
        lexicon.lookup(text, *one) for one in asked
    ]


def test_an_entry_is_read_when_it_is_looked_at() -> None:
    whole = Entry(7, "jmdict", (Headword("犬", "いぬ"),), (Sense((Gloss("dog"),)),), 5)
    asked: list[int] = []

    def read() -> Entry:
        asked.append(1)
        return whole

    later = Entry.later(7, "jmdict", read)
    assert (later.id, later.source, asked) == (7, "jmdict", [])
    assert later.headwords[0].written == "犬"
    assert (later, repr(later), hash(later)) == (whole, repr(whole), hash(whole))
    assert replace(later, title="x") == replace(whole, title="x")
    assert asked == [1]
    assert pickle.loads(pickle.dumps(Entry.later(7, "jmdict", read))) == whole  # noqa: S301
    with pytest.raises(AttributeError):
        _ = later.nothing  # type: ignore[attr-defined]
