"""Build the compact tables of the reading engine from jamdict's data.

    python -m reader.build.readings_tables [--database FILE] [--output resources/readings]

Makes ``kanji.tsv`` (KANJIDIC2: readings by kanji), ``words.trie`` (JMdict: written form to
readings) and ``names.trie`` (JMnedict: name to readings), all EDRDG, CC BY-SA 4.0. The tries are
marisa ``BytesTrie`` files that the application maps into memory, with a trie of the keys alone
beside each; ``reader.analysis.readings.lexicon`` says what a value holds.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reader.analysis.kana import ALL_KANA, HAS_KANJI, hiragana

# JMdict's classes, as jamdict spells them out, to one letter each.
_CLASSES = (
    ("noun or participle which takes", "s"),
    ("noun, used as a suffix", "f"),
    ("suffix", "f"),
    ("noun, used as a prefix", "p"),
    ("prefix", "p"),
    ("noun or verb acting", "r"),
    ("noun", "n"),
    ("adjectival noun", "n"),
    ("expressions", "x"),
    ("adverb", "d"),
    ("counter", "c"),
    ("numeric", "u"),
    ("pronoun", "n"),
    ("adjective (keiyoushi)", "a"),
    ("'taru'", "n"),
    ("pre-noun", "r"),
    ("interjection", "i"),
    ("conjunction", "d"),
)
_RARE = {"archaism", "obscure term", "obsolete term", "rare", "poetical term"}
_NAME_TYPES = {
    "place": "p",
    "surname": "s",
    "given": "g",
    "fem": "g",
    "masc": "g",
    "unclass": "u",
    "person": "h",
    "station": "t",
    "organization": "o",
    "company": "o",
    "work": "w",
    "product": "w",
}


def _class_letter(pos: str) -> str:
    if "verb" in pos and not pos.startswith(("adverb", "noun", "transitive", "intransitive")):
        return "v"
    for start, letter in _CLASSES:
        if pos.startswith(start):
            return letter
    return ""


def _grouped(db: sqlite3.Connection, query: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, text in db.execute(query):
        found[key].append(text)
    return found


def word_rows(db: sqlite3.Connection) -> Iterator[tuple[str, str, int, str]]:
    """Yield JMdict's pairs: written form, kana, rank (0 best) and class letters.

    The rank adds what speaks against a pair: no shared priority mark, irregular or out-dated
    spelling or kana, an archaic sense, a later place in the entry.
    """
    kanji_marks = _grouped(db, "select kid, text from KJP")
    kanji_info = _grouped(db, "select kid, text from KJI")
    kana_marks = _grouped(db, "select kid, text from KNP")
    kana_info = _grouped(db, "select kid, text from KNI")
    restricted = _grouped(db, "select kid, text from KNR")
    classes = _grouped(db, "select s.idseq, p.text from pos p join Sense s on s.ID = p.sid")
    misc = _grouped(db, "select s.idseq, m.text from misc m join Sense s on s.ID = m.sid")
    senses = dict(db.execute("select idseq, count(*) from Sense group by idseq"))
    writings: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for key, entry, text in db.execute("select ID, idseq, text from Kanji order by ID"):
        writings[entry].append((key, text))
    kana: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for key, entry, text, nokanji in db.execute(
        "select ID, idseq, text, nokanji from Kana order by ID"
    ):
        kana[entry].append((key, text, nokanji))
    for entry, forms in writings.items():
        letters = "".join(sorted({_class_letter(pos) for pos in classes[entry]}))
        notes = misc[entry]
        rare = sum(note in _RARE for note in notes) >= senses.get(entry, 1) and bool(notes)
        if any(note.startswith("word usually written") for note in notes):
            letters += "k"
        for form_id, written in forms:
            if not HAS_KANJI.search(written):
                continue
            form_marks = set(kanji_marks[form_id])
            bad_form = bool(kanji_info[form_id])
            position = 0
            for kana_id, reading, nokanji in kana[entry]:
                if nokanji or (restricted[kana_id] and written not in restricted[kana_id]):
                    continue
                marks = form_marks & set(kana_marks[kana_id])
                common = bool(marks & {"news1", "ichi1", "spec1", "spec2", "gai1"})
                rank = 0 if common else 2 if marks else 4
                rank += 6 if any("out-dated" in info for info in kana_info[kana_id]) else 0
                rank += 3 if rare else 0
                rank += 1 if bad_form else 0
                yield written, reading, min(9, rank + min(position, 1)), letters
                position += 1


def name_rows(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield JMnedict's pairs: written form, kana and type letters."""
    types = _grouped(
        db, "select t.idseq, n.text from NETransType n join NETranslation t on t.ID = n.tid"
    )
    kana = _grouped(db, "select idseq, text from NEKana order by ID")
    for entry, written in db.execute("select idseq, text from NEKanji order by ID"):
        if not HAS_KANJI.search(written) or not 1 <= len(written) <= 16:
            continue
        letters = "".join(sorted({_NAME_TYPES.get(kind, "w") for kind in types[entry]}))
        for reading in kana[entry]:
            if ALL_KANA.fullmatch(reading):
                yield written, reading, letters


def kanji_rows(db: sqlite3.Connection) -> Iterator[str]:
    """Yield KANJIDIC2's lines: kanji, on, kun (``.`` before okurigana), names, Korean (hangul)."""
    readings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = (
        "select c.literal, r.r_type, r.value from reading r join rm_group g on g.ID = r.gid "
        "join character c on c.ID = g.cid where r.r_type in ('ja_on', 'ja_kun', 'korean_h')"
    )
    for literal, kind, value in db.execute(query):
        kana = hiragana(value).strip("-")
        if kana not in readings[literal][kind]:
            readings[literal][kind].append(kana)
    for literal, value in db.execute(
        "select c.literal, n.value from nanori n join character c on c.ID = n.cid"
    ):
        readings[literal]["nanori"].append(hiragana(value).strip("-"))
    for literal, kinds in readings.items():
        fields = (" ".join(kinds[kind]) for kind in ("ja_on", "ja_kun", "nanori", "korean_h"))
        yield "\t".join((literal, *fields))


def build(database: Path, output: Path) -> None:
    """Write the three tables.

    Args:
        database: jamdict's SQLite file.
        output: The folder to write to.
    """
    import marisa_trie

    output.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        lines = sorted(kanji_rows(db))
        head = (
            "# KANJIDIC2 (EDRDG, CC BY-SA 4.0): kanji, on, kun, names, Korean; "
            "made by reader.build.readings_tables\n"
        )
        (output / "kanji.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")

        best: dict[tuple[str, str], tuple[int, str]] = {}
        for written, reading, rank, letters in word_rows(db):
            before = best.get((written, reading))
            if before is None or rank < before[0]:
                best[written, reading] = (rank, letters + (before[1] if before else ""))
            elif before:
                best[written, reading] = (before[0], before[1] + letters)
        words = [
            (written, f"{rank}{''.join(sorted(set(letters)))}:{reading}".encode())
            for (written, reading), (rank, letters) in best.items()
        ]
        marisa_trie.BytesTrie(words).save(str(output / "words.trie"))

        names: dict[tuple[str, str], str] = {}
        for written, reading, letters in name_rows(db):
            names[written, reading] = "".join(
                sorted(set(names.get((written, reading), "") + letters))
            )
        pairs = [
            (written, f"{letters}:{reading}".encode())
            for (written, reading), letters in names.items()
        ]
        marisa_trie.BytesTrie(pairs).save(str(output / "names.trie"))
        # Looking for prefixes is four times faster in a trie of the keys alone.
        for name, rows in (("words.keys", words), ("names.keys", pairs)):
            keys = sorted({written for written, _ in rows if len(written) > 1})
            marisa_trie.Trie(keys).save(str(output / name))
    for name in ("kanji.tsv", "words.trie", "names.trie", "words.keys", "names.keys"):
        print(f"{name}: {(output / name).stat().st_size:,} bytes")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--output", type=Path, default=Path("resources/readings"))
    arguments = parser.parse_args()
    database = arguments.database
    if database is None:
        import jamdict_data

        database = Path(jamdict_data.JAMDICT_DB_PATH)
    build(database, arguments.output)


if __name__ == "__main__":
    main()
