"""Drafts: a note as it stands while it is being written, so that no power cut takes it away."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from reader.sessions.anchors import Anchor, anchor, find
from reader.sessions.model import AnnotationId, AnnotationTarget, DocumentId, HighlightColour
from reader.sessions.room import Room
from reader.store.failures import translated
from reader.store.processes import is_running

HEARTBEAT_MS = 15_000
"""Whoever writes a note keeps its draft again so often, so that another window sees it is alive."""
_ALIVE_S = 3 * HEARTBEAT_MS / 1000
FOLDER = "drafts"
"""Holds a file for each document with a draft, beside the store."""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note that is not kept yet; ``start`` and ``end`` are code points of the document's text."""

    document_id: DocumentId
    start: int
    end: int
    note: str = ""
    """Markdown."""
    colour: HighlightColour | None = None
    tags: tuple[str, ...] = ()
    target: AnnotationTarget = AnnotationTarget.PASSAGE
    target_key: str = ""
    annotation_id: AnnotationId | None = None
    """The annotation that is being edited; None for a new one."""


class DraftingRoom(Room):
    """The part of the notebook that keeps drafts: one a document, each in a small file."""

    def keep_draft(self, draft: NoteDraft) -> None:
        """Keep a draft in the place of the document's last one; not undoable.

        Call it again every ``HEARTBEAT_MS`` while the note is open.

        Raises:
            StoreError: If it cannot be written; the last one is as it was.
        """
        path = self._draft_path(draft.document_id)
        if path is None:
            return
        _, text, _ = self._text(draft.document_id)
        values = asdict(draft)
        values["colour"] = draft.colour.value if draft.colour is not None else None
        values["target"] = draft.target.value
        passage = asdict(anchor(text, draft.start, draft.end))
        temporary = path.with_suffix(".part")
        with translated(path):
            path.parent.mkdir(exist_ok=True)
            temporary.write_text(
                json.dumps(
                    {"draft": values, "passage": passage, "writer": os.getpid()},
                    ensure_ascii=False,
                ),
                encoding="utf-8",
                errors="surrogatepass",
            )
            temporary.replace(path)

    def find_draft(self, document_id: int) -> NoteDraft | None:
        """Return a document's draft where it stands in today's text, or None.

        None too for one that another window is still writing.

        An annotation that is gone meanwhile is to be written anew; a passage that is gone leaves
        the draft at the text's beginning, so that at least its words are there.
        """
        path = self._draft_path(document_id)
        if path is None or not path.is_file():
            return None
        try:
            kept = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
            if _is_being_written(path, int(kept.get("writer", 0))):
                return None
            draft, wanted = _draft(kept["draft"]), _passage(kept["passage"])
            number = draft.annotation_id
            known = number is not None and self._annotations.find(number) is not None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None  # It was damaged, or written by a later version.
        _, text, _ = self._text(document_id)
        if draft.document_id != document_id or not text:
            return None
        place = find(text, wanted)
        start, end = (place.start, place.end) if place is not None else (0, 1)
        return replace(draft, start=start, end=end, annotation_id=number if known else None)

    def drop_draft(self, document_id: int) -> None:
        """Forget a document's draft, if it has one."""
        path = self._draft_path(document_id)
        if path is not None:
            with translated(path):
                path.unlink(missing_ok=True)

    def _draft_path(self, document_id: int) -> Path | None:
        store = self._store.path
        return store.parent / FOLDER / f"{document_id}.json" if store is not None else None


def _is_being_written(path: Path, writer: int) -> bool:
    """Both signs are needed: after a power cut another program may have the writer's number."""
    fresh = abs(time.time() - path.stat().st_mtime) < _ALIVE_S
    return fresh and writer != os.getpid() and is_running(writer)


def _draft(values: dict[str, Any]) -> NoteDraft:
    """Return the draft of a file's values; KeyError, TypeError or ValueError for no draft's."""
    colour, number = values["colour"], values["annotation_id"]
    return NoteDraft(
        DocumentId(int(values["document_id"])),
        int(values["start"]),
        int(values["end"]),
        str(values["note"]),
        HighlightColour(colour) if colour is not None else None,
        tuple(str(tag) for tag in values["tags"]),
        AnnotationTarget(values["target"]),
        str(values["target_key"]),
        AnnotationId(int(number)) if number is not None else None,
    )


def _passage(values: dict[str, Any]) -> Anchor:
    return Anchor(
        int(values["start"]),
        int(values["end"]),
        str(values["exact"]),
        str(values["prefix"]),
        str(values["suffix"]),
    )
