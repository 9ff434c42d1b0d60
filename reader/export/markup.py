"""Runs to HTML: shared by the page and the book, so that both say the same.

Everything that comes from a document or from the reader is escaped; nothing in an export can run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.analysis.model import EntityType, Mention
from reader.documents.model import BlockKind
from reader.export.escaping import escape
from reader.export.model import Material
from reader.export.note_html import note_html
from reader.export.runs import BlockRuns, Run
from reader.export.tables import entity_note, entity_rows, lookups_once, notes_in_order, word_rows
from reader.sessions.model import Annotation, LookupRecord

_STYLES = {
    "﹅": "filled sesame",
    "﹆": "open sesame",
    "●": "filled circle",
    "○": "open circle",
    "•": "filled dot",
    "◦": "open dot",
    "◎": "open double-circle",
    "◉": "filled double-circle",
    "▲": "filled triangle",
    "△": "open triangle",
}
_LINES = {"―": "underline", "＝": "underline double", "…": "underline dotted"}
_LINES |= {"┄": "underline dashed", "〜": "underline wavy"}


def css_colour(annotation: Annotation) -> str:
    """Return the class of a highlight's colour."""
    return annotation.colour.value if annotation.colour is not None else "none"


class Markup:
    """Writes one material's blocks.

    Args:
        material: What is exported.
        note_page: Address of the page with the notes, or ``""`` for the same page.
        entity_page: The same for names.
    """

    def __init__(self, material: Material, *, note_page: str = "", entity_page: str = "") -> None:
        self.material = material
        self.notes = [a for a in notes_in_order(material) if a.note or a.tags or a.orphaned]
        self._numbers = {id(a): n for n, a in enumerate(self.notes, 1)}
        self._note_page = note_page
        self._entity_page = entity_page
        self._mentions: dict[int, int] = {}
        self._rubies: dict[tuple[str, str], str] = {}

    def block(self, runs: BlockRuns) -> str:
        """Return a block as an element with an id (``b12``)."""
        block = runs.block
        attributes = f' id="b{runs.index}"'
        if block.kind is BlockKind.HEADING:
            name = f"h{min(6, max(1, block.level))}"
        else:
            name = "p"
            if block.kind is not BlockKind.BODY:
                attributes += f' class="{block.kind.value}"'
        if block.indent:
            side = "margin-inline-start" if block.indent > 1 else "text-indent"
            attributes += f' style="{side}:{block.indent}em"'
        return f"<{name}{attributes}>{''.join(self._runs(runs.runs))}</{name}>"

    def _runs(self, runs: Sequence[Run]) -> Iterator[str]:
        annotation: Annotation | None = None
        mention: Mention | None = None
        lookup: LookupRecord | None = None
        ended: tuple[Annotation, ...] = ()
        close = ""
        for run in runs:
            # Runs of the same highlight, name and look-up stand together.
            if (
                run.mention is not mention
                or run.lookup is not lookup
                or run.annotation is not annotation
                or ended
            ):
                yield close + "".join(map(self._reference, ended))
                if run.annotation is not annotation:
                    yield self._mark(annotation, run.annotation)
                annotation, mention, lookup = run.annotation, run.mention, run.lookup
                opened, close = self._opened(mention, lookup)
                yield opened
            ended = run.ends
            yield self._run(run)
        yield close + "".join(map(self._reference, ended))
        yield self._mark(annotation, None)

    def _mark(self, before: Annotation | None, after: Annotation | None) -> str:
        ends = "</mark>" if before is not None else ""
        return ends if after is None else f'{ends}<mark class="{css_colour(after)}">'

    def _reference(self, ended: Annotation) -> str:
        """Return the number of a note where its passage ends."""
        number = self._numbers.get(id(ended))
        if number is None:
            return ""
        target = f"{self._note_page}#n{number}"
        return f'<sup><a id="r{number}" href="{target}" role="doc-noteref">{number}</a></sup>'

    def _opened(self, mention: Mention | None, lookup: LookupRecord | None) -> tuple[str, str]:
        """Return the tags before and after a name or a word that was looked up."""
        opened = close = ""
        if mention is not None:
            count = self._mentions.get(mention.entity, 0) + 1
            self._mentions[mention.entity] = count
            kind = mention.type.value.lower()
            opened, close = f'<span class="n {kind}" id="e{mention.entity}-{count}">', "</span>"
        if lookup is not None:
            title = f"{lookup.headword} {lookup.reading} {lookup.gloss}"
            opened += f'<span class="l" title="{escape(title.strip())}">'
            close += "</span>"
        return opened, close

    def _run(self, run: Run) -> str:
        text = self._ruby(run.text, run.ruby) if run.ruby else escape(run.text)
        if run.second:
            text = f'<span title="{escape(run.second)}">{text}</span>'
        return dotted(text, run.emphasis) if run.emphasis else text

    def _ruby(self, text: str, ruby: str) -> str:
        """Return a base with its ruby; the same few thousand make up a text."""
        made = self._rubies.get((text, ruby))
        if made is None:
            made = f"<ruby>{escape(text)}<rp>(</rp><rt>{escape(ruby)}</rt><rp>)</rp></ruby>"
            self._rubies[text, ruby] = made
        return made

    def mentions_of(self, entity: int) -> int:
        """Return how many mentions of an entity the blocks so far have."""
        return self._mentions.get(entity, 0)

    def notes_html(self) -> str:
        """Return the notes as a list, each leading back to its place."""
        items = []
        for number, note in enumerate(self.notes, 1):
            back = "" if note.orphaned else f' <a href="{self._text_page(note)}#r{number}">↩</a>'
            warning = f"<em>{escape(self.material.labels.orphaned)}</em> " if note.orphaned else ""
            tags = "".join(f' <span class="tag">#{escape(tag)}</span>' for tag in note.tags)
            items.append(
                f'<li id="n{number}">{warning}<blockquote>{escape(note.exact)}</blockquote>'
                f'<div class="note">{note_html(note.note)}</div>{tags}{back}</li>'
            )
        return f"<ol>{''.join(items)}</ol>" if items else ""

    def highlights_html(self) -> str:
        """Return the highlights without a note."""
        bare = [a for a in notes_in_order(self.material) if not a.note and not a.tags and a.colour]
        items = "".join(
            f'<li><mark class="{css_colour(a)}">{escape(a.exact)}</mark></li>' for a in bare
        )
        return f"<ul>{items}</ul>" if items else ""

    def _text_page(self, note: Annotation) -> str:
        return self.page_of(note.start) if self._note_page else ""

    def page_of(self, offset: int) -> str:  # noqa: ARG002 - the book needs it
        """Return the file that holds a place; the book overrides it."""
        return ""

    def entities_html(self) -> str:
        """Return the names by kind, each with its first places in the text."""
        parts: list[str] = []
        kind: EntityType | None = None
        for entity in entity_rows(self.material):
            if entity.type is not kind:
                parts.append("</ul>" if kind is not None else "")
                kind = entity.type
                parts.append(
                    f"<h3>{escape(self.material.labels.types.get(kind, kind.value))}</h3><ul>"
                )
            aliases = "、".join(alias for alias in entity.aliases if alias != entity.name)
            details = [entity.reading, entity.gloss, entity.value or "", aliases]
            details += [f"{role.organization}{role.title}" for role in entity.roles]
            shown = " · ".join(escape(detail) for detail in details if detail)
            note = entity_note(self.material, entity)
            links = self._mention_links(entity.id)
            parts.append(
                f'<li id="e{entity.id}"><b>{escape(entity.name)}</b> {shown} '
                f'<span class="meta">{entity.mentions}{links}</span>'
                + (f'<div class="note">{note_html(note)}</div>' if note else "")
                + "</li>"
            )
        return "".join(parts) + ("</ul>" if kind is not None else "")

    def _mention_links(self, entity: int) -> str:
        if self._entity_page:
            return ""
        count = min(self.mentions_of(entity), 20)
        return "".join(f' <a href="#e{entity}-{n}">{n}</a>' for n in range(1, count + 1))

    def lookups_html(self) -> str:
        """Return the looked-up words as a table."""
        rows = "".join(
            f"<tr><td>{self._ruby(row.headword, row.reading)}</td>"
            f"<td>{escape(row.gloss)}</td><td>{escape(row.sentence)}</td></tr>"
            for row, _ in lookups_once(self.material.lookups)
        )
        return f"<table>{rows}</table>" if rows else ""

    def words_html(self, limit: int = 500) -> str:
        """Return the most frequent words with a meaning as a table."""
        if not self.material.glosses and not self.material.lookups:
            return ""
        rows = "".join(
            f"<tr><td>{escape(row.lemma)}</td><td>{escape(row.reading)}</td><td>{row.count}</td>"
            f"<td>{escape(row.gloss)}</td></tr>"
            for row in [row for row in word_rows(self.material) if row.gloss][:limit]
        )
        return f"<table>{rows}</table>" if rows else ""

    @property
    def has_glosses(self) -> bool:
        """Whether English meanings of EDRDG's dictionaries stand in the export."""
        material = self.material
        return bool(
            material.glosses
            or any(row.gloss for row in material.lookups)
            or any(entity.gloss for entity in material.entity_map.entities)
        )


def dotted(markup: str, mark: str) -> str:
    """Set dots or a line beside already escaped text."""
    line = _LINES.get(mark)
    if line:
        return f'<span style="text-decoration:{line}">{markup}</span>'
    style = _STYLES.get(mark, "filled sesame")
    return (
        f'<span class="em" style="text-emphasis-style:{style};-webkit-text-emphasis-style:{style}">'
        f"{markup}</span>"
    )
