"""A lexicon over a small dictionary of our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_dictionary import SmallDictionary

from dictionary.index.build import build
from dictionary.index.codec import NO_EXTRAS
from dictionary.lookup import Lexicon
from dictionary.sources import BuiltInSource


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lexicon]:
    """Returns a lexicon over the small dictionary."""
    small = SmallDictionary()
    folder = tmp_path_factory.mktemp("small")
    dictionary = folder / "dictionary"
    build(dictionary, BuiltInSource(dictionary, small), extras=NO_EXTRAS)  # type: ignore[arg-type]
    found = Lexicon(folder, small)  # type: ignore[arg-type]
    yield found
    found.close()
