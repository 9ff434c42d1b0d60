"""Find in the text: as you type, by spelling, reading or dictionary form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.page.find import Finder
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.runner import Runner
from ui.widgets.find_bar import FindBar

_DELAY_MS = 120


class Finding(QObject):
    """Connects the find bar with the page; the search runs off the GUI thread.

    Args:
        page: The page.
        bar: The find bar.
        controller: Knows the document and what is known of its words.
        runner: Runs the searches; its resource is not used.
    """

    def __init__(
        self,
        page: PageView,
        bar: FindBar,
        controller: PageController,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._bar = bar
        self._controller = controller
        self._runner = runner
        self._finder: Finder | None = None
        self._asked = 0
        """Number of the last search; the ones before are not wanted any more."""
        self._step = 0
        """Where to go from the first hit once the search is done."""
        self._under_way = False
        self._kept: tuple[int, int] | None = None
        self._hits: list[tuple[int, int]] = []
        self._hit = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.find)
        bar.text_changed.connect(lambda _text: self._timer.start())
        bar.next_requested.connect(lambda: self.go(1))
        bar.previous_requested.connect(lambda: self.go(-1))
        bar.closed.connect(self._on_closed)
        controller.words_known.connect(self._on_words_known)

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """What was found, in text order."""
        return tuple(self._hits)

    def open(self) -> None:
        """Open the bar with what is selected."""
        finder, number = self._make_finder(), self._asked
        if finder is not None:
            self._runner.submit(lambda _: finder.prepare(lambda: self._asked != number))
        self._bar.open_bar(self._page.copy_text())

    def forget(self) -> None:
        """Begin with another text."""
        self._asked += 1
        self._finder = None
        self._under_way = False
        self._hits, self._hit = [], -1

    def find(self, *, stay: bool = False) -> None:
        """Look for what the bar says, from the place on screen on; the answer comes later.

        Args:
            stay: True keeps the hit that is shown, if it is found again.
        """
        self._timer.stop()
        self._kept = self._hits[self._hit] if stay and 0 <= self._hit < len(self._hits) else None
        self._asked += 1
        self._step = 0
        number, wanted = self._asked, self._bar.text()
        finder = self._make_finder()
        if not wanted or finder is None:
            self._on_found(number, [])
            return
        self._under_way = True
        self._runner.submit(
            lambda _: _search(finder, wanted, lambda: self._asked != number),
            lambda hits: self._on_found(number, hits),
        )

    def _make_finder(self) -> Finder | None:
        scenes = self._controller.scenes
        if self._finder is None and scenes is not None:
            self._finder = Finder(scenes)
        return self._finder

    def go(self, step: int) -> None:
        """Go to the next hit, after the last to the first."""
        if self._timer.isActive():
            self.find()
        elif self._under_way:
            self._step += step
        elif self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show()
        elif not self._bar.isVisible():
            self.open()

    def _on_found(self, number: int, hits: list[tuple[int, int]]) -> None:
        if number != self._asked:
            return
        self._under_way = False
        self._hits = hits
        first = bisect_left(hits, self._kept or (self._page.first_visible_offset(), 0))
        self._hit = (first + self._step) % len(hits) if hits else -1
        self._show()

    def _on_words_known(self) -> None:
        """Look again: readings and dictionary forms are found now that were not before."""
        if self._bar.isVisible() and self._bar.text() and not self._timer.isActive():
            self.find(stay=True)

    def _show(self) -> None:
        self._page.show_hits(self._hits, self._hit)
        self._bar.set_count(self._hit + 1, len(self._hits))

    def _on_closed(self) -> None:
        if 0 <= self._hit < len(self._hits):
            # The keyboard goes on where the find ended.
            self._page.set_current_word(self._page.word_at(self._hits[self._hit][0]))
        self._timer.stop()
        self._asked += 1
        self._under_way = False
        self._hits, self._hit = [], -1
        self._page.show_hits([])
        self._page.setFocus()


def _search(finder: Finder, wanted: str, stop: Callable[[], bool]) -> list[tuple[int, int]]:
    """Find a text; one in Latin letters that is nowhere is looked for as the kana it spells."""
    hits = finder.find(wanted, stop=stop)
    if hits or stop() or not wanted.isascii():
        return hits
    from dictionary.romaji import to_kana

    kana = to_kana(wanted)
    return finder.find(kana, stop=stop) if kana else hits
