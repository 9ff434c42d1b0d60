"""What the five highlight colours mean to the reader."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QWidget

from reader.sessions.model import HighlightColour
from ui import icons
from ui.theme import Theme, highlight_name


class ColourNamesDialog(QDialog):
    """Asks for a name for each colour; an empty one takes the name away.

    Args:
        names: The names so far.
        theme: Colours.

    Signals:
        named(mapping of HighlightColour to str): The names that were changed.
    """

    named = Signal(object)

    def __init__(
        self, names: Mapping[HighlightColour, str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the colours mean"))
        self._before = {colour: names.get(colour, "") for colour in HighlightColour}
        self._lines: dict[HighlightColour, QLineEdit] = {}
        grid = QGridLayout(self)
        said = QLabel(
            self.tr("A colour with a name is called by it in menus and in the list of notes."), self
        )
        said.setWordWrap(True)
        grid.addWidget(said, 0, 0, 1, 2)
        for row, colour in enumerate(HighlightColour, 1):
            swatch = QLabel(self)
            swatch.setPixmap(icons.swatch(theme.washes[colour], theme.border).pixmap(QSize(20, 20)))
            line = QLineEdit(self._before[colour], self)
            line.setPlaceholderText(highlight_name(colour))
            line.setAccessibleName(highlight_name(colour))
            line.setMaxLength(40)
            self._lines[colour] = line
            grid.addWidget(swatch, row, 0)
            grid.addWidget(line, row, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, len(HighlightColour) + 1, 0, 1, 2)
        self.setMinimumWidth(320)

    def accept(self) -> None:
        """Tell the names that differ."""
        names = {colour: line.text().strip() for colour, line in self._lines.items()}
        changed = {colour: name for colour, name in names.items() if name != self._before[colour]}
        if changed:
            self.named.emit(changed)
        super().accept()
