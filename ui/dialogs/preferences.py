"""Preferences; each takes effect at once, so that the page shows what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.settings import Setting, Settings

_RESET = QDialogButtonBox.StandardButton.RestoreDefaults


class PreferencesDialog(QDialog):
    """Every preference in five tabs.

    Args:
        settings: The preferences.
        families: Japanese faces to choose from.

    Signals:
        restart_needed(): A preference was changed that holds from the next start.
    """

    restart_needed = Signal()

    def __init__(
        self, settings: Settings, families: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._showing = False
        self._shows: list[Callable[[], None]] = []
        self._names: list[str] = []
        tabs = QTabWidget(self)
        tabs.addTab(self._page_tab(families), self.tr("Page"))
        tabs.addTab(self._furigana_tab(), self.tr("Furigana and marks"))
        tabs.addTab(self._look_up_tab(), self.tr("Look-ups"))
        tabs.addTab(self._cards_tab(), self.tr("Cards"))
        tabs.addTab(self._window_tab(), self.tr("Window"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | _RESET, self)
        buttons.rejected.connect(self.reject)
        buttons.button(_RESET).clicked.connect(self.restore_defaults)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs, 1)
        layout.addWidget(buttons)
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed("")

    # The tabs

    def _page_tab(self, families: Sequence[str]) -> QWidget:
        tab, form = self._form()
        faces = [("", self.tr("The best one found")), *((name, name) for name in families)]
        form.addRow(self.tr("&Face"), self._choice("font_family", faces))
        form.addRow(self.tr("&Size"), self._whole("font_size_px", self.tr(" px")))
        form.addRow(self.tr("&Line pitch"), self._fraction("line_pitch_em", self.tr(" em"), 0.1))
        length = self._whole("line_length", self.tr(" characters"))
        form.addRow(self.tr("Line l&ength"), length)
        form.addRow(self.tr("&Margin"), self._fraction("margin_em", self.tr(" em"), 0.5))
        form.addRow(self._check("vertical", self.tr("&Vertical writing")))
        form.addRow(self._check("paged", self.tr("Turn &pages instead of scrolling")))
        form.addRow(self._check("tight_ruby", self.tr("Set lines &tight where there is no ruby")))
        form.addRow(self._check("fold_boilerplate", self.tr("Fold share links and &forms")))
        return tab

    def _furigana_tab(self) -> QWidget:
        tab, form = self._form()
        modes = [
            ("all", self.tr("Over every word")),
            ("level", self.tr("Over kanji above a school year")),
            ("jlpt", self.tr("Over kanji above a JLPT level (unofficial)")),
            ("first", self.tr("Over the first of each word")),
            ("paragraph", self.tr("Over the first of each word in a paragraph")),
            ("names", self.tr("Over names")),
            ("unknown", self.tr("Over words that I don't know")),
            ("hover", self.tr("Under the pointer")),
            ("none", self.tr("Only the author's own")),
        ]
        form.addRow(self.tr("&Furigana"), self._choice("ruby_mode", modes))
        form.addRow(self.tr("Kanji taught after &year"), self._whole("ruby_level", ""))
        jlpt = self._whole("ruby_jlpt", "")
        jlpt.setPrefix("N")
        jlpt.setToolTip(self.tr("The test publishes no list of kanji; this one is unofficial."))
        form.addRow(self.tr("Kanji harder than &JLPT"), jlpt)
        form.addRow(self._check("show_doubtful", self.tr("Show &doubtful readings too")))
        form.addRow(self._check("show_number_readings", self.tr("Furigana over di&gits too")))
        form.addRow(self._check("show_mentions", self.tr("&Mark people, places and dates")))
        form.addRow(self._check("show_word_status", self.tr("&Colour words by status")))
        copies = [
            ("plain", self.tr("Plain text")),
            ("brackets", self.tr("Readings in brackets")),
            ("ruby", self.tr("HTML with ruby")),
        ]
        form.addRow(self.tr("C&opy as"), self._choice("copy_style", copies))
        return tab

    def _look_up_tab(self) -> QWidget:
        tab, form = self._form()
        ways = [
            ("rest", self.tr("When the pointer rests on a word")),
            ("shift", self.tr("Only while Shift is held")),
            ("click", self.tr("Only by click or Enter")),
        ]
        form.addRow(self.tr("Show the &card"), self._choice("hover", ways))
        form.addRow(self.tr("&After"), self._whole("hover_delay_ms", self.tr(" ms"), 50))
        read = self._whole("lookup_read_ms", self.tr(" ms"), 250)
        read.setToolTip(self.tr("A card that stays open this long is kept as a look-up."))
        form.addRow(self.tr("&Keep look-ups after"), read)
        return tab

    def _cards_tab(self) -> QWidget:
        tab, form = self._form()
        form.addRow(self.tr("&Deck"), self._line("cards_deck"))
        presets = [
            ("yomite", self.tr("Yomite's own")),
            ("lapis", "Lapis"),
            ("basic", self.tr("Basic: front and back")),
        ]
        form.addRow(self.tr("&Note type"), self._choice("cards_preset", presets))
        form.addRow(self.tr("&Tags"), self._line("cards_tags"))
        address = self._line("anki_address")
        address.setToolTip(self.tr("Only this computer is asked, never the network."))
        form.addRow(self.tr("&Address of AnkiConnect"), address)
        form.addRow(self.tr("Its &key, if it has one"), self._line("anki_key"))
        return tab

    def _window_tab(self) -> QWidget:
        tab, form = self._form()
        themes = [
            ("system", self.tr("As the desktop")),
            ("light", self.tr("Light")),
            ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")),
        ]
        form.addRow(self.tr("&Colours"), self._choice("theme", themes))
        form.addRow(self._check("panel_visible", self.tr("Show the &panel")))
        form.addRow(self._check("library_visible", self.tr("Show the &library")))
        languages = [("", self.tr("As the desktop")), ("en", "English"), ("ja", "日本語")]
        box = self._choice("language", languages)
        box.activated.connect(self.restart_needed)
        box.setToolTip(self.tr("Holds from the next start."))
        form.addRow(self.tr("Lan&guage"), box)
        return tab

    # The fields

    def _form(self) -> tuple[QWidget, QFormLayout]:
        tab = QWidget(self)
        form = QFormLayout(tab)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return tab, form

    def _setting(self, name: str) -> Setting[bool] | Setting[int] | Setting[float] | Setting[str]:
        self._names.append(name)
        found: Setting[bool] | Setting[int] | Setting[float] | Setting[str]
        found = getattr(type(self._settings), name)
        return found

    def _store(self, name: str, value: object) -> None:
        if not self._showing:
            setattr(self._settings, name, value)

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        self._setting(name)
        box.toggled.connect(lambda on: self._store(name, on))
        self._shows.append(lambda: box.setChecked(bool(getattr(self._settings, name))))
        return box

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        self._setting(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(22)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _row: self._store(name, str(box.currentData())))

        def show() -> None:
            value = str(getattr(self._settings, name))
            if box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))

        self._shows.append(show)
        return box

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        self._setting(name)
        line.editingFinished.connect(lambda: self._store(name, line.text().strip()))
        self._shows.append(lambda: line.setText(str(getattr(self._settings, name))))
        return line

    def _whole(self, name: str, suffix: str, step: int = 1) -> QSpinBox:
        box = QSpinBox(self)
        setting = self._setting(name)
        box.setRange(int(setting.low), int(setting.high))
        box.setSingleStep(step)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._store(name, value))
        self._shows.append(lambda: box.setValue(int(getattr(self._settings, name))))
        return box

    def _fraction(self, name: str, suffix: str, step: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        setting = self._setting(name)
        box.setRange(setting.low, setting.high)
        box.setSingleStep(step)
        box.setDecimals(1)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._store(name, round(value, 2)))
        self._shows.append(lambda: box.setValue(float(getattr(self._settings, name))))
        return box

    def restore_defaults(self) -> None:
        """Sets every preference that is shown back to how it came."""
        for name in self._names:
            setattr(self._settings, name, getattr(type(self._settings), name).default)

    def _on_settings_changed(self, _key: str) -> None:
        self._showing = True
        for show in self._shows:
            show()
        self._showing = False
