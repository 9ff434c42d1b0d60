"""Reading Yomitan dictionary zips: streamed, bounded, every row checked.

Format: the JSON schemas of the Yomitan project (``ext/data/schemas``), read for facts; versions 1
and 3 of the banks. Nothing is ever unpacked to disk and media files are left alone.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from dictionary.errors import DictionaryDataError
from dictionary.structured import clean_content, plain_text

MAX_MEMBERS = 60_000
MAX_BANK = 160 * 1024 * 1024
"""Largest bank that is read, in bytes of JSON."""
MAX_TOTAL = 2 * 1024**3
MAX_RATIO = 400
"""Largest honest compression of a JSON bank of some size."""
_BANK = re.compile(r"(term|term_meta|kanji|kanji_meta|tag)_bank_(\d+)\.json")
_MAX_TEXT = 200_000
_WHOLE = 4_000_000
"""Largest bank that is decoded as a whole, in bytes."""
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


@dataclass(slots=True)
class TermRow:
    """A term of any version."""

    term: str
    reading: str
    tags: tuple[str, ...]
    rules: tuple[str, ...]
    score: float
    glosses: tuple[str, ...]
    content: tuple[Any, ...]
    """The glossary with structured content, cleaned."""
    sequence: int


@dataclass(slots=True)
class MetaRow:
    """Frequency, pitch or IPA of a term."""

    term: str
    kind: str
    reading: str
    data: Any
    """``freq``: value and text; ``pitch``: positions; ``ipa``: transcriptions."""


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
            self._members = self._check()
            self.index = self._read_index()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def _check(self) -> dict[str, list[tuple[int, zipfile.ZipInfo]]]:
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise DictionaryDataError("The zip holds too many files.")
        banks: dict[str, list[tuple[int, zipfile.ZipInfo]]] = {}
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
            banks.setdefault(found[1], []).append((int(found[2]), info))
        for rows in banks.values():
            rows.sort(key=lambda pair: pair[0])
        return banks

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
        if not self._members:
            raise DictionaryDataError("The zip has no banks at its root.")
        obsolete = data.get("tagMeta")
        tags = {
            str(name): str(value.get("notes", ""))
            for name, value in (obsolete.items() if isinstance(obsolete, dict) else ())
            if isinstance(value, dict)
        }
        return YomitanIndex(
            title.strip(),
            revision,
            version,
            str(data.get("attribution") or data.get("author") or "")[:4000],
            str(data.get("frequencyMode") or ""),
            tags,
        )

    def _rows(self, kind: str) -> Iterator[tuple[str, int, list[Any]]]:
        """Yield each bank's name with the number of a row, from one, and the row."""
        for _, info in self._members.get(kind, ()):
            rows = self._bank(info) if info.file_size <= _WHOLE else self._long_bank(info)
            for number, row in enumerate(rows, 1):
                if not isinstance(row, list):
                    raise DictionaryDataError(f"Row {number} of {info.filename} is no list.")
                yield info.filename, number, row

    def _bank(self, info: zipfile.ZipInfo) -> Iterator[Any]:
        rows = self._json(info)
        if not isinstance(rows, list):
            raise _no_rows(info)
        rows.reverse()
        while rows:
            # Each row is let go of as it is used: a bank is many times its file in memory.
            yield rows.pop()

    def _long_bank(self, info: zipfile.ZipInfo) -> Iterator[Any]:
        """Yield the rows of a bank that would take too much memory decoded as a whole."""
        text = self._text(info)
        decode = json.JSONDecoder().raw_decode
        opening = _OPENING.match(text)
        if opening is None:
            raise _no_rows(info)
        at = opening.end()
        closed = _CLOSING.match(text, at)
        while closed is None:
            try:
                row, at = decode(text, at)
            except (ValueError, RecursionError) as exc:
                raise _no_json(info) from exc
            yield row
            closed = _CLOSING.match(text, at)
            comma = _COMMA.match(text, at)
            if closed is None and comma is None:
                raise _no_json(info)
            at = comma.end() if comma is not None else at

    def bank_count(self) -> int:
        """Return how many banks there are."""
        return sum(map(len, self._members.values()))

    def tags(self) -> dict[str, str]:
        """Return the dictionary's own tags with what they stand for."""
        found = dict(self.index.tags)
        for name, number, row in self._rows("tag"):
            if len(row) < 4 or not isinstance(row[0], str):
                raise _bad(name, number)
            found[row[0]] = str(row[3])
        return found

    def terms(self) -> Iterator[TermRow]:
        """Yield the terms."""
        for name, number, row in self._rows("term"):
            yield _term(name, number, row, self.index.format)

    def metas(self) -> Iterator[MetaRow]:
        """Yield frequencies, pitches and transcriptions."""
        for name, number, row in self._rows("term_meta"):
            if len(row) != 3 or not isinstance(row[0], str):
                raise _bad(name, number)
            found = _meta(row)
            if found is None:
                raise _bad(name, number)
            yield found

    def kanji(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield kanji: character and on, kun, tags, meanings, stats."""
        for name, number, row in self._rows("kanji"):
            if len(row) < 5 or not all(isinstance(cell, str) for cell in row[:4]):
                raise _bad(name, number)
            meanings = row[4] if self.index.format == 3 else row[4:]
            stats = row[5] if self.index.format == 3 and len(row) > 5 else {}
            if not isinstance(meanings, list) or not isinstance(stats, dict):
                raise _bad(name, number)
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


def _no_rows(info: zipfile.ZipInfo) -> DictionaryDataError:
    return DictionaryDataError(f"{info.filename} is no list of rows.")


def _bad(name: str, number: int) -> DictionaryDataError:
    return DictionaryDataError(f"Row {number} of {name} has a wrong shape.")


def _term(name: str, number: int, row: list[Any], version: int) -> TermRow:
    if version == 1:
        if len(row) < 5 or not all(isinstance(cell, str) for cell in row[:2]):
            raise _bad(name, number)
        glossary, sequence = row[5:], 0
    else:
        if len(row) != 8 or not isinstance(row[5], list) or not isinstance(row[6], int):
            raise _bad(name, number)
        glossary, sequence = row[5], row[6]
    term, reading, tags, rules, score = row[:5]
    good = (
        isinstance(term, str)
        and bool(term)
        and isinstance(reading, str)
        and (tags is None or isinstance(tags, str))
        and isinstance(rules, str)
        and isinstance(score, int | float)
        and len(term) < 500
    )
    if not good:
        raise _bad(name, number)
    texts: list[str] = []
    content: list[Any] = []
    structured = False
    for item in glossary:
        if isinstance(item, str):  # most are
            content.append(item)
            if item:
                texts.append(item[:_MAX_TEXT])
            continue
        clean, text, is_rich = _glossary_item(item)
        if clean is None:
            raise _bad(name, number)
        structured |= is_rich
        content.append(clean)
        if text:
            texts.append(text[:_MAX_TEXT])
    extra = (row[7] or "") if version != 1 and isinstance(row[7], str | None) else ""
    return TermRow(
        term,
        reading or term,
        tuple((tags or "").split() + extra.split()),
        tuple(rules.split()),
        float(score),
        tuple(texts),
        tuple(content) if structured else (),
        int(sequence),
    )


def _glossary_item(item: Any) -> tuple[Any, str, bool]:
    """Return a glossary item cleaned, as plain text, and whether it is more than text."""
    if isinstance(item, list) and len(item) == 2 and isinstance(item[0], str):
        rules = ", ".join(str(one) for one in item[1]) if isinstance(item[1], list) else ""
        text = f"→ {item[0]}" + (f" ({rules})" if rules else "")
        return {"tag": "a", "href": f"?query={item[0]}", "content": text}, text, True
    if not isinstance(item, dict):
        return None, "", False
    kind = item.get("type")
    if kind == "text" and isinstance(item.get("text"), str):
        return item["text"], item["text"], False
    if kind == "image" and isinstance(item.get("path"), str):
        text = str(item.get("alt") or item.get("description") or item.get("title") or "")
        return {"tag": "img", "path": item["path"], "alt": text}, text, True
    if kind == "structured-content":
        clean = clean_content(item.get("content"))
        return (clean if clean is not None else ""), plain_text(clean).strip(), True
    return None, "", False


def _meta(row: list[Any]) -> MetaRow | None:
    term, kind, data = row
    reading = ""
    if kind == "freq":
        if isinstance(data, dict) and "frequency" in data:
            reading, data = str(data.get("reading", "")), data["frequency"]
        value = _frequency(data)
        return None if value is None else MetaRow(term, kind, reading, value)
    if not isinstance(data, dict) or not isinstance(data.get("reading"), str):
        return None
    if kind == "pitch" and isinstance(data.get("pitches"), list):
        positions = [_position(one) for one in data["pitches"]]
        kept = [one for one in positions if one is not None]
        return MetaRow(term, kind, data["reading"], kept)
    if kind == "ipa" and isinstance(data.get("transcriptions"), list):
        heard = [str(one.get("ipa", "")) for one in data["transcriptions"] if isinstance(one, dict)]
        return MetaRow(term, kind, data["reading"], heard)
    return None


def _frequency(data: Any) -> tuple[float, str] | None:
    if isinstance(data, bool):
        return None
    if isinstance(data, int | float):
        return float(data), f"{data:g}"
    if isinstance(data, str):
        number = re.search(r"\d+", data)
        return (float(number[0]) if number else 0.0), data
    if isinstance(data, dict) and isinstance(data.get("value"), int | float):
        return float(data["value"]), str(data.get("displayValue") or f"{data['value']:g}")
    return None


def _position(pitch: Any) -> int | None:
    """Return where the voice drops; a pattern as ``LHHL`` is counted."""
    where = pitch.get("position") if isinstance(pitch, dict) else None
    if isinstance(where, bool):
        return None
    if isinstance(where, int) and where >= 0:
        return where
    if isinstance(where, str) and where and set(where) <= set("HL"):
        return where.find("HL") + 1
    return None
