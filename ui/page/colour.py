"""Contrast of colours. Pure, no Qt; colours are ``#rrggbb``.

Source: WCAG 2.2, definitions of relative luminance and contrast ratio.
"""

from __future__ import annotations

import functools

LINE_CONTRAST = 3.0
"""Contrast of lines and frames with the paper. Source: WCAG 2.2, success criterion 1.4.11."""


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255."""
    return int(colour[-6:-4], 16), int(colour[-4:-2], 16), int(colour[-2:], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    parts = []
    for value in channels(colour):
        share = value / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, two: str, share: float) -> str:
    """Return a colour between two, ``share`` of the way to the second."""
    parts = [round(a + (b - a) * share) for a, b in zip(channels(one), channels(two), strict=True)]
    return "#{:02X}{:02X}{:02X}".format(*parts)


@functools.lru_cache(maxsize=500)
def strong(colour: str, paper: str, ink: str, wanted: float = LINE_CONTRAST) -> str:
    """Return a colour, moved towards the ink until it stands out from the paper.

    Args:
        colour: The colour.
        paper: What it is drawn on.
        ink: Where it may move to.
        wanted: The contrast to reach.
    """
    share = 0.0
    found = colour
    while contrast(found, paper) < wanted and share < 1:
        share += 0.05
        found = mix(colour, ink, min(1.0, share))
    return found


@functools.lru_cache(maxsize=500)
def behind(colour: str, ink: str, paper: str, wanted: float) -> str:
    """Return a wash, moved towards the paper until the ink on it is legible.

    Args:
        colour: The wash.
        ink: Colour of the text.
        paper: Where the wash may move to.
        wanted: The contrast to reach.
    """
    share = 0.0
    found = colour
    while contrast(found, ink) < wanted and share < 1:
        share += 0.05
        found = mix(colour, paper, min(1.0, share))
    return found
