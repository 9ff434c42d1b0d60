from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.kana import READ_ALOUD, hiragana
from reader.analysis.model import EntityMap, ReadingSource
from reader.analysis.pipeline import Analyzer
from reader.analysis.readings.context import ContextLayer
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.documents.model import Block, Document, RubySpan
from reader.serialise import analysis_json
from reader.sessions.model import CorrectionScope, DocumentId, ReadingCorrection

REGRESSION = Path(__file__).parents[2] / "data" / "readings" / "regression.jsonl"
CASES = [json.loads(line) for line in REGRESSION.read_text(encoding="utf-8").splitlines()]


def document(text: str, ruby: tuple[RubySpan, ...] = ()) -> Document:
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line:
            own = tuple(span for span in ruby if at <= span.start < at + len(line))
            blocks.append(Block(at, at + len(line), ruby=own))
        at += len(line) + 1
    return Document("", text, tuple(blocks))


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentences_that_were_once_read_wrongly(analyzer: Analyzer, case: dict) -> None:
    found: dict[str, str] = {}
    layers: dict[str, str] = {}
    for paragraph in analyzer.analyse(document(case["text"])):
        for reading in paragraph.readings:
            found.setdefault(reading.surface, reading.reading)
            layers.setdefault(reading.surface, reading.source.value)
    for surface, kana in case.get("readings", {}).items():
        assert _spoken(found, surface) == kana, found
    for surface, layer in case.get("layers", {}).items():
        assert layers[surface] == layer
    for surface in case.get("unread", ()):
        assert surface not in found


def _spoken(found: dict[str, str], surface: str) -> str | None:
    """The reading of a form, whether it is one word or several in a row."""
    if surface in found:
        return found[surface]
    rest, kana = surface, ""
    while rest:
        word = next((rest[:end] for end in range(len(rest), 0, -1) if rest[:end] in found), None)
        if word is None:
            kana, rest = kana + rest[0], rest[1:]
        else:
            kana, rest = kana + found[word], rest[len(word) :]
    return kana


@pytest.mark.parametrize("name", ["prose_first", "prose_second", "prose_third"])
def test_running_prose(analyzer: Analyzer, name: str) -> None:
    """News, fiction, blogs, notices and web pages: every word's reading, marked beforehand."""
    rows = (REGRESSION.parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    total = 0
    wrong: list[tuple[str, str]] = []
    for row in map(json.loads, rows):
        text = row["text"]
        spoken = {
            (reading.start, reading.end): [reading.reading]
            for paragraph in analyzer.analyse(document(text))
            for reading in paragraph.readings
        }
        marked = {(start, end): accepted for start, end, accepted in row["words"]}
        total += len(marked)
        # Words and readings need not be cut alike: compared are stretches between common borders.
        inside = {place for low, high in (*spoken, *marked) for place in range(low + 1, high)}
        borders = [place for place in range(len(text) + 1) if place not in inside]
        for low, high in pairwise(borders):
            heard = _ways(text, low, high, spoken)
            if not heard & _ways(text, low, high, marked):
                wrong.append((text, text[low:high]))
    assert len(wrong) <= total * 0.005, wrong


def _ways(text: str, at: int, end: int, read: dict[tuple[int, int], list[str]]) -> set[str]:
    """The ways to read a stretch of a text, of which some words have readings."""
    ways = {""}
    while at < end:
        word = next((place for place in read if place[0] == at), (at, at + 1))
        ways = {way + _plain(kana) for way in ways for kana in read.get(word, [text[at]])}
        at = word[1]
    return ways


def _plain(kana: str) -> str:
    return hiragana(kana).translate(str.maketrans("づぢを", "ずじお", "・~"))


def test_ruby_of_the_author_holds_for_the_whole_document(analyzer: Analyzer) -> None:
    text = "宇宙へ行く。\n彼の宇宙は広い。"
    for paragraph in analyzer.analyse(document(text, (RubySpan(0, 2, "そら"),))):
        reading = next(item for item in paragraph.readings if item.surface == "宇宙")
        assert (reading.reading, reading.source) == ("そら", ReadingSource.AUTHOR)


def correction(scope: CorrectionScope, start: int, surface: str, kana: str) -> ReadingCorrection:
    return ReadingCorrection(
        1,
        DocumentId(1),
        scope,
        start,
        start + len(surface),
        surface,
        kana,
        "2026-01-01T00:00:00.000Z",
    )


def test_a_correction_here_holds_only_here() -> None:
    analyzer = Analyzer(corrections=[correction(CorrectionScope.HERE, 0, "生物", "なまもの")])
    (paragraph,) = analyzer.analyse(document("生物と生物"))
    assert [item.reading for item in paragraph.readings] == ["なまもの", "せいぶつ"]
    assert paragraph.readings[0].source is ReadingSource.USER


def test_a_correction_always_holds_everywhere() -> None:
    analyzer = Analyzer()
    analyzer.correct([correction(CorrectionScope.ALWAYS, 0, "生物", "なまもの")])
    (paragraph,) = analyzer.analyse(document("生物と生物"))
    assert {item.reading for item in paragraph.readings} == {"なまもの"}


def test_what_only_the_kanji_dictionary_supports_is_doubtful(analyzer: Analyzer) -> None:
    (paragraph,) = analyzer.analyse(document("鱻靁という字"))
    assert any(item.doubtful for item in paragraph.readings)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="今日一人三本12,.:/-%年月日は行った金氏（）かなカナ・　 \n方中国", max_size=40)
)
def test_offsets_hold_for_any_text(text: str) -> None:
    given_document = document(text)
    analyzer = _SHARED
    for paragraph in analyzer.analyse(given_document):
        last = paragraph.start
        for reading in paragraph.readings:
            assert last <= reading.start < reading.end <= paragraph.end
            assert READ_ALOUD.search(text[reading.start : reading.end])
            last = reading.end
        last = paragraph.start
        for word in paragraph.words:
            assert last <= word.start < word.end <= paragraph.end
            last = word.end
        last = paragraph.start
        for piece in paragraph.furigana:
            assert last <= piece.start < piece.end <= paragraph.end
            assert not any("ぁ" <= character <= "ゖ" for character in text[piece.start : piece.end])
            assert piece.ruby
            last = piece.end


_SHARED = Analyzer()


def test_what_its_neighbours_decided_is_a_rule_but_not_in_the_json(analyzer: Analyzer) -> None:
    text = document("金の指輪を贈る。")
    paragraphs = analyzer.analyse(text)
    (gold, *_) = paragraphs[0].readings
    assert (gold.reading, gold.source) == ("きん", ReadingSource.RULE)
    written = analysis_json("", text, paragraphs, EntityMap())
    assert written["readings"][0]["source"] == "dictionary"


def test_every_rule_of_the_table_can_be_compiled() -> None:
    layer = ContextLayer(ReadingLexicon())
    for form in layer.forms:
        assert layer.rules(form)
