"""What the window tells the reader in its message bar: one sentence, with what can be done."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.sessions.upkeep import Recovery
from ui.messages import message_for
from ui.notes import NotesController
from ui.undo_names import step_name
from ui.widgets.message_bar import MessageBar


class Telling(QObject):
    """Tells of failures, of undone steps, and whatever else is worth a sentence.

    Args:
        window: Owns the report's dialog.
        bar: Where the sentences are shown.
        notes: What undoes and does again.
    """

    def __init__(self, window: QWidget, bar: MessageBar, notes: NotesController) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._notes = notes
        notes.undone.connect(self._on_undone)
        notes.recovered.connect(self._on_recovered)
        notes.failed.connect(self.failure)

    def say(self, text: str, undoable: bool = False) -> None:
        """Tell the reader a sentence, with Undo where it can be undone."""
        if undoable:
            self._bar.show_message(text, self.tr("Undo"), self._notes.undo)
        else:
            self._bar.show_message(text)

    def failure(self, error: BaseException) -> None:
        """Tell in one sentence what went wrong; the open document stays."""
        message = message_for(error)
        self._bar.show_message(f"{message.text} {message.advice}".strip(), stays=True)

    def mistake(self, error: BaseException, report: str) -> None:
        """Tell of a mistake of our own, with a report that can be read and copied."""

        def show() -> None:
            from ui.dialogs.error_report import ErrorReportDialog

            dialog = ErrorReportDialog(message_for(error).text, report, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._bar.show_message(
            message_for(error).text, self.tr("Show the report"), show, stays=True
        )

    def _on_undone(self, label: str, redo: bool) -> None:
        if not label:
            self._bar.show_message(
                self.tr("There is nothing to do again.")
                if redo
                else self.tr("There is nothing to undo.")
            )
            return
        said = self.tr("Done again: {0}.") if redo else self.tr("Undone: {0}.")
        if not step_name(label):
            said = self.tr("Done again.") if redo else self.tr("Undone.")
        back = (self.tr("Undo"), self._notes.undo) if redo else (self.tr("Redo"), self._notes.redo)
        self._bar.show_message(said.format(step_name(label)), *back)

    def _on_recovered(self, recovery: Recovery) -> None:
        self._bar.show_message(
            self.tr(
                "The file of your notes was damaged. {0} entries were saved from it; the damaged"
                " file is kept at {1}."
            ).format(recovery.rows, recovery.set_aside),
            stays=True,
        )
