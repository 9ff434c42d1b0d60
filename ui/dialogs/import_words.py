"""Tell the program which words are known already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.export.anki_connect import KnownQuery
from reader.sessions.model import WordStatus
from reader.word_lists import WordKey
from ui.dialogs.word_sources import AnkiSource, LevelSource, ListSource, WordSource
from ui.theme import status_name

_SHOWN = 400
"""Words that the preview shows."""
_OK = QDialogButtonBox.StandardButton.Ok


class ImportWordsDialog(QDialog):
    """Three sources of words, the words found, and the status that they get.

    Who opens it answers ``wanted`` by ``set_words`` or ``set_failed``, and ``anki_wanted`` by
    ``set_anki`` or ``set_failed``.

    Signals:
        wanted(source): The words of a source (text of a list, KnownQuery or Level) are wanted.
        anki_wanted(): Anki's decks and fields are wanted.
        file_wanted(): The reader wants to choose the file of a list.
        stopped(): What was wanted is not wanted any more.
        imported(words, status): (word, reading) pairs as a tuple; a WordStatus.
    """

    wanted = Signal(object)
    anki_wanted = Signal()
    file_wanted = Signal()
    stopped = Signal()
    imported = Signal(object, object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import known words"))
        self._words: tuple[WordKey, ...] = ()
        self._list = ListSource(text, self)
        self._anki = AnkiSource(self)
        self._level = LevelSource(self)
        self._tabs = QTabWidget(self)
        for widget, title in (
            (self._list, self.tr("From a list")),
            (self._anki, self.tr("From Anki")),
            (self._level, self.tr("By level")),
        ):
            self._tabs.addTab(widget, title)
            widget.wanted.connect(self._on_wanted)
        self._preview = QPlainTextEdit(self)
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setAccessibleName(self.tr("Words found"))
        self._preview.setFixedHeight(self._preview.fontMetrics().lineSpacing() * 5)
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(8)
        kept = self._bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(kept)
        self._bar.hide()
        self._status = QComboBox(self)
        for status in (WordStatus.KNOWN, WordStatus.IGNORED, WordStatus.LEARNING_4,
                       WordStatus.LEARNING_3, WordStatus.LEARNING_2,
                       WordStatus.LEARNING_1):  # fmt: skip
            self._status.addItem(status_name(status), status)
        self._buttons = QDialogButtonBox(_OK | QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.button(_OK).setText(self.tr("Take them &in"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("They &become"), self._status)
        layout = QVBoxLayout(self)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self._count)
        layout.addWidget(self._preview)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._list.file_wanted.connect(self.file_wanted)
        self._anki.anki_wanted.connect(self.anki_wanted)
        self._anki.stopped.connect(self._on_stopped)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self._show((), "")
        self.resize(460, 560)

    def set_list(self, text: str) -> None:
        """Shows a list that was read from a file."""
        self._list.set_text(text)

    def set_anki(self, decks: Sequence[str], fields: Sequence[str]) -> None:
        """Shows Anki's decks and the fields of its note types, the likeliest first."""
        self._anki.set_anki(decks, fields)

    def set_progress(self, done: int, total: int) -> None:
        """Shows how far the search is."""
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def set_words(self, words: Sequence[WordKey], known: int) -> None:
        """Shows what was found.

        Args:
            words: The words, each once.
            known: How many of them have a status as high already.
        """
        self._settle()
        number = QLocale().toString
        said = self.tr("Words found: {0}.").format(number(len(words)))
        if known:
            said += " " + self.tr("In your words already: {0}.").format(number(known))
        self._show(tuple(words), said if words else self.tr("No word was found."))

    def set_failed(self, sentence: str) -> None:
        """Tells in a sentence why nothing was found."""
        self._settle()
        if self._tabs.currentWidget() is self._anki:
            self._anki.set_failed(sentence)
            self._show((), "")
        else:
            self._show((), sentence)

    def accept(self) -> None:
        """Tells the words."""
        if self._words:
            self.imported.emit(self._words, WordStatus(self._status.currentData()))
            super().accept()

    def _on_wanted(self, source: WordSource) -> None:
        self._show((), "")
        if isinstance(source, str) and not source.strip():
            self.stopped.emit()
            self._settle()
            return
        self._bar.setRange(0, 0)
        self._bar.show()
        self._anki.set_searching(searching=isinstance(source, KnownQuery))
        self.wanted.emit(source)

    def _on_stopped(self) -> None:
        self._settle()
        self.stopped.emit()

    def _on_tab_changed(self) -> None:
        self._on_stopped()
        self._show((), "")
        shown = self._tabs.currentWidget()
        if shown is self._list:
            self._list.ask()
        elif shown is self._anki:
            self._anki.begin()
        else:
            self._level.begin()

    def _settle(self) -> None:
        self._bar.hide()
        self._anki.set_searching(searching=False)

    def _show(self, words: tuple[WordKey, ...], said: str) -> None:
        self._words = words
        self._count.setText(said)
        more = "、…" if len(words) > _SHOWN else ""
        self._preview.setPlainText("、".join(word for word, _ in words[:_SHOWN]) + more)
        self._buttons.button(_OK).setEnabled(bool(words))
