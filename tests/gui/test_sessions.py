"""Sessions: found in the store, summed up at their end."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import TEXT, Desk, open_article
from PySide6.QtWidgets import QPushButton

from reader.sessions.notebook import Notebook
from ui.dialogs.session_summary import SessionSummaryDialog
from ui.panels.listing import Listing
from ui.panels.sessions import SessionsPanel

pytestmark = pytest.mark.gui


def names(panel: SessionsPanel) -> list[str]:
    view = panel.findChild(Listing)
    assert view is not None
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_sessions_are_searched_in_the_store(desk: Desk, article: Path, qtbot) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    qtbot.waitUntil(lambda: window.notes.record is not None, timeout=20000)
    number = window.notes.record.id

    def work(notebook):
        for name in ("朝の電車", "夜の電車", "昼休み"):
            session = notebook.begin_session(number).value.id
            notebook.touch(session, 60_000, 100, 50)
            notebook.end_session(session)
            last = notebook.name_session(session, name)
        return last

    window.notes.change(work)
    window.actions_table["library"].trigger()
    side = window.furniture.side
    side.left.setCurrentWidget(side.sessions)
    panel = side.sessions
    qtbot.waitUntil(lambda: len(names(panel)) == 4, timeout=20000)
    panel._filter.setText("電車")
    qtbot.waitUntil(lambda: names(panel) == ["夜の電車", "朝の電車"], timeout=20000)
    panel._filter.setText("電車 朝")
    qtbot.waitUntil(lambda: names(panel) == ["朝の電車"], timeout=20000)
    panel._filter.clear()
    qtbot.waitUntil(lambda: len(names(panel)) == 4, timeout=20000)


def test_reading_that_is_over_is_summed_up(
    desk: Desk, article: Path, tmp_path: Path, qtbot
) -> None:
    open_article(desk, article, qtbot)
    window = desk.window
    qtbot.waitUntil(lambda: window.notes.session is not None, timeout=20000)
    session = window.notes.session.id
    window.actions_table["session_summary"].trigger()
    qtbot.waitUntil(lambda: window.findChild(SessionSummaryDialog) is not None, timeout=20000)
    window.findChild(SessionSummaryDialog).reject()
    window.notes.change(lambda n: n.touch(session, 120_000, 200, len(TEXT)))
    told = []
    window.notes.session_ended.connect(told.append)
    window.notes.end_session()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=20000)
    assert told[0].session.characters_read >= 200
    buttons = window.message.findChildren(QPushButton)
    summary = next(button for button in buttons if button.text() == "Summary")
    qtbot.waitUntil(lambda: window.findChild(SessionSummaryDialog) is None, timeout=20000)
    summary.click()
    qtbot.waitUntil(lambda: window.findChild(SessionSummaryDialog) is not None, timeout=20000)


def test_what_was_found_is_kept_though_the_window_closes_at_once(
    tmp_path: Path, article: Path, qtbot
) -> None:
    desk = Desk(tmp_path)
    open_article(desk, article, qtbot)
    number = desk.window.notes.record.id
    desk.close()
    with Notebook.open(tmp_path) as notebook:
        assert notebook.document_words(number)
        names = {entity.name for entity in notebook.document_entities(number)}
    assert "山田太郎" in names
