"""Look-ups with the sentence around them, and their JSON.

The dictionary does not know the tagger; this module tags the sentence and hands it over.
"""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dictionary.deinflect import deinflect
from dictionary.folding import is_kanji
from dictionary.lookup import Lexicon
from dictionary.model import (
    BuildProgress,
    Entry,
    GivenReading,
    KanjiEntry,
    LookupContext,
    LookupResult,
    Match,
    MatchKind,
    NameSpan,
)
from reader.analysis.tagger import SharedTagger

if TYPE_CHECKING:
    from reader.analysis.model import Morpheme

_Given = tuple[Sequence[GivenReading], Sequence[NameSpan], frozenset[tuple[str, int]]]
_REMEMBERED = 128
"""Sentences whose words are kept."""
_BREAKS = "。！？!?\n\r"
_LONGEST = 400
"""Longest stretch that is tagged for one look-up, in code points."""
_HANGS_ON = frozenset(("助詞", "助動詞", "接尾辞"))
_NEAR_CUT = 12
"""How much of a line is looked at to see whether its end cuts a word, in code points."""


class LookupService:
    """Looks words up in their sentence. Safe to share between threads, one look-up at a time.

    Args:
        data_dir: The application's data folder.
        lexicon: The dictionaries; by default those of the folder.
        tagger: What cuts sentences; shared with the entities, where there are any.

    Raises:
        DictionaryUnavailableError: If the built-in dictionary is not installed.
    """

    def __init__(
        self,
        data_dir: Path,
        lexicon: Lexicon | None = None,
        tagger: SharedTagger | None = None,
    ) -> None:
        self.lexicon = lexicon or Lexicon(data_dir)
        self._tagger = tagger or SharedTagger()
        self._tagged: OrderedDict[tuple[int, str], tuple[Morpheme, ...]] = OrderedDict()
        self._contexts: dict[tuple[int, str], tuple[_Given, LookupContext]] = {}
        self._cuts: dict[tuple[str, str], bool] = {}
        self._lock = threading.Lock()

    @property
    def ready(self) -> bool:
        """True when the dictionary's index is built."""
        return self.lexicon.ready

    def build(
        self,
        progress: Callable[[BuildProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Build the dictionary's index unless it is there; blocks.

        Raises:
            DictionaryError: If it cannot be built or was cancelled.
        """
        self.lexicon.build(progress, cancelled)

    def prewarm(self) -> None:
        """Start the tagger and read the index once, so that the first look-up is quick."""
        self.lookup("読み手は本を読む。", 3)
        self.lexicon.prewarm()

    def lookup(
        self,
        text: str,
        at: int,
        *,
        readings: Sequence[GivenReading] = (),
        names: Sequence[NameSpan] = (),
        preferred: frozenset[tuple[str, int]] = frozenset(),
    ) -> LookupResult:
        """Return what the card shows for a character, best first.

        Args:
            text: The text; only the sentence around the character is read.
            at: The character, in code points.
            readings: Readings that the analysis gives the text; offsets in ``text``.
            names: Names of the text; offsets in ``text``.
            preferred: Words that this reader chose before.

        Raises:
            ValueError: If ``at`` lies outside the text.
            DictionaryError: If the dictionary cannot be read.
            AnalysisError: If the tagger cannot be started.
        """
        if not 0 <= at < len(text):
            raise ValueError("the place lies outside the text")
        with self._lock:
            place = self._tag(text, at)
            context = self._context(place, (readings, names, preferred))
            return self.lexicon.lookup(text, at, context)

    def _context(self, place: tuple[int, str], given: _Given) -> LookupContext:
        """Return a tagged stretch's context, the very same object while nothing changes.

        The dictionary keeps what it worked out for a context as long as it is the same object.
        """
        known = self._contexts.get(place)
        if known is not None and all(
            one is other or one == other for one, other in zip(given, known[0], strict=True)
        ):
            return known[1]
        readings, names, preferred = given
        low, high = place[0], place[0] + _LONGEST
        context = LookupContext(
            self._tagged[place],
            tuple(one for one in readings if low <= one.start < high),
            tuple(one for one in names if one.start < high and one.end > low),
            preferred,
        )
        self._contexts[place] = (given, context)
        return context

    def _tag(self, text: str, at: int) -> tuple[int, str]:
        """Tag the stretch around a character; return where it begins and its text."""
        start, end = _bounds(text, at)
        cuts: list[int] = []
        if self._goes_on(text, start - 1):
            cuts.append(start - 1)
            start = _bounds(text, start - 2)[0]
        if self._goes_on(text, end - 1):
            cuts.append(end - 1)
            end = _bounds(text, end)[1]
        place = (start, text[start:end])
        if place in self._tagged:
            self._tagged.move_to_end(place)
        else:
            self._tagged[place] = self._morphemes(place[1], start, cuts)
            if len(self._tagged) > _REMEMBERED:
                old, _ = self._tagged.popitem(last=False)
                self._contexts.pop(old, None)
        return place

    def _morphemes(self, text: str, offset: int, cuts: Sequence[int]) -> tuple[Morpheme, ...]:
        """Tag a stretch as if the line ends at some places of the whole text were not there."""
        if not cuts:
            return self._tagger.get().morphemes(text, offset)
        chars = [char for place, char in enumerate(text, offset) if place not in cuts]
        places = [place for place in range(offset, offset + len(text)) if place not in cuts]
        return tuple(
            replace(one, start=places[one.start], end=places[one.end - 1] + 1)
            for one in self._tagger.get().morphemes("".join(chars))
        )

    def _goes_on(self, text: str, cut: int) -> bool:
        """Tell whether a line end at a place only cuts a word in two.

        It does where the tagger sees one word over it that leaves the words before it as they are,
        or an ending, a particle or a suffix right behind it.
        """
        if not 0 < cut < len(text) - 1 or text[cut] != "\n":
            return False
        before = reversed(text[max(0, cut - _NEAR_CUT) : cut])
        left = "".join(itertools.takewhile(_is_letter, before))
        right = "".join(itertools.takewhile(_is_letter, text[cut + 1 : cut + 1 + _NEAR_CUT]))
        if not left or not right:
            return False
        known = self._cuts.get((left, right))
        if known is None:
            known = self._is_one_word(left[::-1], right)
            if len(self._cuts) > _REMEMBERED:
                self._cuts.clear()
            self._cuts[left, right] = known
        return known

    def _is_one_word(self, left: str, right: str) -> bool:
        tag = self._tagger.get().morphemes
        over = next(m for m in tag(left + right) if m.end > len(left))
        if over.start == len(left):
            return over.pos[0] in _HANGS_ON
        if over.start not in {m.start for m in tag(left)}:
            return False
        end = over.end - len(left)
        return not is_kanji(right[end - 1]) or end in {m.end for m in tag(right)}

    def kanji(self, char: str) -> KanjiEntry | None:
        """Return a kanji's entry."""
        return self.lexicon.kanji(char)

    def readings_of(self, written: str, limit: int = 8) -> tuple[str, ...]:
        """Return how the dictionaries read a written form, the likeliest first, words before names.

        Raises:
            ValueError: If the form is empty.
            DictionaryError: If the dictionary cannot be read.
            AnalysisError: If the tagger cannot be started.
        """
        readings = (
            head.reading
            for match in self.lookup(written, 0).matches
            if match.entry is not None and (match.start, match.end) == (0, len(written))
            for head in match.entry.headwords
            if head.written == written
        )
        return tuple(dict.fromkeys(readings))[:limit]

    def search(self, query: str, limit: int = 50) -> LookupResult:
        """Return the words that a query may mean: a word, a reading, English, or with wildcards."""
        text = query.strip()
        matches: list[Match] = []
        for entry in self.lexicon.search(text, limit):
            if not entry.headwords:
                continue
            head = next(
                (one for one in entry.headwords if text in (one.written, one.reading)),
                entry.headwords[0],
            )
            matches.append(
                Match(0, len(text), MatchKind.WORD, head.written, head.reading, entry=entry)
            )
        return LookupResult(0, tuple(matches), len(matches))

    def close(self) -> None:
        """Close the dictionaries."""
        with self._lock:
            self.lexicon.close()


def _bounds(text: str, at: int) -> tuple[int, int]:
    """Return the sentence around a character, without its neighbours."""
    low, high = max(0, at - _LONGEST // 2), min(len(text), at + _LONGEST // 2)
    start = max(low, 1 + max(text.rfind(char, low, at) for char in _BREAKS))
    end = min(
        [place for char in _BREAKS if (place := text.find(char, at, high)) >= 0], default=high
    )
    return start, min(len(text), end + 1)


def _is_letter(char: str) -> bool:
    return char > "\u3040" and char.isalpha()


def lookup_json(result: LookupResult) -> dict[str, Any]:
    """Return a look-up as the command line prints it, without ``id``."""
    return {"at": result.at, "results": [_match_json(match) for match in result.matches]}


def _match_json(match: Match) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": match.start,
        "end": match.end,
        "kind": match.kind.value,
        "headword": match.headword,
        "reading": match.reading,
        "source": "",
        "entry": None,
        "inflection": [step.id for step in match.inflection],
        "common": False,
        "frequency": None,
        "jlpt": None,
        "pitch": [],
        "senses": [],
    }
    if match.entry is not None:
        _add_entry(row, match, match.entry)
    if match.kanji is not None:
        _add_kanji(row, match.kanji)
    if match.number is not None:
        row["source"] = "number"
        row["value"] = match.number.value
        row["senses"] = [{"pos": ["num"], "glosses": [match.number.explanation]}]
    return row


def _add_entry(row: dict[str, Any], match: Match, entry: Entry) -> None:
    head = next(
        (
            one
            for one in entry.headwords
            if match.headword in (one.written, one.reading) and one.reading == match.reading
        ),
        entry.headwords[0] if entry.headwords else None,
    )
    row["source"] = entry.source
    row["entry"] = entry.id
    row["jlpt"] = entry.jlpt
    if head is not None:
        row["common"] = head.common
        row["frequency"] = head.frequency
        row["pitch"] = list(head.pitch)
    named = match.kind is MatchKind.NAME
    row["senses"] = [
        {
            "pos": list(sense.misc if named else sense.pos),
            "glosses": [gloss.text for gloss in sense.glosses],
            **({} if named or not sense.misc else {"misc": list(sense.misc)}),
            **({"fields": list(sense.fields)} if sense.fields else {}),
            **({"notes": list(sense.notes)} if sense.notes else {}),
            **({"readings": list(sense.only_reading)} if sense.only_reading else {}),
        }
        for sense in entry.senses
    ]


def _add_kanji(row: dict[str, Any], kanji: KanjiEntry) -> None:
    row["source"] = "kanjidic2"
    row["jlpt"] = kanji.jlpt
    row["frequency"] = kanji.frequency
    row["senses"] = [{"pos": ["kanji"], "glosses": list(kanji.meanings)}]
    row["kanji"] = {
        "on": list(kanji.on),
        "kun": list(kanji.kun),
        "nanori": list(kanji.nanori),
        "grade": kanji.grade,
        "strokes": kanji.strokes,
        "radical": kanji.radical,
        "components": list(kanji.components),
    }


def deinflection_json(identifier: Any, word: str) -> dict[str, Any]:
    """Return the dictionary forms that a word could have, as the command line prints them."""
    return {
        "id": identifier,
        "word": word,
        "candidates": [
            {
                "form": candidate.form,
                "pos": list(candidate.pos),
                "inflection": [step.id for step in candidate.inflection],
            }
            for candidate in deinflect(word)
        ],
    }
