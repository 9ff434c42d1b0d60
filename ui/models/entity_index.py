"""What the panel asks of a text's entities: where they stand, in which sentences, with whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reader.analysis.model import Entity, EntityMap, EntityType, Mention, Quotation

_BREAKS = "。！？!?\n"
_COMPANY = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


def titles_of(entity: Entity) -> tuple[str, ...]:
    """Returns the titles of a person, without those that only end a longer one."""
    titles = dict.fromkeys(role.organization + role.title for role in entity.roles)
    return tuple(
        title
        for title in titles
        if not any(other != title and other.endswith(title) for other in titles)
    )


def _moment(value: str) -> tuple[int, int, str]:
    """Returns what a normalised date is sorted by."""
    if match := re.match(r"(-?\d{2,4})", value):
        digits = value[: match.end()] + "0" * (4 - len(match[1].lstrip("-")))
        # The months of a year that is known only as such come after it.
        return 0, int(digits), value[match.end() :].replace("X", "")
    return (1, 0, value) if value.startswith("--") else (2, 0, "")


def _grouped(entities: Iterable[Entity]) -> dict[EntityType, list[Entity]]:
    groups: dict[EntityType, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.type, []).append(entity)
    return groups


class EntityIndex:
    """Answers about one document's entities. Offsets are code points of ``text``.

    It is made whole, of values that never change, so a novel's can be made on a thread.

    Args:
        entity_map: The entities; mentions in text order.
        text: The document's text.
        sentences: (start, end) of its sentences in order; where there are none, the text is divided
            at 。！？ and line ends.
    """

    def __init__(
        self, entity_map: EntityMap, text: str, sentences: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.entity_map = entity_map
        self.text = text
        self._sentences = tuple(sentences)
        self._starts = [start for start, _ in self._sentences]
        self._entities = {entity.id: entity for entity in entity_map.entities}
        self._mentions: dict[int, list[Mention]] = {}
        for mention in entity_map.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention)
        self._mention_starts = [mention.start for mention in entity_map.mentions]
        self._dates = self._in_time()
        # 長男 or 一歩 label something; they are no amounts to read off a list.
        listed = [e for e in entity_map.entities if e.subtype != "ORDINAL" or e.value]
        self._by_appearance = _grouped(sorted(listed, key=lambda e: self.first(e.id)))
        self._by_weight = _grouped(sorted(listed, key=lambda e: (-e.mentions, self.first(e.id))))
        self._strips: dict[tuple[int, int], tuple[int, ...]] = {}

    def listed(self, *, by_weight: bool) -> Mapping[EntityType, Sequence[Entity]]:
        """Returns what a list shows of each type.

        Args:
            by_weight: The most named first, else in the order of first appearance.
        """
        return self._by_weight if by_weight else self._by_appearance

    def entity(self, identifier: int) -> Entity | None:
        """Returns an entity by its id."""
        return self._entities.get(identifier)

    def mentions(self, identifier: int) -> Sequence[Mention]:
        """Returns the mentions of an entity in text order."""
        return self._mentions.get(identifier, ())

    def mention_at(self, offset: int) -> Mention | None:
        """Returns the mention that holds a character, or None."""
        number = bisect_right(self._mention_starts, offset) - 1
        if number < 0:
            return None
        mention = self.entity_map.mentions[number]
        return mention if offset < mention.end else None

    def first(self, identifier: int) -> int:
        """Returns where an entity stands first; past the end for one without mentions."""
        mentions = self.mentions(identifier)
        return mentions[0].start if mentions else len(self.text)

    def strip(self, identifier: int, bins: int) -> tuple[int, ...]:
        """Returns how many mentions fall into each of ``bins`` equal parts of the text."""
        # A row asks for it whenever the pointer moves over it.
        known = self._strips.get((identifier, bins))
        if known is None:
            counts = [0] * max(1, bins)
            length = max(1, len(self.text))
            for mention in self.mentions(identifier):
                counts[min(len(counts) - 1, mention.start * len(counts) // length)] += 1
            known = self._strips[identifier, bins] = tuple(counts)
        return known

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Returns the sentence that holds a character, without space around it."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._sentences[number][1]:
            return self._sentences[number]
        start = offset
        while start > 0 and self.text[start - 1] not in _BREAKS:
            start -= 1
        end = offset
        while end < len(self.text) and self.text[end] not in _BREAKS:
            end += 1
        if end < len(self.text) and self.text[end] != "\n":
            end += 1
        return start, end

    def sentence(self, offset: int) -> str:
        """Returns the text of the sentence that holds a character."""
        start, end = self.sentence_span(offset)
        return self.text[start:end].strip()

    def first_sentence(self, identifier: int) -> str:
        """Returns the sentence where an entity stands first, or nothing."""
        mentions = self.mentions(identifier)
        return self.sentence(mentions[0].start) if mentions else ""

    def companions(self, identifier: int, limit: int = 4) -> tuple[tuple[Entity, int], ...]:
        """Returns people and organisations in the same sentences, the most frequent first."""
        counts: Counter[int] = Counter()
        spans = {self.sentence_span(mention.start) for mention in self.mentions(identifier)}
        for start, end in spans:
            first = bisect_right(self._mention_starts, start - 1)
            last = bisect_right(self._mention_starts, end - 1)
            near = {mention.entity for mention in self.entity_map.mentions[first:last]}
            counts.update(near - {identifier})
        found: list[tuple[Entity, int]] = []
        for other, count in counts.most_common():
            entity = self._entities.get(other)
            if entity is not None and entity.type in _COMPANY:
                found.append((entity, count))
        return tuple(found[:limit])

    def dates(self) -> tuple[Mention, ...]:
        """Returns the mentions of dates: of known years, earliest first, then days without a year.

        What says neither (約1週間後 of an unknown day) stays in text order at the end.
        """
        return self._dates

    def _in_time(self) -> tuple[Mention, ...]:
        chosen = [
            mention
            for mention in self.entity_map.mentions
            if mention.type is EntityType.DATE and mention.subtype != "DURATION"
        ]
        return tuple(sorted(chosen, key=lambda mention: _moment(self.value(mention))))

    def value(self, mention: Mention) -> str:
        """Returns a mention's own normalised value, else its entity's."""
        entity = self._entities.get(mention.entity)
        return mention.value or (entity.value if entity is not None else None) or ""

    def quotations(self) -> tuple[Quotation, ...]:
        """Returns who said what, in text order."""
        return self.entity_map.quotations
