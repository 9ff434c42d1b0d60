"""Write a JMdict file of real size from the installed data, to try updates with.

Usage: python tests/benchmarks/make_jmdict.py OUT.xml.gz [--ng] [--limit N]

The shape is that of the published file: a document type that names the codes as entities, then an
``entry`` for each word. ``--ng`` writes the newer root and cross references with attributes. One
entry more than the source has is added, ent_seq 9999999, so that it can be looked for.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

_NEW = (
    "<entry><ent_seq>9999999</ent_seq><k_ele><keb>試験語彙</keb></k_ele>"
    "<r_ele><reb>しけんごい</reb></r_ele>"
    "<sense><pos>&n;</pos><gloss>word made for a benchmark</gloss></sense></entry>"
)


def main() -> int:
    """Write the file."""
    from dictionary.jamdict_source import JamdictSource
    from dictionary.records import WordRecord

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ng", action="store_true", help="write the newer shape")
    parser.add_argument("--limit", type=int, default=None)
    options = parser.parse_args()
    opened = gzip.open if options.out.suffix == ".gz" else open
    records: Iterable[WordRecord] = itertools.islice(JamdictSource().words(), options.limit)
    codes: set[str] = {"n"}
    body = [_entry(record, codes, ng=options.ng) for record in records]
    root = "JMdict_NG" if options.ng else "JMdict"
    with opened(options.out, "wt", encoding="utf-8") as stream:
        stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {root} [\n')
        for code in sorted(codes):
            stream.write(f'<!ENTITY {code} "{code}, spelt out">\n')
        stream.write(f"]>\n<{root}>\n")
        stream.write("\n".join(body))
        stream.write(f"\n{_NEW}\n</{root}>\n")
    print(f"{options.out}: {len(body) + 1} entries, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def _entry(record: object, codes: set[str], *, ng: bool) -> str:
    from dictionary.records import WordRecord

    assert isinstance(record, WordRecord)

    def coded(tag: str, values: Iterable[str]) -> str:
        found = ""
        for value in values:
            if not value.replace("-", "").isalnum():
                continue
            codes.add(value)
            found += f"<{tag}>&{value};</{tag}>"
        return found

    def plain(tag: str, values: Iterable[str]) -> str:
        return "".join(f"<{tag}>{escape(value)}</{tag}>" for value in values)

    parts = [f"<entry><ent_seq>{record.id}</ent_seq>"]
    for form in record.written:
        inner = coded("ke_inf", form.marks) + plain("ke_pri", form.priorities)
        parts.append(f"<k_ele>{plain('keb', [form.text])}{inner}</k_ele>")
    for kana in record.kana:
        inner = "<re_nokanji/>" * kana.no_kanji + plain("re_restr", kana.only_for)
        inner += coded("re_inf", kana.marks) + plain("re_pri", kana.priorities)
        parts.append(f"<r_ele>{plain('reb', [kana.text])}{inner}</r_ele>")
    for sense in record.senses:
        inner = plain("stagk", sense.only_written) + plain("stagr", sense.only_reading)
        xrefs = plain("xref", sense.xrefs)
        inner += coded("pos", sense.pos)
        inner += xrefs.replace("<xref>", '<xref type="see">') if ng else xrefs
        inner += plain("ant", sense.antonyms) + coded("field", sense.fields)
        inner += coded("misc", sense.misc) + plain("s_inf", sense.notes)
        inner += coded("dial", sense.dialects) + plain("gloss", [text for text, _ in sense.glosses])
        parts.append(f"<sense>{inner}</sense>")
    parts.append("</entry>")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
