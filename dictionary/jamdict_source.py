"""jamdict's data as a stream of records: the only module that knows jamdict.

Its own look-up is far too slow for a hover (no index on KANJIDIC's tables, dozens of statements a
query), so the index is built from one pass over its SQLite file. All tables lie in the order of
their parent's number, so child tables are merged as they stream by, in little memory.
"""

from __future__ import annotations

import functools
import itertools
import operator
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import resources
from dictionary.errors import DictionaryUnavailableError
from dictionary.records import (
    KanaForm,
    KanjiRecord,
    NameRecord,
    SenseRecord,
    WordRecord,
    WrittenForm,
)


def database_path() -> Path:
    """Return where jamdict's database lies.

    Raises:
        DictionaryUnavailableError: If the data package is not installed or not unpacked.
    """
    try:
        import jamdict_data
    except ImportError as exc:
        raise DictionaryUnavailableError(
            "The dictionary data (jamdict-data) is not installed."
        ) from exc
    path = Path(jamdict_data.JAMDICT_DB_PATH)
    if not path.is_file():
        raise DictionaryUnavailableError(f"The dictionary's database is missing: {path}.")
    return path


def connect(path: Path) -> sqlite3.Connection:
    """Open jamdict's database for reading only."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT 1 FROM Entry LIMIT 1").fetchone()
    except sqlite3.Error as exc:
        raise DictionaryUnavailableError(
            f"The dictionary's database cannot be read: {path}."
        ) from exc
    return connection


class Codes:
    """From the texts that jamdict stores to JMdict's codes."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], str] = {}
        self._tuples: dict[tuple[str, ...], tuple[str, ...]] = {}
        for kind, code, text in resources.rows("rules/lookup_codes.tsv"):
            self._codes[kind, text] = code

    def code(self, kind: str, text: str) -> str:
        """Return the code of a text, or the text itself where it is unknown."""
        return self._codes.get((kind, text), text)

    def all(self, kind: str, texts: list[str]) -> tuple[str, ...]:
        """Return the codes of several texts."""
        if not texts:
            return ()
        key = (kind, *texts)
        found = self._tuples.get(key)
        if found is None:
            found = tuple([self.code(kind, text) for text in texts])
            self._tuples[key] = found
        return found


_END: tuple[float, Iterator[Any]] = (float("inf"), iter(()))
_first = operator.itemgetter(0)


class _Children:
    """The rows of a child table, handed out parent by parent (parents come in rising order)."""

    def __init__(self, connection: sqlite3.Connection, query: str) -> None:
        self._groups = itertools.groupby(connection.execute(query), _first)
        self._parent: float
        self._rows: Iterator[Any]
        self._parent, self._rows = next(self._groups, _END)

    def of(self, parent: int) -> Sequence[Any]:
        """Return the rows of one parent."""
        while self._parent < parent:
            self._parent, self._rows = next(self._groups, _END)
        if self._parent != parent:
            return ()
        found = list(self._rows)
        self._parent, self._rows = next(self._groups, _END)
        return found


def _few(
    connection: sqlite3.Connection,
    query: str,
    make: Callable[[list[Any]], tuple[str, ...]] = tuple,
) -> dict[int, tuple[str, ...]]:
    """Return a child table that most parents have no row in, by its parents.

    Such a table is small enough to be held whole, and a dictionary is asked fastest.

    Args:
        connection: The database.
        query: Selects the parent, then one column or several, in the parents' order.
        make: Makes the answer of a parent's values (rows where there are several columns).
    """
    groups = itertools.groupby(connection.execute(query), _first)
    return {
        parent: make([row[1] if len(row) == 2 else row[1:] for row in rows])
        for parent, rows in groups
    }


class JamdictSource:
    """The content of jamdict-data's database.

    Args:
        path: The database; by default the installed package's.

    Raises:
        DictionaryUnavailableError: If there is none.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or database_path()
        self._codes = Codes()

    @property
    def fingerprint(self) -> str:
        """Size and time of the database."""
        stat = self.path.stat()
        return f"jamdict:{stat.st_size}:{int(stat.st_mtime)}"

    @property
    def dates(self) -> dict[str, str]:
        """Dates as the database names them; JMdict's own is missing there."""
        with closing(connect(self.path)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        return {
            "jmdict": meta.get("jmdict.date", "2021-04-17"),
            "jmnedict": meta.get("jmnedict.date", ""),
            "kanjidic2": meta.get("kanjidic2.date", ""),
        }

    def counts(self) -> dict[str, int]:
        """Return how many kanji, words and names there are."""
        tables = {"kanji": "character", "words": "Entry", "names": "NEEntry"}
        with closing(connect(self.path)) as connection:
            return {
                name: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for name, table in tables.items()
            }

    def kanji(self) -> Iterator[KanjiRecord]:
        """Yield the characters of KANJIDIC2 with their components."""
        components = _components()
        with closing(connect(self.path)) as connection:
            groups = dict(connection.execute("SELECT ID, cid FROM rm_group"))
            on: dict[int, list[str]] = {}
            kun: dict[int, list[str]] = {}
            korean: dict[int, list[str]] = {}
            into = {"ja_on": on, "ja_kun": kun, "korean_h": korean}
            for gid, kind, value in connection.execute("SELECT gid, r_type, value FROM reading"):
                if kind in into:
                    into[kind].setdefault(groups[gid], []).append(value)
            meanings: dict[int, list[str]] = {}
            for gid, value in connection.execute(
                "SELECT gid, value FROM meaning WHERE m_lang IN ('', 'en')"
            ):
                meanings.setdefault(groups[gid], []).append(value)
            nanori: dict[int, list[str]] = {}
            for cid, value in connection.execute("SELECT cid, value FROM nanori"):
                nanori.setdefault(cid, []).append(value)
            radicals = dict(
                connection.execute("SELECT cid, value FROM radical WHERE rad_type = 'classical'")
            )
            for cid, literal, strokes, grade, freq, jlpt in connection.execute(
                "SELECT ID, literal, stroke_count, grade, freq, jlpt FROM character ORDER BY ID"
            ):
                yield KanjiRecord(
                    literal,
                    tuple(on.get(cid, ())),
                    tuple(kun.get(cid, ())),
                    tuple(nanori.get(cid, ())),
                    tuple(meanings.get(cid, ())),
                    tuple(korean.get(cid, ())),
                    _number(grade),
                    _number(strokes),
                    _number(freq),
                    _number(jlpt),
                    _number(radicals.get(cid)),
                    tuple(components.get(literal, ())),
                )

    def words(self) -> Iterator[WordRecord]:
        """Yield JMdict's entries by rising id."""
        with closing(connect(self.path)) as connection:
            yield from self._words(connection)

    def _words(self, connection: sqlite3.Connection, ids: str = "") -> Iterator[WordRecord]:
        where, of_kanji, of_kana, of_sense = _restrictions(ids)
        codes = self._codes.all

        def rows(query: str, limit: str) -> _Children:
            return _Children(connection, f"{query} {limit} ORDER BY rowid")

        def rare(query: str, limit: str, kind: str = "") -> dict[int, tuple[str, ...]]:
            make = functools.partial(codes, kind) if kind else tuple
            return _few(connection, f"{query} {limit} ORDER BY rowid", make)

        kanji = rows("SELECT idseq, ID, text FROM Kanji", where)
        kana = rows("SELECT idseq, ID, text, nokanji FROM Kana", where)
        senses = rows("SELECT idseq, ID FROM Sense", where)
        kanji_marks = rare("SELECT kid, text FROM KJI", of_kanji, "inf")
        kanji_priorities = rare("SELECT kid, text FROM KJP", of_kanji, "pri")
        kana_marks = rare("SELECT kid, text FROM KNI", of_kana, "inf")
        kana_priorities = rare("SELECT kid, text FROM KNP", of_kana, "pri")
        only_for = rare("SELECT kid, text FROM KNR", of_kana)

        def of(name: str) -> _Children:
            return rows(f"SELECT sid, text FROM {name}", of_sense)  # noqa: S608

        def rarely(name: str, kind: str = "") -> dict[int, tuple[str, ...]]:
            return rare(f"SELECT sid, text FROM {name}", of_sense, kind)  # noqa: S608

        pos_rows, glosses = of("pos"), of("SenseGloss")
        fields, miscs = rarely("field", "field"), rarely("misc", "misc")
        dialects, notes = rarely("dialect", "dial"), rarely("SenseInfo")
        xrefs, antonyms = rarely("xref"), rarely("antonym")
        only_written, only_reading = rarely("stagk"), rarely("stagr")
        sources = _few(
            connection,
            f"SELECT sid, text, lang, wasei FROM SenseSource {of_sense} ORDER BY rowid",  # noqa: S608
            lambda found: tuple([_origin(*row) for row in found]),
        )
        for (seq,) in connection.execute(f"SELECT idseq FROM Entry {where} ORDER BY rowid"):  # noqa: S608
            written = [
                WrittenForm(text, kanji_priorities.get(kid, ()), kanji_marks.get(kid, ()))
                for _, kid, text in kanji.of(seq)
            ]
            readings = [
                KanaForm(
                    text,
                    kana_priorities.get(kid, ()),
                    kana_marks.get(kid, ()),
                    only_for.get(kid, ()),
                    bool(no_kanji) and str(no_kanji) not in {"0", "False"},
                )
                for _, kid, text, no_kanji in kana.of(seq)
            ]
            meanings: list[SenseRecord] = []
            before: tuple[str, ...] = ()
            for _, sid in senses.of(seq):
                pos = codes("pos", [text for _, text in pos_rows.of(sid)]) or before
                before = pos
                meanings.append(
                    SenseRecord(
                        tuple([(text, "") for _, text in glosses.of(sid)]),
                        pos,
                        fields.get(sid, ()),
                        miscs.get(sid, ()),
                        dialects.get(sid, ()),
                        notes.get(sid, ()),
                        xrefs.get(sid, ()),
                        antonyms.get(sid, ()),
                        sources.get(sid, ()),
                        only_written.get(sid, ()),
                        only_reading.get(sid, ()),
                    )
                )
            yield WordRecord(seq, tuple(written), tuple(readings), tuple(meanings))

    def words_by_id(
        self, connection: sqlite3.Connection, ids: frozenset[int]
    ) -> Iterator[WordRecord]:
        """Yield some entries straight from the database, while there is no index yet."""
        if ids:
            yield from self._words(connection, ",".join(str(int(one)) for one in sorted(ids)))

    def names(self) -> Iterator[NameRecord]:
        """Yield JMnedict's entries by rising id."""
        with closing(connect(self.path)) as connection, closing(connect(self.path)) as other:
            single: dict[int, NameRecord] = {}
            several: set[int] = set()
            kinds: dict[str | None, tuple[str, ...]] = {}
            for seq, written, kana, kind, meaning in connection.execute(_SINGLE_NAMES):
                if seq in single:
                    # Two rows: it has two of something, and is read part by part.
                    several.add(seq)
                    continue
                if len(single) >= _BATCH:
                    yield from self._with_several(single, several, other)
                    single.clear()
                    several.clear()
                if kana is None or (kind is None and meaning is None):
                    several.add(seq)
                codes = kinds.get(kind)
                if codes is None:
                    codes = kinds[kind] = self._codes.all("name", [kind] if kind else [])
                single[seq] = NameRecord(
                    seq,
                    (written,) if written is not None else (),
                    (kana,),
                    ((codes, (meaning,) if meaning is not None else ()),),
                )
            yield from self._with_several(single, several, other)

    def _with_several(
        self, single: dict[int, NameRecord], several: set[int], connection: sqlite3.Connection
    ) -> Iterator[NameRecord]:
        for record in self.names_by_id(connection, frozenset(several)):
            single[record.id] = record
        yield from single.values()

    def names_by_id(
        self, connection: sqlite3.Connection, ids: frozenset[int]
    ) -> Iterator[NameRecord]:
        """Yield some names straight from the database, while there is no index yet."""
        if ids:
            yield from self._names(connection, ",".join(str(int(one)) for one in sorted(ids)))

    def _names(self, connection: sqlite3.Connection, ids: str = "") -> Iterator[NameRecord]:
        where = f"WHERE idseq IN ({ids})" if ids else ""
        of = f"WHERE tid IN (SELECT ID FROM NETranslation {where})" if ids else ""  # noqa: S608

        kanji = _Rows(connection, f"SELECT idseq, text FROM NEKanji {where} ORDER BY rowid")  # noqa: S608
        kana = _Rows(connection, f"SELECT idseq, text FROM NEKana {where} ORDER BY rowid")  # noqa: S608
        meant = _Rows(connection, f"SELECT idseq, ID FROM NETranslation {where} ORDER BY rowid")  # noqa: S608
        types = _Rows(connection, f"SELECT tid, text FROM NETransType {of} ORDER BY rowid")  # noqa: S608
        glosses = _Rows(connection, f"SELECT tid, text FROM NETransGloss {of} ORDER BY rowid")  # noqa: S608
        codes = self._codes.all
        # Three quarters of a million rows: no call that can be spared.
        kanji_at, kanji_text = kanji.first()
        kana_at, kana_text = kana.first()
        meant_at, meant_id = meant.first()
        type_at, type_text = types.first()
        gloss_at, gloss_text = glosses.first()
        for (seq,) in connection.execute(f"SELECT idseq FROM NEEntry {where} ORDER BY rowid"):  # noqa: S608
            written: list[str] = []
            while kanji_at == seq:
                written.append(kanji_text)
                kanji_at, kanji_text = next(kanji.rows, _NO_ROW)
            readings: list[str] = []
            while kana_at == seq:
                readings.append(kana_text)
                kana_at, kana_text = next(kana.rows, _NO_ROW)
            translations: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
            while meant_at == seq:
                kinds: list[str] = []
                while type_at == meant_id:
                    kinds.append(type_text)
                    type_at, type_text = next(types.rows, _NO_ROW)
                texts: list[str] = []
                while gloss_at == meant_id:
                    texts.append(gloss_text)
                    gloss_at, gloss_text = next(glosses.rows, _NO_ROW)
                translations.append((codes("name", kinds), tuple(texts)))
                meant_at, meant_id = next(meant.rows, _NO_ROW)
            yield NameRecord(seq, tuple(written), tuple(readings), tuple(translations))


_BATCH = 5000
_SINGLE_NAMES = """
    SELECT NEEntry.idseq, NEKanji.text, NEKana.text, NETransType.text, NETransGloss.text
    FROM NEEntry
    LEFT JOIN NEKanji ON NEKanji.idseq = NEEntry.idseq
    LEFT JOIN NEKana ON NEKana.idseq = NEEntry.idseq
    LEFT JOIN NETranslation ON NETranslation.idseq = NEEntry.idseq
    LEFT JOIN NETransType ON NETransType.tid = NETranslation.ID
    LEFT JOIN NETransGloss ON NETransGloss.tid = NETranslation.ID
    ORDER BY NEEntry.rowid
"""
_NO_ROW: tuple[int, Any] = (-1, "")


class _Rows:
    """A child table's rows, one by one."""

    def __init__(self, connection: sqlite3.Connection, query: str) -> None:
        self.rows: Iterator[tuple[int, Any]] = iter(connection.execute(query))

    def first(self) -> tuple[int, Any]:
        return next(self.rows, _NO_ROW)


def _restrictions(ids: str) -> tuple[str, str, str, str]:
    if not ids:
        return "", "", "", ""
    where = f"WHERE idseq IN ({ids})"
    return (
        where,
        f"WHERE kid IN (SELECT ID FROM Kanji {where})",  # noqa: S608
        f"WHERE kid IN (SELECT ID FROM Kana {where})",  # noqa: S608
        f"WHERE sid IN (SELECT ID FROM Sense {where})",  # noqa: S608
    )


def _origin(text: str | None, language: str, wasei: str | None) -> str:
    parts = [language or "eng"]
    if text:
        parts.append(text)
    if wasei:
        parts.append("(wasei)")
    return " ".join(parts)


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _components() -> dict[str, list[str]]:
    """Return each kanji's components (EDRDG's kradfile, shipped with jamdict)."""
    try:
        from jamdict.krad import KRad

        return dict(KRad().krad)
    except (ImportError, OSError, AttributeError, ValueError):
        return {}
