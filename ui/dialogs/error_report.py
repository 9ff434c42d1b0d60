"""A mistake of our own: what happened, and a report to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ErrorReportDialog(QDialog):
    """Shows a report; nothing is sent anywhere.

    Args:
        text: A sentence that says what happened.
        report: Versions and the traceback.
    """

    def __init__(self, text: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = report
        said = QLabel(text, self)
        said.setWordWrap(True)
        kept = QLabel(
            self.tr("Your notes are kept. The report stays on this computer unless you copy it."),
            self,
        )
        kept.setWordWrap(True)
        shown = QPlainTextEdit(report, self)
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy the report"), self)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_report)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (said, kept):
            layout.addWidget(widget)
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)
        self.resize(600, 400)

    def copy_report(self) -> None:
        """Puts the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)
