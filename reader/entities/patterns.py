"""Regular expressions that are compiled when a text may hold what they look for.

There are some two hundred in these layers, and compiling all of them takes longer than reading an
article: the compiler walks through every character of a range such as 一-鿿. Few texts need them
all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast


class _Pattern:
    """Becomes a compiled pattern at its first use; its methods are then the pattern's own."""

    def __init__(self, written: str) -> None:
        self.pattern = written

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern)
        for method in ("match", "fullmatch", "search", "finditer", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(written: str) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(written))


class Wanted:
    """A pattern that is tried only on texts that hold one of a few strings.

    Args:
        written: The regular expression.
        needs: Strings; every text that holds a match holds one of them.
    """

    def __init__(self, written: str, *needs: str) -> None:
        self.written = written
        self.needs = needs
        self._pattern = lazy(written)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches of a text."""
        for need in self.needs:
            if need in text:
                return self._pattern.finditer(text)
        return iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match of a text, or None."""
        return next(self.finditer(text), None)
