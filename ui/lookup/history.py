"""What was looked up in the pane, as a browser's history: back, forward, a new branch."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dictionary.model import KanjiEntry, LookupResult
from ui.lookup.blocks import WordDetails
from ui.lookup.entity_text import EntityPage

_LIMIT = 100


class PinnedKind(enum.Enum):
    """What a page of the pane is."""

    WORD = "word"
    SEARCH = "search"
    KANJI = "kanji"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A page of the pane.

    Attributes:
        title: What the history calls it.
        words: For a kanji, words of the dictionary with it: written, reading.
    """

    kind: PinnedKind
    title: str
    result: LookupResult
    details: WordDetails | None = None
    kanji: KanjiEntry | None = None
    words: tuple[tuple[str, str], ...] = ()
    entity: EntityPage | None = None


class History:
    """At most 100 pages and a place among them."""

    def __init__(self) -> None:
        self._pages: list[Pinned] = []
        self._at = -1

    @property
    def current(self) -> Pinned | None:
        """The page that is shown."""
        return self._pages[self._at] if self._pages else None

    @property
    def can_go_back(self) -> bool:
        """True where a page was shown before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True after going back."""
        return self._at + 1 < len(self._pages)

    def titles_back(self) -> tuple[str, ...]:
        """Returns the titles before this page, the nearest first."""
        return tuple(page.title for page in reversed(self._pages[: max(self._at, 0)]))

    def titles_forward(self) -> tuple[str, ...]:
        """Returns the titles after this page, the nearest first."""
        return tuple(page.title for page in self._pages[self._at + 1 :])

    def visit(self, page: Pinned) -> None:
        """Adds a page after this one; what was ahead is forgotten."""
        del self._pages[self._at + 1 :]
        current = self.current
        if current is not None and (current.kind, current.title) == (page.kind, page.title):
            self._pages[self._at] = page
            return
        self._pages.append(page)
        del self._pages[:-_LIMIT]
        self._at = len(self._pages) - 1

    def replace(self, page: Pinned) -> None:
        """Puts a page in the place of the current one (its notes or status changed)."""
        if self._pages:
            self._pages[self._at] = page

    def go(self, steps: int) -> Pinned | None:
        """Moves by steps (negative: back), as far as there are pages."""
        if self._pages:
            self._at = min(max(self._at + steps, 0), len(self._pages) - 1)
        return self.current
