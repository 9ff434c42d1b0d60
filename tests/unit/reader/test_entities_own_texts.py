"""The annotated texts of our own: no layer may lose what it reached.

Source: ``tests/data/entities/own_*.txt``, written and annotated for this project.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.build.entities_markup import read_markup
from reader.documents.model import Block, Document
from reader.entities.extract import EntityExtractor

DATA = Path(__file__).parents[2] / "data" / "entities"
SAME = {"TIME": "DATE"}


@pytest.fixture(scope="module")
def extractor():
    return EntityExtractor()


def blocks(text):
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(at, at + len(line))
        at += len(line) + 1


def found_in(extractor, text):
    entity_map = extractor.extract(Document("", text, tuple(blocks(text))))
    found = {}
    for mention in entity_map.mentions:
        kind = SAME.get(mention.type.value, mention.type.value)
        if mention.subtype == "DURATION":
            kind = "QUANTITY"
        if mention.subtype != "ORDINAL" and kind != "GROUP":
            found[mention.start, mention.end] = kind
    return found


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("own_first", 0.93),
        ("own_second", 0.93),
        ("own_third", 0.94),
        ("own_fourth", 0.94),
        ("own_fifth", 0.94),
        ("own_sixth", 0.92),
        ("own_seventh", 0.88),
        ("own_eighth", 0.91),
        ("own_ninth", 0.92),
        ("own_tenth", 0.92),
        ("own_eleventh", 0.92),
        ("own_twelfth", 0.94),
        ("own_thirteenth", 0.95),
        ("own_fourteenth", 0.94),
        ("own_fifteenth", 0.92),
        ("own_sixteenth", 0.93),
        ("own_seventeenth", 0.93),
        ("own_eighteenth", 0.93),
        ("own_kinds_first", 0.84),
        ("own_kinds_second", 0.79),
    ],
)
def test_reaches_its_floor(extractor, name, floor):
    right = extra = missed = 0
    for document in read_markup((DATA / f"{name}.txt").read_text(encoding="utf-8")):
        found = found_in(extractor, document.text)
        free = [(m.start, m.end) for m in document.marks if m.optional]
        used = set()
        for mark in document.marks:
            kinds = {_kind(mark.type), *map(_kind, mark.also)}
            hit = found.get((mark.start, mark.end)) in kinds
            if hit:
                used.add((mark.start, mark.end))
            if not mark.optional:
                right += hit
                missed += not hit
        extra += sum(
            1
            for start, end in found
            if (start, end) not in used and not any(a < end and start < b for a, b in free)
        )
    assert 2 * right / (2 * right + extra + missed) >= floor


def _kind(kind):
    if kind == "DATE.DURATION":
        return "QUANTITY"
    base = kind.partition(".")[0]
    return SAME.get(base, base)
