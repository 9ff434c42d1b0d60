"""The words that an export adds to the text, in the interface's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.analysis.model import EntityType
from reader.export.model import ExportLabels
from ui.theme import entity_type_name

translate = QCoreApplication.translate


def export_labels() -> ExportLabels:
    """Return the labels; call it on the GUI thread."""
    return ExportLabels(
        contents=translate("ExportLabels", "Contents"),
        notes=translate("ExportLabels", "Notes"),
        entities=translate("ExportLabels", "Names, dates and figures"),
        lookups=translate("ExportLabels", "Words looked up"),
        words=translate("ExportLabels", "Words"),
        show_furigana=translate("ExportLabels", "Furigana"),
        show_names=translate("ExportLabels", "Mark names"),
        source=translate("ExportLabels", "Source"),
        author=translate("ExportLabels", "Author"),
        date=translate("ExportLabels", "Date"),
        highlight=translate("ExportLabels", "Highlight"),
        orphaned=translate("ExportLabels", "This passage is no longer in the text"),
        attribution=translate(
            "ExportLabels",
            "English meanings: JMdict and JMnedict, © Electronic Dictionary Research and"
            " Development Group (EDRDG), CC BY-SA 4.0.",
        ),
        made_with=translate("ExportLabels", "Made with Yomite"),
        types={kind: entity_type_name(kind) for kind in EntityType},
    )
