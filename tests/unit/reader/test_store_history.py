from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import Block, Document, Source
from reader.sessions.model import CorrectionScope, HighlightColour, NotesChoice, WordStatus
from reader.sessions.notebook import Notebook

TEXT = "夜明け前の港に、小さな灯りが並ぶ。漁師は五十年この市に立ってきた。\n"
TABLES = (
    "annotations",
    "annotation_tags",
    "colour_names",
    "words",
    "reading_corrections",
    "word_corrections",
    "entity_corrections",
    "preferences",
    "entity_notes",
    "document_tags",
    "collections",
    "collection_documents",
)

number = st.integers(0, 5)
step = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 20), number),
    st.tuples(st.just("edit"), number, number),
    st.tuples(st.just("delete"), number, number),
    st.tuples(st.just("place"), number, number),
    st.tuples(st.just("word"), number, number),
    st.tuples(st.just("colour"), number, number),
    st.tuples(st.just("prefer"), number, number),
    st.tuples(st.just("correct"), number, number),
    st.tuples(st.just("entity"), number, number),
    st.tuples(st.just("tag"), number, number),
    st.tuples(st.just("collect"), number, number),
    st.tuples(st.just("document"), number, number),
)


def do(notebook, doc, action, one, two):
    marks = notebook.annotations(doc)
    mark = marks[one % len(marks)].id if marks else None
    if action == "add":
        notebook.add_annotation(
            doc, one, one + 3, note=str(two), tags=[f"t{n}" for n in range(two)]
        )
    elif action == "edit" and mark:
        colour = list(HighlightColour)[two % 5] if two else None
        notebook.edit_annotation(mark, note=f"n{two}", colour=colour, tags=[f"t{two}"])
    elif action == "delete" and mark:
        notebook.delete_annotation(mark)
    elif action == "place" and mark:
        notebook.place_annotation(mark, two, two + 4)
    elif action == "word":
        notebook.set_word_status(f"語{one}", "ご", WordStatus(two))
    elif action == "colour":
        notebook.name_colour(list(HighlightColour)[one % 5], f"名{two}" if two else "")
    elif action == "prefer":
        notebook.prefer(f"語{one}", two) if two else notebook.forget_preference(f"語{one}")
    elif action == "correct":
        notebook.add_reading_correction(
            TEXT[one], "よ" * (two + 1), CorrectionScope.DOCUMENT, document_id=doc
        )
        notebook.add_word_correction(
            (TEXT[one : one + 2], TEXT[one + 2 : one + 3 + two]),
            CorrectionScope.HERE,
            document_id=doc,
            start=one,
        )
    elif action == "entity":
        notebook.set_entity_note(f"人{one}", "PERSON", "x" * two, document_id=doc)
    elif action == "tag":
        notebook.tag_document(doc, [f"t{n}" for n in range(two)])
    elif action == "collect":
        shelf = notebook.add_collection(f"棚{one}").value
        notebook.collect(shelf, (doc,), member=bool(two % 2))
    elif action == "document":
        notebook.delete_document(doc, NotesChoice.KEEP if two % 2 else NotesChoice.DELETE)


def state(notebook):
    rows = {
        table: sorted(
            map(repr, map(tuple, notebook._store.rows(f"SELECT * FROM {table}")))  # noqa: S608
        )
        for table in TABLES
    }
    rows["documents"] = [
        tuple(row) for row in notebook._store.rows("SELECT id, title, deleted_at FROM documents")
    ]
    return rows


@given(steps=st.lists(step, max_size=12))
@settings(max_examples=25, deadline=None)
def test_every_step_is_taken_back_and_done_again_exactly(steps):
    with Notebook.open_temporary() as notebook:
        document = Document("港", TEXT, (Block(0, len(TEXT) - 1),), Source(format="txt"))
        doc = notebook.document_opened(document).value.record.id
        states = [state(notebook)]
        for action, one, two in steps:
            do(notebook, doc, action, one, two)
        done = state(notebook)
        undone = 0
        while notebook.undo().value is not None:
            undone += 1
            states.append(state(notebook))
        assert states[-1] == states[0]
        for expected in [*reversed(states[1:-1]), done]:
            if not undone:
                break
            assert notebook.redo().value is not None
            undone -= 1
            assert state(notebook) == expected
        assert notebook.redo().value is None
        assert state(notebook) == done
