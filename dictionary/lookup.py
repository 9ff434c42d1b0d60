"""The dictionary as the application asks it: one lexicon over all sources, ranked by the sentence.

``Lexicon.lookup`` finds the word of the sentence that holds a character, whatever its beginning,
then everything that begins at the character, then names, numbers and the kanji. Until the derived
index is built it asks jamdict's own database, more slowly and without the extra data.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dictionary import companions, deinflect, names, numbers, selection
from dictionary.candidates import is_stop
from dictionary.desk import Desk
from dictionary.errors import DictionaryError, DictionaryUnavailableError
from dictionary.folding import fold, is_japanese, is_kanji
from dictionary.index import building
from dictionary.index.build import FILE_NAME, is_current
from dictionary.index.codec import HIDDEN, decode_word
from dictionary.index.query import Index, Posting, Source
from dictionary.jamdict_source import JamdictSource
from dictionary.library import Library, UserDictionary
from dictionary.model import (
    BuildProgress,
    DictionaryInfo,
    Entry,
    KanjiEntry,
    LookupContext,
    LookupResult,
    Match,
    MatchKind,
    Told,
)
from dictionary.records import Cancelled
from dictionary.romaji import to_kana
from dictionary.scored import Scored
from dictionary.sources import BuiltInSource

_MAX_STARTS = 9
_MAX_HOMOGRAPHS = 8
"""Entries of one written form that are read to find the one with a reading."""
_MAX_MATCHES = 40
_WHOLE_GLOSS = 90.0
"""What ``selection.gloss_fit`` gives at least to a word that translates the query."""


class Lexicon:
    """Every dictionary of a data folder. Safe to share between threads.

    Args:
        data_dir: The application's data folder; the index lies in ``dictionary/`` below it.
        jamdict: jamdict's data; by default the installed package's.

    Raises:
        DictionaryUnavailableError: If the built-in dictionary is not installed.
    """

    def __init__(self, data_dir: Path, jamdict: JamdictSource | None = None) -> None:
        self.folder = data_dir / "dictionary"
        self._records = BuiltInSource(self.folder, jamdict)
        self.library = Library(data_dir)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._built_in: Source | None = None
        self._others: tuple[UserDictionary, ...] = ()
        self._retired: tuple[Source, ...] = ()
        self._generation = 0
        self._draws_strokes = True
        if is_current(self.folder / FILE_NAME, self._records.fingerprint):
            self._open_index()
        self.reload()
        # A few milliseconds here that the first look-up would wait for.
        deinflect.load()
        companions.load()

    @property
    def ready(self) -> bool:
        """True when the index is built; before that, answers are slower and plainer."""
        return isinstance(self._built_in, Index)

    def _open_index(self) -> None:
        with self._lock:
            before = self._built_in
            self._built_in = Index(self.folder / FILE_NAME)
            self._generation += 1
            if before is not None:
                self._retire((before,))

    def build(
        self,
        progress: Callable[[BuildProgress], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Build the index unless it is there, in a process of its own where that is possible.

        Blocks; call it on a worker thread. Answers come from jamdict's own database meanwhile.

        Raises:
            BuildCancelledError: If ``cancelled`` said so; nothing is left behind.
            DictionaryUnavailableError: If the index cannot be built.
        """
        if not self.ready:
            building.build(self.folder, self._records, progress, cancelled)
            self._open_index()

    def prewarm(self) -> None:
        """Read the index once into the system's file cache and make the rule tables."""
        source = self._source()
        if isinstance(source, Index):
            source.warm()
        self.lookup("2時に食べた", 0)

    def close(self) -> None:
        """Close every connection; the lexicon is not used afterwards."""
        with self._lock:
            for source in (self._built_in, *self._others, *self._retired):
                if source is not None:
                    source.close()
            self._built_in = None
            self._others = ()
            self._retired = ()

    def _source(self) -> Source:
        if self._built_in is None:
            from dictionary.fallback import Fallback

            with self._lock:
                if self._built_in is None:
                    self._built_in = Fallback(self._records.jamdict)
        return self._built_in

    def reload(self) -> None:
        """Take up the library as it is now (after an import, a switch, a deletion)."""
        others = self.library.sources()
        with self._lock:
            before, self._others = self._others, others
            self._told = functools.lru_cache(maxsize=1000)(self._read_told)
            self._draws_strokes = self.library.draws_strokes()
            self._generation += 1
            self._retire(before)

    def _retire(self, sources: Sequence[Source]) -> None:
        """Put sources aside; a look-up on another thread may still be reading them."""
        for source in self._retired:
            source.close()
        self._retired = tuple(sources)

    @property
    def records(self) -> BuiltInSource:
        """What the index is made from, with its dates."""
        return self._records

    def import_file(
        self,
        path: Path,
        progress: Callable[[BuildProgress], None] | None = None,
        cancelled: Cancelled | None = None,
        *,
        replace: bool = False,
    ) -> str:
        """Import a Yomitan zip, or a newer JMdict, JMnedict or KANJIDIC2 file, and use it at once.

        Blocks. After a file of the second kind the index is built anew.

        Returns:
            The dictionary's title.

        Raises:
            DictionaryError: If it is bad, cannot be stored or was cancelled; nothing is imported.
        """
        info = self.library.import_file(path, progress, cancelled, replace=replace)
        if info.kind == "yomitan":
            self.reload()
        elif info.kind != "kanjivg":
            self._records = BuiltInSource(self.folder, self._records.jamdict)
            self._open_index()
        return info.title

    def dictionaries(self) -> tuple[DictionaryInfo, ...]:
        """Return every dictionary, the built-in parts first."""
        return self._records.infos() + self.library.infos()

    def told(self, written: str, reading: str) -> tuple[Told, ...]:
        """Return what imported dictionaries tell of a word beside its meaning."""
        return self._told(written, reading)

    def _read_told(self, written: str, reading: str) -> tuple[Told, ...]:
        return tuple(
            _telling(source.title, kind, data)
            for source in self._others
            for kind, own, data in source.metas(written)
            if not own or fold(own) == fold(reading)
        )

    def _desk(self) -> Desk:
        """Return this thread's desk, with the dictionaries that are in use now."""
        desk: Desk | None = getattr(self._local, "desk", None)
        if desk is None or desk.generation != self._generation:
            source = self._source()
            desk = Desk((source, *self._others), self._generation)
            self._local.desk = desk
        return desk

    def lookup(self, text: str, at: int, context: LookupContext | None = None) -> LookupResult:
        """Return everything known of a character, best first.

        Args:
            text: The text around the pointer; offsets of the context are offsets in it.
            at: The character, in code points.
            context: The sentence's tokens, readings and names, as far as they are known.

        Raises:
            ValueError: If ``at`` lies outside the text.
            DictionaryUnavailableError: If the dictionary cannot be read.
        """
        if not 0 <= at < len(text):
            raise ValueError("the place lies outside the text")
        desk = self._desk()
        desk.open(text, context)
        answer = desk.answer(at)
        if answer is None:
            answer = self._look(desk, text, at)
            desk.keep(answer)
        return answer

    def _look(self, desk: Desk, text: str, at: int) -> LookupResult:
        seen = desk.view(at)
        if seen is None:
            return LookupResult(at)
        view, place = seen
        sentence = desk.sentence
        scored: list[Scored] = []
        if not is_stop(view.text[place]) and not view.text[place].isspace():
            for start in selection.starts(view, place, sentence, _MAX_STARTS):
                scored += desk.scored(view, start, place)
            if not any(match.aligned for match in scored):
                # The dictionary lacks the word: look for a part of it (勝ち in サヨナラ勝ち).
                for start in selection.inner_starts(view, place, sentence):
                    scored += desk.scored(view, start, place)
        ordered, primary = selection.order(scored, view.starts[place], sentence)
        words = desk.words(ordered[:_MAX_MATCHES])
        if self._others:
            heads: set[tuple[str, str]] = set()
            for number, word in enumerate(words[:primary]):
                head = (word.headword, word.reading)
                if head not in heads:
                    heads.add(head)
                    words[number] = replace(word, told=self._told(*head))
        found_names, more = names.find(
            desk.names,
            view,
            place,
            sentence,
            taken=[(m.start, m.end) for m in words[:1]],
        )
        name_matches, first_name = found_names
        result: list[Match] = []
        if first_name:
            result += name_matches[:1]
            primary += 1
        elif name_matches and words and selection.is_named(words[0], name_matches[0], sentence):
            words.insert(min(2, primary), name_matches.pop(0))
            primary += 1
        result += words
        result += name_matches[1:] if first_name else name_matches
        figures = numbers.matches(text, at, sentence.readings)
        primary = selection.insert_numbers(figures, result, primary, is_digit=text[at].isdecimal())
        char = view.text[place]
        # The pointer may be on something invisible that stands beside the kanji.
        if is_kanji(char) and view.starts[place] <= at < view.ends[place]:
            kanji = self._character(char)
            if kanji is not None:
                reading = (*kanji.on, *kanji.kun, "")[0]
                place_end = view.ends[place]
                result.append(
                    Match(
                        view.starts[place], place_end, MatchKind.KANJI, char, reading, kanji=kanji
                    )
                )
        return LookupResult(at, tuple(result), min(primary, len(result)), more)

    def entry(self, number: int) -> Entry | None:
        """Return a word of the built-in dictionary by its JMdict number."""
        body = self._source().body(number)
        return None if body is None else decode_word(number, body)

    def best_entries(self, words: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
        """Return the likeliest entry of each dictionary form, read so where one is.

        Args:
            words: Written forms with their readings in kana; those of no entry are left out.
        """
        source = self._source()
        found = source.postings(list({fold(written) for written, _ in words}))
        entries: dict[tuple[str, str], Entry] = {}
        for word in words:
            postings = [p for p in found.get(fold(word[0]), ()) if not p.marks & HIDDEN]
            postings.sort(key=lambda posting: -posting.score)
            numbers = tuple(dict.fromkeys(p.entry for p in postings))[:_MAX_HOMOGRAPHS]
            likely = [entry for entry in map(self.entry, numbers) if entry is not None]
            if likely:
                reading = fold(word[1])
                entries[word] = next(
                    (e for e in likely if any(fold(h.reading) == reading for h in e.headwords)),
                    likely[0],
                )
        return entries

    def kanji(self, character: str) -> KanjiEntry | None:
        """Return a kanji's entry with its strokes and what imported dictionaries say of it.

        None where no dictionary has it (also while there is no index).
        """
        entry = self._character(character)
        said = (source.told_of_kanji(character) for source in self._others)
        told = tuple(one for one in said if one is not None)
        if entry is None:
            if not any(one.meanings or one.on or one.kun for one in told):
                return None
            entry = KanjiEntry(
                character, (), (), (), (), None, None, None, None, None, "", (), told=told
            )
        elif told:
            entry = replace(entry, told=told)
        paths = self.library.strokes.of(character) if self._draws_strokes else ()
        return replace(entry, stroke_paths=paths) if paths else entry

    def picture(self, source: str, path: str) -> bytes | None:
        """Return the file of a picture in an imported dictionary, by its id; None without it."""
        found = (other.picture(path) for other in self._others if other.id == source)
        return next(found, None)

    def _character(self, character: str) -> KanjiEntry | None:
        source = self._source()
        return source.kanji(character) if isinstance(source, Index) else None

    def words_with(self, kanji: str, limit: int = 20) -> tuple[Entry, ...]:
        """Return the commonest words written with a kanji."""
        source = self._source()
        if not isinstance(source, Index):
            return ()
        found = (self.entry(number) for number in source.words_with(kanji)[:limit])
        return tuple(entry for entry in found if entry is not None)

    def kanji_with(self, components: Sequence[str]) -> tuple[str, ...]:
        """Return the kanji that have all these components."""
        source = self._source()
        return source.kanji_with(components) if isinstance(source, Index) else ()

    def names(self, text: str) -> tuple[Match, ...]:
        """Return the names that are written or read exactly so, merged by written form."""
        return names.exact(self._source(), text)

    def search(self, query: str, limit: int = 50) -> tuple[Entry, ...]:
        """Return the words that a query may mean, best first.

        Args:
            query: A word in kanji, kana or romaji (an inflected one too), with ``*`` and ``?`` as
                wildcards; or English words, which the glosses must hold.
            limit: How many at most.
        """
        asked = query.strip()
        if not asked:
            return ()
        source = self._source()
        latin = any("a" <= char <= "z" for char in asked.lower()) and not is_japanese(asked)
        if latin:
            numbers_found = self._by_letters(source, asked, limit)
        elif any(char in "*?＊？" for char in asked):
            numbers_found = self._by_pattern(source, asked, limit)
        else:
            numbers_found = self._by_word(source, asked, limit)
        unique = list(dict.fromkeys(numbers_found))[:limit]
        found = (self.entry(number) for number in unique)
        return tuple(entry for entry in found if entry is not None)

    def _by_word(self, source: Source, word: str, limit: int) -> list[int]:
        whole = [one for one in self._desk().matcher.at(word) if one.source == 0]
        whole.sort(key=lambda one: (-one.length, len(one.chain), -one.posting.score))
        found = [one.posting.entry for one in whole]
        return found + self._by_pattern(source, f"{word}*", limit)

    def _by_letters(self, source: Source, asked: str, limit: int) -> list[int]:
        """Return what Latin letters may mean: English words, or Japanese in romaji."""
        kana = to_kana(asked)
        if kana is not None and any(char in "*?" for char in kana):
            return self._by_pattern(source, kana, limit)
        english = self._by_gloss(source, asked, limit)
        if kana is None:
            return english
        exact = [
            one
            for one in self._desk().matcher.at(kana)
            if one.source == 0 and one.length == len(kana) and not one.posting.marks & HIDDEN
        ]
        exact.sort(key=lambda one: (len(one.chain), -one.posting.score))
        japanese = [one.posting.entry for one in exact]
        body = source.body(english[0]) if english else None
        # A word that is a whole translation was meant as English: sake, but also "to" and "are".
        meant = body is not None and selection.gloss_fit(body, asked.lower()) >= _WHOLE_GLOSS
        if meant:
            return [*english[:3], *japanese, *english[3:]]
        return [*japanese, *english, *self._by_pattern(source, f"{kana}*", limit)]

    def _by_pattern(self, source: Source, query: str, limit: int) -> list[int]:
        if not isinstance(source, Index):
            return []
        pattern = fold(query).replace("[", "[[]").replace("＊", "*").replace("？", "?")
        found: list[Posting] = [
            posting
            for _, postings in source.matching(pattern, 2000)
            for posting in postings
            if not posting.marks & HIDDEN
        ]
        found.sort(key=lambda posting: -posting.score)
        return [posting.entry for posting in found[:limit]]

    def _by_gloss(self, source: Source, query: str, limit: int) -> list[int]:
        if not isinstance(source, Index):
            return []
        asked = " ".join(query.lower().split())
        ranked: list[tuple[float, int]] = []
        for number in source.glossed(asked.split(), 800):
            body = source.body(number)
            if body is not None:
                ranked.append((selection.gloss_fit(body, asked), number))
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        return [number for _, number in ranked[:limit]]


def _telling(title: str, kind: str, data: Any) -> Told:
    if kind == "pitch":
        return Told(title, kind, "", tuple(data))
    if kind == "ipa":
        return Told(title, kind, " ".join(data))
    return Told(title, kind, str(data[1]))


__all__ = ["DictionaryError", "DictionaryUnavailableError", "Lexicon"]
