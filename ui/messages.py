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


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, and what to do next (may be empty)."""

    text: str
    advice: str = ""


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("messages", text)


def message_for(error: BaseException) -> Message:
    """Return what to tell a person about an exception."""
    said = str(error) or type(error).__name__
    for kind, advice in (
        (EmptyDocumentError, tr("Open another file, or paste a text with Ctrl+V.")),
        (EncodingError, tr("Save the file as UTF-8 and open it again.")),
        (TooLargeError, tr("Split the file and open a part of it.")),
        (
            UnsupportedFormatError,
            tr("Yomite opens text, Markdown, HTML, Aozora Bunko and EPUB files."),
        ),
        (DocumentError, tr("The open article stays as it was.")),
        (StoreTooNewError, tr("Update Yomite to open it; nothing was changed.")),
        (StoreBusyError, tr("Close the other program and try again.")),
        (StoreFullError, tr("Free some space on the disk; nothing was overwritten.")),
        (StoreReadOnlyError, tr("Notes cannot be kept until the folder can be written.")),
        (StoreCorruptError, tr("It was set aside, and what could be read was kept.")),
        (StoreError, tr("Your notes were not changed.")),
        (ExportError, tr("Nothing was written.")),
        (DictionaryDataError, tr("Nothing was imported.")),
        (DictionaryError, tr("Reading goes on without look-ups.")),
        (ReaderError, ""),
    ):
        if isinstance(error, kind):
            return Message(said, advice)
    return Message(tr("Something went wrong inside Yomite: {0}").format(said))
