"""What is installed, where the data is, and whether it is sound."""

from __future__ import annotations

import platform
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

from dictionary.errors import DictionaryError
from reader import __version__
from reader.errors import ReaderError
from reader.store.doctor import Finding, check

_PACKAGES = (
    "PySide6-Essentials",
    "fugashi",
    "unidic-lite",
    "jamdict",
    "sqlite-utils",
    "numpy",
    "marisa-trie",
    "trafilatura",
    "genanki",
)


def examine(data_dir: Path) -> tuple[Finding, ...]:
    """Return the findings on versions, data sources, paths and the store; nothing is changed."""
    findings = [
        Finding(
            "yomite",
            ok=True,
            text=f"{__version__}, Python {platform.python_version()}, {platform.platform()}",
        ),
        Finding("program", ok=True, text=str(Path(__file__).resolve().parent.parent)),
        Finding("data folder", ok=True, text=str(data_dir)),
        Finding("sqlite", ok=sqlite3.sqlite_version_info >= (3, 37), text=sqlite3.sqlite_version),
    ]
    for name in _PACKAGES:
        try:
            findings.append(Finding(name, ok=True, text=metadata.version(name)))
        except metadata.PackageNotFoundError:
            findings.append(Finding(name, ok=False, text="is not installed"))
    findings += [_tagger(), *_dictionary(data_dir), _display_crash(), *check(data_dir)]
    return tuple(findings)


def _tagger() -> Finding:
    from reader.analysis.tagger import Tagger

    try:
        read = "".join(m.reading for m in Tagger().morphemes("日本語"))
    except ReaderError as exc:
        return Finding("tagger", ok=False, text=str(exc))
    return Finding("tagger", ok=bool(read), text=f"日本語 is read {read}")


def _dictionary(data_dir: Path) -> list[Finding]:
    from dictionary.jamdict_source import JamdictSource
    from dictionary.lookup import Lexicon

    try:
        source = JamdictSource()
        dates = ", ".join(f"{name} {date}" for name, date in source.dates.items())
        found = [Finding("dictionary data", ok=True, text=dates or "of unknown date")]
        lexicon = Lexicon(data_dir)
    except DictionaryError as exc:
        return [Finding("dictionary data", ok=False, text=str(exc))]
    try:
        state = "ready" if lexicon.ready else "not prepared yet; the window does it at its start"
        found.append(Finding("dictionary index", ok=True, text=state))
    finally:
        lexicon.close()
    return found


def _display_crash() -> Finding:
    """PySide6 6.12 loses a reference to None on every void call before Python 3.12, and aborts."""
    try:
        version = tuple(int(x) for x in metadata.version("PySide6-Essentials").split(".")[:2])
    except (metadata.PackageNotFoundError, ValueError):
        return Finding("window", ok=False, text="PySide6 is not installed")
    bad = version >= (6, 12) and sys.version_info < (3, 12)
    text = "PySide6 6.12 and later need Python 3.12; install 6.11" if bad else "PySide6 fits Python"
    return Finding("window", ok=not bad, text=text)
