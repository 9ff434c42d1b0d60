"""Choose what to take away: the format, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.export.model import AnkiPreset, ExportOptions


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """A format that may be chosen.

    Attributes:
        id: The format's name for the exporter.
        title: What the list calls it.
        description: A sentence on what it holds and who reads it.
        cards: True for flash cards: deck, note type and tags are asked for.
        whole_text: True where furigana is chosen.
        directed: True where the direction of writing is chosen.
        to_file: False where it goes to another program.
    """

    id: str
    title: str
    description: str = ""
    cards: bool = False
    whole_text: bool = False
    directed: bool = False
    to_file: bool = True


class ExportDialog(QDialog):
    """A list of formats with a sentence each, and the options that fit.

    Args:
        choices: The formats, the most useful first.
        options: The reader's choices so far.

    Signals:
        chosen(format_id, options): The reader wants this; the window asks for the place.
    """

    chosen = Signal(str, object)

    def __init__(
        self,
        choices: Sequence[ExportChoice],
        options: ExportOptions | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        before = options or ExportOptions()
        self._choices = {choice.id: choice for choice in choices}
        self._before = before
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Formats"))
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice.id)
            self._list.addItem(item)
        self._description = QLabel(self)
        self._description.setWordWrap(True)
        self._description.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._furigana = QCheckBox(self.tr("&Furigana over the text"), self)
        self._furigana.setChecked(before.furigana)
        self._boilerplate = QCheckBox(self.tr("&Share links and forms too"), self)
        self._boilerplate.setChecked(before.boilerplate)
        self._vertical = QComboBox(self)
        for text, value in (
            (self.tr("As the text asks"), None),
            (self.tr("Horizontal"), False),
            (self.tr("Vertical"), True),
        ):
            self._vertical.addItem(text, value)
        self._vertical.setCurrentIndex(self._vertical.findData(before.vertical))
        self._cards = self._make_cards(before)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._go_on = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self._furigana)
        form.addRow(self._boilerplate)
        form.addRow(self.tr("&Writing"), self._vertical)
        layout = QVBoxLayout(self)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._description)
        layout.addLayout(form)
        layout.addWidget(self._cards)
        layout.addWidget(self._buttons)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.itemActivated.connect(self._on_item_activated)
        self._list.setCurrentRow(0)
        self.resize(440, 600)

    def _make_cards(self, before: ExportOptions) -> QGroupBox:
        box = QGroupBox(self.tr("Cards"), self)
        self._deck = QLineEdit(before.deck, box)
        self._preset = QComboBox(box)
        for text, preset in (
            (self.tr("Yomite's own"), AnkiPreset.YOMITE),
            ("Lapis", AnkiPreset.LAPIS),
            (self.tr("Basic: front and back"), AnkiPreset.BASIC),
        ):
            self._preset.addItem(text, preset)
        self._preset.setCurrentIndex(self._preset.findData(before.preset))
        self._tags = QLineEdit(" ".join(before.tags), box)
        form = QFormLayout(box)
        form.addRow(self.tr("&Deck"), self._deck)
        form.addRow(self.tr("&Note type"), self._preset)
        form.addRow(self.tr("&Tags"), self._tags)
        self._update = QCheckBox(self.tr("&Write over cards that Anki has already"), box)
        self._update.setChecked(before.update)
        form.addRow(self._update)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        """Shows the row that was chosen before there was room for it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_row)

    def choose(self, format_id: str) -> None:
        """Chooses a format."""
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == format_id:
                self._list.setCurrentRow(row)

    def options(self) -> ExportOptions:
        """Returns the options as they stand in the dialog."""
        preset: AnkiPreset = self._preset.currentData()
        return ExportOptions(
            furigana=self._furigana.isChecked(),
            vertical=self._vertical.currentData(),
            preset=preset,
            deck=self._deck.text().strip() or self._before.deck,
            tags=tuple(dict.fromkeys(self._tags.text().split())),
            update=self._update.isChecked(),
            boilerplate=self._boilerplate.isChecked(),
        )

    def format_id(self) -> str:
        """Returns the chosen format, empty where there is none."""
        return str(self._list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def accept(self) -> None:
        """Tells what was chosen."""
        if self.format_id():
            self.chosen.emit(self.format_id(), self.options())
            super().accept()

    def _on_row_changed(self) -> None:
        choice = self._choices.get(self.format_id())
        self._description.setText(choice.description if choice is not None else "")
        self._cards.setVisible(choice is not None and choice.cards)
        for widget in (self._furigana, self._boilerplate):
            widget.setEnabled(choice is not None and choice.whole_text)
        self._vertical.setEnabled(choice is not None and choice.directed)
        to_file = choice is None or choice.to_file
        # A deck in a file brings what it updates with it.
        self._update.setVisible(not to_file)
        self._go_on.setText(self.tr("&Choose the place…") if to_file else self.tr("&Send"))
        # The list has its size only after the options below it have theirs.
        QTimer.singleShot(0, self, self._show_row)

    def _show_row(self) -> None:
        self._list.scrollTo(self._list.currentIndex())

    def _on_item_activated(self) -> None:
        self.accept()
