"""The dictionaries dialog's work: import, order, switch and delete, on the building thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dictionary.errors import DuplicateDictionaryError
from dictionary.model import BuildProgress, DictionaryInfo
from ui.dialogs.dictionaries import DictionariesDialog
from ui.messages import message_for
from ui.services import Services

if TYPE_CHECKING:
    from dictionary.lookup import Lexicon
    from reader.lookup import LookupService


class Dictionaries(QObject):
    """Shows the dictionaries and does what the reader asks of them.

    Args:
        window: The dialog's parent.
        services: The threads.
        failed: Takes an exception to tell the reader.

    Signals:
        changed(): Other dictionaries are in use now.
    """

    changed = Signal()
    _progressed = Signal(object, str)

    def __init__(
        self, window: QWidget, services: Services, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._failed = failed
        self._stop = threading.Event()
        self._dialog: DictionariesDialog | None = None
        self._refused: Path | None = None
        self._progressed.connect(self._on_progressed)

    def open(self) -> None:
        """Show the dialog."""
        dialog = DictionariesDialog(self._window)
        self._dialog = dialog
        dialog.import_requested.connect(self._ask_file)
        dialog.enabled_changed.connect(
            lambda number, on: self._work(lambda lex: lex.library.enable(number, enabled=on))
        )
        dialog.order_changed.connect(
            lambda numbers: self._work(lambda lex: lex.library.reorder(numbers))
        )
        dialog.delete_requested.connect(
            lambda number: self._work(lambda lex: lex.library.delete(number))
        )
        dialog.cancel_requested.connect(self._stop.set)
        dialog.replace_requested.connect(self._on_replace_requested)
        dialog.finished.connect(self._on_finished)
        self._list()
        dialog.open()

    def _on_finished(self) -> None:
        self._stop.set()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._dialog,
            self.tr("Import a dictionary"),
            "",
            self.tr("Dictionaries ({0});;All files (*)").format("*.zip *.xml *.gz *.whl"),
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path, *, replace: bool = False) -> None:
        """Import a Yomitan zip or a newer JMdict, JMnedict or KANJIDIC2 file.

        Args:
            path: The file.
            replace: Take the place of a dictionary of the same title.
        """
        self._stop.clear()
        self._refused = path

        def progress(step: BuildProgress) -> None:
            self._progressed.emit(step, path.name)

        self._work(
            lambda lex: lex.import_file(path, progress, self._stop.is_set, replace=replace),
            reload=False,
        )

    def _on_replace_requested(self) -> None:
        if self._refused is not None:
            self.import_file(self._refused, replace=True)

    def _on_progressed(self, step: BuildProgress | None, title: str) -> None:
        if self._dialog is not None:
            self._dialog.set_progress(step, title)

    def _work(self, change: Callable[[Lexicon], object], *, reload: bool = True) -> None:
        """Run a change of the library, then show the list anew.

        The lexicon is safe to share: look-ups go on while a dictionary is imported.
        """

        def with_service(service: LookupService) -> None:
            def work(_: object) -> None:
                change(service.lexicon)
                if reload:
                    service.lexicon.reload()

            self._services.building.submit(work, self._on_done, self._on_failed)

        self._services.dictionary.submit(lambda s: s, with_service, self._on_failed)

    def _on_done(self, _result: object) -> None:
        self._on_progressed(None, "")
        self.changed.emit()
        self._list()

    def _on_failed(self, error: BaseException) -> None:
        self._on_progressed(None, "")
        if self._dialog is not None and not self._stop.is_set():
            # Over the window, whose own messages lie under the dialog.
            message = message_for(error)
            self._dialog.set_problem(
                f"{message.text} {message.advice}".strip(),
                replaceable=isinstance(error, DuplicateDictionaryError),
            )
        elif not self._stop.is_set():
            self._failed(error)
        self._list()

    def _list(self) -> None:
        if self._dialog is not None:
            self._services.dictionary.submit(
                lambda s: s.lexicon.dictionaries(), self._on_listed, self._failed
            )

    def _on_listed(self, dictionaries: tuple[DictionaryInfo, ...]) -> None:
        if self._dialog is not None:
            self._dialog.set_dictionaries(dictionaries)
