"""Highlights and notes as W3C Web Annotations (JSON-LD).

Offsets count code points of the document's text, in which no ruby stands; the source says by its
hash which text that is. Source: W3C Web Annotation Data Model (Recommendation, 23 February 2017).
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.analysis.model import Mention
from reader.export.model import Job, Material
from reader.export.tables import notes_in_order
from reader.sessions.model import Annotation, AnnotationTarget

_NAMESPACE = uuid.UUID("3f1d1a8e-6a55-5b1c-9d0e-2f1e4c7a9b10")
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


@dataclass(frozen=True, slots=True)
class _Source:
    """The text that annotations are about; hashing it once is enough."""

    uri: str
    content_hash: str


def write_web_annotation(material: Material, path: Path, job: Job) -> None:
    """Write an AnnotationPage with the reader's annotations, then the names as identifying ones."""
    notes = notes_in_order(material)
    mentions = material.entity_map.mentions
    total = len(notes) + len(mentions)
    source = _Source(material.source_uri, material.document.content_hash)
    items: list[dict[str, Any]] = []
    for done, note in enumerate(notes):
        if done % 500 == 0:
            job.step(done, total)
        items.append(annotation_json(source, note))
    names = {entity.id: entity.name for entity in material.entity_map.entities}
    for done, mention in enumerate(mentions, len(notes)):
        if done % 500 == 0:
            job.step(done, total)
        items.append(_mention_json(material, source, mention, names))
    page: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": _urn(f"page:{source.content_hash}"),
        "type": "AnnotationPage",
        "partOf": {
            "id": _urn(f"collection:{source.content_hash}"),
            "type": "AnnotationCollection",
            "label": material.document.title,
            "total": len(items),
        },
        "items": items,
    }
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        json.dump(page, file, ensure_ascii=False, indent=1)
        file.write("\n")
    job.step(total, total)


def annotation_json(source: _Source, note: Annotation) -> dict[str, Any]:
    """Return one of the reader's annotations as a Web Annotation."""
    bodies: list[dict[str, Any]] = []
    if note.note:
        bodies.append(
            {
                "type": "TextualBody",
                "value": note.note,
                "format": "text/markdown",
                "purpose": "commenting",
            }
        )
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    motivation = "highlighting"
    if note.note:
        motivation = "describing" if note.target is AnnotationTarget.ENTITY else "commenting"
    elif note.tags:
        motivation = "tagging"
    made: dict[str, Any] = {
        "id": f"urn:uuid:{note.uid}"
        if _is_uuid(note.uid)
        else _urn(f"note:{note.id}:{note.created_at}"),
        "type": "Annotation",
        "motivation": motivation,
        "created": note.created_at,
        "modified": note.updated_at,
        "target": _target(source, note.start, note.end, note.exact, note.prefix, note.suffix),
    }
    if note.orphaned:
        # The text has changed and the quotation is not in it: its offsets tell nothing.
        made["target"]["selector"] = made["target"]["selector"][:1]
    if bodies:
        made["body"] = bodies
    if note.colour is not None:
        made["stylesheet"] = {
            "type": "CssStylesheet",
            "value": f".{note.colour.value} {{ background: {note.colour.value}; }}",
        }
        made["target"]["styleClass"] = note.colour.value
    return made


def _mention_json(
    material: Material, source: _Source, mention: Mention, names: dict[int, str]
) -> dict[str, Any]:
    text = material.document.text
    exact = text[mention.start : mention.end]
    value = names.get(mention.entity, exact)
    return {
        "id": _urn(f"mention:{source.content_hash}:{mention.start}:{mention.end}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "value": value, "purpose": "identifying", "language": "ja"},
            {"type": "TextualBody", "value": mention.type.value, "purpose": "classifying"},
        ],
        "target": _target(
            source,
            mention.start,
            mention.end,
            exact,
            text[max(0, mention.start - _AROUND) : mention.start],
            text[mention.end : mention.end + _AROUND],
        ),
    }


def _target(
    source: _Source, start: int, end: int, exact: str, prefix: str, suffix: str
) -> dict[str, Any]:
    return {
        "source": source.uri,
        "state": {
            "type": "State",
            "value": f"sha256:{source.content_hash}",
        },
        "selector": [
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
