"""Vocabulary: how well each word is known, and which entry the reader prefers for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from reader.sessions.model import (
    Outcome,
    Preference,
    WordState,
    WordStatus,
)
from reader.sessions.room import Room

_DO = "する"


class VocabularyRoom(Room):
    """The part of the notebook that keeps words."""

    def set_word_status(self, lemma: str, reading: str, status: WordStatus) -> Outcome[WordStatus]:
        """Set how well a word is known; NEW forgets it. Undoable.

        Args:
            lemma: The dictionary form, ``Word.lemma``.
            reading: Hiragana of the lemma, ``Word.lemma_reading``.
            status: The new status.
        """
        return self.set_word_statuses(((lemma, reading),), status)

    def set_word_statuses(
        self, words: Iterable[tuple[str, str]], status: WordStatus
    ) -> Outcome[WordStatus]:
        """Set the status of several words (lemma, reading) as one step. Undoable."""
        with self._history.step("word.status") as step:
            for word in words:
                self._words.set_status(*word, status)
                if status is WordStatus.NEW:
                    for other in _keys_of(*word)[1:]:
                        self._words.set_status(*other, status)
        return Outcome(status, step.change())

    def word_states(self, lemmas: Sequence[str]) -> dict[tuple[str, str], WordStatus]:
        """Return the statuses of words with these lemmas, by (lemma, reading).

        Words that have none (NEW) are left out. A word imported without a reading has the reading
        ``""``: see ``status_of``.
        """
        return self._words.states(lemmas)

    def statuses_of(self, words: Collection[tuple[str, str]]) -> dict[tuple[str, str], WordStatus]:
        """Return the status of each of a text's words, (lemma, reading), that has one.

        A word that was imported without a reading stands for any, and a noun for its verb: who
        knows 勉強 knows 勉強する.
        """
        lemmas = {key[0] for word in words for key in _keys_of(*word)}
        states = self._words.states(tuple(lemmas))
        found = {word: status_of(states, *word) for word in words} if states else {}
        return {word: status for word, status in found.items() if status is not WordStatus.NEW}

    def words(self, statuses: Iterable[WordStatus] = ()) -> tuple[WordState, ...]:
        """Return all words with a status, or with one of these, the newest change first."""
        return self._words.all(statuses)

    def import_words(
        self,
        words: Iterable[tuple[str, str]],
        status: WordStatus = WordStatus.KNOWN,
    ) -> Outcome[int]:
        """Give a list of words a status, where theirs is lower; the value is how many changed.

        Undoable as one step. Ignored words stay ignored.

        Args:
            words: Pairs of lemma and reading; a reading of ``""`` stands for any.
            status: The status.
        """
        cleaned = {(lemma.strip(), reading.strip()) for lemma, reading in words}
        with self._history.step("word.import") as step:
            changed = self._words.add_many((pair for pair in cleaned if pair[0]), status)
        return Outcome(changed, step.change())

    def prefer(self, headword: str, entry: int, source: str = "jmdict") -> Outcome[None]:
        """Keep the dictionary entry that the reader chose for a headword. Undoable."""
        with self._history.step("preference.set") as step:
            self._words.prefer(headword, entry, source)
        return Outcome(None, step.change())

    def forget_preference(self, headword: str) -> Outcome[None]:
        """Take such a choice back. Undoable."""
        with self._history.step("preference.forget") as step:
            self._words.forget_preference(headword)
        return Outcome(None, step.change())

    def preferred(self) -> frozenset[tuple[str, int]]:
        """Return (headword, entry) of every choice, as ``LookupService.lookup`` takes them."""
        return frozenset((one.headword, one.entry) for one in self._words.preferences())

    def preferences(self) -> tuple[Preference, ...]:
        """Return every choice, to list them."""
        return self._words.preferences()


def status_of(states: dict[tuple[str, str], WordStatus], lemma: str, reading: str) -> WordStatus:
    """Return a word's status out of ``word_states``; see ``VocabularyRoom.statuses_of``."""
    for key in _keys_of(lemma, reading):
        found = states.get(key)
        if found is not None:
            return found
    return WordStatus.NEW


def words_like(
    words: Iterable[tuple[str, str]], changed: Iterable[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Return those of a text's words whose status may hang on the words that changed."""
    lemmas = {lemma for lemma, _ in changed}
    lemmas |= {lemma + _DO for lemma in lemmas}
    return frozenset(word for word in words if word[0] in lemmas)


def _keys_of(lemma: str, reading: str) -> list[tuple[str, str]]:
    """Return what a word may be kept as, the word itself first."""
    keys = [(lemma, reading), (lemma, "")] if reading else [(lemma, "")]
    if lemma.endswith(_DO) and len(lemma) > len(_DO):
        noun = lemma.removesuffix(_DO)
        keys += [(noun, reading.removesuffix(_DO)), (noun, "")] if reading else [(noun, "")]
    return keys
