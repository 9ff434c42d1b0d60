"""The card in the window itself: real events on the page, the card and the pane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, at, hover, key, open_article, type_japanese
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel

from reader.sessions.model import WordStatus
from ui.lookup.blocks import Line, Run, Style
from ui.lookup.card import HoverCard
from ui.lookup.grip import Grip
from ui.lookup.pane import DefinitionPane
from ui.theme import status_name

pytestmark = pytest.mark.gui


@pytest.fixture
def bare(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """A window that has nothing beside its page yet, as at a start."""
    made = Desk(tmp_path / "desk", furnished=False)
    yield made
    made.close()


def open_until_painted(desk: Desk, article: Path, qtbot) -> None:
    """Open an article, and come back as soon as its bare text is on the screen."""
    with qtbot.waitSignal(desk.window.page.first_painted, timeout=20000):
        desk.window.open_first((article,))
    assert not desk.window.reading.entity_map.entities
    assert desk.window.findChild(HoverCard) is None


def card_shown(desk: Desk) -> bool:
    card = desk.window.findChild(HoverCard)
    return card is not None and card.isVisible()


def test_a_hover_before_the_analysis_is_answered_where_it_rests(
    bare: Desk, article: Path, qtbot
) -> None:
    open_until_painted(bare, article, qtbot)
    hover(bare, at("読まなかった"))

    qtbot.waitUntil(lambda: card_shown(bare), timeout=20000)
    result = bare.window.furniture.card.result
    assert result is not None
    assert result.matches[0].headword == "読む"

    # It stays, and what is found meanwhile is put into it.
    qtbot.waitUntil(lambda: bool(bare.window.reading.entity_map.entities), timeout=20000)
    QTest.qWait(300)
    assert bare.window.furniture.card.isVisible()


def test_a_click_before_there_is_a_pane_is_answered_by_it(bare: Desk, article: Path, qtbot) -> None:
    open_until_painted(bare, article, qtbot)
    page = bare.window.page
    centre = page.rects(at("読ま"), at("読ま") + 1)[0].center().toPoint()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    qtbot.waitUntil(lambda: bare.window.findChild(DefinitionPane) is not None, timeout=20000)
    pane = bare.window.findChild(DefinitionPane)
    qtbot.waitUntil(lambda: pane.current is not None, timeout=20000)
    assert pane.current.title == "読む"


def test_a_card_that_is_waited_for_outlives_a_jump_of_the_page(
    desk: Desk, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("記者たちは本を読まなかった。\n\n" * 200, encoding="utf-8")
    desk.window.open_first((path,))
    qtbot.waitUntil(lambda: desk.window.reading.finished, timeout=20000)
    page = desk.window.page
    desk.settings.hover_delay_ms = 200
    hover(desk, 7)
    page.go_to(800)  # as when the place of the last reading is found again
    spy = QSignalSpy(page.word_hovered)
    qtbot.waitUntil(desk.window.furniture.card.isVisible, timeout=20000)
    assert spy.count() == 1

    # Without a pointer that waits, a jump shows no card.
    page.go_to(0)
    assert not desk.window.furniture.card.isVisible()
    QTest.qWait(400)
    assert not desk.window.furniture.card.isVisible()
    QTest.mouseMove(page.viewport(), QPoint(1, 1))


def show_card(desk: Desk, words: str, qtbot, inside: int = 0) -> HoverCard:
    hover(desk, at(words) + inside)
    card = desk.window.furniture.card
    qtbot.waitUntil(card.isVisible, timeout=20000)
    return card


def test_keys_of_the_card_are_about_its_word(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    key(desk, Qt.Key.Key_Right)  # The keyboard stands on another word.
    card = show_card(desk, "読まなかった", qtbot)

    key(desk, Qt.Key.Key_K)
    status = window.page_controller.status_of
    qtbot.waitUntil(lambda: status("読む", "よむ") is WordStatus.KNOWN, timeout=20000)
    qtbot.waitUntil(lambda: status_name(WordStatus.KNOWN) in shown_labels(card))
    assert card.isVisible()

    key(desk, Qt.Key.Key_Return)
    pane = window.furniture.pane
    qtbot.waitUntil(lambda: pane.current is not None, timeout=20000)
    assert pane.current is not None
    assert pane.current.title == "読む"
    assert not card.isVisible()
    current = window.page.current_word()
    assert current is not None
    assert current[0] == at("読まなかった")

    show_card(desk, "会見は午後", qtbot)
    key(desk, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.furniture.writing.note_open)
    QTest.keyClicks(QApplication.focusWidget(), "a meeting")
    key(desk, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.page_controller.annotations) == 1, timeout=20000)
    assert window.page_controller.annotations[0].start == at("会見は午後")


def shown_labels(card: HoverCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_news_of_a_word_do_not_hold_a_card_that_is_leaving(
    desk: Desk, article: Path, qtbot
) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    card = show_card(desk, "読まなかった", qtbot)
    QTest.mouseMove(window.page.viewport(), QPoint(1, 1))
    assert card.leaving
    window.furniture.looking_up.refresh_details()
    window.page_controller.words_known.emit()
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=5000)
    QTest.qWait(200)
    assert not card.isVisible()


def test_a_selection_is_what_the_keys_are_about_first(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    desk.window.page.select(at("新しい図書館"), at("新しい図書館") + 6)
    show_card(desk, "読まなかった", qtbot)
    place = desk.window.furniture.words.place()
    assert place is not None
    assert (place.start, place.selected) == (at("新しい図書館"), True)


def test_the_arrow_keys_take_the_card_of_the_pointer_away(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    card = show_card(desk, "読まなかった", qtbot)
    key(desk, Qt.Key.Key_Right)
    assert not card.isVisible()


def test_a_click_makes_its_word_the_current_one(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    page = desk.window.page
    centre = page.rects(at("予算"), at("予算") + 1)[0].center().toPoint()
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert page.current_word() == (at("予算"), at("予算") + 2)
    qtbot.waitUntil(lambda: desk.window.furniture.pane.current is not None, timeout=20000)


def test_copying_takes_the_card_where_nothing_is_selected(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    show_card(desk, "読まなかった", qtbot)
    key(desk, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "読む よむ" in copied
    assert "to read" in copied


def test_keys_step_from_entry_to_entry_of_the_card(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    desk.window.resize(900, 420)
    card = show_card(desk, "本を読ま", qtbot)
    bar = card.view.verticalScrollBar()
    assert bar.maximum() > 0
    key(desk, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert bar.value() > 0
    key(desk, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert bar.value() == 0


def test_a_pinned_word_leaves_no_old_query_in_the_search_box(
    desk: Desk, article: Path, qtbot
) -> None:
    open_article(desk, article, qtbot)
    pane = desk.window.furniture.pane
    pane.focus_search()
    type_japanese(QApplication.focusWidget(), "図書館")
    qtbot.waitUntil(lambda: pane.current is not None, timeout=20000)
    desk.window.page.setFocus()
    desk.window.furniture.looking_up.pin_at(at("予算"))
    qtbot.waitUntil(lambda: pane.current is not None and pane.current.title == "予算")
    assert pane.search_text() == ""
    key(desk, Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert pane.search_text() == "図書館"


def rest_on(card: HoverCard, words: str) -> None:
    """Rest the pointer on the first character of some words that a card shows."""
    cursor = card.view.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart())
    move_in(card, card.view.cursorRect(cursor).center() + QPoint(5, 0))


def move_in(card: HoverCard, place: QPoint) -> None:
    """Move the pointer in a card, as a screen with a pointer tells of it."""
    where = QPointF(place)
    there = QPointF(card.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(card, QEnterEvent(where, where, there))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, where, there, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(card.view.viewport(), move)


def test_words_of_a_card_have_cards_of_their_own(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    card = show_card(desk, "読まなかった", qtbot)
    looking_up = desk.window.furniture.looking_up
    lines = (Line((Run("書物を見て理解すること", Style.JAPANESE),)),)
    card.view.set_lines(lines)  # as a dictionary in Japanese explains it

    rest_on(card, "書物")
    qtbot.waitUntil(lambda: card.cards_over == 1, timeout=20000)
    assert card.isVisible()
    inner = card.innermost
    assert inner.result is not None
    assert inner.result.matches[0].headword == "書物"
    assert inner.geometry() != card.geometry()

    inner.view.set_lines((Line((Run("本の古い呼び名", Style.JAPANESE),)),))
    rest_on(inner, "本の")
    qtbot.waitUntil(lambda: card.cards_over == 2, timeout=20000)
    key(desk, Qt.Key.Key_Escape)
    assert card.cards_over == 1
    assert card.innermost is inner

    key(desk, Qt.Key.Key_Return)
    pane = desk.window.furniture.pane
    qtbot.waitUntil(lambda: pane.current is not None, timeout=20000)
    assert pane.current is not None
    assert pane.current.title == "書物"
    assert not card.isVisible()
    assert not looking_up.dismiss()


def test_a_card_over_a_card_goes_with_the_pointer(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    card = show_card(desk, "読まなかった", qtbot)
    card.view.set_lines((Line((Run("書物を見ること", Style.JAPANESE), Run("\u3000" * 8))),))
    rest_on(card, "書物")
    qtbot.waitUntil(lambda: card.cards_over == 1, timeout=20000)
    move_in(card, QPoint(2, card.view.viewport().height() - 2))
    qtbot.waitUntil(lambda: card.cards_over == 0, timeout=20000)


def test_only_cards_about_the_page_offer_its_keys(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    card = show_card(desk, "読まなかった", qtbot)
    assert any("<b>K</b>" in text for text in shown_labels(card))
    card.view.set_lines((Line((Run("書物を見ること", Style.JAPANESE),)),))
    rest_on(card, "書物")
    qtbot.waitUntil(lambda: card.cards_over == 1, timeout=20000)
    assert not any("<b>K</b>" in text for text in shown_labels(card.innermost))


def test_the_card_keeps_the_size_that_it_is_given(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    card = show_card(desk, "読まなかった", qtbot)
    before = card.size()
    grip = card.findChild(Grip)
    assert grip is not None
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(7, 7))
    QTest.mouseMove(grip, QPoint(7 - 60, 7 - 40))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(7 - 60, 7 - 40))
    assert card.isVisible()
    given = card.size()
    assert (given.width(), given.height()) == (
        before.width() - 60,
        max(120, before.height() - 40),
    )
    assert desk.settings.card_width_px == given.width()

    key(desk, Qt.Key.Key_Escape)
    assert not card.isVisible()
    card = show_card(desk, "記者会見", qtbot)
    assert card.width() == given.width()
    assert card.height() <= given.height()
