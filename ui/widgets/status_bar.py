"""The line at the bottom: where reading stands, what is being prepared, how long was read."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

_PER_MINUTE = 400
"""Characters a minute of a practised reader, until this reader's own speed is known."""


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
        self._time = QLabel(self)
        self._time.setAccessibleName(self.tr("Time read"))
        self.addWidget(self._place, 1)
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._time)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.timeout.connect(self._on_hide_timeout)
        self._on_hide_timeout()

    def set_place(self, position: int, total: int, per_minute: float = 0.0) -> None:
        """Show where reading stands.

        Args:
            position: Code points read.
            total: Code points of the document; 0 shows nothing.
            per_minute: The reader's own speed, or 0 while it is not known.
        """
        if total <= 0:
            self._place.setText("")
            return
        share = min(100, 100 * position // total)
        minutes = round((total - position) / (per_minute or _PER_MINUTE))
        left = self.tr("about {0} min left").format(minutes) if minutes else ""
        parts = [
            f"{share} %",
            self.tr("{0}/{1} characters").format(f"{position:,}", f"{total:,}"),
            left,
        ]
        self._place.setText("  ·  ".join(part for part in parts if part))

    def set_work(self, text: str, done: int, total: int) -> None:
        """Show what is being prepared and how far it is; ``done`` of ``total`` takes it away."""
        self._hide.stop()
        self._work.setText(text)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._work.show()
        self._bar.show()
        if done >= total:
            self._hide.start(600)

    def set_time(self, active_ms: int) -> None:
        """Show the time read in this session."""
        seconds = active_ms // 1000
        self._time.setText(f"⏱ {seconds // 60}:{seconds % 60:02d}" if seconds else "")

    def _on_hide_timeout(self) -> None:
        self._work.hide()
        self._bar.hide()
