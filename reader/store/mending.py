"""A damaged store made readable: header, schema and length put right in a copy of it.

SQLite reads nothing from a file whose first page is gone, whose schema cannot be read, or that was
cut short. All stores are made by the same steps and are never vacuumed, so a fresh store has the
schema on the same pages; those are laid over the copy, and the header says how long the file is.
What the damage took stays lost: this only lets the rest be read.

Source: https://www.sqlite.org/fileformat2.html, sections 1.3 (header) and 1.6 (b-tree pages).
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER = 100
_INTERIOR_TABLE = 0x05
_CHANGE_COUNTER, _SIZE, _FREELIST, _VALID_FOR = 24, 28, 32, 92
"""Offsets in the header: a counter of changes, pages in the file, free pages (two numbers), and the
counter for which the size holds."""


def can_be_read(path: Path) -> bool:
    """Tell whether SQLite can read the schema of a file."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return bool(tables[0])
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def mend(damaged: Path, fresh: Path, out: Path) -> None:
    """Write a copy of a damaged store that SQLite opens.

    Args:
        damaged: The store; it stays as it is.
        fresh: A new, empty store, wholly in its file.
        out: The copy.
    """
    sound = fresh.read_bytes()
    size = struct.unpack_from(">H", sound, 16)[0]
    shutil.copyfile(damaged, out)
    log = damaged.with_name(f"{damaged.name}-wal")
    if log.exists():
        shutil.copyfile(log, out.with_name(f"{out.name}-wal"))
    with out.open("r+b") as file:
        # Of a page that was cut, rows would be read that are half another's.
        pages = max(1, out.stat().st_size // size)
        file.truncate(pages * size)
        for number in _schema_pages(sound, size, 1):
            # The header before the first page's tree is made below.
            skipped = _HEADER if number == 1 else 0
            file.seek((number - 1) * size + skipped)
            file.write(sound[(number - 1) * size + skipped : number * size])
            pages = max(pages, number)
        file.truncate(pages * size)
        header = bytearray(sound[:_HEADER])
        (counter,) = struct.unpack_from(">I", header, _CHANGE_COUNTER)
        struct.pack_into(">I", header, _SIZE, pages)
        struct.pack_into(">II", header, _FREELIST, 0, 0)
        struct.pack_into(">I", header, _VALID_FOR, counter)
        file.seek(0)
        file.write(header)


def _schema_pages(data: bytes, size: int, number: int) -> Iterator[int]:
    """The pages of the table of tables, from its root down."""
    yield number
    start = (number - 1) * size
    at = start + (_HEADER if number == 1 else 0)
    if data[at] != _INTERIOR_TABLE:
        return
    (cells,) = struct.unpack_from(">H", data, at + 3)
    for cell in struct.unpack_from(f">{cells}H", data, at + 12):
        yield from _schema_pages(data, size, struct.unpack_from(">I", data, start + cell)[0])
    yield from _schema_pages(data, size, struct.unpack_from(">I", data, at + 8)[0])
