"""What is stored of a Yomitan dictionary's rows, and what is made of it when it is shown.

A dictionary may have a million rows, and nearly none of them is ever shown. So an import looks at
each no longer than it must to refuse what is bad, keeps its glossary as it came, and cleans it when
somebody looks at it.

Format: the JSON schemas of the Yomitan project (``ext/data/schemas``), read for facts.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dictionary import word_classes
from dictionary.errors import DictionaryDataError
from dictionary.folding import fold, is_kana
from dictionary.index.codec import KANA, NATURAL, POSTING
from dictionary.structured import MAX_DEPTH, clean_content, is_too_deep, plain_text
from dictionary.yomitan import Bank, YomitanZip, wrong_shape

SHARES = 2
"""Parts that the banks are dealt out to, so that two processes can read them."""
ROWS = 512
"""Rows of a batch at most."""

_MAX_TERM = 500
_MAX_TEXT = 200_000
_MAX_SCORE = 10**15
_ROW = 0xFFFFFFFF
"""What of a place counts the rows of its bank; the rest counts the banks."""
_NUMBERS = frozenset((int, float))
_RULES = {
    "v1": ("v1", "v1-s"),
    "v5": tuple(code for code in word_classes.BIT if code.startswith("v5")),
    "vk": ("vk",),
    "vs": ("vs", "vs-i", "vs-s"),
    "vz": ("vz",),
    "adj-i": ("adj-i", "adj-ix"),
}
_quote = json.encoder.encode_basestring
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class Batch(NamedTuple):
    """Some rows as the tables of a dictionary's file hold them."""

    entries: list[tuple[int, str, str | None, str, str]]
    """Number, term, reading (None: the same), codes of its classes, the row as it came."""
    terms: list[tuple[str, int, bytes]]
    """Key, place among all rows, posting."""
    metas: list[tuple[str, int, str, str, str]]
    """Key, place, kind, reading, data."""


def batches(archive: YomitanZip, share: int) -> Iterator[Batch]:
    """Yield the rows of every other bank, ready to be stored.

    Numbers of entries rise where batches of the two shares are stored by turns, which keeps the
    file dense; places rise with the banks and the rows in them, whoever reads them.

    Args:
        archive: The dictionary.
        share: 0 or 1.

    Raises:
        DictionaryDataError: If a row is bad.
    """
    first = share * ROWS
    everything = enumerate(archive.banks("term", "term_meta"))
    for order, bank in itertools.islice(everything, share, None, SHARES):
        rows = archive.rows(bank)
        done = 0
        while part := list(itertools.islice(rows, ROWS)):
            place = (order << 32) + done
            if bank.kind == "term":
                yield _terms(part, first, place, bank, archive.index.format)
            else:
                yield _metas(part, place, bank)
            first += SHARES * ROWS
            done += len(part)


def _terms(
    part: list[tuple[list[Any], str]], first: int, place: int, bank: Bank, version: int
) -> Batch:
    """Return a batch of terms; all in one loop, because there are so many."""
    batch = Batch([], [], [])
    add_entry, add_term = batch.entries.append, batch.terms.append
    pack = POSTING.pack
    for number, (row, text) in enumerate(part, first + 1):
        place += 1
        if len(row) == 8 and version != 1:
            term, reading, tags, rules, score, glossary, sequence, extra = row
        elif len(row) >= 5 and version == 1:
            term, reading, tags, rules, score, *glossary = row
            sequence, extra = 0, None
        else:
            raise wrong_shape(bank, place & _ROW)
        if not (
            isinstance(term, str)
            and 0 < len(term) < _MAX_TERM
            and isinstance(reading, str)
            and isinstance(rules, str)
            and (tags is None or isinstance(tags, str))
            and type(score) in _NUMBERS
            and -_MAX_SCORE < score < _MAX_SCORE
            and isinstance(glossary, list)
            and isinstance(sequence, int)
            and (extra is None or isinstance(extra, str))
        ):
            raise wrong_shape(bank, place & _ROW)
        for item in glossary:
            if not isinstance(item, str):
                _check(glossary, text, bank, place & _ROW)
                break
        if "\\u" in text:  # three times as long as the characters themselves
            text = _encode(row)  # noqa: PLW2901
        classes = _classes(rules, tags or "")
        worth = 200 + round(score) if score else 200
        worth = 0 if worth < 0 else min(worth, 400)
        key = fold(term)
        marks = KANA | NATURAL if is_kana(term) else 0
        add_term((key, place, pack(number, classes, worth, 0, marks)))
        if reading and reading != term:
            add_entry((number, term, reading, rules or tags or "", text))
            other = fold(reading)
            if other != key:
                add_term((other, place, pack(number, classes, worth, 0, KANA)))
        else:
            add_entry((number, term, None, rules or tags or "", text))
    return batch


@functools.lru_cache(maxsize=1000)
def _classes(rules: str, tags: str) -> int:
    classes = 0
    for rule in rules.split():
        for code in _RULES.get(rule, ()):
            classes |= word_classes.BIT[code]
    # Where a dictionary gives no rules, its tags may name JMdict's classes.
    own = tuple(tags.split())
    return classes if rules.strip() else word_classes.mask(own) & word_classes.ALL


def _check(glossary: list[Any], text: str, bank: Bank, number: int) -> None:
    """See to it that a glossary which is more than texts can be read when it is shown."""
    for item in glossary:
        if isinstance(item, dict):
            kind = item.get("type")
            good = (
                kind == "structured-content"
                or (kind == "text" and isinstance(item.get("text"), str))
                or (kind == "image" and isinstance(item.get("path"), str))
            )
        elif isinstance(item, list):
            good = len(item) == 2 and isinstance(item[0], str)
        else:
            good = isinstance(item, str)
        if not good:
            raise wrong_shape(bank, number)
    # With fewer brackets than that it cannot be deep.
    brackets = text.count("{") + text.count("[")
    if brackets > MAX_DEPTH and any(map(is_too_deep, glossary)):
        raise DictionaryDataError("Structured content is nested too deep.")


def _metas(part: list[tuple[list[Any], str]], place: int, bank: Bank) -> Batch:
    batch = Batch([], [], [])
    for row, _ in part:
        place += 1
        kept = _meta(row)
        if kept is None:
            raise wrong_shape(bank, place & _ROW)
        batch.metas.append((fold(row[0]), place, row[1], *kept))
    return batch


def _meta(row: list[Any]) -> tuple[str, str] | None:
    """Return the reading that a frequency, an accent or a transcription is for, and its JSON."""
    if len(row) != 3 or not isinstance(row[0], str):
        return None
    _, kind, data = row
    reading = ""
    if kind == "freq":
        if isinstance(data, dict) and "frequency" in data:
            reading, data = str(data.get("reading", "")), data["frequency"]
        value = _frequency(data)
        return None if value is None else (reading, f"[{value[0]!r},{_quote(value[1])}]")
    if not isinstance(data, dict) or not isinstance(data.get("reading"), str):
        return None
    if kind == "pitch" and isinstance(data.get("pitches"), list):
        positions = [_position(one) for one in data["pitches"]]
        return data["reading"], _encode([one for one in positions if one is not None])
    if kind == "ipa" and isinstance(data.get("transcriptions"), list):
        heard = [str(one.get("ipa", "")) for one in data["transcriptions"] if isinstance(one, dict)]
        return data["reading"], _encode(heard)
    return None


def _frequency(data: Any) -> tuple[float, str] | None:
    if isinstance(data, str):
        number = re.search(r"\d{1,15}", data)
        return (float(number[0]) if number else 0.0), data
    value: Any = data.get("value") if isinstance(data, dict) else data
    if type(value) not in _NUMBERS or not -_MAX_SCORE < value < _MAX_SCORE:
        return None
    shown = data.get("displayValue") if isinstance(data, dict) else None
    return float(value), str(shown or f"{value:g}")


def kanji_frequencies(archive: YomitanZip) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield kanji with their frequency as it is shown, in the shape of ``YomitanZip.kanji``.

    Raises:
        DictionaryDataError: If a row is of a wrong shape.
    """
    for bank in archive.banks("kanji_meta"):
        for number, (row, _) in enumerate(archive.rows(bank), 1):
            good = len(row) == 3 and isinstance(row[0], str) and row[1] == "freq"
            value = _frequency(row[2]) if good else None
            if value is None:
                raise wrong_shape(bank, number)
            nothing: list[str] = []
            yield (
                row[0],
                {"on": nothing, "kun": nothing, "meanings": nothing, "stats": {"freq": value[1]}},
            )


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


class Shown(NamedTuple):
    """What is shown of a row."""

    tags: tuple[str, ...]
    texts: tuple[str, ...]
    content: tuple[Any, ...]
    """The glossary, cleaned, if it is more than texts."""


def head(term: str, reading: str | None, codes: str) -> str:
    """Return what a look-up asks of an entry, as JSON: a body without tags and glosses."""
    written = _quote(term)
    spoken = written if reading is None else _quote(reading)
    return f"[[[{written},{spoken},0,[],[],null]],[[[],{_listed(codes)}]]]"


@functools.lru_cache(maxsize=1000)
def _listed(codes: str) -> str:
    return _encode(codes.split())


def shown(text: str, version: int) -> Shown:
    """Return what is shown of a stored row, with nothing in it but what is known and harmless."""
    row = json.loads(text)
    glossary, extra = (row[5:], None) if version == 1 else (row[5], row[7])
    texts: list[str] = []
    content: list[Any] = []
    structured = False
    for item in glossary:
        clean, plain, rich = _glossary_item(item)
        structured |= rich
        content.append(clean)
        if plain:
            texts.append(plain[:_MAX_TEXT])
    tags = (row[2] or "").split() + (extra or "").split()
    return Shown(tuple(tags), tuple(texts), tuple(content) if structured else ())


def _glossary_item(item: Any) -> tuple[Any, str, bool]:
    """Return a glossary item cleaned, as plain text, and whether it is more than text."""
    if isinstance(item, str):
        return item, item, False
    if isinstance(item, list):
        rules = ", ".join(str(one) for one in item[1]) if isinstance(item[1], list) else ""
        text = f"→ {item[0]}" + (f" ({rules})" if rules else "")
        return {"tag": "a", "href": f"?query={item[0]}", "content": text}, text, True
    if item["type"] == "text":
        return item["text"], item["text"], False
    if item["type"] == "image":
        text = str(item.get("alt") or item.get("description") or item.get("title") or "")
        return clean_content({**item, "tag": "img", "alt": text}), text, True
    clean = clean_content(item.get("content"))
    return (clean if clean is not None else ""), plain_text(clean).strip(), True
