"""One block of a document as the rules see it, and small questions about its tokens."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.entities.spans import Span
from reader.entities.tokens import Token

_NOT_KATAKANA = re.compile("[^ァ-ヿ]")


@dataclass(slots=True)
class Block:
    """One block of the document as the rules see it."""

    start: int
    text: str
    """Folded to half-width; same length as the original."""
    tokens: list[Token]
    starts: frozenset[int] = field(init=False)
    """Offsets in the document at which a token begins."""
    ends: frozenset[int] = field(init=False)
    """Offsets in the document at which a token ends."""
    compounds: list[list[Token]] = field(init=False)
    """The noun compounds, numerals left out."""

    def __post_init__(self) -> None:
        self.starts = frozenset(t.start for t in self.tokens)
        self.ends = frozenset(t.end for t in self.tokens)
        self.compounds = _compounds(self.tokens)

    def surface(self, span: Span) -> str:
        """Return the folded surface of a span of this block."""
        return self.text[span.start - self.start : span.end - self.start]


def _compounds(tokens: Sequence[Token]) -> list[list[Token]]:
    found: list[list[Token]] = []
    run: list[Token] = []
    for token in tokens:
        if not ((token.is_noun and token.pos2 != "数詞") or token.surface == "・"):
            if run:
                found.append(run)
                run = []
        elif not run or (run[-1].end == token.start and not token.space_before):
            run.append(token)
        else:
            found.append(run)
            run = [token] if token.surface != "・" else []
    if run:
        found.append(run)
    return found


def first_at(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the first token that begins at an offset or after it."""
    return bisect.bisect_left(tokens, at, key=_start)


def _start(token: Token) -> int:
    return token.start


def is_joined(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun stands right before a token, so that both are one word."""
    if not index:
        return False
    before = tokens[index - 1]
    return before.end == tokens[index].start and (before.is_noun or before.surface == "・")


def is_katakana(text: str) -> bool:
    """Tell whether a text is nothing but katakana."""
    return _NOT_KATAKANA.search(text) is None


def nouns_only(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a stretch holds nothing but joined nouns."""
    inside = tokens[first_at(tokens, start) : first_at(tokens, end)]
    return all(t.is_noun and not t.space_before for t in inside)


def following(tokens: Sequence[Token], first: int) -> str:
    """Return the noun compound that begins at a token, six tokens at most."""
    after = first
    while (
        after < len(tokens)
        and tokens[after].is_noun
        and not tokens[after].space_before
        and after - first < 6
    ):
        after += 1
    return "".join(t.surface for t in tokens[first:after])


def compound_before(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    """Return the noun compound that ends at an offset and its start, or None."""
    words: list[str] = []
    start = end
    for index in range(first_at(tokens, end) - 1, -1, -1):
        token = tokens[index]
        if (
            token.end != start
            or not (token.is_noun or token.surface == "・")
            or token.pos2 == "数詞"
        ):
            break
        words.append(token.surface)
        start = token.start
        if token.space_before:
            break
    return ("".join(reversed(words)), start) if words else None


def compound_after(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """Return the noun compound that begins at an offset and its end; empty where none does."""
    noun = ""
    end = start
    for index in range(first_at(tokens, start), len(tokens)):
        token = tokens[index]
        if token.start != end or not token.is_noun or token.space_before:
            break
        noun += token.surface
        end = token.end
    return noun, end
