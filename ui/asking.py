"""Dialogs about the program, sessions and the library: each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from reader.sessions.model import NotesChoice, SessionSummary
from ui.actions import Actions
from ui.exporting import Exporting
from ui.known_words import KnownWords
from ui.looks import Looks
from ui.notes import NotesController
from ui.reading import ReadingController
from ui.services import Services

if TYPE_CHECKING:
    from reader.lookup import LookupService


class Asking(QObject):
    """Opens dialogs.

    Signals:
        told(text, undoable): A sentence for the reader.
        failed(exception): Something could not be done.
        pin_requested(text): A word is to be shown in the definition pane.
        session_requested(number): A session is to be gone on with.
        dictionaries_changed(): Other dictionaries are in use now.
    """

    told = Signal(str, bool)
    failed = Signal(object)
    pin_requested = Signal(str)
    session_requested = Signal(int)
    dictionaries_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        services: Services,
        *,
        reading: ReadingController,
        notes: NotesController,
        looks: Looks,
        actions: Actions,
        exporting: Exporting,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._reading = reading
        self._notes = notes
        self._looks = looks
        self._actions = actions
        self._exporting = exporting
        self._known_words = KnownWords(window, services, notes)
        self._known_words.told.connect(self.told)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command of this room does, by its id."""
        return {
            "about": self.about,
            "keys": self.keys,
            "preferences": self.preferences,
            "dictionaries": self.dictionaries,
            "import_words": self._known_words.open,
            "export": self.export_current,
            "session_name": self.name_session,
            "session_summary": self.summarise_session,
            "backup": self.backup,
            "restore": self.restore,
        }

    # Help and preferences

    def about(self) -> None:
        """Show version, data and licences."""
        from ui.dialogs.about import AboutDialog, licences

        version = QCoreApplication.applicationVersion()

        def sources(service: LookupService) -> tuple[tuple[str, str], ...]:
            return tuple((d.title, d.revision) for d in service.lexicon.dictionaries())

        def show(found: tuple[tuple[str, str], ...]) -> None:
            self._open(AboutDialog(version, found, licences(), self._window))

        self._services.dictionary.submit(sources, show, lambda _error: show(()))

    def keys(self) -> None:
        """Show all keys."""
        from ui.dialogs.keys import KeysDialog

        self._open(KeysDialog(self._actions.sheet(), self._window))

    def preferences(self) -> None:
        """Show the preferences; each takes effect as it is set."""
        from ui.dialogs.preferences import PreferencesDialog

        families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
        self._open(PreferencesDialog(self._services.settings, families, self._window))

    def _open(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes away with its answer."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dictionaries(self) -> None:
        """Show the dictionaries; import, order, enable and delete them."""
        from ui.dictionaries import Dictionaries

        room = Dictionaries(self._window, self._services, self.failed.emit)
        room.changed.connect(self.dictionaries_changed)
        room.open()

    # Sessions, library, store

    def export_current(self) -> None:
        """Export the open document."""
        record = self._notes.record
        if record is None:
            self.told.emit(self.tr("Open a document first."), False)
            return
        self._exporting.ask("document", record.id)

    def name_session(self) -> None:
        """Give the session that is going on a name."""
        session = self._notes.session
        if session is None:
            self.told.emit(self.tr("Open a document first."), False)
            return
        name, fine = QInputDialog.getText(
            self._window, self.tr("Name this session"), self.tr("Name:"), text=session.name
        )
        if fine:
            self._notes.change(lambda n: n.name_session(session.id, name.strip()))

    def summarise_session(self) -> None:
        """Show the summary of the session that is going on."""
        session = self._notes.session
        if session is None:
            self.told.emit(self.tr("Open a document first."), False)
        else:
            self.summary(int(session.id))

    def summary(self, number: int) -> None:
        """Show the summary of a session."""

        def show(summary: SessionSummary | None) -> None:
            if summary is None:
                return
            from ui.dialogs.session_summary import SessionSummaryDialog

            dialog = SessionSummaryDialog(summary, self._looks.theme, self._window)
            dialog.reopen_requested.connect(self.session_requested)
            dialog.export_requested.connect(lambda n: self._exporting.ask("session", n))
            dialog.lookup_requested.connect(self.pin_requested)
            self._open(dialog)

        self._notes.ask(lambda n: n.session_summary(number), show)

    def delete_document(self, number: int) -> None:
        """Ask what becomes of the notes of a document, then delete it."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Delete this document from the library?"))
        box.setInformativeText(
            self.tr("The file itself stays where it is. What shall become of its notes?")
        )
        keep = box.addButton(self.tr("Keep the notes"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Delete them too"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)

        def finished() -> None:
            clicked = box.clickedButton()
            if clicked not in (keep, drop):
                return
            choice = NotesChoice.KEEP if clicked is keep else NotesChoice.DELETE
            self._notes.change(lambda n: n.delete_document(number, choice))
            self.told.emit(self.tr("Deleted."), True)

        box.finished.connect(lambda _code: finished())
        self._open(box)

    def backup(self) -> None:
        """Ask where to write a backup of everything."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back up everything"),
            "yomite-backup.db",
            self.tr("Backups ({0})").format("*.db"),
        )
        if not name:
            return
        folder = self._services.data_dir

        def work(_: object) -> None:
            from reader.store.backups import backup

            backup(folder, Path(name), overwrite=True)

        self._services.building.submit(
            work,
            lambda _: self.told.emit(self.tr("Everything was written to {0}.").format(name), False),
            self.failed.emit,
        )

    def restore(self) -> None:
        """Ask which backup to take everything back from."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Restore a backup"),
            "",
            self.tr("Backups ({0});;All files (*)").format("*.db"),
        )
        if not name:
            return
        folder = self._services.data_dir

        def work(_: object) -> Path | None:
            from reader.store.backups import restore

            return restore(folder, Path(name))

        def done(kept: Path | None) -> None:
            said = self.tr("The backup was restored.")
            if kept is not None:
                said += " " + self.tr("What was there before is kept in {0}.").format(kept)
            self.told.emit(said, False)
            document = self._reading.document
            if document is not None:
                self._reading.open_document(document)

        # On the store's own thread: nothing may be written meanwhile.
        self._services.store.submit(work, done, self.failed.emit)
