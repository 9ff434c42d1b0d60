"""Shelves of the library: which of its documents are shown."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader.sessions.model import Collection, DocumentRecord

translate = QCoreApplication.translate


class ShelfKind(enum.Enum):
    """By what a shelf chooses its documents."""

    ALL = "all"
    UNFINISHED = "unfinished"
    FINISHED = "finished"
    MISSING = "missing"
    COLLECTION = "collection"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A choice of documents.

    Attributes:
        name: What the reader sees.
        collection: The collection's id, for that kind.
        tag: The tag, for that kind.
    """

    kind: ShelfKind
    name: str = ""
    collection: int = 0
    tag: str = ""

    def holds(self, record: DocumentRecord, missing: frozenset[int]) -> bool:
        """Tells whether a document stands on this shelf.

        Args:
            record: The document.
            missing: Ids of the documents whose file is not where it was.
        """
        return {
            ShelfKind.ALL: True,
            ShelfKind.UNFINISHED: not record.finished,
            ShelfKind.FINISHED: record.finished,
            ShelfKind.MISSING: int(record.id) in missing,
            ShelfKind.COLLECTION: self.collection in record.collections,
            ShelfKind.TAG: self.tag in record.tags,
        }[self.kind]

    def is_same(self, other: Shelf) -> bool:
        """Tells whether two shelves are one, whatever their names."""
        return (self.kind, self.collection, self.tag) == (other.kind, other.collection, other.tag)

    def is_of(self, collection: Collection) -> bool:
        """Tells whether this is the shelf of a collection."""
        return self.kind is ShelfKind.COLLECTION and self.collection == collection.id


EVERYTHING = Shelf(ShelfKind.ALL)


def shelves_of(
    records: Iterable[DocumentRecord], collections: Iterable[Collection], *, missing: bool
) -> tuple[Shelf, ...]:
    """Returns the shelves that there are: all, by progress, collections, tags."""
    shelves = [
        Shelf(ShelfKind.ALL, translate("Library", "All documents")),
        Shelf(ShelfKind.UNFINISHED, translate("Library", "Not finished")),
        Shelf(ShelfKind.FINISHED, translate("Library", "Finished")),
    ]
    if missing:
        shelves.append(Shelf(ShelfKind.MISSING, translate("Library", "File not found")))
    shelves += [
        Shelf(ShelfKind.COLLECTION, f"{one.name} ({one.documents})", one.id) for one in collections
    ]
    tags = Counter(tag for record in records for tag in record.tags)
    shelves += [Shelf(ShelfKind.TAG, f"#{tag} ({tags[tag]})", 0, tag) for tag in sorted(tags)]
    return tuple(shelves)
