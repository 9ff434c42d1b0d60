"""One entity for all its names: 金正恩, 金氏 and 金委員長; CSIS; 米, 米国 and アメリカ.

Source: rules written for this project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.analysis.model import EntityType
from reader.entities.appositions import Appositions
from reader.entities.gazetteer import Gazetteer
from reader.entities.links import Links
from reader.entities.short_forms import ShortForms
from reader.entities.spans import EVENT, ORG, PERSON, PLACE, PRODUCT, Span
from reader.entities.surfaces import is_kanji
from reader.entities.tokens import fold


@dataclass(slots=True)
class Cluster:
    """All mentions of one entity, in text order."""

    type: EntityType
    members: list[Span]
    name: str = ""
    names: list[str] = field(default_factory=list)


class Resolver:
    """Puts mentions together."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(
        self,
        text: str,
        spans: Sequence[Span],
        borders: frozenset[int],
        titles: dict[int, str] | None = None,
    ) -> list[Cluster]:
        """Return the clusters in the order of their first mention.

        Args:
            text: The document's text.
            spans: All spans, in order.
            borders: Offsets at which a morpheme begins.
            titles: Title by span start, where the text gives one; evidence between two namesakes.
        """
        links = Links(text, spans, borders)
        short_forms = ShortForms(links, self._gazetteer, titles or {})
        short_forms.same()
        Appositions(links).apply()
        short_forms.apply()
        return [self._cluster(links, group) for group in links.groups()]

    def _cluster(self, links: Links, group: Sequence[int]) -> Cluster:
        """Return a finished cluster with its names, the one to show first."""
        seen: dict[str, None] = dict.fromkeys(links.written(index) for index in group)
        forms = list(seen)
        kind = links.spans[group[0]].type
        best = forms[0]
        if kind is PERSON:
            best = max(
                forms,
                key=lambda f: (
                    (is_kanji(f[0]) and len(f) >= 3) or "・" in f or " " in f,
                    is_kanji(f[0]),
                    len(f),
                ),
            )
        elif kind is PLACE:
            country = next((c for f in forms if (c := self._gazetteer.country(fold(f)))), "")
            best = (
                country
                if country in seen
                else max(forms, key=lambda f: (len(f) > 1, -forms.index(f)))
            )
            if country and country not in seen and len(best) == 1:
                best = country
        elif kind in (ORG, EVENT, PRODUCT):
            best = max(forms, key=lambda f: (not f.isascii(), len(f)))
        names = [best, *(f for f in forms if f != best)]
        return Cluster(kind, [links.spans[index] for index in group], best, names)
