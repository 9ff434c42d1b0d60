"""Make the store of this release that later releases must still open.

python tests/data/store/make.py tests/data/store/m0001.db
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from reader.documents.model import Block, Document, Source
from reader.sessions.hits import SearchToken
from reader.sessions.model import WordCount, WordStatus
from reader.sessions.notebook import Notebook

TEXT = "本を買った。\n"

with tempfile.TemporaryDirectory() as folder:
    with Notebook.open(Path(folder)) as notebook:
        document = Document("本", TEXT, (Block(0, 6),), Source(format="txt"))
        record = notebook.document_opened(document).value.record
        session = notebook.begin_session(record.id).value
        notebook.touch(session.id, 5000, 6, 6)
        notebook.log_lookup(
            session.id,
            start=0,
            end=1,
            surface="本",
            headword="本",
            reading="ほん",
            entry=1522150,
            gloss="book",
            sentence=TEXT.strip(),
        )
        notebook.index_document(
            record.id,
            (
                SearchToken(0, "本", "本", "ほん"),
                SearchToken(1, "を", "を", "を"),
                SearchToken(2, "買った", "買う", "かった", "かう"),
            ),
        )
        notebook.save_summary(record.id, (WordCount("買う", "かう", 1),))
        notebook.add_annotation(record.id, 0, 1, note="覚え書き", tags=("本",))
        notebook.set_word_status("本", "ほん", WordStatus.LEARNING_2)
        notebook.end_session(session.id)
    Notebook.backup(Path(folder), Path(sys.argv[1]), overwrite=True)
