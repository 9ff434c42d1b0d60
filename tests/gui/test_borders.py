"""The dialog that corrects the borders of words, and what follows from it in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk, at, open_article
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton, QTreeWidget

from reader.sessions.model import CorrectionScope, WordCorrection
from ui.dialogs.borders import BordersDialog, Stretch, changed_words, stretch_of
from ui.dialogs.corrections import CorrectionsDialog

pytestmark = pytest.mark.gui

WORDS = [(0, 2), (2, 3), (3, 4), (4, 5), (5, 7), (7, 8), (9, 10), (10, 11)]
LINE = "今日は猫が好きだ。雨も"


@pytest.mark.parametrize(
    ("start", "end", "text", "borders", "wanted"),
    [
        (2, 3, "今日は猫が", {2, 3, 4}, {2, 3, 4}),
        # A selection over a border is to be one word.
        (1, 3, "今日は猫が", {2, 3, 4}, {1, 3, 4}),
        (9, 10, "好きだ。雨も", {2, 3, 4, 5}, {2, 3, 4, 5}),
    ],
)
def test_stretch_shows_words_and_their_neighbours(start, end, text, borders, wanted):
    stretch = stretch_of(LINE, WORDS, start, end)
    assert LINE[stretch.start :].startswith(stretch.text)
    assert (stretch.text, stretch.borders, stretch.wanted) == (text, borders, wanted)


def test_a_mark_alone_has_no_words_beside_it():
    assert stretch_of(LINE, WORDS, 8, 9) == Stretch(8, "。", frozenset(), frozenset())


@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_changed_words_are_the_least_that_differs(before, after):
    text = "一二三四五六七八九十"
    first, words = changed_words(text, before, after)
    if before == after:
        assert words == []
        return
    last = first + sum(map(len, words))
    assert "".join(words) == text[first:last]
    assert {first, last} <= {0, 10, *before} & {0, 10, *after}
    outside = {place for place in before ^ after if not first < place < last}
    assert outside == set()
    assert {first + len("".join(words[:n])) for n in range(1, len(words))} == {
        place for place in after if first < place < last
    }


def test_borders_are_corrected_by_click_and_by_key(qtbot):
    dialog = BordersDialog(Stretch(10, "今日は猫", frozenset({2, 3}), frozenset({2, 3})))
    qtbot.addWidget(dialog)
    dialog.show()
    fine = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not fine.isEnabled()
    strip = dialog.strip
    qtbot.mouseClick(
        strip, Qt.MouseButton.LeftButton, pos=strip.gap_point(1).toPoint() + QPoint(1, 0)
    )
    assert strip.borders() == {1, 2, 3}
    assert strip.accessibleDescription() == "今 | 日 | は | 猫"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(strip, key)
    assert strip.borders() == {1, 2}
    dialog.choose(CorrectionScope.ALWAYS)
    with qtbot.waitSignal(dialog.corrected) as told:
        qtbot.mouseClick(fine, Qt.MouseButton.LeftButton)
    assert told.args == [0, ("今", "日", "は猫"), CorrectionScope.ALWAYS]


def test_borders_are_listed_and_taken_back(qtbot):
    dialog = CorrectionsDialog()
    qtbot.addWidget(dialog)
    fixed = WordCorrection(8, None, CorrectionScope.ALWAYS, 0, 0, "今日", (1, 1), "")
    dialog.set_corrections((), (), (fixed,))
    tree = dialog.findChild(QTreeWidget)
    row = tree.topLevelItem(0)
    assert [row.text(column) for column in range(3)] == ["今日", "今 | 日", "always"]
    tree.setCurrentItem(row)
    with qtbot.waitSignal(dialog.words_delete_requested) as told:
        next(b for b in dialog.findChildren(QPushButton) if "Take" in b.text()).click()
    assert told.args == [8]


def test_every_layer_follows(desk: Desk, article: Path, qtbot) -> None:
    """Two words made one on the page: word, look-up and status know it; undo takes it back."""
    open_article(desk, article, qtbot)
    window, place = desk.window, at("市議会の鈴木")
    window.page.select(place, place + 4)
    window.actions_table["borders"].trigger()
    dialog = window.findChild(BordersDialog)
    assert dialog is not None
    press = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)

    def word() -> tuple[int, int] | None:
        found = window.page_controller.positions.word_at(place)
        return None if found is None else (found.start, found.end)

    qtbot.waitUntil(lambda: word() == (place, place + 4), timeout=20000)
    qtbot.waitUntil(lambda: window.page.word_at(place) == (place, place + 4), timeout=20000)
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: word() == (place, place + 3), timeout=20000)


def test_card_follows_the_borders(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window, place = desk.window, at("図書館")
    pane = window.furniture.pane
    window.furniture.looking_up.pin_at(place)
    qtbot.waitUntil(lambda: pane.entry() is not None, timeout=20000)
    assert pane.entry().headwords[0].written == "図書館"
    window.notes.correct_words(("図書", "館"), CorrectionScope.DOCUMENT, 0)
    qtbot.waitUntil(lambda: window.page.word_at(place) == (place, place + 2), timeout=20000)
    window.furniture.looking_up.pin_at(place)

    def written() -> set[str]:
        entry = pane.entry()
        return set() if entry is None else {one.written for one in entry.headwords}

    qtbot.waitUntil(lambda: "図書" in written(), timeout=20000)
    request = window.furniture.looking_up.request_at(place + 2)
    assert (request.text, request.at, request.offset) == ("館", 0, place + 2)


def test_corrections_are_exported(
    desk: Desk, article: Path, tmp_path: Path, qtbot, monkeypatch
) -> None:
    open_article(desk, article, qtbot)
    window, out = desk.window, tmp_path / "corrections.csv"
    window.notes.correct_words(("横浜", "市"), CorrectionScope.ALWAYS, 0)
    window.actions_table["corrections"].trigger()
    dialog = window.findChild(CorrectionsDialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    next(b for b in dialog.findChildren(QPushButton) if "Export" in b.text()).click()
    qtbot.waitUntil(out.exists, timeout=20000)
    assert "words,横浜市,横浜|市,,always" in out.read_text(encoding="utf-8-sig")


def test_another_window_follows(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    place = at("図書館")
    other = Desk(desk.folder)
    try:
        open_article(other, article, qtbot)
        desk.window.notes.look_elsewhere()
        other.window.notes.correct_words(("図書", "館"), CorrectionScope.ALWAYS, 0)

        def followed() -> bool:
            desk.window.notes.look_elsewhere()
            qtbot.wait(100)
            return desk.window.page.word_at(place) == (place, place + 2)

        qtbot.waitUntil(followed, timeout=20000)
    finally:
        other.close()
