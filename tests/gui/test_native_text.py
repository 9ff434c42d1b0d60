"""What Qt's C++ asks of an accessible text, asked as C++ does."""

from __future__ import annotations

import ctypes
from ctypes import c_int, c_void_p
from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from ui.page import native_text
from ui.page.scene import SceneParagraph
from ui.page.view import PageView

pytestmark = pytest.mark.gui

WORD, SENTENCE = QAccessible.TextBoundaryType.WordBoundary, 2


def _string(memory: Any) -> str:
    """Read a ``QString``: where its data are, the text, its length."""
    _data, text, length = (ctypes.c_int64 * 3).from_buffer(memory)
    return ctypes.string_at(text, 2 * length).decode("utf-16-le") if length else ""


class Asked:
    """Calls an interface's virtual methods.

    Args:
        interface: The text interface.
    """

    def __init__(self, interface: QAccessibleTextInterface) -> None:
        self._this = native_text._address(interface)
        self._methods = native_text._methods(interface)

    def selection(self) -> tuple[int, int]:
        start, end = c_int(7), c_int(7)
        call = native_text._Selection(self._methods[2])
        call(self._this, 0, ctypes.byref(start), ctypes.byref(end))
        return start.value, end.value

    def piece(self, slot: int, offset: int, boundary: int) -> tuple[str, int, int]:
        memory = ctypes.create_string_buffer(24)
        start, end = c_int(7), c_int(7)
        ends = ctypes.byref(start), ctypes.byref(end)
        call = native_text._Piece(self._methods[slot])
        assert call(ctypes.addressof(memory), self._this, offset, boundary, *ends)
        return _string(memory), start.value, end.value

    def attributes(self, offset: int) -> tuple[str, int, int]:
        memory = ctypes.create_string_buffer(24)
        start, end = c_int(7), c_int(7)
        call = native_text._Attributes(self._methods[17])
        call(ctypes.addressof(memory), self._this, offset, ctypes.byref(start), ctypes.byref(end))
        return _string(memory), start.value, end.value


@pytest.fixture
def page(qtbot: QtBot) -> PageView:
    view = PageView()
    qtbot.addWidget(view)
    first = SceneParagraph(
        0, 7, "𠮷野家に行く。", words=((0, 3), (3, 4), (4, 6), (6, 7)), sentences=((0, 7),)
    )
    view.set_paragraphs([first, SceneParagraph(8, 10, "朝だ", words=((8, 9), (9, 10)))])
    view.resize(600, 400)
    return view


@pytest.fixture
def asked(page: PageView) -> Asked:
    QAccessible.queryAccessibleInterface(page)
    assert page.accessible_object is not None
    if not page.accessible_object.page_text.complete:
        pytest.skip("this machine passes results another way")
    return Asked(page.accessible_object.page_text)


def test_words_and_sentences(asked: Asked) -> None:
    assert asked.piece(12, 0, WORD.value) == ("𠮷野家", 0, 4)
    assert asked.piece(12, 3, WORD.value) == ("𠮷野家", 0, 4)
    assert asked.piece(11, 3, WORD.value) == ("に", 4, 5)
    assert asked.piece(10, 5, WORD.value) == ("に", 4, 5)
    assert asked.piece(12, 5, SENTENCE) == ("𠮷野家に行く。\n", 0, 9)
    assert asked.piece(12, 5, 5) == ("𠮷野家に行く。\n朝だ", 0, 11)


@pytest.mark.parametrize(
    ("slot", "offset", "expected"),
    [
        (10, 0, ("", 0, 0)),
        (12, 11, ("", 11, 11)),
        (10, 11, ("だ", 10, 11)),
        (11, 11, ("", 11, 11)),
        (12, 12, ("", -1, -1)),
        (12, -1, ("", -1, -1)),
    ],
)
def test_at_both_ends(asked: Asked, slot: int, offset: int, expected: tuple[str, int, int]) -> None:
    assert asked.piece(slot, offset, WORD.value) == expected


def test_the_selection(page: PageView, asked: Asked) -> None:
    assert asked.selection() == (0, 0)
    page.select(5, 1)
    assert asked.selection() == (2, 6)


def test_the_language(asked: Asked) -> None:
    assert asked.attributes(10) == ("language:ja;", 9, 11)


def test_a_page_without_a_document(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    QAccessible.queryAccessibleInterface(view)
    assert view.accessible_object is not None
    if view.accessible_object.page_text.complete:
        assert Asked(view.accessible_object.page_text).piece(12, 0, WORD.value) == ("", -1, -1)


def test_an_answer_that_fails_is_logged(asked: Asked, caplog: pytest.LogCaptureFixture) -> None:
    assert asked.piece(12, 0, 99) == ("", -1, -1)
    assert "not answered" in caplog.text


def test_an_unknown_table_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    interface = native_text._Voice()
    before = c_void_p.from_address(native_text._address(interface)).value
    monkeypatch.setattr(native_text, "_AT", 13)
    assert not native_text.teach(interface, interface)  # type: ignore[arg-type]
    assert c_void_p.from_address(native_text._address(interface)).value == before
