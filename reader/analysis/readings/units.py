"""The working state of a paragraph's readings: units that the layers merge and read.

A unit begins as one morpheme. A layer may read it, or merge a run of units into one. Once a unit is
``settled`` later layers leave it alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from reader.analysis.kana import READ_ALOUD
from reader.analysis.model import ReadingSource
from reader.analysis.tagger import Lexeme, Token


@functools.lru_cache(maxsize=20_000)
def is_read_aloud(surface: str) -> bool:
    """Tell whether a text holds a kanji or a digit."""
    return READ_ALOUD.search(surface) is not None


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
        tokens: The morphemes it covers.
        kind: What a merging layer made of it (``word``, ``name``, ``number`` …), else empty.
    """

    __slots__ = (
        "aloud",
        "doubtful",
        "end",
        "kana",
        "kind",
        "lexeme",
        "rule",
        "settled",
        "source",
        "start",
        "surface",
        "tokens",
    )

    def __init__(self, token: Token) -> None:
        self.start, self.end, self.surface, self.lexeme, _ = token
        self.kana: str = self.lexeme.kana
        self.source = ReadingSource.TAGGER
        self.rule = ""
        self.settled = False
        self.doubtful = False
        self.tokens: tuple[Token, ...] = (token,)
        self.kind = ""
        if self.lexeme.is_own:
            proper = self.lexeme.pos[1] == "固有名詞"
            self.source = ReadingSource.NAME if proper else ReadingSource.DICTIONARY
            self.rule = "corrections"
            self.settled = not proper
            self.kind = "name" if proper else "word"
        self.aloud = is_read_aloud(self.surface)

    @property
    def pos1(self) -> str:
        """UniDic's first part-of-speech field."""
        return self.lexeme.pos[0]

    @property
    def pos2(self) -> str:
        """UniDic's second part-of-speech field."""
        return self.lexeme.pos[1]

    @property
    def pos3(self) -> str:
        """UniDic's third part-of-speech field."""
        return self.lexeme.pos[2]

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
        starts: Offset to index in ``units``, kept by ``merge``.
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
            unit.end = run[-1].end
            unit.surface = self.text[unit.start - self.offset : unit.end - self.offset]
            unit.lexeme = run[-1].lexeme
            unit.tokens = tuple(token for part in run for token in part.tokens)
            unit.aloud = any(part.aloud for part in run)
            self.units[first:last] = [unit]
        unit.read(kana, source, rule)
        unit.kind = kind
        return unit

    def before(self, index: int) -> Unit | None:
        """Return the unit before, or None at the start."""
        return self.units[index - 1] if index > 0 else None

    def after(self, index: int, step: int = 1) -> Unit | None:
        """Return a unit behind, or None at the end."""
        at = index + step
        return self.units[at] if at < len(self.units) else None

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets of the document."""
        return self.text[start - self.offset : end - self.offset]


__all__ = ["Lexeme", "Line", "Unit"]
