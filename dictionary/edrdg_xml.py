"""Reading the EDRDG's own files: JMdict, JMnedict and KANJIDIC2 as XML, plain or gzipped.

Streamed with the standard library's expat. Entities are never expanded: JMdict's own (``&v5k;``)
are short codes, which is just what is wanted. A file whose entities are made of other entities, or
of other files, is no dictionary and is refused. Both the old shape and the newer one (attributes on
``xref``, ``ke_inf`` and the like) are read.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from dictionary.errors import DictionaryDataError
from dictionary.records import (
    KanaForm,
    KanjiRecord,
    NameRecord,
    SenseRecord,
    WordRecord,
    WrittenForm,
)

MAX_BYTES = 1_500_000_000
"""Largest file that is read, unpacked."""
_CHUNK = 1 << 18
_ROOTS = {
    "JMdict": "jmdict", "JMdict_e": "jmdict", "JMdict_NG": "jmdict", "jmdict": "jmdict",
    "JMnedict": "jmnedict", "JMnedict_NG": "jmnedict", "kanjidic2": "kanjidic2",
}  # fmt: skip
_ENTRIES = {"jmdict": "entry", "jmnedict": "entry", "kanjidic2": "character"}
_MAX_TEXT = 20_000
_MAX_ENTRY_NODES = 50_000


class Node:
    """An element of one entry."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""

    def all(self, name: str) -> list[Node]:
        """Return the children of a name."""
        return [child for child in self.children if child.name == name]

    def texts(self, *names: str) -> tuple[str, ...]:
        """Return the texts of the children of these names, in order, empty ones left out."""
        return tuple(
            text for child in self.children if child.name in names and (text := child.text.strip())
        )

    def first(self, name: str) -> str:
        """Return the text of the first child of a name, or nothing."""
        found = self.texts(name)
        return found[0] if found else ""


def kind_of(path: Path) -> str:
    """Return ``jmdict``, ``jmnedict`` or ``kanjidic2``.

    Raises:
        DictionaryDataError: If the file is none of them or cannot be read.
    """
    found: list[str] = []

    def root(name: str, _: dict[str, str]) -> None:
        found.append(name)
        raise _EnoughError

    parser = _parser()
    parser.StartElementHandler = root
    with contextlib.suppress(_EnoughError):
        _feed(parser, path)
    kind = _ROOTS.get(found[0]) if found else None
    if kind is None:
        raise DictionaryDataError(f"{path.name} is no JMdict, JMnedict or KANJIDIC2 file.")
    return kind


_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)|%\S+;")


class _EnoughError(Exception):
    pass


def _parser() -> Any:
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    # Not "DefaultHandlerExpand": with this one expat leaves entities alone and hands them over.
    parser.DefaultHandler = lambda _: None
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.EntityDeclHandler = _check_entity
    return parser


def _check_entity(name: str, _parameter: bool, value: str | None, *_: object) -> None:
    if value is None or _REFERENCE.search(value) is not None:
        raise DictionaryDataError(f"The file's entity {name} stands for more than a text.")


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _feed(parser: Any, path: Path, between: Callable[[], None] = lambda: None) -> None:
    total = 0
    try:
        with _open(path) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > MAX_BYTES:
                    raise DictionaryDataError(f"{path.name} is larger than any honest dictionary.")
                parser.Parse(chunk, False)
                between()
            parser.Parse(b"", True)
    except (OSError, EOFError, zlib.error) as exc:
        raise DictionaryDataError(f"{path.name} is damaged or cut short.") from exc
    except expat.ExpatError as exc:
        raise DictionaryDataError(f"{path.name} is not well-formed XML: {exc}.") from exc


def entries(path: Path, kind: str) -> Iterator[Node]:
    """Yield the entries of a file, one by one.

    Raises:
        DictionaryDataError: If the file is damaged.
    """
    wanted = _ENTRIES[kind]
    done: list[Node] = []
    stack: list[Node] = []
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        if stack:
            count += 1
            if count > _MAX_ENTRY_NODES or len(stack) > 12:
                raise DictionaryDataError(f"{path.name} holds an entry larger than any honest one.")
            node = Node(name, attributes)
            stack[-1].children.append(node)
            stack.append(node)
        elif name == wanted:
            count = 0
            stack.append(Node(name, attributes))

    def end(_: str) -> None:
        if stack:
            node = stack.pop()
            if not stack:
                done.append(node)

    def text(data: str) -> None:
        if stack and len(stack[-1].text) < _MAX_TEXT:
            stack[-1].text += data

    def entity(data: str) -> None:
        if stack and data.startswith("&") and data.endswith(";"):
            stack[-1].text += data[1:-1]

    parser = _parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.DefaultHandler = entity
    total = 0
    try:
        with _open(path) as stream:
            while True:
                chunk = stream.read(_CHUNK)
                total += len(chunk)
                if total > MAX_BYTES:
                    raise DictionaryDataError(f"{path.name} is larger than any honest dictionary.")
                parser.Parse(chunk, not chunk)
                yield from done
                done.clear()
                if not chunk:
                    return
    except (OSError, EOFError, zlib.error) as exc:
        raise DictionaryDataError(f"{path.name} is damaged or cut short.") from exc
    except expat.ExpatError as exc:
        raise DictionaryDataError(f"{path.name} is not well-formed XML: {exc}.") from exc


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise DictionaryDataError("An entry has no number.")
    return int(text)


def _english(node: Node) -> bool:
    return node.attributes.get("xml:lang", "eng") in {"eng", "en"}


def _reference(node: Node) -> str:
    if node.text.strip():
        return node.text.strip()
    parts = [node.attributes.get(key, "") for key in ("keb", "reb", "kanji", "reading", "sense")]
    inside = [child.text.strip() for child in node.children]
    return "・".join(part for part in (*parts, *inside) if part)


def words(path: Path) -> Iterator[WordRecord]:
    """Yield JMdict's entries with English glosses."""
    for node in entries(path, "jmdict"):
        number = _number(node.first("ent_seq"))
        senses: list[SenseRecord] = []
        before: tuple[str, ...] = ()
        for sense in node.all("sense"):
            pos = sense.texts("pos") or before
            before = pos
            glosses = tuple(
                (gloss.text.strip(), gloss.attributes.get("g_type", ""))
                for gloss in sense.all("gloss")
                if _english(gloss) and gloss.text.strip()
            )
            if glosses:
                senses.append(_sense(sense, glosses, pos))
        if not node.all("r_ele"):
            raise DictionaryDataError(f"Entry {number} has no reading.")
        yield WordRecord(
            number,
            tuple(
                WrittenForm(one.first("keb"), one.texts("ke_pri"), one.texts("ke_inf"))
                for one in node.all("k_ele")
            ),
            tuple(
                KanaForm(
                    one.first("reb"),
                    one.texts("re_pri"),
                    one.texts("re_inf"),
                    one.texts("re_restr"),
                    bool(one.all("re_nokanji")),
                )
                for one in node.all("r_ele")
            ),
            tuple(senses),
        )


def _sense(node: Node, glosses: tuple[tuple[str, str], ...], pos: tuple[str, ...]) -> SenseRecord:
    origin = tuple(
        " ".join(part for part in (one.attributes.get("xml:lang", "eng"), one.text.strip()) if part)
        for one in node.all("lsource")
    )
    return SenseRecord(
        glosses,
        pos,
        node.texts("field"),
        node.texts("misc"),
        node.texts("dial"),
        node.texts("s_inf"),
        tuple(text for one in node.all("xref") if (text := _reference(one))),
        tuple(text for one in node.all("ant") if (text := _reference(one))),
        origin,
        node.texts("stagk"),
        node.texts("stagr"),
    )


def names(path: Path) -> Iterator[NameRecord]:
    """Yield JMnedict's entries."""
    for node in entries(path, "jmnedict"):
        yield NameRecord(
            _number(node.first("ent_seq")),
            tuple(text for one in node.all("k_ele") if (text := one.first("keb"))),
            tuple(text for one in node.all("r_ele") if (text := one.first("reb"))),
            tuple(
                (
                    one.texts("name_type"),
                    tuple(g.text.strip() for g in one.all("trans_det") if _english(g)),
                )
                for one in node.all("trans")
            ),
        )


def kanji(path: Path) -> Iterator[KanjiRecord]:
    """Yield KANJIDIC2's characters, without components."""
    for node in entries(path, "kanjidic2"):
        misc = next(iter(node.all("misc")), Node("misc", {}))
        meaning = next(iter(node.all("reading_meaning")), Node("reading_meaning", {}))
        readings: dict[str, list[str]] = {}
        meanings: list[str] = []
        for group in meaning.all("rmgroup"):
            for one in group.all("reading"):
                kind = one.attributes.get("r_type", "")
                readings.setdefault(kind, []).append(one.text.strip())
            meanings += [
                one.text.strip()
                for one in group.all("meaning")
                if one.attributes.get("m_lang", "en") == "en"
            ]
        radicals = [
            one.text for part in node.all("radical") for one in part.all("rad_value")
            if one.attributes.get("rad_type") == "classical"
        ]  # fmt: skip
        yield KanjiRecord(
            node.first("literal"),
            tuple(readings.get("ja_on", ())),
            tuple(readings.get("ja_kun", ())),
            meaning.texts("nanori"),
            tuple(meanings),
            tuple(readings.get("korean_h", ())),
            _optional(misc.first("grade")),
            _optional(misc.first("stroke_count")),
            _optional(misc.first("freq")),
            _optional(misc.first("jlpt")),
            _optional(radicals[0] if radicals else ""),
        )


def _optional(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 9 else None


def fingerprint(path: Path) -> str:
    """Return a file's size and a digest of its content."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return f"{path.stat().st_size}:{digest.hexdigest()[:16]}"
