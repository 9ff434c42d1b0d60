"""The reader's own dictionaries: import, list, order, switch, delete.

Each imported dictionary is one SQLite file of the same layout as the index, made beside its place
and moved there at the end; ``library.json`` keeps their order and which are switched on.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dictionary import word_classes
from dictionary.errors import DictionaryDataError, DictionaryError
from dictionary.folding import fold, is_kana
from dictionary.index import building
from dictionary.index.build import BuildCancelledError
from dictionary.index.codec import KANA, NATURAL, POSTING
from dictionary.index.query import Index
from dictionary.model import BuildProgress, DictionaryInfo, Entry, Gloss, Headword, Sense
from dictionary.records import Cancelled
from dictionary.sources import BuiltInSource
from dictionary.strokes import ATTRIBUTION, FILE_NAME, Strokes, is_kanjivg
from dictionary.yomitan import MetaRow, TermRow, YomitanZip

_log = logging.getLogger(__name__)
_SCHEMA_SQL = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, j TEXT);
CREATE TABLE term (k TEXT PRIMARY KEY, p BLOB) WITHOUT ROWID;
CREATE TABLE tmeta (k TEXT, kind TEXT, reading TEXT, j TEXT);
CREATE TABLE ukanji (c TEXT, j TEXT);
CREATE TABLE name (id INTEGER PRIMARY KEY, j TEXT);
CREATE TABLE nterm (k TEXT PRIMARY KEY, p BLOB) WITHOUT ROWID;
"""
_RULES = {
    "v1": ("v1", "v1-s"),
    "v5": tuple(code for code in word_classes.BIT if code.startswith("v5")),
    "vk": ("vk",),
    "vs": ("vs", "vs-i", "vs-s"),
    "vz": ("vz",),
    "adj-i": ("adj-i", "adj-ix"),
}
_BATCH = 5000
STROKES = "kanjivg"
"""Kind and id of the imported stroke orders."""
Progress = Callable[[BuildProgress], None]
_quote = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class UserDictionary(Index):
    """An imported dictionary as a source.

    Args:
        path: Its file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.id = self.meta["id"]
        self.title = self.meta["title"]

    def entry(self, number: int, body: Any) -> Entry:
        """Return an entry with its structured content."""
        heads, senses, _, _, content = body
        written, reading, tags = heads[0][0], heads[0][1], heads[0][3]
        return Entry(
            number,
            self.id,
            (Headword(written, reading, False, tuple(tags)),),
            tuple(Sense(tuple(Gloss(text) for text in row[0]), tuple(row[1])) for row in senses),
            content=content or None,
            title=self.title,
        )

    def metas(self, term: str) -> tuple[tuple[str, str, Any], ...]:
        """Return kind, reading (may be empty) and data of what is told of a term."""
        rows = self._execute("SELECT kind, reading, j FROM tmeta WHERE k = ?", (fold(term),))
        return tuple((kind, reading, json.loads(text)) for kind, reading, text in rows)

    def user_kanji(self, character: str) -> tuple[dict[str, Any], ...]:
        """Return what the dictionary says of a kanji."""
        rows = self._execute("SELECT j FROM ukanji WHERE c = ?", (character,))
        return tuple(json.loads(row[0]) for row in rows)


class Library:
    """The imported dictionaries of a data folder.

    Args:
        data_dir: The application's data folder.
    """

    def __init__(self, data_dir: Path) -> None:
        self._dictionary = data_dir / "dictionary"
        self._folder = self._dictionary / "library"
        self._list = self._folder / "library.json"
        self.strokes = Strokes(self._dictionary)

    def infos(self) -> tuple[DictionaryInfo, ...]:
        """Return the imported dictionaries in their order."""
        return tuple(
            DictionaryInfo(
                row["id"], row["title"], row["revision"], row["kind"], row["entries"],
                row["enabled"], order, row.get("attribution", ""), row.get("tags", {}),
            )
            for order, row in enumerate(self._rows())
        )  # fmt: skip

    def sources(self) -> tuple[UserDictionary, ...]:
        """Open the dictionaries that are switched on, in their order; damaged ones are left out."""
        found: list[UserDictionary] = []
        for row in self._rows():
            if not row["enabled"] or row["kind"] == STROKES:
                continue
            try:
                found.append(UserDictionary(self._path(row["id"])))
            except (DictionaryError, KeyError):
                _log.warning("the dictionary %s cannot be opened", row["title"], exc_info=True)
        return tuple(found)

    def draws_strokes(self) -> bool:
        """Tell whether stroke orders are switched on (those of an installed package always are)."""
        return all(row["enabled"] for row in self._rows() if row["id"] == STROKES)

    def enable(self, identifier: str, *, enabled: bool) -> None:
        """Switch a dictionary on or off."""
        rows = self._rows()
        for row in rows:
            if row["id"] == identifier:
                row["enabled"] = enabled
        self._write(rows)

    def reorder(self, identifiers: Sequence[str]) -> None:
        """Put the dictionaries in this order; those not named keep theirs, at the end."""
        place = {identifier: number for number, identifier in enumerate(identifiers)}
        rows = self._rows()
        rows.sort(key=lambda row: place.get(row["id"], len(place)))
        self._write(rows)

    def delete(self, identifier: str) -> None:
        """Remove a dictionary for good; whoever still reads it is closed first."""
        self._write([row for row in self._rows() if row["id"] != identifier])
        if identifier == STROKES:
            self.strokes.remove()
            return
        self._path(identifier).unlink(missing_ok=True)

    def import_file(
        self,
        path: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        replace: bool = False,
    ) -> DictionaryInfo:
        """Import a Yomitan zip, KanjiVG, or a newer JMdict, JMnedict or KANJIDIC2 file; blocks.

        After a file of the second kind the index is built anew. An open ``Lexicon`` takes up what
        is new by ``reload``.

        Raises:
            DictionaryError: If it is bad, cannot be stored or was cancelled; nothing is imported.
        """
        try:
            with path.open("rb") as stream:
                beginning = stream.read(4)
        except OSError as exc:
            raise DictionaryDataError(f"{path.name} cannot be read.") from exc
        if is_kanjivg(path):
            return self._import_strokes(path, progress, cancelled)
        if beginning.startswith(b"PK"):
            return self.import_yomitan(path, progress, cancelled, replace=replace)
        records = BuiltInSource(self._dictionary)
        kind = records.add(path, progress or (lambda _: None), cancelled or (lambda: False))
        try:
            building.build(self._dictionary, records, progress, cancelled)
        except BaseException:
            records.take_back(kind)
            raise
        records.keep(kind)
        return next(info for info in records.infos() if info.id == kind)

    def _import_strokes(
        self, path: Path, progress: Progress | None, cancelled: Cancelled | None
    ) -> DictionaryInfo:
        count = self.strokes.import_file(
            path, progress or (lambda _: None), cancelled or (lambda: False)
        )
        row = {
            "id": STROKES, "title": "KanjiVG", "revision": "", "kind": STROKES, "entries": count,
            "enabled": True, "attribution": ATTRIBUTION, "tags": {},
        }  # fmt: skip
        self._write([one for one in self._rows() if one["id"] != STROKES] + [row])
        return next(info for info in self.infos() if info.id == STROKES)

    def import_yomitan(
        self,
        path: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        replace: bool = False,
    ) -> DictionaryInfo:
        """Import a Yomitan zip; nothing is left behind if it fails or is cancelled.

        Args:
            path: The zip.
            progress: Called now and then.
            cancelled: Asked now and then.
            replace: Take the place of a dictionary of the same title.

        Raises:
            DictionaryDataError: If it is damaged, hostile, or already imported.
            BuildCancelledError: If ``cancelled`` said so.
        """
        with contextlib.closing(YomitanZip(path)) as archive:
            index = archive.index
            rows = self._rows()
            same = [row for row in rows if row["title"] == index.title]
            if same and not replace:
                raise DictionaryDataError(f"“{index.title}” is already imported.")
            digest = hashlib.sha256(index.title.encode()).hexdigest()[:10]
            slug = re.sub(r"[^a-z0-9]+", "-", index.title.lower()).strip("-")[:24]
            identifier = f"{slug}-{digest}" if slug else digest
            self._make_folder()
            temporary = self._folder / f"{identifier}.new"
            temporary.unlink(missing_ok=True)
            try:
                with contextlib.closing(sqlite3.connect(temporary)) as connection:
                    work = _Import(
                        connection,
                        archive,
                        progress or (lambda _: None),
                        cancelled or (lambda: False),
                    )
                    count = work.run(identifier)
                    tags = work.tags
                os.replace(temporary, self._path(identifier))  # noqa: PTH105
            except (OSError, sqlite3.Error) as exc:
                raise DictionaryError(f"The dictionary cannot be stored: {exc}.") from exc
            finally:
                temporary.unlink(missing_ok=True)
        row = {
            "id": identifier, "title": index.title, "revision": index.revision, "kind": "yomitan",
            "entries": count, "enabled": True, "attribution": index.attribution, "tags": tags,
        }  # fmt: skip
        if same:
            rows[rows.index(same[0])] = row
        else:
            rows.append(row)
        self._write(rows)
        return next(info for info in self.infos() if info.id == identifier)

    def _path(self, identifier: str) -> Path:
        if not re.fullmatch(r"[a-z0-9-]+", identifier):
            raise DictionaryError("No dictionary has such a name.")
        return self._folder / f"{identifier}.db"

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise DictionaryError(f"The dictionary folder cannot be made: {exc}.") from exc

    def _rows(self) -> list[dict[str, Any]]:
        try:
            rows = json.loads(self._list.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            _log.warning("the list of dictionaries cannot be read", exc_info=True)
            return []
        return [row for row in rows if isinstance(row, dict) and self._has(row["id"])]

    def _has(self, identifier: str) -> bool:
        if identifier == STROKES:
            return (self._dictionary / FILE_NAME).is_file()
        return self._path(identifier).is_file()

    def _write(self, rows: list[dict[str, Any]]) -> None:
        self._make_folder()
        temporary = self._list.with_suffix(".new")
        try:
            temporary.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(self._list)
        except OSError as exc:
            raise DictionaryError(f"The list of dictionaries cannot be written: {exc}.") from exc


class _Import:
    def __init__(
        self,
        connection: sqlite3.Connection,
        archive: YomitanZip,
        progress: Progress,
        cancelled: Cancelled,
    ) -> None:
        self._db = connection
        self._archive = archive
        self._progress = progress
        self._cancelled = cancelled
        self.tags: dict[str, str] = {}

    def run(self, identifier: str) -> int:
        self._db.executescript(_SCHEMA_SQL)
        self.tags = self._archive.tags()
        count = self._terms()
        self._metas()
        self._db.executemany(
            "INSERT INTO ukanji VALUES (?, ?)",
            ((char, _encode(data)) for char, data in self._archive.kanji()),
        )
        meta = {
            "id": identifier,
            "title": self._archive.index.title,
            "revision": self._archive.index.revision,
            "frequency_mode": self._archive.index.frequency_mode,
        }
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._db.execute("CREATE INDEX tmeta_k ON tmeta (k)")
        self._db.execute("CREATE INDEX ukanji_c ON ukanji (c)")
        self._db.commit()
        return count

    def _step(self, stage: str, done: int) -> None:
        if self._cancelled():
            raise BuildCancelledError("The import was stopped.")
        self._progress(BuildProgress(stage, done, 0))

    def _terms(self) -> int:
        self._db.execute("PRAGMA temp_store=FILE")
        self._db.execute("CREATE TEMP TABLE stage (k TEXT, p BLOB)")
        staged: list[tuple[str, bytes]] = []
        rows: list[tuple[int, str]] = []
        count = 0
        self._step("words", 0)
        for count, row in enumerate(self._archive.terms(), 1):
            rows.append((count, _body(row)))
            staged += _postings(count, row)
            if len(rows) >= _BATCH:
                self._store(rows, staged)
                self._step("words", count)
        self._store(rows, staged)
        ordered = self._db.execute("SELECT k, p FROM stage ORDER BY k, rowid")
        self._db.executemany("INSERT INTO term VALUES (?, ?)", _joined(ordered))
        return count

    def _store(self, rows: list[tuple[int, str]], staged: list[tuple[str, bytes]]) -> None:
        self._db.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        self._db.executemany("INSERT INTO stage VALUES (?, ?)", staged)
        rows.clear()
        staged.clear()

    def _metas(self) -> None:
        rows: list[tuple[str, str, str, str]] = []
        for number, row in enumerate(self._archive.metas(), 1):
            rows.append(_meta_row(row))
            if len(rows) >= _BATCH:
                self._db.executemany("INSERT INTO tmeta VALUES (?, ?, ?, ?)", rows)
                rows.clear()
                self._step("names", number)
        self._db.executemany("INSERT INTO tmeta VALUES (?, ?, ?, ?)", rows)


def _joined(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield each key once, with all that stands under it; the rows come in the order of keys."""
    before, packed = "", b""
    for key, more in rows:
        if key == before:
            packed += more
            continue
        if packed:
            yield before, packed
        before, packed = key, more
    if packed:
        yield before, packed


def _meta_row(row: MetaRow) -> tuple[str, str, str, str]:
    return fold(row.term), row.kind, row.reading, _encode(row.data)


def _body(row: TermRow) -> str:
    """Return an entry's JSON; spelt out because there are so many."""
    head = f"[{_quote(row.term)},{_quote(row.reading)},0,{_texts(row.tags)},[],null]"
    glosses = ",".join(map(_quote, row.glosses))
    content = _encode(row.content) if row.content else "[]"
    return f"[[{head}],[[[{glosses}],{_texts(row.rules or row.tags)}]],null,[],{content}]"


@functools.lru_cache(maxsize=1000)
def _texts(texts: tuple[str, ...]) -> str:
    return _encode(texts)


@functools.lru_cache(maxsize=1000)
def _classes(rules: tuple[str, ...], tags: tuple[str, ...]) -> int:
    classes = 0
    for rule in rules:
        for code in _RULES.get(rule, ()):
            classes |= word_classes.BIT[code]
    # Where a dictionary gives no rules, its tags may name JMdict's classes.
    return classes if rules else word_classes.mask(tags) & word_classes.ALL


def _postings(number: int, row: TermRow) -> list[tuple[str, bytes]]:
    classes = _classes(row.rules, row.tags)
    score = max(0, min(400, 200 + round(row.score)))
    key = fold(row.term)
    marks = (KANA | NATURAL) if is_kana(row.term) else 0
    found = [(key, POSTING.pack(number, classes, score, 0, marks))]
    if row.reading != row.term:
        spoken = fold(row.reading)
        if spoken != key:
            found.append((spoken, POSTING.pack(number, classes, score, 0, KANA)))
    return found
