"""What one place of a document tells about another: votes on types, guarded spreading.

Spreading is careful, because a name inside a longer word is another thing (弘前 in 弘前城): only a
whole noun compound takes a name from elsewhere, and never a common word.

Source: rules written for this project.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.model import EntityType
from reader.entities.evidence import WORTH, told
from reader.entities.game_pass import Compound, GamePass
from reader.entities.gazetteer import Gazetteer
from reader.entities.names import COMMON, FULL_NAME, GIVEN, LOCALITY, STATION, SURNAME, Names
from reader.entities.patterns import lazy
from reader.entities.spans import NAMES, ORG, PERSON, PLACE, Span, SpanSet
from reader.entities.tokens import Token, fold

_CLUB = lazy(r"[一-鿿]{2,4}([ァ-ヺー]{4,}(?:ズ|ス|ーズ|ンズ|ーツ))")
_LAND = lazy(r"([ァ-ヺー]{3,})(?:火山|山|島|川|湖|半島|海峡|諸島|州|県|砂漠|高原|渓谷)$")
_LONG_NAME = 4
"""Code points of an organisation's name that two characters may be short for."""
# The name that begins a line, before a space or a colon.
_SPEAKER = lazy(r"(?:^|\n)[―—]{0,2}([一-鿿々ァ-ヺー]{1,8})(?:[ \u3000]|[::：](?=[^\d]))")
# 徳川 吉宗 is one name, whose parts a space divides.
_PARTED = lazy(r"[一-鿿々ァ-ヺー]+[ \u3000][一-鿿々ァ-ヺー]+")
_PARTIES_NAMED = lazy(r"自民|維新の会|国民民主党")
_PARTY = lazy(
    r"(?<=[、・])国民(?=[、・]|両党|各党|など)|国民(?=、(?:立民|立憲|維新|自民|公明|共産))|"
    r"国民(?=内(?!外|総)|側|幹部|執行部|の玉木)|"
    r"(?<![一-鿿])(?:維新|れいわ|参政)"
    r"(?=[、・](?:自民|立民|立憲|国民|公明|共産)|側|内(?!外)|幹部|執行部|"
    r"の[一-鿿々ぁ-んァ-ヺー]{2,8}(?:氏|幹事長|代表|共同代表|国対委員長|政調会長|議員|参院|衆院))"
)
# 県警 after 静岡県警
_POLICE = lazy(r"[一-鿿]{2,3}?(県警|府警|道警)(?:本部)?")
_SUFFIXES = ("氏", "さん", "ちゃん", "くん", "君", "様", "じいさん", "ばあさん")
_LAST_OF_SUFFIXES = frozenset("氏ん君様")
_SURE = 0.9
_FAR_MORE = 3
"""How many times the other votes outweigh even a sure mention."""
_KATAKANA = lazy(r"[ァ-ヺー]{2,4}")
_CALLED = lazy(r"さん|ちゃん|くん|君|様|氏|先生|「|(?:は|が)(?:言|笑|答)")
_WITH_PARTICLE = lazy(r"[一-鿿]{1,3}[のノ][一-鿿]{1,2}")
_TITLE_AFTER = lazy(
    r"(?:氏|さん|容疑者|被告|首相|大統領|選手|投手|監督|委員長|長官|外相|議員|教授|社長|"
    r"会長|知事|市長|親方|報道官|主席|総書記)"
)


class DocumentPass:
    """Makes a document's spans agree with each other."""

    def __init__(self, names: Names, gazetteer: Gazetteer) -> None:
        self._names = names
        self._gazetteer = gazetteer
        self._games = GamePass(gazetteer)

    def apply(self, text: str, tokens: Sequence[Token], spans: SpanSet) -> None:
        """Change the spans in place."""
        compounds = _compounds(tokens)
        self._drop_common(text, compounds, spans)
        self._games.sides(text, compounds, spans)
        self._vote(text, spans)
        self._people(text, compounds, spans)
        self._speakers(text, spans)
        self._parties(text, spans)
        self._police(text, compounds, spans)
        self._spread(tokens, compounds, text, spans)
        self._literal(text, tokens, spans)
        self._games.apply(text, compounds, spans)

    def _drop_common(self, text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """クマ is a name only where a text says it mostly so, or with さん."""
        doubtful: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            if span.rule == "model" and span.type in (PERSON, PLACE) and span.end - span.start <= 4:
                surface = text[span.start : span.end]
                if _KATAKANA.fullmatch(surface) and self._names.flags(surface) & COMMON:
                    doubtful[surface].append(span)
        if not doubtful:
            return
        whole = Counter(surface for _, _, surface in compounds)
        for surface, members in doubtful.items():
            if any(_CALLED.match(text, s.end) for s in members):
                continue
            if whole[surface] > len(members):
                for span in members:
                    spans.remove(span)

    def _vote(self, text: str, spans: SpanSet) -> None:
        """One surface, one type, where one clearly outweighs the rest."""
        votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
        members: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            if span.type not in NAMES:
                continue
            surface = fold(text[span.start : span.end])
            weight = int(100 * span.confidence) + (150 if span.rule not in ("model", "") else 0)
            if span.type is PERSON and _TITLE_AFTER.match(text, span.end):
                weight += 200
            if span.rule == "side":
                weight += 300
            votes[surface][span.type] += weight
            if span.type in (PERSON, PLACE) and (
                kind := told(self._names, surface, text, span.end)
            ):
                votes[surface][kind] += WORTH
            members[surface].append(span)
        firsts = {
            surface[:2]
            for surface, counted in votes.items()
            if len(surface) in (3, 4) and counted[PERSON] == counted.total()
        }
        lands = {
            match[1]
            for surface in votes
            if PLACE in votes[surface] and (match := _LAND.match(surface))
        }
        bodies = [s for s, c in votes.items() if c[ORG] == c.total() and len(s) >= _LONG_NAME]
        for surface, counted in votes.items():
            if len(surface) == 2 and not self._names.flags(surface) & (SURNAME | LOCALITY):
                # 川重, where the text has 川崎重工業
                short = any(b[0] == surface[0] and surface[1] in b[2:] for b in bodies)
                counted[ORG] += 2 * WORTH if short else 0
            if surface in lands and not counted[PLACE]:
                counted[PLACE] += 2 * WORTH  # レウォトビ, where the text has レウォトビ火山
            if len(counted) < 2:
                continue
            if len(surface) > 1 and PERSON in counted and surface in firsts:
                counted[PERSON] += WORTH  # the text has the whole name: 黒川|玲
            if set(counted) == {PERSON, PLACE}:
                # Only one of the two is in the dictionaries: 諏江 is a surname, no place.
                known = self._names.flags(surface)
                if known & SURNAME and not known & (LOCALITY | STATION):
                    counted[PERSON] *= 2
                elif known & LOCALITY and not known & (SURNAME | GIVEN):
                    counted[PLACE] *= 2
            (best, weight), (other, less) = counted.most_common(2)
            # A place and its team, town hall or company share a name rightly.
            team = {best, other} == {PLACE, ORG} and surface not in lands
            if team and not self._gazetteer.country(surface):
                continue
            if weight < 2 * less:
                continue
            for span in members[surface]:
                sure = span.confidence >= _SURE and weight < _FAR_MORE * less
                if span.type is not best and span.rule == "model" and not sure:
                    spans.remove(span)
                    spans.add(replace(span, type=best, subtype=None, rule="vote"))

    def _people(self, text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """Parts of people's full names are people wherever they stand as a whole compound."""
        parts: set[str] = set()
        for span in spans:
            if span.type is not PERSON or span.confidence < 0.4:
                continue
            surface = text[span.start : span.end]
            pieces = [p for p in re.split(r"[・=＝ ]", surface) if p]
            if len(pieces) > 1:
                parts.update(p for p in pieces if len(p) >= 2)
            elif all("一" <= c <= "鿿" for c in surface) and len(surface) >= 3:
                for cut in (2, 1, 3):
                    if self._names.flags(surface[:cut]) & SURNAME and len(surface) > cut:
                        parts.add(surface[:cut])
                        break
            elif len(surface) >= 2:
                parts.add(surface)
        for start, end, surface in compounds:
            name, stop = surface, end
            for suffix in _SUFFIXES if surface[-1] in _LAST_OF_SUFFIXES else ():
                if surface.endswith(suffix):
                    name, stop = surface[: -len(suffix)], end - len(suffix)
            if name not in parts or not spans.is_free(start, stop):
                continue
            titled = stop < end
            if len(name) == 1 and not titled:
                continue
            if not titled and self._names.flags(name) & COMMON:
                continue
            spans.add(Span(start, stop, PERSON, None, 0.6, "part"))

    def _speakers(self, text: str, spans: SpanSet) -> None:
        """笹沼　はい。: in an interview a line begins with who speaks."""
        lines: dict[str, list[int]] = defaultdict(list)
        for match in _SPEAKER.finditer(text):
            lines[match[1]].append(match.start(1))
        people = {text[s.start : s.end] for s in spans if s.type is PERSON}
        for name, starts in lines.items():
            full = any(person != name and person.startswith(name) for person in people)
            if not full and (len(starts) < 2 or not self._gazetteer.is_surname(name)):
                continue
            for start in starts:
                end = start + len(name)
                touched = spans.overlapping(start, end)
                if not any(
                    s.start < start or _PARTED.fullmatch(text, s.start, s.end) for s in touched
                ):
                    spans.put(Span(start, end, PERSON, None, 0.8, "speaker"))

    @staticmethod
    def _parties(text: str, spans: SpanSet) -> None:
        """国民 and 維新 stand for parties among parties."""
        for match in _PARTY.finditer(text) if _PARTIES_NAMED.search(text) else ():
            if match.group() == "国民" and "国民民主党" not in text:
                continue
            if spans.is_free(match.start(), match.end()):
                spans.add(Span(match.start(), match.end(), ORG, None, 0.7, "party"))

    @staticmethod
    def _police(text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """静岡県警 goes by 県警 from then on."""
        forces: dict[str, int] = {}
        for span in spans:
            if span.type is ORG and (match := _POLICE.fullmatch(text, span.start, span.end)):
                forces.setdefault(match[1], span.end)
        for start, end, surface in compounds if forces else ():
            if start > forces.get(surface, start) and spans.is_free(start, end):
                spans.add(Span(start, end, ORG, None, 0.6, "police"))

    def _literal(self, text: str, tokens: Sequence[Token], spans: SpanSet) -> None:
        """Names with a particle inside (若の海) are found again by their letters."""
        names = {
            text[s.start : s.end]
            for s in spans
            if s.type is PERSON
            and ("の" in text[s.start : s.end] or "ノ" in text[s.start : s.end])
            and _WITH_PARTICLE.fullmatch(text[s.start : s.end])
        }
        if not names:
            return
        borders = {t.start for t in tokens}
        ends = {t.end for t in tokens}
        for name in names:
            for match in re.finditer(re.escape(name), text):
                if (
                    match.start() in borders
                    and match.end() in ends
                    and not any(s.type is PERSON for s in spans.overlapping(*match.span()))
                ):
                    spans.put(Span(match.start(), match.end(), PERSON, None, 0.6, "literal"))

    def _spread(
        self, tokens: Sequence[Token], compounds: Sequence[Compound], text: str, spans: SpanSet
    ) -> None:
        """A name found for sure elsewhere is found again where it is a whole compound."""
        sure: dict[str, Counter[tuple[EntityType, str | None]]] = defaultdict(Counter)
        twice: dict[str, Counter[tuple[EntityType, str | None]]] = defaultdict(Counter)
        ranked: set[str] = set()
        for span in spans:
            if span.rule == "ranked":
                ranked.add(text[span.start : span.end])
            told = span.rule in (
                "firm",
                "compound",
                "quoted",
                "acronym",
                "gloss",
                "side",
                "kin",
                "ranked",
            )
            club = span.type is ORG and span.confidence >= 0.4
            if span.type in NAMES and (span.confidence >= 0.7 or told or club):
                surface = fold(text[span.start : span.end])
                if len(surface) >= 2 and (span.confidence >= 0.7 or told):
                    sure[surface][span.type, span.subtype] += 1
                elif span.confidence >= 0.4 and len(surface) >= 4:
                    twice[surface][span.type, span.subtype] += 1
                # 北九州ドルフィンズ: the club goes by its last word too
                club_like = span.type is ORG and surface.endswith(("ズ", "ス", "ーツ"))
                if club_like and (tail := _CLUB.fullmatch(surface)):
                    sure[tail[1]][ORG, None] += 1
        for surface, kinds in twice.items():
            if len(kinds) == 1 and kinds.total() > 1 and surface not in sure:
                sure[surface] = kinds
        for token in tokens:
            # An acronym is one wherever it stands, within a compound too (CSIS番組).
            if (
                token.surface in sure
                and len(token.surface) >= 3
                and token.surface.isascii()
                and token.surface.isupper()
                and spans.is_free(token.start, token.end)
            ):
                (kind, subtype), _ = sure[token.surface].most_common(1)[0]
                spans.add(Span(token.start, token.end, kind, subtype, 0.6, "spread"))
        for start, end, surface in compounds:
            if surface not in sure or not spans.is_free(start, end):
                continue
            if self._names.flags(surface) & COMMON and len(surface) < 4 and surface not in ranked:
                continue
            (kind, subtype), _ = sure[surface].most_common(1)[0]
            spans.add(Span(start, end, kind, subtype, 0.6, "spread"))


def _compounds(tokens: Sequence[Token]) -> list[Compound]:
    """Return every whole noun compound."""
    found = []
    index = 0
    count = len(tokens)
    while index < count:
        token = tokens[index]
        if not token.is_noun or token.pos1 == "接尾辞" or token.pos2 == "数詞":
            index += 1
            continue
        last = index
        while (
            last + 1 < count
            and tokens[last + 1].start == tokens[last].end
            and (tokens[last + 1].is_noun or tokens[last + 1].surface == "・")
            and tokens[last + 1].pos2 != "数詞"
        ):
            last += 1
        surface = "".join(t.surface for t in tokens[index : last + 1])
        found.append((token.start, tokens[last].end, surface))
        index = last + 1
    return found


__all__ = ["FULL_NAME", "GIVEN", "DocumentPass"]
