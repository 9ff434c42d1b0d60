"""The journey: open, read, look up, walk mentions, note, correct, close, and find it all again."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import TEXT, Desk, at, hover, key, open_article, type_japanese
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from reader.sessions.model import CorrectionScope
from ui.dialogs.reading import ReadingDialog

pytestmark = pytest.mark.gui


def test_open_read_and_see_who_and_where(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    assert "山田さんと記者会見" in window.windowTitle()
    names = {e.name for e in window.reading.entity_map.entities}
    assert {"山田太郎", "鈴木花子"} <= names
    readings = {
        TEXT[r.start : r.end]: r.reading
        for p in window.reading.paragraphs.values()
        for r in p.readings
    }
    assert readings["20日"] == "はつか"
    wanted = {"text_painted", "furigana_painted", "entities_listed", "analysis_done"}
    qtbot.waitUntil(lambda: wanted <= set(desk.trace.reached), timeout=20000)
    assert next(iter(desk.trace.reached)) == "text_painted"
    assert window.furniture.side.entities.model.entity_count() >= len(names) > 0


def test_hover_shows_the_card_and_a_click_pins(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    hover(desk, at("読まなかった"))
    qtbot.waitUntil(window.furniture.card.isVisible, timeout=20000)
    first = window.furniture.card.result.matches[0]
    assert first.headword == "読む"
    assert [step.id for step in first.inflection] == ["negative", "past"]
    word = window.page.rects(at("読まなかった"), at("読まなかった") + 6)[0].toAlignedRect()
    word.translate(window.page.viewport().mapToGlobal(QPoint(0, 0)))
    assert not window.furniture.card.geometry().intersects(word)
    assert window.screen().availableGeometry().contains(window.furniture.card.geometry())
    centre = window.page.rects(at("読まなかった"), at("読まなかった") + 1)[0].center().toPoint()
    QTest.mouseClick(window.page.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    qtbot.waitUntil(lambda: window.furniture.pane.current is not None, timeout=20000)
    assert window.furniture.pane.current.title == "読む"
    qtbot.waitUntil(lambda: not window.furniture.card.isVisible())


def test_keyboard_alone(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.page.setFocus()
    key(desk, Qt.Key.Key_Right)
    assert window.page.current_word() is not None
    key(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.furniture.pane.current is not None, timeout=20000)
    key(desk, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.furniture.writing.note_open)
    QTest.keyClicks(QApplication.focusWidget(), "first note")
    key(desk, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.page_controller.annotations) == 1, timeout=20000)
    assert window.page_controller.annotations[0].note == "first note"
    assert not window.furniture.writing.note_open
    key(desk, Qt.Key.Key_Down)
    key(desk, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: len(window.page_controller.annotations) == 2, timeout=20000)
    key(desk, Qt.Key.Key_3)
    qtbot.waitUntil(
        lambda: any(
            a.colour is not None and a.colour.value == "blue"
            for a in window.page_controller.annotations
        ),
        timeout=20000,
    )
    key(desk, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: all(
            a.colour is None or a.colour.value == "yellow"
            for a in window.page_controller.annotations
        ),
        timeout=20000,
    )
    key(desk, Qt.Key.Key_J)
    word = window.furniture.words.place().word
    key(desk, Qt.Key.Key_K)
    qtbot.waitUntil(
        lambda: window.page_controller.status_of(word.lemma, word.lemma_reading).name == "KNOWN",
        timeout=20000,
    )
    key(desk, Qt.Key.Key_V)
    assert desk.settings.vertical
    key(desk, Qt.Key.Key_V)
    key(desk, Qt.Key.Key_F)
    assert desk.settings.ruby_mode == "level"


def test_walk_the_mentions_of_a_person(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.page.setFocus()
    window.go_to(at("山田太郎"), at("山田太郎") + 4)
    key(desk, Qt.Key.Key_E)
    assert window.page.current_word()[0] == at("山田氏")
    key(desk, Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert window.page.current_word()[0] == at("山田太郎")


def test_a_correction_holds_everywhere(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.go_to(at("鈴木花子"), at("鈴木花子") + 4)
    window.notes.correct_reading(
        "財政",
        "ざいまつり",
        CorrectionScope.ALWAYS,
        at("財政"),
        at("財政") + 2,
    )

    def corrected() -> bool:
        reading = window.page_controller.positions.reading_at(at("財政"))
        return reading is not None and reading.reading == "ざいまつり"

    qtbot.waitUntil(corrected, timeout=20000)


def test_readings_that_the_dictionary_knows_are_offered(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.go_to(at("本を"), at("本を") + 1)
    window.actions_table["correct"].trigger()
    dialog = window.findChild(ReadingDialog)
    assert dialog is not None
    readings = dialog.findChild(QComboBox)
    qtbot.waitUntil(lambda: readings.findText("もと") > 0, timeout=20000)
    assert readings.currentText() == "ほん"
    readings.setCurrentText("もと")
    dialog.accept()

    def read() -> str:
        found = window.page_controller.positions.reading_at(at("本を"))
        return "" if found is None else found.reading

    qtbot.waitUntil(lambda: read() == "もと", timeout=20000)


def test_find_by_dictionary_form(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.page.setFocus()
    key(desk, Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    type_japanese(QApplication.focusWidget(), "としょかん")
    qtbot.waitUntil(lambda: len(window.furniture.finding.hits) == 1)
    assert window.furniture.finding.hits[0][0] == at("図書館")
    key(desk, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()


def test_bad_input_leaves_the_article(desk: Desk, article: Path, tmp_path: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    for path in (picture, tmp_path / "missing.txt"):
        window.message.hide()
        window.opening.path(path)
        qtbot.waitUntil(window.message.isVisible, timeout=20000)
        assert window.reading.document.text == TEXT


def test_a_text_that_lost_a_byte_is_opened_and_says_so(desk: Desk, tmp_path: Path, qtbot) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((TEXT * 4).encode()[:-3])
    desk.window.open_first((path,))
    qtbot.waitUntil(lambda: desk.window.reading.document is not None, timeout=20000)
    assert "(1)" in desk.window.message.text()


def test_drop_and_paste(desk: Desk, article: Path, qtbot) -> None:
    window = desk.window
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(article))])
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: window.reading.document is not None, timeout=20000)
    QGuiApplication.clipboard().setText("吾輩は猫である。")
    window.page.setFocus()
    key(desk, Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.reading.document.text == "吾輩は猫である。", timeout=20000)


def test_everything_is_there_again(tmp_path: Path, article: Path, qtbot, qapp) -> None:
    first = Desk(tmp_path / "desk")
    open_article(first, article, qtbot)
    first.window.go_to(at("図書館"), at("図書館") + 3)
    first.window.furniture.words.highlight()
    qtbot.waitUntil(lambda: len(first.window.page_controller.annotations) == 1, timeout=20000)
    first.settings.theme = "dark"
    first.close()

    second = Desk(tmp_path / "desk")
    try:
        qtbot.waitUntil(lambda: second.window.start._model.rowCount() == 1, timeout=20000)
        open_article(second, article, qtbot)
        qtbot.waitUntil(lambda: len(second.window.page_controller.annotations) == 1, timeout=20000)
        assert second.window.page_controller.annotations[0].exact == "図書館"
        assert second.settings.theme == "dark"
    finally:
        second.close()


def test_export_the_session_as_a_page(desk: Desk, article: Path, tmp_path: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    out = tmp_path / "out.html"
    with qtbot.waitSignal(window.furniture.exporting.written, timeout=30000):
        window.furniture.exporting.export("document", window.notes.record.id, "html", out)
    text = out.read_text(encoding="utf-8")
    assert "<ruby>" in text
    assert "山田太郎" in text
    assert "<script src" not in text


def test_a_session_is_gone_on_with_where_it_ended(
    desk: Desk, article: Path, tmp_path: Path, qtbot
) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    window.furniture.looking_up.pin_at(at("図書館"))
    qtbot.waitUntil(lambda: window.furniture.pane.current is not None, timeout=20000)
    session = window.notes.session
    assert session is not None
    kept: list[tuple[object, ...]] = []

    def logged() -> bool:
        window.notes.ask(lambda n: n.lookups(session_id=int(session.id)), kept.append)
        return bool(kept and kept[-1])

    qtbot.waitUntil(logged, timeout=20000)
    other = tmp_path / "other.txt"
    other.write_text("別の文章を読む。\nこれで終わり。\n", encoding="utf-8")
    window.opening.path(other)
    qtbot.waitUntil(lambda: window.reading.document.text.startswith("別の"), timeout=20000)
    assert window.furniture.pane.current is None
    window.furniture.side.reopen(int(session.id))
    qtbot.waitUntil(lambda: window.reading.document.text == TEXT, timeout=20000)
    qtbot.waitUntil(lambda: window.furniture.pane.current is not None, timeout=20000)
    assert window.furniture.pane.current.title == "図書館"
