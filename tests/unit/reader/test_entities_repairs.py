"""What is mended right after the recogniser."""

from __future__ import annotations

import pytest

from reader.analysis.tagger import Tagger
from reader.entities.gazetteer import Gazetteer
from reader.entities.names import Names
from reader.entities.repairs import repair
from reader.entities.spans import ORG, PERSON, PLACE, WORK, Span
from reader.entities.tokens import Countries, tokenise


@pytest.fixture(scope="module")
def mended():
    tagger = Tagger()
    countries = Countries()
    gazetteer = Gazetteer(Names(), countries)

    def mend(text, surface, kind):
        start = text.index(surface)
        span = Span(start, start + len(surface), kind, None, 0.9, "model")
        tokens = list(tokenise(tagger, text, countries))
        found = repair([span], text, 0, tokens, gazetteer)
        return [(text[s.start : s.end], s.type) for s in found]

    return mend


@pytest.mark.parametrize(
    ("text", "surface", "kind", "right"),
    [
        ("米アップルが発表した。", "米アップル", ORG, [("米", PLACE), ("アップル", ORG)]),
        ("英BPの株価は下がった。", "英BP", ORG, [("英", PLACE), ("BP", ORG)]),
        (
            "米カリフォルニア州で起きた。",
            "米カリフォルニア州",
            PLACE,
            [("米", PLACE), ("カリフォルニア州", PLACE)],
        ),
        ("米国防総省が発表した。", "米国防総省", ORG, [("米国防総省", ORG)]),
        ("「日韓関係を保つ」と述べた。", "日韓", WORK, [("日", PLACE), ("韓", PLACE)]),
        (
            "ノルマンディー地域圏の都市。",
            "ノルマンディー地域",
            PLACE,
            [("ノルマンディー地域圏", PLACE)],
        ),
        ("山田氏は「春」を書いた。", "山田氏", PERSON, [("山田", PERSON)]),
    ],
)
def test_mends(mended, text, surface, kind, right):
    assert mended(text, surface, kind) == right
