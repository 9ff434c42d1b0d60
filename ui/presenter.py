"""From the analysis and the reader's data to what the page shows: paragraphs, ruby and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.analysis.model import EntityType, Mention, ParagraphAnalysis, Word
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
_SHORTEST_CUT = 1_000
"""A document cuts only paragraphs of several thousand code points."""
_KEPT = 250
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


_DIGITS = re.compile(r"[0-9０-９][0-9０-９.,．，％%]*")


class Scenes(Sequence[SceneParagraph]):
    """A document's paragraphs as the page shows them, made when they are looked at.

    Args:
        document: The document.
        doubtful: Whether readings that nothing but a guess supports are shown.
        numbers: Whether readings of numbers in digits are shown.
    """

    def __init__(self, document: Document, *, doubtful: bool, numbers: bool = True) -> None:
        self._document = document
        self._doubtful = doubtful
        self._numbers = numbers
        self._analysed: dict[int, ParagraphAnalysis] = {}
        self._made: dict[int, SceneParagraph] = {}

    def __len__(self) -> int:
        return len(self._document.blocks)

    def __getitem__(self, index: int) -> SceneParagraph:  # type: ignore[override]  # no slices
        found = self._made.get(index)
        if found is None:
            found = self.make(index)
            if len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[index] = found
        return found

    def _goes_on(self, index: int) -> bool:
        """Return whether the block after one is the same paragraph: no line ends between them."""
        blocks = self._document.blocks
        if not 0 <= index < len(blocks) - 1 or blocks[index].kind is not blocks[index + 1].kind:
            return False
        if blocks[index].end - blocks[index].start < _SHORTEST_CUT:
            return False
        between = self._document.text[blocks[index].end : blocks[index + 1].start]
        return len((between + ".").splitlines()) == 1

    def text_of(self, index: int) -> tuple[int, str]:
        """Return where a paragraph begins, and its text; from any thread."""
        block = self._document.blocks[index]
        return block.start, self._document.text[block.start : block.end]

    def key_of(self, index: int) -> object:
        """Return the analysis that a paragraph is shown with; from any thread."""
        return self._analysed.get(index)

    def words_of(self, index: int) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and dictionary form of a paragraph's words; from any thread."""
        analysis = self._analysed.get(index)
        for word in analysis.words if analysis is not None else ():
            yield word.start, word.end, word.lemma

    def make(self, index: int) -> SceneParagraph:
        """Return a paragraph as the page shows it; from any thread."""
        block = self._document.blocks[index]
        analysis = self._analysed.get(index)
        found = scene_paragraph(
            self._document, block, analysis, doubtful=self._doubtful, numbers=self._numbers
        )
        joined, open_end = self._goes_on(index - 1), self._goes_on(index)
        if joined or open_end:
            found = replace(found, joined=joined, open_end=open_end)
        return found

    def take(self, analysed: Iterable[ParagraphAnalysis]) -> None:
        """Take more of the analysis; what it replaces is shown until it is looked at again."""
        for paragraph in analysed:
            self._analysed[paragraph.index] = paragraph
            self._made.pop(paragraph.index, None)

    def show(self, *, doubtful: bool, numbers: bool) -> None:
        """Show or hide readings that nothing but a guess supports, and those of digits."""
        self._doubtful = doubtful
        self._numbers = numbers
        self._made.clear()


def scene_paragraph(
    document: Document,
    block: Block,
    analysis: ParagraphAnalysis | None,
    *,
    doubtful: bool,
    numbers: bool = True,
) -> SceneParagraph:
    """Return a block as the page shows it.

    Args:
        document: The document.
        block: The block of it.
        analysis: Its analysis, or None while there is none: the author's ruby is shown at once.
        doubtful: Whether readings that nothing but a guess supports are shown.
        numbers: Whether readings of numbers in digits are shown.
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
            if not numbers and _DIGITS.fullmatch(document.text, piece.start, piece.end):
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


def entity_marks(mentions: Iterable[Mention], only: int | None = None) -> list[Mark]:
    """Return the marks of mentions, of all or of one entity's."""
    return [
        Mark(m.start, m.end, f"entity.{m.type.value}", ENTITY_LINES[m.type])
        for m in mentions
        if only is None or m.entity == only
    ]


def status_marks(
    words: Iterable[Word], statuses: Mapping[tuple[str, str], WordStatus]
) -> list[Mark]:
    """Return the washes of the words that the reader does not know yet."""
    marks = []
    for word in words:
        key = STATUS_KEYS.get(statuses.get((word.lemma, word.lemma_reading), WordStatus.NEW))
        if key is not None:
            marks.append(Mark(word.start, word.end, key, MarkStyle.WASH))
    return marks


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
    colours |= {"find": found, "find.current": theme.badge.name()}
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
