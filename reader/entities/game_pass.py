"""Reports of games: both sides of a score are teams, towns are clubs, innings are counted.

Source: rules written for this project from the style of sports pages; clubs in
``resources/rules/entities_words.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import lazy
from reader.entities.spans import ORG, PERSON, PLACE, QUANTITY, Span, SpanSet
from reader.entities.wordlists import words

Compound = tuple[int, int, str]
"""Start, end and folded surface of a noun compound."""

_CLUB_NAME = lazy(r"([一-鿿]{2,3})(?=[ァ-ヺーA-Z]{2,})")
_PLAYS = lazy(
    r"(?:は|が|も|を|と|に(?!ある|あっ|住|到|着|入|向)|の(?:[A-Z]{2}|"
    r"[ァ-ヺー一-鿿・]{1,12}?(?:監督|選手|投手|捕手)|監督|先発|打線|エース|主将|攻撃|守備|"
    r"勝ち))"
)
_BALL_GAME = lazy(r"本塁打|安打|先発投手|完封|完投|打線|二塁打|適時打|犠飛|球場")
_INNING = lazy(r"[一二三四五六七八九十]{1,2}回(?:[表裏])?")
_PLAYER = lazy(
    r"(?:先発|代打|代走|救援|エース|主砲|守護神|左腕|右腕|抑え|主将|捕手|新人)の?"
    r"(?![陣者役側組率力])([一-鿿]{1,3})(?=[はがをのにと、])|"
    r"の([一-鿿]{1,3})が(?:\d|[一二三四五六七八九])回"
)
_RESULT_NEAR = lazy(r"\d[―\-−–—対]\d{1,2}(?:で|と|の)")
_RESULT = lazy(
    r"(?P<first>[がは])(?:、)?(?:[^。、「」\n]{0,12}?[^。、「」\n一-鿿ァ-ヺーA-Za-z])??"
    r"[一-鿿ァ-ヺーA-Za-z・]{2,12}(?P<second>[をにと])\d{1,2}[―\-−–—対]\d{1,2}"
    r"(?:で|と)(?:[^。、]{0,4})(?:破|下|降|退|勝|制|敗|負|引き分|競り|快勝|完封|逆転)"
)
_FOOTBALL = lazy(
    r"プレミアリーグ|ラ・リーガ|ブンデスリーガ|セリエA|リーグ・アン|欧州CL|チャンピオンズリーグ|"
    r"移籍金|代表(?:MF|FW|DF|GK)"
)
_CLUBS_OF_TOWNS = words("clubs of towns")
_LEAGUE = lazy(r"セ・リーグ|パ・リーグ|プロ野球|日本シリーズ|交流戦|クライマックスシリーズ")
_J_LEAGUE = lazy(r"J[123](?:リーグ|昇格|残留|復帰)|Jリーグ|明治安田J|ルヴァン杯|ルヴァンカップ")
_J_CLUBS = words("clubs of the J.League")
_NINES = frozenset(("広島", "阪神", "横浜", "西武"))
_NINE = lazy(r"(?<![一-鿿ァ-ヺ])(?:巨人|阪神|ヤクルト|中日|楽天|西武|オリックス)(?![一-鿿ァ-ヺ])")
_TOWN_AFTER_WRITTEN = (
    r"市|郊外|空港|の街|の町|中心部|で(?:生ま|育|開|行わ|暮ら)|に(?:住|到着|滞在)|在住|出身|生まれ"
)
_TOWN_AFTER = lazy(_TOWN_AFTER_WRITTEN)
# Towns at home are named more often than those abroad: they are clubs only where nobody goes there.
_AWAY = lazy(rf"{_TOWN_AFTER_WRITTEN}|[でへ]|から|まで|県|駅")


class GamePass:
    """Mends what a report of a game says of teams and players.

    Args:
        gazetteer: The tables.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def apply(self, text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """Change the spans in place, after all other names are found."""
        self._clubs(text, compounds, spans)
        self._towns_clubs(text, compounds, spans)
        self._innings(text, spans)

    def sides(self, text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """浦和学院が昌平を5-4で破り: where one side of a score is a team, both are."""
        if not _RESULT_NEAR.search(text):
            return
        at = {end: (start, surface) for start, end, surface in compounds}
        for match in _RESULT.finditer(text):
            found = [at.get(match.start(group)) for group in ("first", "second")]
            sides = [
                Span(side[0], match.start(group), ORG, None, 0.6, "side")
                for side, group in zip(found, ("first", "second"), strict=True)
                if side is not None and 2 <= len(side[1]) <= 12
            ]
            if len(sides) < 2:
                continue
            one, other = ([s.type for s in spans.overlapping(x.start, x.end)] for x in sides)
            if ORG not in (*one, *other):
                continue
            for side, kinds in zip(sides, (one, other), strict=True):
                country = self._gazetteer.country(text[side.start : side.end])
                if kinds != [ORG] and not country and len(kinds) < 2:
                    spans.put(side)

    def _clubs(self, text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """In a report of a match, 横浜は is the club when the text names 横浜ブルーウェーブ."""
        if not any(s.rule == "score" or "監督" in text[s.end : s.end + 3] for s in spans):
            return
        heads = {
            match[1]
            for span in spans
            if span.type is ORG and (match := _CLUB_NAME.match(text[span.start : span.end]))
        }
        if not heads:
            return
        for start, end, surface in compounds:
            if surface in heads and spans.is_free(start, end) and _PLAYS.match(text, end):
                spans.add(Span(start, end, ORG, None, 0.6, "club"))
        for span in list(spans):
            if span.type is not PLACE or text[span.start : span.end] not in heads:
                continue
            if _PLAYS.match(text, span.end):
                spans.put(replace(span, type=ORG, subtype=None, rule="club"))

    def _innings(self, text: str, spans: SpanSet) -> None:
        """In a report of a ball game 三回 names an inning, and 陳 a player."""
        if not _BALL_GAME.search(text):
            return
        for match in _PLAYER.finditer(text):
            start, end = match.span(1) if match[1] else match.span(2)
            if spans.is_free(start, end) and self._gazetteer.is_surname(text[start:end]):
                spans.add(Span(start, end, PERSON, None, 0.6, "player"))
        for span in list(spans):
            surface = text[span.start : span.end]
            if (
                span.type is PLACE
                and len(surface) == 1
                and not self._gazetteer.country(surface)
                and self._gazetteer.is_surname(surface)
            ):
                spans.put(replace(span, type=PERSON, subtype=None, rule="player"))
            if span.type is QUANTITY and _INNING.fullmatch(text[span.start : span.end]):
                spans.put(replace(span, subtype="ORDINAL", rule="inning"))

    @staticmethod
    def _towns_clubs(text: str, compounds: Sequence[Compound], spans: SpanSet) -> None:
        """In a report of football リバプール and 柏 are clubs, in one of baseball 広島 and 巨人."""
        clubs: frozenset[str] = frozenset()
        away = _TOWN_AFTER
        if _FOOTBALL.search(text):
            clubs = _CLUBS_OF_TOWNS
        elif _BALL_GAME.search(text) and _LEAGUE.search(text):
            clubs = _NINES
            for match in _NINE.finditer(text):
                if spans.is_free(match.start(), match.end()):
                    spans.add(Span(match.start(), match.end(), ORG, None, 0.7, "club"))
        elif _J_LEAGUE.search(text):
            clubs, away = _J_CLUBS, _AWAY
            for start, end, surface in compounds:
                if surface in clubs and spans.is_free(start, end) and _PLAYS.match(text, end):
                    spans.add(Span(start, end, ORG, None, 0.6, "club"))
        if not clubs:
            return
        for span in spans:
            town = span.type is PLACE and text[span.start : span.end] in clubs
            if town and not away.match(text, span.end):
                spans.put(replace(span, type=ORG, subtype=None, rule="club"))
