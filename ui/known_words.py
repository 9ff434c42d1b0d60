"""Taking known words in: looks for them off the GUI thread, shows them, gives them their status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.export.model import Job
from reader.sessions.model import WordStatus
from reader.sessions.word_keys import status_of
from reader.word_lists import Level, WordKey, read_list, words_up_to
from ui.messages import message_for
from ui.notes import NotesController
from ui.runner import Ticket
from ui.services import Services

if TYPE_CHECKING:
    from reader.export.anki_connect import AnkiConnect
    from reader.sessions.notebook import Notebook
    from ui.dialogs.import_words import ImportWordsDialog
    from ui.dialogs.word_sources import WordSource

_LIST_BYTES = 32 * 1024 * 1024


class KnownWords(QObject):
    """Opens the dialog and does what it asks for.

    Args:
        window: What the dialog stands over.
        services: Anki is asked on the delivery thread, so that files go on opening meanwhile.
        notes: Takes the words.

    Signals:
        told(text, undoable): A sentence for the reader.
    """

    told = Signal(str, bool)
    _progressed = Signal(int, int)

    def __init__(self, window: QWidget, services: Services, notes: NotesController) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._notes = notes
        self._dialog: ImportWordsDialog | None = None
        self._search = Ticket()
        self._progressed.connect(self._on_progressed)

    def open(self) -> None:
        """Show the dialog."""
        from ui.dialogs.import_words import ImportWordsDialog

        self._dialog = dialog = ImportWordsDialog(parent=self._window)
        dialog.wanted.connect(self._look_for)
        dialog.anki_wanted.connect(self._ask_anki)
        dialog.file_wanted.connect(self._ask_file)
        dialog.stopped.connect(self._stop)
        dialog.imported.connect(self._take)
        dialog.finished.connect(self._on_finished)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_finished(self) -> None:
        self._stop()
        self._dialog = None

    def _stop(self) -> None:
        self._search.cancel()

    def _anki(self) -> AnkiConnect:
        from reader.export.anki_connect import AnkiConnect

        settings = self._services.settings
        return AnkiConnect(settings.anki_address, settings.anki_key)

    def _ask_anki(self) -> None:
        def ask(_: object) -> tuple[list[str], list[str]]:
            anki = self._anki()
            return anki.deck_names(), anki.word_fields()

        def found(answer: tuple[list[str], list[str]]) -> None:
            if self._dialog is not None:
                self._dialog.set_anki(*answer)

        self._services.delivery.submit(ask, found, self._on_failed)

    def _look_for(self, source: WordSource) -> None:
        self._stop()
        self._search = stop = Ticket()

        def search(_: object) -> tuple[WordKey, ...]:
            if isinstance(source, str):
                return read_list(source)
            if isinstance(source, Level):
                return words_up_to(source)
            job = Job(self._progressed.emit, lambda: stop.cancelled)
            return tuple(self._anki().known_words(source, job))

        def found(words: tuple[WordKey, ...]) -> None:
            if not stop.cancelled:
                self._notes.ask(_count_known(words), lambda known: self._show(words, known, stop))

        def failed(error: BaseException) -> None:
            if not stop.cancelled:
                self._on_failed(error)

        services = self._services
        runner = services.files if isinstance(source, (str, Level)) else services.delivery
        runner.submit(search, found, failed)

    def _show(self, words: tuple[WordKey, ...], known: int, stop: Ticket) -> None:
        if self._dialog is not None and not stop.cancelled:
            self._dialog.set_words(words, known)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.set_progress(done, total)

    def _on_failed(self, error: BaseException) -> None:
        if self._dialog is not None:
            self._dialog.set_failed(message_for(error).text)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._dialog,
            self.tr("Open a list"),
            "",
            self.tr("Lists ({0});;All files (*)").format("*.txt *.csv *.tsv"),
        )
        if name:
            self._services.files.submit(
                lambda _: _list_text(Path(name)), self._on_list_read, self._on_failed
            )

    def _on_list_read(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.set_list(text)

    def _take(self, words: tuple[WordKey, ...], status: WordStatus) -> None:
        def taken(count: int) -> None:
            if count:
                self.told.emit(self.tr("Words taken in: {0}.").format(count), True)
            else:
                self.told.emit(self.tr("All these words were in your list already."), False)

        self._notes.change(lambda n: n.import_words(words, status), taken)


def _count_known(words: tuple[WordKey, ...]) -> Callable[[Notebook], int]:
    def count(notebook: Notebook) -> int:
        states = notebook.word_states(tuple({word for word, _ in words}))
        return sum(status_of(states, *word) >= WordStatus.KNOWN for word in words)

    return count


def _list_text(path: Path) -> str:
    from reader.documents.encoding import decode
    from reader.documents.files import read_bytes

    return decode(read_bytes(path, _LIST_BYTES), name=path.name).text
