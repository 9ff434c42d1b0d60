from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.analysis.model import EntityType
from reader.sessions.model import HighlightColour, WordStatus
from ui.theme import (
    DARK,
    LIGHT,
    SEPIA,
    Theme,
    ThemeChoice,
    build_palette,
    contrast,
    readable,
    resolve,
)

ALL = pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK], ids=lambda theme: theme.choice.value)


def test_contrast_of_black_on_white_is_21():
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21.0)
    assert contrast(QColor("#777"), QColor("#777")) == pytest.approx(1.0)


@ALL
def test_text_is_readable_on_every_ground(theme: Theme):
    for ground in (theme.paper, theme.window, theme.base, theme.alternate, theme.card):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.quiet, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5
        assert contrast(theme.warning, ground) >= 4.5
    assert contrast(theme.accent_ink, theme.accent) >= 4.5
    assert contrast(theme.ink, theme.badge) >= 4.5
    assert contrast(theme.quiet, theme.badge) >= 4.5


@ALL
def test_ink_stays_readable_on_washes(theme: Theme):
    washes = [*theme.washes.values(), *theme.status.values(), theme.current, theme.found]
    for wash in [*washes, theme.selection]:
        assert contrast(theme.ink, wash) >= 4.5


@ALL
def test_washes_are_seen_and_told_apart(theme: Theme):
    assert set(theme.washes) == set(HighlightColour)
    assert set(theme.status) == set(WordStatus)
    assert len({wash.name() for wash in theme.washes.values()}) == len(HighlightColour)
    for wash in theme.washes.values():
        assert wash.name() != theme.paper.name()


@ALL
def test_each_kind_of_entity_has_its_own_look(theme: Theme):
    assert set(theme.entities) == set(EntityType)
    assert len({style.icon for style in theme.entities.values()}) == len(EntityType)
    looks = {(style.colour.name(), style.line) for style in theme.entities.values()}
    assert len(looks) == len(EntityType)
    for style in theme.entities.values():
        assert contrast(style.colour, theme.paper) >= 3
        assert contrast(style.colour, theme.base) >= 3


def test_readable_leaves_a_colour_that_is_fine():
    assert readable(QColor("#0072b2"), QColor("#ffffff"), 3).name() == "#0072b2"
    assert contrast(readable(QColor("#f0e442"), QColor("#ffffff"), 3), QColor("#ffffff")) >= 3


def test_system_follows_the_desktop():
    assert resolve(ThemeChoice.SYSTEM, dark_desktop=True) is DARK
    assert resolve(ThemeChoice.SYSTEM, dark_desktop=False) is LIGHT
    assert resolve(ThemeChoice.SEPIA, dark_desktop=True) is SEPIA


@ALL
def test_palette_keeps_text_off_its_own_ground(theme: Theme):
    palette = build_palette(theme)
    role = QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
    ):
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5
