"""The word lists of the entity layers, read from one table."""

from __future__ import annotations

from functools import cache

from resources import rows


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split(" ")) for row in rows("rules/entities_words.tsv")}


def words(name: str) -> frozenset[str]:
    """Return one list.

    Raises:
        KeyError: If the table has no such list.
    """
    return _lists()[name]
