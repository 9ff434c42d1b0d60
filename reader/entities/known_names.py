"""Well-known names, which need no context.

Source: rules written for this project; word lists in ``resources/rules``.
"""

from __future__ import annotations

from reader.analysis.model import EntityType
from reader.entities.blocks import Block
from reader.entities.spans import EVENT, ORG, PLACE, PRODUCT, WORK, Span, SpanSet
from resources import rows

_KINDS = {"ORG": ORG, "WORK": WORK, "PRODUCT": PRODUCT, "EVENT": EVENT, "PLACE": PLACE}


class KnownNames:
    """Finds the names of the table."""

    def __init__(self) -> None:
        self._known = {row[0]: _KINDS[row[1]] for row in rows("rules/entities_known.tsv")}
        self._starting: dict[str, list[str]] = {}
        for name in sorted(self._known, key=len, reverse=True):
            if len(name) > 1:
                self._starting.setdefault(name[:2], []).append(name)

    def kind(self, name: str) -> EntityType | None:
        """Return the type of a well-known name, or None."""
        return self._known.get(name)

    def apply(self, block: Block, spans: SpanSet) -> None:
        """Change the spans of one block in place."""
        done = 0
        for token in block.tokens:
            at = token.start - block.start
            names = self._starting.get(block.text[at : at + 2])
            if names is None or token.start < done:
                continue
            for name in names:
                end = token.start + len(name)
                if end in block.ends and block.text.startswith(name, at):
                    done = end
                    kind = self._known[name]
                    self._put_known(block, spans, Span(token.start, end, kind, None, 0.8, "known"))
                    break

    def _put_known(self, block: Block, spans: SpanSet, span: Span) -> None:
        touched = spans.overlapping(span.start, span.end)
        if any(
            s.start <= span.start and span.end <= s.end and s.type is span.type for s in touched
        ):
            return
        if any(s.end - s.start > span.end - span.start for s in touched):
            return
        if any(s.start < span.start or s.end > span.end for s in touched):
            return
        local = span.end - block.start
        following = block.text[local : local + 2]
        before = block.text[max(0, span.start - block.start - 2) : span.start - block.start][::-1]
        name = block.surface(span)
        if not touched and (_glued(name[-1], following) or _glued(name[0], before)):
            return
        if any((s.start, s.end) == (span.start, span.end) and s.confidence > 0.9 for s in touched):
            return
        spans.put(span)


_PARTY_AFTER = frozenset("側系案株勢内")
"""What may stand right after the name of a party or a firm: 公明|側."""


def _glued(inside: str, outside: str) -> bool:
    """Tell whether neighbours make a known name a part of a longer word.

    Args:
        inside: The name's character at that edge.
        outside: The two characters beyond it, the nearer one first.
    """
    if not outside:
        return False
    near, far = outside[0], outside[1:]
    if near == "・":
        # MLB・NBA lists two names; トム・ブラウン is one
        return "ァ" <= inside <= "ヿ" and "ァ" <= far <= "ヿ"
    if near == "ー" or (near.isalnum() and near.isascii()):
        return True
    if "ァ" <= near <= "ヺ":
        return "ァ" <= inside <= "ヿ"
    if near + far in ("両党", "両氏", "両社"):
        return False
    return "一" <= near <= "鿿" and "一" <= inside <= "鿿" and near not in _PARTY_AFTER
