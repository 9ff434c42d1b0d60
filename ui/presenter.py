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
_KNOWN = (WordStatus.KNOWN, WordStatus.IGNORED)
_NAMED = (EntityType.PERSON, EntityType.PLACE, EntityType.ORGANIZATION)
_NO_GRADE = 99
_KEPT = 600
"""Paragraphs that stay made; a screen holds about twenty."""
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


class Scenes(Sequence[SceneParagraph]):
    """A document's paragraphs as the page shows them, made when they are looked at.

    Args:
        document: The document.
        doubtful: Whether readings that nothing but a guess supports are shown.
    """

    def __init__(self, document: Document, *, doubtful: bool) -> None:
        self._document = document
        self._doubtful = doubtful
        self._analysed: dict[int, ParagraphAnalysis] = {}
        self._made: dict[int, SceneParagraph] = {}

    def __len__(self) -> int:
        return len(self._document.blocks)

    def __getitem__(self, index: int) -> SceneParagraph:  # type: ignore[override]  # no slices
        found = self._made.get(index)
        if found is None:
            block = self._document.blocks[index]
            analysis = self._analysed.get(index)
            found = scene_paragraph(self._document, block, analysis, doubtful=self._doubtful)
            if len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[index] = found
        return found

    def take(self, analysed: Iterable[ParagraphAnalysis]) -> None:
        """Take more of the analysis; what it replaces is shown until it is looked at again."""
        for paragraph in analysed:
            self._analysed[paragraph.index] = paragraph
            self._made.pop(paragraph.index, None)

    def show_doubtful(self, doubtful: bool) -> None:
        """Show or hide the readings that nothing but a guess supports."""
        self._doubtful = doubtful
        self._made.clear()


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
    lemmas: tuple[str, ...] = ()
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
        lemmas = tuple(w.lemma for w in analysis.words)
        sentences = tuple((s.start, s.end) for s in analysis.sentences)
    return SceneParagraph(
        start=block.start,
        end=block.end,
        text=document.text[block.start : block.end],
        kind=block.kind.value,
        level=block.level,
        indent=block.indent,
        words=words,
        lemmas=lemmas,
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


def first_pieces(paragraphs: Iterable[ParagraphAnalysis]) -> set[int]:
    """Return where furigana begin that stand over the first occurrence of a word in the text."""
    seen: set[tuple[str, str]] = set()
    found: set[int] = set()
    for paragraph in paragraphs:
        first = []
        for reading in paragraph.readings:
            word = (reading.surface, reading.reading)
            if word not in seen:
                seen.add(word)
                first.append((reading.start, reading.end))
        found |= starts_inside((piece.start for piece in paragraph.furigana), first)
    return found


def name_pieces(paragraphs: Iterable[ParagraphAnalysis], entity_map: EntityMap) -> set[int]:
    """Return where furigana begin that stand over people, places and organisations."""
    mentions = [(m.start, m.end) for m in entity_map.mentions if m.type in _NAMED]
    found: set[int] = set()
    at = 0
    for paragraph in paragraphs:
        while at < len(mentions) and mentions[at][1] <= paragraph.start:
            at += 1
        names = [(r.start, r.end) for r in paragraph.readings if r.source is ReadingSource.NAME]
        upto = at
        while upto < len(mentions) and mentions[upto][0] < paragraph.end:
            names.append(mentions[upto])
            upto += 1
        names.sort()
        found |= starts_inside((piece.start for piece in paragraph.furigana), names)
    return found


def known_pieces(
    paragraphs: Iterable[ParagraphAnalysis], statuses: Mapping[tuple[str, str], WordStatus]
) -> set[int]:
    """Return where furigana begin that stand over words the reader knows."""
    found: set[int] = set()
    for paragraph in paragraphs:
        known = [
            (w.start, w.end)
            for w in paragraph.words
            if statuses.get((w.lemma, w.lemma_reading)) in _KNOWN
        ]
        if known:
            found |= starts_inside((piece.start for piece in paragraph.furigana), known)
    return found


def starts_inside(starts: Iterable[int], spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the starts that lie in one of the spans; both are in text order."""
    inside: set[int] = set()
    i = 0
    for start in starts:
        while i < len(spans) and spans[i][1] <= start:
            i += 1
        if i < len(spans) and spans[i][0] <= start:
            inside.add(start)
    return inside


def hard_kanji_filter(grades: Mapping[str, int], level: int, text: str) -> Callable[[Ruby], bool]:
    """Return the rule that shows furigana over kanji taught after a school grade."""
    return lambda r: any(grades.get(c, _NO_GRADE) > level for c in text[r.start : r.end])


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
