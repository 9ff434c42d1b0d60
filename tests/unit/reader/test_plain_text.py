from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.model import ParagraphAnalysis
from reader.analysis.pipeline import Analyzer
from reader.analysis.plain_text import plain_form, plain_text
from reader.documents.model import Block, Document, RubySpan
from reader.sessions.model import CorrectionScope, DocumentId, ReadingCorrection, WordCorrection

ANALYZER = Analyzer()
SELECTOR, OTHER_SELECTOR = "\U000e0100", "\ufe00"
PARTS = [
    *"葛飾区榊原さんは神社でパンを食べ、今日3月12日ガスが来た。",
    SELECTOR,
    OTHER_SELECTOR,
    "\u200b",
    "か\u3099",
    "ハ\u309a",
    *"ﾊﾟﾝｶﾞ\ufa19髙𠮷",
    "\n",
]


def document(text: str, *ruby: RubySpan) -> Document:
    blocks = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), ruby=ruby if not at else ()))
        at += len(line) + 1
    return Document("", text, tuple(blocks))


def analyse(text: str, *ruby: RubySpan) -> ParagraphAnalysis:
    return ANALYZER.analyse(document(text, *ruby))[0]


def ruby_of(text: str, found: ParagraphAnalysis) -> str:
    return " ".join(f"{text[p.start : p.end]}={p.ruby}" for p in found.furigana)


@pytest.mark.parametrize(
    ("text", "ruby"),
    [
        (f"葛{SELECTOR}飾区", f"葛{SELECTOR}=かつ 飾=しか 区=く"),
        (f"榊{SELECTOR}原さん", f"榊{SELECTOR}=さかき 原=ばら"),
        (f"辻{OTHER_SELECTOR}本さん", f"辻{OTHER_SELECTOR}=つじ 本=もと"),
        (f"3月12{SELECTOR}日", f"3=さん 月=がつ 12{SELECTOR}=じゅうに 日=にち"),
        ("日か\u3099暮れる", "日=ひ 暮=く"),
        ("ｶﾞｽ代を払う", "代=だい 払=はら"),
        ("東\u200b京\u2060都", "東\u200b=とう 京\u2060=きょう 都=と"),
        ("\ufa19社", "\ufa19=じん 社=じゃ"),
        ("⼤⼈と⼦供", "⼤⼈=おとな ⼦=こ 供=ども"),
        ("髙橋監督と濵口選手", "髙=たか 橋=はし 監=かん 督=とく 濵=はま 口=ぐち 選=せん 手=しゅ"),
        ("𠮷野家の﨑山さん", "𠮷=よし 野=の 家=や 﨑=さき 山=やま"),
    ],
)
def test_a_word_is_read_as_if_nothing_stood_in_its_way(text: str, ruby: str) -> None:
    assert ruby_of(text, analyse(text)) == ruby


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ﾊﾟﾝを食べる", "ﾊﾟﾝ=パン を=を 食べる=食べる"),
        ("か\u3099っこうへ行く", "か\u3099っこう=がっこう へ=へ 行く=行く"),
        (f"辻{SELECTOR}さん", f"辻{SELECTOR}=辻 さん=さん"),
    ],
)
def test_words_keep_their_places_and_have_plain_lemmas(text: str, words: str) -> None:
    found = analyse(text)
    assert " ".join(f"{text[w.start : w.end]}={w.lemma}" for w in found.words) == words


def test_ruby_of_the_author_over_a_selector_is_believed_everywhere() -> None:
    text = f"葛{SELECTOR}城{SELECTOR}と山、葛城。"
    found = analyse(text, RubySpan(0, 4, "かつらき"))
    assert [(text[r.start : r.end], r.reading) for r in found.readings] == [
        (f"葛{SELECTOR}城{SELECTOR}", "かつらき"),
        ("山", "やま"),
        ("葛城", "かつらき"),
    ]


def test_corrections_hold_at_their_place_behind_a_selector() -> None:
    text = f"辻{SELECTOR}と上手、上手。今日は"
    at = text.rindex("上手")
    day = text.index("今日")
    analyzer = Analyzer()
    analyzer.correct(
        [_reading(at, "上手", "かみて"), _reading(None, f"辻{SELECTOR}", "つぢ")],
        [
            WordCorrection(
                1, DocumentId(1), CorrectionScope.HERE, day, day + 2, "今日", (1, 1), "2026-01-01"
            )
        ],
    )
    found = analyzer.analyse(document(text))[0]
    assert [(text[r.start : r.end], r.reading) for r in found.readings][:3] == [
        (f"辻{SELECTOR}", "つぢ"),
        ("上手", "じょうず"),
        ("上手", "かみて"),
    ]
    assert [text[w.start : w.end] for w in found.words][-3:] == ["今", "日", "は"]


def _reading(start: int | None, surface: str, kana: str) -> ReadingCorrection:
    scope = CorrectionScope.ALWAYS if start is None else CorrectionScope.HERE
    at = start or 0
    return ReadingCorrection(
        1, DocumentId(1), scope, at, at + len(surface), surface, kana, "2026-01-01"
    )


@given(st.lists(st.sampled_from(PARTS), max_size=24).map("".join))
def test_offsets_lead_there_and_back(text: str) -> None:
    plain = plain_text(text)
    if plain is None:
        assert plain_form(text) == text
        return
    assert len(plain.text) + len(plain.left_out) == len(text)
    assert plain_text(plain.text) is None or "\u3099" in plain.text or "\u309a" in plain.text
    for at in range(len(plain.text)):
        assert plain.forth(plain.back(at)) == at
    for at in range(len(text)):
        assert plain.back(plain.forth(at)) >= at


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=20).map("".join))
def test_everything_found_lies_in_its_paragraph_in_order(text: str) -> None:
    made = document(text)
    for block, found in zip(made.blocks, ANALYZER.analyse(made), strict=True):
        assert (found.start, found.end) == (block.start, block.end)
        for kind in (found.sentences, found.words, found.readings, found.furigana):
            last = block.start
            for one in kind:
                assert last <= one.start < one.end <= block.end
                last = one.end
        for reading in found.readings:
            assert reading.surface == text[reading.start : reading.end]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.booleans(), min_size=21, max_size=21))
def test_selectors_change_no_reading(marks: list[bool]) -> None:
    plain = "葛飾区の神社で三月十二日に榊原さんと会った"
    marked = "".join(c + SELECTOR * m for c, m in zip(plain, marks, strict=True))
    expected, found = analyse(plain), analyse(marked)
    assert [r.reading for r in found.readings] == [r.reading for r in expected.readings]
    assert [p.ruby for p in found.furigana] == [p.ruby for p in expected.furigana]
    assert [marked[w.start : w.end].replace(SELECTOR, "") for w in found.words] == [
        plain[w.start : w.end] for w in expected.words
    ]


def test_a_surface_is_the_text_itself() -> None:
    text = "全長は２，１００\u3000ｋｍ、３つある。"
    assert [(r.surface, r.reading) for r in analyse(text).readings] == [
        ("全長", "ぜんちょう"),
        ("２，１００\u3000ｋｍ", "にせんひゃっきろめーとる"),
        ("３つ", "みっつ"),
    ]
