"""What can go wrong in the dictionary.

DictionaryError
    DictionaryUnavailableError   the data is not installed or not built yet
    DictionaryDataError          a file to import is of wrong shape; nothing was imported
        DuplicateDictionaryError a dictionary of its title is there already
"""

from __future__ import annotations


class DictionaryError(Exception):
    """Something outside our control: tell the user, in one sentence."""


class DictionaryUnavailableError(DictionaryError):
    """The dictionary's data is not installed or cannot be opened."""


class DictionaryDataError(DictionaryError):
    """A dictionary file is damaged or of a wrong shape; nothing was imported."""


class DuplicateDictionaryError(DictionaryDataError):
    """A dictionary of the same title is there; it is replaced only when that is asked for."""
