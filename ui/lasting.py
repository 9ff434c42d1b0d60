"""Notes that last: those about a word, an entity or a dictionary entry, wherever it is met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dictionary.model import Entry
from reader.sessions.model import Annotation, AnnotationTarget, ChangeKind, StoreChange
from ui.notes import NotesController


@dataclass(frozen=True, slots=True)
class Subject:
    """What a lasting note is about.

    Attributes:
        target: Word, entity or entry.
        key: The lemma, the entity's name, or the entry's source and number (``jmdict:1281020``).
    """

    target: AnnotationTarget
    key: str


def subject_of(entry: Entry) -> Subject:
    """Return the subject that a dictionary entry is."""
    return Subject(AnnotationTarget.ENTRY, f"{entry.source}:{entry.id}")


class LastingNotes(QObject):
    """The library's notes about words, entities and entries, kept at hand for look-ups.

    Args:
        notes: Reads the notebook.

    Signals:
        changed(): Some were written, changed or deleted.
    """

    changed = Signal()

    def __init__(self, notes: NotesController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._by_subject: dict[Subject, list[Annotation]] = {}
        notes.opened.connect(lambda _opened: self.read())
        notes.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read them anew."""
        self._notes.ask(lambda n: n.lasting_notes(), self._on_read)

    def about(self, *subjects: Subject) -> tuple[Annotation, ...]:
        """Return the notes about these, newest first for each."""
        return tuple(note for one in subjects for note in self._by_subject.get(one, ()))

    def find(self, number: int) -> Annotation | None:
        """Return the note with an id, or None."""
        every = (note for notes in self._by_subject.values() for note in notes)
        return next((note for note in every if int(note.id) == number), None)

    def _on_changed(self, change: StoreChange) -> None:
        if ChangeKind.ANNOTATIONS in change.kinds:
            self.read()

    def _on_read(self, notes: Sequence[Annotation]) -> None:
        found: dict[Subject, list[Annotation]] = defaultdict(list)
        for note in notes:
            found[Subject(note.target, note.target_key)].append(note)
        if found != self._by_subject:
            self._by_subject = dict(found)
            self.changed.emit()
