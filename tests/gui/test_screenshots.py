"""The README's screenshots: each scene is made by real events; ``make screenshots`` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, hover, open_article
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

import resources
from ui.page.face import font_families

pytestmark = pytest.mark.gui

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "screenshots"


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    before = qapp.font()
    if "DejaVu Sans" in QFontDatabase.families():
        qapp.setFont(QFont(["DejaVu Sans", *font_families()], 10))
    made = Desk(tmp_path / "desk")
    made.window.resize(1280, 820)
    yield made
    made.close()
    qapp.setFont(before)


def picture(desk: Desk) -> QImage:
    """Return the window with the card over it, as it is seen on the screen."""
    window = desk.window
    image = window.grab().toImage()
    card = window.furniture.card
    if card.isVisible():
        painter = QPainter(image)
        painter.drawPixmap(card.pos() - window.mapToGlobal(QPoint(0, 0)), card.grab())
        painter.end()
    return image


def keep(image: QImage, name: str, request: pytest.FixtureRequest) -> None:
    assert image.width() >= 1000
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 800, 7)}
    assert len(colours) > 20, "the picture is blank"
    if request.config.getoption("--update-screenshots"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        assert image.save(str(FOLDER / name))


def open_sample(desk: Desk, qtbot) -> str:
    path = resources.path("samples/welcome.txt")
    open_article(desk, path, qtbot)
    return desk.window.reading.document.text


def look_up(desk: Desk, offset: int, qtbot) -> None:
    desk.window.furniture.looking_up.pin_at(offset)
    qtbot.waitUntil(lambda: desk.window.furniture.pane.current is not None, timeout=20000)


def test_reading(desk: Desk, qtbot, request) -> None:
    text = open_sample(desk, qtbot)
    desk.settings.show_mentions = True
    words = desk.window.reading.paragraphs[2].words
    verb = next(w for w in words if w.inflection)
    look_up(desk, verb.start, qtbot)
    hover(desk, verb.start)
    qtbot.waitUntil(desk.window.furniture.card.isVisible, timeout=20000)
    keep(picture(desk), "reading.png", request)
    assert text


def test_vertical_and_dark(desk: Desk, qtbot, request) -> None:
    open_sample(desk, qtbot)
    desk.settings.theme = "dark"
    desk.settings.vertical = True
    look_up(desk, desk.window.reading.paragraphs[2].words[3].start, qtbot)
    keep(picture(desk), "vertical-dark.png", request)


def test_notes_and_words(desk: Desk, qtbot, request) -> None:
    open_sample(desk, qtbot)
    window = desk.window
    sentences = window.reading.paragraphs[1].sentences
    window.notes.add_annotation(
        sentences[0].start,
        sentences[0].end,
        colour=tuple(type_of_colours())[1],
        note="The first sentence says what it is about.",
        tags=("start",),
    )
    word = window.reading.paragraphs[2].words[0]
    window.notes.add_annotation(word.start, word.end, colour=tuple(type_of_colours())[3])
    qtbot.waitUntil(lambda: len(window.page_controller.annotations) == 2, timeout=20000)
    desk.settings.theme = "sepia"
    desk.settings.library_visible = True
    side = window.furniture.side
    side.right.setCurrentWidget(side.notes_panel)
    look_up(desk, word.start, qtbot)
    qtbot.wait(300)
    keep(picture(desk), "notes-sepia.png", request)


def type_of_colours():
    from reader.sessions.model import HighlightColour

    return HighlightColour
