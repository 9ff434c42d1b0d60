"""What can go wrong in the reader, by whose fault.

ReaderError
    DocumentError            a file that cannot be read; ``path`` tells which
        UnsupportedFormatError
        EncodingError
        EmptyDocumentError
        TooLargeError
    AnalysisError
    StoreError               the reader's own data; ``path`` tells which file
        StoreTooNewError
        StoreCorruptError
        StoreBusyError
        StoreFullError
        StoreReadOnlyError
    ExportError
        ExportExistsError
        ExportCancelledError

Messages here are for logs; the sentences a person sees are made in ``ui/messages.py`` and, for the
command line, in ``reader/commands.py`` (``str(error)`` is one plain English sentence).
Our own mistakes stay AssertionError and ValueError.
"""

from __future__ import annotations

from pathlib import Path


class ReaderError(Exception):
    """Something outside our control: tell the user, in one sentence."""


class DocumentError(ReaderError):
    """A document that cannot be opened.

    Attributes:
        path: The file, or None for pasted or piped text.
    """

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.path = path


class UnsupportedFormatError(DocumentError):
    """The file is of no kind that we read (a picture, a program)."""


class EncodingError(DocumentError):
    """The bytes are text in no encoding that we know."""


class EmptyDocumentError(DocumentError):
    """The file has no text in it."""


class TooLargeError(DocumentError):
    """The file is larger than we are willing to read."""


class AnalysisError(ReaderError):
    """The tagger or its data could not be used."""


class StoreError(ReaderError):
    """The store could not be read or written.

    Attributes:
        path: The store's file, or None when it is not known.
    """

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.path = path


class StoreTooNewError(StoreError):
    """A newer version of the application wrote this store; it is left untouched."""


class StoreCorruptError(StoreError):
    """The store's file is damaged."""


class StoreBusyError(StoreError):
    """Another program keeps the store locked."""


class StoreFullError(StoreError):
    """The disk is full."""


class StoreReadOnlyError(StoreError):
    """The store's folder or file cannot be written."""


class ExportError(ReaderError):
    """A deliverable could not be written; nothing half-written is left behind."""


class ExportExistsError(ExportError):
    """A file of that name is there already; asked for explicitly, it may be replaced."""


class ExportCancelledError(ExportError):
    """The reader called it off; nothing was written."""
