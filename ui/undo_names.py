"""What a step of undo is called in the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def step_name(label: str) -> str:
    """Return what a step did, by its code (``annotation.add`` …); empty for one without a name."""
    return {
        "annotation.add": translate("Undo", "mark added"),
        "annotation.edit": translate("Undo", "mark changed"),
        "annotation.delete": translate("Undo", "mark deleted"),
        "annotation.place": translate("Undo", "note placed"),
        "colour.name": translate("Undo", "colour named"),
        "word.status": translate("Undo", "word status set"),
        "word.import": translate("Undo", "words imported"),
        "preference.set": translate("Undo", "entry preferred"),
        "preference.forget": translate("Undo", "preference taken back"),
        "correction.reading": translate("Undo", "reading corrected"),
        "correction.words": translate("Undo", "word borders corrected"),
        "correction.entity": translate("Undo", "name corrected"),
        "correction.delete": translate("Undo", "correction taken back"),
        "entity.note": translate("Undo", "note on a name written"),
        "document.rename": translate("Undo", "title changed"),
        "document.tags": translate("Undo", "tags changed"),
        "document.delete": translate("Undo", "document deleted"),
        "collection.add": translate("Undo", "collection made"),
        "collection.rename": translate("Undo", "collection renamed"),
        "collection.delete": translate("Undo", "collection deleted"),
        "collection.members": translate("Undo", "collection changed"),
        "session.name": translate("Undo", "session named"),
        "session.merge": translate("Undo", "sessions joined"),
        "session.delete": translate("Undo", "session deleted"),
        "lookup.delete": translate("Undo", "look-up deleted"),
    }.get(label, "")
