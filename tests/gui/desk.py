"""A window with its threads, and what tests do with it."""

from __future__ import annotations

from pathlib import Path

from fakes import InlineRunner
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import make_runners
from ui.main_window import MainWindow
from ui.services import Services
from ui.settings import Settings
from ui.trace import StartupTrace

TEXT = """山田さんと記者会見

市長の山田太郎氏は20日、横浜市役所で記者会見を開いた。「新しい図書館を3年後に建てる」と山田氏は述べた。

記者たちは本を読まなかった。会見は午後2時に終わった。

来年の予算について、市議会の鈴木花子議長は反対している。横浜市の財政は厳しい。
"""


class Desk:
    """A window with its threads, on a data folder that outlives it.

    Unless it is ``furnished``, what stands beside the page comes after the first screenful.
    """

    def __init__(self, folder: Path, *, furnished: bool = True) -> None:
        self.folder = folder
        self.runners = make_runners(folder)
        self.settings = Settings(folder / "settings.ini")
        self.settings.hover_delay_ms = 20
        self.trace = StartupTrace(0.0, enabled=False)
        # The index takes half a minute; look-ups come from the dictionary's own database here.
        self.window = MainWindow(
            Services(
                data_dir=folder,
                settings=self.settings,
                trace=self.trace,
                **{**self.runners, "building": InlineRunner(hold=True)},
            )
        )
        self.window.resize(1100, 760)
        self.window.show()
        if furnished:
            self.window.furnish()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, 20000)

    def close(self) -> None:
        self.window.close()
        for runner in self.runners.values():
            runner.close()
        self.settings.sync()
        self.window.deleteLater()
        QApplication.processEvents()


def open_article(desk: Desk, path: Path, qtbot) -> None:
    desk.window.open_first((path,))
    qtbot.waitUntil(lambda: bool(desk.window.reading.entity_map.entities), timeout=20000)
    qtbot.waitUntil(lambda: desk.window.notes.session is not None, timeout=20000)


def key(desk: Desk, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget() or desk.window.page, one, modifier)


def hover(desk: Desk, offset: int) -> None:
    page = desk.window.page
    centre = page.rects(offset, offset + 1)[0].center()
    QTest.mouseMove(page.viewport(), QPoint(2, 2))
    QTest.mouseMove(page.viewport(), centre.toPoint())


def type_japanese(widget, text: str) -> None:
    """Type as an input method does; QTest's key clicks know ASCII alone."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def at(words: str) -> int:
    return TEXT.index(words)
