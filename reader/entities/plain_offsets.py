"""What stands around the extractor where a text has a plain form: in with it, and back.

The names are sought in the plain text (``reader.analysis.plain_text``), as the readings are, so
that 葛󠄀飾区 is one name; the mentions lead to the text as it is written, and an
entity's name is in plain form, with what the text writes among its aliases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.analysis.plain_text import PlainText, plain_form
from reader.sessions.model import EntityCorrection


def plain_paragraphs(
    paragraphs: Sequence[ParagraphAnalysis], plain: PlainText
) -> tuple[ParagraphAnalysis, ...]:
    """Return paragraphs whose readings and furigana stand at the offsets of the plain text."""
    forth = plain.forth
    return tuple(
        replace(
            paragraph,
            start=forth(paragraph.start),
            end=forth(paragraph.end),
            readings=tuple(
                word._replace(start=forth(word.start), end=forth(word.end))
                for word in paragraph.readings
            ),
            furigana=tuple(
                piece._replace(start=forth(piece.start), end=forth(piece.end))
                for piece in paragraph.furigana
            ),
        )
        for paragraph in paragraphs
    )


def plain_corrections(
    corrections: Sequence[EntityCorrection], plain: PlainText
) -> list[EntityCorrection]:
    """Return the reader's corrections as the plain text knows their names and places.

    The name that the reader chose for an entity stays as it was typed.
    """
    return [
        replace(
            one,
            name=plain_form(one.name),
            value=one.value if one.action == "rename" else plain_form(one.value),
            start=plain.forth(one.start),
            end=plain.forth(one.end),
        )
        for one in corrections
    ]


def led_back(found: EntityMap, text: str, plain: PlainText) -> EntityMap:
    """Return a map of the plain text as one of the text as it is written.

    Args:
        found: What was found in the plain text.
        text: The text as it is written, whose spellings become aliases.
        plain: The plain text.
    """
    back = plain.back
    mentions = tuple(
        replace(mention, start=back(mention.start), end=back(mention.end))
        for mention in found.mentions
    )
    written: dict[int, dict[str, None]] = {}
    for mention in mentions:
        written.setdefault(mention.entity, {})[text[mention.start : mention.end]] = None
    entities = tuple(
        replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *written[entity.id]))))
        for entity in found.entities
    )
    quotations = tuple(
        replace(quotation, start=back(quotation.start), end=back(quotation.end))
        for quotation in found.quotations
    )
    return EntityMap(mentions, entities, quotations)
