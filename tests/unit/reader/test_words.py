from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyzer
from reader.documents.model import Block, Document

ANALYZER = Analyzer()


def words(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    document = Document("", text, (Block(0, len(text)),))
    (paragraph,) = ANALYZER.analyse(document)
    return [
        (text[word.start : word.end], word.lemma, word.lemma_reading, word.inflection)
        for word in paragraph.words
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("監視された", ("監視された", "監視する", "かんしする", ("passive", "past"))),
        (
            "食べさせられなかった",
            (
                "食べさせられなかった",
                "食べる",
                "たべる",
                ("causative", "passive", "negative", "past"),
            ),
        ),
        (
            "読んでしまいました",
            ("読んでしまいました", "読む", "よむ", ("completely", "polite", "past")),
        ),
        ("美しくなかった", ("美しくなかった", "美しい", "うつくしい", ("negative", "past"))),
        ("見よう", ("見よう", "見る", "みる", ("volitional",))),
        ("走れ", ("走れ", "走る", "はしる", ("imperative",))),
        ("調査を行った", ("行った", "行う", "おこなう", ("past",))),
        ("本が買えなかった", ("買えなかった", "買う", "かう", ("potential", "negative", "past"))),
        ("早く泳げます", ("泳げます", "泳ぐ", "およぐ", ("potential", "polite"))),
        ("本が読める", ("読める", "読む", "よむ", ("potential",))),
        ("山が見えない", ("見えない", "見える", "みえる", ("negative",))),
        ("火が消えた", ("消えた", "消える", "きえる", ("past",))),
        ("子に教えた", ("教えた", "教える", "おしえる", ("past",))),
    ],
)
def test_a_verb_and_its_endings_are_one_word(
    text: str, expected: tuple[str, str, str, tuple[str, ...]]
) -> None:
    assert words(text)[-1] == expected


def test_particles_stand_alone_and_punctuation_is_no_word() -> None:
    assert [word[0] for word in words("彼は、東京へ行く。")] == ["彼", "は", "東京", "へ", "行く"]


def test_the_conjunctions_that_unidic_cuts_are_one_word() -> None:
    assert [word[0] for word in words("寒いので帰る")] == ["寒い", "ので", "帰る"]
    assert [word[0] for word in words("この家ので")][:2] == ["この", "家"]


def test_a_word_that_ends_with_a_suffix_is_no_suffix() -> None:
    text = "図書館と映画館の関係者"
    (paragraph,) = ANALYZER.analyse(Document("", text, (Block(0, len(text)),)))
    kinds = {text[word.start : word.end]: word.pos for word in paragraph.words}
    assert kinds["図書館"] == "noun"
