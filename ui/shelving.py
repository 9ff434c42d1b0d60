"""What the reader does with the library's documents: names, tags, collections, lost files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from reader.sessions.model import Collection, DocumentId, DocumentRecord
from ui.notes import NotesController
from ui.panels.library import LibraryPanel
from ui.runner import Runner


class Shelving(QObject):
    """Asks for what the library panel's commands need, and does them.

    Args:
        window: Where questions are asked.
        notes: Changes the notebook.
        files: Runs what waits for the disk.
        panel: The library.

    Signals:
        told(text, undoable): A sentence for the reader.
        document_requested(number, place): A document is to be opened; the place is None.
    """

    told = Signal(str, bool)
    document_requested = Signal(int, object)

    def __init__(
        self, window: QWidget, notes: NotesController, files: Runner, panel: LibraryPanel
    ) -> None:
        super().__init__(window)
        self._files = files
        self._window = window
        self._notes = notes
        self._panel = panel
        panel.rename_requested.connect(self.rename)
        panel.tags_requested.connect(self.tag)
        panel.member_requested.connect(self._on_member_requested)
        panel.new_collection_requested.connect(self.new_collection)
        panel.rename_collection_requested.connect(self.rename_collection)
        panel.delete_collection_requested.connect(self.delete_collection)
        panel.relocate_requested.connect(self.relocate)

    def read(self) -> None:
        """Read the collections anew, and which files are not where they were."""
        self._notes.ask(lambda n: n.collections(), self._panel.set_collections)
        self._notes.ask(lambda n: n.document_paths(), self._look_for)

    def _look_for(self, paths: Mapping[DocumentId, Path]) -> None:
        """Look which files are there, on a thread that may wait for a slow disk."""

        def work(_: object) -> frozenset[int]:
            return frozenset(number for number, path in paths.items() if not path.exists())

        self._files.submit(work, self._panel.set_missing)

    def rename(self, record: DocumentRecord) -> None:
        """Ask for another title."""
        title = self._ask(self.tr("Change the title"), self.tr("Title:"), record.title)
        if title and title != record.title:
            self._notes.change(lambda n: n.rename_document(record.id, title))

    def tag(self, record: DocumentRecord) -> None:
        """Ask for the tags of a document."""
        text, fine = QInputDialog.getText(
            self._window,
            self.tr("Tags"),
            self.tr("Tags of “{title}”, divided by spaces:").format(title=record.title),
            QLineEdit.EchoMode.Normal,
            " ".join(record.tags),
        )
        if fine:
            words = text.replace("#", " ").replace(",", " ").replace("、", " ").split()
            self._notes.change(lambda n: n.tag_document(record.id, words))

    def _on_member_requested(self, collection: int, record: DocumentRecord, member: bool) -> None:
        self._notes.change(lambda n: n.collect(collection, (record.id,), member=member))

    def new_collection(self, record: DocumentRecord | None) -> None:
        """Ask for the name of a new collection; a document given is put into it."""
        name = self._ask(self.tr("New collection"), self.tr("Name:"), "")
        if not name:
            return

        def made(collection: int) -> None:
            if record is not None:
                self._notes.change(lambda n: n.collect(collection, (record.id,)))

        self._notes.change(lambda n: n.add_collection(name), made)

    def rename_collection(self, collection: Collection) -> None:
        """Ask for another name of a collection."""
        name = self._ask(self.tr("Rename the collection"), self.tr("Name:"), collection.name)
        if not name or name == collection.name:
            return

        def known(all_of_them: tuple[Collection, ...]) -> None:
            if any(one.name == name for one in all_of_them):
                text = self.tr("There is a collection “{name}” already.").format(name=name)
                self.told.emit(text, False)
                return
            self._notes.change(lambda n: n.rename_collection(collection.id, name))

        self._notes.ask(lambda n: n.collections(), known)

    def delete_collection(self, collection: Collection) -> None:
        """Delete a collection; its documents stay."""
        self._notes.change(lambda n: n.delete_collection(collection.id))
        self.told.emit(self.tr("The collection was deleted; its documents stay."), True)

    def relocate(self, record: DocumentRecord) -> None:
        """Ask where a document's file is now, and open it there."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Where is “{title}” now?").format(title=record.title),
            str(Path(record.path).parent) if record.path else "",
        )
        if not name:
            return
        self._notes.change(
            lambda n: n.relocate(record.id, Path(name)),
            lambda _: self.document_requested.emit(int(record.id), None),
        )

    def _ask(self, title: str, label: str, text: str) -> str:
        answer, fine = QInputDialog.getText(
            self._window, title, label, QLineEdit.EchoMode.Normal, text
        )
        return answer.strip() if fine else ""
