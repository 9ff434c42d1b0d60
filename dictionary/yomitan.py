"""Reading Yomitan dictionary zips: streamed, bounded, every row checked.

Format: the JSON schemas of the Yomitan project (``ext/data/schemas``), read for facts; versions 1
and 3 of the banks. Nothing is ever unpacked to disk, and of media files only pictures are read.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from dictionary.errors import DictionaryDataError

MAX_MEMBERS = 60_000
MAX_BANK = 160 * 1024 * 1024
"""Largest bank that is read, in bytes of JSON."""
MAX_TOTAL = 2 * 1024**3
MAX_RATIO = 400
"""Largest honest compression of a JSON bank of some size."""
_PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"])
MAX_PICTURE = 2_000_000
"""Largest picture that is kept, bytes."""
MAX_PICTURES = 300_000_000
"""All pictures of a dictionary together; the rest is left out."""
_BANK = re.compile(r"(term|term_meta|kanji|kanji_meta|tag)_bank_(\d{1,18})\.json")
_OPENING = re.compile(r"\s*\[\s*")
_COMMA = re.compile(r"\s*,\s*")
_CLOSING = re.compile(r"\s*\]\s*\Z")


@dataclass(frozen=True, slots=True)
class YomitanIndex:
    """What ``index.json`` says."""

    title: str
    revision: str
    format: int
    attribution: str = ""
    frequency_mode: str = ""
    tags: dict[str, str] = field(default_factory=dict)


class Bank(NamedTuple):
    """A file of rows in the zip."""

    kind: str
    """``term``, ``term_meta``, ``kanji``, ``kanji_meta`` or ``tag``."""
    info: zipfile.ZipInfo


class YomitanZip:
    """An opened dictionary zip.

    Args:
        path: The file.

    Raises:
        DictionaryDataError: If it is no dictionary of a form that is known, or a hostile file.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as exc:
            raise DictionaryDataError(f"{path.name} is not a zip file that can be read.") from exc
        try:
            self._banks = self._check()
            self.index = self._read_index()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def _check(self) -> tuple[Bank, ...]:
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise DictionaryDataError("The zip holds too many files.")
        banks: list[tuple[int, Bank]] = []
        total = 0
        names: set[str] = set()
        for info in members:
            parts = PurePosixPath(info.filename.replace("\\", "/"))
            if parts.is_absolute() or ".." in parts.parts or ":" in info.filename.split("/")[0]:
                raise DictionaryDataError(f"The zip names a path outside itself: {info.filename}.")
            if info.filename in names:
                raise DictionaryDataError(f"The zip holds {info.filename} twice.")
            names.add(info.filename)
            found = _BANK.fullmatch(info.filename)
            if found is None:
                continue
            if info.flag_bits & 1:
                raise DictionaryDataError("The zip is encrypted.")
            total += info.file_size
            packed = max(1, info.compress_size)
            if (
                info.file_size > MAX_BANK
                or total > MAX_TOTAL
                or (info.file_size > 4_000_000 and info.file_size / packed > MAX_RATIO)
            ):
                raise DictionaryDataError(f"{info.filename} is larger than any honest bank.")
            banks.append((int(found[2]), Bank(found[1], info)))
        banks.sort(key=lambda pair: pair[0])
        return tuple(bank for _, bank in banks)

    def _json(self, info: zipfile.ZipInfo | str) -> Any:
        text = self._text(info)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as exc:
            raise _no_json(info) from exc

    def _text(self, info: zipfile.ZipInfo | str) -> str:
        name = info if isinstance(info, str) else info.filename
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_BANK + 1)
        except KeyError as exc:
            raise DictionaryDataError(f"The zip has no {name} at its root.") from exc
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as exc:
            raise DictionaryDataError(f"{name} in the zip is damaged.") from exc
        except Exception as exc:  # zlib.error and the other packers' own errors
            if type(exc).__module__ in {"zlib", "lzma", "_lzma", "bz2"}:
                raise DictionaryDataError(f"{name} in the zip is damaged.") from exc
            raise
        if len(data) > MAX_BANK:
            raise DictionaryDataError(f"{name} is larger than any honest bank.")
        try:
            return data.decode("utf-8-sig")
        except ValueError as exc:
            raise _no_json(info) from exc

    def _read_index(self) -> YomitanIndex:
        data = self._json("index.json")
        if not isinstance(data, dict):
            raise DictionaryDataError("index.json is no object.")
        title, revision = data.get("title"), data.get("revision")
        version = data.get("format", data.get("version"))
        if not isinstance(title, str) or not title.strip() or len(title) > 400:
            raise DictionaryDataError("index.json names no title.")
        if not isinstance(revision, str) or isinstance(version, bool) or version not in {1, 2, 3}:
            raise DictionaryDataError("index.json names no revision, or a format that is unknown.")
        if not self._banks:
            raise DictionaryDataError("The zip has no banks at its root.")
        obsolete = data.get("tagMeta")
        tags = {
            _whole(str(name)): _whole(str(value.get("notes", "")))
            for name, value in (obsolete.items() if isinstance(obsolete, dict) else ())
            if isinstance(value, dict)
        }
        return YomitanIndex(
            _whole(title.strip()),
            _whole(revision),
            version,
            _whole(str(data.get("attribution") or data.get("author") or "")[:4000]),
            _whole(str(data.get("frequencyMode") or "")),
            tags,
        )

    def banks(self, *kinds: str) -> tuple[Bank, ...]:
        """Return the banks of some kinds: kind after kind, each in the order of its numbers."""
        return tuple(bank for kind in kinds for bank in self._banks if bank.kind == kind)

    def size(self) -> int:
        """Return how long all banks are, in bytes of JSON."""
        return sum(bank.info.file_size for bank in self._banks)

    def rows(self, bank: Bank) -> Iterator[tuple[list[Any], str]]:
        """Yield the rows of a bank, each with its own JSON.

        They are decoded one by one, because a whole bank is many times its file in memory.

        Raises:
            DictionaryDataError: If it is no list of lists, at the row where that shows.
        """
        text = self._text(bank.info)
        decode = json.JSONDecoder().raw_decode
        between = _COMMA.match
        opening = _OPENING.match(text)
        if opening is None:
            raise DictionaryDataError(f"{bank.info.filename} is no list of rows.")
        at = opening.end()
        if _CLOSING.match(text, at) is not None:
            return
        number = 0
        while True:
            begin = at
            try:
                row, at = decode(text, at)
            except (ValueError, RecursionError) as exc:
                raise _no_json(bank.info) from exc
            number += 1
            if not isinstance(row, list):
                raise DictionaryDataError(f"Row {number} of {bank.info.filename} is no list.")
            yield row, text[begin:at]
            comma = between(text, at)
            if comma is None:
                break
            at = comma.end()
        if _CLOSING.match(text, at) is None:
            raise _no_json(bank.info)

    def tags(self) -> dict[str, str]:
        """Return the dictionary's own tags with what they stand for."""
        found = dict(self.index.tags)
        for bank in self.banks("tag"):
            for number, (row, _) in enumerate(self.rows(bank), 1):
                if len(row) < 4 or not isinstance(row[0], str):
                    raise wrong_shape(bank, number)
                found[_whole(row[0])] = _whole(str(row[3]))
        return found

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield the pictures: path and file, as it is; too large ones are left out.

        Raises:
            DictionaryDataError: If one is damaged.
        """
        total = 0
        for info in self._zip.infolist():
            if PurePosixPath(info.filename).suffix.lower() not in _PICTURES:
                continue
            total += info.file_size
            if info.file_size > MAX_PICTURE or info.flag_bits & 1:
                continue
            if total > MAX_PICTURES:
                return
            try:
                with self._zip.open(info) as stream:
                    data = stream.read(MAX_PICTURE + 1)
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, zlib.error) as exc:
                raise DictionaryDataError(f"{info.filename} in the zip is damaged.") from exc
            if len(data) <= MAX_PICTURE:
                yield info.filename, data

    def kanji(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield kanji: character and on, kun, tags, meanings, stats."""
        for bank in self.banks("kanji"):
            for number, (row, _) in enumerate(self.rows(bank), 1):
                if len(row) < 5 or not all(isinstance(cell, str) for cell in row[:4]):
                    raise wrong_shape(bank, number)
                meanings = row[4] if self.index.format == 3 else row[4:]
                stats = row[5] if self.index.format == 3 and len(row) > 5 else {}
                if not isinstance(meanings, list) or not isinstance(stats, dict):
                    raise wrong_shape(bank, number)
                yield (
                    row[0],
                    {
                        "on": row[1].split(),
                        "kun": row[2].split(),
                        "tags": row[3].split(),
                        "meanings": [str(one) for one in meanings],
                        "stats": {str(key): str(value) for key, value in stats.items()},
                    },
                )


def _no_json(info: zipfile.ZipInfo | str) -> DictionaryDataError:
    name = info if isinstance(info, str) else info.filename
    return DictionaryDataError(f"{name} is not valid JSON.")


def wrong_shape(bank: Bank, number: int) -> DictionaryDataError:
    """Return the error of a row, counted from one, that is not what its bank is made of."""
    return DictionaryDataError(f"Row {number} of {bank.info.filename} has a wrong shape.")


def _whole(text: str) -> str:
    """Return a text without halves of characters, which JSON can spell and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
