"""Plain text with readings in brackets, and Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from reader.documents.model import BlockKind
from reader.export.escaping import clean
from reader.export.model import Job, Material
from reader.export.runs import Run, RunMaker, blocks_to_write
from reader.export.tables import (
    entity_note,
    entity_rows,
    lookups_once,
    notes_in_order,
    word_rows,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LEADING = re.compile(r"^(\s*)([-+>]|\d{1,9}[.)])(\s|$)")


def write_text(material: Material, path: Path, job: Job) -> None:
    """Write the text as 漢字(かんじ), a paragraph a line, an empty line between two."""
    maker = RunMaker(material, marks=False, join_ruby=True)
    blocks = blocks_to_write(material)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for done, (index, block) in enumerate(blocks):
            if done % 200 == 0:
                job.step(done, len(blocks))
            if done:
                file.write("\n")
            indent = "\u3000" * block.indent if block.kind is BlockKind.BODY else ""
            body = "".join(_bracketed(run) for run in maker.block(index, block).runs)
            file.write(f"{indent}{clean(body)}\n")
    job.step(len(blocks), len(blocks))


def _bracketed(run: Run) -> str:
    return f"{run.text}({run.ruby})" if run.ruby else run.text


def write_markdown(material: Material, path: Path, job: Job) -> None:
    """Write Markdown: ruby and highlights as HTML (Markdown has none), notes as footnotes."""
    maker = RunMaker(material)
    blocks = blocks_to_write(material)
    notes = [a for a in notes_in_order(material) if a.note or a.tags or a.orphaned]
    numbers = {id(note): number for number, note in enumerate(notes, 1)}
    labels = material.labels
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(_front_matter(material))
        for done, (index, block) in enumerate(blocks):
            if done % 200 == 0:
                job.step(done, len(blocks))
            body = _markdown_runs(maker.block(index, block).runs, numbers)
            prefix = ""
            if block.kind is BlockKind.HEADING:
                prefix = "#" * min(6, max(1, block.level)) + " "
            elif block.indent > 1:
                prefix = "> "
            file.write(f"{prefix}{body}\n\n")
        for note in notes:
            quoted = escape_markdown(note.exact)
            # A note is Markdown, but no HTML: what it quotes must not run where it is read.
            text = clean(note.note).replace("&", "&amp;").replace("<", "&lt;")
            text = text.replace("\n", "\n    ")
            tags = "".join(f" #{escape_markdown(tag)}" for tag in note.tags)
            gone = f" ({labels.orphaned})" if note.orphaned else ""
            file.write(f"[^{numbers[id(note)]}]: 「{quoted}」{gone} {text}{tags}\n\n")
        file.write(_markdown_lists(material))
    job.step(len(blocks), len(blocks))


def escape_markdown(text: str) -> str:
    """Return text in which no character is taken for Markdown or HTML."""
    text = _SPECIAL.sub(r"\\\1", clean(text).replace("\n", " "))
    return _LEADING.sub(lambda m: f"{m.group(1)}\\{m.group(2)}{m.group(3)}", text)


def _markdown_runs(runs: tuple[Run, ...], numbers: dict[int, int]) -> str:
    parts: list[str] = []
    marked = None
    for run in runs:
        if run.annotation is not marked:
            if marked is not None:
                parts.append("</mark>")
            marked = run.annotation
            if marked is not None:
                parts.append("<mark>")
        text = _SPECIAL.sub(r"\\\1", clean(run.text))
        if run.ruby:
            ruby = _SPECIAL.sub(r"\\\1", clean(run.ruby))
            text = f"<ruby>{text}<rp>(</rp><rt>{ruby}</rt><rp>)</rp></ruby>"
        parts.append(f"<em>{text}</em>" if run.emphasis else text)
        parts.extend(f"[^{numbers[id(a)]}]" for a in run.ends if id(a) in numbers)
    if marked is not None:
        parts.append("</mark>")
    return _LEADING.sub(lambda m: f"{m.group(1)}\\{m.group(2)}{m.group(3)}", "".join(parts))


def _front_matter(material: Material) -> str:
    document = material.document
    fields = (
        ("title", document.title),
        ("author", document.author),
        ("date", document.date),
        ("source", document.source.url),
    )
    lines = [f"{name}: {_yaml(value)}" for name, value in fields if value]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _yaml(text: str) -> str:
    inner = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{inner}"'


def _markdown_lists(material: Material) -> str:
    labels = material.labels
    parts: list[str] = []
    lookups = lookups_once(material.lookups)
    if lookups:
        parts.append(f"## {labels.lookups}\n\n|  |  |  |\n| --- | --- | --- |\n")
        parts += [
            f"| {_cell(row.headword)} | {_cell(row.reading)} | {_cell(row.gloss)} |\n"
            for row, _ in lookups
        ]
        parts.append("\n")
    entities = entity_rows(material)
    if entities:
        parts.append(f"## {labels.entities}\n\n")
        for entity in entities:
            kind = labels.types.get(entity.type, entity.type.value)
            details = " · ".join(
                escape_markdown(part) for part in (kind, entity.reading, entity.gloss) if part
            )
            note = entity_note(material, entity)
            ending = f": {escape_markdown(note)}" if note else ""
            parts.append(
                f"- {escape_markdown(entity.name)} ({details}) ×{entity.mentions}{ending}\n"
            )
        parts.append("\n")
    words = [row for row in word_rows(material) if row.gloss][:500]
    if words:
        parts.append(f"## {labels.words}\n\n|  |  |  |  |\n| --- | --- | --- | --- |\n")
        parts += [
            f"| {_cell(row.lemma)} | {_cell(row.reading)} | {row.count} | {_cell(row.gloss)} |\n"
            for row in words
        ]
        parts.append("\n")
    if lookups or words:
        parts.append(f"{labels.attribution}\n")
    return "".join(parts)


def _cell(text: str) -> str:
    return escape_markdown(text)
