"""A Word document with real ruby, highlights as shading, notes as comments.

Source: ECMA-376 part 1 (Office Open XML), WordprocessingML: 17.3.3.25 ruby, 17.13.4 comments.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from reader.documents.model import Block, BlockKind
from reader.export.escaping import escape
from reader.export.model import Job, Material
from reader.export.runs import BlockRuns, Run, RunMaker, blocks_to_write
from reader.export.tables import entity_rows, lookups_once, notes_in_order
from reader.sessions.model import Annotation, HighlightColour

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SIZE = 22
"""Body text in half-points: 11 pt; ruby stands at half of it."""
_FILLS = {
    HighlightColour.YELLOW: "FFF0A3",
    HighlightColour.GREEN: "CDEEC4",
    HighlightColour.BLUE: "CBE5FB",
    HighlightColour.PINK: "FBD3DF",
    HighlightColour.VIOLET: "E0D6FA",
}
_DOTS = {"●": "dot", "○": "circle", "﹅": "comma", "﹆": "comma", "•": "dot", "◦": "circle"}
_SIZES = {1: 36, 2: 28, 3: 24}
_STYLES = {BlockKind.CAPTION: "Caption", BlockKind.BYLINE: "Byline"}
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/comments.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/'
    'vnd.openxmlformats-package.core-properties+xml"/></Types>\n'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>\n'
)
_PARTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATIONS}/comments" Target="comments.xml"/>'
    "</Relationships>\n"
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_docx(material: Material, path: Path, job: Job) -> None:
    """Write the document; equal material gives equal bytes."""
    writer = _Writer(material)
    maker = RunMaker(material)
    blocks = blocks_to_write(material)
    body: list[str] = []
    for done, (index, block) in enumerate(blocks):
        if done % 200 == 0:
            job.step(done, len(blocks))
        body.append(writer.paragraph(maker.block(index, block)))
    body += writer.lists()
    direction = '<w:textDirection w:val="tbRl"/>' if material.vertical else ""
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    if material.vertical:
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    document = (
        f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}<w:sectPr>{size}'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" '
        f'w:footer="720" w:gutter="0"/>{direction}</w:sectPr></w:body></w:document>\n'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _ROOT),
            ("word/_rels/document.xml.rels", _PARTS),
            ("word/document.xml", document),
            ("word/styles.xml", _styles()),
            ("word/comments.xml", writer.comments()),
            ("docProps/core.xml", _core(material)),
        ):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8", "replace"))
    job.step(len(blocks), len(blocks))


class _Writer:
    def __init__(self, material: Material) -> None:
        self._material = material
        notes = [a for a in notes_in_order(material) if a.note or a.tags]
        self._notes = [a for a in notes if not a.orphaned]
        self._orphans = [a for a in notes if a.orphaned]
        self._numbers = {id(a): n for n, a in enumerate(self._notes)}

    def paragraph(self, runs: BlockRuns) -> str:
        """Return a block as ``w:p``; a note's comment spans the runs it is about."""
        block = runs.block
        parts: list[str] = []
        opened: set[int] = set()
        for run in runs.runs:
            number = self._numbers.get(id(run.annotation)) if run.annotation else None
            if number is not None and number not in opened:
                opened.add(number)
                parts.append(f'<w:commentRangeStart w:id="{number}"/>')
            parts.append(_run(run, _size_of(block)))
            for ended in run.ends:
                number = self._numbers.get(id(ended))
                if number is None:
                    continue
                if number in opened:
                    parts.append(f'<w:commentRangeEnd w:id="{number}"/>')
                parts.append(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
                opened.discard(number)
        parts += [f'<w:commentRangeEnd w:id="{number}"/>' for number in sorted(opened)]
        return f"<w:p>{_properties(block)}{''.join(parts)}</w:p>"

    def lists(self) -> list[str]:
        """Return the names, the looked-up words and the notes without a place, as paragraphs."""
        labels = self._material.labels
        parts: list[str] = []
        lookups = lookups_once(self._material.lookups)
        if lookups:
            parts.append(_plain(labels.lookups, "Heading2"))
            parts += [_plain(f"{r.headword}（{r.reading}） {r.gloss}") for r, _ in lookups]
        entities = entity_rows(self._material)
        if entities:
            parts.append(_plain(labels.entities, "Heading2"))
        for entity in entities:
            kind = labels.types.get(entity.type, entity.type.value)
            details = "・".join(part for part in (kind, entity.reading, entity.gloss) if part)
            parts.append(_plain(f"{entity.name}（{details}）×{entity.mentions}"))
        if self._orphans:
            parts.append(_plain(labels.notes, "Heading2"))
            parts += [_plain(f"{labels.orphaned}: 「{a.exact}」 {a.note}") for a in self._orphans]
        if lookups or any(entity.gloss for entity in entities):
            parts.append(_plain(labels.attribution, "Byline"))
        return parts

    def comments(self) -> str:
        """Return the part with the notes."""
        made = "".join(self._comment(number, note) for number, note in enumerate(self._notes))
        return f'{_HEAD}<w:comments xmlns:w="{_W}">{made}</w:comments>\n'

    def _comment(self, number: int, note: Annotation) -> str:
        text = note.note + "".join(f" #{tag}" for tag in note.tags)
        lines = "".join(f"<w:p>{_text_run(line)}</w:p>" for line in text.split("\n"))
        date = f' w:date="{escape(note.created_at[:19])}Z"' if note.created_at else ""
        return (
            f'<w:comment w:id="{number}" w:author="Yomite" w:initials="Y"{date}>{lines}</w:comment>'
        )


def _size_of(block: Block) -> int:
    if block.kind is BlockKind.HEADING:
        return _SIZES.get(block.level, _SIZE)
    return _SIZE if block.kind is BlockKind.BODY else 18


def _properties(block: Block) -> str:
    style = _STYLES.get(block.kind, "")
    if block.kind is BlockKind.HEADING:
        style = "Title" if block.level == 1 else f"Heading{min(3, max(2, block.level))}"
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if block.indent == 1:
        inner += '<w:ind w:firstLineChars="100" w:firstLine="220"/>'
    elif block.indent:
        inner += f'<w:ind w:leftChars="{block.indent * 100}" w:left="{block.indent * 220}"/>'
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _run(run: Run, size: int) -> str:
    properties = ""
    if run.annotation is not None and run.annotation.colour is not None:
        fill = _FILLS[run.annotation.colour]
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    if run.emphasis:
        properties += f'<w:em w:val="{_DOTS.get(run.emphasis, "dot")}"/>'
    if not run.ruby:
        return _text_run(run.text, properties)
    half = size // 2
    base = _text_run(run.text, properties)
    ruby = (
        f'<w:r><w:rPr><w:sz w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(run.ruby)}</w:t></w:r>'
    )
    return (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/>'
        f'<w:hps w:val="{half}"/><w:hpsRaise w:val="{size - 2}"/>'
        f'<w:hpsBaseText w:val="{size}"/><w:lid w:val="ja-JP"/></w:rubyPr>'
        f"<w:rt>{ruby}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    )


def _text_run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _plain(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{_text_run(text)}</w:p>"


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Yu Mincho"/>'
    made = [
        (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{_SIZE}"/>'
            '<w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
            # LibreOffice sets lines over each other where it keeps widows in vertical writing.
            '<w:widowControl w:val="0"/>'
            '<w:spacing w:after="120" w:line="420" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
            "</w:docDefaults>"
        ),
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            "</w:style>"
        ),
    ]
    for identifier, name, size, level in (
        ("Title", "Title", 36, None),
        ("Heading2", "heading 2", 28, 1),
        ("Heading3", "heading 3", 24, 2),
        ("Caption", "caption", 18, None),
        ("Byline", "Byline", 18, None),
    ):
        outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
        keep = "<w:keepNext/>" if size > _SIZE else ""
        bold = "<w:b/>" if size > _SIZE else '<w:color w:val="666666"/>'
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr>{keep}{outline}</w:pPr><w:rPr>{bold}'
            f'<w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{"".join(made)}</w:styles>\n'


def _core(material: Material) -> str:
    document = material.document
    created = ""
    if material.exported_at:
        created = (
            '<dcterms:created xsi:type="dcterms:W3CDTF">'
            f"{escape(material.exported_at[:19])}Z</dcterms:created>"
        )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:creator>{escape(document.author)}</dc:creator><dc:language>ja</dc:language>{created}"
        "</cp:coreProperties>\n"
    )
