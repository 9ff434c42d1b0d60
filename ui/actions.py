"""Every command of the window in one table: menus, toolbar and the sheet of keys come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    ``page`` commands have single keys and work while the page has the focus; the others work
    anywhere in the window.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    page: bool = False
    checkable: bool = False
    tip: str = ""
    separator: bool = False
    """A line stands before it in the menu."""


def _command(
    identifier: str,
    menu: str,
    text: str,
    *keys: str,
    icon: str = "",
    page: bool = False,
    checkable: bool = False,
    tip: str = "",
    separator: bool = False,
) -> Command:
    return Command(identifier, menu, text, keys, icon, page, checkable, tip, separator)


def tr(text: str) -> str:
    """Mark and translate a text of this table."""
    return QCoreApplication.translate("actions", text)


MENUS = ("file", "edit", "view", "words", "notes", "go", "help")


def menu_titles() -> dict[str, str]:
    """Return the titles of the menus, in their order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "words": tr("&Words"),
        "notes": tr("&Notes"),
        "go": tr("&Go"),
        "help": tr("&Help"),
    }


def commands() -> tuple[Command, ...]:
    """Return all commands in the order of the menus."""
    c = _command
    return (
        c("open", "file", tr("&Open…"), "Ctrl+O", icon="open"),
        c("open_recent", "file", tr("Open &recent")),
        c("paste", "file", tr("Read the &clipboard"), "Ctrl+V", icon="paste"),
        c("library", "file", tr("&Library"), "Ctrl+L", icon="library", checkable=True),
        c("export", "file", tr("&Export…"), "Ctrl+E", separator=True),
        c("session_name", "file", tr("&Name this session…")),
        c("backup", "file", tr("&Back up everything…"), separator=True),
        c("restore", "file", tr("&Restore a backup…")),
        c("dictionaries", "file", tr("&Dictionaries…")),
        c("preferences", "file", tr("&Preferences…"), "Ctrl+,", separator=True),
        c("quit", "file", tr("&Quit"), "Ctrl+Q"),
        c("undo", "edit", tr("&Undo"), "Ctrl+Z"),
        c("redo", "edit", tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
        c("copy", "edit", tr("&Copy"), "Ctrl+C", separator=True),
        c("copy_brackets", "edit", tr("Copy with readings in &brackets"), "Ctrl+Shift+C"),
        c("copy_ruby", "edit", tr("Copy as &HTML with ruby"), "Ctrl+Alt+C"),
        c("select_sentence", "edit", tr("Select the &sentence"), "S", page=True),
        c("select_all", "edit", tr("Select &all"), "Ctrl+A"),
        c("find", "edit", tr("&Find…"), "Ctrl+F", icon="find", separator=True),
        c("find_next", "edit", tr("Find &next"), "F3", "Ctrl+G"),
        c("find_previous", "edit", tr("Find &previous"), "Shift+F3", "Ctrl+Shift+G"),
        c("search", "edit", tr("Find in the whole &library…"), "Ctrl+Shift+F"),
        c("ruby_next", "view", tr("Next &furigana mode"), "F", page=True),
        c("ruby_mode", "view", tr("&Furigana")),
        c(
            "vertical",
            "view",
            tr("&Vertical writing"),
            "V",
            page=True,
            checkable=True,
            icon="vertical",
        ),
        c("paged", "view", tr("Turn &pages"), "P", page=True, checkable=True),
        c("theme", "view", tr("&Colours"), icon="theme"),
        c("zoom_in", "view", tr("&Larger"), "Ctrl++", "Ctrl+=", icon="zoom-in", separator=True),
        c("zoom_out", "view", tr("&Smaller"), "Ctrl+-", icon="zoom-out"),
        c("zoom_reset", "view", tr("&Normal size"), "Ctrl+0"),
        c("longer_lines", "view", tr("Longer l&ines"), "Ctrl+Shift+Right"),
        c("shorter_lines", "view", tr("Shorter li&nes"), "Ctrl+Shift+Left"),
        c("wider_pitch", "view", tr("&Wider line pitch"), "Ctrl+Shift+Down"),
        c("narrower_pitch", "view", tr("Na&rrower line pitch"), "Ctrl+Shift+Up"),
        c("tight", "view", tr("Set lines &tight where there is no ruby"), checkable=True),
        c(
            "show_mentions",
            "view",
            tr("&Mark people, places and dates"),
            "M",
            page=True,
            checkable=True,
            separator=True,
        ),
        c("show_status", "view", tr("Colour words by &status"), "C", page=True, checkable=True),
        c(
            "panel",
            "view",
            tr("&Panel"),
            "Ctrl+B",
            "F9",
            checkable=True,
            icon="panel",
            separator=True,
        ),
        c("contents", "view", tr("C&ontents"), "Ctrl+T"),
        c("full_screen", "view", tr("F&ull screen"), "F11", checkable=True),
        c("look_up", "words", tr("&Look up and pin"), "Return", "Enter", page=True),
        c("peek", "words", tr("&Show the card"), "Shift+Return", page=True),
        c("search_word", "words", tr("Search the &dictionary…"), "Ctrl+K"),
        c("back", "words", tr("&Back in look-ups"), "Alt+Left"),
        c("forward", "words", tr("F&orward in look-ups"), "Alt+Right"),
        c("known", "words", tr("&Known"), "K", page=True, separator=True),
        c("ignored", "words", tr("&Ignored"), "I", page=True),
        c("unknown", "words", tr("&Unknown"), "U", page=True),
        c("level_1", "words", tr("Learning &1"), "1", page=True),
        c("level_2", "words", tr("Learning &2"), "2", page=True),
        c("level_3", "words", tr("Learning &3"), "3", page=True),
        c("level_4", "words", tr("Learning &4"), "4", page=True),
        c("correct", "words", tr("&Correct reading, word or entity here…"), "F2", separator=True),
        c("corrections", "words", tr("List of co&rrections…")),
        c("import_words", "words", tr("I&mport known words…")),
        c("note", "notes", tr("&Note on the word or selection…"), "N", page=True),
        c("note_selection", "notes", tr("Note on the &sentence…"), "Shift+N", page=True),
        c(
            "highlight",
            "notes",
            tr("&Highlight"),
            "H",
            page=True,
            tip=tr("then 1 to 5: the colour"),
        ),
        c("colour_5", "notes", tr("Fifth highlight colour"), "5", page=True),
        c("delete_note", "notes", tr("&Delete the mark here"), "Delete", page=True),
        c("next_note", "notes", tr("Ne&xt mark"), "]", page=True),
        c("previous_note", "notes", tr("Pre&vious mark"), "[", page=True),
        c("next_word", "go", tr("Next &unknown word"), "J", page=True),
        c("previous_word", "go", tr("Previous un&known word"), "Shift+J", page=True),
        c("next_mention", "go", tr("Next &mention of the entity"), "E", page=True),
        c("previous_mention", "go", tr("Previous me&ntion of the entity"), "Shift+E", page=True),
        c("focus_page", "go", tr("To the &page"), "F6", separator=True),
        c("focus_panel", "go", tr("To the pan&el"), "Shift+F6"),
        c("close", "go", tr("&Close the innermost thing"), "Esc"),
        c("keys", "help", tr("All &keys"), "F1"),
        c("sample", "help", tr("Open a &sample")),
        c("about", "help", tr("&About Yomite and licences")),
    )


# Keys that the page handles itself, for the sheet of keys; they are no menu commands.
def page_keys() -> tuple[tuple[str, str], ...]:
    """Return (text, keys) of what the page does by itself."""
    return (
        (tr("Word before or after, by the writing direction"), "← →"),
        (tr("Line or column before or after"), "↑ ↓"),
        (tr("Select"), "Shift+← → ↑ ↓"),
        (tr("Screenful on or back"), "Space, Shift+Space"),
        (tr("Start or end of the line"), "Home, End"),
        (tr("Start or end of the document"), "Ctrl+Home, Ctrl+End"),
        (tr("Show the card at once"), "Shift"),
        (tr("Zoom"), "Ctrl+wheel"),
    )


class IconSource(Protocol):
    """Draws an icon by name in the theme's colours."""

    def __call__(self, name: str) -> QIcon:
        """Return the icon."""
        ...


class Actions(QObject):
    """The commands as QActions.

    Args:
        window: Where window-wide commands work.
        page: Where page commands work.
    """

    def __init__(self, window: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._commands = {command.id: command for command in commands()}
        self._actions: dict[str, QAction] = {}
        for command in self._commands.values():
            action = QAction(command.text, self)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            if command.tip:
                action.setStatusTip(command.tip)
            shortcut = command.keys[0] if command.keys else ""
            plain = command.text.replace("&", "").rstrip("…")
            action.setToolTip(f"{plain} ({shortcut})" if shortcut else plain)
            if command.page:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                page.addAction(action)
            else:
                window.addAction(action)
            self._actions[command.id] = action

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect commands to what they do.

        Raises:
            KeyError: If a command is not in the table.
        """
        for identifier, slot in slots.items():
            self._actions[identifier].triggered.connect(lambda _checked=False, run=slot: run())

    def fill_menus(self, bar: QMenuBar, submenus: dict[str, QMenu]) -> None:
        """Fill the menu bar; a command with a menu of its own in ``submenus`` becomes that menu."""
        menus = {name: bar.addMenu(title) for name, title in menu_titles().items()}
        for command in self._commands.values():
            menu = menus[command.menu]
            if command.separator:
                menu.addSeparator()
            if command.id in submenus:
                submenus[command.id].setTitle(command.text)
                menu.addMenu(submenus[command.id])
            else:
                menu.addAction(self._actions[command.id])

    def set_icons(self, icon: IconSource) -> None:
        """Draw all icons anew, for a new theme."""
        for command in self._commands.values():
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon))

    def enable(self, identifiers: Iterable[str], *, enabled: bool) -> None:
        """Switch commands on or off."""
        for identifier in identifiers:
            self._actions[identifier].setEnabled(enabled)

    def sheet(self) -> tuple[tuple[str, str], ...]:
        """Return (text, keys) of every command that has keys, then of the page's own keys."""
        named = tuple(
            (command.text.replace("&", "").rstrip("…"), ", ".join(command.keys))
            for command in self._commands.values()
            if command.keys
        )
        return named + page_keys()
