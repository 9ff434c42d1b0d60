"""A glossary of names and looked-up words: CSV, and TBX for translators' tools."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.model import EntityType, Mention
from reader.errors import ExportError
from reader.export.delimited import safe_cell
from reader.export.escaping import clean
from reader.export.model import Job, Material
from reader.export.tables import Sentences, entity_note, entity_rows, lookups_once, word_rows

_NAMES = (
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.ORGANIZATION,
    EntityType.GROUP,
    EntityType.PRODUCT,
    EntityType.EVENT,
    EntityType.WORK,
)
_POS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}
_TBX = "urn:iso:std:iso:30042:ed-2"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the text. ``pos`` is one of TBX-Basic's values; everything else may be empty."""

    term: str
    reading: str
    meaning: str
    kind: str
    pos: str
    variants: tuple[str, ...]
    note: str
    context: str


def terms(material: Material) -> Iterator[Term]:
    """Yield names first, then looked-up words, then words that have a meaning; each once."""
    seen: set[tuple[str, str]] = set()
    sentences = Sentences(material)
    first: dict[int, Mention] = {}
    for mention in material.entity_map.mentions:
        first.setdefault(mention.entity, mention)
    for entity in entity_rows(material):
        if entity.type not in _NAMES:
            continue
        seen.add((entity.name, entity.reading))
        place = first.get(entity.id)
        yield Term(
            term=entity.name,
            reading=entity.reading,
            meaning=entity.gloss,
            kind=entity.type.value.lower(),
            pos="properNoun",
            variants=tuple(alias for alias in entity.aliases if alias != entity.name),
            note=entity_note(material, entity),
            context=sentences.text(place.start, place.end) if place is not None else "",
        )
    parts = {(row.lemma, row.reading): row.pos for row in word_rows(material)}
    for row, _ in lookups_once(material.lookups):
        key = (row.headword, row.reading)
        if key not in seen:
            seen.add(key)
            pos = _POS.get(parts.get(key, "").partition(":")[0], "other")
            yield Term(*key, row.gloss, "word", pos, (), "", row.sentence)
    for word in word_rows(material):
        key = (word.lemma, word.reading)
        if word.gloss and key not in seen:
            seen.add(key)
            pos = _POS.get(word.pos.partition(":")[0], "other")
            yield Term(*key, word.gloss, "word", pos, (), "", word.sentence)


def write_glossary_csv(material: Material, path: Path, job: Job) -> None:
    """Write the glossary as CSV with a line of column names."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("term", "reading", "meaning", "kind", "pos", "variants", "note", "context")
        )
        for done, term in enumerate(terms(material)):
            if done % 500 == 0:
                job.step(done, done + 1)
            cells = (
                term.term,
                term.reading,
                term.meaning,
                term.kind,
                term.pos,
                "; ".join(term.variants),
                term.note,
                term.context,
            )
            writer.writerow([safe_cell(cell) for cell in cells])


def write_tbx(material: Material, path: Path, job: Job) -> None:
    """Write the glossary as TBX-Basic, a concept a term.

    Raises:
        ExportError: If there is no term; TBX has no empty glossaries.

    Source: ISO 30042:2019 (TBX v3), core structure; the TBX-Basic dialect's data categories.
    """
    from lxml import etree

    def sub(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
        element = etree.SubElement(parent, f"{{{_TBX}}}{name}", dict(attributes))
        if text:
            element.text = clean(text)
        return element

    root = etree.Element(f"{{{_TBX}}}tbx", nsmap={None: _TBX})
    root.set("type", "TBX-Basic")
    root.set("style", "dca")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    root.set(language, "en")
    header = sub(sub(root, "tbxHeader"), "fileDesc")
    sub(sub(header, "titleStmt"), "title", material.document.title or "Glossary")
    source = material.document.source.url or material.document.title or "Yomite"
    sub(sub(header, "sourceDesc"), "p", f"Terms of: {source}. {material.labels.attribution}")
    body = sub(sub(root, "text"), "body")
    for number, term in enumerate(terms(material), 1):
        if number % 500 == 0:
            job.step(number, number + 1)
        concept = sub(body, "conceptEntry", id=f"c{number}")
        sub(concept, "descrip", term.kind, type="subjectField")
        if term.note:
            sub(concept, "note", term.note)
        japanese = sub(concept, "langSec")
        japanese.set(language, "ja")
        for index, written in enumerate((term.term, *term.variants)):
            section = sub(japanese, "termSec")
            sub(section, "term", written)
            sub(section, "termNote", term.pos, type="partOfSpeech")
            sub(section, "termNote", "fullForm" if index == 0 else "variant", type="termType")
            if index == 0 and term.reading:
                sub(section, "note", f"reading: {term.reading}")
            if index == 0 and term.context:
                sub(section, "descrip", term.context, type="context")
        if term.meaning:
            english = sub(concept, "langSec")
            english.set(language, "en")
            for meaning in _meanings(term.meaning):
                section = sub(english, "termSec")
                sub(section, "term", meaning)
                sub(section, "termNote", term.pos, type="partOfSpeech")
    if not len(body):
        raise ExportError("There is no term in this text to put into a glossary.")
    etree.ElementTree(root).write(
        str(path), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )


def _meanings(gloss: str) -> list[str]:
    """Divide a dictionary's line of meanings to terms."""
    parts = [part.strip() for part in gloss.split(";")]
    return [part for part in parts if part][:6] or [gloss]
