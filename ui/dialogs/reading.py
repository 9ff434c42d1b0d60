"""Correct how a word is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from reader.sessions.model import CorrectionScope
from ui.dialogs.scope import ScopeChoice


def is_kana(text: str) -> bool:
    """Tells whether a text can be a reading: hiragana, katakana, ー and ・, at least one."""
    return bool(text) and all("ぁ" <= c <= "ゖ" or "ァ" <= c <= "ヺ" or c in "ー・" for c in text)


class ReadingDialog(QDialog):
    """Asks for the reading of a word and how far it holds.

    Args:
        surface: The word as it stands in the text.
        reading: How it is read now.
        sentence: The sentence around it.

    Signals:
        corrected(reading, scope): The reader's own reading, in kana; a CorrectionScope.
    """

    corrected = Signal(str, object)

    def __init__(
        self,
        surface: str,
        reading: str,
        sentence: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct the reading"))
        self._before = reading
        word = QLabel(surface, self)
        word.setTextFormat(Qt.TextFormat.PlainText)
        font = word.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.5)
        word.setFont(font)
        self._reading = QComboBox(self)
        self._reading.setEditable(True)
        self._reading.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._reading.addItem(reading)
        self._reading.setCurrentText(reading)
        self._reading.setAccessibleName(self.tr("Reading in kana"))
        self._scope = ScopeChoice(CorrectionScope.DOCUMENT, parent=self)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Word"), word)
        form.addRow(self.tr("&Reading"), self._reading)
        form.addRow(self.tr("Where"), self._scope)
        layout = QVBoxLayout(self)
        if sentence:
            quoted = QLabel(sentence, self)
            quoted.setTextFormat(Qt.TextFormat.PlainText)
            quoted.setWordWrap(True)
            layout.addWidget(quoted)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        self._reading.editTextChanged.connect(self._on_text_changed)
        self._on_text_changed()
        line = self._reading.lineEdit()
        if line is not None:
            line.selectAll()
        self._reading.setFocus(Qt.FocusReason.PopupFocusReason)
        self.setMinimumWidth(360)

    def reading(self) -> str:
        """Returns what is typed."""
        return self._reading.currentText().strip()

    def offer(self, readings: Sequence[str]) -> None:
        """Adds readings that the dictionary knows; what is typed stays."""
        listed = {self._reading.itemText(index) for index in range(self._reading.count())}
        self._reading.addItems([one for one in readings if one not in listed])

    def choose(self, reading: str, scope: CorrectionScope) -> None:
        """Fills the dialog in."""
        self._reading.setCurrentText(reading)
        self._scope.choose(scope)

    def _on_text_changed(self) -> None:
        typed = self.reading()
        good = is_kana(typed)
        self._hint.setText("" if good or not typed else self.tr("Write the reading in kana."))
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(good)

    def accept(self) -> None:
        """Tells the reading, where it is one."""
        if not is_kana(self.reading()):
            return
        self.corrected.emit(self.reading(), self._scope.scope())
        super().accept()
