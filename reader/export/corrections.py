"""The reader's corrections as a table: readings, borders of words, entities."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reader.export.delimited import Row, safe_cell
from reader.export.writer import whole_file
from reader.sessions.model import EntityCorrection, ReadingCorrection, WordCorrection

_COLUMNS = (
    "kind", "in the text", "is", "action", "scope", "document", "start", "end", "made"
)  # fmt: skip


def correction_rows(
    readings: Sequence[ReadingCorrection],
    words: Sequence[WordCorrection],
    entities: Sequence[EntityCorrection],
    titles: Mapping[int, str],
) -> Iterator[Row]:
    """Yield corrections, after a row of column names; offsets are code points.

    Args:
        readings: How words are read.
        words: Where words begin and end; the words are divided by ``|``.
        entities: What names are.
        titles: Titles of the documents, by id.
    """
    yield _COLUMNS
    for one in readings:
        yield "reading", one.surface, one.reading, "", *_where(one, titles)
    for border in words:
        yield "words", border.surface, "|".join(border.words), "", *_where(border, titles)
    for entity in entities:
        yield "entity", entity.name, entity.value, entity.action, *_where(entity, titles)


def _where(
    one: ReadingCorrection | WordCorrection | EntityCorrection, titles: Mapping[int, str]
) -> Row:
    title = "" if one.document_id is None else titles.get(one.document_id, "")
    place = (one.start, one.end) if 0 <= one.start < one.end else ("", "")
    return one.scope.value, title, *place, one.created_at


def write_corrections(rows: Iterable[Row], path: Path, *, overwrite: bool = False) -> None:
    """Write rows as CSV: RFC 4180, UTF-8 with a mark, because spreadsheets need one.

    Raises:
        ExportExistsError: If a file of that name is there and may not be replaced.
        ExportError: If it could not be written; nothing is left of it then.
    """
    with (
        whole_file(path, overwrite=overwrite) as temporary,
        temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as file,
    ):
        csv.writer(file).writerows([safe_cell(cell) for cell in row] for row in rows)
