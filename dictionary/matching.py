"""What a dictionary has at one place of a text: every length, every form, class-checked."""

from __future__ import annotations

import operator
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from dictionary.candidates import spellings
from dictionary.deinflect import Form, forms, removable
from dictionary.folding import fold, shared
from dictionary.index.codec import KANA
from dictionary.index.query import Posting, Source

_REMEMBERED = 500
_INFLECTED_TAIL = 16
HONORIFIC = frozenset("おご御")
"""Prefixes that an honorific form has and its dictionary form has not."""
_MOST_ALIKE = 12
"""Entries of one key that are taken from an imported dictionary."""
_by_score = operator.attrgetter("score")
_KANJI_ENDS = frozenset("来來為气見出居着得寝経似煮")


class Found(NamedTuple):
    """An entry under some length of the text at one place."""

    length: int
    """Code points of the window."""
    key: str
    """The folded dictionary form."""
    posting: Posting
    chain: tuple[str, ...]
    stem: int
    """How much of the text the dictionary form shares with it, in code points of the window."""
    source: int
    """Number of the source in the list that was asked."""
    respelt: bool
    """Found under another spelling than the text's."""


class Matcher:
    """Finds entries at places of a text and remembers the latest places. Not thread-safe.

    Args:
        sources: Dictionaries, the most important first.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)
        self._seen: OrderedDict[str, tuple[Found, ...]] = OrderedDict()

    def at(self, stretch: str) -> tuple[Found, ...]:
        """Return what stands at the beginning of a stretch, the longest first.

        Args:
            stretch: Text from the place on, as ``candidates.reach`` gives it.
        """
        found = self._seen.get(stretch)
        if found is not None:
            self._seen.move_to_end(stretch)
            return found
        found = self._look(stretch)
        self._seen[stretch] = found
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return found

    def _look(self, stretch: str) -> tuple[Found, ...]:
        folded = fold(stretch)
        found = self._ask(self._wanted(folded), folded, None, stretch)
        longest = max((one.length for one in found), default=0)
        for other in spellings(folded):
            wanted = self._wanted(other.text)
            if other.only_longer:
                wanted = {
                    key: longer
                    for key, forms_ in wanted.items()
                    if (longer := [one for one in forms_ if other.lengths[one[0]] > longest])
                }
            found += self._ask(wanted, other.text, other.lengths, stretch)
        found.sort(key=lambda one: (-one.length, len(one.chain), -one.posting.score))
        return tuple(found)

    def _wanted(self, folded: str) -> dict[str, list[tuple[int, Form]]]:
        """Return the dictionary forms that some length of a folded text may stand for.

        Forms that no dictionary can have, because none has a word that begins like them, are left
        out where that is easily seen.
        """
        known = max([source.reach(folded) for source in self._sources], default=0)
        if folded[0] in HONORIFIC and len(folded) > 1:
            known = max(known, 1 + max(source.reach(folded[1:]) for source in self._sources))
        unknown = folded[: known + 1] if known < len(folded) else None
        fixed = 0
        """What no ending takes away."""
        wanted: dict[str, list[tuple[int, Form]]] = {}
        letters = removable()
        for length in range(1, len(folded) + 1):
            last = folded[length - 1]
            if last not in letters:
                fixed = length
                if fixed > known:
                    break
            if last.isspace():
                continue
            for form in _forms(folded[:length]):
                if unknown is None or not form.text.startswith(unknown):
                    wanted.setdefault(form.text, []).append((length, form))
        return wanted

    def _ask(
        self,
        wanted: dict[str, list[tuple[int, Form]]],
        folded: str,
        lengths: Sequence[int] | None,
        stretch: str,
    ) -> list[Found]:
        found: list[Found] = []
        if not wanted:
            return found
        keys = list(wanted)
        taken: set[tuple[int, int, int]] = set()
        for number, source in enumerate(self._sources):
            for key, postings in source.postings(keys).items():
                taken_from: Sequence[Posting] = postings
                if number and len(postings) > _MOST_ALIKE:
                    taken_from = sorted(postings, key=_by_score, reverse=True)[:_MOST_ALIKE]
                for length, form in wanted[key]:
                    for posting in taken_from:
                        if form.classes and not posting.classes & form.classes:
                            continue
                        place = (number, posting.entry, length)
                        if place in taken:
                            continue
                        real = length if lengths is None else lengths[length]
                        if posting.marks & KANA and not _scripts_agree(stretch[:real]):
                            continue
                        taken.add(place)
                        stem = length if not form.chain else _stem(folded, key)
                        found.append(
                            Found(
                                real,
                                key,
                                posting,
                                form.chain,
                                stem if lengths is None else lengths[min(stem, length)],
                                number,
                                lengths is not None,
                            )
                        )
        return found


def _forms(prefix: str) -> Sequence[Form]:
    last = prefix[-1]
    if ("ぁ" <= last <= "ん" or last in _KANJI_ENDS) and len(prefix) <= _INFLECTED_TAIL + 8:
        return forms(prefix)
    return (Form(prefix, 0, ()),)


def _stem(text: str, form: str) -> int:
    """Return how much of an inflected text its dictionary form shows, the honorific お included."""
    same = shared(text, form)
    if not same and text[0] in HONORIFIC:
        return 1 + shared(text[1:], form)
    return same


def _scripts_agree(text: str) -> bool:
    """Tell whether a kana text is no accident of a hiragana and a katakana word side by side.

    A katakana word may take a hiragana ending (サボる); hiragana that goes on in katakana is two
    words.
    """
    before = ""
    changes = 0
    for char in text:
        if char == "ー":
            continue
        script = "k" if "ァ" <= char <= "ヺ" else "h" if "ぁ" <= char <= "ん" else ""
        if script and before and script != before:
            changes += 1
            if script == "k":
                return False
        before = script or before
    return changes <= 1
