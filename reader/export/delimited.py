"""Tables as CSV and TSV: words, names, notes, look-ups."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.export.model import Job, Material
from reader.export.tables import (
    Sentences,
    entity_note,
    entity_rows,
    lookups_once,
    notes_in_order,
    word_rows,
)

Row = Sequence[str | int]
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_BREAKS = re.compile(r"[\t\r\n\v\f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def word_table(material: Material) -> Iterator[Row]:
    """Yield the words of the text with counts and first sentence, after a row of column names."""
    yield (
        "word", "reading", "pos", "count", "status", "jlpt", "frequency", "meaning", "sentence"
    )  # fmt: skip
    for row in word_rows(material):
        yield (
            row.lemma,
            row.reading,
            row.pos,
            row.count,
            row.status.name.lower() if row.status is not None else "",
            "" if row.level is None else row.level,
            "" if row.frequency is None else row.frequency,
            row.gloss,
            row.sentence,
        )


def entity_table(material: Material) -> Iterator[Row]:
    """Yield the names, dates and figures of the text."""
    yield (
        "name", "type", "subtype", "reading", "meaning", "value", "aliases", "roles", "mentions",
        "note",
    )  # fmt: skip
    for entity in entity_rows(material):
        yield (
            entity.name,
            entity.type.value,
            entity.subtype or "",
            entity.reading,
            entity.gloss,
            entity.value or "",
            "; ".join(alias for alias in entity.aliases if alias != entity.name),
            "; ".join(f"{role.organization} {role.title}".strip() for role in entity.roles),
            entity.mentions,
            entity_note(material, entity),
        )


def note_table(material: Material) -> Iterator[Row]:
    """Yield highlights and notes in order of the text; offsets are code points."""
    yield "start", "end", "quote", "note", "colour", "tags", "created", "updated", "orphaned"
    for note in notes_in_order(material):
        yield (
            note.start,
            note.end,
            note.exact,
            note.note,
            note.colour.value if note.colour else "",
            " ".join(note.tags),
            note.created_at,
            note.updated_at,
            "yes" if note.orphaned else "",
        )


def lookup_table(material: Material) -> Iterator[Row]:
    """Yield each looked-up word once, in order of the first look-up."""
    yield "word", "reading", "as written", "meaning", "sentence", "times", "first", "entry"
    sentences = Sentences(material)
    for row, count in lookups_once(material.lookups):
        sentence = row.sentence or sentences.text(row.start, row.end)
        yield (
            row.headword,
            row.reading,
            row.surface,
            row.gloss,
            sentence,
            count,
            row.at,
            row.entry,
        )


def write_csv(
    table: Callable[[Material], Iterator[Row]], material: Material, path: Path, job: Job
) -> None:
    """Write a table as CSV: RFC 4180, UTF-8 with a mark, because spreadsheets need one."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        for row in _counted(table(material), job):
            writer.writerow([safe_cell(cell) for cell in row])


def write_tsv(
    table: Callable[[Material], Iterator[Row]], material: Material, path: Path, job: Job
) -> None:
    """Write a table as tab-separated values: a line a row, no quoting, tabs made spaces."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for row in _counted(table(material), job):
            file.write("\t".join(_BREAKS.sub(" ", safe_cell(cell)) for cell in row) + "\n")


def safe_cell(value: str | int) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Source: OWASP, CSV Injection: a leading = + - @ is preceded by an apostrophe; numbers may stay.
    """
    text = _SURROGATE.sub("\ufffd", str(value)).replace("\x00", "")
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _counted(rows: Iterator[Row], job: Job) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows):
        if done % 500 == 0:
            job.step(done, done + 1)
        yield row
    job.step(done, max(1, done))


TABLES: dict[str, Callable[[Material], Iterator[Row]]] = {
    "words": word_table,
    "entities": entity_table,
    "notes": note_table,
    "lookups": lookup_table,
}


def csv_writer(name: str) -> Callable[[Material, Path, Job], None]:
    """Return the CSV writer of one of the ``TABLES``."""
    return functools.partial(write_csv, TABLES[name])


def tsv_writer(name: str) -> Callable[[Material, Path, Job], None]:
    """Return the TSV writer of one of the ``TABLES``."""
    return functools.partial(write_tsv, TABLES[name])
