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
from reader.sessions.word_keys import keys_of, lemmas_of, status_of, words_like


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
                    for other in keys_of(*word)[1:]:
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
        states = self._words.states(lemmas_of(words))
        found = {word: status_of(states, *word) for word in words} if states else {}
        return {word: status for word, status in found.items() if status is not WordStatus.NEW}

    def statuses_after(
        self, words: Collection[tuple[str, str]], changed: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], WordStatus]:
        """Return the status, NEW too, of those of a text's words that a change may touch.

        Args:
            words: The text's words, lemma and reading.
            changed: The words whose status changed, ``StoreChange.words``.
        """
        touched = words_like(words, changed)
        return dict.fromkeys(touched, WordStatus.NEW) | self.statuses_of(touched)

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
