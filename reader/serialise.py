"""An analysis as the JSON of the command line: stable, fields are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.analysis.model import EntityMap, ParagraphAnalysis, ReadingSource
from reader.documents.model import Document

# The format knows no rules; which one decided is the window's to tell.
_SOURCES = {ReadingSource.RULE: ReadingSource.DICTIONARY.value}


def analysis_json(
    identifier: str,
    document: Document,
    paragraphs: Sequence[ParagraphAnalysis],
    entity_map: EntityMap,
) -> dict[str, Any]:
    """Return one analysis as JSON-like data; offsets are code points of its ``text``."""
    source = document.source
    return {
        "id": identifier,
        "title": document.title,
        "text": document.text,
        "source": {
            "path": str(source.path) if source.path else None,
            "format": source.format,
            "encoding": source.encoding,
        },
        "date": document.date or None,
        "paragraphs": [
            {"start": b.start, "end": b.end, "kind": b.kind.value} for b in document.blocks
        ],
        "sentences": [{"start": s.start, "end": s.end} for p in paragraphs for s in p.sentences],
        "words": [
            {
                "start": w.start,
                "end": w.end,
                "lemma": w.lemma,
                "reading": w.reading,
                "pos": w.pos,
                "inflection": list(w.inflection),
            }
            for p in paragraphs
            for w in p.words
        ],
        "readings": [
            {
                "start": r.start,
                "end": r.end,
                "surface": r.surface,
                "reading": r.reading,
                "source": _SOURCES.get(r.source, r.source.value),
                "doubtful": r.doubtful,
            }
            for p in paragraphs
            for r in p.readings
        ],
        "furigana": [
            {"start": f.start, "end": f.end, "ruby": f.ruby} for p in paragraphs for f in p.furigana
        ],
        **entities_json(entity_map),
    }


def entities_json(entity_map: EntityMap) -> dict[str, Any]:
    """Return mentions, entities and quotations as JSON-like data."""
    return {
        "mentions": [
            {
                "start": m.start,
                "end": m.end,
                "type": m.type.value,
                "subtype": m.subtype,
                "entity": m.entity,
                "confidence": round(m.confidence, 3),
                "value": m.value,
                "inferred": m.inferred,
            }
            for m in entity_map.mentions
        ],
        "entities": [
            {
                "id": e.id,
                "type": e.type.value,
                "subtype": e.subtype,
                "name": e.name,
                "reading": e.reading,
                "aliases": list(e.aliases),
                "roles": [r.title for r in e.roles],
                "affiliations": [r.organization for r in e.roles],
                "gloss": e.gloss,
                "value": e.value,
                "mentions": e.mentions,
            }
            for e in entity_map.entities
        ],
        "quotations": [
            {"start": q.start, "end": q.end, "speaker": q.speaker, "verb": q.verb}
            for q in entity_map.quotations
        ],
    }
