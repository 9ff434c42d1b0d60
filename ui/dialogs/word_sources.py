"""Where known words may come from: a list, Anki, a level. Each says what it wants looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.export.anki_connect import KnownQuery
from reader.word_lists import Level, LevelKind

WordSource = str | KnownQuery | Level
"""A pasted list, cards of Anki, or everything up to a level."""

_TYPING_MS = 250
_DAYS = 21
_COMMONEST = (500, 1000, 2000, 5000, 10_000, 20_000)
_SECONDARY = 8


class ListSource(QWidget):
    """A field to paste a list into, or to read one of a file into.

    Signals:
        wanted(text): Words are to be looked for in this list.
        file_wanted(): The reader wants to choose a file.
    """

    wanted = Signal(object)
    file_wanted = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = QLabel(
            self.tr("Paste words, one to a line, or a table whose first Japanese column counts."),
            self,
        )
        what.setWordWrap(True)
        self._text = QPlainTextEdit(text, self)
        self._text.setAccessibleName(self.tr("List of words"))
        self._text.setTabChangesFocus(True)
        file = QPushButton(self.tr("&Open a list…"), self)
        file.clicked.connect(self.file_wanted)
        line = QHBoxLayout()
        line.addWidget(file)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(what)
        layout.addWidget(self._text, 1)
        layout.addLayout(line)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.ask)
        self._text.textChanged.connect(self._typing.start)

    def ask(self) -> None:
        """Looks for words in what stands in the field."""
        self.wanted.emit(self._text.toPlainText())

    def set_text(self, text: str) -> None:
        """Shows a list that was read from a file."""
        self._text.setPlainText(text)


class AnkiSource(QWidget):
    """Which cards of the Anki that runs on this computer tell known words.

    Signals:
        wanted(query): The words of these cards (a KnownQuery) are wanted.
        anki_wanted(): Anki is to be asked for its decks and fields.
        stopped(): The search is not wanted any more.
    """

    wanted = Signal(object)
    anki_wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = self._there = self._searching = False
        what = QLabel(
            self.tr(
                "Words of the cards that you have known for long. Anki must be running, with the"
                " add-on AnkiConnect."
            ),
            self,
        )
        what.setWordWrap(True)
        self._deck = QComboBox(self)
        self._field = QComboBox(self)
        for box in (self._deck, self._field):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(18)
        self._days = QSpinBox(self)
        self._days.setRange(1, 9999)
        self._days.setValue(_DAYS)
        self._days.setSuffix(self.tr(" days"))
        self._button = QPushButton(self)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._on_clicked)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Deck"), self._deck)
        form.addRow(self.tr("Field with the &word"), self._field)
        form.addRow(self.tr("Known from an &interval of"), self._days)
        line = QHBoxLayout()
        line.addWidget(self._button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(what)
        layout.addLayout(form)
        layout.addLayout(line)
        layout.addWidget(self._told)
        layout.addStretch(1)
        self._show_state()

    def begin(self) -> None:
        """Asks Anki for its decks and fields, the first time."""
        if not self._asked:
            self._ask()

    def _ask(self) -> None:
        self._asked = True
        self._told.setText(self.tr("Anki is being asked…"))
        self._show_state()
        self.anki_wanted.emit()

    def set_anki(self, decks: Sequence[str], fields: Sequence[str]) -> None:
        """Shows Anki's decks and the fields of its note types, the likeliest first."""
        self._there = True
        self._told.clear()
        self._deck.clear()
        self._deck.addItem(self.tr("All decks"), "")
        for deck in decks:
            self._deck.addItem(deck, deck)
        self._field.clear()
        self._field.addItems(list(fields))
        self._show_state()

    def set_failed(self, sentence: str) -> None:
        """Tells why Anki gave no answer; it can be asked again."""
        self._asked = False
        self.set_searching(searching=False)
        self._told.setText(sentence)

    def set_searching(self, *, searching: bool) -> None:
        """Shows whether Anki is being searched; the button stops it then."""
        self._searching = searching
        self._show_state()

    def _show_state(self) -> None:
        if self._searching:
            self._button.setText(self.tr("S&top"))
        elif self._there:
            self._button.setText(self.tr("&Look in Anki"))
        else:
            self._button.setText(self.tr("&Ask Anki again"))
        self._button.setEnabled(self._there or not self._asked)
        for widget in (self._deck, self._field, self._days):
            widget.setEnabled(self._there and not self._searching)

    def _on_clicked(self) -> None:
        if self._searching:
            self.set_searching(searching=False)
            self.stopped.emit()
        elif not self._there:
            self._ask()
        elif self._field.currentText():
            self._told.clear()
            self.set_searching(searching=True)
            deck = str(self._deck.currentData() or "")
            self.wanted.emit(KnownQuery(self._field.currentText(), deck, self._days.value()))


class LevelSource(QWidget):
    """Everything up to a level.

    Signals:
        wanted(level): The words up to this Level are wanted.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = QLabel(self.tr("Words that you will know if you have learnt up to a level."), self)
        what.setWordWrap(True)
        self._kind = QComboBox(self)
        for text, kind in (
            (self.tr("JLPT (unofficial lists)"), LevelKind.JLPT),
            (self.tr("Frequency"), LevelKind.FREQUENCY),
            (self.tr("School year of the kanji"), LevelKind.SCHOOL),
        ):
            self._kind.addItem(text, kind)
        self._value = QComboBox(self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Graded by"), self._kind)
        form.addRow(self.tr("&Up to"), self._value)
        layout = QVBoxLayout(self)
        layout.addWidget(what)
        layout.addLayout(form)
        layout.addStretch(1)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._value.activated.connect(lambda _row: self.begin())
        self._fill()

    def begin(self) -> None:
        """Asks for the words of the level that is chosen."""
        kind: LevelKind = self._kind.currentData()
        self.wanted.emit(Level(kind, int(self._value.currentData())))

    def _on_kind_changed(self) -> None:
        self._fill()
        self.begin()

    def _fill(self) -> None:
        kind = self._kind.currentData()
        self._value.clear()
        if kind is LevelKind.JLPT:
            for number in range(5, 0, -1):
                self._value.addItem(f"N{number}", number)
        elif kind is LevelKind.FREQUENCY:
            for count in _COMMONEST:
                text = self.tr("the {0} commonest words").format(QLocale().toString(count))
                self._value.addItem(text, count)
        else:
            for year in range(1, 7):
                self._value.addItem(self.tr("year {0}").format(year), year)
            self._value.addItem(self.tr("secondary school"), _SECONDARY)
