from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPalette

from ui import icons
from ui.theme import DARK, LIGHT, Theme, build_palette


@pytest.mark.parametrize("name", icons.names())
def test_shape_stays_on_the_grid(name: str):
    stroked, filled = icons.shape(name)
    box = stroked.boundingRect() | filled.boundingRect()
    assert not box.isEmpty()
    assert QRectF(1, 1, 22, 22).contains(box)


def test_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icons.shape("no such icon")


@pytest.mark.gui
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_icon_has_the_colour_of_the_text(qapp, theme: Theme):
    palette = build_palette(theme)
    image = icons.icon("pin", palette).pixmap(QSize(32, 32)).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {QColor(palette.color(QPalette.ColorRole.ButtonText)).name()}


@pytest.mark.gui
def test_entity_icons_exist(qapp):
    for style in LIGHT.entities.values():
        assert style.icon in icons.names()


@pytest.mark.gui
def test_program_has_an_icon(qapp):
    assert not icons.application_icon().isNull()
