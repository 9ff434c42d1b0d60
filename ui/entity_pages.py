"""Everything about a name: what this text says of it, with what the library and the notes have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.sessions.model import AnnotationTarget
from ui.lasting import LastingNotes, Subject
from ui.lookup.entity_text import EntityPage, names_elsewhere
from ui.notes import NotesController

if TYPE_CHECKING:
    from reader.sessions.notebook import Notebook


class EntityPages(QObject):
    """Completes the page about a name from the notebook.

    Args:
        notes: Reads the notebook.
        lasting: The notes about names, wherever they are met.

    Signals:
        completed(EntityPage): It can be shown.
    """

    completed = Signal(object)

    def __init__(
        self, notes: NotesController, lasting: LastingNotes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._lasting = lasting

    def complete(self, page: EntityPage) -> None:
        """Add what was noted about the name, other texts that have it, and what it is called there.

        Args:
            page: What the open document says of it.
        """
        entity = page.entity
        record = self._notes.record
        here = record.id if record is not None else None
        names = (entity.name, *entity.aliases)
        about = self._lasting.about(*(Subject(AnnotationTarget.ENTITY, name) for name in names))

        def work(notebook: Notebook) -> EntityPage:
            found = notebook.documents_naming(names)
            elsewhere = tuple(one for one in found if one[0] != here)
            return replace(
                page,
                notes=(
                    *(n.body for n in notebook.entity_notes(here) if n.name in names),
                    *(n.note for n in about),
                ),
                documents=elsewhere,
                known_as=names_elsewhere(
                    entity,
                    [e for number, _, _ in elsewhere for e in notebook.document_entities(number)],
                ),
            )

        self._notes.ask(work, self.completed.emit)
