"""What stands at a place in the text: its word, reading, sentence, mention."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from reader.analysis.model import (
    EntityMap,
    EntityType,
    Mention,
    ParagraphAnalysis,
    Sentence,
    Word,
    WordReading,
)
from reader.documents.model import Document

_NO_VOCABULARY = frozenset(
    {"propn", "num", "punct", "sym", "x", "adp", "aux", "part", "sconj", "cconj", "det"}
)
_AFFIXES = frozenset({"noun:prefix", "noun:suffix"})
_FIGURES = frozenset({EntityType.DATE, EntityType.TIME, EntityType.QUANTITY})


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def find_at(spans: Sequence[S], offset: int) -> S | None:
    """Return the span that holds an offset, of spans in text order that do not overlap."""
    i = bisect.bisect_right(spans, offset, key=lambda s: s.start) - 1
    return spans[i] if i >= 0 and offset < spans[i].end else None


class Positions:
    """Answers by place over a document that is being analysed.

    Args:
        document: The document.
        paragraphs: Its analysed paragraphs by block number; may grow while this is in use.
    """

    def __init__(self, document: Document, paragraphs: Mapping[int, ParagraphAnalysis]) -> None:
        self.document = document
        self._paragraphs = paragraphs
        self._starts = [block.start for block in document.blocks]

    def is_over(self, paragraphs: Mapping[int, ParagraphAnalysis]) -> bool:
        """Tell whether these are the paragraphs that this looks at."""
        return self._paragraphs is paragraphs

    def block_at(self, offset: int) -> int | None:
        """Return the number of the block that holds an offset, or the one just before it."""
        i = bisect.bisect_right(self._starts, offset) - 1
        return i if i >= 0 else None

    def paragraph_at(self, offset: int) -> ParagraphAnalysis | None:
        """Return the analysed paragraph that holds an offset."""
        i = self.block_at(offset)
        found = self._paragraphs.get(i) if i is not None else None
        return found if found is not None and offset < found.end else None

    def word_at(self, offset: int) -> Word | None:
        """Return the word that holds an offset."""
        paragraph = self.paragraph_at(offset)
        return find_at(paragraph.words, offset) if paragraph else None

    def reading_at(self, offset: int) -> WordReading | None:
        """Return the decided reading that holds an offset."""
        paragraph = self.paragraph_at(offset)
        return find_at(paragraph.readings, offset) if paragraph else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset."""
        paragraph = self.paragraph_at(offset)
        return find_at(paragraph.sentences, offset) if paragraph else None

    def sentence_text(self, offset: int) -> str:
        """Return the text of the sentence that holds an offset, or of its block."""
        sentence = self.sentence_at(offset)
        if sentence is not None:
            return self.document.text[sentence.start : sentence.end].strip()
        i = self.block_at(offset)
        if i is None:
            return ""
        block = self.document.blocks[i]
        return self.document.text[block.start : block.end]

    def words_from(self, offset: int, *, backwards: bool = False) -> Iterator[Word]:
        """Yield the analysed words after an offset, or those before it, nearest first."""
        i = self.block_at(offset)
        if backwards:
            while i is not None and i >= 0:
                paragraph = self._paragraphs.get(i)
                if paragraph is not None:
                    yield from (w for w in reversed(paragraph.words) if w.end <= offset)
                i -= 1
            return
        i = 0 if i is None else i
        while i < len(self._starts):
            paragraph = self._paragraphs.get(i)
            if paragraph is not None:
                yield from (w for w in paragraph.words if w.start > offset)
            i += 1


def mention_at(entity_map: EntityMap, offset: int) -> Mention | None:
    """Return the mention that holds an offset."""
    return find_at(entity_map.mentions, offset)


def mentions_in(entity_map: EntityMap, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions that begin in a stretch and end in it; quick in a long text too."""
    mentions = entity_map.mentions
    first = bisect.bisect_left(mentions, start, key=lambda m: m.start)
    after = bisect.bisect_left(mentions, end, lo=first, key=lambda m: m.start)
    return tuple(m for m in mentions[first:after] if m.end <= end)


def mentions_of(entity_map: EntityMap, entity: int) -> tuple[Mention, ...]:
    """Return an entity's mentions in text order."""
    return tuple(m for m in entity_map.mentions if m.entity == entity)


def headwords(
    paragraphs: Iterable[ParagraphAnalysis], entity_map: EntityMap | None = None
) -> Iterator[Word]:
    """Yield the words that count as vocabulary: no names, numbers, marks, affixes or particles.

    Args:
        paragraphs: The analysis, in any order.
        entity_map: What is part of a name here is no vocabulary either.
    """
    mentions = entity_map.mentions if entity_map is not None else ()
    for paragraph in paragraphs:
        at = bisect.bisect_right(mentions, paragraph.start, key=_end_of)
        if at == len(mentions) or mentions[at].start >= paragraph.end:
            yield from [word for word in paragraph.words if _counts(word.pos)]
            continue
        for word in paragraph.words:
            while at < len(mentions) and mentions[at].end <= word.start:
                at += 1
            if _counts(word.pos) and not _touches(mentions, at, word):
                yield word


def is_headword(word: Word, entity_map: EntityMap) -> bool:
    """Tell whether a word counts as vocabulary in its text."""
    at = bisect.bisect_right(entity_map.mentions, word.start, key=_end_of)
    return _counts(word.pos) and not _touches(entity_map.mentions, at, word)


@functools.cache
def _counts(pos: str) -> bool:
    return pos.partition(":")[0] not in _NO_VOCABULARY and pos not in _AFFIXES


def _touches(mentions: Sequence[Mention], at: int, word: Word) -> bool:
    """Tell whether the first mention that ends after a word's start makes it part of a name."""
    if at == len(mentions) or mentions[at].start >= word.end:
        return False
    return mentions[at].type not in _FIGURES


def _end_of(mention: Mention) -> int:
    return mention.end
