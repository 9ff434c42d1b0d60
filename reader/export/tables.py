"""The rows of words, names, notes and look-ups that several formats write."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.analysis.model import Entity, EntityType, Sentence, Word
from reader.documents.model import BlockKind
from reader.export.model import Material
from reader.positions import headwords
from reader.sessions.model import Annotation, LookupRecord, WordStatus

_FAR = 1 << 60
_TYPE_ORDER = {kind: index for index, kind in enumerate(EntityType)}


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of the text, counted over its inflections."""

    lemma: str
    reading: str
    pos: str
    count: int
    status: WordStatus | None
    level: int | None
    frequency: int | None
    gloss: str
    sentence: str
    start: int


class Sentences:
    """Finds the sentence around a place."""

    def __init__(self, material: Material) -> None:
        self._text = material.document.text
        self._sentences: list[Sentence] = [
            sentence for paragraph in material.paragraphs for sentence in paragraph.sentences
        ]
        self._sentences.sort(key=lambda sentence: sentence.start)
        self._starts = [sentence.start for sentence in self._sentences]
        self._blocks = [(block.start, block.end) for block in material.document.blocks]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the sentence that holds a range, else of its paragraph."""
        at = bisect.bisect_right(self._starts, start) - 1
        if at >= 0:
            sentence = self._sentences[at]
            if sentence.start <= start and end <= sentence.end:
                return sentence.start, sentence.end
        at = bisect.bisect_right(self._blocks, (start, _FAR)) - 1
        if at >= 0 and end <= self._blocks[at][1]:
            return self._blocks[at]
        return start, end

    def text(self, start: int, end: int) -> str:
        """Return the sentence's text."""
        low, high = self.around(start, end)
        return self._text[low:high]


def word_rows(material: Material) -> list[WordRow]:
    """Return the words of the text, the most frequent first, then in order of the text."""
    counts: dict[tuple[str, str], list[int]] = {}
    pos: dict[tuple[str, str], str] = {}
    ends: dict[tuple[str, str], int] = {}
    for word in content_words(material):
        key = (word.lemma, word.lemma_reading or word.reading)
        counts.setdefault(key, [0, word.start])[0] += 1
        pos.setdefault(key, word.pos)
        ends.setdefault(key, word.end)
    statuses = {(state.lemma, state.reading): state.status for state in material.words}
    looked_up = {(row.headword, row.reading): row.gloss for row in material.lookups}
    sentences = Sentences(material)
    rows = [
        WordRow(
            lemma=key[0],
            reading=key[1],
            pos=pos[key],
            count=count,
            status=statuses.get(key),
            level=material.levels.get(key),
            frequency=material.frequencies.get(key),
            gloss=material.glosses.get(key) or looked_up.get(key, ""),
            sentence=sentences.text(start, ends[key]),
            start=start,
        )
        for key, (count, start) in counts.items()
    ]
    rows.sort(key=lambda row: (-row.count, row.start))
    return rows


def entity_rows(material: Material) -> list[Entity]:
    """Return the entities by kind, the most mentioned first."""
    return sorted(
        material.entity_map.entities,
        key=lambda entity: (_TYPE_ORDER[entity.type], -entity.mentions, entity.id),
    )


def entity_note(material: Material, entity: Entity) -> str:
    """Return what the reader wrote about an entity, or ``""``."""
    names = {entity.name, *entity.aliases}
    notes = [note.body for note in material.entity_notes if note.name in names]
    return "\n".join(notes)


def notes_in_order(material: Material) -> list[Annotation]:
    """Return highlights and notes in order of the text; orphaned ones come last."""
    return sorted(material.annotations, key=lambda a: (a.orphaned, a.start, a.end, a.id))


def lookups_once(lookups: Iterable[LookupRecord]) -> list[tuple[LookupRecord, int]]:
    """Return each looked-up word once, with how often, in order of the first look-up."""
    found: dict[tuple[str, str], tuple[LookupRecord, int]] = {}
    for row in sorted(lookups, key=lambda item: (item.at, item.id)):
        key = (row.headword, row.reading)
        first, count = found.get(key, (row, 0))
        found[key] = (first, count + 1)
    return list(found.values())


def content_words(material: Material) -> Iterator[Word]:
    """Yield the vocabulary of the text in order: no names, numbers, particles or share links."""
    blocks = material.document.blocks
    counted = (p for p in material.paragraphs if blocks[p.index].kind is not BlockKind.BOILERPLATE)
    return headwords(counted, material.entity_map)
