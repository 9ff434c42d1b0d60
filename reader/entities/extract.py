"""Who, where, what and when: from a document to its entity map.

The layers, in order: numbers, recogniser, repairs, rules, document pass, resolver, values, roles
and quotations, the reader's corrections. Each later layer sees what the earlier ones found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.model import (
    Entity,
    EntityMap,
    Mention,
    ParagraphAnalysis,
    Role,
)
from reader.analysis.plain_text import plain_document, plain_text
from reader.analysis.tagger import Tagger
from reader.documents.model import BlockKind, Document
from reader.entities.amounts import Amounts, later_half
from reader.entities.blocks import Block
from reader.entities.context_rules import ContextRules
from reader.entities.corrections import apply_corrections
from reader.entities.dates import Clock, Dates
from reader.entities.describe import Describer, subtype_of
from reader.entities.document_pass import DocumentPass
from reader.entities.features import numeric_marks
from reader.entities.figures import Value
from reader.entities.gazetteer import Gazetteer
from reader.entities.names import Names
from reader.entities.numbers import NumberFinder
from reader.entities.plain_offsets import led_back, plain_corrections, plain_paragraphs
from reader.entities.recogniser import Recogniser
from reader.entities.repairs import repair
from reader.entities.resolver import Resolver
from reader.entities.roles import Quotations, Roles
from reader.entities.rules import Rules
from reader.entities.spans import DATE, NUMERIC, PERSON, QUANTITY, TIME, Span, SpanSet
from reader.entities.tokens import Countries, Token, fold, mend_names, sentences, tokenise
from reader.sessions.model import EntityCorrection


@dataclass(frozen=True, slots=True)
class _Part:
    """A block made ready for the recogniser and the rules; its text is folded."""

    start: int
    text: str
    tokens: list[Token]
    sentences: tuple[list[Token], ...]
    numbers: list[Span]
    numeric: dict[int, str]


class EntityExtractor:
    """Finds the entities of documents. Not thread-safe: one extractor a thread.

    Args:
        tagger: A tagger of UniDic alone, which may be shared; None opens one.

    Raises:
        AnalysisError: If the tagger or the model cannot be opened.
    """

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._tagger = tagger or Tagger()
        self._countries = Countries()
        self._numbers = NumberFinder()
        names = Names()
        self._gazetteer = Gazetteer(names, self._countries)
        self._recogniser = Recogniser(names)
        self._rules = Rules(self._gazetteer)
        self._context_rules = ContextRules(self._gazetteer)
        self._document_pass = DocumentPass(names, self._gazetteer)
        self._resolver = Resolver(self._gazetteer)
        self._dates = Dates()
        self._amounts = Amounts(self._numbers.counters)
        self._describer = Describer(self._gazetteer)

    def extract(
        self,
        document: Document,
        paragraphs: Sequence[ParagraphAnalysis] = (),
        corrections: Sequence[EntityCorrection] = (),
    ) -> EntityMap:
        """Return every mention and entity of a document.

        Args:
            document: The document; boilerplate blocks are left out.
            paragraphs: The analysed paragraphs, for the readings of names; may be empty.
            corrections: What the reader changed, applied last and in order.
        """
        plain = plain_text(document.text)
        if plain is None:
            return self._extract(document, paragraphs, corrections)
        found = self._extract(
            plain_document(document, plain),
            plain_paragraphs(paragraphs, plain),
            plain_corrections(corrections, plain),
        )
        return led_back(found, document.text, plain)

    def _extract(
        self,
        document: Document,
        paragraphs: Sequence[ParagraphAnalysis],
        corrections: Sequence[EntityCorrection],
    ) -> EntityMap:
        """Find the entities of a document whose text is plain."""
        parts = [
            self._read(document.text[block.start : block.end], block.start)
            for block in document.blocks
            if block.kind is not BlockKind.BOILERPLATE and block.end > block.start
        ]
        cut = [(sentence, part.numeric) for part in parts for sentence in part.sentences]
        names = iter(self._recogniser.spans(cut))
        spans = SpanSet()
        tokens: list[Token] = []
        for part in parts:
            self._settle(part, [s for _ in part.sentences for s in next(names)], spans)
            tokens += part.tokens
        self._document_pass.apply(document.text, tokens, spans)
        found = self._map(document, tokens, list(spans), paragraphs)
        tokens.clear()
        cut.clear()
        while parts:
            # The words of a book, freed all at once, would hold every other thread up.
            parts.pop()
        return apply_corrections(document.text, found, corrections)

    def _read(self, text: str, start: int) -> _Part:
        """Return a block's tokens, sentences and numbers."""
        tokens = mend_names(
            list(tokenise(self._tagger, text, self._countries, start)),
            self._gazetteer.is_known_person,
        )
        folded = fold(text)
        numerals = {t.start for t in tokens if t.pos2 == "数詞"}
        numbers = self._numbers.find(folded, start, numerals, {t.end for t in tokens})
        marks = numeric_marks(tokens, numbers)
        return _Part(start, folded, tokens, tuple(sentences(tokens)), numbers, marks)

    def _settle(self, part: _Part, found: Sequence[Span], spans: SpanSet) -> None:
        """Add one block's spans: the recogniser's, mended, the numbers and what the rules see."""
        for span in repair(found, part.text, part.start, part.tokens, self._gazetteer):
            spans.add(span)
        for span in part.numbers:
            touched = spans.overlapping(span.start, span.end)
            if all(other.type in NUMERIC and not _holds(other, span) for other in touched):
                spans.put(span)
        block = Block(part.start, part.text, part.tokens)
        self._rules.apply(block, spans)
        self._context_rules.apply(block, spans)

    def _map(
        self,
        document: Document,
        tokens: list[Token],
        spans: list[Span],
        paragraphs: Sequence[ParagraphAnalysis],
    ) -> EntityMap:
        text = document.text
        roles = Roles(self._gazetteer, text, tokens, spans)
        role_at = {s.start: r for s in spans if s.type is PERSON and (r := roles.role(s))}
        titles = {start: role.title for start, role in role_at.items()}
        borders = frozenset(t.start for t in tokens)
        clusters = self._resolver.resolve(text, spans, borders, titles)
        values = self._evaluate(text, spans, self._dates.clock(self._date(document)))
        mentions: list[Mention] = []
        entities: list[Entity] = []
        number_at: dict[int, int] = {}
        for number, cluster in enumerate(clusters, 1):
            own_roles: dict[Role, None] = {}
            for span in cluster.members:
                number_at[span.start] = number
                value = values.get(span.start)
                mentions.append(
                    Mention(
                        span.start,
                        span.end,
                        span.type,
                        number,
                        span.subtype or subtype_of(self._gazetteer, span, text),
                        span.confidence,
                        span.rule,
                        value.text if value else None,
                        bool(value and value.inferred),
                    )
                )
                if (role := role_at.get(span.start)) is not None:
                    own_roles[role] = None
            first = mentions[-len(cluster.members)]
            entities.append(
                Entity(
                    number,
                    cluster.type,
                    cluster.name,
                    self._describer.reading(cluster, text, paragraphs),
                    tuple(cluster.names),
                    tuple(own_roles),
                    self._describer.gloss(cluster),
                    first.value,
                    len(cluster.members),
                    next((m.subtype for m in mentions[-len(cluster.members) :] if m.subtype), None),
                )
            )
        mentions.sort(key=lambda m: m.start)
        quotations = Quotations(text, spans, number_at)
        quoted = tuple(
            quotation
            for block in document.blocks
            if block.kind is not BlockKind.BOILERPLATE
            for quotation in quotations.find(block.start, block.end)
        )
        return EntityMap(tuple(mentions), tuple(entities), quoted)

    def _date(self, document: Document) -> str:
        """Return the document's date: its own, or one that stands in a line of its own."""
        if document.date:
            return document.date
        blocks = [b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
        edge = [*blocks[:4], *blocks[-3:]]
        return self._dates.dateline([document.text[b.start : b.end] for b in edge])

    def _evaluate(self, text: str, spans: Sequence[Span], clock: Clock) -> dict[int, Value]:
        values: dict[int, Value] = {}
        line_end = -1
        last: Span | None = None
        for span in spans:
            if span.start > line_end:
                last = None
                # A date of an earlier paragraph lends its year to no other paragraph.
                line_end = text.find("\n", span.start)
                line_end = len(text) if line_end < 0 else line_end
                clock.local = False
            surface = text[span.start : span.end]
            value: Value | None = None
            if span.type is DATE:
                if span.subtype == "DURATION":
                    value = self._amounts.duration(surface)
                else:
                    value = self._dates.date(surface, clock)
            elif span.type is TIME:
                value = self._amounts.time(surface)
                follows = last is not None and span.start - last.end <= _UNTIL
                if value is not None and last is not None and follows and surface[0] not in _HALVES:
                    value = later_half(value, values.get(last.start))
                last = span
            elif span.type is QUANTITY:
                value = self._amounts.quantity(surface)
            if value is not None:
                values[span.start] = value
        return values


_HALVES = frozenset("午正朝昼夕夜深未早明")
"""What a time begins with that tells the half of the day."""
_UNTIL = 3
"""Code points between the two times of 午後2時から4時."""


def _holds(other: Span, span: Span) -> bool:
    """Tell whether the recogniser read more of a date than the grammar knows (建安25年1月23日)."""
    return (
        other.type is DATE
        and span.type is DATE
        and span.subtype is None
        and other.start < span.start
        and span.end <= other.end
    )
