"""What an entry says, as lines of styled text: the step between a look-up and a widget.

Nothing here draws. Text is always data: a renderer inserts it as characters, never as markup.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.model import Entity, ReadingSource
from reader.sessions.model import Annotation, WordStatus
from ui.lookup.pitch import Contour


class Style(enum.Enum):
    """How a run of text looks."""

    HEADWORD = "headword"
    READING = "reading"
    TEXT = "text"
    STRONG = "strong"
    QUIET = "quiet"
    BADGE = "badge"
    BADGE_STRONG = "badge-strong"
    LINK = "link"
    JAPANESE = "japanese"
    NUMBER = "number"
    KANJI = "kanji"
    HEADING = "heading"
    EMPHASIS = "emphasis"
    CODE = "code"
    STRUCK = "struck"


class LineKind(enum.Enum):
    """What a line is, for its spacing."""

    HEAD = "head"
    """Begins an entry."""
    BODY = "body"
    TIGHT = "tight"
    """Follows its line closely."""
    SECTION = "section"
    """A small heading over a part."""
    FOLD = "fold"
    """The line where shorter matches begin: its text, then a rule."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an imported dictionary; the text of its run tells what it shows.

    Attributes:
        source: The dictionary's id.
        path: Its place in the dictionary.
        width: With ``height`` its size: em where ``in_em``, else px; 0 where that isn't said.
        mask: Only its shape counts, and is drawn in the colour of the text.
    """

    source: str
    path: str
    width: float = 0.0
    height: float = 0.0
    in_em: bool = False
    mask: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one style.

    Attributes:
        link: Where it leads (``word:購買``, ``note:12``, ``url:https://…`` …), or empty.
        contour: The pitch accent to draw over the text, which is its reading.
        tip: A line of explanation, or empty.
        strokes: The path data of a kanji's strokes: each is drawn in a square of its own.
        ruby: A reading that stands over the text, or empty.
        picture: What is drawn instead of the text once it is there, or None.
    """

    text: str
    style: Style = Style.TEXT
    link: str = ""
    contour: Contour | None = None
    tip: str = ""
    strokes: tuple[str, ...] = ()
    ruby: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of runs; ``indent`` in em, ``hang`` lets the first line stand out by as much.

    With ``rows`` it is a table, and ``runs`` is empty.
    """

    runs: tuple[Run, ...]
    kind: LineKind = LineKind.BODY
    indent: float = 0.0
    hang: float = 0.0
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def text(self) -> str:
        """The line without its styles; readings in brackets, the cells of a row parted by tabs."""
        if self.rows:
            return "\n".join("\t".join(cell.text for cell in row) for row in self.rows)
        return "".join(f"{run.text}({run.ruby})" if run.ruby else run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, how many columns and rows it covers, and whether it heads."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False

    @property
    def text(self) -> str:
        """The cell as plain text on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class WordDetails:
    """What the open text and the reader's own data say of the word that is looked up.

    Attributes:
        surface: The word as it stands in the text.
        reading: How it is read here, or empty.
        source: The layer that decided the reading.
        doubtful: True where only a guess supports the reading.
        rule: The rule or row that decided.
        entity: What the word names in this text.
        status: How well the reader knows the word; None where that isn't kept.
        notes: The reader's notes on this word or passage.
        seen: How often the word was looked up before.
        words_here: Words of this text with the kanji that is shown: written, reading.
        lemma: The dictionary form that the reader's own data is kept by; empty: the headword.
        lemma_reading: Its reading, hiragana.
    """

    surface: str = ""
    reading: str = ""
    source: ReadingSource | None = None
    doubtful: bool = False
    rule: str = ""
    entity: Entity | None = None
    status: WordStatus | None = None
    notes: tuple[Annotation, ...] = ()
    seen: int = 0
    words_here: tuple[tuple[str, str], ...] = ()
    lemma: str = ""
    lemma_reading: str = ""


def plain_text(lines: Sequence[Line]) -> str:
    """Returns the lines as plain text, for the clipboard and for a screen reader."""
    return "\n".join(line.text for line in lines if line.kind is not LineKind.FOLD)


def is_kanji(character: str) -> bool:
    """Tells whether a character is a kanji."""
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def is_japanese(character: str) -> bool:
    """Tells whether a character can begin a look-up: kana, kanji, 々, ー and their kin."""
    return 0x3041 <= ord(character) <= 0x30FF or is_kanji(character) or character in "々〆〇ヶ"
