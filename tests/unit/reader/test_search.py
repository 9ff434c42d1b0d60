from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import Block, Document, Source
from reader.sessions.finding import TextFinder
from reader.sessions.hits import HitKind, SearchToken
from reader.sessions.model import EntitySummary, NotesChoice
from reader.sessions.notebook import Notebook
from reader.store import passages

# Each line as its words: surface, lemma, reading, reading of the lemma (where it differs).
LINES = (
    (
        ("北朝鮮", "北朝鮮", "きたちょうせん"),
        ("から", "から", "から"),
        ("砲弾", "砲弾", "ほうだん"),
        ("を", "を", "を"),
        ("買えなかった", "買う", "かえなかった", "かう"),
        ("。", "", ""),
    ),
    (
        ("ロシア", "ロシア", "ロシア"),
        ("軍", "軍", "ぐん"),
        ("は", "は", "は"),
        ("東京", "東京", "とうきょう"),
        ("大学", "大学", "だいがく"),
        ("の", "の", "の"),
        ("学生", "学生", "がくせい"),
        ("を", "を", "を"),
        ("招いた", "招く", "まねいた", "まねく"),
        ("。", "", ""),
    ),
    (
        ("ＡＩ", "ＡＩ", "えーあい"),
        ("で", "で", "で"),
        ("100", "100", "ひゃく"),
        ("%", "%", "ぱーせんと"),
        ("人", "人", "ひと"),
        ("人", "人", "ひと"),
    ),
)


def words_of(lines):
    text, tokens = "", []
    for line in lines:
        for surface, lemma, reading, *more in line:
            if lemma:
                tokens.append(SearchToken(len(text), surface, lemma, reading, *more))
            text += surface
        text += "\n"
    return text, tokens


def document(text, title="軍事"):
    return Document(title, text, (Block(0, len(text) - 1),), Source(format="txt"))


@pytest.fixture
def notebook(tmp_path):
    with Notebook.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def doc(notebook):
    text, tokens = words_of(LINES)
    record = notebook.document_opened(document(text)).value.record
    notebook.index_document(record.id, tokens)
    return record.id


def texts(results):
    return [
        (hit.match, hit.kind)
        for hit in results.hits
        if hit.kind in (HitKind.SPELLING, HitKind.INFLECTION, HitKind.READING)
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("朝鮮", [("朝鮮", HitKind.SPELLING)]),
        ("北朝鮮から砲弾", [("北朝鮮から砲弾", HitKind.SPELLING)]),
        ("砲", [("砲", HitKind.SPELLING)]),
        ("人", [("人", HitKind.SPELLING), ("人", HitKind.SPELLING)]),
        ("人人", [("人人", HitKind.SPELLING)]),
        ("買う", [("買えなかった", HitKind.INFLECTION)]),
        ("かう", [("買えなかった", HitKind.READING)]),
        ("招く", [("招いた", HitKind.INFLECTION)]),
        ("きたちょうせん", [("北朝鮮", HitKind.READING)]),
        ("キタチョウセン", [("北朝鮮", HitKind.READING)]),
        ("きたちょ", [("北朝鮮", HitKind.READING)]),
        ("ろしあ", [("ロシア", HitKind.READING)]),
        ("とうきょうだいがく", [("東京大学", HitKind.READING)]),
        ("ai", [("ＡＩ", HitKind.SPELLING)]),
        ("100%", [("100%", HitKind.SPELLING)]),
        ("ロシア 学生", [("ロシア", HitKind.SPELLING), ("学生", HitKind.SPELLING)]),
        ("ロシア　砲弾", [("砲弾", HitKind.SPELLING), ("ロシア", HitKind.SPELLING)]),
        ("米国", []),
        ("ロシア 米国", []),
        ('"', []),
        ("spelling : x*", []),
        ("NEAR(a b)", []),
        ("", []),
        ("  ", []),
    ],
)
def test_search(notebook, doc, query, expected):
    results = notebook.search(query)
    assert texts(results) == expected
    text = notebook.stored_document(doc).text
    for hit in results.hits:
        assert text[hit.start : hit.end] == hit.match
        assert text[: hit.start].endswith(hit.before)
        assert text[hit.end :].startswith(hit.after)


def test_any_inflection_is_found_when_the_query_is_cut_into_words(notebook, doc):
    assert texts(notebook.search("買った")) == []
    query = (SearchToken(0, "買った", "買う", "かった", "かう"),)
    assert texts(notebook.search("買った", query)) == [("買えなかった", HitKind.INFLECTION)]


def test_search_of_everything(notebook, doc):
    session = notebook.begin_session(doc).value
    notebook.log_lookup(
        session.id,
        start=6,
        end=8,
        surface="砲弾",
        headword="砲弾",
        reading="ほうだん",
        entry=1,
        gloss="shell",
        sentence="…",
    )
    note = notebook.add_annotation(doc, 0, 3, note="平壌が首都").value
    notebook.save_summary(
        doc, (), (EntitySummary("PLACE", "北朝鮮", "きたちょうせん", ("北",), 1),)
    )

    def kinds(query):
        return [hit.kind for hit in notebook.search(query).hits]

    assert kinds("砲弾") == [HitKind.SPELLING, HitKind.WORD]
    assert kinds("ほうだ") == [HitKind.READING, HitKind.WORD]
    assert kinds("平壌") == [HitKind.NOTE]
    assert notebook.search("平壌").hits[0].annotation_id == note.id
    assert kinds("軍事") == [HitKind.TITLE]
    assert HitKind.ENTITY in kinds("北朝鮮")
    assert kinds("100%") == [HitKind.SPELLING]
    assert kinds("_") == []


def test_only_one_document_and_the_newest_first(notebook, doc):
    other = notebook.document_opened(document("砲弾の話。\n", "別")).value.record.id
    notebook.index_document(other, (SearchToken(0, "砲弾", "砲弾", "ほうだん"),))
    assert [hit.document_id for hit in notebook.search("砲弾").hits] == [other, doc]
    assert notebook.search("砲弾").documents == 2
    assert [hit.document_id for hit in notebook.search("砲弾", document_id=doc).hits] == [doc]
    notebook.delete_document(other, NotesChoice.KEEP)
    assert [hit.document_id for hit in notebook.search("砲弾").hits] == [doc]


def test_too_many_hits_are_cut_and_said_so(notebook):
    line = "雨が降る。" * 400 + "\n"
    record = notebook.document_opened(document(line * 30)).value.record
    notebook.index_document(record.id, ())
    results = notebook.search("雨", limit=50)
    assert results.truncated
    assert 50 <= len(results.hits) <= 70
    assert len(notebook.search("雨", document_id=record.id, limit=50).hits) >= 400


def test_an_edited_text_is_indexed_anew(notebook, tmp_path):
    text, tokens = words_of(LINES)
    path = tmp_path / "a.txt"
    first = Document("a", text, (Block(0, 5),), Source(path))
    opened = notebook.document_opened(first).value
    assert not opened.indexed
    assert notebook.unindexed_documents() == (opened.record.id,)
    notebook.index_document(opened.record.id, tokens)
    assert notebook.document_opened(first).value.indexed
    edited = notebook.document_opened(
        Document("a", text.replace("砲弾", "小麦"), (Block(0, 5),), Source(path))
    ).value
    assert edited.text_changed
    assert not edited.indexed
    assert texts(notebook.search("砲弾")) == []
    edited_tokens = words_of(
        [
            [("小麦", "小麦", "こむぎ") if word[0] == "砲弾" else word for word in line]
            for line in LINES
        ]
    )[1]
    notebook.index_document(opened.record.id, edited_tokens)
    notebook.index_document(opened.record.id, edited_tokens)
    assert texts(notebook.search("砲弾")) == []
    assert texts(notebook.search("小麦")) == [("小麦", HitKind.SPELLING)]
    assert texts(notebook.search("こむぎ")) == [("小麦", HitKind.READING)]
    # A contentless index is sound only when exactly what was put in was taken out.
    notebook._store.connection.execute(
        "INSERT INTO passage_index (passage_index) VALUES ('integrity-check')"
    )


def test_only_passages_whose_words_changed_are_indexed_anew(notebook):
    text, tokens = words_of(LINES * 60)
    doc = notebook.document_opened(document(text)).value.record.id
    notebook.index_document(doc, tokens)

    def ids():
        rows = notebook._store.rows("SELECT id FROM passages ORDER BY start")
        return [row["id"] for row in rows]

    before = ids()
    assert len(before) > 1
    notebook.index_document(doc, tokens)
    assert ids() == before
    # The reader corrected how a word of the last passage is read.
    at = text.rindex("砲弾")
    corrected = [
        SearchToken(one.start, one.surface, one.lemma, "たまだん") if one.start == at else one
        for one in tokens
    ]
    notebook.index_document(doc, corrected)
    assert ids()[:-1] == before[:-1]
    assert ids()[-1] != before[-1]
    assert [hit.start for hit in notebook.search("たまだん").hits] == [at]
    assert notebook.document_opened(document(text)).value.indexed
    notebook._store.connection.execute(
        "INSERT INTO passage_index (passage_index) VALUES ('integrity-check')"
    )


def test_indexing_does_not_go_on_in_another_text(notebook, tmp_path):
    text, tokens = words_of(LINES * 60)
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(Document("a", text, (Block(0, 5),), Source(path)))
    number = doc.value.record.id
    after = notebook.index_part(number, tokens).value
    assert after is not None
    shorter = words_of(LINES * 40)[0]
    notebook.document_opened(Document("a", shorter, (Block(0, 5),), Source(path)))
    assert notebook.index_part(number, tokens, after).value is None
    assert notebook.unindexed_documents() == (number,)


@pytest.mark.parametrize(
    ("query", "tokens", "expected"),
    [
        ("買う", (), ["買えなかった"]),
        ("買わない", (SearchToken(0, "買わない", "買う", "かわない"),), ["買えなかった"]),
        ("まねく", (), ["招いた"]),
        ("を", (), ["を", "を"]),
        ("人", (), ["人", "人"]),
        ("", (), []),
        ("米国", (), []),
    ],
)
def test_find_in_an_open_text(query, tokens, expected):
    text, words = words_of(LINES)
    found = TextFinder(text, words).find(query, tokens)
    assert [text[start:end] for start, end, _ in found] == expected


CHARACTERS = st.characters(codec="utf-8", exclude_characters="\n")
TOKENS = st.lists(
    st.tuples(
        st.text(CHARACTERS, min_size=1, max_size=5), st.text(max_size=4), st.text(max_size=4)
    ),
    max_size=30,
)


@given(words=TOKENS)
@settings(deadline=None, max_examples=60)
def test_packed_words_come_back(words):
    text, tokens = "", []
    for surface, lemma, reading in words:
        tokens.append(SearchToken(len(text), surface, lemma, reading))
        text += surface
    for passage in passages.cut(text, tokens):
        back = passages.unpack(passage.start, passage.end, passages.pack(passage))
        assert back == passage
        assert passages.columns(back) == passages.columns(passage)


@given(
    text=st.text(CHARACTERS, min_size=1, max_size=40), ends=st.tuples(st.integers(), st.integers())
)
@settings(deadline=None, max_examples=80)
def test_any_part_of_a_text_is_found(text, ends):
    start, end = sorted(one % (len(text) + 1) for one in ends)
    query = text[start:end]
    if not query.split():
        return
    with Notebook.open_temporary() as notebook:
        record = notebook.document_opened(document(text)).value.record
        notebook.index_document(record.id, ())
        hits = [hit for hit in notebook.search(query).hits if hit.kind is HitKind.SPELLING]
        wanted = {passages.fold(part) for part in query.split()}
        assert {passages.fold(hit.match) for hit in hits} >= wanted


@given(text=st.text())
def test_folding_keeps_offsets(text):
    assert len(passages.fold(text)) == len(passages.fold_kana(text)) == len(text)


def test_passages_hold_every_character_and_word_once():
    text, tokens = words_of(LINES * 200)
    made = list(passages.cut(text, tokens))
    assert len(made) > 5
    assert [one.start for one in made[1:]] == [one.end for one in made[:-1]]
    assert (made[0].start, made[-1].end) == (0, len(text))
    assert [start for one in made for start in one.starts] == [token.start for token in tokens]
