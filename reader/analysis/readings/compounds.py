"""Dictionary words over the tagger's borders, and readings for what the tagger does not know.

UniDic's units are short; JMdict knows how the compound is read (一石二鳥, 話し手, 木の葉). The
longest JMdict form that begins and ends at unit borders wins, under guards that keep it from
cutting ordinary text wrongly (今日は is no こんにちは, 説明し no ときあかし).
"""

from __future__ import annotations

from reader.analysis.kana import ALL_KANA, HAS_KANJI, hiragana, voiced
from reader.analysis.model import ReadingSource
from reader.analysis.readings.lexicon import ReadingLexicon, WordEntry
from reader.analysis.readings.units import Line, Unit

_LONGEST = 12
_PARTICLES = frozenset({"助詞", "助動詞"})
_NO_START = frozenset({"助詞", "助動詞", "接尾辞", "補助記号", "空白"})
_EDGES = frozenset({"補助記号", "空白"})
_KANA_WORDS = frozenset({"副詞", "接続詞", "感動詞", "代名詞"})
_NO_WORD_VERBS = frozenset({"為る", "来る", "居る", "有る", "成る"})
_FREE_SPELLING = str.maketrans("づぢゐゑを", "ずじいえお")
_RARE = 4


class CompoundLayer:
    """Merges units that are one JMdict word.

    Args:
        lexicon: JMdict, JMnedict and KANJIDIC2.
    """

    def __init__(self, lexicon: ReadingLexicon) -> None:
        self._lexicon = lexicon

    def apply(self, line: Line) -> None:
        """Merge the units that are one word of JMdict, longest first."""
        units = line.units
        at = -1
        stop = len(units) - 1
        while (at := at + 1) < stop:
            unit, following = units[at], units[at + 1]
            if (
                unit.settled
                or following.settled
                or following.start != unit.end
                or unit.lexeme.pos[0] in _NO_START
                or (following.lexeme.pos[0] in _NO_START and not _goes_on(units, at))
                or not (unit.aloud or _kanji_follows(unit, following))
            ):
                continue
            found = self._longest(line, at)
            if found is not None:
                last, entry, agrees = found
                if _is_kana_noun(unit):
                    following.read(
                        entry.kana[len(unit.surface) :], ReadingSource.DICTIONARY, "JMdict"
                    )
                    continue
                line.merge(
                    at,
                    last + 1,
                    entry.kana,
                    ReadingSource.DICTIONARY,
                    "JMdict agrees" if agrees else "JMdict",
                )
                stop -= last - at

    def _longest(self, line: Line, at: int) -> tuple[int, WordEntry, bool] | None:
        units = line.units
        end = units[at].end
        start = units[at].start - line.offset
        prefixes = self._lexicon.word_prefixes(line.text[start : start + _LONGEST])
        longest = len(prefixes[-1]) if prefixes else 0
        if start + longest + line.offset < units[at + 1].end:
            return None
        ends = {}
        for index in range(at + 1, len(units)):
            unit = units[index]
            if unit.settled or unit.start != end:
                break
            end = unit.end
            size = end - line.offset - start
            if size > longest:
                break
            ends[size] = index
        if not ends:
            return None
        for written in reversed(prefixes):
            last = ends.get(len(written))
            if last is not None and not self._torn(line, at, last):
                choice = self._choose(units, at, last, written)
                if choice is not None:
                    return last, *choice
        return None

    def _torn(self, line: Line, at: int, last: int) -> bool:
        """Tell whether その中 would tear a word that begins at its end: その|中小企業."""
        units = line.units
        unit = units[last]
        if units[at].lexeme.pos[0] != "連体詞" and unit.surface != "中":
            return False
        start = unit.start - line.offset
        goes_on = last + 1 < len(units) and units[last + 1].start == unit.end
        words = self._lexicon.word_prefixes(line.text[start : start + _LONGEST]) if goes_on else []
        ends = {one.end - unit.start for one in units[last + 1 : last + 4]}
        return any(
            len(word) in ends and HAS_KANJI.match(word[len(unit.surface) :]) is not None
            for word in words
        )

    def _choose(
        self, units: list[Unit], first: int, last: int, written: str
    ) -> tuple[WordEntry, bool] | None:
        run = units[first : last + 1]
        if HAS_KANJI.search(written) is None or not _may_join(units, first, last):
            return None
        entries = self._lexicon.words(written)
        joined = "".join([unit.kana or _own_kana(unit.surface) for unit in run])
        kana_noun = _is_kana_noun(run[0])
        if kana_noun and (len(run) > 2 or len(written) < 3):
            return None
        for entry in entries[:1] if kana_noun else entries:
            if len(entry.kana) == len(joined) and (
                entry.kana == joined
                or entry.kana.translate(_FREE_SPELLING) == joined.translate(_FREE_SPELLING)
            ):
                return entry, True
        unread = any(unit.aloud and not unit.kana for unit in run)
        best = entries[0]
        if kana_noun:
            begins = best.kana.startswith(_own_kana(run[0].surface))
            whole = best.rank <= _RARE and not _goes_on_in_kanji(units, last)
            return (best, False) if begins and whole else None
        inside = any(unit.lexeme.pos[0] in _PARTICLES for unit in run[1:-1])
        if (inside and best.rank > 1) or (best.rank > _RARE and not unread):
            return None
        if len(written) == 2 and best.rank > 2 and not unread and not _alone(units, first, last):
            return None
        rivals = [entry for entry in entries if entry.rank <= best.rank + 1]
        chosen = max(rivals, key=lambda entry: (_shared(entry.kana, joined), -entry.rank))
        # 秩序立てて is voiced, but あり得ない is no ありう with an ending.
        stem = run[-1].kana
        if _inflects(units, last) and not chosen.kana.endswith((stem, voiced(stem))):
            return None
        return chosen, False


def _alone(units: list[Unit], first: int, last: int) -> bool:
    """Two nouns of one kanji each and no kanji or number beside them: 翠嵐, but not 偶|数月."""
    before = units[first - 1] if first else None
    if before is not None and before.aloud and before.end == units[first].start:
        return False
    return not _goes_on_in_kanji(units, last) and all(
        unit.lexeme.pos[0] == "名詞" and unit.lexeme.pos[1] != "数詞"
        for unit in units[first : last + 1]
    )


def _is_kana_noun(unit: Unit) -> bool:
    return unit.lexeme.pos[0] == "名詞" and not unit.aloud


def _goes_on_in_kanji(units: list[Unit], last: int) -> bool:
    after = units[last + 1] if last + 1 < len(units) else None
    return after is not None and after.aloud and after.start == units[last].end


def _shared(one: str, other: str) -> int:
    """How many kana two readings share at both ends."""
    size = min(len(one), len(other))
    head = 0
    while head < size and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < size - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head + tail


def _own_kana(surface: str) -> str:
    return hiragana(surface) if ALL_KANA.fullmatch(surface) else ""


def _kanji_follows(unit: Unit, following: Unit) -> bool:
    """A word may begin with kana (お茶, きめ細かい) where kanji come next."""
    return following.aloud and unit.lexeme.pos[0] not in _KANA_WORDS


def _goes_on(units: list[Unit], at: int) -> bool:
    """A word over borders goes on with no particle but の, が, つ, と before kanji."""
    following = units[at + 1]
    pos = following.lexeme.pos[0]
    if pos in _EDGES:
        return following.surface == "々"
    if pos in _PARTICLES:
        return following.surface in "のノがつと" and at + 2 < len(units) and units[at + 2].aloud
    return True


def _may_join(units: list[Unit], first: int, last: int) -> bool:
    end = units[last].lexeme
    if end.pos[0] in _PARTICLES or end.lemma in _NO_WORD_VERBS:
        return False
    if first and units[first].lexeme.pos[0] == "名詞" and units[first].lexeme.pos[1] == "数詞":
        before = units[first - 1]
        if before.end == units[first].start and before.kind == "number":
            return False
    if _inflects(units, last):
        return not end.conj_form.endswith(("促音便", "撥音便", "イ音便"))
    return True


def _inflects(units: list[Unit], last: int) -> bool:
    """Tell whether the unit is a verb or adjective with an ending behind it."""
    end = units[last].lexeme
    after = units[last + 1] if last + 1 < len(units) else None
    if end.pos[0] not in ("動詞", "形容詞") or after is None or after.start != units[last].end:
        return False
    ending = after.lexeme.pos[0] == "助動詞" or (
        after.lexeme.pos[0] == "助詞" and after.lexeme.lemma in ("て", "ば", "ながら")
    )
    return ending and end.conj_form.startswith(("連用形", "未然形", "仮定形"))
