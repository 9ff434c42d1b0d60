"""Find in the text: as you type, by spelling, reading or dictionary form."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.page.view import PageView
from ui.widgets.find_bar import FindBar

_DELAY_MS = 120


class Finding(QObject):
    """Connects the find bar with the page.

    Args:
        page: The page.
        bar: The find bar.
    """

    def __init__(self, page: PageView, bar: FindBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._bar = bar
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

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """What was found, in text order."""
        return tuple(self._hits)

    def open(self) -> None:
        """Open the bar with what is selected."""
        self._bar.open_bar(self._page.copy_text())

    def forget(self) -> None:
        """Begin with another text."""
        self._hits, self._hit = [], -1

    def find(self) -> None:
        """Look for what the bar says, from the place on screen on."""
        self._timer.stop()
        text = self._bar.text()
        self._hits = self._page.find(text) if text else []
        here = self._page.first_visible_offset()
        first = next((i for i, hit in enumerate(self._hits) if hit[0] >= here), 0)
        self._hit = first if self._hits else -1
        self._show()

    def go(self, step: int) -> None:
        """Go to the next hit, after the last to the first."""
        if self._timer.isActive():
            self.find()
            return
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show()
        elif not self._bar.isVisible():
            self.open()

    def _show(self) -> None:
        self._page.show_hits(self._hits, self._hit)
        self._bar.set_count(self._hit + 1, len(self._hits))

    def _on_closed(self) -> None:
        if 0 <= self._hit < len(self._hits):
            # The keyboard goes on where the find ended.
            self._page.set_current_word(self._page.word_at(self._hits[self._hit][0]))
        self.forget()
        self._page.show_hits([])
        self._page.setFocus()
