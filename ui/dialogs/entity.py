"""Correct what the text's names are: kind, name, sameness."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import EntityType
from reader.sessions.model import CorrectionScope
from ui.dialogs.scope import ScopeChoice
from ui.models.entities import TYPE_ORDER
from ui.theme import entity_type_name

_ACTIONS = ("retype", "rename", "merge", "split", "hide", "add")


class EntityDialog(QDialog):
    """Asks what is wrong with a name in the text, or adds one.

    Args:
        surface: The name as it stands in the text.
        kind: What it counts as now; None where it isn't listed yet, and is to be added.
        name: The name of the entity that it belongs to.
        others: Names of entities that it may be the same as.
        action: What is chosen at first.

    Signals:
        corrected(action, value, scope): ``retype`` and ``add`` with the type's name, ``rename`` and
            ``merge`` with a name, ``split`` and ``hide`` with nothing; a CorrectionScope.
    """

    corrected = Signal(str, str, object)

    def __init__(
        self,
        surface: str,
        kind: EntityType | None,
        name: str = "",
        others: Sequence[str] = (),
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        adding = kind is None
        self.setWindowTitle(self.tr("Add a name") if adding else self.tr("Correct a name"))
        head = QLabel(surface, self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        font = head.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.5)
        head.setFont(font)
        self._kinds = QComboBox(self)
        self._kinds.setAccessibleName(self.tr("Kind"))
        for choice in TYPE_ORDER:
            self._kinds.addItem(entity_type_name(choice), choice.value)
        if kind is not None:
            self._kinds.setCurrentIndex(self._kinds.findData(kind.value))
        self._name = QLineEdit(name or surface, self)
        self._name.setAccessibleName(self.tr("Name"))
        self._others = QComboBox(self)
        self._others.setAccessibleName(self.tr("The same as"))
        self._others.addItems(list(others))
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        rows: tuple[tuple[str, str, QWidget | None, bool], ...] = (
            ("add", self.tr("It is one of"), self._kinds, adding),
            ("retype", self.tr("It is one of"), self._kinds, not adding),
            ("rename", self.tr("Its name is"), self._name, not adding),
            ("merge", self.tr("It is the same as"), self._others, bool(others)),
            ("split", self.tr("Here it is somebody or something else"), None, not adding),
            ("hide", self.tr("It is no name: don't list it"), None, not adding),
        )
        for action_name, text, field, shown in rows:
            if not shown:
                continue
            button = QRadioButton(text, self)
            self._group.addButton(button, _ACTIONS.index(action_name))
            row = grid.rowCount()
            grid.addWidget(button, row, 0, 1, 1 if field is not None else 2)
            if field is not None:
                grid.addWidget(field, row, 1)
        self._others.setVisible(bool(others))
        self._name.setVisible(not adding)
        self._scope = ScopeChoice(CorrectionScope.DOCUMENT, parent=self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addLayout(grid)
        layout.addSpacing(8)
        layout.addWidget(self._scope)
        layout.addWidget(self._buttons)
        self.choose(action or ("add" if adding else "retype"))
        self._kinds.activated.connect(self._on_kind_activated)
        self._name.textEdited.connect(self._on_name_edited)
        self._others.activated.connect(self._on_other_activated)
        self.setMinimumWidth(380)

    def choose(self, action: str, value: str = "") -> None:
        """Chooses an action, and a value for it."""
        button = self._group.button(_ACTIONS.index(action))
        if button is not None:
            button.setChecked(True)
        if not value:
            return
        if action in ("retype", "add"):
            self._kinds.setCurrentIndex(self._kinds.findData(value))
        elif action == "rename":
            self._name.setText(value)
        elif action == "merge":
            self._others.setCurrentText(value)

    def choose_scope(self, scope: CorrectionScope) -> None:
        """Chooses how far it holds."""
        self._scope.choose(scope)

    def accept(self) -> None:
        """Tells what was chosen."""
        action = _ACTIONS[self._group.checkedId()]
        value = {
            "retype": str(self._kinds.currentData()),
            "add": str(self._kinds.currentData()),
            "rename": self._name.text().strip(),
            "merge": self._others.currentText(),
        }.get(action, "")
        if action in ("rename", "merge") and not value:
            return
        self.corrected.emit(action, value, self._scope.scope())
        super().accept()

    def _on_kind_activated(self) -> None:
        self.choose("add" if self._group.button(_ACTIONS.index("add")) is not None else "retype")

    def _on_name_edited(self) -> None:
        self.choose("rename")

    def _on_other_activated(self) -> None:
        self.choose("merge")
