"""Known words from a list, from Anki and by level, through the window's menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, open_article
from fake_anki import FakeAnki, card, running_anki
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTabWidget,
)

from reader.documents.model import Block, BlockKind, Document
from reader.sessions.model import WordStatus
from ui.dialogs.import_words import ImportWordsDialog

pytestmark = pytest.mark.gui
LIST, ANKI, LEVEL = range(3)
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def anki(desk: Desk) -> Iterator[str]:
    with running_anki() as address:
        desk.settings.anki_address = address
        yield address


def opened(desk: Desk, qtbot, tab: int = LIST) -> ImportWordsDialog:
    desk.window.actions_table["import_words"].trigger()
    dialog = desk.window.findChild(ImportWordsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible, timeout=20000)
    dialog.findChild(QTabWidget).setCurrentIndex(tab)
    return dialog


def ok(dialog: ImportWordsDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(OK)


def button(dialog: ImportWordsDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def preview(dialog: ImportWordsDialog) -> str:
    return next(t for t in dialog.findChildren(QPlainTextEdit) if t.isReadOnly()).toPlainText()


def said(dialog: ImportWordsDialog, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: text in dialog._count.text(), timeout=20000)


def statuses(desk: Desk) -> dict[str, WordStatus]:
    return {key[0]: status for key, status in desk.window.page_controller._statuses.items()}


def test_a_pasted_list_is_known_and_can_be_undone(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    dialog = opened(desk, qtbot)
    assert not ok(dialog).isEnabled()
    field = next(t for t in dialog.findChildren(QPlainTextEdit) if not t.isReadOnly())
    field.setPlainText("図書館\n読む[よむ]\n反対\n未知の文章はここにある。")
    said(dialog, qtbot, "Words found: 3.")
    assert preview(dialog) == "図書館、読む、反対"
    ok(dialog).click()
    controller = desk.window.page_controller
    qtbot.waitUntil(
        lambda: controller.status_of("図書館", "としょかん") is WordStatus.KNOWN, timeout=20000
    )
    assert controller.status_of("読む", "よむ") is WordStatus.KNOWN
    # A noun that is known is known as a verb: 反対している.
    assert controller.status_of("反対する", "はんたいする") is WordStatus.KNOWN
    assert "Words taken in: 3." in desk.window.message.text()
    desk.window.actions_table["undo"].trigger()
    qtbot.waitUntil(
        lambda: controller.status_of("図書館", "としょかん") is WordStatus.NEW, timeout=20000
    )
    assert controller.status_of("反対する", "はんたいする") is WordStatus.NEW
    assert statuses(desk) == {}


def test_share_links_do_not_count_in_the_library(desk: Desk, qtbot) -> None:
    text = "猫が好きだ。\n\n友達と共有する"
    blocks = (Block(0, 6), Block(8, len(text), BlockKind.BOILERPLATE))
    desk.window.reading.open_document(Document("猫", text, blocks))
    notes = desk.window.notes
    qtbot.waitUntil(lambda: notes.record is not None, timeout=20000)
    words: list[int] = []

    def counted() -> bool:
        notes.ask(lambda n: n.document(notes.record.id).words, words.append)
        return bool(words and words[-1])

    qtbot.waitUntil(counted, timeout=20000)
    assert words[-1] == 2


def test_a_list_from_a_file(desk: Desk, tmp_path: Path, qtbot, monkeypatch) -> None:
    listed = tmp_path / "known.csv"
    listed.write_bytes("図書館,としょかん,library\r\n予算,よさん,budget\r\n".encode("cp932"))
    dialog = opened(desk, qtbot)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", staticmethod(lambda *_a, **_k: (str(listed), ""))
    )
    button(dialog, "&Open a list…").click()
    said(dialog, qtbot, "Words found: 2.")
    listed.write_bytes(bytes(range(256)) * 40)
    button(dialog, "&Open a list…").click()
    qtbot.waitUntil(lambda: not ok(dialog).isEnabled(), timeout=20000)
    assert "known.csv" in dialog._count.text()


def test_words_of_mature_cards(desk: Desk, article: Path, anki: str, qtbot) -> None:
    open_article(desk, article, qtbot)
    FakeAnki.cards = [
        card(1, "図書館", 40),
        card(2, "<b>読[よ]む</b>", 21),
        card(3, "財政", 5),
        card(4, "来年の予算は？", 90),
    ]
    dialog = opened(desk, qtbot, ANKI)
    deck, field = (dialog._anki._deck, dialog._anki._field)
    qtbot.waitUntil(lambda: field.count() > 0, timeout=20000)
    assert [deck.itemText(n) for n in range(deck.count())] == ["All decks", "Core", "Default"]
    field.setCurrentText("Word")
    deck.setCurrentText("Core")
    button(dialog, "&Look in Anki").click()
    said(dialog, qtbot, "Words found: 2.")
    assert FakeAnki.queries == ['"deck:Core" "Word:_*" prop:ivl>=21']
    assert preview(dialog) == "図書館、読む"
    dialog.findChild(QSpinBox).setValue(3)
    button(dialog, "&Look in Anki").click()
    said(dialog, qtbot, "Words found: 3.")
    ok(dialog).click()
    controller = desk.window.page_controller
    qtbot.waitUntil(
        lambda: controller.status_of("財政", "ざいせい") is WordStatus.KNOWN, timeout=20000
    )
    again = opened(desk, qtbot, ANKI)
    qtbot.waitUntil(lambda: again._anki._field.count() > 0, timeout=20000)
    again._anki._field.setCurrentText("Word")
    button(again, "&Look in Anki").click()
    said(again, qtbot, "In your words already: 2.")
    again.reject()


def test_a_search_in_anki_is_stopped(desk: Desk, anki: str, qtbot) -> None:
    FakeAnki.cards = [card(n, "図書館", 40) for n in range(3000)]
    dialog = opened(desk, qtbot, ANKI)
    qtbot.waitUntil(lambda: dialog._anki._field.count() > 0, timeout=20000)
    dialog._anki._field.setCurrentText("Word")
    asked: list[str] = []
    bar = dialog.findChild(QProgressBar)
    FakeAnki.asked = staticmethod(asked.append)
    button(dialog, "&Look in Anki").click()
    assert bar.isVisible()
    qtbot.waitUntil(lambda: "cardsInfo" in asked, timeout=20000)
    button(dialog, "S&top").click()
    assert not bar.isVisible()
    qtbot.wait(300)
    assert asked.count("cardsInfo") < 6
    assert not ok(dialog).isEnabled()
    assert button(dialog, "&Look in Anki").isEnabled()


def test_when_anki_is_not_running(desk: Desk, qtbot) -> None:
    desk.settings.anki_address = "http://127.0.0.1:9"
    dialog = opened(desk, qtbot, ANKI)
    qtbot.waitUntil(lambda: "Anki does not answer" in dialog._anki._told.text(), timeout=20000)
    with running_anki() as address:
        desk.settings.anki_address = address
        button(dialog, "&Ask Anki again").click()
        qtbot.waitUntil(lambda: dialog._anki._field.count() > 0, timeout=20000)
    desk.settings.anki_address = "http://example.jp:8765"
    button(dialog, "&Look in Anki").click()
    qtbot.waitUntil(
        lambda: "only used on this computer" in dialog._anki._told.text(), timeout=20000
    )
    dialog.reject()


def test_everything_up_to_a_level(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    dialog = opened(desk, qtbot, LEVEL)
    said(dialog, qtbot, "Words found:")
    kinds, values, *_ = dialog._level.findChildren(QComboBox)
    assert values.currentText() == "N5"
    few = len(dialog._words)
    values.setCurrentIndex(2)
    values.activated.emit(2)
    qtbot.waitUntil(lambda: len(dialog._words) > few, timeout=20000)
    kinds.setCurrentIndex(1)
    said(dialog, qtbot, "Words found: 500.")
    kinds.setCurrentIndex(2)
    qtbot.waitUntil(lambda: len(dialog._words) not in (0, 500), timeout=20000)
    dialog._status.setCurrentIndex(1)
    ok(dialog).click()
    controller = desk.window.page_controller
    qtbot.waitUntil(lambda: controller.status_of("本", "ほん") is WordStatus.IGNORED, timeout=20000)


def test_nothing_is_kept_when_the_dialog_is_left(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    dialog = opened(desk, qtbot, LEVEL)
    dialog.reject()
    qtbot.wait(500)
    QApplication.processEvents()
    assert desk.window.findChild(ImportWordsDialog) is None
    assert statuses(desk) == {}
