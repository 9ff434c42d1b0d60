"""What one thread has on its desk: the places of the text that it looked at last, already scored.

A pointer moves by a character or two, so nearly all that a look-up needs was needed a moment ago.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Sequence

from dictionary import ranking, selection
from dictionary.candidates import Window, reach, window
from dictionary.folding import fold
from dictionary.index.query import Source
from dictionary.matching import Found, Matcher
from dictionary.model import Entry, LookupContext
from dictionary.scored import Facts, Scored
from dictionary.sentence import Sentence

_BLOCK = 96
_BEFORE = 28
_AFTER = 44
_FACTS = 6000
"""Entries a dictionary whose facts are kept."""
_ENTRIES = 2500
_MOST_SOURCES = 4
"""Dictionaries whose share is kept; more of them share that room."""
_PLACES = 1000
_NAMES = 4000


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
        self._facts: OrderedDict[tuple[int, int], Facts] = OrderedDict()
        self._entries: OrderedDict[tuple[int, int], Entry] = OrderedDict()
        self._names: OrderedDict[str, tuple[tuple[int, tuple[int, ...]], ...]] = OrderedDict()
        self._text = ""
        self._context: LookupContext | None = None
        self._sentence = Sentence(None)
        self._views: dict[int, Window] = {}
        self._places: dict[int, dict[int, int]] = {}
        self._scored: dict[int, list[Scored]] = {}

    def open(self, text: str, context: LookupContext | None) -> Sentence:
        """Take a text with its context; what was scored is kept if both are the same as before."""
        if text != self._text:
            self._text = text
            self._views.clear()
            self._places.clear()
            self._scored.clear()
            self._context = context
            self._sentence = Sentence(context)
        elif context is not self._context:
            self._scored.clear()
            self._context = context
            self._sentence = Sentence(context)
        return self._sentence

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
        known = self._scored.get(offset)
        if known is None:
            known = self._score(view, start)
            if len(self._scored) > _PLACES:
                self._scored.clear()
            self._scored[offset] = known
        reached = view.starts[place]
        found = [match for match in known if match.end > reached]
        for match in found:
            match.score = match.fixed
        return found

    def _score(self, view: Window, start: int) -> list[Scored]:
        found: list[Scored] = []
        matches = self.matcher.at(reach(view.text, start))
        self._fetch(matches)
        for one in matches:
            last = start + one.length - 1
            if selection.cuts_a_number(view.text, start, last):
                continue
            facts = self.facts(one.source, one.posting.entry)
            if facts is None:
                continue
            if selection.cuts_katakana(view.text, start, last, facts.is_written):
                continue
            match = Scored(view.starts[start], view.ends[last], one, facts)
            ranking.score(match, self._sentence)
            if view.broken and any(start < gap <= last for gap in view.broken):
                match.add("over a break", -60)
            match.fixed = match.score
            found.append(match)
        return found

    def name_ids(self, stretch: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the names that a stretch begins with: lengths and ids."""
        known = self._names.get(stretch)
        if known is None:
            folded = fold(stretch)
            keys = {folded[:length]: length for length in range(1, len(folded) + 1)}
            found = self.sources[0].name_ids(list(keys))
            known = tuple((keys[key], numbers) for key, numbers in found.items())
            self._names[stretch] = known
            if len(self._names) > _NAMES:
                self._names.popitem(last=False)
        return known

    def _fetch(self, matches: Sequence[Found]) -> None:
        """Read the entries of matches that are not known yet, all of a dictionary at once."""
        known = self._facts
        missing: dict[int, set[int]] = {}
        for one in matches:
            if (one.source, one.posting.entry) not in known:
                missing.setdefault(one.source, set()).add(one.posting.entry)
        for number, wanted in missing.items():
            source = self.sources[number]
            for entry, body in source.bodies(sorted(wanted)).items():
                known[number, entry] = Facts(body, functools.partial(source.body, entry))
        room = _FACTS * min(_MOST_SOURCES, len(self.sources))
        while len(known) > room:
            known.popitem(last=False)

    def facts(self, source: int, number: int) -> Facts | None:
        """Return what ranking needs of an entry."""
        return self._facts.get((source, number))

    def entry(self, source: int, number: int, facts: Facts) -> Entry:
        """Return an entry, made once."""
        key = (source, number)
        known = self._entries.get(key)
        if known is None:
            known = self.sources[source].entry(number, facts.body)
            self._entries[key] = known
            if len(self._entries) > _ENTRIES * min(_MOST_SOURCES, len(self.sources)):
                self._entries.popitem(last=False)
        return known
