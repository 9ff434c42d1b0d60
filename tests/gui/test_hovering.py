"""The card in the window itself: real events on the page, the card and the pane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, at, hover
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from ui.lookup.card import HoverCard
from ui.lookup.pane import DefinitionPane

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
