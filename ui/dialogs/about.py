"""About the program: version, credits that are a duty, and all licences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

import resources

translate = QCoreApplication.translate


def licences() -> tuple[tuple[str, str], ...]:
    """Returns (title, text) of every licence that is shipped.

    The title is in the interface's language, the text as its owner wrote it; a file that has no
    title here goes by its first line.
    """
    titles = {
        "corpora": translate("AboutDialog", "Corpora behind the shipped models"),
        "edrdg": translate("AboutDialog", "JMdict, JMnedict and KANJIDIC2"),
        "entities-model": translate("AboutDialog", "The model that finds names"),
        "frequency-and-levels": translate("AboutDialog", "Frequency, JLPT levels and examples"),
        "software": translate("AboutDialog", "Software that Yomite stands on"),
        "unidic": "UniDic",
    }
    files = sorted(resources.path("licences").glob("*.txt"))
    texts = ((file.stem, file.read_text(encoding="utf-8")) for file in files)
    return tuple((titles.get(name, text.split("\n", 1)[0].strip()), text) for name, text in texts)


class AboutDialog(QDialog):
    """Name, version, data sources, and the licences to read.

    Args:
        version: The program's version.
        sources: (dictionary or data, its date or version) as they are in use.
        texts: (title, text) of the licences, as ``licences`` gives them.
    """

    def __init__(
        self,
        version: str,
        sources: Iterable[tuple[str, str]] = (),
        texts: Iterable[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Yomite"))
        title = QLabel(f"読み手 Yomite {version}", self)
        font = title.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * 1.5)
        title.setFont(font)
        credit = QLabel(
            self.tr(
                "Yomite uses the JMdict/EDICT, JMnedict and KANJIDIC dictionary files. These files "
                "are the property of the Electronic Dictionary Research and Development Group "
                "(EDRDG), and are used in conformance with the Group's licence."
            ),
            self,
        )
        data = QLabel("\n".join(f"{name}: {date}" for name, date in sources), self)
        for label in (credit, data):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        data.setVisible(bool(data.text()))
        self._texts = tuple(texts)
        self._names = QListWidget(self)
        self._names.setAccessibleName(self.tr("Licences"))
        self._names.addItems([name for name, _ in self._texts])
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Text of the licence"))
        self._names.setWordWrap(True)
        self._names.currentRowChanged.connect(self._on_row_changed)
        both = QSplitter(self)
        both.addWidget(self._names)
        both.addWidget(self._text)
        both.setStretchFactor(1, 1)
        both.setSizes([230, 640])
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (title, credit, data):
            layout.addWidget(widget)
        layout.addWidget(both, 1)
        layout.addWidget(close)
        if self._texts:
            self._names.setCurrentRow(0)
        self.resize(880, 560)

    def shown_text(self) -> str:
        """Returns the licence that is shown."""
        return self._text.toPlainText()

    def _on_row_changed(self, row: int) -> None:
        self._text.setPlainText(self._texts[row][1] if 0 <= row < len(self._texts) else "")
