from __future__ import annotations

import csv

import pytest

from reader.errors import ExportExistsError
from reader.export.corrections import correction_rows, write_corrections
from reader.sessions.model import (
    CorrectionScope,
    DocumentId,
    EntityCorrection,
    ReadingCorrection,
    WordCorrection,
)

ALWAYS, HERE = CorrectionScope.ALWAYS, CorrectionScope.HERE
AT = "2026-11-22T09:00:00.000Z"
READING = ReadingCorrection(1, None, ALWAYS, 0, 0, "市", "いち", AT)
WORDS = WordCorrection(2, DocumentId(5), HERE, 10, 13, "今日は", (1, 2), AT)
LOST = WordCorrection(3, DocumentId(6), HERE, -1, 2, "=今日", (1, 2), AT)
ENTITY = EntityCorrection(4, None, ALWAYS, "merge", "金氏", "金正恩", 0, 0, AT)


def test_corrections_are_written_and_read_again(tmp_path):
    path = tmp_path / "corrections.csv"
    rows = correction_rows((READING,), (WORDS, LOST), (ENTITY,), {5: "朝市"})
    write_corrections(rows, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read == [
        ["kind", "in the text", "is", "action", "scope", "document", "start", "end", "made"],
        ["reading", "市", "いち", "", "always", "", "", "", AT],
        ["words", "今日は", "今|日は", "", "here", "朝市", "10", "13", AT],
        # No formula for a spreadsheet, no place where the place is lost.
        ["words", "'=今日", "'=|今日", "", "here", "", "", "", AT],
        ["entity", "金氏", "金正恩", "merge", "always", "", "", "", AT],
    ]
    with pytest.raises(ExportExistsError):
        write_corrections((), path)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 5
