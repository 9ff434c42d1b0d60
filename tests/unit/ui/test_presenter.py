"""Which furigana a mode shows, and what the page is fed."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyzer
from reader.documents import registry
from reader.entities.extract import EntityExtractor
from reader.positions import Positions
from reader.sessions.model import WordStatus
from ui import presenter, ruby_rules
from ui.page.scene import Ruby
from ui.ruby_rules import FirstSeen, WordRule

TEXT = "漢字を読む。漢字を書く。\n鈴木さんが本を読んだ。"


@pytest.fixture(scope="module")
def analysed():
    document = registry.from_text(TEXT)
    paragraphs = Analyzer().analyse(document)
    return document, paragraphs, EntityExtractor().extract(document, paragraphs)


def shown(analysed, stretches, *, inside: bool = True) -> str:
    document, paragraphs, _ = analysed
    positions = Positions(document, {p.index: p for p in paragraphs})
    rule = WordRule(positions, stretches, inside=inside)
    pieces = [piece for paragraph in paragraphs for piece in paragraph.furigana]
    return "".join(TEXT[p.start : p.end] for p in pieces if rule(Ruby(p.start, p.end, p.ruby)))


def test_first_occurrence_in_the_text_whatever_is_analysed_first(analysed) -> None:
    first = FirstSeen()
    first.take(reversed(analysed[1]))
    assert shown(analysed, first.stretches) == "漢字読書鈴木本"


def test_first_occurrence_in_the_paragraph(analysed) -> None:
    assert shown(analysed, ruby_rules.first_in_paragraph) == "漢字読書鈴木本読"


def test_names(analysed) -> None:
    assert shown(analysed, ruby_rules.names(analysed[2])) == "鈴木"


def test_known_words_lose_their_furigana_in_every_inflection(analysed) -> None:
    known = ruby_rules.known({("読む", "よむ"): WordStatus.KNOWN})
    assert shown(analysed, known) == "読読"
    assert shown(analysed, known, inside=False) == "漢字漢字書鈴木本"


def test_paragraphs_are_made_when_they_are_looked_at(analysed) -> None:
    document, paragraphs, _ = analysed
    scenes = presenter.Scenes(document, doubtful=True)
    assert [scene.text for scene in scenes] == TEXT.split("\n")
    assert not any(scene.words for scene in scenes)
    scenes.take(paragraphs[:1])
    assert [bool(scene.words) for scene in scenes] == [True, False]
    assert scenes[0] is scenes[0]


def test_digits_may_go_without_furigana() -> None:
    document = registry.from_text("2024年に12.5％増え、三人が２月に来た。")
    paragraphs = Analyzer().analyse(document)

    def bases(scenes: presenter.Scenes) -> list[str]:
        scenes.take(paragraphs)
        return [document.text[r.start : r.end] for r in scenes[0].ruby]

    scenes = presenter.Scenes(document, doubtful=True)
    assert {"2024", "年", "12.5％", "三", "２", "月"} <= set(bases(scenes))
    scenes.show(doubtful=True, numbers=False)
    assert {"年", "三", "月"} <= set(bases(scenes))
    assert not [base for base in bases(scenes) if base[0] in "12２"]


def test_harder_kanji_only() -> None:
    rule = ruby_rules.hard_kanji(ruby_rules.kanji_grades(), 2, "一鬱")
    assert not rule(Ruby(0, 1, "いち"))
    assert rule(Ruby(1, 2, "うつ"))


@pytest.mark.parametrize(
    ("level", "shown"), [(5, "政憲麒"), (3, "憲麒"), (1, "麒")], ids=["N5", "N3", "N1"]
)
def test_kanji_of_a_harder_jlpt_level_only(level: int, shown: str) -> None:
    text = "日政憲麒"
    rule = ruby_rules.hard_kanji(ruby_rules.kanji_jlpt(), ruby_rules.jlpt_step(level), text)
    found = [char for at, char in enumerate(text) if rule(Ruby(at, at + 1, "か"))]
    assert "".join(found) == shown


def test_the_authors_ruby_is_there_before_the_analysis(analysed) -> None:
    document = registry.from_bytes(
        "<p><ruby>神聖文字<rt>ヒエログリフ</rt></ruby>を読む。</p>".encode(), "a.html"
    )
    block = next(b for b in document.blocks if b.ruby)
    scene = presenter.scene_paragraph(document, block, None, doubtful=True)
    assert [(r.kana, r.author) for r in scene.ruby] == [("ヒエログリフ", True)]


def test_starts_inside() -> None:
    assert ruby_rules.starts_inside([0, 2, 5, 9], [(1, 3), (5, 6)]) == {2, 5}
