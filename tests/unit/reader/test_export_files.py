"""Every file that is written is opened again and compared."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from export_material import LINES, NASTY, material
from lxml import etree

from reader.documents.model import BlockKind, RubyKind
from reader.documents.registry import load
from reader.errors import ExportCancelledError, ExportError, ExportExistsError
from reader.export.formats import FORMATS, export
from reader.export.model import ExportOptions, Material
from reader.export.runs import RunMaker, block_ruby

DATA = Path(__file__).parents[2] / "data" / "export"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TBX = "{urn:iso:std:iso:30042:ed-2}"


def write(tmp_path: Path, format_id: str, made: Material | None = None) -> Path:
    return export(made or material(), format_id, tmp_path / f"out{FORMATS[format_id].extension}")


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_format_writes_a_file_and_leaves_nothing_else(tmp_path: Path, format_id: str):
    path = write(tmp_path, format_id)
    assert path.stat().st_size > 10
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("format_id", [f for f in FORMATS if f != "anki"])
def test_equal_material_gives_equal_bytes(tmp_path: Path, format_id: str):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = write(tmp_path / "a", format_id).read_bytes()
    assert write(tmp_path / "b", format_id).read_bytes() == first


class _Strict(HTMLParser):
    """Checks that every element is closed in its order."""

    VOID = frozenset({"meta", "input", "br", "hr", "img", "link"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src"}:
                self.links.append(value or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_html_page_is_one_file_and_cannot_run_anything(tmp_path: Path):
    page = write(tmp_path, "html").read_text(encoding="utf-8")
    parser = _Strict()
    parser.feed(page)
    assert parser.open == []
    assert not parser.seen & {"script", "iframe", "object", "img", "link", "form"}
    assert len(parser.ids) == len(set(parser.ids))
    for link in parser.links:
        assert link.startswith("#")
        assert link[1:] in parser.ids
    assert "default-src 'none'" in page
    assert "<ruby>湊川<rp>(</rp>" not in page
    assert "<ruby>湊<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>" in page
    assert "alert(&#x27;x&#x27;)" in page
    assert "コメントを残す" not in page
    assert "EDRDG" in page


def test_html_text_is_the_document(tmp_path: Path):
    page = etree.HTML(write(tmp_path, "html").read_text(encoding="utf-8"))
    main = page.find(".//main")
    for element in list(main.iter("rt", "rp", "sup")):
        element.drop_tree() if hasattr(element, "drop_tree") else _drop(element)
    shown = ["".join(element.itertext()) for element in main]
    assert shown == list(LINES[:3])
    marked = main.find(".//mark")
    assert marked.get("class") == "green"
    assert "".join(marked.itertext()) == "早起きだ。取り扱う"
    assert [e.get("class") for e in main.iter("span") if "n " in (e.get("class") or "")] == [
        "n person"
    ]


def _drop(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def test_html_comes_back_as_the_same_document(tmp_path: Path):
    document = load(write(tmp_path, "html"))
    assert document.title == "港の朝"
    text = document.text
    assert all(line in text for line in LINES[:3])


def test_epub_structure(tmp_path: Path):
    with zipfile.ZipFile(write(tmp_path, "epub")) as book:
        assert book.testzip() is None
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        container = etree.fromstring(book.read("META-INF/container.xml"))
        opf = container.find(".//{*}rootfile").get("full-path")
        package = etree.fromstring(book.read(opf))
        names = set(book.namelist())
        ids = {}
        for item in package.iter("{*}item"):
            assert f"OEBPS/{item.get('href')}" in names
            ids[item.get("id")] = item.get("href")
        assert len(ids) == len(names) - 3
        for reference in package.iter("{*}itemref"):
            assert reference.get("idref") in ids
        assert package.get("unique-identifier") == package.find(".//{*}identifier").get("id")
        assert package.find(".//{*}language").text == "ja"
        assert package.find(".//{*}meta[@property='dcterms:modified']").text.endswith("Z")
        assert package.find(".//{*}item[@properties='nav']") is not None
        anchors: set[str] = set()
        targets: list[str] = []
        for name in names:
            if not name.endswith((".xhtml", ".ncx", ".opf")):
                continue
            root = etree.fromstring(book.read(name))
            page = name.rpartition("/")[2]
            anchors.add(page)
            anchors.update(f"{page}#{e.get('id')}" for e in root.iter() if e.get("id"))
            for element in root.iter("{http://www.w3.org/1999/xhtml}a"):
                href = element.get("href")
                targets.append(page + href if href.startswith("#") else href)
            targets += [element.get("src") for element in root.iter("{*}content")]
        assert targets
        assert set(targets) <= anchors


def test_epub_comes_back_as_the_same_document(tmp_path: Path):
    document = load(write(tmp_path, "epub"))
    assert (document.title, document.author, document.date) == ("港の朝", "波多野 碧", "2024-04-12")
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert lines[:3] == list(LINES[:3])
    spans = [(document.text[s.start : s.end], s.text) for s in document.blocks[1].ruby]
    assert spans[:3] == [("湊", "みなと"), ("川", "がわ"), ("早", "はや")]
    assert not document.vertical
    vertical = replace(material(), options=ExportOptions(vertical=True))
    assert load(export(vertical, "epub", tmp_path / "v.epub")).vertical


def test_long_books_are_divided(tmp_path: Path):
    made = material()
    block = made.document.blocks[1]
    text = made.document.text[block.start : block.end]
    long = replace(
        made.document,
        text=text * 4300,
        blocks=tuple(
            replace(block, start=n * len(text), end=(n + 1) * len(text), ruby=())
            for n in range(4300)
        ),
    )
    path = export(Material(long), "epub", tmp_path / "long.epub")
    with zipfile.ZipFile(path) as book:
        chapters = [n for n in book.namelist() if "chapter" in n]
    assert len(chapters) == 3
    assert load(path).text.count("早起き") == 4300


def test_docx_has_real_ruby_comments_and_shading(tmp_path: Path):
    path = write(tmp_path, "docx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    document = parts["word/document.xml"]
    ruby = [
        (
            "".join(r.find(f"{W}rubyBase").itertext()),
            "".join(r.find(f"{W}rt").itertext()),
        )
        for r in document.iter(f"{W}ruby")
    ]
    assert ruby[:3] == [("湊", "みなと"), ("川", "がわ"), ("早", "はや")]
    assert {e.get(f"{W}fill") for e in document.iter(f"{W}shd")} == {"CDEEC4", "FBD3DF"}
    comments = parts["word/comments.xml"]
    assert [c.get(f"{W}id") for c in comments] == ["0"]
    assert "一行目" in "".join(comments[0].itertext())
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in document.iter(f"{W}{tag}")] == ["0"]
    declared = {e.get("PartName") for e in parts["[Content_Types].xml"] if e.get("PartName")}
    assert declared == {f"/{name}" for name in parts if not name.endswith((".rels", "Types].xml"))}


def test_docx_comes_back_as_the_same_document(tmp_path: Path):
    document = load(write(tmp_path, "docx"))
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert lines[:3] == list(LINES[:3])
    assert document.blocks[0].kind is BlockKind.HEADING
    assert (document.title, document.author) == ("港の朝", "波多野 碧")
    kinds = {s.kind for s in document.blocks[2].ruby}
    assert kinds == {RubyKind.READING}


def test_text_has_one_reading_a_word(tmp_path: Path):
    text = write(tmp_path, "text").read_text(encoding="utf-8")
    assert text.split("\n\n")[1] == (
        "　湊川(みなとがわ)さんは早起(はやお)きだ。取(と)り扱(あつか)う魚(さかな)は多(おお)い。"
    )
    assert re.sub(r"\([ぁ-ん]+\)", "", text).split("\n\n")[0] == LINES[0]


def test_markdown_comes_back_as_the_same_document(tmp_path: Path):
    path = write(tmp_path, "markdown")
    document = load(path)
    lines = [document.text[b.start : b.end] for b in document.blocks]
    assert lines[0] == LINES[0]
    assert lines[1] == LINES[1]
    assert lines[2] == LINES[2]
    spans = [(document.text[s.start : s.end], s.text) for s in document.blocks[1].ruby]
    assert spans[0] == ("湊", "みなと")
    assert document.title == "港の朝"
    assert document.author == "波多野 碧"
    source = path.read_text(encoding="utf-8")
    assert "[^1]: 「早起きだ。取り扱う」" in source
    assert "<script>" not in source


def test_words(tmp_path: Path):
    table = rows(write(tmp_path, "words-csv"))
    assert table[0][:5] == ["word", "reading", "pos", "count", "status"]
    found = {row[0]: row for row in table[1:]}
    assert set(found) == {"早起き", "取り扱う", "魚", "多い"}
    assert found["取り扱う"][4] == "learning_2"
    assert found["魚"][7] == "fish; seafood"
    assert found["魚"][8] == "取り扱う魚は多い。"
    tsv = write(tmp_path, "words-tsv").read_text(encoding="utf-8")
    assert [line.split("\t")[0] for line in tsv.splitlines()] == [row[0] for row in table]


def test_notes_and_lookups_and_names(tmp_path: Path):
    notes = rows(write(tmp_path, "notes-csv"))
    assert [row[2] for row in notes[1:]] == ["早起きだ。取り扱う", "大事な話", "もう無い"]
    assert notes[1][3].startswith("一行目\n<script>")
    assert notes[3][8] == "yes"
    lookups = rows(export(material(), "lookups-csv", tmp_path / "l.csv"))
    assert [(row[0], row[5]) for row in lookups[1:]] == [
        ("取り扱う", "2"),
        ("早起き", "1"),
        ("取り扱い", "1"),
    ]
    assert lookups[3][3] == "'=handling"
    assert lookups[1][4] == "取り扱う魚は多い。"
    names = rows(export(material(), "entities-csv", tmp_path / "e.csv"))
    assert names[1][:5] == ["湊川", "PERSON", "", "みなとがわ", "Minatogawa"]
    assert names[1][6:] == ["湊川氏", "港組合 漁師", "1", "主人公"]


def test_web_annotations(tmp_path: Path):
    made = material()
    page = json.loads(write(tmp_path, "annotations").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    items = page["items"]
    assert len({item["id"] for item in items}) == len(items) == page["partOf"]["total"]
    assert items[0]["id"] == "urn:uuid:00000000-0000-4000-8000-000000000001"
    for item in items[:2] + items[3:]:
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert made.document.text[start:end] == quote["exact"]
        assert made.document.text[:start].endswith(quote["prefix"])
        assert made.document.text[end:].startswith(quote["suffix"])
        assert item["target"]["source"] == "https://example.jp/a?b=1&c=2"
    assert [item["motivation"] for item in items] == [
        "commenting",
        "highlighting",
        "commenting",
        "identifying",
    ]
    assert len(items[2]["target"]["selector"]) == 1
    assert items[0]["body"][0]["value"].startswith("一行目")
    assert items[0]["body"][1] == {"type": "TextualBody", "value": "後で", "purpose": "tagging"}


def test_glossaries(tmp_path: Path):
    table = rows(write(tmp_path, "glossary-csv"))
    assert [row[0] for row in table[1:]] == ["湊川", "取り扱う", "早起き", "取り扱い", "魚"]
    assert table[1][1:7] == ["みなとがわ", "Minatogawa", "person", "properNoun", "湊川氏", "主人公"]
    tree = etree.parse(str(write(tmp_path, "glossary-tbx")))
    schema = etree.RelaxNG(etree.parse(str(DATA / "tbx_core.rng")))
    schema.assertValid(tree)
    concepts = list(tree.iter(f"{TBX}conceptEntry"))
    assert [c.find(f".//{TBX}term").text for c in concepts] == [row[0] for row in table[1:]]
    english = concepts[4].findall(f"{TBX}langSec")[1]
    assert [t.text for t in english.iter(f"{TBX}term")] == ["fish", "seafood"]


def test_an_empty_glossary_is_said(tmp_path: Path):
    with pytest.raises(ExportError, match="no term"):
        export(Material(material().document), "glossary-tbx", tmp_path / "a.tbx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_id", [f for f in FORMATS if f != "anki"])
def test_nasty_text_everywhere(tmp_path: Path, format_id: str):
    made = material()
    text = NASTY.replace("\n", " ")
    document = replace(
        made.document,
        title=NASTY,
        author=NASTY,
        text=text,
        blocks=(replace(made.document.blocks[1], start=0, end=len(text), ruby=()),),
        source=replace(made.document.source, url=NASTY),
    )
    nasty = replace(
        made,
        document=document,
        paragraphs=(),
        annotations=tuple(
            replace(a, start=0, end=3, exact=NASTY, note=NASTY, tags=(NASTY,))
            for a in made.annotations
        ),
        lookups=tuple(
            replace(row, start=0, end=2, headword=NASTY, reading=NASTY, gloss=NASTY)
            for row in made.lookups
        ),
        entity_map=replace(
            made.entity_map,
            mentions=(replace(made.entity_map.mentions[0], start=1, end=4),),
            entities=tuple(
                replace(e, name=NASTY, reading=NASTY, gloss=NASTY, aliases=(NASTY,))
                for e in made.entity_map.entities
            ),
        ),
    )
    path = write(tmp_path, format_id, nasty)
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".xhtml", ".opf", ".ncx", ".rels")):
                    etree.fromstring(archive.read(name))
    elif format_id == "html":
        parser = _Strict()
        parser.feed(data.decode())
        assert parser.open == []
        assert "script" not in parser.seen
    elif format_id == "glossary-tbx":
        etree.fromstring(data)
    elif format_id == "annotations":
        assert json.loads(data)
    else:
        data.decode("utf-8-sig")


def test_an_existing_file_is_asked_about(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_text("older")
    with pytest.raises(ExportExistsError):
        export(material(), "html", path)
    assert path.read_text() == "older"
    export(material(), "html", path, overwrite=True)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_where_nothing_can_be_written(tmp_path: Path):
    with pytest.raises(ExportError, match="no folder"):
        export(material(), "html", tmp_path / "none" / "a.html")
    with pytest.raises(ExportError, match="folder"):
        export(material(), "html", tmp_path, overwrite=True)
    with pytest.raises(ExportError, match="no format"):
        export(material(), "pdf", tmp_path / "a.pdf")
    with pytest.raises(ExportError):
        export(material(), "html", tmp_path / ("長" * 300 + ".html"))


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written")]
)
def test_full_disk_and_read_only_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
):
    older = tmp_path / "a.txt"
    older.write_text("older")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("reader.export.writer.os.fsync", refuse)
    with pytest.raises(ExportError, match=words):
        export(material(), "text", older, overwrite=True)
    assert older.read_text() == "older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("format_id", ["html", "epub", "docx", "markdown", "words-csv", "anki"])
def test_progress_and_cancelling(tmp_path: Path, format_id: str):
    steps: list[tuple[int, int]] = []
    path = tmp_path / "a"
    export(material(), format_id, path, progress=lambda done, total: steps.append((done, total)))
    assert steps
    assert all(0 <= done <= total for done, total in steps)
    calls = iter([False, True, True, True])
    with pytest.raises(ExportCancelledError):
        export(material(), format_id, path, overwrite=True, cancelled=lambda: next(calls))
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_runs_cover_the_text_and_never_cut_ruby():
    made = material()
    maker = RunMaker(made)
    for index, block in enumerate(made.document.blocks):
        runs = maker.block(index, block).runs
        assert "".join(run.text for run in runs) == made.document.text[block.start : block.end]
        at = block.start
        for run in runs:
            assert run.start == at
            at = run.end
    runs = maker.block(1, made.document.blocks[1]).runs
    assert [(r.text, r.ruby) for r in runs if r.ruby][:3] == [
        ("湊", "みなと"),
        ("川", "がわ"),
        ("早", "はや"),
    ]


def test_runs_of_a_name_are_the_same_beside_a_mark():
    made = material()
    bare = replace(made, annotations=(), lookups=())
    block = replace(made.document.blocks[1], ruby=())
    # A look-up of the last character has the block cut the longer way.
    row = replace(made.lookups[0], start=block.end - 1, end=block.end)
    marked = RunMaker(replace(bare, lookups=(row,))).block(1, block).runs
    plain = RunMaker(bare).block(1, block).runs
    assert [run.text for run in plain if run.mention is not None] == ["湊", "川"]
    assert list(marked[: len(plain) - 1]) == list(plain[:-1])


def test_the_authors_ruby_wins_and_bare_furigana_can_go():
    made = material()
    block = replace(
        made.document.blocks[1],
        ruby=(replace(made.document.blocks[1].ruby[0], text="そうせん"),),
    )
    assert block_ruby(block, made.paragraphs[0])[0].ruby == "そうせん"
    only = block_ruby(block, made.paragraphs[0], furigana=False)
    assert [piece.ruby for piece in only] == ["そうせん"]
    assert block_ruby(block, None)[0].ruby == "そうせん"
