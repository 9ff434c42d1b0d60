"""The dictionaries dialog over a real library: files come in, are refused, replaced and left."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeWidget

from ui.dialogs.dictionaries import DictionariesDialog

pytestmark = pytest.mark.gui


def write_zip(path: Path, revision: str, *glosses: str) -> Path:
    """Write a dictionary of a word with glosses and a kanji."""
    rows = [["宿題", "しゅくだい", "n", "", 0, [gloss], 1, ""] for gloss in glosses]
    index = {"title": "試しの辞典", "revision": revision, "format": 3}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("index.json", json.dumps(index))
        archive.writestr("term_bank_1.json", json.dumps(rows))
        kanji = [["宿", "シュク", "やど", "", ["a place to stay"], {"画数": "11"}]]
        archive.writestr("kanji_bank_1.json", json.dumps(kanji))
        archive.writestr("kanji_meta_bank_1.json", json.dumps([["宿", "freq", "701位"]]))
    return path


def button(dialog: DictionariesDialog, text: str) -> QPushButton:
    found = [one for one in dialog.findChildren(QPushButton) if text in one.text()]
    assert len(found) == 1
    return found[0]


def rows(dialog: DictionariesDialog) -> dict[str, tuple[str, str]]:
    tree = dialog.findChild(QTreeWidget)
    items = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    return {item.text(0): (item.text(1), item.text(2)) for item in items}


def shown_labels(dialog: DictionariesDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]


def choose(dialog: DictionariesDialog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = staticmethod(lambda *_args: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    QTest.mouseClick(button(dialog, "mport a file"), Qt.MouseButton.LeftButton)


@pytest.fixture
def dialog(desk: Desk, qtbot) -> DictionariesDialog:
    # What the dialog asks for is done at once; the index that is missing is of no interest.
    desk.window.furniture.preparing.stop()
    building = desk.window.furniture._services.building
    building.hold = False
    desk.window.actions_table["dictionaries"].trigger()
    opened = desk.window.findChild(DictionariesDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: "JMdict" in rows(opened), timeout=20000)
    return opened


def test_a_newer_edition_replaces_the_older_one(
    dialog: DictionariesDialog, tmp_path: Path, qtbot, monkeypatch
) -> None:
    old = write_zip(tmp_path / "old.zip", "1", "a task")
    choose(dialog, old, monkeypatch)
    qtbot.waitUntil(lambda: rows(dialog).get("試しの辞典") == ("1", "1"), timeout=20000)

    choose(dialog, write_zip(tmp_path / "new.zip", "2", "a task", "a question"), monkeypatch)
    qtbot.waitUntil(button(dialog, "eplace").isVisible, timeout=20000)
    assert rows(dialog)["試しの辞典"] == ("1", "1")
    assert any("試しの辞典" in label.text() for label in shown_labels(dialog))

    assert QApplication.focusWidget() is button(dialog, "eplace")
    QTest.keyClick(button(dialog, "eplace"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: rows(dialog).get("試しの辞典") == ("2", "2"), timeout=20000)
    assert not button(dialog, "eplace").isVisible()


def test_a_bad_file_is_refused_in_the_dialog(
    dialog: DictionariesDialog, tmp_path: Path, qtbot, monkeypatch
) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(b"PK\x03\x04 nothing like a zip")
    before = rows(dialog)
    choose(dialog, path, monkeypatch)
    qtbot.waitUntil(lambda: any("zip" in label.text() for label in shown_labels(dialog)))
    assert not button(dialog, "eplace").isVisible()
    assert rows(dialog) == before


def test_what_is_imported_is_shown(
    desk: Desk, dialog: DictionariesDialog, tmp_path: Path, qtbot, monkeypatch
) -> None:
    choose(dialog, write_zip(tmp_path / "new.zip", "1", "a task"), monkeypatch)
    qtbot.waitUntil(lambda: "試しの辞典" in rows(dialog), timeout=20000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    window = desk.window
    window.furniture.looking_up.pin_text("宿題", 0)
    pane = window.furniture.pane
    qtbot.waitUntil(lambda: "a task" in pane.view.entry_text(), timeout=20000)

    pane.kanji_requested.emit("宿")
    qtbot.waitUntil(lambda: "a place to stay" in pane.view.entry_text(), timeout=20000)
    for words in ("試しの辞典", "シュク、やど", "画数 11", "701位"):
        assert words in pane.view.entry_text()
