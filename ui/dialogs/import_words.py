"""Tell the program which words are known already."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.sessions.model import WordStatus
from ui.lookup.blocks import is_japanese
from ui.theme import status_name

_BETWEEN = re.compile(r"[\s,;、，；]+")
_IN_BRACKETS = re.compile(r"^(?P<word>.+?)[\[【（(](?P<reading>[^\]】）)]+)[\]】）)]$")


def parse_words(text: str) -> tuple[tuple[str, str], ...]:
    """Returns (word, reading) from a pasted list; the reading is empty where none is given.

    Words stand on lines of their own or between commas; a line of columns (a table, an export of a
    deck) gives its first Japanese column. ``食べる[たべる]`` and ``食べる【たべる】`` have
    a reading.
    """
    found: dict[tuple[str, str], None] = {}
    for line in text.splitlines():
        cells = (
            [cell.strip() for cell in line.split("\t")] if "\t" in line else _BETWEEN.split(line)
        )
        japanese = [cell for cell in cells if cell and any(is_japanese(c) for c in cell)]
        if "\t" in line:
            japanese = japanese[:1]
        for cell in japanese:
            parts = _IN_BRACKETS.match(cell)
            if parts is not None:
                found.setdefault((parts["word"], parts["reading"]))
            else:
                found.setdefault((cell, ""))
    return tuple(found)


class ImportWordsDialog(QDialog):
    """A box to paste words into, and the status that they get.

    Signals:
        imported(words, status): (word, reading) pairs as a tuple; a WordStatus.
    """

    imported = Signal(object, object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import known words"))
        what = QLabel(
            self.tr("Paste words, one to a line, or a table whose first Japanese column counts."),
            self,
        )
        what.setWordWrap(True)
        self._text = QPlainTextEdit(text, self)
        self._text.setAccessibleName(self.tr("Words"))
        self._text.setTabChangesFocus(True)
        self._status = QComboBox(self)
        for status in (WordStatus.KNOWN, WordStatus.IGNORED, WordStatus.LEARNING_4,
                       WordStatus.LEARNING_3, WordStatus.LEARNING_2,
                       WordStatus.LEARNING_1):  # fmt: skip
            self._status.addItem(status_name(status), status)
        self._count = QLabel(self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("They &become"), self._status)
        layout = QVBoxLayout(self)
        layout.addWidget(what)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._count)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._text.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self.resize(420, 400)

    def _on_text_changed(self) -> None:
        count = len(parse_words(self._text.toPlainText()))
        self._count.setText(self.tr("Words found: {count}").format(count=count))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(count > 0)

    def accept(self) -> None:
        """Tells the words."""
        words = parse_words(self._text.toPlainText())
        if words:
            self.imported.emit(words, WordStatus(self._status.currentData()))
            super().accept()
