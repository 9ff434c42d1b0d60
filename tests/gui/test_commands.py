"""Every command in the menus does something, and none of them fails."""

from __future__ import annotations

import pytest
from desk import Desk, at, open_article
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox

from ui.actions import commands, page_keys

pytestmark = pytest.mark.gui

SUBMENUS = {"open_recent", "ruby_mode", "theme"}
LEAVES = {"quit"}


@pytest.fixture(autouse=True)
def _no_native_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a, **_k: ("", "")))
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *_a, **_k: ("", False)))


def close_dialogs() -> list[str]:
    closed = []
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, (QDialog, QMessageBox)) and widget.isVisible():
            closed.append(type(widget).__name__)
            widget.close()
    return closed


@pytest.mark.parametrize("document", [False, True], ids=["nothing open", "article open"])
def test_every_command_runs(desk, article, qtbot, document: bool) -> None:
    window = desk.window
    if document:
        open_article(desk, article, qtbot)
        window.go_to(at("図書館"), at("図書館") + 3)
    seen = []
    for command in commands():
        if command.id in SUBMENUS | LEAVES:
            continue
        window.actions_table[command.id].trigger()
        qtbot.wait(30)
        seen += close_dialogs()
        window.close_innermost()
    qtbot.wait(200)
    seen += close_dialogs()
    assert {"AboutDialog", "KeysDialog", "PreferencesDialog", "DictionariesDialog"} <= set(seen)
    if document:
        assert {"ExportDialog", "CorrectionsDialog", "ImportWordsDialog"} <= set(seen)
    assert "Something went wrong" not in window.message.text()


def test_every_command_is_connected(desk) -> None:
    for command in commands():
        action = desk.window.actions_table[command.id]
        if command.id not in SUBMENUS:
            assert action.isEnabled()
            assert desk.window.actions_table.is_connected(command.id), command.id


def test_shortcuts_are_unique() -> None:
    keys = [key for command in commands() for key in command.keys]
    assert len(keys) == len(set(keys))


def test_the_sheet_of_keys_lists_every_shortcut(desk) -> None:
    sheet = " ".join(keys for _, keys in desk.window.actions_table.sheet())
    for command in commands():
        for one in command.keys:
            assert one in sheet
    assert page_keys()


def test_the_keys_of_the_window_design() -> None:
    """The keys that readers are promised."""
    by_key = {key: command.id for command in commands() for key in command.keys}
    promised = {
        "Return": "look_up", "N": "note", "Shift+N": "note_selection", "H": "highlight",
        "K": "known", "I": "ignored", "U": "unknown", "J": "next_word",
        "Shift+J": "previous_word", "E": "next_mention", "Shift+E": "previous_mention",
        "Ctrl+F": "find", "F3": "find_next", "F2": "correct", "Ctrl+O": "open",
        "Ctrl+V": "paste", "Ctrl+L": "library", "F": "ruby_next", "V": "vertical",
        "Ctrl+0": "zoom_reset", "Alt+Left": "back", "Alt+Right": "forward", "F1": "keys",
        "Esc": "close",
    }  # fmt: skip
    assert {k: by_key.get(k) for k in promised} == promised


def test_a_second_window_on_the_same_store(desk, article, qtbot) -> None:
    open_article(desk, article, qtbot)
    other = Desk(desk.folder)
    try:
        open_article(other, article, qtbot)
        other.window.go_to(at("図書館"), at("図書館") + 3)
        other.window.furniture.words.highlight()
        qtbot.waitUntil(lambda: len(other.window.page_controller.annotations) == 1, timeout=20000)
        assert not desk.window.message.isVisible()
    finally:
        other.close()
