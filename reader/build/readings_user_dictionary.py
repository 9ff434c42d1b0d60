"""Compile the tagger's user dictionary of corrections from JMdict, JMnedict and our own names.

    python -m reader.build.readings_user_dictionary [--output resources/readings/corrections.dic]

Only corrections go in: words and names that UniDic, given the bare form, reads otherwise than the
dictionary does. A row's cost is UniDic's own path cost for the form less ``_BONUS``, so that the
row wins against UniDic's cut but not against a better context. Words that would cut ordinary text
wrongly are left out: uncommon words of two kanji, forms that end in kana that are particles too,
names that begin or end with a kanji that often stands beside one, names that are words with another
reading (卸売市場), and numbers with what they count, which the number layer reads (十四日 is a name
too).

Needs ``resources/readings/words.trie`` and ``names.trie``, made by ``readings_tables``.
Source: JMdict and JMnedict (EDRDG, CC BY-SA 4.0); the compiled file is under the same licence.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import resources
from reader.analysis.kana import HAS_KANJI, hiragana, katakana
from reader.analysis.readings.counters import CounterTable
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.numerals import KANJI_NUMERALS, read_mixed

# Left and right context numbers of unidic-lite 1.0.8 (right-id.def) for the classes of the rows.
_COMMON, _PERSON, _GIVEN, _PLACE, _OTHER = 5146, 4788, 4789, 4792, 4786
_POS = {
    _COMMON: "名詞,普通名詞,一般,",
    _PERSON: "名詞,固有名詞,人名,一般",
    _GIVEN: "名詞,固有名詞,人名,名",
    _PLACE: "名詞,固有名詞,地名,一般",
    _OTHER: "名詞,固有名詞,一般,",
}
_BONUS = 2000
_PARTICLE_ENDS = "にしはともがをでのへやかなねよ"
_FREE = str.maketrans("づぢゐゑを", "ずじいえお")
_LONGEST_PLACE = 7
_DETERMINERS = ("その", "この", "あの")
# Kanji that often stand beside a name without being part of it: 新|東名, 南|大西洋.
_ADJOINING = "東西南北新大小中上下本旧元前後内外奥高"


class _Costs:
    """UniDic's reading of a bare form and the cost of its path."""

    def __init__(self) -> None:
        import fugashi
        import unidic_lite

        folder = unidic_lite.DICDIR
        self._reader: Any = fugashi.Tagger(f'-r "{folder}/mecabrc" -d "{folder}"')
        self._costs: Any = fugashi.GenericTagger(
            f'-r "{folder}/mecabrc" -d "{folder}" -O "" -F "" -E "%pc"'
        )

    def reading(self, form: str) -> tuple[str, bool]:
        """The kana of UniDic's path, and whether a part of it is unknown to UniDic."""
        parts = []
        unknown = False
        for node in self._reader(form):
            unknown = unknown or bool(node.is_unk)
            kana = node.feature.kana
            surface = node.surface
            parts.append(hiragana(kana if kana and kana != "*" else surface))
        return "".join(parts).replace("にっぽん", "にほん"), unknown

    def begins_with_numeral(self, form: str) -> bool:
        """Tell whether UniDic cuts a numeral off the form, as 四|人 and not 一女."""
        return bool(self._reader(form)[0].feature.pos2 == "数詞")

    def cost(self, form: str) -> int:
        return int(self._costs.parse(form))


def _same(one: str, other: str) -> bool:
    clean = other.replace("・", "").replace("にっぽん", "にほん")
    return hiragana(one).translate(_FREE) == hiragana(clean).translate(_FREE)


def _counted(counters: CounterTable, form: str) -> str | None:
    """How the number layer reads a form that is a number, or a number with a counter."""
    rest = form.lstrip(KANJI_NUMERALS)
    number = read_mixed(form[: len(form) - len(rest)]) if len(rest) < len(form) else None
    if number is None or not rest:
        return number.kana if number else None
    counter = counters.find(rest)
    return counters.join(number, counter) if counter else None


def _words(lexicon: ReadingLexicon, costs: _Costs) -> Iterator[tuple[str, int, str]]:
    counters = CounterTable()
    for form in lexicon.word_forms():
        if len(form) < 2 or not HAS_KANJI.search(form) or form[-1] in _PARTICLE_ENDS:
            continue
        entries = lexicon.words(form)
        best = entries[0]
        if set(best.classes) & set("vaxdcu") and "n" not in best.classes:
            continue
        if best.rank > 5 or (len(form) == 2 and best.rank > 2):
            continue
        if "v" in best.classes or any(character.isascii() for character in form):
            continue
        # They would tear 日本|中東 and その|後者; over borders the engine finds them.
        if form[-1] == "中" or form.startswith(_DETERMINERS):
            continue
        said, unknown = costs.reading(form)
        if any(_same(said, entry.kana) for entry in entries):
            continue
        if _counted(counters, form) == best.kana and costs.begins_with_numeral(form):
            continue
        # 上田 is a surname before it is a paddy field.
        if len(form) < 4 and any(set(name.types) & set("spt") for name in lexicon.names(form)):
            continue
        # Where UniDic knows the parts, the engine's own look-up over their borders reads the word;
        # a row would only cut other text.
        if unknown or best.rank <= 1:
            yield form, _COMMON, best.kana


def _names(lexicon: ReadingLexicon, costs: _Costs) -> Iterator[tuple[str, int, str]]:
    counters = CounterTable()
    for form in lexicon.name_forms():
        if len(form) < 3 or not all(HAS_KANJI.match(character) for character in form):
            continue
        entries = lexicon.names(form)
        kinds = "".join(entry.types for entry in entries)
        if "h" in kinds and len(form) <= 8:
            kind = _PERSON
            chosen = [entry for entry in entries if "h" in entry.types]
        elif set(kinds) & set("ptow") and len(form) <= _LONGEST_PLACE:
            kind = _PLACE if set(kinds) & set("pt") else _OTHER
            chosen = [entry for entry in entries if set(entry.types) & set("ptow")]
        else:
            continue
        if kind != _PERSON and (form[0] in _ADJOINING or form[-1] in _ADJOINING):
            continue
        said, _ = costs.reading(form)
        if any(_same(said, entry.kana) for entry in entries):
            continue
        words = lexicon.words(form)
        another = words and not any(_same(chosen[0].kana, word.kana) for word in words)
        if another or _counted(counters, form) or (len(chosen) > 1 and kind == _PLACE):
            continue
        yield form, kind, chosen[0].kana.replace("・", "")


def build(output: Path) -> None:
    """Write the compiled dictionary.

    Args:
        output: The file to write.
    """
    import fugashi
    import unidic_lite

    lexicon = ReadingLexicon()
    costs = _Costs()
    rows: dict[str, tuple[int, str]] = {}
    for source in (_names, _words):
        before = len(rows)
        for form, kind, kana in source(lexicon, costs):
            rows[form] = (kind, kana)
        print(f"{source.__name__[1:]}: {len(rows) - before:,} rows")
    kinds = {"person": _PERSON, "given": _GIVEN, "place": _PLACE, "organization": _OTHER}
    for name, kana, kind_name, context in resources.rows("rules/readings_names.tsv"):
        if context == "-" and len(name) > 1:
            rows[name] = (kinds[kind_name], kana)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "rows.csv"
        with table.open("w", encoding="utf-8") as file:
            for form, (kind, kana) in sorted(rows.items()):
                cost = max(-20_000, min(20_000, costs.cost(form) - _BONUS))
                # Field 18 of UniDic's 26 is kana; missing fields read as unknown.
                file.write(f"{form},{kind},{kind},{cost},{_POS[kind]}{',' * 14}{katakana(kana)}\n")
        output.parent.mkdir(parents=True, exist_ok=True)
        arguments = f'x -d "{unidic_lite.DICDIR}" -u "{output}" -f utf-8 -t utf-8 "{table}"'
        fugashi.build_dictionary(arguments)
    print(f"{output}: {len(rows):,} rows, {output.stat().st_size:,} bytes")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--output", type=Path, default=Path("resources/readings/corrections.dic").absolute()
    )
    build(parser.parse_args().output)


if __name__ == "__main__":
    main()
