"""Names at a place of the text: one card for each written form, whatever its readings."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, NamedTuple

from dictionary.candidates import Window, reach
from dictionary.folding import fold, is_kana, is_kanji
from dictionary.index.query import Source
from dictionary.model import Entry, Gloss, Headword, Match, MatchKind, Sense
from dictionary.sentence import Sentence

_MAX_CARDS = 5
_MAX_READINGS = 12
_CONSIDERED = 60
_BEGINNINGS = 600
_CARDS = 400
_KINDS = {
    "PERSON": frozenset({"person", "surname", "given", "fem", "masc", "char", "unclass"}),
    "PLACE": frozenset({"place", "station", "unclass"}),
    "ORGANIZATION": frozenset({"organization", "company", "unclass", "group"}),
    "PRODUCT": frozenset({"product", "work", "unclass"}),
    "WORK": frozenset({"work", "product", "unclass"}),
    "EVENT": frozenset({"ev", "unclass"}),
    "GROUP": frozenset({"organization", "unclass"}),
}
_PERSON_POS = "人名"


class NameShelf:
    """The names of a dictionary, with those at hand that were asked for last. Not thread-safe.

    Args:
        source: The dictionary.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._beginnings: OrderedDict[str, tuple[tuple[int, tuple[int, ...]], ...]] = OrderedDict()
        self._cards: OrderedDict[_Asked, tuple[Entry, str, float]] = OrderedDict()

    def beginning(self, stretch: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the names that a stretch begins with: lengths and ids."""
        known = self._beginnings.get(stretch)
        if known is None:
            known = tuple(self._source.name_ids(fold(stretch)).items())
            self._beginnings[stretch] = known
            if len(self._beginnings) > _BEGINNINGS:
                self._beginnings.popitem(last=False)
        return known

    def card(self, asked: _Asked, begin: int, end: int) -> Match:
        """Return one card of all names written so; the reading that is heard comes first."""
        known = self._cards.get(asked)
        if known is None:
            known = _merged(asked, self._source.name_bodies(asked.numbers))
            self._cards[asked] = known
            if len(self._cards) > _CARDS:
                self._cards.popitem(last=False)
        entry, reading, worth = known
        return Match(begin, end, MatchKind.NAME, asked.written, reading, score=worth, entry=entry)


class _Asked(NamedTuple):
    """What a name's card depends on."""

    written: str
    numbers: tuple[int, ...]
    spoken: str = ""
    """Its reading in the text, folded, or empty."""
    liked: frozenset[str] = frozenset()
    """Types of names that are meant."""


def find(
    shelf: NameShelf,
    view: Window,
    place: int,
    sentence: Sentence,
    taken: Sequence[tuple[int, int]],
) -> tuple[tuple[list[Match], bool], int]:
    """Return the names that hold a character, and whether the first of them comes before the words.

    Args:
        shelf: The names.
        view: The window.
        place: The character's index in it.
        sentence: Tokens, readings and names around it.
        taken: Stretches of the best words, in code points of the text.

    Returns:
        The name cards with the flag, and how many were left out.
    """
    at = view.starts[place]
    span = next((name for name in sentence.names if name.start <= at < name.end), None)
    person = span is not None and span.type == "PERSON"
    begins = {place}
    low = view.starts[max(0, place - 11)]
    near = [offset for offset in sentence.proper if low <= offset < at]
    if span is not None and low <= span.start < at:
        near.append(span.start)
    for offset in near:
        start = place - 1
        while start > 0 and view.starts[start] > offset:
            start -= 1
        if view.starts[start] != offset:
            continue
        begins.add(start)
        holder = sentence.by_start.get(offset)
        if holder is not None and span is None and sentence.tokens[holder].end > at:
            pos = sentence.tokens[holder].pos
            person |= pos[1] == "固有名詞" and pos[2] == _PERSON_POS
    number = sentence.by_start.get(at)
    if span is None and number is not None and sentence.tokens:
        person |= sentence.tokens[number].pos[2] == _PERSON_POS
    places: list[tuple[float, int, int, str, tuple[int, ...]]] = []
    for start in begins:
        stretch = reach(view.text, start)[:16]
        token = sentence.by_start.get(view.starts[start])
        proper = token is not None and sentence.tokens[token].pos[1] == "固有名詞"
        if not stretch or (
            span is None and not proper and "ぁ" <= stretch[0] <= "ん" and sentence.tokens
        ):
            continue
        for length, numbers in shelf.beginning(stretch):
            last = start + length - 1
            written = stretch[:length]
            if last < place or (length == 1 and (is_kana(written) or written.isascii())):
                continue
            if (length <= 2 and is_kana(written) and span is None) or not _whole(view, start, last):
                continue
            begin, end = view.starts[start], view.ends[last]
            places.append((_worth(begin, end, span, sentence), begin, end, written, numbers))
    places.sort(key=lambda row: -row[0])
    left_out = max(0, len(places) - _MAX_CARDS)
    cards: list[Match] = []
    wanted = _KINDS.get(span.type, frozenset()) if span is not None else frozenset()
    wanted = wanted or (_KINDS["PERSON"] if person else frozenset())
    for _, begin, end, written, numbers in places[:_MAX_CARDS]:
        left_out += max(0, len(numbers) - _MAX_READINGS)
        heard = _spoken(begin, end, sentence)
        asked = _Asked(written, numbers[:_CONSIDERED], heard, wanted)
        cards.append(shelf.card(asked, begin, end))
    return (cards, _comes_first(cards, span, taken, sentence, person=person)), left_out


def _comes_first(
    cards: list[Match],
    span: Any,
    taken: Sequence[tuple[int, int]],
    sentence: Sentence,
    *,
    person: bool,
) -> bool:
    if not cards:
        return False
    first = cards[0]
    if span is not None and any(
        start <= span.start and end >= span.end and end - start > span.end - span.start
        for start, end in taken
    ):
        return False
    number = sentence.by_start.get(first.start)
    proper = number is not None and sentence.tokens[number].pos[1] == "固有名詞"
    if span is not None and first.end - first.start == 1 < span.end - span.start and not proper:
        # The 世 of エリザベス1世 is no name of its own.
        return False
    if span is None and any(start < first.start and end >= first.end for start, end in taken):
        # The 千秋 of 一日千秋 is no name, nor is the 桜 of 葉桜.
        return False
    if person and (span is None or (first.start >= span.start and first.end <= span.end)):
        return True
    if span is None:
        return not taken
    inside = first.start >= span.start and first.end <= span.end
    longest = max((end - start for start, end in taken), default=0)
    return inside and first.end - first.start > longest


def _whole(view: Window, first: int, last: int) -> bool:
    """Tell whether a katakana name is not a part of a longer katakana run."""

    def kata(char: str) -> bool:
        return "ァ" <= char <= "ー" and char != "・"

    text = view.text
    before = text[first - 1 : first] if first else ""
    after = text[last + 1 : last + 2]
    return not (
        (before and kata(before) and kata(text[first]))
        or (after and kata(after) and kata(text[last]))
    )


def _worth(begin: int, end: int, span: Any, sentence: Sentence) -> float:
    length = end - begin
    worth = float(length)
    if span is not None:
        if begin == span.start and end == span.end:
            return worth + 100
        if begin < span.start or end > span.end:
            return worth - 50
    if sentence.tokens:
        if begin not in sentence.by_start:
            worth -= 20
        if end not in sentence.by_end:
            worth -= 20
        number = sentence.by_start.get(begin)
        if number is not None and sentence.tokens[number].pos[1] == "固有名詞":
            worth += 20
    return worth


def _spoken(begin: int, end: int, sentence: Sentence) -> str:
    given = sentence.readings.get(begin)
    if given is not None and given.end == end:
        return fold(given.kana)
    first, last = sentence.by_start.get(begin), sentence.by_end.get(end)
    if first is None or last is None:
        return ""
    return "".join(fold(token.reading) for token in sentence.tokens[first : last + 1])


def _merged(asked: _Asked, bodies: dict[int, Any]) -> tuple[Entry, str, float]:
    written, _, spoken, liked = asked
    rows: list[tuple[float, int, str, str, Any]] = []
    key = fold(written)
    for number, (forms, readings, translations) in bodies.items():
        form = next((one for one in forms if fold(one) == key), forms[0] if forms else "")
        reading = readings[0] if readings else form
        worth = 0.0
        types = {code for kinds, _ in translations for code in kinds}
        worth += 40 * (fold(reading) == spoken and bool(spoken))
        worth += 10 * bool(types & liked) + 3 * (types & liked != {"unclass"})
        worth += 5 * (form != "" and is_kanji(written[0]))
        worth += 3 * ("surname" in types) + 2 * ("place" in types)
        rows.append((worth, number, form or written, reading, translations))
    rows.sort(key=lambda row: (-row[0], row[1]))
    heads: dict[tuple[str, str], None] = {}
    senses: list[Sense] = []
    for _, _, form, reading, translations in rows[:_MAX_READINGS]:
        heads.setdefault((form if not is_kana(written) else written, reading))
        for kinds, glosses in translations:
            senses.append(
                Sense(
                    tuple(Gloss(text) for text in glosses),
                    misc=tuple(kinds),
                    only_reading=(reading,),
                    only_written=(form,) if is_kana(written) and form != written else (),
                )
            )
    entry = Entry(
        rows[0][1],
        "jmnedict",
        tuple(Headword(form, reading) for form, reading in heads),
        tuple(senses),
    )
    return entry, rows[0][3], rows[0][0]


def exact(source: Source, text: str) -> tuple[Match, ...]:
    """Return the card of a name that is written or read exactly so."""
    numbers = source.name_ids(fold(text)).get(len(text), ())
    if not numbers:
        return ()
    asked = _Asked(text, numbers[: _MAX_READINGS * 4])
    return (NameShelf(source).card(asked, 0, len(text)),)
