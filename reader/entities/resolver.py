"""One entity for all its names: 金正恩, 金氏 and 金委員長; CSIS; 米, 米国 and アメリカ.

Source: rules written for this project.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from reader.analysis.model import EntityType
from reader.entities.gazetteer import Gazetteer
from reader.entities.spans import EVENT, NUMERIC, ORG, PERSON, PLACE, PRODUCT, Span
from reader.entities.surfaces import (
    ABBREVIATED,
    CODE,
    COMPANY,
    JOINTS,
    LABEL,
    LISTED,
    PLACE_ENDS,
    STATE_FORMS,
    STATE_ORGANS,
    STRIFE,
    UNITS,
    is_kanji,
    is_katakana,
    normal,
    other_script,
)
from reader.entities.tokens import fold


def _recency(index: int, other: int) -> tuple[bool, int]:
    """Return how near a mention is, those before an index first."""
    return other < index, -abs(other - index)


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
        work = _Work(text, spans, borders, titles or {}, self._gazetteer)
        work.exact()
        work.apposed()
        work.people()
        work.organisations()
        work.places()
        work.things()
        return work.clusters()


class _Ends:
    """The surfaces of a document by their first and their last character.

    Whatever begins or ends with a short form is found here without trying every pair.
    """

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for surface in surfaces:
            self._first.setdefault(surface[0], []).append(surface)
            self._last.setdefault(surface.removesuffix("市")[-1:], []).append(surface)
            if surface.endswith("市"):
                self._last.setdefault("市", []).append(surface)

    def longer(self, short: str) -> dict[str, None]:
        """Return the longer surfaces that begin or end as a short one does, 市 left out or not."""
        return {
            long: None
            for long in (*self._first.get(short[0], ()), *self._last.get(short[-1], ()))
            if len(long) > len(short)
        }


class _Work:
    """One document's resolution: a union-find over its spans."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        borders: frozenset[int],
        titles: dict[int, str],
        gazetteer: Gazetteer,
    ) -> None:
        self.text = text
        self.spans = spans
        self.borders = borders
        self.titles = titles
        self.gazetteer = gazetteer
        self.surfaces = [normal(text[s.start : s.end]) for s in spans]
        self.parent = list(range(len(spans)))
        self.by_type: dict[EntityType, list[int]] = {}
        for index, span in enumerate(spans):
            self.by_type.setdefault(span.type, []).append(index)

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        a, b = self.root(one), self.root(other)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def exact(self) -> None:
        """The same words are the same thing; people with one name only are looked at later."""
        seen: dict[tuple[EntityType, str], int] = {}
        for index, span in enumerate(self.spans):
            if span.type is PERSON and not self._is_full(index):
                continue
            key = (span.type, self._key(index))
            if key in seen:
                self.join(index, seen[key])
            else:
                seen[key] = index

    def _key(self, index: int) -> str:
        surface = self.surfaces[index]
        kind = self.spans[index].type
        if kind is PLACE:
            return self.gazetteer.country(surface) or surface
        if kind is ORG:
            outlet = self.gazetteer.outlet_name(surface)
            if outlet:
                return outlet
            return self._without_country_alias(surface)
        if kind in NUMERIC:
            return surface
        return surface

    def _without_country_alias(self, surface: str) -> str:
        """米政府, 米国政府 and アメリカ政府 are one."""
        for length in range(min(8, len(surface) - 1), 0, -1):
            country = self.gazetteer.country(surface[:length])
            if country and surface[length:] in STATE_ORGANS:
                return country + surface[length:]
        return surface

    def apposed(self) -> None:
        """A(B), A(B、英: C、略称: D), A(以下「B」) and A、通称B name one thing more than once."""
        for index, one in enumerate(self.spans):
            if one.type in NUMERIC:
                continue
            at = one.end
            opening = self.text[at : at + 1]
            if opening in ("(", "（") or self.text[at : at + 2] in ("」(", "」（", "』(", "』（"):
                self._bracket(index, at + (1 if opening in ("(", "（") else 2))
            elif index + 1 < len(self.spans):
                other = self.spans[index + 1]
                between = fold(self.text[at : other.start])
                if other.type is one.type and len(between) <= 12 and ABBREVIATED.match(between):
                    self.join(index, index + 1)

    def _bracket(self, index: int, at: int) -> None:
        """Join the names of the same type that a bracket lists after a name."""
        one = self.spans[index]
        close = self._close(at)
        first = True
        for other in range(index + 1, min(index + 12, len(self.spans))):
            span = self.spans[other]
            if span.start >= close:
                return
            between = fold(self.text[at : span.start])
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
            bare = first and fold(self.text[span.end : span.end + 1]) not in (
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
                and not other_script(self.surfaces[index], self.surfaces[other])
            ):
                continue
            if (
                not other_script(self.surfaces[index], self.surfaces[other])
                and not LABEL.search(between)
                and one.type is not PERSON
            ):
                continue
            self.join(index, other)

    def _close(self, at: int) -> int:
        depth = 1
        for position in range(at, min(len(self.text), at + 200)):
            character = self.text[position]
            if character in "(（":
                depth += 1
            elif character in ")）":
                depth -= 1
                if not depth:
                    return position
        return at + 60

    def _is_full(self, index: int) -> bool:
        surface = self.surfaces[index]
        if JOINTS.search(self.text[self.spans[index].start : self.spans[index].end]):
            return True
        if not is_kanji(surface):
            return False
        return len(surface) >= 4 or (len(surface) == 3 and self.gazetteer.is_full_name(surface))

    def _near(self, index: int, surfaces: Iterable[str], where: dict[str, list[int]]) -> list[int]:
        """Return the nearest mention before and after an index of each surface."""
        found = []
        for surface in surfaces:
            places = where[surface]
            at = bisect.bisect_left(places, index)
            if at:
                found.append(places[at - 1])
            if at < len(places):
                found.append(places[at])
        return found

    def _where(self, indexes: Iterable[int]) -> dict[str, list[int]]:
        """Return the mentions of each surface, in order."""
        where: dict[str, list[int]] = {}
        for index in indexes:
            where.setdefault(self.surfaces[index], []).append(index)
        return where

    def people(self) -> None:
        """A part of a full name is that person: the nearest before, else the first after."""
        people = self.by_type.get(PERSON, [])
        where = self._where(people)
        titles: dict[str, set[str]] = {}
        for index in people:
            if title := self.titles.get(self.spans[index].start):
                titles.setdefault(self.surfaces[index], set()).add(title)
        ends = _Ends(where)
        by_piece: dict[str, list[str]] = {}
        for whole, places in where.items():
            for piece in self._pieces(places[0]):
                by_piece.setdefault(piece, []).append(whole)
        fits: dict[str, dict[str, int]] = {}
        pending: dict[str, int] = {}
        for index in people:
            surface = self.surfaces[index]
            if surface not in fits:
                candidates = ends.longer(surface)
                for piece in {surface, *self._pieces(index)}:
                    candidates.update(dict.fromkeys(by_piece.get(piece, ())))
                fits[surface] = {
                    whole: quality
                    for whole in candidates
                    if len(whole) > len(surface)
                    and (quality := self._part_of(index, where[whole][0]))
                }
            title = self.titles.get(self.spans[index].start)
            best = None
            chosen = -1
            for other in self._near(index, fits[surface], where):
                whole = self.surfaces[other]
                same = bool(title) and any(t.endswith(title or "") for t in titles.get(whole, ()))
                rank = (other < index, same, fits[surface][whole], -abs(other - index))
                if best is None or rank > best:
                    best, chosen = rank, other
            if chosen >= 0:
                self.join(index, chosen)
            elif not self._is_full(index):
                if surface in pending:
                    self.join(index, pending[surface])
                pending.setdefault(surface, index)

    def _pieces(self, index: int) -> list[str]:
        """Return the parts of a ・-name."""
        raw = self.text[self.spans[index].start : self.spans[index].end]
        return [normal(p) for p in JOINTS.split(raw) if p]

    def _part_of(self, short: int, long: int) -> int:
        """Return how well one surface is a part of another: 0 not at all, 3 best."""
        part, whole = self.surfaces[short], self.surfaces[long]
        pieces = self._pieces(long)
        if len(pieces) > 1:
            if part == pieces[-1]:
                return 3
            if part == pieces[0]:
                return 2
            if part in pieces[1:-1]:
                return 1
            wanted = self._pieces(short)
            if len(wanted) > 1 and set(wanted) <= set(pieces):
                return 3
            return 0
        if not is_kanji(whole[0]):
            return 0
        if whole.startswith(part) and len(whole) - len(part) <= 4:
            if len(part) >= 2 or len(whole) <= 3:
                return 3
            return 0
        if whole.endswith(part) and len(part) >= 2 and len(whole) - len(part) <= 3:
            border = self.spans[long].end - len(part)
            return 2 if border in self.borders else 0
        return 0

    def organisations(self) -> None:
        """Company affixes, short forms (日銀, 東証) and a club's first or last word."""
        indexes = self.by_type.get(ORG, [])
        bare: dict[str, int] = {}
        for index in indexes:
            stem = COMPANY.sub("", COMPANY.sub("", self.surfaces[index]))
            if len(stem) < 2:
                continue
            if stem in bare:
                self.join(index, bare[stem])
            else:
                bare[stem] = index
        where = self._where(indexes)
        ends = _Ends(where)
        fits: dict[str, list[str]] = {}
        for index in indexes:
            short = self.surfaces[index]
            if len(short) < 2:
                continue
            if short not in fits:
                fits[short] = [
                    long
                    for long in ends.longer(short)
                    if self._shortens(short, where[long][0]) or self._club(short, where[long][0])
                ]
            near = self._near(index, fits[short], where)
            if near:
                self.join(index, max(near, key=partial(_recency, index)))

    def _shortens(self, short: str, long: int) -> bool:
        """日銀 takes the first characters of 日本|銀行's morphemes, in order."""
        if not is_kanji(short) or not 2 <= len(short) <= 4:
            return False
        span = self.spans[long]
        whole = self.surfaces[long]
        if len(whole) != span.end - span.start or whole[0] != short[0]:
            return False
        at = 0
        for character in short:
            while at < len(whole):
                if whole[at] == character and (span.start + at in self.borders or at == 0):
                    break
                at += 1
            else:
                return False
            at += 1
        return len(whole) - len(short) >= 2 and not whole.startswith(short)

    def _club(self, short: str, long: int) -> bool:
        whole = self.surfaces[long]
        span = self.spans[long]
        if whole.startswith(short):
            rest = whole[len(short) :]
            cut = span.start + len(short)
            if rest[0] == "・":
                return True
            if UNITS.search(rest):
                return rest in ("裁判所", "地方裁判所", "判所") or (
                    rest in ("銀行", "証券", "工業", "重工業", "製薬", "新聞", "放送", "電力")
                    and len(short) >= 3
                )
            return cut in self.borders and (
                is_katakana(rest) or rest.isascii() or rest in ("判所", "所")
            )
        if whole.endswith(short):
            cut = span.end - len(short)
            head = whole[: -len(short)]
            if head.endswith("・"):
                return True
            return (
                (cut in self.borders)
                and len(short) >= 3
                and (is_katakana(short) or short.isascii() or bool(self.gazetteer.country(head)))
            )
        return False

    def places(self) -> None:
        """石川 is 石川県 where the text says so; 輪島市 is 石川県輪島市."""
        indexes = self.by_type.get(PLACE, [])
        where = self._where(indexes)
        ends = _Ends(where)
        longer = {
            short: {
                long: quality
                for long in ends.longer(short)
                if (quality := self._contained(short, long))
            }
            for short in where
        }
        for index in indexes:
            candidates = longer[self.surfaces[index]]
            near = self._near(index, candidates, where)
            if near:
                ranked = [
                    (other < index, candidates[self.surfaces[other]], -abs(other - index), other)
                    for other in near
                ]
                self.join(index, max(ranked)[3])

    def _contained(self, short: str, long: str) -> int:
        """Return how well a place's short name fits a longer one, 0 for not at all."""
        rest = long[len(short) :]
        if long.startswith(short) and rest in STATE_FORMS:
            return 1
        if self.gazetteer.country(short):
            return 0
        if long.startswith(short):
            if len(rest) == 1 and rest in PLACE_ENDS:
                return 2
            return int(rest in ("王国", "諸島", "地方", "半島", "温泉"))
        if long.endswith(short) and len(short) >= 2:
            before = long[len(long) - len(short) - 1]
            return 3 if short[-1] in PLACE_ENDS and before in PLACE_ENDS else 0
        return int(long.endswith(short + "市") and len(short) >= 2)

    def things(self) -> None:
        """Equipment by its code; a war by its country."""
        codes: dict[str, int] = {}
        for index in self.by_type.get(PRODUCT, []):
            match = CODE.search(self.surfaces[index])
            if match:
                code = match.group().upper()
                if code in codes:
                    self.join(index, codes[code])
                else:
                    codes[code] = index
        wars: dict[str, int] = {}
        for index in self.by_type.get(EVENT, []):
            match = STRIFE.match(self.surfaces[index])
            if match:
                country = self.gazetteer.country(match[1]) or match[1]
                if country in wars:
                    self.join(index, wars[country])
                else:
                    wars[country] = index
        products = self._where(self.by_type.get(PRODUCT, []))
        for short, places in products.items():
            if len(short) < 3 or not (is_katakana(short) or short.isascii()):
                continue
            for long, others in products.items():
                ends = long.startswith(short) or long.endswith(short)
                if len(long) > len(short) and ends and not long[len(short) :][:1].isdigit():
                    for place in places:
                        self.join(place, others[0])

    def clusters(self) -> list[Cluster]:
        """Return the finished clusters with their names."""
        groups: dict[int, Cluster] = {}
        for index, span in enumerate(self.spans):
            root = self.root(index)
            cluster = groups.setdefault(root, Cluster(span.type, []))
            cluster.members.append(span)
        for cluster in groups.values():
            self._name(cluster)
        return list(groups.values())

    def _name(self, cluster: Cluster) -> None:
        seen: dict[str, int] = {}
        for span in cluster.members:
            surface = self.text[span.start : span.end]
            seen[surface] = seen.get(surface, 0) + 1
        forms = list(seen)
        best = forms[0]
        if cluster.type is PERSON:
            best = max(
                forms,
                key=lambda f: (
                    (is_kanji(f) and len(f) >= 3) or "・" in f or " " in f,
                    is_kanji(f[0]),
                    len(f),
                ),
            )
        elif cluster.type is PLACE:
            country = next((c for f in forms if (c := self.gazetteer.country(fold(f)))), "")
            best = (
                country
                if country in seen
                else max(forms, key=lambda f: (len(f) > 1, -forms.index(f)))
            )
            if country and country not in seen and len(best) == 1:
                best = country
        elif cluster.type in (ORG, EVENT, PRODUCT):
            best = max(forms, key=lambda f: (not f.isascii(), len(f)))
        cluster.name = best
        cluster.names = [best, *(f for f in forms if f != best)]
