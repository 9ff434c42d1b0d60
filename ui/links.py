"""Links out of the program: only to the web, and only after asking."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.lookup.note_text import safe_url

translate = QCoreApplication.translate


def ask_to_open(parent: QWidget, address: str) -> QMessageBox | None:
    """Ask whether an address is to be opened in the browser; None where it is none of the web."""
    if not safe_url(address):
        return None
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Links", "Open this address in the browser?"))
    box.setInformativeText(address)
    opening = box.addButton(translate("Links", "Open"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)

    def finished() -> None:
        if box.clickedButton() is opening:
            QDesktopServices.openUrl(QUrl(address))

    box.finished.connect(lambda _code: finished())
    box.finished.connect(box.deleteLater)
    box.open()
    return box
