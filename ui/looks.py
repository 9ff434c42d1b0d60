"""How the window looks: theme, furigana mode, size and direction, in menus, row and page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui import icons
from ui.actions import Actions
from ui.page_controller import RUBY_MODES
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice, build_palette, desktop_is_dark, resolve

_NORMAL_PX = 20


class Themed(Protocol):
    """A widget or controller that draws with the theme."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        ...


class Looks(QObject):
    """Keeps menus, toolbar, palette and page in step with the preferences.

    Args:
        window: The window.
        settings: The preferences.
        actions: The commands.

    Signals:
        told(text): What a key changed.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, settings: Settings, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._actions = actions
        self._themed: list[Themed] = []
        self.ruby_menu = QMenu(window)
        self.theme_menu = QMenu(window)
        self._ruby_names = {
            "all": self.tr("All words"),
            "level": self.tr("Only harder kanji"),
            "jlpt": self.tr("Only kanji of a harder JLPT level"),
            "first": self.tr("First time in the text"),
            "paragraph": self.tr("First time in the paragraph"),
            "names": self.tr("Only names"),
            "unknown": self.tr("Only words not known"),
            "hover": self.tr("Under the pointer"),
            "none": self.tr("None"),
        }
        themes = {
            ThemeChoice.SYSTEM.value: self.tr("As the desktop"),
            ThemeChoice.LIGHT.value: self.tr("Light"),
            ThemeChoice.SEPIA.value: self.tr("Sepia"),
            ThemeChoice.DARK.value: self.tr("Dark"),
        }
        self._ruby_group = self._radio(
            self.ruby_menu, [(mode, self._ruby_names[mode]) for mode in RUBY_MODES], "ruby_mode"
        )
        self._theme_group = self._radio(self.theme_menu, list(themes.items()), "theme")
        self._ruby_button = self._menu_button(self.ruby_menu, self.tr("Furigana"))
        self._theme_button = self._menu_button(self.theme_menu, self.tr("Colours"))
        self.theme = self._resolve()
        settings.changed.connect(self._on_setting_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.apply())

    def add(self, themed: Themed) -> None:
        """Draw this in the theme too, now and after every change."""
        self._themed.append(themed)
        themed.set_theme(self.theme)

    def remove(self, themed: Themed) -> None:
        """Forget what is no longer there."""
        self._themed.remove(themed)

    def fill(self, bar: QToolBar) -> None:
        """Fill the slim row."""
        table = self._actions
        for name in ("library", "open", "paste"):
            bar.addAction(table[name])
        bar.addSeparator()
        bar.addWidget(self._ruby_button)
        for name in ("vertical", "zoom_out", "zoom_in"):
            bar.addAction(table[name])
        bar.addWidget(self._theme_button)
        spring = QWidget(bar)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spring)
        for name in ("find", "panel"):
            bar.addAction(table[name])

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command of this room does, by its id."""
        return {
            "ruby_next": self.next_ruby_mode,
            "vertical": lambda: self.toggle("vertical"),
            "paged": lambda: self.toggle("paged"),
            "tight": lambda: self.toggle("tight_ruby"),
            "show_mentions": lambda: self.toggle("show_mentions"),
            "show_status": lambda: self.toggle("show_word_status"),
            "panel": lambda: self.toggle("panel_visible"),
            "library": lambda: self.toggle("library_visible"),
            "zoom_in": lambda: self.zoom(1),
            "zoom_out": lambda: self.zoom(-1),
            "zoom_reset": lambda: self.zoom(0),
            "longer_lines": lambda: self._change("line_length", 2),
            "shorter_lines": lambda: self._change("line_length", -2),
            "wider_pitch": lambda: self._change("line_pitch_em", 0.1),
            "narrower_pitch": lambda: self._change("line_pitch_em", -0.1),
        }

    def toggle(self, name: str) -> None:
        """Turn a preference on or off."""
        setattr(self._settings, name, not getattr(self._settings, name))

    def _change(self, name: str, step: float) -> None:
        setattr(self._settings, name, round(getattr(self._settings, name) + step, 2))

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller, or for 0 steps its normal size."""
        size = self._settings.font_size_px
        step = 1 if size + min(steps, 0) < 24 else 2
        self._settings.font_size_px = size + steps * step if steps else _NORMAL_PX

    def next_ruby_mode(self) -> None:
        """Go to the next furigana mode, and say which it is."""
        mode = self._settings.ruby_mode
        place = RUBY_MODES.index(mode) if mode in RUBY_MODES else -1
        self._settings.ruby_mode = RUBY_MODES[(place + 1) % len(RUBY_MODES)]
        self.told.emit(self.tr("Furigana: {0}").format(self._ruby_names[self._settings.ruby_mode]))

    def apply(self) -> None:
        """Draw everything in the theme that is chosen."""
        self.theme = self._resolve()
        palette = build_palette(self.theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette)
        for themed in self._themed:
            themed.set_theme(self.theme)
        self._actions.set_icons(lambda name: icons.icon(name, palette))
        self._theme_button.setIcon(icons.icon("theme", palette))
        self._ruby_button.setIcon(icons.icon("ruby", palette))
        self.check()

    def check(self) -> None:
        """Let the menus show what is set."""
        settings, table = self._settings, self._actions
        for name, value in (
            ("vertical", settings.vertical),
            ("paged", settings.paged),
            ("tight", settings.tight_ruby),
            ("show_mentions", settings.show_mentions),
            ("show_status", settings.show_word_status),
            ("panel", settings.panel_visible),
            ("library", settings.library_visible),
        ):
            table[name].setChecked(value)
        for group, chosen in (
            (self._ruby_group, settings.ruby_mode),
            (self._theme_group, settings.theme),
        ):
            for action in group.actions():
                action.setChecked(action.data() == chosen)

    def _resolve(self) -> Theme:
        try:
            choice = ThemeChoice(self._settings.theme)
        except ValueError:
            choice = ThemeChoice.SYSTEM
        application = QGuiApplication.instance()
        dark = isinstance(application, QGuiApplication) and desktop_is_dark(application)
        return resolve(choice, dark_desktop=dark)

    def _radio(self, menu: QMenu, choices: Sequence[tuple[str, str]], setting: str) -> QActionGroup:
        group = QActionGroup(self)
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(value)
            menu.addAction(action)
        group.triggered.connect(lambda action: setattr(self._settings, setting, str(action.data())))
        return group

    def _menu_button(self, menu: QMenu, name: str) -> QToolButton:
        button = QToolButton(self._window)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_setting_changed(self, key: str) -> None:
        if key == "page/theme":
            self.apply()
        self.check()
