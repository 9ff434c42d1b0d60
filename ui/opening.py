"""All the ways a text comes into the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from reader.documents.model import Document
from reader.sessions.model import DocumentRecord
from ui.notes import NotesController
from ui.reading import ReadingController

_SAMPLE = "samples/welcome.txt"


class Opening(QObject):
    """Opens files, dropped and pasted texts, and documents of the library.

    Signals:
        told(text): A sentence for the reader.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, reading: ReadingController, notes: NotesController) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        self._notes = notes
        self._place: tuple[int, int] | None = None

    def take_place(self) -> tuple[int, int] | None:
        """Return, once, the stretch to show in the document that was just opened."""
        place, self._place = self._place, None
        return place

    def path(self, path: Path) -> None:
        """Open a file."""
        self._reading.open_path(path)

    def sample(self) -> None:
        """Open the sample article."""
        self.path(resources.path(_SAMPLE))

    def ask(self) -> None:
        """Ask which file to open."""
        from reader.documents.registry import EXTENSIONS

        patterns = " ".join(f"*{ending}" for ending in EXTENSIONS)
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open"),
            "",
            self.tr("Texts ({0});;All files (*)").format(patterns),
        )
        if name:
            self.path(Path(name))

    def clipboard(self) -> None:
        """Read the text on the clipboard."""
        self.mime(QGuiApplication.clipboard().mimeData())

    def mime(self, mime: QMimeData | None) -> None:
        """Open what was dropped or copied: the first file of it, else its text."""
        if mime is not None and mime.hasUrls():
            local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
            if local:
                self.path(Path(local[0]))
                return
        text = mime.text() if mime is not None and mime.hasText() else ""
        if text.strip():
            self._reading.open_text(text, "", "clipboard")
        else:
            self.told.emit(self.tr("There is no text on the clipboard."))

    def tell_damage(self, document: Document) -> None:
        """Say so where a text came with characters that could not be read."""
        damaged = document.text.count("\ufffd")
        if damaged:
            self.told.emit(
                self.tr("Parts of this text are lost; � stands in their place ({0}).").format(
                    damaged
                )
            )

    def record(self, record: DocumentRecord, place: tuple[int, int] | None = None) -> None:
        """Open a document of the library: its file if it is there, else the text that was kept.

        Args:
            record: The document.
            place: The stretch to show, or None for where reading stands.
        """
        self._place = place
        path = Path(record.path) if record.path else None
        if path is not None and path.is_file():
            self.path(path)
            return

        def found(document: Document | None) -> None:
            if document is not None:
                self._reading.open_document(document)
                if path is not None:
                    self.told.emit(
                        self.tr(
                            "The file is not at {0} any more; the text that was kept is shown."
                            " In the library you can say where it is now."
                        ).format(path)
                    )
            else:
                self.told.emit(self.tr("The text of this document was not kept."))

        self._notes.ask(lambda n: n.stored_document(record.id), found)

    def number(self, number: int, place: tuple[int, int] | None = None) -> None:
        """Open a document of the library by its number."""

        def found(record: DocumentRecord | None) -> None:
            if record is not None:
                self.record(record, place)

        self._notes.ask(lambda n: n.document(number), found)
