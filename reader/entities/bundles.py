"""The features of many sentences at once, as arrays of bundle numbers.

Every feature that each token can have once is a column; a column is made for all tokens by a few
array operations. Only what is new, or rare, is looked at token by token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.entities.chain import Numbers
from reader.entities.features import (
    AFFIX,
    AFTER,
    ALL_FLAGS,
    BEFORE,
    BEGIN,
    BRACKET,
    BUNDLE,
    END,
    FIRST,
    FLAGS,
    HEAD,
    KNOWN,
    KNOWN_AS_LEFT,
    KNOWN_AS_RIGHT,
    LATIN_FIRST,
    LATIN_LAST,
    LEFT,
    LEFT2,
    NOMINAL,
    PAIR_COLUMNS,
    PLACE_BITS,
    POS,
    POS_BITS,
    RIGHT,
    RIGHT2,
    WORD_BITS,
    WORD_COLUMNS,
    WORD_VIEWS,
    Filer,
    Words,
)
from reader.entities.names import Names
from reader.entities.tokens import Token

Sentence = tuple[Sequence[Token], Mapping[int, str]]
"""The tokens, and what the grammar of numbers says of them by their start."""
Flags = NDArray[np.bool_]

_FARTHEST = 3
"""Tokens from an edge of a compound; what is farther in is as far as this."""


@dataclass(frozen=True, slots=True)
class Bundles:
    """The bundles of all tokens, one token after the other."""

    flat: Numbers
    """The numbers; of each token the word itself first."""
    counts: Numbers
    """How many of them each token has."""


class _Text:
    """Sentences laid end to end.

    Args:
        sentences: The sentences.
        words: Numbers their words.
    """

    def __init__(self, sentences: Sequence[Sentence], words: Words) -> None:
        self.tokens = list(chain.from_iterable(tokens for tokens, _ in sentences))
        self.count = len(self.tokens)
        begins = np.zeros(self.count + 1, bool)
        begins[0] = True
        begins[np.cumsum([len(tokens) for tokens, _ in sentences])] = True
        self.begins = begins[:-1]
        """True where a sentence begins."""
        self.ends = begins[1:]
        """True where a sentence ends."""
        self.spaces = np.fromiter((t.space_before for t in self.tokens), bool, self.count)
        self.numbers = np.array(words.numbers(self.tokens), np.intp)
        table = np.frombuffer(words.table, np.int64).reshape(-1, WORD_COLUMNS)
        self.words: Numbers = table[self.numbers]
        """A row for each token's word: ``features.Words.table``."""

    def before(self, values: Numbers, edge: int = 0) -> Numbers:
        """Return what the token before each one has; of a sentence's first token the edge."""
        return np.where(self.begins, edge, np.roll(values, 1))

    def after(self, values: Numbers, edge: int = 0) -> Numbers:
        """Return what the token after each one has; of a sentence's last token the edge."""
        return np.where(self.ends, edge, np.roll(values, -1))


class FeatureMaker:
    """Makes the features of sentences.

    Args:
        names: The dictionary of names.
        filer: Files each new bundle.
    """

    def __init__(self, names: Names, filer: Filer) -> None:
        self._names = names
        self._words = Words(names, filer)

    def clear(self) -> None:
        """Forget every bundle, as the filer must too: numbers given before mean nothing now."""
        self._words.clear()

    def bundles(self, sentences: Sequence[Sentence]) -> Bundles:
        """Return the bundles of each token, by number.

        Args:
            sentences: The sentences, none of them without a token.
        """
        text = _Text(sentences, self._words)
        pairs = self._pairs(np.where(text.ends, -1, _key(text.numbers, np.roll(text.numbers, -1))))
        columns = [
            text.words[:, BUNDLE],
            *self._neighbours(text, pairs),
            *self._numeric(text, sentences),
            *self._dictionary(text, pairs[:, 2] > 0),
            *self._compounds(text),
            self._brackets(text),
        ]
        table = np.stack(columns, 1)
        told = table >= len(WORD_VIEWS)  # the first numbers are those of bundles without a stem
        told[:, 0] = True
        return Bundles(table[told], told.sum(1))

    def _pairs(self, keys: Numbers) -> Numbers:
        """Return the row of each pair of words in ``features.Words.pair_table``; -1 is none."""
        pairs = np.zeros((len(keys), PAIR_COLUMNS), np.intp)
        real = keys >= 0
        numbers = self._words.pairs(keys[real].tolist())
        pairs[real] = np.frombuffer(self._words.pair_table, np.int64).reshape(-1, PAIR_COLUMNS)[
            numbers
        ]
        return pairs

    def _neighbours(self, text: _Text, pairs: Numbers) -> Iterator[Numbers]:
        """Yield what the words beside each token say, and each token's word together with them."""
        word = text.words[:, BUNDLE]
        single = self._words.single
        yield text.before(word + LEFT, single("^"))
        yield text.after(word + RIGHT, single("$"))
        yield text.before(text.before(word + LEFT2))
        yield text.after(text.after(word + RIGHT2))
        pair, classes = pairs[:, 0], pairs[:, 1]
        yield text.before(pair)
        yield text.before(classes)
        yield pair + 1
        yield classes + 1
        inside = ~(text.begins | text.ends)
        pos = text.words[:, POS]
        keys = _key(_key(np.roll(pos, 1), pos, POS_BITS), np.roll(pos, -1), POS_BITS)[inside]
        triples = np.zeros(text.count, np.intp)
        triples[inside] = self._words.triples(keys.tolist())
        yield triples
        if text.spaces.any():
            yield np.where(text.spaces & ~text.begins, single("sp"), 0)
            yield text.after(np.where(text.spaces, single("+sp"), 0))

    def _numeric(self, text: _Text, sentences: Sequence[Sentence]) -> Iterator[Numbers]:
        """Yield what the grammar of numbers says of each token and of the one after it."""
        here, ahead = np.zeros((2, text.count), np.intp)
        single = self._words.single
        first = 0
        for tokens, marks in sentences:
            if marks:
                for index, token in enumerate(tokens, first):
                    if mark := marks.get(token.start):
                        here[index] = single(mark)
                        if index > first:
                            ahead[index - 1] = single(f"+{mark}")
            first += len(tokens)
        yield here
        yield ahead

    def _dictionary(self, text: _Text, longer: Flags) -> Iterator[Numbers]:
        """Yield what the names' dictionary says: each flag's longest stretch over each token.

        Args:
            text: The sentences.
            longer: True where a name may begin that goes on beyond the token.
        """
        here, left, right = text.words[:, (KNOWN, KNOWN_AS_LEFT, KNOWN_AS_RIGHT)].T.copy()
        several = self._several(text, np.flatnonzero(longer))
        for index, (place, flags, numbers) in several.items():
            here[index] = numbers[0]
            left[index], right[index] = self._words.known_beside(place, flags)
        yield here
        yield text.before(left)
        yield text.after(right)
        for more in range(1, max((len(numbers) for _, _, numbers in several.values()), default=0)):
            column = np.zeros(text.count, np.intp)
            for index, (_, _, numbers) in several.items():
                if more < len(numbers):
                    column[index] = numbers[more]
            yield column

    def _several(self, text: _Text, firsts: Numbers) -> dict[int, tuple[int, int, list[int]]]:
        """Return what is said of the tokens over which names of more than one token stand.

        Returns:
            By token: the place in the longest stretch, the flags of it, and all bundles.
        """
        ends = np.append(np.flatnonzero(text.ends) + 1, 0)
        after = ends[np.searchsorted(ends[:-1], firsts, "right")].tolist()
        matches = [
            match
            for first, end in zip(firsts.tolist(), after, strict=True)
            for match in self._names.matches(text.tokens, first, end)
        ]
        matches.sort(key=_longest_first)
        covered = {index for first, after, _ in matches for index in range(first, after)}
        own = text.words[:, FLAGS]
        matches += [(index, index + 1, int(own[index])) for index in covered]
        said: dict[int, tuple[int, int, list[int]]] = {}
        seen = dict.fromkeys(covered, 0)
        for first, after, known in matches:
            flags = known & ALL_FLAGS
            length = min(after - first, 4)
            for index in range(first, after):
                new = flags & ~seen[index]
                if not new:
                    continue
                place = 0
                if length > 1:
                    place = 1 if index == first else 3 if index == after - 1 else 2
                if index in said:
                    said[index][2].append(self._words.known(place, new, 0))
                else:
                    said[index] = (place, new, [self._words.known(place, new, length)])
                seen[index] |= new
        return said

    def _compounds(self, text: _Text) -> Iterator[Numbers]:
        """Yield features of the noun compound around each token: head, edges, neighbours."""
        words, numbers = text.words, text.numbers
        noun = words[:, NOMINAL] > 0
        latin = (words[:, LATIN_FIRST] > 0) & (np.roll(words[:, LATIN_LAST], 1) > 0)
        joined = noun & np.roll(noun, 1) & ~text.begins & (~text.spaces | latin)
        begins = noun & ~joined
        firsts = np.flatnonzero(begins)
        lasts = np.flatnonzero(noun & ~np.append(joined[1:], False))
        following = text.after(numbers, END)
        after = following[lasts]
        next_two = self._pairs(_key(after, text.after(following, END)[lasts]))[:, 0]
        sizes = np.array([self._words.single(f"L{size}") for size in range(1, 6)], np.intp)
        word = words[:, BUNDLE]
        table = np.frombuffer(self._words.table, np.int64).reshape(-1, WORD_COLUMNS)[:, BUNDLE]
        shared = (
            word[lasts] + HEAD,
            word[firsts] + FIRST,
            table[text.before(numbers, BEGIN)[firsts]] + BEFORE,
            table[after] + AFTER,
            np.where(next_two, next_two + 2, 0),
            sizes[np.minimum(lasts - firsts, len(sizes) - 1)],
        )
        del table
        tokens = np.flatnonzero(noun)
        owner = np.cumsum(begins)[tokens] - 1
        place = 10 * np.minimum(tokens - firsts[owner], _FARTHEST)
        place += np.minimum(lasts[owner] - tokens, _FARTHEST)
        heads = self._words.heads(_key(words[lasts, AFFIX][owner], place, PLACE_BITS).tolist())
        places = self._words.places(_key(after[owner], place, PLACE_BITS).tolist())
        for values in (*(column[owner] for column in shared), heads, places):
            column = np.zeros(text.count, np.intp)
            column[tokens] = values
            yield column

    def _brackets(self, text: _Text) -> Numbers:
        """Return which bracket each token stands in and whether at an edge of it."""
        single = self._words.single
        column = np.full(text.count, single("k"), np.intp)
        brackets = text.words[:, BRACKET]
        firsts = np.flatnonzero(text.begins)
        afters = np.flatnonzero(text.ends) + 1
        for sentence in np.flatnonzero(np.maximum.reduceat(brackets, firsts)).tolist():
            first, after = int(firsts[sentence]), int(afters[sentence])
            kinds = [0, *brackets[first:after].tolist(), 0]
            stack = [""]
            for index, kind in enumerate(kinds[1:-1]):
                edge = ("<" if kinds[index] == 1 else "") + (">" if kinds[index + 2] == 2 else "")
                column[first + index] = single(f"k{stack[-1]}{edge}")
                if kind == 1:
                    stack.append(text.tokens[first + index].surface)
                elif kind == 2 and len(stack) > 1:
                    stack.pop()
        return column


def _key(one: Numbers, other: Numbers, bits: int = WORD_BITS) -> Numbers:
    """Return two numbers as one, the first above the second."""
    return one << bits | other


def _longest_first(match: tuple[int, int, int]) -> int:
    return match[0] - match[1]
