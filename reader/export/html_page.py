"""One self-contained HTML page: the text as read, with everything the reader made of it."""

from __future__ import annotations

from pathlib import Path

import resources
from reader.export.escaping import escape
from reader.export.markup import Markup
from reader.export.model import Job, Material
from reader.export.runs import RunMaker, blocks_to_write

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(material: Material, path: Path, job: Job) -> None:
    """Write the page: no script, nothing loaded from anywhere, light and dark."""
    markup = Markup(material)
    maker = RunMaker(material)
    blocks = blocks_to_write(material)
    labels = material.labels
    document = material.document
    classes = ' class="vertical"' if material.vertical else ""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(
            f'<!DOCTYPE html>\n<html lang="ja"{classes}>\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="generator" content="Yomite">\n'
            f"<title>{escape(document.title)}</title>\n"
            f"<style>\n{resources.text('export/page.css')}</style>\n</head>\n<body>\n"
            '<input type="checkbox" id="furigana" checked>\n'
            '<input type="checkbox" id="names">\n'
            f"{_header(material)}<main>\n"
        )
        for done, (index, block) in enumerate(blocks):
            if done % 200 == 0:
                job.step(done, len(blocks))
            file.write(markup.block(maker.block(index, block)))
            file.write("\n")
        file.write("</main>\n")
        sections = (
            (labels.notes, markup.notes_html()),
            (labels.highlight, markup.highlights_html()),
            (labels.lookups, markup.lookups_html()),
            (labels.entities, markup.entities_html()),
            (labels.words, markup.words_html()),
        )
        shown = [f"<h2>{escape(name)}</h2>\n{body}\n" for name, body in sections if body]
        if shown:
            file.write(f"<aside>\n{''.join(shown)}</aside>\n")
        file.write(_footer(material, attribution=markup.has_glosses))
        file.write(
            '<div class="controls">'
            f'<label for="furigana">{escape(labels.show_furigana)}</label>'
            f'<label for="names">{escape(labels.show_names)}</label></div>\n</body>\n</html>\n'
        )
    job.step(len(blocks), len(blocks))


def _header(material: Material) -> str:
    """The title where the text itself does not show it, and what is known about the text."""
    document = material.document
    labels = material.labels
    first = document.blocks[0] if document.blocks else None
    titled = first is not None and document.text[first.start : first.end] == document.title
    facts = [
        (labels.author, document.author),
        (labels.date, document.date),
        (labels.source, document.source.url or _file_name(material)),
    ]
    shown = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in facts if value)
    title = "" if titled else f"<h1>{escape(document.title)}</h1>\n"
    meta = f'<p class="meta">{shown}</p>\n' if shown else ""
    return f"<header>\n{title}{meta}</header>\n" if title or meta else ""


def _file_name(material: Material) -> str:
    path = material.document.source.path
    return path.name if path is not None else ""


def _footer(material: Material, *, attribution: bool) -> str:
    parts = [material.labels.made_with]
    if material.exported_at:
        parts.append(material.exported_at[:10])
    if attribution:
        parts.append(material.labels.attribution)
    return f'<footer><p class="meta">{escape(" · ".join(parts))}</p></footer>\n'
