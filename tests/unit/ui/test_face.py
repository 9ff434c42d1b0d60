"""Which fonts the page is set in, on computers that have them and on those that do not."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QFontDatabase

from ui.page import face

pytestmark = pytest.mark.gui


@pytest.fixture
def installed(monkeypatch) -> list[str]:
    """The families of a computer without the font that comes with the application."""
    families: list[str] = []
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: list(families))
    monkeypatch.setitem(sys.modules, "noto_cjk_sans_jp_regular", None)
    return families


def test_any_japanese_font_of_the_system_will_do(qapp, installed) -> None:
    installed[:] = ["DejaVu Sans", "Yu Gothic"]
    assert face.font_families() == ["Yu Gothic"]
    installed[:] = ["Yu Mincho", "Meiryo"]
    assert face.font_families("serif") == ["Yu Mincho", "Meiryo"]
    installed[:] = ["Sazanami Gothic"]
    assert face.font_families() == ["Sazanami Gothic"]


def test_without_any_japanese_font_the_page_is_made(qapp, installed) -> None:
    assert face.font_families() == [""]
    made = face.Face()
    assert made.advance("読") > 0
