"""Titles and affiliations of people, and who said what.

Source: rules written for this project from the style of Japanese newspapers.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from reader.analysis.model import Quotation, Role
from reader.entities.gazetteer import Gazetteer
from reader.entities.patterns import lazy
from reader.entities.spans import ORG, PERSON, PLACE, Span
from reader.entities.tokens import Token, fold

_OPENERS = "(（"
_CLOSERS = {"(": ")", "（": "）"}


class Roles:
    """Reads the titles that stand around a person's name.

    Args:
        gazetteer: The tables.
        text: The document's text.
        tokens: The document's tokens, in order.
        spans: The final spans, in order.
    """

    def __init__(
        self, gazetteer: Gazetteer, text: str, tokens: Sequence[Token], spans: Sequence[Span]
    ) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._tokens = tokens
        self._starts = [t.start for t in tokens]
        self._spans = spans
        self._span_starts = [s.start for s in spans]

    def role(self, person: Span) -> Role | None:
        """Return the title that one mention of a person carries, or None."""
        after = self._after(person)
        if after is not None:
            if not after.organization and (before := self._owner(person.start)):
                return Role(after.title, before)
            return after
        return self._before(person)

    def _after(self, person: Span) -> Role | None:
        at = person.end
        if at < len(self._text) and self._text[at] in _OPENERS:
            close = self._text.find(_CLOSERS[self._text[at]], at, at + 40)
            if close < 0:
                return None
            at = close + 1
        run = self._run_after(at)
        return self._split(run, at) if run else None

    def _run_after(self, at: int) -> str:
        index = bisect.bisect_left(self._starts, at)
        end = at
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.start != end or token.space_before:
                break
            if not token.is_noun and token.surface not in "・":
                break
            if token.pos2 == "数詞" and token.surface not in "一二三四五六七八九十1":
                break
            if self._person_at(token.start):
                break
            end = token.end
            index += 1
        return self._text[at:end]

    def _person_at(self, at: int) -> bool:
        index = bisect.bisect_right(self._span_starts, at) - 1
        return index >= 0 and self._spans[index].type is PERSON and self._spans[index].end > at

    def _split(self, run: str, start: int) -> Role | None:
        """Divide 朝鮮労働党委員長 into organisation and title; None where no title ends it."""
        plain = fold(run)
        while plain and not self._ends_in_title(plain):
            shorter = self._drop_last(start, start + len(plain))
            if shorter >= len(plain):
                return None
            plain = plain[:shorter]
        if not plain or self._gazetteer.title_class(plain) == "honorific":
            return None
        organisation = ""
        at = start
        stop = start + len(plain)
        for index in range(bisect.bisect_left(self._span_starts, start), len(self._spans)):
            span = self._spans[index]
            if span.start != at or span.end >= stop:
                break
            if span.type in (ORG, PLACE):
                organisation = self._text[at : span.end]
                at = span.end
        title = fold(self._text[at:stop]).strip("・")
        if not self._ends_in_title(title):
            title = plain  # 軍需産業局|長: the title holds the bureau
        if self._gazetteer.title_class(title) == "honorific" or not self._ends_in_title(title):
            return None
        return Role(title, organisation)

    def _drop_last(self, start: int, end: int) -> int:
        index = bisect.bisect_left(self._starts, end) - 1
        return max(0, self._tokens[index].start - start) if index >= 0 else 0

    def _ends_in_title(self, text: str) -> bool:
        return any(self._gazetteer.is_title(text[i:]) for i in range(len(text)))

    def _before(self, person: Span) -> Role | None:
        at = person.start
        joint = self._text[at - 1 : at]
        if joint in ("の", "、", "で", ":", "："):
            at -= 1
        start = self._run_before(at)
        if start == at:
            return None
        run = fold(self._text[start:at])
        if not self._ends_in_title(run):
            return None
        role = self._split(run, start)
        if role is None:
            return None
        if self._gazetteer.title_class(role.title) in ("honorific",):
            return None
        if (
            joint == "の"
            and self._gazetteer.title_class(role.title) == "role"
            and len(role.title) < 2
        ):
            return None
        organisation = role.organization or self._owner(start)
        return Role(role.title, organisation)

    def _run_before(self, at: int) -> int:
        index = bisect.bisect_left(self._starts, at) - 1
        start = at
        while index >= 0:
            token = self._tokens[index]
            if token.end != start or not (token.is_noun or token.surface == "・"):
                break
            if self._person_at(token.start):
                break
            start = token.start
            if token.space_before:
                break
            index -= 1
        return start

    def _owner(self, at: int) -> str:
        """Return the organisation in ``organisation の`` or right before an offset."""
        if self._text[at - 1 : at] == "の":
            at -= 1
        for index in range(bisect.bisect_left(self._span_starts, at) - 1, -1, -1):
            span = self._spans[index]
            if span.end < at:
                tail = self._text[span.end : at]
                if span.type is ORG and re.fullmatch(r"[(（][^()（）]{1,20}[)）]", tail):
                    return self._text[span.start : span.end]
                return ""
            house = span.type is PLACE and self._text[span.end - 1] in "館院園所場駅港寺"
            if span.end == at and (span.type is ORG or house):
                return self._text[span.start : span.end]
        return ""


_SPEECH = lazy(
    r"述べ|語っ|語る|語り|話し|話す|話し合|説明し|説明す|指摘し|指摘す|強調し|強調す|批判し|"
    r"批判す|コメントし|コメントす|主張し|主張す|訴え|明かし|明らかにし|発表し|"
    r"発言し|表明し|答え|応じ|警告し|書い|書く|書き|報じ|伝え|投稿し|つづっ|喜ん|振り返|"
    r"言っ|言う|言い|謝罪し|呼び掛け|呼びかけ|反論し|評価し|評価す|予測し|予測す|"
    r"期待し|期待す|たたえ|称え|笑顔|胸を張|つぶやい|叫ん|尋ね|聞い|宣言し|釈明し|否定し|"
    r"認め|憤|嘆|悔し|手応え|教えてくれ|肩を落と|力を込め|意気込|みる|みて|見る|見て|"
    r"示し(?!た通り)|にじませ|漏らし|漏らす|こぼし|こぼす|打ち明け|力説|断言|釘を刺|くぎを刺|述懐|回想し|しのぶ|しのん|"
    r"頭を下げ|陳謝|案じ|弁明|供述|証言|声明|明言|追及|提案|要請|促し|促す|激励|口をそろえ|気を引き締|記し|"
    r"誓っ|誓う|約束し|懸念|疑問を|不満を|理解を|"
    r"求め|論じ|歓迎し|非難し|けん制|牽制|断じ|分析す|分析し|祝福し|感謝|脱帽|ねぎらっ|声を|惜し"
)
_AFTER_SPEAKER = lazy(r"(?:は|も|が|では|によると|によれば|の話として)")
# What completes a verb of saying: 述べ|た, 強調し|ている.
_ENDING = lazy(r"(?:[ぁ-ん]{0,4}?(?:ていた|ている|た|る|だ|す|う|く)(?![ぁ-ん]))")
# 「…」とした, 「…」としている: a statement's verb of saying.
_TOPIC = lazy(r"(?:氏|さん|[一-鿿]{0,6})(?:[(（][^()（）\n]{1,12}[)）])?は")
_HELD = lazy(r"とし(?:た|ている|ていた)")
_ACCUSED_SAYS = lazy(r"容疑|起訴内容|供述|無罪を")
_TITLE_LAST = lazy(r"(?:さん|氏|[一-鿿]{0,8}|[ァ-ヺー]{2,10})")
_FAR = 400
"""Code points back to the suspect of whom a report still speaks."""
_NO_SUBJECT = lazy(r"^(?:と|など|とも|などと|とし|として)")


class Quotations:
    """Finds quoted speech and its speaker."""

    def __init__(self, text: str, spans: Sequence[Span], entities: dict[int, int]) -> None:
        """Take the text, its spans and the entity number by span start."""
        self._text = text
        self._spans = [s for s in spans if s.type in (PERSON, ORG)]
        self._starts = [s.start for s in self._spans]
        self._entities = entities
        self._last: int | None = None

    def find(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations of one block."""
        found: list[Quotation] = []
        at = start
        # A paragraph that begins with 「 and names nobody goes on with what was said before it.
        before = self._last if self._text.startswith("「", start) else None
        previous: int | None = None
        while True:
            opening = self._text.find("「", at, end)
            if opening < 0:
                return found
            closing = self._closing(opening, end)
            if closing < 0:
                return found
            at = closing + 1
            stop = self._sentence_end(at, end)
            tail = self._text[at:stop]
            verb = _SPEECH.search(tail)
            whole = self._text[max(start, opening - 1) : opening] in ("", "。", "\n", " ", "　")
            named = None if verb else self._named_last(at, stop)
            said_so = verb or named is not None or _HELD.fullmatch(tail)
            if not (_NO_SUBJECT.match(tail) and said_so) and not (whole and closing - opening > 12):
                continue
            if verb and not _NO_SUBJECT.match(tail):
                continue
            if closing - opening < 4:
                continue
            begin = self._sentence_start(opening, start)
            speaker = named if named is not None else self._subject(at, stop)
            if speaker is None:
                speaker = self._subject(begin, opening)
            if speaker is None and verb and begin > start:
                speaker = self._topic(start, begin)
            if speaker is None and _ACCUSED_SAYS.search(tail):
                speaker = self._accused(opening)
            if speaker is None and not tail.strip():
                speaker = self._subject(at, self._sentence_end(stop + 1, end))
            if speaker is None:
                speaker = previous
            if speaker is None and verb and opening == start:
                speaker = before
            previous = self._last = speaker
            said = verb.group() if verb else ""
            if verb and (ending := _ENDING.match(tail, verb.end())):
                said += ending.group()
            found.append(Quotation(opening, closing + 1, speaker, said))

    def _topic(self, start: int, end: int) -> int | None:
        """Return the person of whom the sentences before speak: the last one with は."""
        for index in range(bisect.bisect_left(self._starts, end) - 1, -1, -1):
            span = self._spans[index]
            if span.start < start:
                return None
            if span.type is PERSON and _TOPIC.match(self._text, span.end):
                return self._entities.get(span.start)
        return None

    def _named_last(self, start: int, end: int) -> int | None:
        """Return the person with whom a sentence ends, as in 「…」と服部さん."""
        index = bisect.bisect_left(self._starts, end) - 1
        if index < 0 or self._starts[index] < start or not self._text.startswith("と", start):
            return None
        span = self._spans[index]
        if span.type is not PERSON or not _TITLE_LAST.fullmatch(self._text, span.end, end):
            return None
        return self._entities.get(span.start)

    def _accused(self, at: int) -> int | None:
        """Return the suspect or defendant named last before an offset."""
        for index in range(bisect.bisect_left(self._starts, at) - 1, -1, -1):
            span = self._spans[index]
            if at - span.end > _FAR:
                return None
            if span.type is PERSON and self._text.startswith(("容疑者", "被告"), span.end):
                return self._entities.get(span.start)
        return None

    def _closing(self, opening: int, end: int) -> int:
        depth = 0
        for index in range(opening, end):
            character = self._text[index]
            if character == "「":
                depth += 1
            elif character == "」":
                depth -= 1
                if not depth:
                    return index
        return -1

    def _sentence_end(self, at: int, end: int) -> int:
        found = self._text.find("。", at, end)
        return end if found < 0 else found

    def _sentence_start(self, at: int, start: int) -> int:
        depth = 0
        for index in range(at - 1, start - 1, -1):
            character = self._text[index]
            if character == "」":
                depth += 1
            elif character == "「":
                depth = max(0, depth - 1)
            elif character == "。" and not depth:
                return index + 1
        return start

    def _subject(self, start: int, end: int) -> int | None:
        """Return the last person or organisation that is a sentence's subject in a stretch."""
        best = None
        first = bisect.bisect_left(self._starts, start)
        for index in range(first, bisect.bisect_left(self._starts, end, first)):
            span = self._spans[index]
            if span.end > end:
                continue
            rest = self._text[span.end : min(end, span.end + 24)]
            match = _AFTER_SPEAKER.search(rest)
            if not match:
                continue
            between = rest[: match.start()]
            if re.search(r"[、。「」]", between) and not re.match(r"[(（][^)）]*[)）]?", between):
                continue
            following = self._starts[index + 1 : index + 2]
            if following and following[0] < span.end + match.start():
                continue
            if re.search(r"[のをにへと]", between):
                continue
            number = self._entities.get(span.start)
            if number is not None and (best is None or span.type is PERSON):
                best = number
        return best
