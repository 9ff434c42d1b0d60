"""Which furigana a mode shows, and what the page is fed."""

from __future__ import annotations

import pytest

from reader.analysis.pipeline import Analyzer
from reader.documents import registry
from reader.entities.extract import EntityExtractor
from reader.sessions.model import WordStatus
from ui import presenter
from ui.page.scene import Ruby

TEXT = "漢字を読む。漢字を書く。\n鈴木さんが本を読んだ。"


@pytest.fixture(scope="module")
def analysed():
    document = registry.from_text(TEXT)
    paragraphs = Analyzer().analyse(document)
    return document, paragraphs, EntityExtractor().extract(document, paragraphs)


def shown(paragraphs, starts) -> list[str]:
    return [TEXT[p.start : p.end] for q in paragraphs for p in q.furigana if p.start in starts]


def test_first_occurrence(analysed) -> None:
    _, paragraphs, _ = analysed
    assert "".join(shown(paragraphs, presenter.first_pieces(paragraphs))).startswith("漢字読書鈴木")


def test_names(analysed) -> None:
    _, paragraphs, entity_map = analysed
    assert "".join(shown(paragraphs, presenter.name_pieces(paragraphs, entity_map))) == "鈴木"


def test_known_words_lose_their_furigana_in_every_inflection(analysed) -> None:
    _, paragraphs, _ = analysed
    known = presenter.known_pieces(paragraphs, {("読む", "よむ"): WordStatus.KNOWN})
    assert shown(paragraphs, known) == ["読", "読"]


def test_harder_kanji_only() -> None:
    rule = presenter.hard_kanji_filter(presenter.kanji_grades(), 2, "一鬱")
    assert not rule(Ruby(0, 1, "いち"))
    assert rule(Ruby(1, 2, "うつ"))


def test_the_authors_ruby_is_there_before_the_analysis(analysed) -> None:
    document = registry.from_bytes(
        "<p><ruby>神聖文字<rt>ヒエログリフ</rt></ruby>を読む。</p>".encode(), "a.html"
    )
    block = next(b for b in document.blocks if b.ruby)
    scene = presenter.scene_paragraph(document, block, None, doubtful=True)
    assert [(r.kana, r.author) for r in scene.ruby] == [("ヒエログリフ", True)]


def test_starts_inside() -> None:
    assert presenter.starts_inside([0, 2, 5, 9], [(1, 3), (5, 6)]) == {2, 5}
