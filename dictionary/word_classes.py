"""Classes of inflecting words: JMdict's codes, as bits of one mask."""

from __future__ import annotations

import functools

_CODES = (
    "v1", "v1-s", "v5k", "v5k-s", "v5g", "v5s", "v5t", "v5n", "v5b", "v5m", "v5r", "v5r-i", "v5u",
    "v5u-s", "v5aru", "vk", "vs", "vs-i", "vs-s", "vs-c", "vz", "adj-i", "adj-ix", "adj-na", "cop",
    "v4", "v2", "vn", "vr",
)  # fmt: skip
BIT = {code: 1 << number for number, code in enumerate(_CODES)}
ALL = (1 << len(_CODES)) - 1
OTHER = 1 << 31
"""Set for a word that has a class that does not inflect."""

_GROUPS = {"v5": "v5", "vs": "vs", "ad": ""}


def bit(code: str) -> int:
    """Return the bit of a JMdict class code; 0 for a class that does not inflect.

    The old yodan and nidan classes share a bit each; ``aux-adj`` inflects as ``adj-i``.
    """
    if code in BIT:
        return BIT[code]
    if code.startswith("v4"):
        return BIT["v4"]
    if code.startswith("v2"):
        return BIT["v2"]
    if code == "v5uru":
        return BIT["v5r"]
    if code == "aux-adj":
        return BIT["adj-i"]
    return 0


@functools.lru_cache(maxsize=4096)
def mask(codes: tuple[str, ...]) -> int:
    """Return the mask of several class codes, with ``OTHER`` where one does not inflect."""
    found = 0
    for code in codes:
        found |= bit(code) or OTHER
    return found


def codes(classes: int) -> tuple[str, ...]:
    """Return the codes of a mask, the general code first: ``("v5", "v5k")``, ``("vs", "vs-i")``."""
    found: list[str] = []
    for code, value in BIT.items():
        if not classes & value:
            continue
        general = code[:2] if code.startswith(("v5", "vs", "v1")) else code
        if code == "adj-ix":
            general = "adj-i"
        for item in (general, code):
            if item not in found:
                found.append(item)
    return tuple(found)
