"""The page with text that nobody would write, and with everything done to it in any order."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.page.find import Finder, SearchedParagraphs
from ui.page.scene import (
    Emphasis,
    PagePreferences,
    Ruby,
    RubyMode,
    SceneParagraph,
    SecondRuby,
)
from ui.page.view import PageView

pytestmark = pytest.mark.gui

COMMON = "漢字仮名あいうっゃーアイウ、。「」『』（）・！？……――　 abcXYZ0129-/.,%()[]{}"
RARE = (
    "\t\0\r\x85\u00ad\u200b\u200d\u2028\u202e\ufeff\u3099\u309a\u0301\ufe0f\ud800"
    "\U000e0100\U0001f468\U0001f3fb\U0001f1ef𠮷אبไ½→①㍿ｶﾞ"
)


def text(rng: random.Random) -> str:
    length = rng.choice([0, 1, 5, 40, 150])
    return "".join(rng.choice(COMMON if rng.random() < 0.7 else RARE) for _ in range(length))


def document(rng: random.Random) -> list[SceneParagraph]:
    """Paragraphs with words, and with ruby that may lie anywhere."""
    made = []
    start = 0
    for _ in range(rng.randint(0, 4)):
        line = text(rng)
        length = len(line)
        ruby = []
        for _ in range(rng.randint(0, 6)):
            at = start + rng.randint(-2, length + 2)
            kana = "".join(rng.choice("かきくゃッーABc漢") for _ in range(rng.randint(0, 9)))
            ruby.append(Ruby(at, at + rng.randint(-1, 5), kana, rng.random() < 0.3))
        words, at = [], 0
        while at < length and rng.random() < 0.95:
            end = min(length, at + rng.randint(1, 4))
            words.append((start + at, start + end))
            at = end
        made.append(
            SceneParagraph(
                start,
                start + length,
                line,
                rng.choice(["body", "heading", "caption", "boilerplate"]),
                rng.randint(0, 6),
                rng.randint(0, 3),
                tuple(words),
                tuple(sorted(ruby)),
                emphasis=(Emphasis(start, start + length),) if rng.random() < 0.3 else (),
                second=(SecondRuby(start, start + 1, "two"),) if rng.random() < 0.3 else (),
            )
        )
        start += length + 1
    return made


def look(rng: random.Random) -> PagePreferences:
    return PagePreferences(
        size=rng.choice([8.0, 14.0, 20.0, 47.5]),
        vertical=rng.random() < 0.5,
        line_length=rng.choice([1, 3, 12, 40]),
        paged=rng.random() < 0.3,
        tight=rng.random() < 0.3,
        ruby_mode=rng.choice(list(RubyMode)),
        pitch=rng.choice([0.5, 1.2, 1.9, 3.0]),
        hanging=rng.random() < 0.7,
    )


def deeds(view: PageView, rng: random.Random) -> list[Callable[[], object]]:
    end = max(1, view.text_end())
    finder = Finder(SearchedParagraphs(view.paragraphs()))

    def point() -> QPointF:
        return QPointF(rng.uniform(-10, 700), rng.uniform(-10, 700))

    return [
        lambda: view.move_word(rng.choice([1, -1])),
        lambda: view.move_line(rng.choice([1, -1])),
        lambda: view.next_screen(rng.choice([1, -1])),
        lambda: view.scroll_by(rng.uniform(-500, 500)),
        lambda: view.go_to(rng.randint(-5, end + 5)),
        lambda: view.select(rng.randrange(end), rng.randrange(end)),
        lambda: view.show_hits(finder.find(rng.choice(["か", "abc", "、", "漢字"])), 0),
        view.progress,
        lambda: view.offset_at(point()),
        lambda: view.nearest_offset(point()),
        lambda: view.copy_text(rng.choice(["plain", "brackets", "html"])),
        lambda: view.rects(0, end),
        lambda: view.clicked(point()),
        lambda: view.set_preferences(look(rng)),
        lambda: view.resize(rng.choice([5, 80, 300]), rng.choice([5, 80, 300])),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_any_text_can_be_shown_and_used(qtbot: QtBot, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    view = PageView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    for _ in range(12):
        paragraphs = document(rng)
        view.set_preferences(look(rng))
        view.set_paragraphs(paragraphs)
        QApplication.processEvents()
        for _ in range(8):
            rng.choice(deeds(view, rng))()
            QApplication.processEvents()
        if paragraphs:
            view.select(0, view.text_end())
            assert view.copy_text() == "\n".join(item.text for item in paragraphs)


def test_a_mark_on_a_squeezed_number_is_not_lost(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.set_preferences(PagePreferences(vertical=True))
    line = "1\u0301月\0日"
    view.set_paragraphs([SceneParagraph(0, len(line), line)])
    view.show()
    QApplication.processEvents()
    assert all(view.rects(at, at + 1) for at in range(len(line)))
