"""A query taken apart: what to ask the index, and where in a passage the answer stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.kana import hiragana
from reader.sessions.model import HitKind, SearchToken
from reader.store import passages
from reader.store.passages import Passage, fold, fold_kana

_PREFIX_KANA = 3
"""From so many kana on, a reading is also taken for the beginning of a word's."""
_LONGEST_SPLIT = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the query between spaces."""

    spelling: str
    kana: str
    """Hiragana, or empty where it is not kana."""
    lemmas: tuple[tuple[str, ...], ...]
    """Lemmas on end, each a way to read the part as words."""


def parts_of(query: str, tokens: Sequence[SearchToken]) -> list[Part]:
    """Cut a query at white space, each part with the lemmas that it may stand for."""
    parts = []
    for start, run in _runs(query):
        inside = [
            token
            for token in tokens
            if start <= token.start < start + len(run) and not token.surface.isspace()
        ]
        ways: set[tuple[str, ...]] = {(fold(run),)}
        if inside:
            ways.add(tuple(fold("".join(token.lemma.split())) for token in inside))
        kana = fold_kana(run)
        parts.append(Part(fold(run), kana if passages.is_kana(kana) else "", tuple(sorted(ways))))
    return parts


def _runs(query: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(query):
        end = start
        while end < len(query) and not query[end].isspace():
            end += 1
        if end > start:
            yield start, query[start:end]
        start = end + 1


def matches(parts: Sequence[Part]) -> Iterator[str]:
    """The FTS5 queries to ask, one after another: spelling alone, then every other way."""
    yield " AND ".join(_spelling(part) for part in parts)
    yield " AND ".join(
        "(" + " OR ".join((_spelling(part), *_words(part), *_readings(part))) + ")"
        for part in parts
    )


def _spelling(part: Part) -> str:
    if len(part.spelling) == 1:
        return f"spelling : {_quoted(part.spelling)}*"
    return f"spelling : {_quoted(passages.pairs_of(part.spelling))}"


def _words(part: Part) -> Iterator[str]:
    for way in part.lemmas:
        yield f"lemma : {_quoted(' '.join(way))}"


def _readings(part: Part) -> Iterator[str]:
    kana = part.kana
    if not kana:
        return
    star = "*" if len(kana) >= _PREFIX_KANA else ""
    yield f"reading : {_quoted(kana)}{star}"
    yield f"lemma_reading : {_quoted(kana)}{star}"
    if _PREFIX_KANA < len(kana) <= _LONGEST_SPLIT:
        for at in range(1, len(kana)):
            yield f"reading : {_quoted(f'{kana[:at]} {kana[at:]}')}"


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def places(parts: Sequence[Part], passage: Passage, text: str) -> list[tuple[int, int, HitKind]]:
    """Return where in a passage the parts stand; the first kind that finds a place names it.

    Args:
        parts: The query.
        passage: The passage, with its words.
        text: The text of the document.
    """
    found: dict[tuple[int, int], HitKind] = {}
    folded = fold(text[passage.start : passage.end])
    for part in parts:
        for start in _spelled(part.spelling, folded):
            place = (passage.start + start, passage.start + start + len(part.spelling))
            found.setdefault(place, HitKind.SPELLING)
        for start, end, kind in _spoken(part, passage, folded):
            if not any(first < end and start < last for first, last in found):
                found[start, end] = kind
    # By place only: two kinds at one place cannot be.
    return sorted(((*place, kind) for place, kind in found.items()), key=lambda one: one[:2])


def _spelled(spelling: str, folded: str) -> Iterator[int]:
    at = folded.find(spelling)
    while at >= 0:
        yield at
        at = folded.find(spelling, at + len(spelling))


def _spoken(part: Part, passage: Passage, folded: str) -> Iterator[tuple[int, int, HitKind]]:
    """Where the part's words stand, in whatever form, and where it is read so."""
    lemmas = passage.lemmas_in(folded)
    for way in part.lemmas:
        for index in _indices(lemmas, way[0]):
            if tuple(lemmas[index : index + len(way)]) == way:
                yield _stretch(passage, index, index + len(way), HitKind.INFLECTION)
    if part.kana:
        for first, last in _read(part.kana, passage, lemmas):
            yield _stretch(passage, first, last, HitKind.READING)


def _read(kana: str, passage: Passage, lemmas: list[str]) -> Iterator[tuple[int, int]]:
    readings = [
        reading or hiragana(lemma) for reading, lemma in zip(passage.readings, lemmas, strict=True)
    ]
    begins = kana if len(kana) >= _PREFIX_KANA else None
    for index, reading in enumerate(readings):
        of_lemma = passage.lemma_readings[index]
        if kana in (reading, of_lemma) or (
            begins and (reading.startswith(begins) or of_lemma.startswith(begins))
        ):
            yield index, index + 1
        elif kana.startswith(reading) and readings[index + 1 : index + 2] == [kana[len(reading) :]]:
            yield index, index + 2


def _indices(values: list[str], wanted: str) -> Iterator[int]:
    at = -1
    for _ in range(values.count(wanted)):
        at = values.index(wanted, at + 1)
        yield at


def _stretch(passage: Passage, first: int, last: int, kind: HitKind) -> tuple[int, int, HitKind]:
    return passage.starts[first], passage.starts[last - 1] + passage.sizes[last - 1], kind
