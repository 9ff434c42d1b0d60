"""What the words around a name, or within it, tell about it."""

from __future__ import annotations

from reader.entities.blocks import Block
from reader.entities.compound_rules import CompoundRules
from reader.entities.gazetteer import Gazetteer
from reader.entities.head_rules import HeadRules
from reader.entities.known_names import KnownNames
from reader.entities.name_division import NameDivision
from reader.entities.name_edges import NameEdges
from reader.entities.quote_rules import QuoteRules
from reader.entities.spans import SpanSet


class ContextRules:
    """Applies word lists and last words, block by block.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._known = KnownNames()
        self._division = NameDivision(gazetteer)
        self._edges = NameEdges(gazetteer, self._known)
        self._quotes = QuoteRules()
        self._compounds = CompoundRules(gazetteer)
        self._heads = HeadRules(gazetteer)

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        self._division.apply(block, spans)
        self._quotes.apply(block, spans)
        self._known.apply(block, spans)
        self._edges.retype(block, spans)
        self._compounds.apply(block, spans)
        self._heads.apply(block, spans)
