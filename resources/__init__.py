"""All data files of the application, found through one small module."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the path of a shipped data file.

    Args:
        name: Path below ``resources/`` with forward slashes, for example ``"rules/counters.tsv"``.

    Raises:
        FileNotFoundError: If no such file is shipped.
    """
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"no resource named {name!r}")
    return found


def text(name: str) -> str:
    """Return a shipped UTF-8 text file's content."""
    return path(name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """Return the rows of a shipped tab-separated table.

    Blank lines and lines that begin with ``#`` (source, licence, column names) are left out.
    """
    return [
        line.split("\t")
        for line in text(name).splitlines()
        if line.strip() and not line.startswith("#")
    ]
