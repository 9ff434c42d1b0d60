"""Make the trie of names out of jamdict's JMnedict and JMdict, and of IPADIC's organisations.

    python -m reader.build.entities_names JAMDICT.db Noun.org.csv OUT_DIRECTORY

Writes ``entity-names.marisa`` (written forms), ``entity-names.flags`` (two bytes a form,
little-endian) and ``entity-glosses.marisa``
(written form -> English) for names whose English says more than their reading.

JMnedict lists few organisations. IPADIC adds some 14,000: companies, banks, schools, hospitals.

Source: JMnedict and JMdict, Electronic Dictionary Research and Development Group, CC BY-SA 4.0;
IPADIC 2.7.0 (Debian's package mecab-ipadic), Nara Institute of Science and Technology.
"""

from __future__ import annotations

import argparse
import array
import re
import sqlite3
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import marisa_trie

from reader.entities import names

_TYPES = {
    "surname": names.SURNAME,
    "given": names.GIVEN,
    "fem": names.GIVEN,
    "masc": names.GIVEN,
    "person": names.FULL_NAME,
    "character": names.FULL_NAME,
    "place": names.LOCALITY,
    "station": names.STATION,
    "company": names.ORGANISATION,
    "organization": names.ORGANISATION,
    "product": names.PRODUCTION,
    "work": names.PRODUCTION,
    "unclass": names.UNCLASSED,
}
# What a common noun means, told by the last word of its first English gloss (before any bracket).
_SENSES: tuple[tuple[str, str], ...] = (
    (
        "person",
        (
            r"person|man|woman|men|women|people|player|boy|girl|child|member|staff|"
            r"officer|official|minister|president|chief|head|king|queen|chairman|manager|boss|"
            r"secretary|"
            r"professor|expert|pitcher|catcher|coach|scholar|employee|resident|representative|suspect|"
            r"prince|princess|emperor|monk|priest|wife|husband|father|mother|brother|sister|"
            r"friend|spouse"
        ),
    ),
    (
        "organisation",
        (
            r"company|companies|firm|corporation|association|organi[sz]ation|ministry|"
            r"department|agency|bureau|"
            r"committee|commission|council|party|union|institute|institution|college|university|"
            r"school|army|"
            r"navy|force|forces|troops|squad|team|club|league|government|cabinet|court|bank|"
            r"police|office|"
            r"authority|authorities|foundation|group|society|federation|parliament|assembly|"
            r"diet|section|division"
        ),
    ),
    (
        "facility",
        (
            r"building|hall|station|hospital|museum|library|theat(?:er|re)|stadium|park|airport|"
            r"port|harbou?r|"
            r"bridge|tunnel|road|street|line|railway|highway|castle|temple|shrine|church|palace|"
            r"tower|hotel|"
            r"inn|shop|store|restaurant|factory|plant|prison|base|camp|market|room|house|gate|"
            r"dam|center|centre"
        ),
    ),
    (
        "area",
        (
            r"city|town|village|prefecture|province|state|country|nation|county|district|ward|"
            r"area|region|zone|"
            r"place|land|island|islands|mountain|mountains|hill|valley|river|lake|sea|ocean|bay|"
            r"coast|beach|"
            r"desert|plain|plateau|peninsula|cape|strait|forest|continent|capital|border|peak|"
            r"waterfall|cave"
        ),
    ),
    (
        "event",
        (
            r"war|battle|festival|contest|competition|tournament|championship|championships|"
            r"match|game|race|"
            r"conference|meeting|summit|talks|election|incident|accident|revolution|rebellion|"
            r"earthquake|"
            r"typhoon|disaster|ceremony|exhibition|fair|olympics|cup|attack|operation|crisis|"
            r"movement|show"
        ),
    ),
    (
        "thing",
        (
            r"machine|vehicle|car|train|ship|boat|aircraft|airplane|plane|fighter|bomber|"
            r"missile|rocket|"
            r"satellite|weapon|gun|tank|submarine|drone|engine|computer|software|device|phone|"
            r"camera|tool|"
            r"medicine|drug|vaccine|prize|award|medal|card|system|model|sword|instrument|"
            r"telescope|robot"
        ),
    ),
    (
        "work",
        (
            r"book|novel|story|poem|song|music|film|movie|play|drama|magazine|newspaper|paper|"
            r"journal|law|act|"
            r"treaty|agreement|constitution|declaration|album|painting|picture|series|program|"
            r"programme|text"
        ),
    ),
    (
        "time",
        (
            r"day|month|year|week|morning|evening|night|season|period|era|age|time|spring|"
            r"summer|autumn|winter"
        ),
    ),
    ("people", r"tribe|ethnicity|race|language|religion|nationality|dialect|sect|believer|faith"),
    (
        "food",
        (
            r"food|dish|rice|fish|meat|vegetable|fruit|sweets|cake|noodles|soup|tea|sake|wine|"
            r"sauce|drink"
        ),
    ),
    (
        "creature",
        (
            r"animal|bird|insect|dog|cat|horse|cow|tree|flower|plant|grass|beast|snake|whale|"
            r"crab|shrimp"
        ),
    ),
    (
        "body",
        (
            r"body|hand|foot|leg|head|face|eye|mouth|heart|brain|blood|bone|skin|disease|"
            r"illness|cancer|cell"
        ),
    ),
    (
        "amount",
        (
            r"number|amount|rate|price|cost|degree|level|percent|unit|sum|ratio|value|total|"
            r"quantity|yen|dollar"
        ),
    ),
    (
        "matter",
        r"water|metal|gold|silver|iron|oil|gas|stone|wood|paper|cloth|acid|oxide|element|mineral",
    ),
    ("agent", r"\w+(?:ler|ger|ner|per|ker|der|ver|ser|tor|sor|ist|ian|eer)"),
)
_SENSE_PATTERNS = [
    (number, re.compile(f"(?:{pattern})$", re.IGNORECASE))
    for number, (_, pattern) in enumerate(_SENSES, 1)
]
_ABSTRACT = len(_SENSES) + 1


def sense_of(gloss: str) -> int:
    """Return the number of a common noun's sense class; abstract and other nouns share the last."""
    plain = (
        re.sub(r"\s*\(.*?\)", "", gloss).split(";")[0].split(" of ")[0].split(" for ")[0].strip()
    )
    last = plain.split(" ")[-1] if plain else ""
    for number, pattern in _SENSE_PATTERNS:
        if pattern.fullmatch(last):
            return number
    return _ABSTRACT


_GLOSSED = names.FULL_NAME | names.ORGANISATION | names.PRODUCTION
# JMnedict: a form with kanji, or a kana form of an entry that has none (else it is a reading).
_NAMES = """
    SELECT k.text, t.text, g.text FROM (
        SELECT idseq, text FROM NEKanji
        UNION ALL
        SELECT idseq, text FROM NEKana WHERE idseq NOT IN (SELECT idseq FROM NEKanji)
    ) k
    JOIN NETranslation r ON r.idseq = k.idseq
    LEFT JOIN NETransType t ON t.tid = r.ID
    LEFT JOIN NETransGloss g ON g.tid = r.ID
"""
_WORDS = """
    SELECT k.text, g.text, p.text FROM (
        SELECT idseq, text FROM Kanji
        UNION ALL
        SELECT idseq, text FROM Kana
    ) k
    JOIN Sense s ON s.idseq = k.idseq AND s.ID IN (SELECT MIN(ID) FROM Sense GROUP BY idseq)
    JOIN pos p ON p.sid = s.ID
    JOIN SenseGloss g ON g.sid = s.ID
    GROUP BY k.text, k.idseq
"""


def _is_katakana(text: str) -> bool:
    return all("ァ" <= c <= "ヿ" for c in text)


def collect(database: Path) -> tuple[dict[str, int], dict[str, str]]:
    """Return the flags and the glosses by written form."""
    flags: dict[str, int] = {}
    glosses: dict[str, str] = {}
    with closing(sqlite3.connect(database)) as connection:
        for form, kind, gloss in connection.execute(_NAMES):
            bit = _TYPES.get(kind or "", 0)
            if not bit or len(form) > names.LONGEST:
                continue
            flags[form] = flags.get(form, 0) | bit
            if gloss and (bit & _GLOSSED or (bit == names.LOCALITY and _is_katakana(form))):
                glosses.setdefault(form, gloss)
        for form, gloss, pos in connection.execute(_WORDS):
            if len(form) > names.LONGEST or not gloss:
                continue
            proper = gloss[0].isupper() and "noun" in (pos or "") and not gloss.startswith("I ")
            old = flags.get(form, 0)
            if not proper and "noun" in (pos or "") and not old >> names.SENSE_SHIFT:
                old |= sense_of(gloss) << names.SENSE_SHIFT
            flags[form] = old | (names.PROPER if proper else names.COMMON)
            if proper and len(form) > 1:
                glosses[form] = gloss
    return flags, glosses


def add_organisations(flags: dict[str, int], file: Path) -> None:
    """Flag IPADIC's organisations, but for those that are common words too.

    Args:
        flags: The flags by written form.
        file: Lines whose first field is the form, in IPADIC's own encoding.
    """
    for line in file.read_text(encoding="euc-jp").splitlines():
        form = unicodedata.normalize("NFKC", line.partition(",")[0].strip())
        known = flags.get(form, 0)
        if 2 <= len(form) <= names.LONGEST and not known & names.COMMON:
            flags[form] = known | names.ORGANISATION


def main() -> None:
    """Write both tries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("organisations", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    flags, glosses = collect(arguments.database)
    add_organisations(flags, arguments.organisations)
    order = sorted(flags)
    trie = marisa_trie.Trie(order, num_tries=3)
    trie.save(str(arguments.out / "entity-names.marisa"))
    by_id = array.array("H", bytes(2 * len(order)))
    for form in order:
        by_id[trie[form]] = flags[form]
    if sys.byteorder != "little":
        by_id.byteswap()
    (arguments.out / "entity-names.flags").write_bytes(by_id.tobytes())
    marisa_trie.BytesTrie(
        ((form, glosses[form].encode()) for form in sorted(glosses)), num_tries=3
    ).save(str(arguments.out / "entity-glosses.marisa"))
    print(f"{len(flags)} names, {len(glosses)} glosses")


if __name__ == "__main__":
    main()
