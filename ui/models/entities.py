"""Item models over a document's entities: the grouped tree, the timeline, who said what."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reader.analysis.model import Entity, EntityMap, EntityType, Mention, Quotation
from ui.models.entity_index import EntityIndex, titles_of
from ui.models.entity_values import readable
from ui.models.lists import LABEL_ROLE, SPAN_ROLE, fold
from ui.theme import entity_type_name

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()

ENTITY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""An Entity, or None for a group."""
TYPE_ROLE = ENTITY_ROLE + 1
"""The EntityType."""
COUNT_ROLE = ENTITY_ROLE + 2
"""Mentions of an entity, entities of a group."""
STRIP_ROLE = ENTITY_ROLE + 10
"""How many mentions fall into each of 28 parts of the text."""
STRIP_BINS = 28

TYPE_ORDER = (
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.ORGANIZATION,
    EntityType.DATE,
    EntityType.EVENT,
    EntityType.PRODUCT,
    EntityType.WORK,
    EntityType.GROUP,
    EntityType.TIME,
    EntityType.QUANTITY,
)


_TIP_WIDTH = 36
"""Full-width characters in a line of a tool tip."""


def wrapped(lines: Sequence[str]) -> str:
    """Returns a tool tip's plain text in lines that fit beside the page."""
    return "\n".join(
        line[at : at + _TIP_WIDTH]
        for line in lines
        for at in range(0, max(1, len(line)), _TIP_WIDTH)
    )


def _says(surface: str, value: str) -> bool:
    """Tells whether a text writes out all figures of a value itself: 2022年3月 and 2022-03."""
    figures = [int(figure) for figure in re.findall(r"\d+", surface)]
    return bool(figures) and figures == [int(figure) for figure in re.findall(r"\d+", value)]


class EntityOrder(enum.Enum):
    """How the entities of a group are sorted."""

    WEIGHT = "weight"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True)
class _Group:
    type: EntityType
    entities: Sequence[Entity]


class EntityModel(QAbstractItemModel):
    """Kinds of entities, and under each its entities."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = EntityIndex(EntityMap(), "")
        self._groups: tuple[_Group, ...] = ()
        self._order = EntityOrder.WEIGHT
        self._filter = ""

    @property
    def entity_index(self) -> EntityIndex:
        """What the rows are about."""
        return self._index

    def set_entities(self, index: EntityIndex) -> None:
        """Shows another document's entities."""
        self._index = index
        self._arrange()

    def set_order(self, order: EntityOrder) -> None:
        """Sorts by weight or by first appearance."""
        if order is not self._order:
            self._order = order
            self._arrange()

    def set_filter(self, words: str) -> None:
        """Keeps the entities whose name, alias, reading, title or gloss holds the words."""
        folded = fold(words.strip())
        if folded != self._filter:
            self._filter = folded
            self._arrange()

    def find(self, identifier: int) -> QModelIndex:
        """Returns the row of an entity, or an invalid index where it isn't shown."""
        for number, group in enumerate(self._groups):
            for row, entity in enumerate(group.entities):
                if entity.id == identifier:
                    return self.index(row, 0, self.index(number, 0))
        return QModelIndex()

    def entity_count(self) -> int:
        """Returns how many entities are shown."""
        return sum(len(group.entities) for group in self._groups)

    def _arrange(self) -> None:
        self.beginResetModel()
        listed = self._index.listed(by_weight=self._order is EntityOrder.WEIGHT)
        groups: list[_Group] = []
        for kind in TYPE_ORDER:
            entities = listed.get(kind, ())
            if self._filter:
                entities = [entity for entity in entities if self._matches(entity)]
            if entities:
                groups.append(_Group(kind, entities))
        self._groups = tuple(groups)
        self.endResetModel()

    def _matches(self, entity: Entity) -> bool:
        texts = [entity.name, entity.reading, entity.gloss, entity.value or "", *entity.aliases]
        texts += [f"{role.organization} {role.title}" for role in entity.roles]
        return any(self._filter in fold(text) for text in texts)

    # The model's face. The internal id is 0 for a group, else the group's row + 1.

    def index(self, row: int, column: int, parent: Index = _NOTHING) -> QModelIndex:
        """Returns the index of a row."""
        # The tree asks for every row of a group that opens, so Qt's own test, which asks back, is
        # too slow.
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = _NOTHING) -> QModelIndex:  # type: ignore[override]
        """Returns the group of an entity."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Returns the number of groups, or of entities in a group."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == 0 and parent.column() == 0:
            return len(self._groups[parent.row()].entities)
        return 0

    def columnCount(self, parent: Index = _NOTHING) -> int:  # noqa: ARG002
        """Returns 1: a delegate draws the rest."""
        return 1

    def entity_at(self, index: Index) -> Entity | None:
        """Returns the entity of a row, None for a group."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[int(index.internalId()) - 1].entities[index.row()]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Returns what a role says of a row."""
        if not index.isValid():
            return None
        entity = self.entity_at(index)
        if entity is None:
            return self._group_data(self._groups[index.row()], role)
        if role == ENTITY_ROLE:
            return entity
        if role == Qt.ItemDataRole.DisplayRole:
            return entity.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(entity)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entity.name, entity.reading, entity.gloss, str(entity.mentions))
            return ", ".join(part for part in parts if part)
        if role == STRIP_ROLE:
            return self._index.strip(entity.id, STRIP_BINS)
        return {TYPE_ROLE: entity.type, COUNT_ROLE: entity.mentions}.get(role)

    def _group_data(self, group: _Group, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return entity_type_name(group.type)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entity_type_name(group.type)}, {len(group.entities)}"
        return {TYPE_ROLE: group.type, COUNT_ROLE: len(group.entities)}.get(role)

    def _tool_tip(self, entity: Entity) -> str:
        """Returns plain text: names, the first sentence, and who is named with it."""
        lines = [entity.name + (f"  {entity.reading}" if entity.reading else "")]
        others = [alias for alias in entity.aliases if alias != entity.name]
        if others:
            lines.append(self.tr("Also: {names}").format(names="、".join(others)))
        facts = [*titles_of(entity), entity.gloss, readable(entity.value or "")]
        if any(facts):
            lines.append(" · ".join(fact for fact in facts if fact))
        sentence = self._index.first_sentence(entity.id)
        if sentence:
            lines.append(sentence)
        if entity.type in (EntityType.PERSON, EntityType.ORGANIZATION):
            near = [other.name for other, _ in self._index.companions(entity.id)]
            if near:
                lines.append(self.tr("Often with: {names}").format(names="、".join(near)))
        return wrapped(lines)


class TimelineModel(QAbstractListModel):
    """Dates with their sentences, earliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = EntityIndex(EntityMap(), "")
        self._dates: tuple[Mention, ...] = ()

    def set_entities(self, index: EntityIndex) -> None:
        """Shows another document's dates."""
        self.beginResetModel()
        self._index = index
        self._dates = index.dates()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Returns the number of dates."""
        return 0 if parent.isValid() else len(self._dates)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Returns the sentence, the value, or the span of a date."""
        if not index.isValid():
            return None
        mention = self._dates[index.row()]
        value = self._index.value(mention)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._index.sentence(mention.start)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped([self._index.sentence(mention.start)])
        if role == LABEL_ROLE:
            surface = self._index.text[mention.start : mention.end]
            shown = readable(value)
            if not shown or surface.startswith(shown) or _says(surface, value):
                return surface
            if mention.inferred:
                shown = self.tr("about {value}").format(value=shown)
            return f"{shown} · {surface}"
        if role == SPAN_ROLE:
            return (mention.start, mention.end)
        return mention.type if role == TYPE_ROLE else None


class QuotationModel(QAbstractListModel):
    """What was said, and by whom where the text tells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = EntityIndex(EntityMap(), "")
        self._quotations: Sequence[Quotation] = ()

    def set_entities(self, index: EntityIndex) -> None:
        """Shows another document's quotations."""
        self.beginResetModel()
        self._index = index
        self._quotations = index.quotations()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Returns the number of quotations."""
        return 0 if parent.isValid() else len(self._quotations)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Returns the words said, the speaker, or the span."""
        if not index.isValid():
            return None
        quotation = self._quotations[index.row()]
        words = self._index.text[quotation.start : quotation.end]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped([words])
        if role == LABEL_ROLE:
            speaker = None
            if quotation.speaker is not None:
                speaker = self._index.entity(quotation.speaker)
            name = speaker.name if speaker is not None else self.tr("Speaker not named")
            return f"{name} · {quotation.verb}" if quotation.verb else name
        if role == SPAN_ROLE:
            return (quotation.start, quotation.end)
        if role == TYPE_ROLE and quotation.speaker is not None:
            speaker = self._index.entity(quotation.speaker)
            return speaker.type if speaker is not None else None
        return None
