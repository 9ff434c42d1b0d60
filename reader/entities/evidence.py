"""What the words beside a name tell of its kind, for a whole document.

``佐伯の奴`` and ``佐伯は苦笑した`` make a person of a name that may be a town too; ``黒島の裏に``
makes a place. The document's vote counts it for every mention of the name.

Source: rules written for this project.
"""

from __future__ import annotations

from reader.analysis.model import EntityType
from reader.entities.names import GIVEN, LOCALITY, STATION, SURNAME, Names
from reader.entities.patterns import lazy
from reader.entities.spans import PERSON, PLACE

_BODY = "首|眉|目|瞳|顔|肩|口|唇|頭|手|指|腕|足|膝|胸|腰|背|髪|声|息|涙|頬|額|鼻|耳|喉"
_DOES = (
    "笑|泣|黙|頷|うなず|つぶや|呟|叫|怒鳴|立ち上が|振り返|振り向|苦笑|ため息|溜息|微笑|"
    "言った|言って|言う|言いかけ|答え|尋ね|訊|聞い|話し|語|首をか|肩をすく|驚|喜|悔し|"
    "歩き出|走り出|腰を下ろ|顔を|目を|口を|手を|頭を"
)
_PERSON_AFTER = lazy(
    rf"(?:の(?:奴|やつ|野郎|(?:{_BODY})(?:[がをにはも、])|言葉|表情|横顔|背中|妻|夫|息子|娘|母|父|兄|姉|弟|妹)|"
    rf"に(?:会っ|会い|会う|話しかけ|声をかけ|そっくり)|(?:は|が|も)、?(?:{_DOES})|"
    r"って(?:奴|やつ|人)|という(?:男|女|人(?![々間])|若者|青年|少年|少女|老人|医者|医師|刑事|記者)|を(?:信じ|殴|抱き|励まし|呼び|にらみ|睨)|、(?:お前|おまえ|あんた))"
)
_PLACE_AFTER = lazy(
    r"(?:の(?:跡地|水(?:量|位|質)?[がはをに]|流れ|流域|河口|上流|下流|堤防|裏|沖|北|南|東|西|麓|ふもと|近く|周辺|あたり|辺り|港|浜|町|村|街|海|山|空|人々|住民|名物|名産)|"
    r"へ(?:向|行|帰|旅)|に(?:着|到着|向か|上陸|住|暮ら|引っ越|移り住|降り立|立ち寄)|で(?:暮ら|育|生ま|降り)|"
    r"から(?:船|車|電車|列車|バス)|行き|沖|沿い)"
)
WORTH = 200
"""What one such place weighs in the vote, where a sure mention weighs 100."""


def told(names: Names, surface: str, text: str, end: int) -> EntityType | None:
    """Return the kind that what follows a name tells, if the name may be of that kind.

    Args:
        names: The dictionaries of names.
        surface: The name, folded.
        text: The document's text.
        end: Where the name ends in it.
    """
    if _PERSON_AFTER.match(text, end):
        known = names.flags(surface)
        if known & (SURNAME | GIVEN) or not known & (LOCALITY | STATION):
            return PERSON
    elif _PLACE_AFTER.match(text, end) and names.flags(surface) & (LOCALITY | STATION):
        return PLACE
    return None
