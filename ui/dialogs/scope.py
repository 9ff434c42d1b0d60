"""How far a correction reaches: the three choices, for the dialogs that correct."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from reader.sessions.model import CorrectionScope


class ScopeChoice(QWidget):
    """Here, in this text, or always."""

    def __init__(
        self, chosen: CorrectionScope, *, here: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, (scope, text) in enumerate(
            (
                (CorrectionScope.HERE, self.tr("Only &here")),
                (CorrectionScope.DOCUMENT, self.tr("Everywhere in this &text")),
                (CorrectionScope.ALWAYS, self.tr("&Always, in every text")),
            )
        ):
            button = QRadioButton(text, self)
            button.setChecked(scope is chosen)
            button.setVisible(here or scope is not CorrectionScope.HERE)
            self._group.addButton(button, number)
            layout.addWidget(button)

    def scope(self) -> CorrectionScope:
        """Returns what is chosen."""
        return tuple(CorrectionScope)[self._group.checkedId()]

    def choose(self, scope: CorrectionScope) -> None:
        """Chooses a scope."""
        self._group.button(tuple(CorrectionScope).index(scope)).setChecked(True)
