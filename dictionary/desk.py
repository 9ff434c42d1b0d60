"""What one thread has on its desk: the places of the text that it looked at last.

A pointer moves by a character or two, so nearly all that a look-up needs was needed a moment ago,
and it comes back: the answers of some thousand places are kept as they were given.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Sequence

from dictionary import deinflect, ranking, selection
from dictionary.candidates import Window, reach, window
from dictionary.index.codec import NATURAL
from dictionary.index.query import Source
from dictionary.matching import Found, Matcher
from dictionary.model import Entry, LookupContext, LookupResult, Match, MatchKind
from dictionary.names import NameShelf
from dictionary.scored import Facts, Scored
from dictionary.sentence import Sentence

_BLOCK = 96
_BEFORE = 28
_AFTER = 44
_FACTS = 3500
"""Entries a dictionary whose facts are kept."""
_ENTRIES = 2500
_ANSWERS = 4096
"""Places of a text whose answers are kept."""
_MOST_SOURCES = 4
"""Dictionaries whose share is kept; more of them share that room."""
_PLACES = 1000


class _Seen:
    """A context with what was worked out in it."""

    __slots__ = ("_sentence", "answers", "context", "scored")

    def __init__(self, context: LookupContext | None) -> None:
        self.context = context
        self.scored: dict[int, list[Scored]] = {}
        self.answers: dict[int, LookupResult] = {}
        self._sentence: Sentence | None = None

    @property
    def sentence(self) -> Sentence:
        """The context, ready to be asked by place."""
        if self._sentence is None:
            self._sentence = Sentence(self.context)
        return self._sentence

    def leave(self) -> None:
        """Keep nothing but the answers."""
        self._sentence = None
        self.scored.clear()


class Desk:
    """The working memory of one thread. Not thread-safe.

    Args:
        sources: Dictionaries, the most important first.
        generation: Number of this set of dictionaries.
    """

    def __init__(self, sources: Sequence[Source], generation: int) -> None:
        self.sources = tuple(sources)
        self.generation = generation
        self.matcher = Matcher(sources)
        self.names = NameShelf(sources[0])
        self._facts: OrderedDict[tuple[int, int], tuple[Facts, str]] = OrderedDict()
        # Imported dictionaries have much the same words: what is alike is made once.
        self._alike = functools.lru_cache(maxsize=_FACTS)(Facts)
        self._entries: OrderedDict[tuple[int, int], Entry] = OrderedDict()
        self._text = ""
        self._views: dict[int, Window] = {}
        self._places: dict[int, dict[int, int]] = {}
        self._seen: OrderedDict[int, _Seen] = OrderedDict()
        self._here = _Seen(None)
        self._answers = 0

    def open(self, text: str, context: LookupContext | None) -> None:
        """Take a text with its context; what was worked out for the same ones is still there."""
        if text != self._text:
            self._text = text
            self._views.clear()
            self._places.clear()
            self._seen.clear()
            self._answers = 0
            self._here = self._look_at(context)
        elif context is not self._here.context:
            self._here.leave()
            self._here = self._look_at(context)

    @property
    def sentence(self) -> Sentence:
        """The sentence of the context that is open."""
        return self._here.sentence

    def _look_at(self, context: LookupContext | None) -> _Seen:
        seen = self._seen.get(id(context))
        if seen is None:
            seen = _Seen(context)
            self._seen[id(context)] = seen
        self._seen.move_to_end(id(context))
        return seen

    def answer(self, at: int) -> LookupResult | None:
        """Return what ``keep`` was given for a place of this text in this context."""
        return self._here.answers.get(at)

    def keep(self, answer: LookupResult) -> None:
        """Keep an answer until there are too many, those of other contexts the less long."""
        self._here.answers[answer.at] = answer
        self._answers += 1
        while self._answers > _ANSWERS:
            _, oldest = self._seen.popitem(last=False)
            self._answers -= len(oldest.answers)
            if oldest is self._here:
                oldest.answers.clear()
                self._seen[id(oldest.context)] = oldest

    def view(self, at: int) -> tuple[Window, int] | None:
        """Return the normalised text around a character and the character's index in it."""
        block = at // _BLOCK
        view = self._views.get(block)
        if view is None:
            low = block * _BLOCK
            view = window(self._text, low, _BEFORE, _BLOCK + _AFTER)[0]
            if len(self._views) > 64:
                self._views.clear()
                self._places.clear()
            self._views[block] = view
            self._places[block] = {
                offset: index
                for index, (start, end) in enumerate(zip(view.starts, view.ends, strict=True))
                for offset in range(start, end)
            }
        place = self._places[block].get(at)
        if place is not None:
            return view, place
        # The character was passed over (a reading in brackets): look at it as it stands.
        plain, place = window(self._text, at, _BEFORE, _AFTER)
        return (plain, place) if place < len(plain.text) else None

    def scored(self, view: Window, start: int, place: int) -> list[Scored]:
        """Return what begins at a place of a view and holds another, scored afresh."""
        offset = view.starts[start]
        scored = self._here.scored
        known = scored.get(offset)
        if known is None:
            known = self._score(view, start)
            if len(scored) > _PLACES:
                scored.clear()
            scored[offset] = known
        reached = view.starts[place]
        found: list[Scored] = []
        for match in known:  # the longest first
            if match.end <= reached:
                break
            match.score = match.fixed
            found.append(match)
        return found

    def _score(self, view: Window, start: int) -> list[Scored]:
        found: list[Scored] = []
        text, starts, ends = view.text, view.starts, view.ends
        if selection.begins_in_number(text, start):
            return found
        katakana = selection.is_katakana(text[start])
        sentence = self.sentence
        matches = self.matcher.at(reach(text, start))
        self._fetch(matches)
        twins: dict[object, Scored] = {}
        for one in matches:
            last = start + one.length - 1
            known = self._facts.get((one.source, one.posting.entry))
            if known is None or selection.ends_in_number(text, last):
                continue
            facts, rest = known
            if katakana and selection.cuts_katakana(text, start, last, facts.is_written):
                continue
            match = Scored(starts[start], ends[last], one, facts, rest)
            if one.source:
                chosen = sentence.preferred and one.posting.entry
                alike = (one[:2], one[3:5], one.respelt, one.posting[1:], id(facts), chosen)
                twin = twins.setdefault(alike, match)
                if twin is not match:
                    match.take_over(twin)
                    found.append(match)
                    continue
            ranking.score(match, sentence)
            if view.broken and any(start < gap <= last for gap in view.broken):
                match.add("over a break", -60)
            match.fixed = match.score
            found.append(match)
        return found

    def _fetch(self, matches: Sequence[Found]) -> None:
        """Read the entries of matches that are not known yet, all of a dictionary at once."""
        known = self._facts
        missing: dict[int, set[int]] = {}
        for one in matches:
            key = (one.source, one.posting.entry)
            if key in known:
                known.move_to_end(key)
            else:
                missing.setdefault(one.source, set()).add(one.posting.entry)
        for number, wanted in missing.items():
            make = self._alike if number else Facts
            for entry, text, rest in self.sources[number].texts(sorted(wanted)):
                known[number, entry] = make(text), rest
        room = _FACTS * min(_MOST_SOURCES, len(self.sources))
        while len(known) > room:
            known.popitem(last=False)

    def words(self, matches: Sequence[Scored]) -> list[Match]:
        """Return matches as the card shows them, each made once."""
        for one in matches:
            if one.shown is None:
                found, facts = one.found, one.facts
                written, reading = facts.pairs[one.head]
                if found.posting.marks & NATURAL and facts.heads[one.head][0] != found.key:
                    written = reading
                one.shown = Match(
                    one.start,
                    one.end,
                    MatchKind.WORD,
                    written,
                    reading,
                    deinflect.inflections(found.chain),
                    one.fixed,
                    self._entry(one),
                )
        room = _ENTRIES * min(_MOST_SOURCES, len(self.sources))
        while len(self._entries) > room:
            self._entries.popitem(last=False)
        return [one.shown for one in matches if one.shown is not None]

    def _entry(self, match: Scored) -> Entry:
        """Return the entry of a match, made once and decoded when it is looked at."""
        number, one = match.found.source, match.found.posting.entry
        entry = self._entries.get((number, one))
        if entry is None:
            source = self.sources[number]
            read = functools.partial(source.entry, one, match.facts.text, match.rest)
            entry = self._entries[number, one] = Entry.later(one, source.id, read)
        return entry
