"""Surfaces of names compared: normal forms, scripts, company affixes, short forms.

Source: rules written for this project.
"""

from __future__ import annotations

from reader.entities.patterns import lazy
from reader.entities.tokens import fold
from reader.entities.wordlists import words

JOINTS = lazy(r"[・=＝ 　]")
LEGAL_HEAD = lazy(
    r"(?:株式会社|有限会社|合同会社|\(株\)|㈱|(?:一般|公益)(?:社団|財団)法人|独立行政法人|"
    r"国立研究開発法人|(?:国立|公立)大学法人|学校法人|医療法人|社会福祉法人|宗教法人|NPO法人|"
    r"特定非営利活動法人)"
)
COMPANY = lazy(
    rf"^{LEGAL_HEAD.pattern}|"
    r"(?:株式会社|ホールディングス|ホールディング|HD|グループ|コーポレーション|カンパニー|"
    r"通信社?|新聞社|放送|テレビ|社|\(株\)|㈱|Inc\.?|Ltd\.?|Corp\.?)$"
)
PLACE_ENDS = "都道府県市区町村州省国島郡"
UNITS = lazy(
    r"(?:学部|学科|研究科|大学院|病院|研究所|センター|研究室|支店|支社|支部|本部|部|課|局|"
    r"室|委員会|高校|中学校?|小学校|附属.*|付属.*|労組|労働組合|議会|署|隊|チーム|銀行|証券|"
    r"生命|不動産|建設|電機|重工業?|自動車|空港|駅|港|役所|県警|府警|警察|地裁|地検|高裁|"
    r"高検|消防.*|大学|議連|基金|財団|新聞|放送|テレビ|博物館|美術館|工業|化学|製薬|食品|"
    r"物産|商事|電力|ガス|鉄道)$"
)
APPOSITION = lazy(
    r"^[(（「『](?:以下、?|略称[はは:：・、]?|通称[はは:：・、]?|旧称?[・:：]?|現[・、]?|"
    r"本名[・:：]|英語?名?[・:：、]?|英[:：]\s?|愛称[は:：]?)?[「『]?$"
)
ABBREVIATED = lazy(r"^(?:、)?[(（]?(?:以下、?|略称[は:：]?|通称[は:：]?|略して)[「『]?$")
# What may stand between the names of a bracket: separators and labels.
LISTED = lazy(
    r"[、,;:/\s「『・]*(?:または|又は|あるいは|もしくは|および|通称|略称|略|以下|旧称|別名|"
    r"別称|正式名称|本名|愛称|俗称|現|(?:のち|後)の|旧|元|[一-鿿ァ-ヺー・]{1,9}語(?:名|表記)?|英[称名]|拼音|転写|漢字|英文(?:名|社名|表記)?|"
    r"[英独仏伊西露中韓羅希蘭葡米典丁])?"
    r"[、::は\s]*[「『]?"
)
LABEL = lazy(r"[::]|略|通称|以下|別名|旧称|愛称|正式|語|[の後]の$")
STRIFE = lazy(r"^(.+?)(?:での|における|の)?(戦争|紛争|侵攻|侵略|危機|内戦)$")
CODE = lazy(r"[A-Za-z]+-?\d+[A-Za-z0-9-]*")

# What makes a country's or a region's name an official one: カタール|国, イラン|・イスラム共和国.
STATE_FORM = lazy(
    r"(?:・[ァ-ヺー]+)?(?:独立|民主|人民|社会主義|連邦|イスラム|多民族)*(?:共和国|連邦|首長国)|"
    r"帝国|公国|独立国|大陸|(?:・[ァ-ヺー]+)?王国"
)
STATE_ORGANS = words("state organs")


def normal(surface: str) -> str:
    """Return a surface without width, spaces and spelling variants."""
    return (
        fold(surface).replace(" ", "").replace("ヶ", "ケ").replace("ヴァ", "バ").replace("＝", "=")
    )


def is_kanji(text: str) -> bool:
    """Tell whether a text is nothing but kanji."""
    return all("一" <= c <= "鿿" or c in "々〆ヶケ" for c in text)


def is_katakana(text: str) -> bool:
    """Tell whether a text is nothing but katakana."""
    return bool(text) and all("ァ" <= c <= "ヿ" for c in text)


def in_order(short: str, whole: str) -> bool:
    """Tell whether a name takes all its characters from another one, in their order (国鉄)."""
    rest = iter(whole)
    return len(short) >= 2 and all(character in rest for character in short)


def other_script(one: str, other: str) -> bool:
    """Tell whether two names are written in different scripts."""
    return script(one) != script(other)


def script(text: str) -> str:
    """Return latin, kanji, hiragana, katakana or other."""
    if text.isascii():
        return "latin"
    if any("一" <= c <= "鿿" for c in text):
        return "kanji"
    if all("ぁ" <= c <= "ゟ" or c in "ー・" for c in text):
        return "hiragana"
    return "katakana" if all("ァ" <= c <= "ヿ" or c in "・=" for c in text) else "other"
