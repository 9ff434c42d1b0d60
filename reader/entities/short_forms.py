"""Short and long forms of one name: 岡田氏 and 岡田真, 日銀 and 日本銀行, 石川 and 石川県.

Source: rules written for this project.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from reader.analysis.model import EntityType
from reader.entities.gazetteer import Gazetteer
from reader.entities.links import Ends, Links
from reader.entities.spans import EVENT, ORG, PERSON, PLACE, PRODUCT
from reader.entities.surfaces import (
    CODE,
    COMPANY,
    JOINTS,
    LEGAL_HEAD,
    PLACE_ENDS,
    STATE_FORM,
    STATE_ORGANS,
    STRIFE,
    UNITS,
    is_kanji,
    is_katakana,
)

_FORCES = frozenset(("県警", "府警", "道警"))


def _recency(index: int, other: int) -> tuple[bool, int]:
    """Return how near a mention is, those before an index first."""
    return other < index, -abs(other - index)


class ShortForms:
    """Joins mentions by their form alone.

    Args:
        links: The document's mentions.
        gazetteer: The tables.
        titles: Title by span start, where the text gives one.
    """

    def __init__(self, links: Links, gazetteer: Gazetteer, titles: Mapping[int, str]) -> None:
        self._links = links
        self._gazetteer = gazetteer
        self._titles = titles

    def same(self) -> None:
        """The same words are the same thing; people with one name only are looked at later."""
        seen: dict[tuple[EntityType, str], int] = {}
        for index, span in enumerate(self._links.spans):
            if span.type is PERSON and not self._is_full(index):
                continue
            key = (span.type, self._key(index))
            if key in seen:
                self._links.join(index, seen[key])
            else:
                seen[key] = index

    def apply(self) -> None:
        """Join each short form to the nearest name that it is short for."""
        self._people()
        self._organisations()
        self._places()
        self._things()

    def _key(self, index: int) -> str:
        surface = self._links.surfaces[index]
        kind = self._links.spans[index].type
        if kind is PLACE:
            return self._gazetteer.country(surface) or surface
        if kind is ORG:
            outlet = self._gazetteer.outlet_name(surface)
            return outlet or self._without_country_alias(self._gazetteer.same_organisation(surface))
        return surface

    def _without_country_alias(self, surface: str) -> str:
        """米政府, 米国政府 and アメリカ政府 are one."""
        for length in range(min(8, len(surface) - 1), 0, -1):
            country = self._gazetteer.country(surface[:length])
            if country and surface[length:] in STATE_ORGANS:
                return country + surface[length:]
        return surface

    def _is_full(self, index: int) -> bool:
        if JOINTS.search(self._links.written(index)):
            return True
        surface = self._links.surfaces[index]
        if not is_kanji(surface):
            return False
        return len(surface) >= 4 or (len(surface) == 3 and self._gazetteer.is_full_name(surface))

    def _people(self) -> None:
        """A part of a full name is that person: the nearest before, else the first after."""
        people = self._links.of(PERSON)
        where = self._links.where(people)
        titles: dict[str, set[str]] = {}
        for index in people:
            if title := self._titles.get(self._links.spans[index].start):
                titles.setdefault(self._links.surfaces[index], set()).add(title)
        ends = Ends(where)
        by_piece: dict[str, list[str]] = {}
        for whole, places in where.items():
            for piece in self._links.pieces(places[0]):
                by_piece.setdefault(piece, []).append(whole)
        fits: dict[str, dict[str, int]] = {}
        pending: dict[str, int] = {}
        for index in people:
            surface = self._links.surfaces[index]
            if surface not in fits:
                candidates = ends.longer(surface)
                for piece in {surface, *self._links.pieces(index)}:
                    candidates.update(dict.fromkeys(by_piece.get(piece, ())))
                fits[surface] = {
                    whole: quality
                    for whole in candidates
                    if len(whole) > len(surface)
                    and (quality := self._part_of(index, where[whole][0]))
                }
            title = self._titles.get(self._links.spans[index].start)
            best = None
            chosen = -1
            for other in self._links.near(index, fits[surface], where):
                whole = self._links.surfaces[other]
                same = bool(title) and any(t.endswith(title or "") for t in titles.get(whole, ()))
                rank = (other < index, same, fits[surface][whole], -abs(other - index))
                if best is None or rank > best:
                    best, chosen = rank, other
            if chosen >= 0:
                self._links.join(index, chosen)
            elif not self._is_full(index):
                if surface in pending:
                    self._links.join(index, pending[surface])
                pending.setdefault(surface, index)

    def _part_of(self, short: int, long: int) -> int:
        """Return how well one surface is a part of another: 0 not at all, 3 best."""
        part, whole = self._links.surfaces[short], self._links.surfaces[long]
        pieces = self._links.pieces(long)
        if len(pieces) > 1:
            if part == pieces[-1]:
                return 3
            if part == pieces[0]:
                return 2
            if part in pieces[1:-1]:
                return 1
            wanted = self._links.pieces(short)
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
            border = self._links.spans[long].end - len(part)
            return 2 if border in self._links.borders else 0
        return 0

    def _organisations(self) -> None:
        """Company affixes, short forms (日銀, 東証) and a club's first or last word."""
        indexes = self._links.of(ORG)
        bare: dict[str, int] = {}
        for index in indexes:
            stem = COMPANY.sub("", COMPANY.sub("", self._links.surfaces[index]))
            if len(stem) < 2:
                continue
            if stem in bare:
                self._links.join(index, bare[stem])
            else:
                bare[stem] = index
        where = self._links.where(indexes)
        ends = Ends(where)
        fits: dict[str, list[str]] = {}
        for index in indexes:
            short = self._links.surfaces[index]
            if len(short) < 2:
                continue
            if short not in fits:
                fits[short] = [
                    long
                    for long in ends.longer(short)
                    if self._shortens(short, where[long][0]) or self._club(short, where[long][0])
                ]
            near = self._links.near(index, fits[short], where)
            if near:
                self._links.join(index, max(near, key=partial(_recency, index)))

    def _shortens(self, short: str, long: int) -> bool:
        """日銀 takes the first characters of 日本|銀行's morphemes, in order; 農林中金 more."""
        if not is_kanji(short) or not 2 <= len(short) <= 4:
            return False
        span = self._links.spans[long]
        whole = self._links.surfaces[long]
        legal = LEGAL_HEAD.match(whole)
        first = legal.end() if legal else 0
        if len(whole) != span.end - span.start or not whole.startswith(short[0], first):
            return False
        taken = first - 1
        for character in short:
            at = taken + 1
            while at < len(whole):
                begins = at in (first, taken + 1) or span.start + at in self._links.borders
                # 日本製鉄 is 日鉄: the last character may stand for the last morpheme
                begins = begins or (at == len(whole) - 1 and len(short) == 2)
                if whole[at] == character and begins:
                    break
                at += 1
            else:
                return False
            taken = at
        return len(whole) - len(short) >= 2 and not whole.startswith(short, first)

    def _club(self, short: str, long: int) -> bool:
        whole = self._links.surfaces[long]
        span = self._links.spans[long]
        if whole.startswith(short):
            rest = whole[len(short) :]
            cut = span.start + len(short)
            if rest[0] == "・":
                return True
            if UNITS.search(rest):
                return rest in ("裁判所", "地方裁判所", "判所", "大学") or (
                    rest in ("銀行", "証券", "工業", "重工業", "製薬", "新聞", "放送", "電力")
                    and len(short) >= 3
                )
            # 横浜|ベイスターズ and JR東海|HD, but SMBC|ファイナンス is another firm
            return cut in self._links.borders and (
                (is_katakana(rest) and not short.isascii())
                or rest.isascii()
                or rest in ("判所", "所")
            )
        if whole.endswith(short):
            if short in _FORCES:
                return True  # 県警, where the text has 静岡県警
            cut = span.end - len(short)
            head = whole[: -len(short)]
            if head.endswith("・"):
                return True
            return (
                (cut in self._links.borders)
                and len(short) >= 3
                and (
                    is_katakana(short)
                    or short.isascii()
                    or (head != "西" and bool(self._gazetteer.country(head)))
                )
            )
        return False

    def _places(self) -> None:
        """石川 is 石川県 where the text says so; 輪島市 is 石川県輪島市."""
        indexes = self._links.of(PLACE)
        where = self._links.where(indexes)
        ends = Ends(where)
        longer = {
            short: {
                long: quality
                for long in ends.around(short) | ends.around(short + "市")
                if (quality := self._contained(short, long))
            }
            for short in where
        }
        for index in indexes:
            candidates = longer[self._links.surfaces[index]]
            near = self._links.near(index, candidates, where)
            if near:
                ranked = [
                    (
                        other < index,
                        candidates[self._links.surfaces[other]],
                        -abs(other - index),
                        other,
                    )
                    for other in near
                ]
                self._links.join(index, max(ranked)[3])

    def _contained(self, short: str, long: str) -> int:
        """Return how well a place's short name fits a longer one, 0 for not at all."""
        rest = long[len(short) :]
        official = STATE_FORM.fullmatch(rest) or (rest == "国" and is_katakana(short))
        if long.startswith(short) and official:
            return 1
        if self._gazetteer.country(short):
            return 0
        if long.startswith(short):
            if len(rest) == 1 and rest in PLACE_ENDS:
                # パリ and パリ県 are two places, 石川 and 石川県 are one
                return 0 if rest == "県" and is_katakana(short) else 2
            return int(rest in ("王国", "諸島", "地方", "半島", "温泉"))
        if long.endswith(short) and len(short) >= 2:
            before = long[len(long) - len(short) - 1]
            return 3 if short[-1] in PLACE_ENDS and before in PLACE_ENDS else 0
        return int(long.endswith(short + "市") and len(short) >= 2)

    def _things(self) -> None:
        """Equipment by its code; a war by its country."""
        codes: dict[str, int] = {}
        for index in self._links.of(PRODUCT):
            match = CODE.search(self._links.surfaces[index])
            if match:
                code = match.group().upper()
                if code in codes:
                    self._links.join(index, codes[code])
                else:
                    codes[code] = index
        wars: dict[str, int] = {}
        for index in self._links.of(EVENT):
            match = STRIFE.match(self._links.surfaces[index])
            if match:
                country = self._gazetteer.country(match[1]) or match[1]
                if country in wars:
                    self._links.join(index, wars[country])
                else:
                    wars[country] = index
        products = self._links.where(self._links.of(PRODUCT))
        for short, places in products.items():
            if len(short) < 3 or not (is_katakana(short) or short.isascii()):
                continue
            for long, others in products.items():
                ends = long.startswith(short) or long.endswith(short)
                if len(long) > len(short) and ends and not long[len(short) :][:1].isdigit():
                    for place in places:
                        self._links.join(place, others[0])
