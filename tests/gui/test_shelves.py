"""The library's shelves: collections, tags, titles, and files that were moved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desk import Desk, open_article
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QMenu

from reader.sessions.model import Collection, DocumentId, DocumentRecord
from ui.models.library import SOURCE_ROLE
from ui.panels.library import LibraryPanel
from ui.panels.listing import Listing
from ui.shelving import Shelving
from ui.theme import LIGHT

pytestmark = pytest.mark.gui

BOTCHAN = DocumentRecord(
    DocumentId(4), "坊っちゃん", "/books/botchan.txt", "txt", "h", 2000, "",
    "2026-11-20T00:00:00.000Z", 500, tags=("小説",), collections=(7,), entities=12, sessions=2,
    lookups=5, active_ms=1_200_000, author="夏目漱石",
)  # fmt: skip
KOKORO = replace(
    BOTCHAN, id=DocumentId(5), title="こころ", finished=True, collections=(), tags=("小説", "再読")
)
NEWS = replace(
    BOTCHAN, id=DocumentId(6), title="記事", path="", url="https://news.example.jp/1", tags=(),
    collections=(),
)  # fmt: skip
SHELF = Collection(7, "漱石", 1)


@pytest.fixture
def library(qtbot) -> LibraryPanel:
    panel = LibraryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.set_documents((BOTCHAN, KOKORO, NEWS))
    panel.set_collections((SHELF,))
    panel.show()
    return panel


def shown(panel: LibraryPanel) -> list[str]:
    model = next(v for v in panel.findChildren(Listing) if v.isVisible()).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shelf_box(panel: LibraryPanel) -> QComboBox:
    boxes = panel.findChildren(QComboBox)
    return next(box for box in boxes if box.accessibleName() == "Which documents to show")


def choose(panel: LibraryPanel, name: str) -> None:
    box = shelf_box(panel)
    box.setCurrentIndex(box.findText(name, Qt.MatchFlag.MatchStartsWith))
    box.activated.emit(box.currentIndex())


def action(menu: QMenu, *path: str):
    for name in path[:-1]:
        menu = next(one for one in menu.actions() if one.text() == name).menu()
    return next(one for one in menu.actions() if one.text() == path[-1])


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("All documents", ["坊っちゃん", "こころ", "記事"]),
        ("Not finished", ["坊っちゃん", "記事"]),
        ("Finished", ["こころ"]),
        ("漱石", ["坊っちゃん"]),
        ("#小説", ["坊っちゃん", "こころ"]),
        ("#再読", ["こころ"]),
    ],
)
def test_shelf_shows_its_documents(library: LibraryPanel, name: str, titles: list[str]):
    choose(library, name)
    assert shown(library) == titles


def test_shelf_that_is_gone_gives_way_to_all(library: LibraryPanel):
    choose(library, "漱石")
    library.set_collections((replace(SHELF, name="夏目", documents=1),))
    assert shelf_box(library).currentText() == "夏目 (1)"
    library.set_collections(())
    assert shelf_box(library).currentText() == "All documents"
    assert len(shown(library)) == 3


def test_documents_whose_file_is_gone_are_marked(qtbot, library: LibraryPanel):
    assert shelf_box(library).findText("File not found") < 0
    library.set_missing(frozenset({4}))
    choose(library, "File not found")
    assert shown(library) == ["坊っちゃん"]
    view = next(v for v in library.findChildren(Listing) if v.isVisible())
    index = view.model().index(0, 0)
    assert "file not found" in index.data(SOURCE_ROLE)
    with qtbot.waitSignal(library.relocate_requested) as told:
        action(library.build_menu(BOTCHAN), "Where is the file now…").trigger()
    assert told.args == [BOTCHAN]
    assert "Where is the file now…" not in [a.text() for a in library.build_menu(NEWS).actions()]


def test_row_tells_what_is_known_of_a_document(library: LibraryPanel):
    index = next(v for v in library.findChildren(Listing) if v.isVisible()).model().index(0, 0)
    assert index.data(SOURCE_ROLE).endswith("#小説 · botchan.txt")
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    for part in ("夏目漱石", "/books/botchan.txt", "12 names", "2 sessions · 20 min", "5 look-ups"):
        assert part in tip


def test_menu_of_a_document_has_its_shelves(qtbot, library: LibraryPanel):
    menu = library.build_menu(BOTCHAN)
    assert action(menu, "Collections", "漱石").isChecked()
    with qtbot.waitSignal(library.member_requested) as told:
        action(menu, "Collections", "漱石").trigger()
    assert told.args == [7, BOTCHAN, False]
    with qtbot.waitSignal(library.new_collection_requested) as told:
        action(library.build_menu(NEWS), "Collections", "New collection…").trigger()
    assert told.args == [NEWS]


def test_collections_are_managed_where_they_are_chosen(qtbot, library: LibraryPanel):
    menu = QMenu()
    library.fill_shelf_menu(menu)
    assert [one.isEnabled() for one in menu.actions()] == [True, False, False]
    choose(library, "漱石")
    library.fill_shelf_menu(menu)
    assert all(one.isEnabled() for one in menu.actions())
    assert menu.actions()[1].data() == ("rename", SHELF)


def test_title_tags_and_collections_are_kept(
    desk: Desk, article: Path, tmp_path: Path, qtbot, monkeypatch
) -> None:
    """By the commands of the library, through the store, and back by undo."""
    open_article(desk, article, qtbot)
    window = desk.window
    window.actions_table["library"].trigger()
    panel = window.findChild(LibraryPanel)
    assert panel is not None
    shelving = window.findChild(Shelving)
    assert shelving is not None
    answers = iter([("新しい題", True), ("#海 #随筆", True), ("読みかけ", True), ("次", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(answers))

    def record() -> DocumentRecord:
        return panel.documents()[0]

    qtbot.waitUntil(lambda: len(panel.documents()) == 1, timeout=20000)
    shelving.rename(record())
    qtbot.waitUntil(lambda: record().title == "新しい題", timeout=20000)
    shelving.tag(record())
    qtbot.waitUntil(lambda: record().tags == ("海", "随筆"), timeout=20000)
    shelving.new_collection(record())
    qtbot.waitUntil(lambda: len(record().collections) == 1, timeout=20000)
    qtbot.waitUntil(lambda: len(panel.collections()) == 1, timeout=20000)
    shelving.rename_collection(panel.collections()[0])
    qtbot.waitUntil(lambda: panel.collections()[0].name == "次", timeout=20000)
    shelving.delete_collection(panel.collections()[0])
    qtbot.waitUntil(lambda: panel.collections() == (), timeout=20000)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: len(panel.collections()) == 1, timeout=20000)
    # The file is moved to another folder and another name: the reader says where it is.
    moved = tmp_path / "elsewhere.txt"
    article.rename(moved)
    shelving.read()
    qtbot.waitUntil(lambda: shelf_box(panel).findText("File not found") > 0, timeout=20000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    shelving.relocate(record())
    qtbot.waitUntil(lambda: record().path == str(moved), timeout=20000)
    qtbot.waitUntil(lambda: shelf_box(panel).findText("File not found") < 0, timeout=20000)
