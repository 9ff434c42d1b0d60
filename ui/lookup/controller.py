"""Between the pointer and the dictionary: waits, asks, and drops what is no longer wanted."""

from __future__ import annotations

import enum
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from dictionary.model import (
    Entry,
    GivenReading,
    KanjiEntry,
    LookupResult,
    Match,
    MatchKind,
    NameSpan,
)
from ui.lookup.blocks import is_kanji
from ui.runner import Runner, Ticket

HOVER_DELAY_MS = 250
_CACHE_SIZE = 400
_MOST_KANJI = 40


class KanjiResource(Protocol):
    """What the controller asks of the dictionaries about kanji (``Lexicon`` is one)."""

    def words_with(self, kanji: str, limit: int = 20) -> tuple[Entry, ...]:
        """Returns the commonest words written with a kanji."""
        ...

    def kanji_with(self, components: Sequence[str]) -> tuple[str, ...]:
        """Returns the kanji that have all these parts."""
        ...

    def picture(self, source: str, path: str) -> bytes | None:
        """Returns the file of a picture in an imported dictionary."""
        ...


class LookupResource(Protocol):
    """What the controller asks on the dictionary's thread (``LookupService`` is one)."""

    @property
    def lexicon(self) -> KanjiResource:
        """The dictionaries."""
        ...

    def lookup(
        self,
        text: str,
        at: int,
        *,
        readings: tuple[GivenReading, ...] = (),
        names: tuple[NameSpan, ...] = (),
        preferred: frozenset[tuple[str, int]] = frozenset(),
    ) -> LookupResult:
        """Returns what stands at a code point of a text."""
        ...

    def kanji(self, char: str) -> KanjiEntry | None:
        """Returns a kanji."""
        ...

    def search(self, query: str) -> LookupResult:
        """Returns what a word, reading, English gloss or wildcard finds."""
        ...


class Purpose(enum.Enum):
    """What a look-up is for."""

    HOVER = "hover"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """A character to look up.

    Attributes:
        text: The paragraph or other stretch that the character stands in.
        at: The code point in ``text``.
        offset: Where ``text`` begins in the document; -1 for text from elsewhere.
        readings: Readings that are given, with offsets in ``text``.
        names: Stretches that are names, with offsets in ``text``.
        preferred: Entries that the reader chose before.
    """

    text: str
    at: int
    offset: int = 0
    readings: tuple[GivenReading, ...] = ()
    names: tuple[NameSpan, ...] = ()
    preferred: frozenset[tuple[str, int]] = frozenset()


class LookupController(QObject):
    """Asks the dictionary off the GUI thread; only the newest question of a kind is answered.

    Signals:
        result_ready(request, result, purpose): A LookupResult for a LookupRequest; may be empty.
        search_ready(query, result): What a search found, a LookupResult.
        kanji_ready(character, kanji): A KanjiEntry or None.
        kanji_words_ready(character, words): (written, reading) of common words with the kanji.
        failed(exception): The dictionary could not answer.
        picture_ready(source, path, image): A picture of a dictionary; null where there is none.
    """

    result_ready = Signal(object, object, object)
    search_ready = Signal(str, object)
    kanji_ready = Signal(str, object)
    kanji_words_ready = Signal(str, object)
    failed = Signal(object)
    picture_ready = Signal(str, str, QImage)

    def __init__(
        self, runner: Runner, *, delay_ms: int = HOVER_DELAY_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._tickets: dict[str, Ticket] = {}
        self._under_way: set[str] = set()
        self._cache: OrderedDict[LookupRequest, LookupResult] = OrderedDict()
        self._generation = 0
        self._waiting: LookupRequest | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.set_delay(delay_ms)

    @property
    def hovering(self) -> bool:
        """True while the pointer rests on a character and its answer has not come yet."""
        return self._waiting is not None or Purpose.HOVER.value in self._under_way

    def set_delay(self, delay_ms: int) -> None:
        """Sets how long the pointer must rest before a look-up, ms."""
        self._timer.setInterval(max(0, delay_ms))

    def hover(self, request: LookupRequest, *, at_once: bool = False) -> None:
        """The pointer is on a character: looks it up when it has rested, or at once (Shift)."""
        if request == self._waiting and self._timer.isActive() and not at_once:
            return
        self._drop(Purpose.HOVER.value)
        self._waiting = request
        if at_once:
            self._timer.stop()
            self._on_timer_timeout()
        else:
            self._timer.start()

    def leave(self) -> None:
        """The pointer is on no character: what it waited for is not wanted any more."""
        self._timer.stop()
        self._waiting = None
        self._drop(Purpose.HOVER.value)

    def look_up(self, request: LookupRequest) -> None:
        """Looks a character up at once, to be pinned."""
        self._ask(request, Purpose.PIN)

    def search(self, query: str) -> None:
        """Searches for a word, a reading, an English gloss or a wildcard; empty finds nothing.

        Several kanji with spaces between them ask for the kanji that have them as parts.
        """
        self._drop("search")
        words = query.strip()
        if not words:
            self.search_ready.emit(query, LookupResult(0))
            return

        parts = words.split()
        by_parts = len(parts) > 1 and all(len(part) == 1 and is_kanji(part) for part in parts)

        def work(resource: LookupResource) -> LookupResult:
            return _by_parts(resource, parts) if by_parts else resource.search(words)

        self._submit("search", work, partial(self._on_searched, query))

    def kanji(self, character: str) -> None:
        """Asks for one kanji."""

        def work(resource: LookupResource) -> KanjiEntry | None:
            return resource.kanji(character)

        def work_words(resource: LookupResource) -> tuple[tuple[str, str], ...]:
            entries = resource.lexicon.words_with(character)
            heads = (entry.headwords for entry in entries if entry.headwords)
            return tuple(
                (shown.written, shown.reading)
                for shown in (
                    next((one for one in found if character in one.written), found[0])
                    for found in heads
                )
            )

        self._submit("kanji", work, partial(self.kanji_ready.emit, character))
        self._submit("words", work_words, partial(self.kanji_words_ready.emit, character))

    def picture(self, source: str, path: str) -> None:
        """Asks for a picture of an imported dictionary."""

        def work(resource: LookupResource) -> QImage:
            data = resource.lexicon.picture(source, path)
            return QImage.fromData(data) if data is not None else QImage()

        done = partial(self.picture_ready.emit, source, path)
        self._submit(f"picture {source} {path}", work, done)

    def cancel(self) -> None:
        """Drops everything that is under way."""
        self.leave()
        for kind in tuple(self._tickets):
            self._drop(kind)

    def forget(self) -> None:
        """Empties the cache: the dictionaries or the corrections changed."""
        self._generation += 1
        self._cache.clear()

    def _on_timer_timeout(self) -> None:
        request, self._waiting = self._waiting, None
        if request is not None:
            self._ask(request, Purpose.HOVER)

    def _ask(self, request: LookupRequest, purpose: Purpose) -> None:
        self._drop(purpose.value)
        known = self._cache.get(request)
        if known is not None:
            self._cache.move_to_end(request)
            self.result_ready.emit(request, known, purpose)
            return

        def work(resource: LookupResource) -> LookupResult:
            return resource.lookup(
                request.text,
                request.at,
                readings=request.readings,
                names=request.names,
                preferred=request.preferred,
            )

        done = partial(self._on_looked_up, request, purpose, self._generation)
        self._submit(purpose.value, work, done)

    def _submit(
        self,
        kind: str,
        work: Callable[[LookupResource], object],
        done: Callable[[object], None],
    ) -> None:
        self._drop(kind)

        def answered(value: object) -> None:
            self._under_way.discard(kind)
            done(value)

        def failed(error: BaseException) -> None:
            self._under_way.discard(kind)
            self.failed.emit(error)

        self._under_way.add(kind)
        self._tickets[kind] = self._runner.submit(work, answered, failed)

    def _drop(self, kind: str) -> None:
        self._under_way.discard(kind)
        ticket = self._tickets.pop(kind, None)
        if ticket is not None:
            ticket.cancel()

    def _on_looked_up(
        self, request: LookupRequest, purpose: Purpose, generation: int, result: object
    ) -> None:
        if not isinstance(result, LookupResult):
            return
        if generation != self._generation:
            # What it was looked up in has changed meanwhile; the reader still waits for an answer.
            self._ask(request, purpose)
            return
        self._cache[request] = result
        if len(self._cache) > _CACHE_SIZE:
            self._cache.popitem(last=False)
        self.result_ready.emit(request, result, purpose)

    def _on_searched(self, query: str, result: object) -> None:
        self.search_ready.emit(query, result)


def _by_parts(resource: LookupResource, parts: Sequence[str]) -> LookupResult:
    """Returns the kanji that have all these parts, the commonest first."""
    found = [resource.kanji(char) for char in resource.lexicon.kanji_with(parts)]
    kanji = [entry for entry in found if entry is not None]
    kanji.sort(key=lambda entry: (entry.frequency is None, entry.frequency or 0))
    matches = tuple(
        Match(0, 1, MatchKind.KANJI, entry.character, (*entry.on, *entry.kun, "")[0], kanji=entry)
        for entry in kanji[:_MOST_KANJI]
    )
    return LookupResult(0, matches, len(matches))
