"""Colours: paper and ink, washes, entity colours, and the palette that widgets draw with.

A theme is plain data, so that the page, the panels and the icons agree. Ink on paper, ink on every
wash and quiet ink on every ground reach 4.5:1; lines and icons reach 3:1.
Source: contrast as in WCAG 2.2, success criteria 1.4.3 and 1.4.11; the entity palette is Okabe and
Ito, "Color Universal Design" (2008), darkened or lightened where a ground needs it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from reader.analysis.model import EntityType
from reader.sessions.model import HighlightColour, WordStatus

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0


class ThemeChoice(enum.Enum):
    """What the reader may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class EntityStyle:
    """How a kind of entity is shown: always a colour and a shape."""

    colour: QColor
    icon: str
    """A name of ``ui.icons``."""
    line: Qt.PenStyle


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour that the window draws with."""

    choice: ThemeChoice
    dark: bool
    paper: QColor
    """Ground of the page."""
    ink: QColor
    quiet: QColor
    """Secondary text, 4.5:1 on every ground."""
    window: QColor
    """Ground of bars and panels."""
    base: QColor
    """Ground of lists and fields."""
    alternate: QColor
    card: QColor
    """Ground of the hover card."""
    button: QColor
    border: QColor
    accent: QColor
    """Links, focus, the selected row's ground."""
    accent_ink: QColor
    selection: QColor
    """Ground of selected text; ``ink`` stays readable on it."""
    warning: QColor
    badge: QColor
    """Ground of small labels (common, N3)."""
    current: QColor
    """Wash of the word that is looked at."""
    found: QColor
    """Wash of what a search found."""
    washes: Mapping[HighlightColour, QColor]
    status: Mapping[WordStatus, QColor]
    entities: Mapping[EntityType, EntityStyle]


def luminance(colour: QColor) -> float:
    """Returns the relative luminance, 0 (black) to 1 (white)."""

    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return (
        0.2126 * channel(colour.redF())
        + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF())
    )


def contrast(first: QColor, second: QColor) -> float:
    """Returns the contrast ratio of two opaque colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(over: QColor, under: QColor, alpha: float) -> QColor:
    """Returns ``over`` at ``alpha`` (0 to 1) on an opaque ``under``."""
    return QColor.fromRgbF(
        over.redF() * alpha + under.redF() * (1 - alpha),
        over.greenF() * alpha + under.greenF() * (1 - alpha),
        over.blueF() * alpha + under.blueF() * (1 - alpha),
    )


def readable(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """Returns the colour, moved towards black or white only as far as ``ratio`` needs."""
    target = QColor(Qt.GlobalColor.black if luminance(ground) > 0.18 else Qt.GlobalColor.white)
    for step in range(21):
        moved = blend(target, colour, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return target


_WASHES = {
    HighlightColour.YELLOW: "#ffe14d",
    HighlightColour.GREEN: "#7bd67b",
    HighlightColour.BLUE: "#7cc0ff",
    HighlightColour.PINK: "#ff9fc0",
    HighlightColour.VIOLET: "#c4a6ff",
}

_STATUS = {
    WordStatus.NEW: "#56b4e9",
    WordStatus.LEARNING_1: "#d55e00",
    WordStatus.LEARNING_2: "#e69f00",
    WordStatus.LEARNING_3: "#f0c442",
    WordStatus.LEARNING_4: "#c8d84a",
}

_ENTITIES: dict[EntityType, tuple[str, str, Qt.PenStyle]] = {
    EntityType.PERSON: ("#0072b2", "person", Qt.PenStyle.SolidLine),
    EntityType.PLACE: ("#009e73", "place", Qt.PenStyle.DashLine),
    EntityType.ORGANIZATION: ("#d55e00", "organization", Qt.PenStyle.SolidLine),
    EntityType.DATE: ("#cc79a7", "date", Qt.PenStyle.DotLine),
    EntityType.TIME: ("#cc79a7", "time", Qt.PenStyle.DashDotDotLine),
    EntityType.QUANTITY: ("#e69f00", "quantity", Qt.PenStyle.DotLine),
    EntityType.PRODUCT: ("#56b4e9", "product", Qt.PenStyle.DashDotLine),
    EntityType.EVENT: ("#f0e442", "event", Qt.PenStyle.DashLine),
    EntityType.WORK: ("#888888", "work", Qt.PenStyle.DashDotLine),
    EntityType.GROUP: ("#0072b2", "group", Qt.PenStyle.DashDotDotLine),
}


def _theme(choice: ThemeChoice, *, dark: bool, colours: Mapping[str, str]) -> Theme:
    named = {key: QColor(value) for key, value in colours.items()}
    paper, ink = named["paper"], named["ink"]
    strength = 0.36 if dark else 0.62
    lines = LINE_CONTRAST + (1.2 if dark else 0.1)  # thin lines look thinner on dark ground

    def wash(value: str, alpha: float) -> QColor:
        while contrast(ink, blend(QColor(value), paper, alpha)) < TEXT_CONTRAST + 0.1:
            alpha -= 0.02
        return blend(QColor(value), paper, alpha)

    status = {key: wash(value, 0.22) for key, value in _STATUS.items()}
    status[WordStatus.KNOWN] = status[WordStatus.IGNORED] = QColor(paper)
    return Theme(
        choice=choice,
        dark=dark,
        washes={key: wash(value, strength) for key, value in _WASHES.items()},
        status=status,
        entities={
            kind: EntityStyle(readable(QColor(colour), paper, lines), icon, line)
            for kind, (colour, icon, line) in _ENTITIES.items()
        },
        current=wash(colours["accent"], 0.22),
        found=wash("#e69f00", 0.45),
        **named,
    )


LIGHT = _theme(
    ThemeChoice.LIGHT,
    dark=False,
    colours={
        "paper": "#fffefa", "ink": "#1d1c1a", "quiet": "#5f5b54", "window": "#f3f1ec",
        "base": "#fffefa", "alternate": "#f8f6f0", "card": "#fffffd", "button": "#faf8f3",
        "border": "#d5d0c5", "accent": "#0b5c99", "accent_ink": "#ffffff", "selection": "#bcd9f2",
        "warning": "#a3320b", "badge": "#ece8de",
    },
)  # fmt: skip
SEPIA = _theme(
    ThemeChoice.SEPIA,
    dark=False,
    colours={
        "paper": "#f6eedd", "ink": "#33291b", "quiet": "#675942", "window": "#ece1ca",
        "base": "#f8f1e2", "alternate": "#f1e7d3", "card": "#fbf5e8", "button": "#f3e9d5",
        "border": "#cfbf9e", "accent": "#7a4a12", "accent_ink": "#ffffff", "selection": "#e2cb9b",
        "warning": "#962f0a", "badge": "#e8dabd",
    },
)  # fmt: skip
DARK = _theme(
    ThemeChoice.DARK,
    dark=True,
    colours={
        "paper": "#191a1e", "ink": "#e4e1da", "quiet": "#b2afa8", "window": "#292b32",
        "base": "#1c1d22", "alternate": "#24262c", "card": "#2b2e36", "button": "#363a44",
        "border": "#4d515d", "accent": "#7cb7ee", "accent_ink": "#10151b", "selection": "#2f4d6b",
        "warning": "#ffab8a", "badge": "#3a3e48",
    },
)  # fmt: skip

THEMES: Mapping[ThemeChoice, Theme] = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.SEPIA: SEPIA,
    ThemeChoice.DARK: DARK,
}


def desktop_is_dark(application: QGuiApplication) -> bool:
    """Tells whether the desktop asks for dark windows; where it doesn't say, its palette does."""
    scheme = application.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        palette = application.palette()
        return luminance(palette.color(QPalette.ColorRole.Window)) < 0.18
    return scheme == Qt.ColorScheme.Dark


def resolve(choice: ThemeChoice, *, dark_desktop: bool) -> Theme:
    """Returns the theme for a choice; ``SYSTEM`` is light or dark with the desktop."""
    if choice is ThemeChoice.SYSTEM:
        return DARK if dark_desktop else LIGHT
    return THEMES[choice]


def build_palette(theme: Theme) -> QPalette:
    """Returns the palette that makes Qt's own widgets agree with the theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.ink),
        (role.Base, theme.base),
        (role.AlternateBase, theme.alternate),
        (role.Text, theme.ink),
        (role.Button, theme.button),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.warning),
        (role.ToolTipBase, theme.card),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.quiet),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_ink),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.button.lighter(115)),
        (role.Midlight, theme.button),
        (role.Mid, theme.border),
        (role.Dark, theme.border.darker(130)),
        (role.Shadow, QColor("#000000")),
    ):
        palette.setColor(where, colour)
    faint = blend(theme.ink, theme.window, 0.45)
    for where in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, faint)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.border)
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, theme.ink)
    return palette


def list_palette(theme: Theme) -> QPalette:
    """Returns the palette of lists whose rows draw themselves: a selected row keeps its ink."""
    palette = build_palette(theme)
    palette.setColor(QPalette.ColorRole.Highlight, theme.selection)
    palette.setColor(QPalette.ColorRole.HighlightedText, theme.ink)
    return palette


def entity_type_name(kind: EntityType) -> str:
    """Returns what the panel calls a kind of entity, in the interface's language."""
    translate = QCoreApplication.translate
    return {
        EntityType.PERSON: translate("EntityType", "People"),
        EntityType.PLACE: translate("EntityType", "Places"),
        EntityType.ORGANIZATION: translate("EntityType", "Organisations"),
        EntityType.DATE: translate("EntityType", "Dates"),
        EntityType.TIME: translate("EntityType", "Times"),
        EntityType.QUANTITY: translate("EntityType", "Quantities"),
        EntityType.PRODUCT: translate("EntityType", "Products"),
        EntityType.EVENT: translate("EntityType", "Events"),
        EntityType.WORK: translate("EntityType", "Works"),
        EntityType.GROUP: translate("EntityType", "Peoples and groups"),
    }[kind]


def highlight_name(colour: HighlightColour) -> str:
    """Returns the name of a highlight's colour, in the interface's language."""
    translate = QCoreApplication.translate
    return {
        HighlightColour.YELLOW: translate("HighlightColour", "Yellow"),
        HighlightColour.GREEN: translate("HighlightColour", "Green"),
        HighlightColour.BLUE: translate("HighlightColour", "Blue"),
        HighlightColour.PINK: translate("HighlightColour", "Pink"),
        HighlightColour.VIOLET: translate("HighlightColour", "Violet"),
    }[colour]


def status_name(status: WordStatus) -> str:
    """Returns the name of a word's status, in the interface's language."""
    translate = QCoreApplication.translate
    return {
        WordStatus.NEW: translate("WordStatus", "Unknown"),
        WordStatus.LEARNING_1: translate("WordStatus", "Learning 1"),
        WordStatus.LEARNING_2: translate("WordStatus", "Learning 2"),
        WordStatus.LEARNING_3: translate("WordStatus", "Learning 3"),
        WordStatus.LEARNING_4: translate("WordStatus", "Learning 4"),
        WordStatus.KNOWN: translate("WordStatus", "Known"),
        WordStatus.IGNORED: translate("WordStatus", "Ignored"),
    }[status]
