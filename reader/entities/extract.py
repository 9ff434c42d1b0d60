"""Who, where, what and when: from a document to its entity map.

The layers, in order: recogniser, repairs, rules, document pass, resolver, values, roles and
quotations, the reader's corrections. Each later layer sees what the earlier ones found.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.model import Entity, EntityMap, Mention, ParagraphAnalysis
from reader.analysis.tagger import Tagger
from reader.documents.model import BlockKind, Document
from reader.entities.numbers import NumberFinder
from reader.entities.spans import NUMERIC, ORG, PERSON, PLACE, Span, SpanSet
from reader.entities.tokens import Countries, Token, fold, sentences, tokenise
from reader.sessions.model import EntityCorrection


class EntityExtractor:
    """Finds the entities of documents. Not thread-safe: one extractor a thread."""

    def __init__(self) -> None:
        self._tagger = Tagger()
        self._countries = Countries()
        self._numbers = NumberFinder()

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
        spans = SpanSet()
        for block in document.blocks:
            if block.kind is BlockKind.BOILERPLATE:
                continue
            text = document.text[block.start : block.end]
            morphemes = self._tagger.morphemes(text, block.start)
            tokens = list(tokenise(morphemes, self._countries))
            for sentence in sentences(tokens):
                for span in _proper_nouns(sentence):
                    spans.add(span)
            numerals = {t.start for t in tokens if t.pos2 == "数詞"}
            ends = {t.end for t in tokens}
            for span in self._numbers.find(fold(text), block.start, numerals, ends):
                touched = spans.overlapping(span.start, span.end)
                if all(other.type in NUMERIC for other in touched):
                    spans.put(span)
        return _map(document.text, spans)


_KINDS = {"人名": PERSON, "地名": PLACE}


def _proper_nouns(sentence: list[Token]) -> list[Span]:
    found: list[Span] = []
    for token in sentence:
        if token.pos2 != "固有名詞":
            continue
        kind = _KINDS.get(token.pos3, ORG)
        if found and found[-1].end == token.start and found[-1].type == kind == PERSON:
            found[-1] = found[-1].moved(found[-1].start, token.end)
        else:
            found.append(Span(token.start, token.end, kind, None, 0.5, "tagger"))
    return found


def _map(text: str, spans: SpanSet) -> EntityMap:
    groups: dict[tuple[object, str], list[Span]] = {}
    for span in spans:
        groups.setdefault((span.type, text[span.start : span.end]), []).append(span)
    mentions = []
    entities = []
    for number, ((_, name), members) in enumerate(groups.items(), 1):
        first = members[0]
        entities.append(
            Entity(number, first.type, name, "", (name,), (), "", None, len(members), first.subtype)
        )
        mentions.extend(
            Mention(s.start, s.end, s.type, number, s.subtype, s.confidence, s.rule)
            for s in members
        )
    mentions.sort(key=lambda m: m.start)
    return EntityMap(tuple(mentions), tuple(entities))
