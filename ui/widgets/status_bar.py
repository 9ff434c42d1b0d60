"""The line at the bottom: where reading stands, what is being prepared, how long was read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QStyle, QToolButton, QWidget

_PER_MINUTE = 400
"""Characters a minute of a practised reader, until this reader's own speed is known."""
_LONG_MINUTES = 90
"""From here on hours are said: nobody thinks in hundreds of minutes."""
_MARGIN_PX = 8


class ReadingStatusBar(QStatusBar):
    """Position, speed, preparation and time.

    Args:
        parent: The owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QLabel(self)
        self._place.setAccessibleName(self.tr("Where reading stands"))
        self._work = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setMaximumWidth(140)
        self._bar.setMaximumHeight(12)
        self._bar.setTextVisible(False)
        self._stop = QToolButton(self)
        self._stop.setIcon(
            self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton, None, self)
        )
        self._stop.setAutoRaise(True)
        self._stop.setToolTip(self.tr("Stop this"))
        self._stop.setAccessibleName(self.tr("Stop this"))
        self._stop.clicked.connect(self._on_stop_clicked)
        self._stopping: Callable[[], object] | None = None
        self._time = QLabel(self)
        self._time.setAccessibleName(self.tr("Time read"))
        self._place.setContentsMargins(_MARGIN_PX, 0, 0, 0)
        self._time.setContentsMargins(0, 0, _MARGIN_PX, 0)
        self.addWidget(self._place, 1)
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._stop)
        self.addPermanentWidget(self._time)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.timeout.connect(self.end_work)
        self.end_work()

    def set_place(
        self,
        position: int,
        total: int,
        per_minute: float = 0.0,
        pages: tuple[int, int] | None = None,
    ) -> None:
        """Show where reading stands.

        Args:
            position: Code points read.
            total: Code points of the document; 0 shows nothing.
            per_minute: The reader's own speed, or 0 while it is not known.
            pages: The page and how many there are, where pages are turned.
        """
        if total <= 0:
            self._place.setText("")
            return
        share = min(100, 100 * position // total)
        minutes = round((total - position) / (per_minute or _PER_MINUTE))
        left = self.tr("about {0} min left").format(minutes) if minutes else ""
        if minutes >= _LONG_MINUTES:
            left = self.tr("about {0} h left").format(round(minutes / 60))
        parts = [
            self.tr("page {0} of {1}").format(*pages) if pages is not None else "",
            f"{share} %",
            self.tr("{0}/{1} characters").format(f"{position:,}", f"{total:,}"),
            left,
        ]
        self._place.setText("  ·  ".join(part for part in parts if part))

    def set_work(
        self, text: str, done: int, total: int, stop: Callable[[], object] | None = None
    ) -> None:
        """Show what is being prepared and how far it is; ``done`` of ``total`` takes it away.

        Args:
            text: What it is.
            done: How far it is.
            total: How far it goes; 0 where nobody can tell, until ``end_work``.
            stop: Calls it off, by a button beside it.
        """
        self._hide.stop()
        self._stopping = stop
        self._stop.setVisible(stop is not None)
        self._work.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._work.show()
        self._bar.show()
        if done >= total > 0:
            self._hide.start(600)

    def set_time(self, active_ms: int) -> None:
        """Show the time read in this session."""
        seconds = active_ms // 1000
        minutes, rest = divmod(seconds, 60)
        shown = f"{minutes}:{rest:02d}"
        if minutes >= 60:
            shown = f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
        self._time.setText(self.tr("read for {0}").format(shown) if seconds else "")

    def end_work(self) -> None:
        """Show no more that something is being prepared."""
        self._work.hide()
        self._bar.hide()
        self._stop.hide()
        self._stopping = None

    def _on_stop_clicked(self) -> None:
        stop = self._stopping
        self.end_work()
        if stop is not None:
            stop()
