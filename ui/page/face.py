"""The face of the page: glyphs and widths of characters, with fallback to other fonts.

Glyph numbers and widths do not depend on the size, so they are found once for a family and kept. A
character is shaped by Qt only where asking the font is not enough: marks that combine, characters
that the font does not have, and the upright forms of columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from ui.page.characters import is_kanji

JAPANESE_FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "YuGothic",
    "BIZ UDPGothic",
    "Meiryo",
    "IPAexGothic",
    "IPAGothic",
    "MS Gothic",
)
"""Sans-serif families with Japanese shapes of the kanji, best first."""
SERIF_FAMILIES = (
    "Noto Serif CJK JP",
    "Noto Serif JP",
    "Source Han Serif JP",
    "Hiragino Mincho ProN",
    "Yu Mincho",
    "YuMincho",
    "BIZ UDPMincho",
    "IPAexMincho",
    "MS Mincho",
)
_PROBE = 256.0
"""Size in px at which widths are measured; large, so that rounding to 1/64 px does not matter."""
_JOINER = "\u200d"
_ONE_EMOJI = 1.5
"""What is wider than this, in em, is not one emoji."""
BASELINE = 0.88
"""Where the baseline lies in the em box. Source: sTypoAscender of Japanese OpenType fonts."""


class Glyph(NamedTuple):
    """A glyph of a cluster, in em from the cluster's origin on the baseline."""

    font: int
    """Index of the face's font that has it."""
    glyph: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A cluster as it is drawn."""

    glyphs: tuple[Glyph, ...]
    advance: float
    """Width in em."""
    simple: tuple[int, int] | None = None
    """Font and glyph where one glyph at the origin is all there is."""


def bundled_family() -> str:
    """Load the font that comes with the application; return its family, or an empty string."""
    known = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    if "Noto Sans CJK JP" in known:
        return "Noto Sans CJK JP"
    try:
        from noto_cjk_sans_jp_regular import FONT_PATH
    except ImportError:  # A system's package may leave the font to the system.
        return known[0] if known else ""
    number = QFontDatabase.addApplicationFont(str(FONT_PATH))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def font_families(preferred: str = "") -> list[str]:
    """Return the families to set the page in: at least one shows Japanese, with its kanji's shapes.

    The last is empty where no font on this computer does.

    Args:
        preferred: A family to take if it is installed; ``"serif"`` asks for the best serif face.
    """
    installed = set(QFontDatabase.families())
    wanted = SERIF_FAMILIES if preferred == "serif" else (preferred,)
    chosen = next((name for name in wanted if name in installed), "")
    japanese = next((name for name in JAPANESE_FAMILIES if name in installed), "")
    japanese = japanese or bundled_family()
    return [chosen, japanese] if chosen and chosen != japanese else [japanese]


class Face:
    """The glyphs of one family and weight.

    Args:
        families: Font families, best first; None for the best Japanese face.
        ruby: True chooses the kana drawn for small sizes where the font has them.
        bold: True for headings.
    """

    def __init__(
        self, families: list[str] | None = None, *, ruby: bool = False, bold: bool = False
    ) -> None:
        families = families or font_families()
        self.family = families[0]
        font = QFont()
        font.setFamilies(families)
        font.setPixelSize(int(_PROBE))
        font.setKerning(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        if ruby:
            font.setFeature(QFont.Tag("ruby"), 1)
        upright = QFont(font)
        upright.setFeature(QFont.Tag("vert"), 1)
        self._fonts = (font, upright)
        self._plain = not ruby
        self._raws: list[QRawFont] = []
        self._names: dict[tuple[str, str], int] = {}
        self._sized: dict[tuple[int, float], QRawFont] = {}
        self._shapes: tuple[dict[str, Shape], dict[str, Shape]] = ({}, {})
        self._main = self._font_index(QRawFont.fromFont(font))

    def shape(self, cluster: str, *, vertical: bool = False) -> Shape:
        """Return how a cluster is drawn.

        Args:
            cluster: One character with what combines with it.
            vertical: True for the upright form in a column.
        """
        cache = self._shapes[vertical]
        found = cache.get(cluster)
        if found is None:
            found = cache[cluster] = self._shape(cluster, vertical=vertical)
        return found

    def prepare(self, text: str, *, vertical: bool = False) -> dict[str, Shape]:
        """Make sure that the single characters of a text are known, and return all that are.

        Args:
            text: Any text.
            vertical: True for the upright forms.
        """
        cache = self._shapes[vertical]
        unseen = [char for char in set(text) if char not in cache]
        if not unseen:
            return cache
        if not self._plain:
            plain: list[str] = []
        elif vertical:
            plain = [char for char in unseen if is_kanji(char) and char <= "\uffff"]
        else:
            plain = [char for char in unseen if char <= "\uffff"]
        if plain:
            raw = self._raws[self._main]
            indexes = raw.glyphIndexesForString("".join(plain))
            if len(indexes) == len(plain):
                advances = raw.advancesForGlyphIndexes(indexes)
                for char, index, advance in zip(plain, indexes, advances, strict=True):
                    if index:
                        cache[char] = Shape(
                            (Glyph(self._main, index, 0.0, 0.0),),
                            round(advance.x() / _PROBE, 3),
                            (self._main, index),
                        )
        for char in unseen:
            if char not in cache:
                cache[char] = self._shape(char, vertical=vertical)
        return cache

    def advance(self, cluster: str) -> float:
        """Return a cluster's width in em, lying."""
        return self.shape(cluster).advance

    def raw(self, index: int, size: float) -> QRawFont:
        """Return a font of this face at a size in px."""
        key = (index, size)
        found = self._sized.get(key)
        if found is None:
            if len(self._sized) > 200:
                self._sized.clear()
            found = QRawFont(self._raws[index])
            found.setPixelSize(size)
            self._sized[key] = found
        return found

    def _shape(self, cluster: str, *, vertical: bool) -> Shape:
        layout = QTextLayout(cluster, self._fonts[vertical])
        layout.beginLayout()
        line = layout.createLine()
        if not line.isValid():
            layout.endLayout()
            return Shape((), 0.0)
        line.setLineWidth(1e6)
        layout.endLayout()
        baseline = line.ascent()
        advance = round(line.horizontalAdvance() / _PROBE, 3)
        glyphs: list[Glyph] = []
        for run in layout.glyphRuns():
            font = self._font_index(run.rawFont())
            for index, position in zip(run.glyphIndexes(), run.positions(), strict=True):
                glyphs.append(
                    Glyph(font, index, position.x() / _PROBE, (position.y() - baseline) / _PROBE)
                )
        if _JOINER in cluster and advance > _ONE_EMOJI:
            # No font joins it: the first of a row of people, or of boxes, stands for all.
            return Shape((glyphs[0]._replace(x=0.0),), 1.0)
        if len(glyphs) > 1 and not any(glyph.glyph for glyph in glyphs):
            return Shape((glyphs[0]._replace(x=0.0),), 1.0)
        simple = None
        if len(glyphs) == 1 and not glyphs[0].x and not glyphs[0].y:
            simple = (glyphs[0].font, glyphs[0].glyph)
        return Shape(tuple(glyphs), advance, simple)

    def _font_index(self, raw: QRawFont) -> int:
        name = (raw.familyName(), raw.styleName())
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = len(self._raws)
            self._raws.append(raw)
        return found
