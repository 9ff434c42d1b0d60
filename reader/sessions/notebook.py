"""The notebook: the one object for everything that the reader keeps.

It stands on one store in a data folder. Use it on one thread (the window's store thread); several
notebooks of one folder, in other threads or other processes, work beside each other. Reads return
frozen values; every mutation returns an ``Outcome``: its value, and the ``StoreChange`` that tells
the views what to read again. Whatever a mutation returned from is on the disk.
"""

from __future__ import annotations

from pathlib import Path

from reader.errors import StoreCorruptError
from reader.sessions.correcting import CorrectingRoom
from reader.sessions.drafting import DraftingRoom
from reader.sessions.finding import FindingRoom
from reader.sessions.library import LibraryRoom
from reader.sessions.marks import MarksRoom
from reader.sessions.reading import ReadingRoom
from reader.sessions.upkeep import Maintenance, Recovery
from reader.sessions.vocabulary import VocabularyRoom
from reader.store.database import FILE_NAME, Clock, Store, suspect_file, utc_now


class Notebook(
    LibraryRoom,
    ReadingRoom,
    MarksRoom,
    DraftingRoom,
    VocabularyRoom,
    CorrectingRoom,
    FindingRoom,
):
    """Documents, sessions, annotations, words, corrections and search, in one store.

    The methods are grouped in rooms: ``library.py`` (documents, collections, coverage),
    ``reading.py`` (sessions, look-ups), ``marks.py`` (annotations, undo), ``drafting.py`` (a note
    that is being written), ``vocabulary.py`` (words, preferences), ``correcting.py`` (corrections,
    entity notes), ``finding.py`` (search, exports).

    Attributes:
        recovery: What was done about a damaged store when this one was opened, or None.
    """

    def __init__(self, store: Store, recovery: Recovery | None = None) -> None:
        super().__init__(store)
        self.recovery = recovery

    @classmethod
    def open(cls, data_dir: Path, *, clock: Clock = utc_now) -> Notebook:
        """Open the notebook of a data folder; folder and store are made where they are missing.

        A damaged store is set aside and what can be read of it saved into a new one: then
        ``recovery`` says what was done.

        Args:
            data_dir: The folder, ``reader.paths.data_dir()``.
            clock: Tells the time; tests give their own.

        Raises:
            StoreTooNewError: If a newer version wrote the store; it is left untouched.
            StoreBusyError: If another program keeps it locked for over five seconds.
            StoreReadOnlyError: If the folder or the file cannot be written.
            StoreFullError: If the disk is full.
            StoreError: For anything else about the file.
        """
        path = data_dir / FILE_NAME
        suspect = suspect_file(path)
        try:
            store = Store(path, clock=clock, thorough=suspect.exists())
        except StoreCorruptError:
            from reader.store.salvage import recover

            recovery = recover(path, clock=clock)
            return cls(Store(path, clock=clock), recovery)
        suspect.unlink(missing_ok=True)
        return cls(store)

    @classmethod
    def open_temporary(cls, *, clock: Clock = utc_now) -> Notebook:
        """Open a notebook in memory, gone when closed: for reading on where no store can be had."""
        return cls(Store(None, clock=clock))

    @staticmethod
    def maintain(data_dir: Path, *, clock: Clock = utc_now) -> Maintenance:
        """Check the store and make today's backup; call it when idle, in any thread.

        It uses a connection of its own. Damage is noted, so that the next start repairs it.

        Args:
            data_dir: The folder.
            clock: Tells the time.

        Raises:
            StoreError: If the store cannot be opened or the backup not be written.
        """
        from reader.store.maintenance import maintain

        return maintain(data_dir, clock=clock)

    @staticmethod
    def backup(data_dir: Path, out: Path, *, overwrite: bool = False) -> None:
        """Write the whole store to one file, also while it is in use.

        Raises:
            StoreError: If there is no store, the name is taken, or it could not be written.
        """
        from reader.store.backups import backup

        backup(data_dir, out, overwrite=overwrite)

    @staticmethod
    def restore(data_dir: Path, file: Path, *, clock: Clock = utc_now) -> Path | None:
        """Take the whole store back from a backup; what was there is backed up first.

        Returns:
            Where what was there before now lies, or None.

        Raises:
            StoreError: If the file is no sound backup or of a newer version; nothing was changed.
        """
        from reader.store.backups import restore

        return restore(data_dir, file, clock=clock)

    def close(self) -> None:
        """Close the store; calling it again does nothing."""
        self._store.close()

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The store's file, or None in memory."""
        return self._store.path

    def changed_elsewhere(self) -> bool:
        """Tell whether another window has written the store since this was last asked."""
        version = self._store.data_version()
        changed = version != self._data_version
        self._data_version = version
        return changed

    _data_version = -1
