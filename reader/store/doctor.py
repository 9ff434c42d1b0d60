"""What ``doctor`` says of the store."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import StoreError
from reader.store import schema
from reader.store.backups import FOLDER as BACKUP_FOLDER
from reader.store.backups import list_backups
from reader.store.database import FILE_NAME, applied_steps, connect
from reader.store.failures import translated
from reader.store.salvage import FOLDER as DAMAGED_FOLDER

_COUNTED = ("documents", "sessions", "annotations", "lookups", "words")
_LITTLE_SPACE = 100 << 20
_THOROUGH_BYTES = 100 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    name: str
    """What it is about: ``store``, ``schema``, ``integrity``, ``contents``, ``backups`` …"""
    ok: bool
    """False where something is wrong."""
    text: str
    """The fact, in plain English."""


def check(data_dir: Path, *, thorough: bool | None = None) -> tuple[Finding, ...]:
    """Look at the store of a data folder; nothing is changed and nothing is raised.

    Args:
        data_dir: The data folder.
        thorough: Check indexes against their tables too, about 2 s for 100 MB; None leaves that out
            for a large store.
    """
    path = data_dir / FILE_NAME
    if thorough is None:
        thorough = path.exists() and path.stat().st_size <= _THOROUGH_BYTES
    findings = [_folder(data_dir)]
    if not path.exists():
        findings.append(Finding("store", ok=True, text=f"{path}: not made yet"))
    else:
        findings.append(Finding("store", ok=True, text=f"{path}: {_size(path)}"))
        findings += _inside(path, thorough=thorough)
    findings.append(_backups(data_dir))
    aside = sorted((data_dir / DAMAGED_FOLDER).glob("*.db"))
    if aside:
        text = f"{len(aside)} damaged file(s) were set aside, the last one is {aside[-1]}"
        findings.append(Finding("damaged", ok=True, text=text))
    return tuple(findings)


def _inside(path: Path, *, thorough: bool) -> list[Finding]:
    findings: list[Finding] = []
    try:
        with translated(path), contextlib.closing(connect(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            applied = applied_steps(connection, path)
            unknown = sorted(set(applied) - set(schema.KNOWN))
            if unknown:
                text = f"made by a newer version ({', '.join(unknown)})"
            else:
                text = ", ".join(applied) or "empty"
            findings.append(Finding("schema", ok=not unknown, text=text))
            problems = _problems(connection, thorough=thorough)
            text = "; ".join(problems[:5]) or "sound"
            findings.append(Finding("integrity", ok=not problems, text=text))
            if applied and not unknown:
                findings.append(Finding("contents", ok=True, text=_contents(connection)))
    except StoreError as exc:
        findings.append(Finding("integrity", ok=False, text=str(exc)))
    return findings


def _problems(connection: sqlite3.Connection, *, thorough: bool) -> list[str]:
    pragma = "integrity_check" if thorough else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}(20)") if row[0] != "ok"]
    keys = {str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")}
    return found + [f"rows of {table} without what they belong to" for table in sorted(keys)]


def _contents(connection: sqlite3.Connection) -> str:
    counts = [
        f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
        for table in _COUNTED
    ]
    return ", ".join(counts)


def _backups(data_dir: Path) -> Finding:
    backups = list_backups(data_dir)
    if not backups:
        return Finding("backups", ok=True, text="none yet")
    newest = datetime.fromtimestamp(backups[0].stat().st_mtime, UTC)
    total = sum(path.stat().st_size for path in backups)
    text = (
        f"{len(backups)} in {data_dir / BACKUP_FOLDER}, {_megabytes(total)},"
        f" the last of {newest:%Y-%m-%d %H:%M} UTC"
    )
    return Finding("backups", ok=True, text=text)


def _folder(data_dir: Path) -> Finding:
    folder = data_dir
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError as exc:
        return Finding("folder", ok=False, text=f"{data_dir}: {exc.strerror}")
    return Finding("folder", ok=free > _LITTLE_SPACE, text=f"{data_dir}: {_megabytes(free)} free")


def _size(path: Path) -> str:
    total = path.stat().st_size
    log = path.with_name(f"{path.name}-wal")
    with contextlib.suppress(OSError):
        total += log.stat().st_size
    return _megabytes(total)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
