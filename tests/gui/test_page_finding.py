"""Finding as one types: the searches run elsewhere and may answer late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.finding import Finding
from ui.page.find import SearchedParagraphs
from ui.page.scene import Ruby, SceneParagraph
from ui.page.view import PageView
from ui.widgets.find_bar import FindBar

pytestmark = pytest.mark.gui

LINES = [f"朝の市場に魚が{'並' * (number % 3)}ぶ。" for number in range(200)]


class SlowRunner:
    """Keeps what it is given until a test lets it run."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[Any], Any], Callable[[Any], None]]] = []

    def submit(self, work: Any, done: Any = None, **_others: Any) -> Any:
        self.waiting.append((work, done))
        return SimpleNamespace(cancel=lambda: None)

    def answer(self) -> None:
        for work, done in self.waiting:
            done(work(None))
        self.waiting.clear()


class Controller(QObject):
    """What finding asks of the page's controller."""

    words_known = Signal()

    def __init__(self, paragraphs: list[SceneParagraph]) -> None:
        super().__init__()
        self.paragraphs = paragraphs
        self.scenes = SearchedParagraphs(paragraphs)


@pytest.fixture
def desk(qtbot: QtBot) -> SimpleNamespace:
    page, bar, runner = PageView(), FindBar(), SlowRunner()
    for widget in (page, bar):
        qtbot.addWidget(widget)
    page.resize(500, 400)
    paragraphs, start = [], 0
    for line in LINES:
        paragraphs.append(SceneParagraph(start, start + len(line), line))
        start += len(line) + 1
    page.set_paragraphs(paragraphs)
    page.show()
    bar.show()
    controller = Controller(paragraphs)
    finding = Finding(page, bar, controller, runner, page)
    return SimpleNamespace(
        page=page, bar=bar, runner=runner, finding=finding, controller=controller
    )


def test_only_the_last_search_is_shown(desk: SimpleNamespace, qtbot: QtBot) -> None:
    desk.bar.open_bar("朝")
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 1)
    desk.bar.open_bar("並並")
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 2)
    assert desk.finding.hits == ()
    desk.runner.answer()
    assert len(desk.finding.hits) == sum("並並" in line for line in LINES)
    assert desk.page.rects(*desk.finding.hits[0])


def test_enter_before_the_answer_counts(desk: SimpleNamespace, qtbot: QtBot) -> None:
    desk.bar.open_bar("市場")
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 1)
    for _ in range(2):
        desk.finding.go(1)
    desk.runner.answer()
    bar = desk.page.verticalScrollBar()
    assert len(bar.ticks()) == len(LINES)
    marked = [mark for _, mark in desk.page._marks.within(0, 100)]
    assert [mark.start for mark in marked if mark.colour == "find.current"] == [
        desk.finding.hits[2][0]
    ]


def test_an_answer_after_the_bar_was_closed_is_not_shown(
    desk: SimpleNamespace, qtbot: QtBot
) -> None:
    desk.bar.open_bar("市場")
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 1)
    QTest.keyClick(desk.bar, Qt.Key.Key_Return)
    desk.bar.close_bar()
    desk.runner.answer()
    assert desk.finding.hits == ()
    assert not desk.page.verticalScrollBar().ticks()


def test_words_that_become_known_are_found_without_moving_on(
    desk: SimpleNamespace, qtbot: QtBot
) -> None:
    desk.bar.open_bar("いちば")
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 1)
    desk.runner.answer()
    assert desk.finding.hits == ()
    shown = desk.controller.paragraphs
    for index in (3, 7):
        ruby = (Ruby(shown[index].start + 2, shown[index].start + 4, "いちば"),)
        shown[index] = replace(shown[index], ruby=ruby)
    desk.controller.words_known.emit()
    desk.runner.answer()
    assert len(desk.finding.hits) == 2
    desk.finding.go(1)
    shown[1] = replace(shown[1], ruby=(Ruby(shown[1].start + 2, shown[1].start + 4, "いちば"),))
    desk.controller.words_known.emit()
    desk.runner.answer()
    assert len(desk.finding.hits) == 3
    assert desk.bar.findChild(QLabel).text() == "3 of 3"


@pytest.mark.parametrize(("typed", "found"), [("ichiba", 1), ("ICHIBA", 1), ("market", 0)])
def test_latin_letters_that_are_nowhere_are_the_kana_they_spell(
    desk: SimpleNamespace, qtbot: QtBot, typed: str, found: int
) -> None:
    shown = desk.controller.paragraphs
    ruby = (Ruby(shown[3].start + 2, shown[3].start + 4, "いちば"),)
    shown[3] = replace(shown[3], ruby=ruby)
    desk.bar.open_bar(typed)
    qtbot.waitUntil(lambda: len(desk.runner.waiting) == 1)
    desk.runner.answer()
    assert len(desk.finding.hits) == found
