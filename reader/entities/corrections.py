"""What the reader changed about entities, applied over a finished analysis.

A correction names its entity by a surface, so it holds when the text is analysed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.model import Entity, EntityMap, EntityType, Mention
from reader.sessions.model import CorrectionScope, EntityCorrection


def apply_corrections(
    text: str, entity_map: EntityMap, corrections: Sequence[EntityCorrection]
) -> EntityMap:
    """Return the map as the reader wants it.

    Args:
        text: The document's text.
        entity_map: What the layers found.
        corrections: In the order in which they were made.
    """
    for correction in corrections:
        entity_map = _apply(text, entity_map, correction)
    return entity_map


def _apply(text: str, found: EntityMap, correction: EntityCorrection) -> EntityMap:
    action = correction.action
    if action == "add":
        return _add(text, found, correction)
    entity = _find(found, correction)
    if entity is None:
        return found
    if action == "hide":
        here = correction.scope is CorrectionScope.HERE
        kept = tuple(
            m
            for m in found.mentions
            if m.entity != entity.id or (here and not _is_at(m, correction))
        )
        return _rebuild(text, found, kept, {})
    if action == "retype":
        kind = _type_of(correction.value)
        if kind is None:
            return found
        mentions = tuple(
            replace(m, type=kind, subtype=None) if m.entity == entity.id else m
            for m in found.mentions
        )
        return _rebuild(
            text, found, mentions, {entity.id: replace(entity, type=kind, subtype=None)}
        )
    if action == "rename":
        return _rebuild(
            text, found, found.mentions, {entity.id: replace(entity, name=correction.value)}
        )
    if action == "merge":
        target = _named(found, correction.value)
        if target is None or target.id == entity.id:
            return found
        mentions = tuple(
            replace(m, entity=target.id, type=target.type) if m.entity == entity.id else m
            for m in found.mentions
        )
        roles = tuple(dict.fromkeys((*target.roles, *entity.roles)))
        quotations = tuple(
            replace(q, speaker=target.id) if q.speaker == entity.id else q for q in found.quotations
        )
        found = replace(found, quotations=quotations)
        return _rebuild(text, found, mentions, {target.id: replace(target, roles=roles)})
    if action == "split":
        return _split(text, found, entity, correction)
    return found


def _is_at(mention: Mention, correction: EntityCorrection) -> bool:
    return mention.start < correction.end and correction.start < mention.end


def _type_of(value: str) -> EntityType | None:
    try:
        return EntityType(value.upper())
    except ValueError:
        return None


def _named(found: EntityMap, name: str) -> Entity | None:
    for entity in found.entities:
        if entity.name == name:
            return entity
    return next((e for e in found.entities if name in e.aliases), None)


def _find(found: EntityMap, correction: EntityCorrection) -> Entity | None:
    if correction.scope is CorrectionScope.HERE:
        for mention in found.mentions:
            if _is_at(mention, correction):
                return next(e for e in found.entities if e.id == mention.entity)
        return None
    return _named(found, correction.name)


def _add(text: str, found: EntityMap, correction: EntityCorrection) -> EntityMap:
    """Mark a surface as an entity, everywhere or at one place."""
    kind = _type_of(correction.value)
    name = correction.name
    if kind is None or not name:
        return found
    places = (
        [(correction.start, correction.end)]
        if correction.scope is CorrectionScope.HERE
        and text[correction.start : correction.end] == name
        else _occurrences(text, name)
    )
    existing = next((e for e in found.entities if e.name == name and e.type is kind), None)
    number = existing.id if existing else max((e.id for e in found.entities), default=0) + 1
    kept = list(found.mentions)
    for start, end in places:
        touching = [m for m in kept if m.start < end and start < m.end]
        # A longer entity that holds the words stays whole.
        if any(
            m.start <= start and end <= m.end and m.end - m.start > end - start for m in touching
        ):
            continue
        kept = [m for m in kept if m not in touching]
        kept.append(Mention(start, end, kind, number, rule="reader"))
    if not any(m.entity == number for m in kept):
        return found
    entity = existing or Entity(number, kind, name, "", (name,), (), "", None, 0)
    return _rebuild(text, found, tuple(kept), {number: entity})


def _occurrences(text: str, name: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(name)
    while at >= 0:
        places.append((at, at + len(name)))
        at = text.find(name, at + len(name))
    return places


def _split(text: str, found: EntityMap, entity: Entity, correction: EntityCorrection) -> EntityMap:
    """Give the mentions of one surface, or one mention, an entity of their own."""
    number = max(e.id for e in found.entities) + 1
    here = correction.scope is CorrectionScope.HERE
    surface = correction.value or correction.name
    moved = [
        m
        for m in found.mentions
        if m.entity == entity.id
        and (_is_at(m, correction) if here else text[m.start : m.end] == surface)
    ]
    if not moved or len(moved) == sum(m.entity == entity.id for m in found.mentions):
        return found
    mentions = tuple(replace(m, entity=number) if m in moved else m for m in found.mentions)
    name = text[moved[0].start : moved[0].end]
    fresh = replace(entity, id=number, name=name, aliases=(name,), roles=())
    return _rebuild(text, found, mentions, {number: fresh})


def _rebuild(
    text: str, found: EntityMap, mentions: tuple[Mention, ...], changed: dict[int, Entity]
) -> EntityMap:
    """Return a map with aliases and counts as the mentions say; entities without any go."""
    entities = {e.id: e for e in found.entities} | changed
    forms: dict[int, dict[str, None]] = {}
    counts: dict[int, int] = {}
    ordered = tuple(sorted(mentions, key=lambda m: m.start))
    for mention in ordered:
        forms.setdefault(mention.entity, {})[text[mention.start : mention.end]] = None
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
    kept = []
    for number, entity in entities.items():
        if number not in counts:
            continue
        names = tuple(dict.fromkeys((entity.name, *forms[number])))
        kept.append(replace(entity, aliases=names, mentions=counts[number]))
    quotations = tuple(
        replace(q, speaker=q.speaker if q.speaker in counts else None) for q in found.quotations
    )
    return EntityMap(ordered, tuple(kept), quotations)
