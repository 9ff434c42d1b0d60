"""Exceptions as sentences for a person: what happened and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dictionary.errors import DictionaryDataError, DictionaryError
from reader.errors import (
    DocumentError,
    EmptyDocumentError,
    EncodingError,
    ExportError,
    ReaderError,
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreTooNewError,
    TooLargeError,
    UnsupportedFormatError,
)
from ui.sentences import in_language

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, and what to do next (may be empty)."""

    text: str
    advice: str = ""


def message_for(error: BaseException) -> Message:
    """Return what to tell a person about an exception."""
    said = in_language(str(error)) or type(error).__name__
    for kind, advice in (
        (
            EmptyDocumentError,
            translate("Messages", "Open another file, or paste a text with Ctrl+V."),
        ),
        (EncodingError, translate("Messages", "Save the file as UTF-8 and open it again.")),
        (TooLargeError, translate("Messages", "Split the file and open a part of it.")),
        (
            UnsupportedFormatError,
            translate(
                "Messages",
                "Yomite opens text, Markdown, HTML, Aozora Bunko, EPUB, Word (.docx) and subtitle"
                " files.",
            ),
        ),
        (DocumentError, translate("Messages", "The open article stays as it was.")),
        (StoreTooNewError, translate("Messages", "Update Yomite to open it; nothing was changed.")),
        (StoreBusyError, translate("Messages", "Close the other program and try again.")),
        (
            StoreFullError,
            translate("Messages", "Free some space on the disk; nothing was overwritten."),
        ),
        (
            StoreReadOnlyError,
            translate("Messages", "Notes cannot be kept until the folder can be written."),
        ),
        (
            StoreCorruptError,
            translate("Messages", "It was set aside, and what could be read was kept."),
        ),
        (StoreError, translate("Messages", "Your notes were not changed.")),
        (ExportError, translate("Messages", "Nothing was written.")),
        (DictionaryDataError, translate("Messages", "Nothing was imported.")),
        (DictionaryError, translate("Messages", "Reading goes on without look-ups.")),
        (ReaderError, ""),
    ):
        if isinstance(error, kind):
            return Message(said, advice)
    return Message(translate("Messages", "Something went wrong inside Yomite: {0}").format(said))
