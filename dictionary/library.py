"""The reader's own dictionaries: import, list, order, switch, delete.

Each imported dictionary is one SQLite file of the same layout as the index, made beside its place
and moved there at the end; ``library.json`` keeps their order and which are switched on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import re
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dictionary.errors import (
    DictionaryDataError,
    DictionaryError,
    DictionaryUnavailableError,
    DuplicateDictionaryError,
)
from dictionary.folding import fold
from dictionary.index import building
from dictionary.index.query import Index, Posting, unpacked
from dictionary.model import DictionaryInfo, Entry, Gloss, Headword, Sense, ToldKanji
from dictionary.records import Cancelled
from dictionary.sources import BuiltInSource
from dictionary.strokes import ATTRIBUTION, FILE_NAME, Strokes, is_kanjivg
from dictionary.yomitan import YomitanZip
from dictionary.yomitan_import import LAYOUT, Progress, store
from dictionary.yomitan_rows import head, shown

_log = logging.getLogger(__name__)
_STALE = 3600.0
"""Seconds after which nobody writes an import's file any more."""
STROKES = "kanjivg"
"""Kind and id of the imported stroke orders."""


class UserDictionary(Index):
    """An imported dictionary as a source.

    Args:
        path: Its file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        if self.meta.get("layout") != LAYOUT:
            self.close()
            raise DictionaryUnavailableError("The dictionary was imported by an older version.")
        self.id = self.meta["id"]
        self.title = self.meta["title"]
        self._format = int(self.meta["format"])
        # Many have nothing but words, or nothing but frequencies.
        self._has = {
            table: bool(self._execute(f"SELECT 1 FROM {table} LIMIT 1"))  # noqa: S608
            for table in ("term", "tmeta", "ukanji")
        }

    def postings(self, keys: Sequence[str]) -> dict[str, tuple[Posting, ...]]:
        """Return the postings of the keys that exist; each lies in a row of its own here."""
        if not self._has["term"]:
            return {}
        packed: dict[str, bytes] = {}
        for key, one in self._in("SELECT k, p FROM term WHERE k", keys):
            before = packed.get(key)
            packed[key] = one if before is None else before + one
        return {key: unpacked(some) for key, some in packed.items()}

    def reach(self, stretch: str) -> int:
        """Return how many characters of a folded stretch some key begins with."""
        return super().reach(stretch) if self._has["term"] else 0

    def texts(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Return the entries that exist: number, body without glosses, row of the zip."""
        rows = self._in("SELECT id, term, reading, codes, j FROM entry WHERE id", numbers)
        return [(number, head(term, kana, codes), row) for number, term, kana, codes, row in rows]

    def entry(self, number: int, body: str, rest: str = "") -> Entry:
        """Return the entry of a body with its row; only now are its glosses looked at."""
        heads, senses = json.loads(body)
        written, reading, *_ = heads[0]
        row = shown(rest, self._format)
        return Entry(
            number,
            self.id,
            (Headword(written, reading, False, row.tags),),
            (Sense(tuple(Gloss(text) for text in row.texts), tuple(senses[0][1])),),
            content=row.content or None,
            title=self.title,
        )

    def metas(self, term: str) -> tuple[tuple[str, str, Any], ...]:
        """Return kind, reading (may be empty) and data of what is told of a term."""
        rows = self._execute(
            "SELECT kind, reading, j FROM tmeta WHERE k = ? ORDER BY place", (fold(term),)
        )
        return tuple((kind, reading, json.loads(text)) for kind, reading, text in rows)

    def picture(self, path: str) -> bytes | None:
        """Return the file of a picture, or None."""
        rows = self._execute("SELECT data FROM picture WHERE path = ?", (path,))
        return rows[0][0] if rows else None

    def told_of_kanji(self, character: str) -> ToldKanji | None:
        """Return what the dictionary says of a kanji, and how frequent it is there."""
        if not self._has["ukanji"]:
            return None
        rows = self._execute("SELECT j FROM ukanji WHERE c = ?", (character,))
        said = [json.loads(text) for (text,) in rows]
        if not said:
            return None

        def all_of(kind: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(one for data in said for one in data[kind]))

        stats = {name: value for data in said for name, value in data["stats"].items()}
        return ToldKanji(
            self.title, all_of("on"), all_of("kun"), all_of("meanings"), tuple(stats.items())
        )


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
        self._unreadable: frozenset[str] = frozenset()

    def infos(self) -> tuple[DictionaryInfo, ...]:
        """Return the imported dictionaries in their order.

        ``readable`` is what the last ``sources`` found.
        """
        return tuple(
            DictionaryInfo(
                row["id"], row["title"], row["revision"], row["kind"], row["entries"],
                row["enabled"], order, row.get("attribution", ""), row.get("tags", {}),
                row["id"] not in self._unreadable,
            )
            for order, row in enumerate(self._rows())
        )  # fmt: skip

    def sources(self) -> tuple[UserDictionary, ...]:
        """Open the dictionaries that are switched on, in their order; damaged ones are left out."""
        found: list[UserDictionary] = []
        unreadable = set()
        for row in self._rows():
            if not row["enabled"] or row["kind"] == STROKES:
                continue
            try:
                found.append(UserDictionary(self._path(row["id"])))
            except (DictionaryError, KeyError):
                _log.warning("the dictionary %s cannot be opened", row["title"], exc_info=True)
                unreadable.add(row["id"])
        self._unreadable = frozenset(unreadable)
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
            DuplicateDictionaryError: If one of its title is there and not to be replaced.
            DictionaryDataError: If it is damaged or hostile.
            BuildCancelledError: If ``cancelled`` said so.
        """
        with contextlib.closing(YomitanZip(path)) as archive:
            index = archive.index
            rows = self._rows()
            same = [row for row in rows if row["title"] == index.title]
            if same and not replace:
                raise DuplicateDictionaryError(f"“{index.title}” is already imported.")
            digest = hashlib.sha256(index.title.encode()).hexdigest()[:10]
            slug = re.sub(r"[^a-z0-9]+", "-", index.title.lower()).strip("-")[:24]
            identifier = f"{slug}-{digest}" if slug else digest
            self._make_folder()
            self._sweep()
            temporary = self._folder / f"{identifier}.new"
            temporary.unlink(missing_ok=True)
            try:
                tags = archive.tags()
                count = store(
                    temporary,
                    path,
                    archive,
                    {
                        "id": identifier,
                        "title": index.title,
                        "revision": index.revision,
                        "format": str(index.format),
                        "frequency_mode": index.frequency_mode,
                    },
                    progress or (lambda _: None),
                    cancelled or (lambda: False),
                )
                temporary.replace(self._path(identifier))
            except UnicodeEncodeError as exc:
                raise DictionaryDataError("The dictionary holds halves of characters.") from exc
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

    def _sweep(self) -> None:
        """Remove what imports left that were killed; one under way elsewhere wrote just now."""
        with contextlib.suppress(OSError):
            for left in self._folder.glob("*.new"):
                if time.time() - left.stat().st_mtime > _STALE:
                    left.unlink(missing_ok=True)

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
