"""Other spellings of a stretch of text."""

from __future__ import annotations

import pytest

from dictionary.candidates import spellings


@pytest.mark.parametrize(
    ("folded", "other", "lengths"),
    [
        ("身に覚えがない", "身に覚えのない", range(8)),
        ("仕方のない人", "仕方がない人", range(7)),
        ("申し分がなく", "申し分のなく", range(7)),
        # Each of what stresses a word alone, and both.
        ("ぎーっと", "ぎーと", (0, 1, 3, 4)),
        ("ぎーっと", "ぎと", (0, 3, 4)),
        ("すっげええ", "すげええ", (0, 2, 3, 4, 5)),
        ("時々", "時時", range(3)),
        ("國民", "国民", range(3)),
    ],
)
def test_another_spelling_is_offered(
    folded: str, other: str, lengths: range | tuple[int, ...]
) -> None:
    found = {one.text: one.lengths for one in spellings(folded)}
    assert tuple(found[other]) == tuple(lengths)


@pytest.mark.parametrize("folded", ["彼の名前", "これがなに", "のない", "食べている"])
def test_most_stretches_have_one_spelling(folded: str) -> None:
    assert spellings(folded) == ()
