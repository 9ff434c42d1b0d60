"""From the analysis and the reader's data to what the page shows: paragraphs, ruby and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import resources
from reader.analysis.model import EntityMap, EntityType, ParagraphAnalysis, ReadingSource
from reader.documents.model import Block, BlockKind, Document, RubyKind
from reader.sessions.model import Annotation, HighlightColour, WordStatus
from ui.page.scene import (
    Emphasis,
    Mark,
    MarkStyle,
    PageTheme,
    Ruby,
    SceneParagraph,
    SecondRuby,
)
from ui.theme import Theme

STATUS_KEYS = {
    WordStatus.NEW: "status.unknown",
    WordStatus.LEARNING_1: "status.learning",
    WordStatus.LEARNING_2: "status.learning",
    WordStatus.LEARNING_3: "status.learning",
    WordStatus.LEARNING_4: "status.learning",
}
ENTITY_LINES = {
    EntityType.PERSON: MarkStyle.UNDERLINE,
    EntityType.PLACE: MarkStyle.DOTS,
    EntityType.ORGANIZATION: MarkStyle.DOUBLE,
    EntityType.DATE: MarkStyle.DASHED,
    EntityType.TIME: MarkStyle.DASHED,
    EntityType.QUANTITY: MarkStyle.DASHED,
    EntityType.PRODUCT: MarkStyle.WAVE,
    EntityType.EVENT: MarkStyle.WAVE,
    EntityType.WORK: MarkStyle.WAVE,
    EntityType.GROUP: MarkStyle.DOTS,
}


def scene_paragraph(
    document: Document, block: Block, analysis: ParagraphAnalysis | None, *, doubtful: bool
) -> SceneParagraph:
    """Return a block as the page shows it.

    Args:
        document: The document.
        block: The block of it.
        analysis: Its analysis, or None while there is none: the author's ruby is shown at once.
        doubtful: Whether readings that nothing but a guess supports are shown.
    """
    authors = [r for r in block.ruby if r.kind is RubyKind.READING]
    ruby = [Ruby(r.start, r.end, r.text, author=True) for r in authors]
    words: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    if analysis is not None:
        unsure = [(r.start, r.end) for r in analysis.readings if r.doubtful and not doubtful]
        for piece in analysis.furigana:
            if _inside(piece.start, piece.end, ((r.start, r.end) for r in authors)):
                continue
            if not _inside(piece.start, piece.end, unsure):
                ruby.append(Ruby(piece.start, piece.end, piece.ruby))
        ruby.sort()
        words = tuple((w.start, w.end) for w in analysis.words)
        sentences = tuple((s.start, s.end) for s in analysis.sentences)
    return SceneParagraph(
        start=block.start,
        end=block.end,
        text=document.text[block.start : block.end],
        kind=block.kind.value,
        level=block.level,
        indent=block.indent,
        words=words,
        ruby=tuple(ruby),
        sentences=sentences,
        emphasis=tuple(
            Emphasis(r.start, r.end, r.text or "﹅")
            for r in block.ruby
            if r.kind is RubyKind.EMPHASIS
        ),
        second=tuple(
            SecondRuby(r.start, r.end, r.text) for r in block.ruby if r.kind is RubyKind.SECOND
        ),
    )


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


class RubyChoice:
    """Decides which furigana a mode shows; filled as the analysis comes in.

    Args:
        grades: School grade of each kanji, as ``kanji_grades`` gives it.
    """

    def __init__(self, grades: Mapping[str, int]) -> None:
        self._grades = grades
        self._first: set[int] = set()
        self._seen: dict[tuple[str, str], int] = {}
        self._names: set[int] = set()
        self._known: set[int] = set()

    def forget(self) -> None:
        """Begin a new document."""
        self._first.clear()
        self._seen.clear()
        self._names.clear()
        self._known.clear()

    def take(self, paragraph: ParagraphAnalysis) -> None:
        """Note the words of a paragraph; paragraphs may come in any order."""
        pieces = sorted(piece.start for piece in paragraph.furigana)
        for reading in paragraph.readings:
            inside = [p for p in pieces if reading.start <= p < reading.end]
            if reading.source is ReadingSource.NAME:
                self._names.update(inside)
            word = (reading.surface, reading.reading)
            before = self._seen.get(word)
            if before is None or reading.start < before:
                self._seen[word] = reading.start

    def take_names(self, spans: Iterable[tuple[int, int]], pieces: Sequence[int]) -> None:
        """Note the stretches that name people, places and organisations."""
        import bisect

        for start, end in spans:
            a, b = bisect.bisect_left(pieces, start), bisect.bisect_left(pieces, end)
            self._names.update(pieces[a:b])

    def set_known(self, starts: Iterable[int]) -> None:
        """Note the pieces that stand over words the reader knows."""
        self._known = set(starts)

    def finish(self, paragraphs: Iterable[ParagraphAnalysis]) -> None:
        """Work out the first occurrence of each word in the document."""
        first = set(self._seen.values())
        self._first = {
            piece.start
            for paragraph in paragraphs
            for reading in paragraph.readings
            if reading.start in first
            for piece in paragraph.furigana
            if reading.start <= piece.start < reading.end
        }

    def filter_for(self, mode: str, level: int, text: str) -> Callable[[Ruby], bool]:
        """Return the rule of a mode: ``level``, ``first``, ``names`` or ``unknown``."""
        if mode == "level":
            grades = self._grades
            return lambda r: any(grades.get(c, 99) > level for c in text[r.start : r.end])
        if mode == "first":
            first = self._first
            return lambda r: r.start in first
        if mode == "names":
            names = self._names
            return lambda r: r.start in names
        known = self._known
        return lambda r: r.start not in known


def kanji_grades() -> dict[str, int]:
    """Return the school grade of each kanji that has one (1-6, 8 secondary, 9-10 names)."""
    return {
        kanji: int(grade)
        for grade, row in resources.rows("rules/kanji_grades.tsv")
        for kanji in row
    }


def entity_marks(entity_map: EntityMap, only: int | None = None) -> tuple[Mark, ...]:
    """Return the marks of all mentions, or of one entity's."""
    return tuple(
        Mark(m.start, m.end, f"entity.{m.type.value}", ENTITY_LINES[m.type])
        for m in entity_map.mentions
        if only is None or m.entity == only
    )


def annotation_marks(annotations: Iterable[Annotation]) -> tuple[Mark, ...]:
    """Return the washes of the reader's highlights; a note without a colour gets a box."""
    marks = []
    for annotation in annotations:
        if annotation.orphaned:
            continue
        if annotation.colour is not None:
            key = f"highlight.{annotation.colour.value}"
            marks.append(Mark(annotation.start, annotation.end, key, MarkStyle.WASH))
        if annotation.note or annotation.colour is None:
            marks.append(Mark(annotation.start, annotation.end, "note", MarkStyle.DASHED))
    return tuple(marks)


def is_counted(block: Block) -> bool:
    """Tell whether a block's words count (boilerplate does not)."""
    return block.kind is not BlockKind.BOILERPLATE


def page_theme(theme: Theme) -> PageTheme:
    """Return the page's colours out of the window's, so that the two agree."""
    colours = {f"highlight.{c.value}": theme.washes[c].name() for c in HighlightColour}
    colours |= {f"entity.{t.value}": theme.entities[t].colour.name() for t in EntityType}
    colours |= {
        key: theme.status[status].name()
        for status, key in STATUS_KEYS.items()
        if status in theme.status
    }
    found = theme.found.name()
    colours |= {"find": found, "search": found, "find.current": theme.badge.name()}
    colours |= {"note": theme.warning.name(), "current": theme.accent.name()}
    return PageTheme(
        name=theme.choice.value,
        paper=theme.paper.name(),
        ink=theme.ink.name(),
        ruby=theme.quiet.name(),
        dim=theme.quiet.name(),
        selection=theme.selection.name(),
        colours=colours,
    )
