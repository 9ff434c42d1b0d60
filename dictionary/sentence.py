"""The sentence around a pointer, ready to be asked by place."""

from __future__ import annotations

from collections.abc import Sequence

from dictionary.folding import fold, is_kanji
from dictionary.model import ContextToken, GivenReading, LookupContext

_NEAR = 8
"""Tokens on each side that count as companions."""

_NOUNY = frozenset(("名詞", "接尾辞"))
_AFTER_SOUND_CHANGE = frozenset("てたでだちじとどっま")
"""How goes on what hangs on a verb whose sound has changed (書いて, 書いちゃう, 書いとく)."""


_AFTER_VERBS = frozenset(
    ["せる", "させる", "れる", "られる", "たい", "とく", "てる", "でる", "ちゃう", "とる", "たる"]
)
"""Auxiliaries that hang on nothing but a verb."""


class Sentence:
    """The tokens and readings around a pointer, ready to be asked by place.

    Args:
        context: What is known of the text.
    """

    def __init__(self, context: LookupContext | None) -> None:
        self.tokens: Sequence[ContextToken] = context.tokens if context else ()
        self.readings: dict[int, GivenReading] = {}
        self.by_start: dict[int, int] = {}
        self.by_end: dict[int, int] = {}
        for number, token in enumerate(self.tokens):
            self.by_start[token.start] = number
            self.by_end[token.end] = number
        self.given_ends: set[int] = set()
        self._inside: dict[int, int] = {}
        low = self.tokens[0].start if self.tokens else 0
        high = self.tokens[-1].end if self.tokens else 1 << 60
        for given in context.readings if context else ():
            if low <= given.start <= high:
                self.readings[given.start] = given
                self.given_ends.add(given.end)
                for place in range(given.start + 1, given.end):
                    self._inside[place] = given.end
        self._around: dict[tuple[int, int], frozenset[str]] = {}
        self._odd: dict[int, bool] = {}
        self._sounds: dict[int, tuple[str, str, str, str]] = {}
        self.proper = [t.start for t in self.tokens if t.pos[1] == "固有名詞"]
        """Where the tagger sees a proper noun begin."""
        self.verbs_after_te = [
            token.start
            for before, token in zip(self.tokens, self.tokens[1:], strict=False)
            if token.pos[0] == "動詞"
            and before.surface in {"て", "で"}
            and is_kanji(token.surface[0])
        ]
        """Where a verb written in kanji follows て."""
        self.names = context.names if context else ()
        self.preferred = context.preferred if context else frozenset()

    def first_token(self, start: int) -> int | None:
        """Return the token that begins at a place, or holds it where a reading begins there."""
        number = self.by_start.get(start)
        if number is None and start in self.readings:
            return next((n for n, t in enumerate(self.tokens) if t.start < start < t.end), None)
        return number

    def last_token(self, end: int) -> int | None:
        """Return the token that ends at a place, or holds it where a reading ends there."""
        number = self.by_end.get(end)
        if number is None and end in self.given_ends:
            return next((n for n, t in enumerate(self.tokens) if t.start < end < t.end), None)
        return number

    def inside_reading(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies within the text of one reading and touches neither end."""
        return end < self._inside.get(start, -1)

    def sounds(self, number: int) -> tuple[str, str, str, str]:
        """Return a token's folded reading, that of its base form, its base form and its lemma."""
        known = self._sounds.get(number)
        if known is None:
            token = self.tokens[number]
            known = (
                fold(token.reading or token.surface),
                fold(token.reading_base or token.reading),
                fold(token.orth_base),
                fold(token.lemma.split("-")[0]),
            )
            self._sounds[number] = known
        return known

    def ungrammatical(self, number: int) -> bool:
        """Tell whether a token is what no token can be there: the tagger has missed the word.

        An adjective's plain form before て, a verb's sound change before anything else than て or
        た, an auxiliary right after a case particle, って or a verb's plain form before いる.
        """
        known = self._odd.get(number)
        if known is None:
            known = self._odd[number] = self._is_odd(number)
        return known

    def _is_odd(self, number: int) -> bool:
        token = self.tokens[number]
        pos = token.pos[0]
        after = self.surface(number + 1)
        if pos == "形容詞":
            return (
                token.conj_form.startswith(("終止形", "連体形"))
                and self.pos(number + 1) in {"助詞", "助動詞"}
                and after in {"て", "た", "たら"}
            )
        if pos == "動詞":
            if token.conj_form.startswith(("終止形", "連体形")) and number + 1 < len(self.tokens):
                return self.tokens[number + 1].lemma == "居る"
            return (
                token.conj_form.startswith("連用形")
                and token.conj_form.endswith("音便")
                and after[:1] not in _AFTER_SOUND_CHANGE
            )
        if pos == "助動詞":
            if number == 0 or token.lemma not in _AFTER_VERBS:
                return False
            before = self.tokens[number - 1]
            return (before.pos[1] == "格助詞" and before.surface in {"が", "を", "に"}) or (
                token.surface[0] in "てでとちじ" and before.conj_form.startswith("未然形")
            )
        return (
            pos == "助詞"
            and after == "って"
            and self.surface(number + 2)[:1] in {"い", "る"}
            and self.pos(number + 2) == "動詞"
            and len(token.surface) == 1
        )

    def goes_on(self, number: int) -> bool:
        """Tell whether a token after て is いる, which only goes on with the verb before."""
        return (
            0 < number < len(self.tokens)
            and self.tokens[number].lemma == "居る"
            and self.tokens[number - 1].pos[1] == "接続助詞"
        )

    def pos(self, number: int) -> str:
        """Return the part of speech of a token, empty outside the sentence."""
        return self.tokens[number].pos[0] if 0 <= number < len(self.tokens) else ""

    def surface(self, number: int) -> str:
        """Return a token's text, empty outside the sentence."""
        return self.tokens[number].surface if 0 <= number < len(self.tokens) else ""

    def companions(self, first: int, last: int) -> frozenset[str]:
        """Return the words around a stretch of tokens: as written, as lemmas, its particle."""
        known = self._around.get((first, last))
        if known is not None:
            return known
        found: set[str] = set()
        low, high = max(0, first - _NEAR), min(len(self.tokens), last + 1 + _NEAR)
        for number in range(low, high):
            if first <= number <= last:
                continue
            token = self.tokens[number]
            found.add(token.surface)
            found.add(token.orth_base)
            found.add(token.lemma.split("-")[0])
            if number and self.pos(number - 1) in {"名詞", "接頭辞"} and token.pos[0] in _NOUNY:
                found.add(self.surface(number - 1) + token.surface)
        for back in (1, 2):
            particle = self.surface(first - back)
            if self.pos(first - back) == "助詞":
                found.add("~" + particle)
                break
            if back == 1 and self.pos(first - 1) in {"副詞", "名詞"}:
                continue
            break
        found.add("=")
        if first == 0:
            found.add("^")
        found.add("+" + self.surface(last + 1))
        found.add("-" + self.surface(first - 1))
        found.add("++" + self.pos(last + 1))
        found.add("--" + self.pos(first - 1))
        if 0 < first <= len(self.tokens):
            found.add("--" + self.tokens[first - 1].pos[2])
        around = frozenset(found)
        self._around[first, last] = around
        return around
