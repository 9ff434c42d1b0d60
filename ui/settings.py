"""The reader's preferences: a typed facade over QSettings, always at an explicit path."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", bool, int, float, str)


class Setting(Generic[T]):
    """One preference: its key, its default, and for numbers the range it is kept in."""

    def __init__(self, key: str, default: T, low: float = 0, high: float = 0) -> None:
        self.key = key
        self.default: T = default
        self.low = low
        self.high = high

    def __get__(self, owner: Settings | None, kind: type | None = None) -> T:
        if owner is None:
            return cast("T", self)
        return self._clean(owner.raw(self.key, self.default))

    def __set__(self, owner: Settings, value: T) -> None:
        clean = self._clean(value)
        if clean != self.__get__(owner):
            owner.store(self.key, clean)

    def _clean(self, value: Any) -> T:
        """Return the value in its type and range; a hand-edited file may hold anything."""
        try:
            if isinstance(self.default, bool):
                made: Any = value if isinstance(value, bool) else str(value).lower() == "true"
            else:
                kind: Any = type(self.default)
                made = kind(value)
        except (TypeError, ValueError):
            return self.default
        if self.low < self.high:
            made = min(max(made, type(made)(self.low)), type(made)(self.high))
        return made  # type: ignore[no-any-return]


class Settings(QObject):
    """All preferences.

    Args:
        path: The INI file; its folder is made when the first value is stored.

    Signals:
        changed(key): A preference has a new value.
    """

    changed = Signal(str)

    theme = Setting("page/theme", "system")
    """``system``, ``light``, ``dark`` or ``sepia``."""
    font_family = Setting("page/font_family", "")
    font_size_px = Setting("page/font_size_px", 20, 10, 72)
    line_pitch_em = Setting("page/line_pitch_em", 1.9, 1.5, 4.0)
    line_length = Setting("page/line_length", 40, 10, 80)
    margin_em = Setting("page/margin_em", 2.0, 0.5, 8.0)
    vertical = Setting("page/vertical", False)
    paged = Setting("page/paged", False)
    tight_ruby = Setting("page/tight_ruby", False)
    ruby_mode = Setting("page/ruby_mode", "all")
    """``all``, ``level``, ``jlpt``, ``first``, ``names``, ``unknown``, ``hover`` or ``none``."""
    ruby_level = Setting("page/ruby_level", 6, 1, 10)
    """Furigana only over kanji taught after this school grade (KANJIDIC2 grades)."""
    ruby_jlpt = Setting("page/ruby_jlpt", 3, 1, 5)
    """Furigana only over kanji of a harder level of the JLPT than this (5 for N5)."""
    show_doubtful = Setting("page/show_doubtful", True)
    show_number_readings = Setting("page/show_number_readings", True)
    """Furigana over numbers in digits too, which need more room than the digits have."""
    show_mentions = Setting("page/show_mentions", False)
    show_word_status = Setting("page/show_word_status", False)
    fold_boilerplate = Setting("page/fold_boilerplate", True)
    copy_style = Setting("page/copy_style", "plain")
    """``plain``, ``brackets`` or ``ruby``."""
    hover = Setting("lookup/hover", "rest")
    """``rest`` (after a delay), ``shift`` (only with Shift) or ``click``."""
    hover_delay_ms = Setting("lookup/hover_delay_ms", 250, 0, 2000)
    lookup_read_ms = Setting("lookup/read_ms", 1500, 0, 60000)
    """A card that stayed open this long counts as a look-up."""
    card_width_px = Setting("lookup/card_width_px", 440, 240, 1600)
    card_height_px = Setting("lookup/card_height_px", 0, 0, 2000)
    """The largest card; 0 for half the window's height."""
    anki_address = Setting("anki/address", "http://127.0.0.1:8765")
    """Where AnkiConnect listens on this computer."""
    anki_key = Setting("anki/key", "")
    """AnkiConnect's key, where it asks for one."""
    cards_deck = Setting("cards/deck", "Yomite")
    cards_preset = Setting("cards/preset", "yomite")
    """One of ``reader.export.model.AnkiPreset``."""
    cards_tags = Setting("cards/tags", "yomite")
    """Tags of every card, parted by spaces."""
    panel_visible = Setting("window/panel_visible", True)
    library_visible = Setting("window/library_visible", False)
    language = Setting("window/language", "")
    """``en``, ``ja`` or empty for the desktop's."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def path(self) -> Path:
        """The INI file."""
        return self._path

    def raw(self, key: str, default: Any) -> Any:
        """Return a stored value as Qt gives it."""
        return self._settings.value(key, default)

    def store(self, key: str, value: Any) -> None:
        """Store a value and tell whoever listens."""
        self._settings.setValue(key, value)
        self.changed.emit(key)

    def load_bytes(self, key: str) -> QByteArray:
        """Return a stored window state, empty when there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def store_bytes(self, key: str, value: QByteArray) -> None:
        """Store a window state; no signal."""
        self._settings.setValue(key, value)

    def sync(self) -> None:
        """Write what is not written yet."""
        self._settings.sync()
