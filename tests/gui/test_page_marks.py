"""Marks beside close lines: none of them touches what stands on the next line."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.page.scene import LIGHT, Mark, MarkStyle, PagePreferences, Ruby, SceneParagraph
from ui.page.underlines import stroke
from ui.page.view import PageView

pytestmark = pytest.mark.gui

UNDER = (
    MarkStyle.UNDERLINE,
    MarkStyle.DOUBLE,
    MarkStyle.DASHED,
    MarkStyle.DOTS,
    MarkStyle.WAVE,
)
AROUND = (MarkStyle.WASH, MarkStyle.BOX, MarkStyle.FRAME)
TEXT = "国語" * 60


@given(
    style=st.sampled_from(UNDER),
    size=st.floats(10, 72),
    free=st.floats(0, 2),
)
def test_a_line_under_the_text_stays_off_the_next_ruby(style, size: float, free: float) -> None:
    made = stroke(style, size, free * size)
    assert made.last <= free * size + 1e-6
    # Nor does it rise into the middle of what it stands under.
    assert made.first >= -0.25 * size - 1
    if free >= 0.4:
        assert made.first >= -0.1
        assert made.thick >= size / 16


@given(size=st.floats(10, 72), free=st.floats(0, 2))
def test_styles_are_told_apart_at_any_pitch(size: float, free: float) -> None:
    made = {style: stroke(style, size, free * size) for style in UNDER}
    assert made[MarkStyle.DOUBLE].second >= 2
    assert made[MarkStyle.WAVE].swing >= 0.03 * size
    assert made[MarkStyle.DOTS].thick > made[MarkStyle.UNDERLINE].thick


def grab(view: PageView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def other_pixels(one: QImage, two: QImage, where: QRect) -> int:
    inside = where.intersected(one.rect())
    return sum(
        one.pixel(x, y) != two.pixel(x, y)
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
@pytest.mark.parametrize("pitch", [1.5, 1.6, 1.75, 1.9])
@pytest.mark.parametrize("style", [*UNDER, *AROUND])
def test_no_mark_changes_a_pixel_of_the_next_line(
    qtbot: QtBot, style: MarkStyle, pitch: float, vertical: bool
) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(420, 420)
    view.show()
    view.set_theme(LIGHT)
    view.set_preferences(PagePreferences(size=20.0, pitch=pitch, vertical=vertical))
    ruby = tuple(
        Ruby(at, at + 1, kana)
        for at, kana in zip(range(len(TEXT)), itertools.cycle(("こく", "ご")), strict=False)
    )
    view.set_paragraphs([SceneParagraph(0, len(TEXT), TEXT, ruby=ruby)])
    bare = grab(view)
    end = next(at for at in range(len(TEXT)) if not _same_line(view, 0, at, vertical=vertical))
    line = view.rects_with_ruby(end, end + 1)[0].toRect()
    view.set_marks("entity", [Mark(0, end, "entity.PERSON", style)])
    marked = grab(view)
    assert marked != bare
    whole = view.viewport().rect()
    band = (
        QRect(line.left(), 0, line.width(), whole.height())
        if vertical
        else QRect(0, line.top(), whole.width(), line.height())
    )
    assert other_pixels(bare, marked, band) == 0


def _same_line(view: PageView, one: int, two: int, *, vertical: bool) -> bool:
    first, second = view.rects(one, one + 1)[0], view.rects(two, two + 1)[0]
    return first.x() == second.x() if vertical else first.y() == second.y()
