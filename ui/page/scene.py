"""What the page is fed: paragraphs, marks, preferences and colours. No widget, no layout.

Every ``start`` and ``end`` is a half-open range of code points of the document's text.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple


class Ruby(NamedTuple):
    """One piece of ruby: one kanji, or the group where the reading does not divide."""

    start: int
    end: int
    kana: str
    author: bool = False
    """True for the author's own ruby, which every mode shows."""


class Emphasis(NamedTuple):
    """Emphasis marks (圏点) over every character of a stretch."""

    start: int
    end: int
    mark: str = "﹅"


class SecondRuby(NamedTuple):
    """A second annotation, set on the other side of the base (両側ルビ)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SceneParagraph:
    """A paragraph as the page shows it."""

    start: int
    end: int
    text: str
    """The text itself, ``end - start`` code points, no line end inside."""
    kind: str = "body"
    """heading, body, caption, byline or boilerplate."""
    level: int = 0
    """1 to 6 for a heading (1: the title), else 0."""
    indent: int = 0
    """Indentation in em: 1 of the first line, more of every line."""
    words: tuple[tuple[int, int], ...] = ()
    ruby: tuple[Ruby, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    second: tuple[SecondRuby, ...] = ()
    lemmas: tuple[str, ...] = ()
    """Dictionary forms, one for each word, or empty."""
    joined: bool = False
    """True when it goes on with the paragraph before it: nothing shows where one ends."""
    open_end: bool = False
    """True when the one after it goes on with it."""


class MarkStyle(enum.Enum):
    """How a mark is drawn; the shape tells marks apart, the colour only helps."""

    WASH = "wash"
    """A colour behind the text."""
    SELECTION = "selection"
    """A colour behind the text and its ruby."""
    UNDERLINE = "underline"
    DOUBLE = "double"
    DASHED = "dashed"
    DOTS = "dots"
    WAVE = "wave"
    BOX = "box"
    """A thin frame around the text and its ruby."""
    FRAME = "frame"
    """A thicker one."""


class Mark(NamedTuple):
    """A mark over a stretch of the text."""

    start: int
    end: int
    colour: str
    """``#rrggbb`` or a key of ``PageTheme.colours``, for example ``highlight.yellow``."""
    style: MarkStyle = MarkStyle.WASH


LAYERS = ("word_status", "entity", "highlight", "note", "find", "current", "selection")
"""Layers of marks, painted in this order; other names are painted after them."""


class RubyMode(enum.Enum):
    """Which ruby is shown. The author's own is shown in every mode."""

    ALL = "all"
    LEVEL = "level"
    FIRST = "first"
    NAMES = "names"
    HOVER = "hover"
    NONE = "none"


RubyFilter = Callable[[Ruby], bool]
"""Says whether a piece of ruby is shown, in the modes level, first and names."""


@dataclass(frozen=True, slots=True)
class PagePreferences:
    """How the page is set. Lengths in em of the body text unless said."""

    family: str = ""
    """A font family, or empty for the best Japanese sans-serif face found."""
    size: float = 20.0
    """Body text in px."""
    pitch: float = 1.9
    """From one line to the next."""
    line_length: int = 40
    """Longest line in full-width characters; narrower windows have shorter lines."""
    margin: float = 1.5
    """Smallest blank between the text and the edge of the page."""
    paragraph_gap: float = 0.5
    """Blank between paragraphs."""
    vertical: bool = False
    ruby_mode: RubyMode = RubyMode.ALL
    ruby_filter: RubyFilter | None = None
    tight: bool = False
    """True: room is kept only for the ruby that is shown, and lines move with the mode."""
    paged: bool = False
    """True: whole screenfuls are turned instead of scrolled."""
    hanging: bool = True
    """True: 、 and 。 may hang outside the line."""
    justify: bool = True
    fold_boilerplate: bool = True


@dataclass(frozen=True, slots=True)
class PageTheme:
    """The colours of the page, as ``#rrggbb`` or ``#aarrggbb``."""

    name: str
    paper: str
    ink: str
    ruby: str
    dim: str
    """Text of boilerplate and marks in the margin."""
    selection: str
    colours: Mapping[str, str] = field(default_factory=dict)
    """Colours of marks by key."""

    def colour(self, key: str) -> str:
        """Return a mark's colour; a key that the theme does not know gives the ink."""
        if key.startswith("#"):
            return key
        return self.colours.get(key, self.ink)


def _theme(name: str, paper: str, ink: str, ruby: str, dim: str, **colours: str) -> PageTheme:
    selection = colours.pop("selection")
    table = {key.replace("_", ".", 1): value for key, value in colours.items()}
    return PageTheme(name, paper, ink, ruby, dim, selection, MappingProxyType(table))


# Hues of lines are from the Okabe-Ito palette (Okabe and Ito 2008, "Color Universal Design"),
# darkened on paper and lightened on dark until they stand out at 3:1; washes keep ink at 4.5:1 or
# better, also stacked.
LIGHT = _theme(
    "light",
    "#FFFEFA",
    "#1C1B19",
    "#4A4844",
    "#6E6B66",
    selection="#B5D5FB",
    highlight_yellow="#FFF0A0",
    highlight_green="#CDEFC6",
    highlight_blue="#CBE4FA",
    highlight_pink="#FBD5E2",
    highlight_violet="#E2D8F8",
    entity_PERSON="#B04A00",
    entity_PLACE="#00704F",
    entity_ORGANIZATION="#00609C",
    entity_DATE="#8A5A00",
    entity_TIME="#8A5A00",
    entity_QUANTITY="#6E6B66",
    entity_PRODUCT="#9C3F75",
    entity_EVENT="#9C3F75",
    entity_WORK="#9C3F75",
    entity_GROUP="#1B7A9C",
    status_unknown="#D9E8F7",
    status_learning="#F8E7C8",
    status_known="#E4F0E0",
    find="#FFD98A",
    find_current="#FFB347",
    note="#8A5A00",
    current="#00609C",
)
SEPIA = _theme(
    "sepia",
    "#F6EEDD",
    "#2E261B",
    "#5A4C39",
    "#75664F",
    selection="#C9D8E6",
    highlight_yellow="#F7E08A",
    highlight_green="#CFE3B4",
    highlight_blue="#C6DBE8",
    highlight_pink="#F3C8CB",
    highlight_violet="#DACDE8",
    entity_PERSON="#A34300",
    entity_PLACE="#006347",
    entity_ORGANIZATION="#00558C",
    entity_DATE="#7C5000",
    entity_TIME="#7C5000",
    entity_QUANTITY="#6B5C45",
    entity_PRODUCT="#8E3669",
    entity_EVENT="#8E3669",
    entity_WORK="#8E3669",
    entity_GROUP="#146C8B",
    status_unknown="#DCE0DC",
    status_learning="#F2DDB4",
    status_known="#E0E4C6",
    find="#F5CE7A",
    find_current="#F0AE4E",
    note="#7C5000",
    current="#00558C",
)
DARK = _theme(
    "dark",
    "#191A1E",
    "#E4E1DA",
    "#B9B5AC",
    "#908D87",
    selection="#2C4A70",
    highlight_yellow="#574A10",
    highlight_green="#1F4A2A",
    highlight_blue="#1B4363",
    highlight_pink="#5A2A3E",
    highlight_violet="#42336A",
    entity_PERSON="#F0924C",
    entity_PLACE="#3CC79D",
    entity_ORGANIZATION="#62B6EF",
    entity_DATE="#E6B24A",
    entity_TIME="#E6B24A",
    entity_QUANTITY="#A5A29B",
    entity_PRODUCT="#DD94BC",
    entity_EVENT="#DD94BC",
    entity_WORK="#DD94BC",
    entity_GROUP="#7CCBE8",
    status_unknown="#23303F",
    status_learning="#3A301C",
    status_known="#233326",
    find="#5E4410",
    find_current="#7A4E08",
    note="#E6B24A",
    current="#62B6EF",
)
THEMES: Mapping[str, PageTheme] = MappingProxyType(
    {theme.name: theme for theme in (LIGHT, SEPIA, DARK)}
)
