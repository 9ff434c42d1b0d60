"""Everything about one name of the text, as a page of the pane."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader.analysis.model import Entity
from reader.sessions.model import EntitySummary
from ui.lookup.blocks import Line, LineKind, Run, Style
from ui.lookup.note_text import led_by, note_lines
from ui.models.entity_index import EntityIndex, titles_of
from ui.models.entity_values import readable
from ui.theme import entity_type_name

translate = QCoreApplication.translate
_MOST_SENTENCES = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with a mention; offsets are code points of the text."""

    start: int
    end: int
    before: str
    mention: str
    after: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A name with what the text, the library and the reader say of it.

    Attributes:
        passages: The sentences that mention it, in text order.
        companions: Names in the same sentences, and in how many.
        notes: What the reader wrote about it.
        documents: Other documents of the library that mention it: id, title, mentions.
        known_as: Names and readings that it has there and not here.
    """

    entity: Entity
    passages: tuple[Passage, ...] = ()
    companions: tuple[tuple[Entity, int], ...] = ()
    notes: tuple[str, ...] = ()
    documents: tuple[tuple[int, str, int], ...] = ()
    known_as: tuple[str, ...] = ()


def entity_page(
    index: EntityIndex,
    entity: Entity,
    notes: tuple[str, ...] = (),
    documents: tuple[tuple[int, str, int], ...] = (),
) -> EntityPage:
    """Returns the page of an entity from the open document's entities."""
    passages: list[Passage] = []
    text = index.text
    for mention in index.mentions(entity.id)[:_MOST_SENTENCES]:
        start, end = index.sentence_span(mention.start)
        before, after = text[start : mention.start], text[mention.end : max(end, mention.end)]
        words = text[mention.start : mention.end]
        passages.append(Passage(mention.start, mention.end, before.lstrip(), words, after.rstrip()))
    return EntityPage(entity, tuple(passages), index.companions(entity.id, 8), notes, documents)


def names_elsewhere(entity: Entity, others: Iterable[EntitySummary]) -> tuple[str, ...]:
    """Returns the names and readings that an entity has in other documents and not in this one.

    Args:
        entity: The entity of the open document.
        others: The entities of those documents; only namesakes of its kind are looked at.
    """
    here = {entity.name, entity.reading, *entity.aliases}
    found: dict[str, None] = {}
    for other in others:
        if other.type == entity.type.value and not here.isdisjoint((other.name, *other.aliases)):
            found |= dict.fromkeys((other.name, *other.aliases, other.reading))
    return tuple(name for name in found if name and name not in here)


def entity_lines(page: EntityPage) -> tuple[Line, ...]:
    """Returns the lines of an entity's page; each passage is a link to its place."""
    entity = page.entity
    head = [Run(entity.name, Style.HEADWORD)]
    if entity.reading and entity.reading != entity.name:
        head += [Run(" "), Run(entity.reading, Style.READING)]
    head += [Run("  "), Run(entity_type_name(entity.type), Style.BADGE)]
    head += [Run("  "), Run(f"{entity.mentions}×", Style.QUIET)]
    lines = [Line(tuple(head), LineKind.HEAD)]
    facts = [text for text in (entity.gloss, readable(entity.value or "")) if text]
    if facts:
        lines.append(Line((Run(" · ".join(facts)),), LineKind.TIGHT))
    titles = titles_of(entity)
    others = [alias for alias in entity.aliases if alias != entity.name]
    for words, names in (
        (translate("Entity", "Titles: "), list(titles)),
        (translate("Entity", "Also called: "), others),
        (
            translate("Entity", "Often with: "),
            [f"{other.name} ({count})" for other, count in page.companions],
        ),
        (translate("Entity", "In other texts: "), page.known_as),
    ):
        if names:
            said = Run("、".join(names), Style.JAPANESE)
            lines.append(Line((Run(words, Style.QUIET), said), LineKind.TIGHT))
    look_up = translate("Entity", "Look up in the dictionary")
    lines.append(Line((Run(look_up, Style.LINK, link=f"word:{entity.name}"),), LineKind.TIGHT))
    lead = Run(translate("Entity", "Your note: "), Style.QUIET)
    for note in page.notes:
        lines += led_by(lead, note_lines(note))
    if page.passages:
        lines.append(_heading(translate("Entity", "In this text")))
    for passage in page.passages:
        link = f"place:{passage.start}:{passage.end}"
        runs = (
            Run(passage.before, Style.JAPANESE),
            Run(passage.mention, Style.STRONG, link=link),
            Run(passage.after, Style.JAPANESE),
        )
        lines.append(Line(tuple(run for run in runs if run.text)))
    if page.documents:
        lines.append(_heading(translate("Entity", "In your library")))
    for identifier, title, count in page.documents:
        where = Run(title, Style.LINK, link=f"document:{identifier}")
        lines.append(Line((where, Run(f"  {count}×", Style.QUIET)), LineKind.TIGHT))
    return tuple(lines)


def _heading(text: str) -> Line:
    return Line((Run(text, Style.HEADING),), LineKind.SECTION)
