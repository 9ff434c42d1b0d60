"""What the built-in index is made from: jamdict's data, or newer files that the reader brought.

Newer files lie in ``sources/`` of the dictionary folder under fixed names; each takes the place of
jamdict's part.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dictionary import edrdg_xml
from dictionary.errors import DictionaryDataError, DictionaryError
from dictionary.jamdict_source import JamdictSource
from dictionary.model import BuildProgress, DictionaryInfo
from dictionary.records import Cancelled, KanjiRecord, NameRecord, WordRecord

_KINDS = {"jmdict": "words", "jmnedict": "names", "kanjidic2": "kanji"}
_TITLES = {"jmdict": "JMdict", "jmnedict": "JMnedict", "kanjidic2": "KANJIDIC2"}
_EDRDG = (
    "Electronic Dictionary Research and Development Group (EDRDG), CC BY-SA 4.0, "
    "https://www.edrdg.org/edrdg/licence.html"
)
_LEAST = {"jmdict": 1, "jmnedict": 1, "kanjidic2": 1}


class BuiltInSource:
    """jamdict's data with the reader's newer files in place of its parts.

    Args:
        folder: The dictionary folder.
        jamdict: jamdict's data; by default the installed package's.

    Raises:
        DictionaryUnavailableError: If jamdict's data is missing.
    """

    def __init__(self, folder: Path, jamdict: JamdictSource | None = None) -> None:
        self.jamdict = jamdict or JamdictSource()
        self._folder = folder / "sources"
        self._notes = self._read_notes()
        self._replaced: dict[str, dict[str, str] | None] = {}

    def _read_notes(self) -> dict[str, dict[str, str]]:
        try:
            notes = json.loads((self._folder / "sources.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(notes, dict):
            return {}
        return {kind: note for kind, note in notes.items() if self._path(kind).is_file()}

    def _path(self, kind: str) -> Path:
        return self._folder / f"{kind}.xml"

    @property
    def fingerprint(self) -> str:
        """The fingerprint of jamdict's data with those of the newer files."""
        extra = "".join(
            f"|{kind}:{note['fingerprint']}" for kind, note in sorted(self._notes.items())
        )
        return self.jamdict.fingerprint + extra

    @property
    def dates(self) -> dict[str, str]:
        """Dates of the parts; a newer file's name where it took a part's place."""
        dates = self.jamdict.dates
        for kind, note in self._notes.items():
            dates[kind] = note["name"]
        return dates

    def counts(self) -> dict[str, int]:
        """Return about how many kanji, words and names there are."""
        counts = self.jamdict.counts()
        for kind, note in self._notes.items():
            counts[_KINDS[kind]] = int(note["count"])
        return counts

    def kanji(self) -> Iterator[KanjiRecord]:
        """Yield the kanji; components are always jamdict's."""
        if "kanjidic2" not in self._notes:
            yield from self.jamdict.kanji()
            return
        parts = {record.character: record.components for record in self.jamdict.kanji()}
        for record in edrdg_xml.kanji(self._path("kanjidic2")):
            yield replace(record, components=parts.get(record.character, ()))

    def words(self) -> Iterator[WordRecord]:
        """Yield the words."""
        if "jmdict" in self._notes:
            yield from edrdg_xml.words(self._path("jmdict"))
        else:
            yield from self.jamdict.words()

    def names(self) -> Iterator[NameRecord]:
        """Yield the names."""
        if "jmnedict" in self._notes:
            yield from edrdg_xml.names(self._path("jmnedict"))
        else:
            yield from self.jamdict.names()

    def infos(self) -> tuple[DictionaryInfo, ...]:
        """Return the three parts."""
        counts, dates = self.counts(), self.dates
        return tuple(
            DictionaryInfo(
                kind, title, dates.get(kind, ""), kind, counts[_KINDS[kind]], True, order, _EDRDG
            )
            for order, (kind, title) in enumerate(_TITLES.items())
        )

    def add(
        self,
        path: Path,
        progress: Callable[[BuildProgress], None],
        cancelled: Cancelled,
    ) -> str:
        """Check a newer file from beginning to end and take it in; nothing is kept if it is bad.

        Returns:
            Its kind. The index is out of date afterwards: build it, then ``keep`` the file, or
            ``take_back`` what was done.

        Raises:
            DictionaryDataError: If it is damaged or of no known kind.
            DictionaryError: If it cannot be stored, or ``cancelled`` said so.
        """
        kind = edrdg_xml.kind_of(path)
        read: Callable[[Path], Iterator[object]] = {
            "jmdict": edrdg_xml.words,
            "jmnedict": edrdg_xml.names,
            "kanjidic2": edrdg_xml.kanji,
        }[kind]
        count = 0
        for count, _ in enumerate(read(path), 1):
            if count % 5000 == 0:
                if cancelled():
                    raise DictionaryError("The import was stopped.")
                progress(BuildProgress(_KINDS[kind], count, 0))
        if count < _LEAST[kind]:
            raise DictionaryDataError(f"{path.name} holds no entries.")
        temporary = self._path(kind).with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, temporary)
            mark = edrdg_xml.fingerprint(temporary)
            if kind in self._notes:
                self._path(kind).replace(self._before(kind))
            self._replaced[kind] = self._notes.get(kind)
            temporary.replace(self._path(kind))
            self._notes[kind] = {"name": path.name, "count": str(count), "fingerprint": mark}
            self._save()
        except OSError as exc:
            raise DictionaryError(f"The file cannot be stored: {exc}.") from exc
        finally:
            temporary.unlink(missing_ok=True)
        return kind

    def keep(self, kind: str) -> None:
        """Let go of what the last ``add`` replaced."""
        self._replaced.pop(kind, None)
        self._before(kind).unlink(missing_ok=True)

    def take_back(self, kind: str) -> None:
        """Undo the last ``add``: the part is what it was before."""
        note = self._replaced.pop(kind, None)
        if note is None:
            self.remove(kind)
            return
        self._before(kind).replace(self._path(kind))
        self._notes[kind] = note
        self._save()

    def _before(self, kind: str) -> Path:
        return self._folder / f"{kind}.before"

    def remove(self, kind: str) -> None:
        """Go back to jamdict's own part."""
        if self._notes.pop(kind, None) is not None:
            self._save()
            self._path(kind).unlink(missing_ok=True)

    def _save(self) -> None:
        notes = self._folder / "sources.json"
        temporary = notes.with_suffix(".json.new")
        temporary.write_text(json.dumps(self._notes, ensure_ascii=False), encoding="utf-8")
        temporary.replace(notes)
