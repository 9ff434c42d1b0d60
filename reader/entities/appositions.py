"""What the text itself says to be one: A(B), A(以下「B」), A、通称B.

Source: rules written for this project.
"""

from __future__ import annotations

from reader.entities.links import Links
from reader.entities.spans import NUMERIC, PERSON, PLACE
from reader.entities.surfaces import ABBREVIATED, LABEL, LISTED, other_script
from reader.entities.tokens import fold


class Appositions:
    """Joins the names that a document puts side by side.

    Args:
        links: The document's mentions.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._text = links.text
        self._spans = links.spans

    def apply(self) -> None:
        """A(B), A(B、英: C、略称: D), A(以下「B」) and A、通称B name one thing more than once."""
        for index, one in enumerate(self._spans):
            if one.type in NUMERIC:
                continue
            at = one.end
            opening = self._text[at : at + 1]
            if opening in ("(", "（") or self._text[at : at + 2] in ("」(", "」（", "』(", "』（"):
                self._bracket(index, at + (1 if opening in ("(", "（") else 2))
            elif index + 1 < len(self._spans):
                other = self._spans[index + 1]
                between = fold(self._text[at : other.start])
                if other.type is one.type and len(between) <= 12 and ABBREVIATED.match(between):
                    self._links.join(index, index + 1)

    def _bracket(self, index: int, at: int) -> None:
        """Join the names of the same type that a bracket lists after a name."""
        one = self._spans[index]
        close = self._close(at)
        first = True
        for other in range(index + 1, min(index + 12, len(self._spans))):
            span = self._spans[other]
            if span.start >= close:
                return
            between = fold(self._text[at : span.start])
            if not LISTED.fullmatch(between):
                if not first:
                    return
                at = span.end
                first = False
                continue
            labelled = not first or bool(LABEL.search(between))
            at = span.end
            if span.type is not one.type:
                first = False
                continue
            bare = first and fold(self._text[span.end : span.end + 1]) not in (
                ")",
                "、",
                ",",
                ";",
                "-",
                "/",
            )
            first = False
            if bare:
                continue
            if (
                one.type is PLACE
                and not labelled
                and not other_script(self._links.surfaces[index], self._links.surfaces[other])
            ):
                continue
            if (
                not other_script(self._links.surfaces[index], self._links.surfaces[other])
                and not LABEL.search(between)
                and one.type is not PERSON
            ):
                continue
            self._links.join(index, other)

    def _close(self, at: int) -> int:
        depth = 1
        for position in range(at, min(len(self._text), at + 200)):
            character = self._text[position]
            if character in "(（":
                depth += 1
            elif character in ")）":
                depth -= 1
                if not depth:
                    return position
        return at + 60
