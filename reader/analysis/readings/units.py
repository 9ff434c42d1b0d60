"""The working state of a paragraph's readings: units that the layers merge and read.

A unit begins as one morpheme. A layer may read it, or merge a run of units into one. Once a unit is
``settled`` later layers leave it alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.analysis.model import ReadingSource
from reader.analysis.tagger import Lexeme

# Looking a member of an enumeration up costs more than making the rest of a unit.
_TAGGER = ReadingSource.TAGGER


class Unit:
    """A stretch of text with one reading.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        surface: The text, folded to half-width where the tagger saw it so.
        lexeme: The morpheme's dictionary row; of a merged unit the last one's.
        kana: The reading, hiragana or (foreign names) katakana; empty where none is known.
        source: Which layer read it.
        rule: The rule or row that decided.
        settled: True when later layers must leave it.
        doubtful: True when nothing but a guess supports the reading.
        parts: Surface and dictionary row of each morpheme, where it covers more than one.
        kind: What a merging layer made of it (``word``, ``name``, ``number`` …), else empty.
    """

    __slots__ = (
        "aloud",
        "doubtful",
        "end",
        "kana",
        "kind",
        "lexeme",
        "parts",
        "rule",
        "settled",
        "source",
        "start",
        "surface",
    )

    def __init__(
        self,
        start: int,
        end: int,
        surface: str,
        lexeme: Lexeme,
        _space: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.surface = surface
        self.lexeme = lexeme
        self.kana: str = lexeme.kana
        self.doubtful = False
        self.parts: tuple[tuple[str, Lexeme], ...] = ()
        self.aloud = lexeme.aloud
        if lexeme.is_own:
            proper = lexeme.pos[1] == "固有名詞"
            self.source = ReadingSource.NAME if proper else ReadingSource.DICTIONARY
            self.rule = "corrections"
            self.settled = not proper
            self.kind = "name" if proper else "word"
        else:
            self.source = _TAGGER
            self.rule = self.kind = ""
            self.settled = False

    def read(
        self, kana: str, source: ReadingSource, rule: str = "", *, settled: bool = True
    ) -> None:
        """Give the unit its reading."""
        self.kana = kana
        self.source = source
        self.rule = rule
        self.settled = settled
        self.doubtful = False


@dataclass(slots=True)
class Line:
    """A paragraph while it is being read.

    Attributes:
        text: The paragraph's text, folded to half-width 1:1.
        offset: Offset of the paragraph in the document.
        units: The units in order; white space belongs to none.
    """

    text: str
    offset: int
    units: list[Unit] = field(default_factory=list)

    def merge(
        self,
        first: int,
        last: int,
        kana: str,
        source: ReadingSource,
        rule: str = "",
        kind: str = "word",
    ) -> Unit:
        """Make one unit of ``units[first:last]`` with a reading; return it."""
        run = self.units[first:last]
        unit = run[0]
        if len(run) > 1:
            parts: list[tuple[str, Lexeme]] = []
            for one in run:
                parts += one.parts or ((one.surface, one.lexeme),)
                if one.aloud:
                    unit.aloud = True
            unit.parts = tuple(parts)
            unit.end = run[-1].end
            unit.surface = self.text[unit.start - self.offset : unit.end - self.offset]
            unit.lexeme = run[-1].lexeme
            self.units[first:last] = [unit]
        unit.read(kana, source, rule)
        unit.kind = kind
        return unit

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets of the document."""
        return self.text[start - self.offset : end - self.offset]


__all__ = ["Lexeme", "Line", "Unit"]
