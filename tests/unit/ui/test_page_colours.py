from __future__ import annotations

import pytest

from ui.page.colour import behind, contrast, mix, strong
from ui.page.scene import THEMES, PageTheme

WASHES = ("highlight.", "status.", "find")


@pytest.fixture(params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> PageTheme:
    return THEMES[request.param]


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_text_ruby_and_dimmed_text_are_legible(theme: PageTheme) -> None:
    assert contrast(theme.ink, theme.paper) >= 10
    assert contrast(theme.ruby, theme.paper) >= 7
    assert contrast(theme.dim, theme.paper) >= 4.5


def test_ink_and_ruby_are_legible_on_every_wash(theme: PageTheme) -> None:
    washes = {key: value for key, value in theme.colours.items() if key.startswith(WASHES)}
    washes["selection"] = theme.selection
    for key, colour in washes.items():
        shown = behind(colour, theme.ruby, theme.paper, 4.5)
        assert contrast(theme.ink, shown) >= 4.5, key
        assert contrast(theme.ruby, shown) >= 4.5, key
        # What is drawn is the colour that was chosen, nearly.
        assert contrast(shown, colour) < 1.5, key
        # A wash is seen at all.
        assert contrast(shown, theme.paper) >= 1.04, key


def test_lines_stand_out_from_paper_and_washes(theme: PageTheme) -> None:
    for key, colour in theme.colours.items():
        line = strong(colour, theme.paper, theme.ink)
        assert contrast(line, theme.paper) >= 3, key


def test_a_colour_from_outside_is_made_legible(theme: PageTheme) -> None:
    for colour in ("#000000", "#FFFFFF", "#FF0000", "#0000FF", "#808080"):
        assert contrast(behind(colour, theme.ink, theme.paper, 4.5), theme.ink) >= 4.5
        assert contrast(strong(colour, theme.paper, theme.ink), theme.paper) >= 3


def test_highlights_can_be_told_apart(theme: PageTheme) -> None:
    highlights = [value for key, value in theme.colours.items() if key.startswith("highlight.")]
    assert len(highlights) == len(set(highlights)) == 5


def test_unknown_keys_are_drawn_in_ink(theme: PageTheme) -> None:
    assert theme.colour("nothing") == theme.ink
    assert theme.colour("#123456") == "#123456"
