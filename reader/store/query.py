"""A query taken apart: what to ask the index, and where in a passage the answer stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.sessions.hits import HitKind, SearchToken
from reader.store import passages
from reader.store.passages import UNIT, Packed, Passage, all_lemmas, fold, fold_kana

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
    plain: bool = False
    """True where it has kanji and hiragana alone."""


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
        parts.append(
            Part(
                fold(run),
                kana if passages.is_kana(kana) else "",
                tuple(sorted(ways)),
                all("ぁ" <= one <= "ゖ" or "一" <= one <= "鿿" for one in run),
            )
        )
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
    if len(parts) == 1:
        # What has the spelling too was in the first answer.
        yield " OR ".join((*_words(parts[0]), *_readings(parts[0])))
        return
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
    if len(kana) <= _LONGEST_SPLIT:
        for at in range(1, len(kana)):
            yield f"reading : {_quoted(f'{kana[:at]} {kana[at:]}')}"


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def places(parts: Sequence[Part], passage: Passage | Packed) -> list[tuple[int, int, HitKind]]:
    """Return where in a passage the parts stand; the first kind that finds a place names it.

    Args:
        parts: The query.
        passage: The passage, with its words.
    """
    raw = passage.text
    # Folding is the dearest step here, and kanji and hiragana hardly have other widths.
    if all(part.plain and all(len(way) == 1 for way in part.lemmas) for part in parts):
        found = _places(parts, passage, raw)
        if found:
            return found
    return _places(parts, passage, fold(raw))


def _places(
    parts: Sequence[Part], passage: Passage | Packed, folded: str
) -> list[tuple[int, int, HitKind]]:
    found: dict[tuple[int, int], HitKind] = {}
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


def _spoken(part: Part, words: Passage | Packed, folded: str) -> Iterator[tuple[int, int, HitKind]]:
    """Where the part's words stand in another form, and where it is read so."""
    lemmas = words.lemmas
    for way in part.lemmas:
        # A single word in its dictionary form was found by its spelling: `lemmas` leaves it empty.
        listed = lemmas if len(way) == 1 else all_lemmas(words, folded)
        for index in _indices(listed, way[0]):
            if tuple(listed[index : index + len(way)]) == way:
                yield *words.stretch(index, index + len(way)), HitKind.INFLECTION
    if part.kana:
        for first, last in _read(part.kana, words):
            yield *words.stretch(first, last), HitKind.READING


def _read(kana: str, words: Passage | Packed) -> list[tuple[int, int]]:
    """Words that are read so: one, the beginning of one, or two on end.

    The columns are searched as one string each, which is fifty times as fast as word by word.
    """
    readings, of_lemmas = words.reading_lines
    whole = "" if len(kana) >= _PREFIX_KANA else UNIT
    found = {
        (index, index + 1)
        for line in (readings, of_lemmas)
        for index in _fields(line, f"{UNIT}{kana}{whole}")
    }
    if len(kana) <= _LONGEST_SPLIT:
        for at in range(1, len(kana)):
            pair = f"{UNIT}{kana[:at]}{UNIT}{kana[at:]}{UNIT}"
            found |= {(index, index + 2) for index in _fields(readings, pair)}
    return sorted(found)


def _fields(line: str, wanted: str) -> Iterator[int]:
    """The numbers of the fields at which a stretch begins."""
    field = counted = 0
    at = line.find(wanted)
    while at >= 0:
        field += line.count(UNIT, counted, at)
        counted = at
        yield field
        at = line.find(wanted, at + 1)


def _indices(values: Sequence[str], wanted: str) -> Iterator[int]:
    at = -1
    for _ in range(values.count(wanted)):
        at = values.index(wanted, at + 1)
        yield at
