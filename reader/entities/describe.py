"""What is said of a whole entity: its reading, its English, its subtype."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Any

from reader.analysis.model import ParagraphAnalysis
from reader.entities.gazetteer import Gazetteer
from reader.entities.resolver import Cluster
from reader.entities.spans import NUMERIC, ORG, PLACE, WORK, Span
from reader.entities.tokens import fold
from resources import path

_FACILITY = (
    "駅",
    "空港",
    "港",
    "橋",
    "城",
    "寺",
    "神社",
    "神宮",
    "大社",
    "館",
    "病院",
    "スタジアム",
    "球場",
    "競技場",
    "ドーム",
    "アリーナ",
    "ホール",
    "劇場",
    "公園",
    "ダム",
    "原発",
    "発電所",
    "工場",
    "センター",
    "線",
    "新幹線",
    "道路",
    "自動車道",
    "タワー",
    "ビル",
    "ホテル",
    "温泉",
    "基地",
    "宮殿",
    "遺跡",
    "パーク",
    "トンネル",
    "官邸",
    "大聖堂",
    "教会",
    "射場",
)
_NATURE = (
    "山",
    "岳",
    "川",
    "河",
    "湖",
    "海",
    "湾",
    "島",
    "諸島",
    "半島",
    "海峡",
    "砂漠",
    "大陸",
    "平野",
    "盆地",
    "高原",
    "峠",
    "岬",
    "滝",
    "渓谷",
    "地方",
    "山脈",
    "洋",
    "沖",
    "クレーター",
    "海溝",
)
_LAWS = ("法", "法案", "条約", "憲法", "条例", "協定", "憲章", "宣言", "議定書", "合意")


def subtype_of(gazetteer: Gazetteer, span: Span, text: str) -> str | None:
    """Return GPE, LOC, FAC, MEDIA or LAW where the surface tells, else None."""
    surface = fold(text[span.start : span.end])
    if span.type is PLACE:
        if gazetteer.country(surface):
            return "GPE"
        if surface.endswith(_FACILITY):
            return "FAC"
        if surface.endswith(_NATURE):
            return "LOC"
        return "GPE"
    if span.type is ORG and gazetteer.outlet(surface):
        return "MEDIA"
    if span.type is WORK and surface.endswith(_LAWS):
        return "LAW"
    return None


class Describer:
    """Adds readings and glosses."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._trie: Any = None

    def gloss(self, cluster: Cluster) -> str:
        """Return the English of an entity's best known name, or an empty text."""
        if cluster.type in NUMERIC:
            return ""
        for name in cluster.names:
            folded = fold(name)
            if cluster.type is PLACE and (country := self._gazetteer.country(folded)):
                return self._gazetteer.country_english[country]
            if outlet := self._gazetteer.outlet_name(folded):
                return self._gazetteer.outlet_english[outlet]
        trie = self._glosses()
        for name in cluster.names:
            if len(name) > 1 and (found := trie.get(fold(name))):
                return str(found[0].decode("utf-8"))
        return ""

    def _glosses(self) -> Any:
        if self._trie is None:
            import marisa_trie

            self._trie = marisa_trie.BytesTrie()
            self._trie.mmap(str(path("models/entity-glosses.marisa")))
        return self._trie

    def reading(self, cluster: Cluster, text: str, paragraphs: Sequence[ParagraphAnalysis]) -> str:
        """Return the reading of an entity's name, put together from the words' readings."""
        if not paragraphs:
            return cluster.name if _is_kana(cluster.name) else ""
        starts = [p.start for p in paragraphs]
        for span in cluster.members:
            if text[span.start : span.end] != cluster.name:
                continue
            index = bisect.bisect_right(starts, span.start) - 1
            if index >= 0:
                reading = _read(span, text, paragraphs[index])
                if reading:
                    return reading
        return cluster.name if _is_kana(cluster.name) else ""


def _read(span: Span, text: str, paragraph: ParagraphAnalysis) -> str:
    """Return a reading of whole words, or of furigana where a word goes on (21日|夕方)."""
    words = [(word.start, word.end, word.reading) for word in paragraph.readings]
    reading = _joined(span, text, words)
    if reading is None:
        pieces = [(piece.start, piece.end, piece.ruby) for piece in paragraph.furigana]
        reading = _joined(span, text, pieces)
    return reading if reading and not any("一" <= c <= "鿿" for c in reading) else ""


def _joined(span: Span, text: str, read: Sequence[tuple[int, int, str]]) -> str | None:
    """Return what is read of a span, empty if nothing is; None where a piece lies over its edge."""
    parts = []
    at = span.start
    for start, end, kana in read:
        if end <= span.start:
            continue
        if start >= span.end:
            break
        if start < at or end > span.end:
            return None
        parts += [text[at:start], kana]
        at = end
    return "".join((*parts, text[at : span.end])) if parts else ""


def _is_kana(text: str) -> bool:
    return all("ぁ" <= c <= "ヿ" for c in text)
