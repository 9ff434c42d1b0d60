"""Every command of the window in one table: menus, toolbar and the sheet of keys come from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

translate = QCoreApplication.translate


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


MENUS = ("file", "edit", "view", "words", "notes", "go", "help")


def menu_titles() -> dict[str, str]:
    """Return the titles of the menus, in their order."""
    return {
        "file": translate("Actions", "&File"),
        "edit": translate("Actions", "&Edit"),
        "view": translate("Actions", "&View"),
        "words": translate("Actions", "&Words"),
        "notes": translate("Actions", "&Notes"),
        "go": translate("Actions", "&Go"),
        "help": translate("Actions", "&Help"),
    }


def commands() -> tuple[Command, ...]:
    """Return all commands in the order of the menus."""
    c = _command
    return (
        c("open", "file", translate("Actions", "&Open…"), "Ctrl+O", icon="open"),
        c("open_recent", "file", translate("Actions", "Open &recent")),
        c("paste", "file", translate("Actions", "Read the &clipboard"), "Ctrl+V", icon="paste"),
        c(
            "library",
            "file",
            translate("Actions", "&Library"),
            "Ctrl+L",
            icon="library",
            checkable=True,
        ),
        c("export", "file", translate("Actions", "&Export…"), "Ctrl+E", separator=True),
        c("session_name", "file", translate("Actions", "&Name this session…")),
        c("session_summary", "file", translate("Actions", "Su&mmary of this session")),
        c("backup", "file", translate("Actions", "&Back up everything…"), separator=True),
        c("restore", "file", translate("Actions", "&Restore a backup…")),
        c("dictionaries", "file", translate("Actions", "&Dictionaries…")),
        c("preferences", "file", translate("Actions", "&Preferences…"), "Ctrl+,", separator=True),
        c("quit", "file", translate("Actions", "&Quit"), "Ctrl+Q"),
        c("undo", "edit", translate("Actions", "&Undo"), "Ctrl+Z"),
        c("redo", "edit", translate("Actions", "&Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
        c("copy", "edit", translate("Actions", "&Copy"), "Ctrl+C", separator=True),
        c(
            "copy_brackets",
            "edit",
            translate("Actions", "Copy with readings in &brackets"),
            "Ctrl+Shift+C",
        ),
        c("copy_ruby", "edit", translate("Actions", "Copy as &HTML with ruby"), "Ctrl+Alt+C"),
        c("select_sentence", "edit", translate("Actions", "Select the &sentence"), "S", page=True),
        c("select_all", "edit", translate("Actions", "Select &all"), "Ctrl+A"),
        c("find", "edit", translate("Actions", "&Find…"), "Ctrl+F", icon="find", separator=True),
        c("find_next", "edit", translate("Actions", "Find &next"), "F3", "Ctrl+G"),
        c(
            "find_previous",
            "edit",
            translate("Actions", "Find &previous"),
            "Shift+F3",
            "Ctrl+Shift+G",
        ),
        c("search", "edit", translate("Actions", "Find in the whole &library…"), "Ctrl+Shift+F"),
        c("ruby_next", "view", translate("Actions", "Next &furigana mode"), "F", page=True),
        c("ruby_mode", "view", translate("Actions", "&Furigana")),
        c(
            "vertical",
            "view",
            translate("Actions", "&Vertical writing"),
            "V",
            page=True,
            checkable=True,
            icon="vertical",
        ),
        c("paged", "view", translate("Actions", "Turn &pages"), "P", page=True, checkable=True),
        c("theme", "view", translate("Actions", "&Colours"), icon="theme"),
        c(
            "zoom_in",
            "view",
            translate("Actions", "&Larger"),
            "Ctrl++",
            "Ctrl+=",
            icon="zoom-in",
            separator=True,
        ),
        c("zoom_out", "view", translate("Actions", "&Smaller"), "Ctrl+-", icon="zoom-out"),
        c("zoom_reset", "view", translate("Actions", "&Normal size"), "Ctrl+0"),
        c("longer_lines", "view", translate("Actions", "Longer l&ines"), "Ctrl+Shift+Right"),
        c("shorter_lines", "view", translate("Actions", "Shorter li&nes"), "Ctrl+Shift+Left"),
        c("wider_pitch", "view", translate("Actions", "&Wider line pitch"), "Ctrl+Shift+Down"),
        c("narrower_pitch", "view", translate("Actions", "Na&rrower line pitch"), "Ctrl+Shift+Up"),
        c(
            "tight",
            "view",
            translate("Actions", "Set lines &tight where there is no ruby"),
            checkable=True,
        ),
        c(
            "show_mentions",
            "view",
            translate("Actions", "&Mark people, places and dates"),
            "M",
            page=True,
            checkable=True,
            separator=True,
        ),
        c(
            "show_status",
            "view",
            translate("Actions", "Colour words by &status"),
            "C",
            page=True,
            checkable=True,
        ),
        c(
            "panel",
            "view",
            translate("Actions", "&Panel"),
            "Ctrl+B",
            "F9",
            checkable=True,
            icon="panel",
            separator=True,
        ),
        c("contents", "view", translate("Actions", "C&ontents"), "Ctrl+T"),
        c("full_screen", "view", translate("Actions", "F&ull screen"), "F11", checkable=True),
        c(
            "look_up",
            "words",
            translate("Actions", "&Look up and pin"),
            "Return",
            "Enter",
            page=True,
        ),
        c("peek", "words", translate("Actions", "&Show the card"), "Shift+Return", page=True),
        c("search_word", "words", translate("Actions", "Search the &dictionary…"), "Ctrl+K"),
        c("next_entry", "words", translate("Actions", "Ne&xt entry of the card"), "Alt+Down"),
        c(
            "previous_entry",
            "words",
            translate("Actions", "Previous &entry of the card"),
            "Alt+Up",
        ),
        c("back", "words", translate("Actions", "&Back in look-ups"), "Alt+Left"),
        c("forward", "words", translate("Actions", "F&orward in look-ups"), "Alt+Right"),
        c("known", "words", translate("Actions", "&Known"), "K", page=True, separator=True),
        c("ignored", "words", translate("Actions", "&Ignored"), "I", page=True),
        c("unknown", "words", translate("Actions", "&Unknown"), "U", page=True),
        c("level_1", "words", translate("Actions", "Learning &1"), "1", page=True),
        c("level_2", "words", translate("Actions", "Learning &2"), "2", page=True),
        c("level_3", "words", translate("Actions", "Learning &3"), "3", page=True),
        c("level_4", "words", translate("Actions", "Learning &4"), "4", page=True),
        c(
            "correct",
            "words",
            translate("Actions", "&Correct reading, word or entity here…"),
            "F2",
            separator=True,
        ),
        c("borders", "words", translate("Actions", "Correct word &borders here…"), "Shift+F2"),
        c("corrections", "words", translate("Actions", "List of co&rrections…")),
        c("import_words", "words", translate("Actions", "I&mport known words…")),
        c("note", "notes", translate("Actions", "&Note on the word or selection…"), "N", page=True),
        c(
            "note_selection",
            "notes",
            translate("Actions", "Note on the &sentence…"),
            "Shift+N",
            page=True,
        ),
        c(
            "highlight",
            "notes",
            translate("Actions", "&Highlight"),
            "H",
            page=True,
            tip=translate("Actions", "then 1 to 5: the colour"),
        ),
        c("colour_5", "notes", translate("Actions", "Fifth highlight colour"), "5", page=True),
        c(
            "delete_note",
            "notes",
            translate("Actions", "&Delete the mark here"),
            "Delete",
            page=True,
        ),
        c("colour_names", "notes", translate("Actions", "&What the colours mean…")),
        c("next_note", "notes", translate("Actions", "Ne&xt mark"), "]", page=True),
        c("previous_note", "notes", translate("Actions", "Pre&vious mark"), "[", page=True),
        c("next_word", "go", translate("Actions", "Next &unknown word"), "J", page=True),
        c(
            "previous_word",
            "go",
            translate("Actions", "Previous un&known word"),
            "Shift+J",
            page=True,
        ),
        c(
            "next_mention",
            "go",
            translate("Actions", "Next &mention of the entity"),
            "E",
            page=True,
        ),
        c(
            "previous_mention",
            "go",
            translate("Actions", "Previous me&ntion of the entity"),
            "Shift+E",
            page=True,
        ),
        c("focus_page", "go", translate("Actions", "To the &page"), "F6", separator=True),
        c("focus_panel", "go", translate("Actions", "To the pan&el"), "Shift+F6"),
        c("close", "go", translate("Actions", "&Close the innermost thing"), "Esc"),
        c("keys", "help", translate("Actions", "All &keys"), "F1"),
        c("sample", "help", translate("Actions", "Open a &sample")),
        c("about", "help", translate("Actions", "&About Yomite and licences")),
    )


# Keys that the page handles itself, for the sheet of keys; they are no menu commands.
def page_keys() -> tuple[tuple[str, str], ...]:
    """Return (text, keys) of what the page does by itself."""
    return (
        (translate("Actions", "Word before or after, by the writing direction"), "← →"),
        (translate("Actions", "Line or column before or after"), "↑ ↓"),
        (translate("Actions", "Select"), "Shift+← → ↑ ↓"),
        (translate("Actions", "Screenful on or back"), "Space, Shift+Space"),
        (translate("Actions", "Start or end of the line"), "Home, End"),
        (translate("Actions", "Start or end of the document"), "Ctrl+Home, Ctrl+End"),
        (translate("Actions", "Show the card at once"), "Shift"),
        (translate("Actions", "Zoom"), "Ctrl+wheel"),
    )


def plain_text(text: str) -> str:
    """Return a command's text without its mnemonic (``&Open…``, ``開く(&O)…``) and dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


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
        self._connected: set[str] = set()
        for command in self._commands.values():
            action = QAction(command.text, self)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            if command.tip:
                action.setStatusTip(command.tip)
            shortcut = command.keys[0] if command.keys else ""
            plain = plain_text(command.text)
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
            self._connected.add(identifier)
            self._actions[identifier].triggered.connect(lambda _checked=False, run=slot: run())

    def is_connected(self, identifier: str) -> bool:
        """Tell whether a command does something."""
        return identifier in self._connected

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
            (plain_text(command.text), ", ".join(command.keys))
            for command in self._commands.values()
            if command.keys
        )
        return named + page_keys()
