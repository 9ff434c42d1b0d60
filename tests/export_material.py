"""A small document with everything an export may hold, made by hand so that no tagger is needed."""

from __future__ import annotations

from dataclasses import replace

from reader.analysis.model import (
    Entity,
    EntityMap,
    EntityType,
    FuriganaPiece,
    Mention,
    ParagraphAnalysis,
    ReadingSource,
    Role,
    Sentence,
    Word,
    WordReading,
)
from reader.documents.model import Block, BlockKind, Document, RubyKind, RubySpan, Source
from reader.export.model import Material
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    DocumentId,
    EntityNote,
    HighlightColour,
    LookupRecord,
    SessionId,
    WordState,
    WordStatus,
)

NASTY = "<script>alert('x')</script> & \"q\" ]]> =1+1 {{c1::x}} \x01\ud800"
LINES = (
    "港の朝",
    "湊川さんは早起きだ。取り扱う魚は多い。",
    "大事な話を<b>太字</b>で&amp;書く。",
    "コメントを残す",
)
WHEN = "2026-11-22T10:00:00.000Z"


def material() -> Material:
    """Return the material; its text is ``LINES`` parted by empty lines."""
    text = "\n\n".join(LINES)
    starts = [text.index(line) for line in LINES]
    first, second, third, fourth = starts
    blocks = (
        Block(first, first + 3, BlockKind.HEADING, 1),
        Block(
            second,
            second + len(LINES[1]),
            ruby=(RubySpan(second, second + 2, "みなとがわ"),),
            indent=1,
        ),
        Block(
            third,
            third + len(LINES[2]),
            ruby=(RubySpan(third, third + 2, "﹅", RubyKind.EMPHASIS),),
        ),
        Block(fourth, fourth + len(LINES[3]), BlockKind.BOILERPLATE),
    )
    document = Document(
        title="港の朝",
        text=text,
        blocks=blocks,
        source=Source(format="html", url="https://example.jp/a?b=1&c=2"),
        date="2024-04-12",
        author="波多野 碧",
    )
    return Material(
        document=document,
        paragraphs=_paragraphs(second, third),
        entity_map=EntityMap(
            mentions=(Mention(second, second + 2, EntityType.PERSON, 1),),
            entities=(
                Entity(
                    1,
                    EntityType.PERSON,
                    "湊川",
                    "みなとがわ",
                    ("湊川", "湊川氏"),
                    (Role("漁師", "港組合"),),
                    "Minatogawa",
                    None,
                    1,
                ),
            ),
        ),
        annotations=_annotations(text),
        lookups=_lookups(text),
        words=(WordState("取り扱う", "とりあつかう", WordStatus.LEARNING_2, WHEN),),
        entity_notes=(EntityNote(1, None, "PERSON", "湊川", "主人公", WHEN),),
        glosses={("魚", "さかな"): "fish; seafood", ("早起き", "はやおき"): "early rising"},
        exported_at="2026-11-22T10:00:00Z",
    )


def _paragraphs(second: int, third: int) -> tuple[ParagraphAnalysis, ...]:
    def piece(at: int, length: int, ruby: str) -> FuriganaPiece:
        return FuriganaPiece(second + at, second + at + length, ruby)

    def word(at: int, length: int, lemma: str, reading: str, pos: str, own: str = "") -> Word:
        return Word(second + at, second + at + length, lemma, own or reading, pos, (), reading)

    def reading(at: int, length: int, kana: str) -> WordReading:
        surface = LINES[1][at : at + length]
        return WordReading(
            second + at, second + at + length, surface, kana, ReadingSource.DICTIONARY
        )

    one = ParagraphAnalysis(
        index=1,
        start=second,
        end=second + len(LINES[1]),
        sentences=(
            Sentence(second, second + 10),
            Sentence(second + 10, second + len(LINES[1])),
        ),
        words=(
            word(0, 2, "湊川", "みなとがわ", "propn"),
            word(5, 3, "早起き", "はやおき", "noun"),
            word(10, 4, "取り扱う", "とりあつかう", "verb"),
            word(14, 1, "魚", "さかな", "noun"),
            word(16, 2, "多い", "おおい", "adj"),
        ),
        readings=(
            reading(0, 2, "みなとがわ"),
            reading(5, 3, "はやおき"),
            reading(10, 4, "とりあつかう"),
            reading(14, 1, "さかな"),
            reading(16, 2, "おおい"),
        ),
        furigana=(
            piece(0, 1, "みなと"),
            piece(1, 1, "がわ"),
            piece(5, 1, "はや"),
            piece(6, 1, "お"),
            piece(10, 1, "と"),
            piece(12, 1, "あつか"),
            piece(14, 1, "さかな"),
            piece(16, 1, "おお"),
        ),
    )
    two = ParagraphAnalysis(
        index=2,
        start=third,
        end=third + len(LINES[2]),
        sentences=(Sentence(third, third + len(LINES[2])),),
        words=(),
        readings=(),
        furigana=(FuriganaPiece(third, third + 2, "だいじ"),),
    )
    return one, two


def _annotations(text: str) -> tuple[Annotation, ...]:
    def annotation(
        number: int, quote: str, note: str, colour: HighlightColour | None
    ) -> Annotation:
        start = text.index(quote)
        return Annotation(
            id=AnnotationId(number),
            document_id=DocumentId(1),
            start=start,
            end=start + len(quote),
            exact=quote,
            prefix=text[max(0, start - 32) : start],
            suffix=text[start + len(quote) : start + len(quote) + 32],
            colour=colour,
            note=note,
            target=AnnotationTarget.PASSAGE,
            target_key="",
            tags=("後で",) if note else (),
            created_at=WHEN,
            updated_at=WHEN,
            uid=f"00000000-0000-4000-8000-00000000000{number}",
        )

    return (
        annotation(1, "早起きだ。取り扱う", "一行目\n" + NASTY, HighlightColour.GREEN),
        annotation(2, "大事な話", "", HighlightColour.PINK),
        replace(annotation(3, "港の朝", "消えた所のメモ", None), exact="もう無い", orphaned=True),
    )


def _lookups(text: str) -> tuple[LookupRecord, ...]:
    def lookup(number: int, surface: str, headword: str, reading: str, gloss: str) -> LookupRecord:
        start = text.find(surface)
        return LookupRecord(
            id=number,
            document_id=DocumentId(1),
            session_id=SessionId(1),
            start=max(0, start),
            end=max(0, start) + len(surface),
            surface=surface,
            headword=headword,
            reading=reading,
            entry=1000 + number,
            gloss=gloss,
            sentence="前に見た文で取り扱った。" if start < 0 else "",
            at=f"2026-11-22T10:00:0{number}.000Z",
        )

    return (
        lookup(1, "取り扱う", "取り扱う", "とりあつかう", 'to handle; <i>"to deal in"</i>'),
        lookup(2, "早起き", "早起き", "はやおき", "early rising"),
        lookup(3, "取り扱う", "取り扱う", "とりあつかう", "to handle"),
        lookup(4, "取り扱った", "取り扱い", "とりあつかい", "=handling"),
    )
