"""Notes in Markdown: in the panel, in the editor, and links that lead out of the program."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from desk import TEXT, Desk, at, open_article
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from reader.errors import StoreFullError
from reader.sessions import drafting
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    DocumentId,
    HighlightColour,
    NotesChoice,
)
from reader.sessions.notebook import Notebook
from ui.dialogs.colour_names import ColourNamesDialog
from ui.dialogs.note_editor import NoteEditor
from ui.lasting import Subject, subject_of
from ui.links import ask_to_open
from ui.lookup.entity_text import entity_page
from ui.lookup.entry_view import EntryView
from ui.lookup.pane import DefinitionPane
from ui.models.entity_index import EntityIndex
from ui.models.lists import ITEM_ROLE, LABEL_ROLE
from ui.panels.listing import Listing
from ui.panels.notes import NotesPanel
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.gui
LINK = "https://example.com/page"
NOTE = Annotation(
    AnnotationId(1), DocumentId(1), 0, 3, "金正恩", "", "", HighlightColour.BLUE,
    f"[ここ]({LINK})を見る\n\n- **一つ**\n- 二つ",
    AnnotationTarget.PASSAGE, "", ("people",), "", "",
)  # fmt: skip


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()))
    return addresses


def panel_of(qtbot, *annotations: Annotation, theme: Theme = LIGHT) -> NotesPanel:
    panel = NotesPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.set_annotations(annotations)
    panel.show()
    return panel


def rows(panel: NotesPanel) -> Listing:
    return next(view for view in panel.findChildren(Listing) if view.isVisible())


def box_of(parent: QWidget) -> QMessageBox:
    box = parent.findChild(QMessageBox)
    assert box is not None
    return box


def test_link_in_a_note_is_opened_only_when_the_reader_says_so(qtbot, opened):
    panel = panel_of(qtbot, NOTE)
    view = rows(panel)
    row = view.visualRect(view.model().index(0, 0))
    label = view.fontMetrics().height()
    point = row.topLeft() + QPoint(18, 4 + label + label // 2)
    activated = []
    panel.annotation_activated.connect(activated.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    box = box_of(panel)
    assert box.informativeText() == LINK
    assert opened == []
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert (opened, activated) == ([], [])
    box = ask_to_open(panel, LINK)
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Open").click()
    assert opened == [LINK]
    assert ask_to_open(panel, "file:///etc/passwd") is None
    # Beside the link a click shows the passage.
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert activated == [NOTE]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_long_note_takes_so_much_room_and_no_more(qtbot, theme: Theme):
    long = replace(NOTE, id=AnnotationId(2), note="\n\n".join(f"第{n}段" for n in range(40)))
    bare = replace(NOTE, id=AnnotationId(3), note="")
    panel = panel_of(qtbot, NOTE, long, bare, theme=theme)
    view = rows(panel)
    heights = [view.visualRect(view.model().index(n, 0)).height() for n in range(3)]
    line = view.fontMetrics().lineSpacing()
    assert 4 * line < heights[0] < 7 * line
    assert 8 * line < heights[1] < 12 * line
    assert heights[2] < 4 * line
    view.grab()


def test_accessible_text_has_no_marks(qtbot):
    panel = panel_of(qtbot, NOTE)
    said = rows(panel).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "金正恩. ここを見る\n• 一つ\n• 二つ"


def labels(panel: NotesPanel) -> list[str]:
    model = rows(panel).model()
    return [model.index(row, 0).data(LABEL_ROLE) for row in range(model.rowCount())]


def test_notes_of_one_colour(qtbot):
    green = replace(NOTE, id=AnnotationId(2), colour=HighlightColour.GREEN, note="", tags=())
    panel = panel_of(qtbot, NOTE, green)
    box = panel.findChild(QComboBox)
    assert box is not None
    box.activated.emit(box.findText("Green"))
    assert labels(panel) == ["Highlight"]
    panel.set_colour_names({HighlightColour.GREEN: "文法"})
    assert box.findText("文法") > 0
    assert labels(panel) == ["文法"]
    with qtbot.waitSignal(panel.naming_requested):
        box.activated.emit(box.findText("What the colours mean…"))
    assert labels(panel) == ["文法"]
    box.activated.emit(0)
    assert labels(panel) == ["「金正恩」 · #people", "文法"]


def test_colours_are_named_and_the_names_taken_back(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.notes.add_annotation(0, 3, colour=HighlightColour.PINK)
    window.actions_table["colour_names"].trigger()
    dialog = window.findChild(ColourNamesDialog)
    assert dialog is not None
    line = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Pink")
    line.setText("あとで調べる")
    dialog.accept()
    panel = window.findChild(NotesPanel)
    assert panel is not None
    pink = HighlightColour.PINK
    qtbot.waitUntil(lambda: panel.colour_name(pink) == "あとで調べる", timeout=20000)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: panel.colour_name(pink) == "Pink", timeout=20000)


def test_preview_shows_the_note_as_it_will_look(qtbot, opened):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    host.activateWindow()
    assert QTest.qWaitForWindowActive(host, 20000)
    editor = NoteEditor(LIGHT, host)
    editor.open_at(host.rect().adjusted(20, 20, -600, -560), "金正恩", note="")
    text, shown = editor.findChild(QPlainTextEdit), editor.findChild(EntryView)
    assert text is not None
    assert shown is not None
    QTest.keyClicks(text, "**bold** ")
    text.insertPlainText(f"[ここ]({LINK}) <b>x</b>")
    QTest.keyClick(text, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shown.isVisible()
    assert not text.isVisible()
    assert shown.toPlainText() == "bold ここ <b>x</b>"
    shown.link_activated.emit("url:" + LINK)
    box_of(editor).button(QMessageBox.StandardButton.Cancel).click()
    assert opened == []
    button = next(b for b in editor.findChildren(QToolButton) if b.text() == "Preview")
    button.click()
    assert text.isVisible()
    with qtbot.waitSignal(editor.saved) as told:
        QTest.keyClick(text, Qt.Key.Key_Escape)
    assert told.args[0] == f"**bold** [ここ]({LINK}) <b>x</b>"


def shown_in(pane: DefinitionPane) -> str:
    view = pane.findChild(EntryView)
    assert view is not None
    return view.entry_text()


def test_note_on_a_dictionary_entry_lasts(desk: Desk, article: Path, tmp_path: Path, qtbot) -> None:
    """Written in one text, shown with the entry in another, and the way back to its place."""
    open_article(desk, article, qtbot)
    window, pane = desk.window, desk.window.furniture.pane
    place = at("図書館")
    window.go_to(place, place + 3)
    window.furniture.looking_up.pin_at(place)
    qtbot.waitUntil(lambda: pane.entry() is not None, timeout=20000)
    pane.note_requested.emit()
    editor = window.findChild(NoteEditor)
    assert editor is not None
    text = editor.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("**静か**な所")
    editor.keep()
    lasting = window.furniture.lasting
    subject = subject_of(pane.entry())
    qtbot.waitUntil(lambda: len(lasting.about(subject)) == 1, timeout=20000)
    assert lasting.about(subject)[0].colour is None
    qtbot.waitUntil(lambda: "静かな所" in shown_in(pane), timeout=20000)
    other = tmp_path / "another.txt"
    other.write_text("町の図書館は古い。\n", encoding="utf-8")
    open_article(desk, other, qtbot)
    window.furniture.looking_up.pin_at(2)
    qtbot.waitUntil(lambda: "静かな所" in shown_in(pane), timeout=20000)
    number = int(lasting.about(subject)[0].id)
    pane.note_activated.emit(number)
    qtbot.waitUntil(lambda: window.notes.record.title != "another", timeout=20000)


def test_note_on_an_entity_is_kept_for_the_name(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    entity = next(e for e in window.reading.entity_map.entities if "山田" in e.name)
    window.furniture.side.entities.correction_requested.emit("note", entity, "")
    editor = window.findChild(NoteEditor)
    assert editor is not None
    text = editor.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("市長になって三年")
    editor.keep()
    lasting = window.furniture.lasting
    subject = Subject(AnnotationTarget.ENTITY, entity.name)
    qtbot.waitUntil(lambda: len(lasting.about(subject)) == 1, timeout=20000)
    page = entity_page(EntityIndex(window.reading.entity_map, TEXT, ()), entity)
    window.furniture.side.entities.page_requested.emit(page)
    pane = window.furniture.pane
    qtbot.waitUntil(lambda: "市長になって三年" in shown_in(pane), timeout=20000)


def test_note_of_a_deleted_text_is_placed_in_another(
    desk: Desk, article: Path, tmp_path: Path, qtbot
) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    first = window.notes.record
    window.notes.add_annotation(0, 4, colour=HighlightColour.BLUE, note="残したい")
    other = tmp_path / "another.txt"
    other.write_text("町の図書館は古い。\n", encoding="utf-8")
    open_article(desk, other, qtbot)
    qtbot.waitUntil(lambda: window.notes.record not in (None, first), timeout=20000)
    window.notes.change(lambda n: n.delete_document(first.id, NotesChoice.KEEP))
    panel = window.findChild(NotesPanel)
    assert panel is not None
    lost = next(
        view for view in panel.findChildren(Listing) if "lost" in view.accessibleName()
    ).model()
    qtbot.waitUntil(lambda: lost.rowCount() == 1, timeout=20000)
    note = lost.index(0, 0).data(ITEM_ROLE)
    assert (note.exact, note.note, note.orphaned) == (TEXT[:4], "残したい", True)
    window.page.select(2, 5)
    panel.place_requested.emit(note)
    qtbot.waitUntil(lambda: lost.rowCount() == 0, timeout=20000)
    qtbot.waitUntil(lambda: labels_of(panel) == ["「図書館」"], timeout=20000)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: lost.rowCount() == 1, timeout=20000)


def labels_of(panel: NotesPanel) -> list[str]:
    view = next(one for one in panel.findChildren(Listing) if "order" in one.accessibleName())
    rows = range(view.model().rowCount())
    return [view.model().index(row, 0).data(LABEL_ROLE).split(" · ")[0] for row in rows]


def typed_note(desk: Desk, qtbot, words: str) -> QPlainTextEdit:
    """Open the editor on the first word and type into it."""
    window = desk.window
    window.page.set_current_word((0, 2))
    window.actions_table["note"].trigger()
    qtbot.waitUntil(lambda: window.furniture.writing.note_open, timeout=20000)
    text = window.findChild(NoteEditor).findChild(QPlainTextEdit)
    text.insertPlainText(words)
    return text


def kept_notes(desk: Desk) -> list[str]:
    with Notebook.open(desk.folder) as notebook:
        return [one.note for one in notebook.all_annotations()]


@pytest.fixture
def full_disk(monkeypatch) -> list[bool]:
    """A disk that takes no note while the list holds something."""
    full = [True]
    add = Notebook.add_annotation

    def refused(self, *args, **values):
        if full:
            raise StoreFullError("The disk is full; the last change was not saved.", None)
        return add(self, *args, **values)

    monkeypatch.setattr(Notebook, "add_annotation", refused)
    return full


def test_note_that_a_full_disk_refuses_stays_in_the_editor(
    desk: Desk, article: Path, qtbot, full_disk
) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    writing = window.furniture.writing
    text = typed_note(desk, qtbot, "忘れてはならない")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: writing.note_open, timeout=20000)
    assert text.toPlainText() == "忘れてはならない"
    assert "disk is full" in window.message.text()
    # Closing the window does not take it away either.
    window.close()
    qtbot.waitUntil(lambda: writing.note_open and not writing.keeping, timeout=20000)
    assert window.isVisible()
    full_disk.clear()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept_notes(desk) == ["忘れてはならない"], timeout=20000)
    assert not writing.note_open
    qtbot.waitUntil(lambda: "kept now" in window.message.text(), timeout=20000)


def test_note_is_on_the_disk_before_the_window_is_gone(
    tmp_path: Path, article: Path, qtbot
) -> None:
    desk = Desk(tmp_path)
    open_article(desk, article, qtbot)
    typed_note(desk, qtbot, "閉じる前に")
    gate = threading.Event()
    desk.runners["store"].submit(lambda _: gate.wait(20))
    desk.window.close()
    assert desk.window.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: not desk.window.isVisible(), timeout=20000)
    desk.close()
    assert kept_notes(desk) == ["閉じる前に"]


def test_note_that_was_being_written_when_the_program_was_killed_comes_back(
    tmp_path: Path, article: Path, qtbot
) -> None:
    first = Desk(tmp_path)
    open_article(first, article, qtbot)
    typed_note(first, qtbot, "まだ途中")
    drafts = tmp_path / drafting.FOLDER
    qtbot.waitUntil(lambda: drafts.is_dir() and any(drafts.glob("*.json")), timeout=20000)
    # Killed: nothing of the window is asked to put itself away.
    second = Desk(tmp_path)
    open_article(second, article, qtbot)
    writing = second.window.furniture.writing
    qtbot.waitUntil(lambda: writing.note_open, timeout=20000)
    text = second.window.findChild(NoteEditor).findChild(QPlainTextEdit)
    assert text.toPlainText() == "まだ途中"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(drafts.iterdir()), timeout=20000)
    assert kept_notes(second) == ["まだ途中"]
    first.window.findChild(NoteEditor).drop()
    first.close()
    second.close()


def test_draft_that_is_not_wanted_goes(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    typed_note(desk, qtbot, "要らない")
    drafts = desk.folder / drafting.FOLDER
    qtbot.waitUntil(lambda: drafts.is_dir() and any(drafts.glob("*.json")), timeout=20000)
    desk.window.findChild(NoteEditor).drop()
    qtbot.waitUntil(lambda: not any(drafts.iterdir()), timeout=20000)
    assert kept_notes(desk) == []


def test_notes_of_the_whole_library(desk: Desk, article: Path, tmp_path: Path, qtbot) -> None:
    other = tmp_path / "other.txt"
    other.write_text("港町の朝\n\n漁師は夜明け前に船を出した。\n", encoding="utf-8")
    window = desk.window
    desk.window.open_first((other,))
    qtbot.waitUntil(lambda: window.notes.session is not None, timeout=20000)
    there = window.notes.record.id
    window.notes.add_annotation(6, 8, colour=HighlightColour.BLUE, note="海の人")
    open_article(desk, article, qtbot)
    qtbot.waitUntil(lambda: getattr(window.notes.record, "id", there) != there, timeout=20000)
    window.notes.add_annotation(0, 2, colour=None, note="市長")
    panel = window.furniture.side.notes_panel
    window.furniture.side.right.setCurrentWidget(panel)
    qtbot.waitUntil(lambda: len(labels(panel)) == 1, timeout=20000)
    button = next(b for b in panel.findChildren(QToolButton) if b.text() == "All texts")
    button.click()
    qtbot.waitUntil(lambda: len(labels(panel)) == 2, timeout=20000)
    assert "港町の朝" in labels(panel)[1]
    # A change shows at once, and the open text's number stays its own.
    window.notes.add_annotation(3, 5, colour=None, note="あとで")
    qtbot.waitUntil(lambda: len(labels(panel)) == 3, timeout=20000)
    model = rows(panel).model()
    old = model.item(model.index(2, 0))
    assert old is not None
    panel.annotation_activated.emit(old)
    qtbot.waitUntil(lambda: getattr(window.notes.record, "id", 0) == there, timeout=20000)
    qtbot.waitUntil(lambda: window.page.current_word() == (6, 8), timeout=20000)
    button.click()
    qtbot.waitUntil(lambda: len(labels(panel)) == 1, timeout=20000)
    assert "港町の朝" not in labels(panel)[0]
