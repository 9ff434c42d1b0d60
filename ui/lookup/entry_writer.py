"""Writes the lines of an entry into a document: text with formats, never markup.

What is painted around the text (badges, accents, ruby, the fold) is kept as marks beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTableFormat,
)

from ui.lookup.blocks import Cell, Line, LineKind, Picture, Run, Style
from ui.lookup.pitch import Contour
from ui.lookup.strokes import square_format
from ui.theme import Theme

SCALE = {
    Style.HEADWORD: 1.6,
    Style.READING: 1.12,
    Style.KANJI: 2.3,
    Style.QUIET: 0.92,
    Style.BADGE: 0.8,
    Style.BADGE_STRONG: 0.8,
    Style.HEADING: 0.86,
    Style.JAPANESE: 1.06,
    Style.NUMBER: 0.92,
}
"""Size of a style's text, in em."""
_JAPANESE_FIRST = frozenset({Style.HEADWORD, Style.READING, Style.KANJI, Style.JAPANESE, Style.LINK,
                             Style.STRONG})  # fmt: skip
_TOP_EM = {
    LineKind.HEAD: 0.6,
    LineKind.BODY: 0.3,
    LineKind.TIGHT: 0.12,
    LineKind.SECTION: 0.7,
    LineKind.FOLD: 0.7,
}
_LEAST_EM_PX = 13.0
"""Kana and kanji need more than the twelve px of many desktops' interface font."""
_SQUARE_EM = 3.4
_RUBY_EM = 0.58
_RUBY_LINE_EM = 2.1
_PICTURE_PX = 320.0
"""Widest and highest picture; the card is hardly wider."""
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted around the text; offsets are UTF-16 units of the QTextDocument."""

    start_utf16: int
    end_utf16: int
    contour: Contour | None = None
    strong: bool = False
    fold: bool = False
    ruby: str = ""


class EntryWriter:
    """Writes lines into a document in a theme and a font.

    Args:
        document: Where to write.
        theme: The colours.
        font: The interface's font.
        family: The face for Japanese text; empty for the font's own.

    Attributes:
        em: Size of plain text, px.
        links: Where the links lead, by the number in their address.
        marks: What is to be painted around the text.
        images: The pictures that are there, by dictionary and path.
        pictures: The pictures that the lines have.
        heads: Where entries and the fold begin, UTF-16 units of the document.
    """

    def __init__(self, document: QTextDocument, theme: Theme, font: QFont, family: str) -> None:
        self._document = document
        self._theme = theme
        self._base = font
        self._family = family
        self._formats: dict[Style, QTextCharFormat] = {}
        self.em = max(_LEAST_EM_PX, QFontInfo(font).pixelSize() * 1.08)
        self.links: list[str] = []
        self.marks: list[Mark] = []
        self.heads: list[int] = []
        self.pictures: set[Picture] = set()
        self.images: Mapping[tuple[str, str], QImage] = {}

    def _font(self, style: Style) -> QFont:
        font = QFont(self._base)
        font.setPixelSize(max(9, round(self.em * SCALE.get(style, 1.0))))
        if self._family:
            families = [self._base.family(), self._family]
            font.setFamilies(families[::-1] if style in _JAPANESE_FIRST else families)
        if style in (Style.STRONG, Style.HEADING):
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(style is Style.EMPHASIS)
        font.setStrikeOut(style is Style.STRUCK)
        if style is Style.CODE:
            mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
            font.setFamilies([*mono, *font.families()])
        return font

    def _plain_format(self, style: Style) -> QTextCharFormat:
        """Returns the format of a style, made once for a theme and a font."""
        made = self._formats.get(style)
        if made is None:
            made = self._formats[style] = QTextCharFormat()
            made.setFont(self._font(style))
            colour = self._theme.ink
            if style in (Style.QUIET, Style.NUMBER, Style.HEADING, Style.STRUCK):
                colour = self._theme.quiet
            elif style is Style.BADGE_STRONG:
                colour = self._theme.accent_ink
            made.setForeground(colour)
        return made

    def _format(self, run: Run) -> QTextCharFormat:
        made = self._plain_format(run.style)
        if not run.link and not run.tip:
            return made
        made = QTextCharFormat(made)
        if run.link and run.style not in (Style.KANJI, Style.HEADWORD):
            made.setForeground(self._theme.accent)
        if run.link:
            made.setAnchor(True)
            made.setAnchorHref(f"link:{len(self.links)}")
            self.links.append(run.link)
        if run.tip:
            made.setToolTip(run.tip)
        return made

    def write(self, lines: Sequence[Line]) -> None:
        """Writes lines in the place of what was there."""
        self.links.clear()
        self.marks.clear()
        self.heads.clear()
        self.pictures.clear()
        self._document.clear()
        self._document.setDefaultFont(self._font(Style.TEXT))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._insert_lines(cursor, lines)
        cursor.endEditBlock()

    def _insert_lines(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        fresh = True
        for number, line in enumerate(lines):
            if line.rows:
                self._insert_table(cursor, line)
                fresh = True  # There is a paragraph behind it already.
                continue
            block = QTextBlockFormat()
            block.setTopMargin(0 if number == 0 else _TOP_EM[line.kind] * self.em)
            block.setLeftMargin(line.indent * self.em)
            block.setTextIndent(-line.hang * self.em)
            if any(run.ruby for run in line.runs):
                block.setLineHeight(_RUBY_LINE_EM * self.em, _AT_LEAST)
            if fresh:
                cursor.setBlockFormat(block)
            else:
                cursor.insertBlock(block)
            fresh = False
            if line.kind in (LineKind.HEAD, LineKind.FOLD):
                self.heads.append(cursor.position())
            for run in line.runs:
                self._insert(cursor, run)
            if line.kind is LineKind.FOLD:
                end = cursor.position()
                self.marks.append(Mark(end, end, fold=True))

    def _insert_table(self, cursor: QTextCursor, line: Line) -> None:
        look = QTextTableFormat()
        look.setBorder(1)
        look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(self._theme.border)
        look.setBorderCollapse(True)
        look.setCellPadding(0.25 * self.em)
        look.setLeftMargin(line.indent * self.em)
        look.setTopMargin(0.3 * self.em)
        look.setBottomMargin(0.3 * self.em)
        places = table_places(line.rows)
        width = max(column + cell.columns for _row, column, cell in places)
        table = cursor.insertTable(len(line.rows), width, look)
        for row, column, cell in places:
            rows = min(cell.rows, len(line.rows) - row)
            if rows > 1 or cell.columns > 1:
                table.mergeCells(row, column, rows, cell.columns)
            self._insert_lines(table.cellAt(row, column).firstCursorPosition(), cell.lines)
        cursor.setPosition(table.lastPosition() + 1)

    def _insert(self, cursor: QTextCursor, run: Run) -> None:
        if run.picture is not None and self._insert_picture(cursor, run.picture):
            return
        if run.strokes:
            size = round(self.em * _SQUARE_EM)
            for upto in range(1, len(run.strokes) + 1):
                cursor.insertText("\ufffc", square_format(run.strokes, upto, size))
            return
        start = cursor.position()
        text = run.text.replace("\n", " ").replace("\r", " ").replace("\u2029", " ")
        badge = run.style in (Style.BADGE, Style.BADGE_STRONG)
        if badge:
            text = f"\u00a0{text.replace(' ', chr(0xA0))}\u00a0"
        form = self._format(run)
        if run.ruby:
            form = self._spread(form, run)
        cursor.insertText(text, form)
        if run.ruby:
            self.marks.append(Mark(start, cursor.position(), ruby=run.ruby))
        if badge or run.contour is not None:
            strong = run.style is Style.BADGE_STRONG
            self.marks.append(Mark(start, cursor.position(), run.contour, strong=strong))

    def _insert_picture(self, cursor: QTextCursor, picture: Picture) -> bool:
        """Inserts a picture that is there; one that isn't is noted as wanted, and False."""
        self.pictures.add(picture)
        image = self.images.get((picture.source, picture.path))
        if image is None or image.isNull():
            return False
        shape = QSizeF(image.size())
        scale = self.em if picture.in_em else 1.0
        size = QSizeF(picture.width * scale, picture.height * scale)
        if not size.height():
            size.setHeight(shape.height() * (size.width() / shape.width() if size.width() else 1))
        if not size.width():
            size.setWidth(shape.width() * size.height() / shape.height())
        if size.width() > _PICTURE_PX or size.height() > _PICTURE_PX:
            size.scale(_PICTURE_PX, _PICTURE_PX, Qt.AspectRatioMode.KeepAspectRatio)
        if picture.mask:
            image = in_colour(image, self._theme.ink)
        look = QTextImageFormat()
        look.setName(f"picture:{len(self.pictures)}:{cursor.position()}")
        look.setWidth(max(1.0, size.width()))
        look.setHeight(max(1.0, size.height()))
        self._document.addResource(_IMAGE, QUrl(look.name()), image)
        cursor.insertImage(look)
        return True

    def _spread(self, form: QTextCharFormat, run: Run) -> QTextCharFormat:
        """Gives text so much room that its ruby doesn't lean over its neighbours."""
        form = QTextCharFormat(form)
        font = form.font()
        over = QFontMetricsF(self.ruby_font()).horizontalAdvance(run.ruby)
        missing = over - QFontMetricsF(font).horizontalAdvance(run.text)
        if missing > 0:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, missing / len(run.text))
            form.setFont(font)
        return form

    def ruby_font(self) -> QFont:
        """Returns the font of readings over the text."""
        font = self._font(Style.JAPANESE)
        font.setPixelSize(max(8, round(self.em * _RUBY_EM)))
        return font


def in_colour(image: QImage, colour: QColor) -> QImage:
    """Returns the shape of a picture in one colour."""
    made = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), colour)
    painter.end()
    return made


def table_places(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, int, Cell]]:
    """Returns the row and column of each cell: one that covers rows pushes later ones on."""
    taken: set[tuple[int, int]] = set()
    places: list[tuple[int, int, Cell]] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            size = [(down, on) for down in range(cell.rows) for on in range(cell.columns)]
            while any((row + down, column + on) in taken for down, on in size):
                column += 1
            taken.update((row + down, column + on) for down, on in size)
            places.append((row, column, cell))
            column += cell.columns
    return places
