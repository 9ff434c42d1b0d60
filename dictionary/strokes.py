"""The order of a kanji's strokes: KanjiVG's data, where the reader has brought it.

It is not shipped (54 MB unpacked, CC BY-SA 3.0): the reader imports KanjiVG's zip, its wheel or its
single XML file like any other dictionary, or has the package ``kanjivg`` installed.

Source: KanjiVG, https://kanjivg.tagaini.net, Ulrich Apel and others; the path data of each stroke,
in order, on a square of 109 units.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import os
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from dictionary.errors import DictionaryDataError, DictionaryError
from dictionary.index.build import BuildCancelledError
from dictionary.model import BuildProgress
from dictionary.records import Cancelled

GRID = 109
"""Width and height of the square that the strokes are drawn in."""
FILE_NAME = "strokes.db"
ATTRIBUTION = "KanjiVG, Ulrich Apel and others, CC BY-SA 3.0, https://kanjivg.tagaini.net"
_MEMBER = re.compile(r"(?:[^/]+/)?kanji/0?([0-9a-f]{4,5})\.svg")
_PATH = re.compile(r"[MmLlHhVvCcSsQqZz0-9eE .,+-]{1,4000}")
_KANJI = re.compile(rb'<kanji id="kvg:kanji_([0-9a-f]{5})">(.*?)</kanji>', re.DOTALL)
_MOST_STROKES = 64
_MOST_KANJI = 30_000
_MAX_SVG = 200_000
_MAX_XML = 120_000_000


class Strokes:
    """Stroke orders of a data folder. Safe to share between threads.

    Args:
        folder: The dictionary folder.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def of(self, character: str) -> tuple[str, ...]:
        """Return the path data of a character's strokes in order, or nothing where unknown."""
        if len(character) != 1:
            return ()
        if self._path.is_file():
            with contextlib.suppress(sqlite3.Error), contextlib.closing(self._open()) as found:
                row = found.execute("SELECT d FROM stroke WHERE c = ?", (character,)).fetchone()
                return tuple(row[0].split("\n")) if row else ()
        return _installed(character)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)

    def import_file(
        self,
        path: Path,
        progress: Callable[[BuildProgress], None],
        cancelled: Cancelled,
    ) -> int:
        """Take in KanjiVG's zip, wheel or XML file; nothing is left behind if it fails.

        Returns:
            How many characters it holds.

        Raises:
            DictionaryDataError: If it is damaged or hostile.
            BuildCancelledError: If ``cancelled`` said so.
            DictionaryError: If it cannot be stored.
        """
        temporary = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(temporary)) as target:
                target.execute("CREATE TABLE stroke (c TEXT PRIMARY KEY, d TEXT) WITHOUT ROWID")
                count = 0
                for count, (character, paths) in enumerate(_characters(path), 1):
                    if count > _MOST_KANJI:
                        raise DictionaryDataError(
                            f"{path.name} is larger than any honest dictionary."
                        )
                    if count % 500 == 0:
                        if cancelled():
                            raise BuildCancelledError("The import was stopped.")
                        progress(BuildProgress("kanji", count, 0))
                    row = (character, "\n".join(paths))
                    target.execute("INSERT OR REPLACE INTO stroke VALUES (?, ?)", row)
                target.commit()
            if not count:
                raise DictionaryDataError(f"{path.name} holds no entries.")
            os.replace(temporary, self._path)  # noqa: PTH105
        except (OSError, sqlite3.Error) as exc:
            raise DictionaryError(f"The dictionary cannot be stored: {exc}.") from exc
        finally:
            temporary.unlink(missing_ok=True)
        return count

    def remove(self) -> None:
        """Forget the imported strokes."""
        self._path.unlink(missing_ok=True)


def is_kanjivg(path: Path) -> bool:
    """Tell whether a file is KanjiVG's zip, wheel or XML, by what it begins with."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return any(_MEMBER.fullmatch(name) for name in archive.namelist()[:2000])
        with path.open("rb") as stream:
            head = stream.read(4096)
        if head[:2] == b"\x1f\x8b":
            head = zlib.decompressobj(31).decompress(head, 16_384)
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError):
        return False
    return b"<kanjivg" in head


def _characters(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield characters with the path data of their strokes."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for info in archive.infolist():
                    found = _MEMBER.fullmatch(info.filename)
                    if found is None:
                        continue
                    if info.file_size > _MAX_SVG:
                        raise DictionaryDataError(
                            f"{info.filename} holds an entry larger than any honest one."
                        )
                    yield chr(int(found[1], 16)), _paths(archive.read(info), info.filename)
            return
        opened = gzip.open if path.read_bytes()[:2] == b"\x1f\x8b" else open
        with opened(path, "rb") as stream:
            data = stream.read(_MAX_XML + 1)
        if len(data) > _MAX_XML:
            raise _too_large(path)
        for code, part in re.findall(
            rb'<kanji id="kvg:kanji_([0-9a-f]{5})">(.*?)</kanji>', data, re.S
        ):
            yield chr(int(code, 16)), _paths(b"<svg>" + part + b"</svg>", path.name)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError) as exc:
        if isinstance(exc, DictionaryError):
            raise
        raise DictionaryDataError(f"{path.name} is damaged or cut short.") from exc


def _too_large(path: Path) -> DictionaryDataError:
    return DictionaryDataError(f"{path.name} is larger than any honest dictionary.")


def _paths(data: bytes, name: str) -> tuple[str, ...]:
    """Return the path data of a drawing's strokes, in the order they stand in.

    Raises:
        DictionaryDataError: If it is no drawing.
    """
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        drawn = attributes.get("d", "")
        if tag == "path" and drawn:
            if not _PATH.fullmatch(drawn) or len(found) >= _MOST_STROKES:
                raise DictionaryDataError(f"{name} is damaged or cut short.")
            found.append(drawn)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    # The prefix kvg is declared by the whole file only; without namespaces it is just a name.
    parser.DefaultHandler = lambda _: None
    try:
        parser.Parse(data, True)
    except expat.ExpatError as exc:
        raise DictionaryDataError(f"{name} is not well-formed XML: {exc}.") from exc
    return tuple(found)


@functools.lru_cache(maxsize=64)
def _installed(character: str) -> tuple[str, ...]:
    """Return the strokes that the package ``kanjivg`` has, if it is installed."""
    from importlib import metadata

    try:
        place = metadata.distribution("kanjivg").locate_file(f"kanji/{ord(character):05x}.svg")
        return _paths(Path(str(place)).read_bytes(), "kanjivg")
    except (metadata.PackageNotFoundError, OSError, DictionaryDataError):
        return ()
