"""The headings of a document as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from reader.documents.model import BlockKind, Document
from ui.models.lists import SPAN_ROLE, TupleModel

LEVEL_ROLE = SPAN_ROLE + 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 for the title, offsets are code points."""

    start: int
    end: int
    level: int
    text: str


def headings(document: Document) -> tuple[Heading, ...]:
    """Returns the headings of a document in order."""
    return tuple(
        Heading(block.start, block.end, max(1, block.level), document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.end > block.start
    )


class ContentsModel(TupleModel[Heading]):
    """Headings; deeper ones stand further in."""

    def texts(self, item: Heading) -> Iterable[str]:
        """Looks at the heading."""
        return (item.text,)

    def value(self, item: Heading, role: int) -> Any:
        """Returns the heading's text, level and place."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.text.strip()
        return {SPAN_ROLE: (item.start, item.end), LEVEL_ROLE: item.level}.get(role)
