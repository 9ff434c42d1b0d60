"""From a document to its entity map."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.pipeline import Analyzer
from reader.documents.model import Block, BlockKind, Document
from reader.entities.extract import EntityExtractor
from reader.sessions.model import CorrectionScope, EntityCorrection


@pytest.fixture(scope="module")
def extractor():
    return EntityExtractor()


def document(text, *, boilerplate=(), date=""):
    blocks = []
    at = 0
    for index, line in enumerate(text.split("\n")):
        if line.strip():
            kind = BlockKind.BOILERPLATE if index in boilerplate else BlockKind.BODY
            blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    return Document("", text, tuple(blocks), date=date)


def marked(extractor, text):
    found = extractor.extract(document(text))
    return [(text[m.start : m.end], m.type.value) for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("米国務省は北朝鮮に警告した。", [("米国務省", "ORGANIZATION"), ("北朝鮮", "PLACE")]),
        ("日韓首脳が会談した。", [("日", "PLACE"), ("韓", "PLACE")]),
        ("米朝首脳会談は中止された。", [("米朝首脳会談", "EVENT")]),
        ("ウクライナ戦争は続く。", [("ウクライナ戦争", "EVENT")]),
        (
            "4月の米韓首脳会談以来、ウクライナ戦争後も",
            [("4月", "DATE"), ("米韓首脳会談", "EVENT"), ("ウクライナ戦争", "EVENT")],
        ),
        ("ウクライナ侵攻を続ける。", [("ウクライナ", "PLACE")]),
        ("北京で握手した(写真:ロイター)。", [("北京", "PLACE"), ("ロイター", "ORGANIZATION")]),
        ("Su-35とTu-160爆撃機を見た。", [("Su-35", "PRODUCT"), ("Tu-160", "PRODUCT")]),
        ("習近平氏と会った。", [("習近平", "PERSON")]),
        ("昨日は一日中家にいた。", [("昨日", "DATE")]),
        ("鶏肉を一口大に切る。", []),
        ("1. 鶏肉を切る。", []),
        ("二　当社の信用を毀損する行為", []),
        ("3人が来た。", [("3人", "QUANTITY")]),
        ("夫婦は二人三脚で店を守る。", []),
        ("一日中外で遊んだ。", []),
        (
            "金委員長はドナルド・トランプ米大統領とも会談した。",
            [("金", "PERSON"), ("ドナルド・トランプ", "PERSON"), ("米", "PLACE")],
        ),
        (
            "北朝鮮専門家ビクター・チャ氏は述べた。",
            [("北朝鮮", "PLACE"), ("ビクター・チャ", "PERSON")],
        ),
        ("イスラム組織ハマスは合意した。", [("ハマス", "ORGANIZATION")]),
        ("「上様が、本能寺で」", [("本能寺", "PLACE")]),
        ("会談した。大井川の水量が減った場合の補償だ。", [("大井川", "PLACE")]),
        ("対東芝戦で勝利投手となる。", [("東芝", "ORGANIZATION")]),
        ("御成通りを抜けて歩く。予定通りを願う。", [("御成通り", "PLACE")]),
        ("屋号は「藍六」。", [("藍六", "ORGANIZATION")]),
        ("蔦の絡まる一軒家だ。", []),
        ("銅の最大手コデルコは黒字だ。", [("コデルコ", "ORGANIZATION")]),
        (
            "プロ野球は巨人が広島に勝ち、先発才木は本塁打を浴びた。",
            [("巨人", "ORGANIZATION"), ("広島", "ORGANIZATION"), ("才木", "PERSON")],
        ),
        (
            "自民の浜田靖一氏は述べ、維新の岩谷良平幹事長も応じた。",
            [
                ("自民", "ORGANIZATION"),
                ("浜田靖一", "PERSON"),
                ("維新", "ORGANIZATION"),
                ("岩谷良平", "PERSON"),
            ],
        ),
        (
            "無職良知政雄容疑者を逮捕した。",
            [("良知政雄", "PERSON")],
        ),
        (
            "初マラソンの矢田みくに(エディオン)が",
            [("矢田みくに", "PERSON"), ("エディオン", "ORGANIZATION")],
        ),
        ("店の奥から氷室警部が顔を出した。", [("氷室", "PERSON")]),
        ("在デンパサール総領事館が伝えた。", [("在デンパサール総領事館", "ORGANIZATION")]),
        ("ジャズ喫茶「クイーン」を営む。", [("クイーン", "ORGANIZATION")]),
        ("2025 年 7 月 17 日 木 曜日", [("2025 年 7 月 17 日", "DATE")]),
        ("6月 22日 に 66億 ドル を", [("6月 22日", "DATE"), ("66億 ドル", "QUANTITY")]),
        (
            "ジャンニ・インファンティーノ FIFA会長 が",
            [("ジャンニ・インファンティーノ", "PERSON"), ("FIFA", "ORGANIZATION")],
        ),
        ("ロードされました。 列車。 年 。", []),
        ("仏ルモンド紙が報じた。", [("仏", "PLACE"), ("ルモンド", "ORGANIZATION")]),
        ("厚いボール紙で作る。", []),
        ("会は土井俊彦病院長と相談した。", [("土井俊彦", "PERSON")]),
        (
            "全国離島漁業者協議会(全離協)は反対した。",
            [("全国離島漁業者協議会", "ORGANIZATION"), ("全離協", "ORGANIZATION")],
        ),
        (
            "受賞はジェームズ・アリソン氏(米)だ。",
            [("ジェームズ・アリソン", "PERSON"), ("米", "PLACE")],
        ),
        ("若隆景は熱海富士を押し出した。", [("若隆景", "PERSON"), ("熱海富士", "PERSON")]),
        ("AIで議事録を作る。", []),
        ("この数字に驚いた。", []),
        ("桃園川緑道を歩いた。", [("桃園川緑道", "PLACE")]),
        ("北秋田市教委が発表した。", [("北秋田市教委", "ORGANIZATION")]),
        ("高知大学医学部付属病院に運ばれた。", [("高知大学医学部付属病院", "PLACE")]),
        ("角谷文治郎商店のみりん", [("角谷文治郎商店", "ORGANIZATION")]),
        (
            "講師は杉並木工クラブ代表の丸山ひろみさん",
            [("杉並木工クラブ", "ORGANIZATION"), ("丸山ひろみ", "PERSON")],
        ),
        ("前日の米株高を受けた。", [("前日", "DATE"), ("米", "PLACE")]),
        ("自民、公明両党が合意した。", [("自民", "ORGANIZATION"), ("公明", "ORGANIZATION")]),
        (
            "英科学誌ネイチャーに発表した。",
            [("英", "PLACE"), ("ネイチャー", "WORK")],
        ),
        ("最高裁第2小法廷が棄却した。", [("最高裁第2小法廷", "ORGANIZATION")]),
        ("特急「こうのとり」で行く。", [("こうのとり", "PRODUCT")]),
        (
            "木原氏は「日韓関係を保つ」と述べた。",
            [("木原", "PERSON"), ("日", "PLACE"), ("韓", "PLACE")],
        ),
        ("最高裁判決を受けて", [("最高裁", "ORGANIZATION")]),
        ("江戸幕府が命じた。", [("江戸幕府", "ORGANIZATION")]),
        ("市立医療センターの窓口", [("市立医療センター", "PLACE")]),
        ("MLB・NBA・NHLの選手", [(n, "ORGANIZATION") for n in ("MLB", "NBA", "NHL")]),
        (
            "4位のヤニック・シナー(イタリア)が",
            [
                ("4位", "QUANTITY"),
                ("ヤニック・シナー", "PERSON"),
                ("イタリア", "PLACE"),
            ],
        ),
        ("電話048-229-3994", []),
        ("愛犬デコピンと出かけた。", [("デコピン", "PERSON")]),
        ("選手は19日(日本時間20日)に", [("19日", "DATE"), ("20日", "DATE")]),
        (
            "金氏はドナルド・トランプ米大統領とも会談した。",
            [("金", "PERSON"), ("ドナルド・トランプ", "PERSON"), ("米", "PLACE")],
        ),
        ("イスラエル 軍はラファの検問所を閉じた。", [("イスラエル", "PLACE"), ("ラファ", "PLACE")]),
        ("英ガーディアン紙は伝えた。", [("英", "PLACE"), ("ガーディアン", "ORGANIZATION")]),
        ("市立しらかば病院の窓口", [("市立しらかば病院", "PLACE")]),
        ("公明側は求めた。", [("公明", "ORGANIZATION")]),
        ("英国BBC制作の番組", [("英国", "PLACE"), ("BBC", "ORGANIZATION")]),
        ("海軍・郵政庁と連携し", [("海軍", "ORGANIZATION"), ("郵政庁", "ORGANIZATION")]),
        ("1000キロの太平洋上にある", [("1000キロ", "QUANTITY"), ("太平洋", "PLACE")]),
        ("医者さんと子どもさんに、英会話を教える。", []),
        ("みらい証券は伸びた。", [("みらい証券", "ORGANIZATION")]),
        ("外国預託証券とハイブリッドバス", []),
        ("14日、日中は病棟にいた。", [("14日", "DATE")]),
        ("日中の気温は30度まで上がる。", [("30度", "QUANTITY")]),
        ("日中の首脳が米中の対立を論じた。", [(sign, "PLACE") for sign in "日中米中"]),
        ("江戸時代から昭和にかけて", [("江戸時代", "DATE"), ("昭和", "DATE")]),
        ("羽生結弦(ANA)が演技した。", [("羽生結弦", "PERSON"), ("ANA", "ORGANIZATION")]),
        ("東京地裁(清水響裁判長)は", [("東京地裁", "ORGANIZATION"), ("清水響", "PERSON")]),
        ("知財高裁は棄却した。", [("知財高裁", "ORGANIZATION")]),
        ("『iPhone 15の教科書 』を読んだ。", [("iPhone 15の教科書", "WORK")]),
        ("開発はモノリスソフトだ。制作はスタジオだ。", [("モノリスソフト", "ORGANIZATION")]),
        ("品川埠頭の連絡道", [("品川埠頭", "PLACE")]),
        ("三陸沖を震源とし、沖縄沖でも", [("三陸沖", "PLACE"), ("沖縄沖", "PLACE")]),
        (
            "アルマント・デュプランティス(スウェーデン)が跳んだ。",
            [("アルマント・デュプランティス", "PERSON"), ("スウェーデン", "PLACE")],
        ),
        ("国家安全保障問題担当補佐官は述べた。", []),
        ("スウェーデンの42施設で", [("スウェーデン", "PLACE"), ("42施設", "QUANTITY")]),
        ("シマヅ計測と開発中だ。", [("シマヅ計測", "ORGANIZATION")]),
        ("王子カルラスが争った。", [("カルラス", "PERSON")]),
        (
            "野党「法と正義」(PiS)の支援を受け、",
            [("法と正義", "ORGANIZATION"), ("PiS", "ORGANIZATION")],
        ),
        ("「 」と『　』だけ", []),
        ("こんにちは、まゆみです！", [("まゆみ", "PERSON")]),
        ("クサウオ科の魚", []),
        ("M7 プリーストを送った。", [("M7 プリースト", "PRODUCT")]),
        ("ランナー1.3塁から51盗塁を記録した。", [("51盗塁", "QUANTITY")]),
        ("ノンビリキング十三世の部屋", [("ノンビリキング十三世", "PERSON")]),
        ("熊田コールが起きた。", [("熊田", "PERSON")]),
        ("歌舞伎座の花道", [("歌舞伎座", "PLACE")]),
        ("東海汽船は欠航した。", [("東海汽船", "ORGANIZATION")]),
        (
            "羽田と八丈島を結ぶ便",
            [("羽田", "PLACE"), ("八丈島", "PLACE")],
        ),
        ("江ノ電の窓から海が見えた。", [("江ノ電", "ORGANIZATION")]),
        ("第35狙撃軍団長となり", [("第35狙撃軍団", "ORGANIZATION")]),
        ("改装前の第3スタジオで", [("第3スタジオ", "PLACE")]),
        ("巨人の二軍公式戦", [("巨人", "ORGANIZATION")]),
        ("チリソースが辛い。", []),
        ("自著では「名容詞」という用語を使う。", []),
        ("ノルマンディー地域圏と四川省", [("ノルマンディー地域圏", "PLACE"), ("四川省", "PLACE")]),
        ("アフリカ・アジアへ", [("アフリカ", "PLACE"), ("アジア", "PLACE")]),
        ("世界恐慌とロサンゼルス暴動", [("世界恐慌", "EVENT"), ("ロサンゼルス暴動", "EVENT")]),
        ("欧州を代表する名門大学の一つ", [("欧州", "PLACE")]),
        ("岡田真最高経営責任者(CEO)は", [("岡田真", "PERSON")]),
        ("酒場「跳ねる子鹿亭」では", [("跳ねる子鹿亭", "ORGANIZATION")]),
        ("著書『不可能を可能にする』が出た。", [("不可能を可能にする", "WORK")]),
        ("共犯の鵜飼受刑者に頼まれた。", [("鵜飼", "PERSON")]),
        ("木島死刑囚の再審請求が退けられた。", [("木島", "PERSON")]),
        ("社長は東京都内で会見した。", [("東京都", "PLACE")]),
        ("日本画家の千住博さんは日本酒が好きだ。", [("千住博", "PERSON")]),
        ("平幕隆の勝が勝った。", [("隆の勝", "PERSON")]),
        (
            "静岡県警が動き、県警の幹部が来た。",
            [("静岡県警", "ORGANIZATION"), ("県警", "ORGANIZATION")],
        ),
        ("16進数で表す。", []),
        ("Enter キーを押す。", []),
        ("京都駅の八番線に立つ。", [("京都駅", "PLACE"), ("八番線", "QUANTITY")]),
        ("大村市選管が発表した。", [("大村市選管", "ORGANIZATION")]),
        ("河北新報によると", [("河北新報", "ORGANIZATION")]),
        (
            "神楽坂の「紀の善」であんみつを食べた。",
            [("神楽坂", "PLACE"), ("紀の善", "ORGANIZATION")],
        ),
        ("県南の8市町に出た。", [("8市町", "QUANTITY")]),
    ],
)
def test_news_forms(extractor, text, expected):
    assert marked(extractor, text) == expected


def test_an_outlet_stands_alone_only_where_it_does(extractor):
    assert ("外交政策", "ORGANIZATION") in marked(extractor, "可能性があると述べた。 外交政策")
    assert ("外交政策", "ORGANIZATION") not in marked(extractor, "政府の外交政策を批判した。")


def test_a_school_year_only_labels(extractor):
    found = extractor.extract(document("3年1組の担任")).mentions
    assert [m.subtype for m in found] == ["ORDINAL", "ORDINAL"]


def test_a_space_between_japanese_words_is_a_border(extractor):
    found = marked(
        extractor, "米国に警告した。 タス クレムリン報道官ドミトリー・ペスコフ氏は語った。"
    )
    assert ("タス", "ORGANIZATION") in found
    assert ("クレムリン", "ORGANIZATION") in found
    assert ("ドミトリー・ペスコフ", "PERSON") in found


def test_boilerplate_is_left_out(extractor):
    text = "プーチン氏は北京を訪れた。\n田中太郎 コメントを残す"
    found = extractor.extract(document(text, boilerplate=(1,)))
    assert all(m.end <= text.index("\n") for m in found.mentions)


NEWS = (
    "金正恩氏は7月、戦略国際問題研究所(CSIS)のビクター・チャ氏と会った。\n"
    "金氏は「両国は友好的な隣国である」と述べた。チャ氏はCSISの番組に出た。\n"
    "アメリカのドナルド・トランプ大統領は米政府の声明を出した。米国政府も同じだ。"
)


def entity_of(found, name):
    return next(e for e in found.entities if name in e.aliases)


def test_aliases_are_one_entity(extractor):
    found = extractor.extract(document(NEWS))
    assert {"金正恩", "金"} <= set(entity_of(found, "金正恩").aliases)
    assert {"ビクター・チャ", "チャ"} <= set(entity_of(found, "チャ").aliases)
    csis = entity_of(found, "CSIS")
    assert "戦略国際問題研究所" in csis.aliases
    assert csis.mentions == 3
    assert entity_of(found, "米政府") == entity_of(found, "米国政府")


def test_a_force_goes_by_its_last_word(extractor):
    found = extractor.extract(document("静岡県警は男を逮捕した。県警によると、容疑を認めている。"))
    assert entity_of(found, "県警").name == "静岡県警"


def test_roles_and_speakers(extractor):
    found = extractor.extract(document(NEWS))
    trump = entity_of(found, "ドナルド・トランプ")
    assert [role.title for role in trump.roles] == ["大統領"]
    speakers = [q.speaker for q in found.quotations]
    assert speakers == [entity_of(found, "金正恩").id]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("「佐伯の奴には会ったのか」\n佐伯は店を売るつもりだ。", "佐伯", "PERSON"),
        ("J1リーグは8日、首位の鹿島が柏に2―1で勝った。", "柏", "ORGANIZATION"),
        ("J1リーグの試合のため広島へ行った。", "広島", "PLACE"),
        ("病院の志賀という医者は首を振った。", "志賀", "PERSON"),
        ("「黒島の裏に沈んでた」\n船は黒島へ向かった。", "黒島", "PLACE"),
        (
            "――録音はどこで。\n笹沼樹里 ベルリンです。\n――そうですか。\n笹沼 ええ、はい。",
            "笹沼",
            "PERSON",
        ),
        ("浦和学院が昌平を5―4で破った。敗れた昌平は先行した。", "昌平", "ORGANIZATION"),
        ("レウォトビ火山が噴火した。レウォトビは昨年も噴火した。", "レウォトビ", "PLACE"),
        ("氷室警部が来た。「氷室?」と氷室が言った。", "氷室", "PERSON"),
        ("リバプールは移籍金を払った。", "リバプール", "ORGANIZATION"),
        ("国民民主党は反対した。ただ、国民内には別の声もある。", "国民", "ORGANIZATION"),
    ],
)
def test_the_document_tells_the_kind_of_a_name(extractor, text, name, kind):
    found = extractor.extract(document(text))
    kinds = {m.type.value for m in found.mentions if text[m.start : m.end] == name}
    assert kinds == {kind}


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            "服部創紀助教が調べた。「道筋を解く手がかりだ」と服部さん。",
            "道筋を解く手がかりだ",
            "服部創紀",
        ),
        (
            "県警は大場翔太容疑者を逮捕した。「脅された」と容疑を認めている。",
            "脅された",
            "大場翔太",
        ),
        ("玉木雄一郎代表は「約束が違う」と不快感を示した。", "約束が違う", "玉木雄一郎"),
        ("森下彩香氏は2021年に創業。「会議を変える」と語る。", "会議を変える", "森下彩香"),
        ("国連は「受け入れられない」とした。", "受け入れられない", "国連"),
    ],
)
def test_who_said_it(extractor, text, said, speaker):
    found = extractor.extract(document(text))
    names = {e.id: e.name for e in found.entities}
    assert [
        (text[q.start + 1 : q.end - 1], names.get(q.speaker or 0)) for q in found.quotations
    ] == [(said, speaker)]


def test_a_title_before_a_colon(extractor):
    found = extractor.extract(document("株式会社ミナモト(代表取締役CEO:森下彩香)は発表した。"))
    assert [role.title for role in entity_of(found, "森下彩香").roles] == ["代表取締役CEO"]


def test_a_part_and_its_player_are_two_people(extractor):
    found = extractor.extract(
        document("主演は花井半二郎(渡辺謙)。長倉ふみ(本名長倉文子)さんが語る。")
    )
    assert entity_of(found, "花井半二郎") != entity_of(found, "渡辺謙")
    assert entity_of(found, "長倉文子").name == "長倉ふみ"


def test_a_beast_named_once_as_a_person_is_none(extractor):
    text = "配達中の人がクマに襲われた。クマは山へ逃げた。クマが多い年だ。"
    assert marked(extractor, text) == []


def test_amounts_of_recipes_have_values(extractor):
    text = "大さじ3、小さじ1/2、ごぼう2分の1本を入れる。"
    found = extractor.extract(document(text))
    assert [m.value for m in found.mentions] == ["3 tbsp", "0.5 tsp", "1/2 本"]


def test_a_full_name_that_a_space_divides_begins_its_line_whole(extractor):
    assert marked(extractor, "徳川 吉宗(とくがわ よしむね)は将軍。")[0] == ("徳川 吉宗", "PERSON")


def test_a_paragraph_of_speech_alone_goes_on_with_its_speaker(extractor):
    text = "岡田真首相は「すぐに行く」と述べた。\n「帰りは遅くなる」と強調している。"
    found = extractor.extract(document(text))
    speaker = entity_of(found, "岡田真").id
    assert [(q.speaker, q.verb) for q in found.quotations] == [
        (speaker, "述べた"),
        (speaker, "強調している"),
    ]


def test_two_people_of_one_surname_stay_apart(extractor):
    text = "山田太郎氏は笑った。山田氏は帰った。山田花子氏が来た。山田氏は怒った。"
    found = extractor.extract(document(text))
    short = [m for m in found.mentions if text[m.start : m.end] == "山田"]
    full = {text[m.start : m.end]: m.entity for m in found.mentions if m.end - m.start == 4}
    assert [m.entity for m in short] == [full["山田太郎"], full["山田花子"]]


def test_values_follow_the_text_s_date(extractor):
    text = "9月17日に3人が来た。"
    found = extractor.extract(document(text, date="2023-10-05"))
    dated = {text[m.start : m.end]: (m.value, m.inferred) for m in found.mentions}
    assert dated == {"9月17日": ("2023-09-17", True), "3人": ("3 person", False)}


def test_a_name_is_read_where_a_word_goes_on_behind_it(extractor):
    text = document("21日夕方から、1ドル=155円台で取引された。")
    found = extractor.extract(text, Analyzer().analyse(text))
    assert {e.name: e.reading for e in found.entities} == {
        "21日": "にじゅういちにち",
        "夕方": "ゆうがた",
        "1ドル": "いちどる",
        "155円": "ひゃくごじゅうごえん",
    }


def correction(action, name, value="", scope=CorrectionScope.DOCUMENT, start=0, end=0):
    return EntityCorrection(1, None, scope, action, name, value, start, end, "")


def test_corrections_survive_a_new_analysis(extractor):
    doc = document(NEWS)
    changes = (
        correction("rename", "金", "金正恩総書記"),
        correction("retype", "CSIS", "PLACE"),
        correction("hide", "アメリカ"),
        correction("merge", "チャ", "ドナルド・トランプ"),
        correction("add", "番組", "WORK"),
    )
    for _ in range(2):
        found = extractor.extract(doc, corrections=changes)
        assert entity_of(found, "金正恩").name == "金正恩総書記"
        assert entity_of(found, "CSIS").type.value == "PLACE"
        assert not any(doc.text[m.start : m.end] == "アメリカ" for m in found.mentions)
        assert entity_of(found, "チャ") == entity_of(found, "ドナルド・トランプ")
        assert entity_of(found, "番組").type.value == "WORK"


def test_split_gives_a_surface_its_own_entity(extractor):
    doc = document(NEWS)
    found = extractor.extract(doc, corrections=(correction("split", "金正恩", "金"),))
    assert entity_of(found, "金") != entity_of(found, "金正恩")
    assert entity_of(found, "金").aliases == ("金",)


def test_a_correction_here_touches_one_place(extractor):
    text = "北京で会い、北京を去った。"
    second = text.rindex("北京")
    change = correction("hide", "北京", "", CorrectionScope.HERE, second, second + 2)
    found = extractor.extract(document(text), corrections=(change,))
    assert [m.start for m in found.mentions] == [0]


SIGNS = "金正恩氏米国務省CSIS(（）)「」『』。、 　3月ロシア・ント軍さんB-1と\n"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=SIGNS,
        max_size=60,
    )
)
def test_mentions_are_ordered_apart_and_within_blocks(extractor, text):
    doc = document(text)
    found = extractor.extract(doc)
    end = 0
    numbers = {e.id for e in found.entities}
    for mention in found.mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        assert mention.entity in numbers
        end = mention.end
    assert sum(e.mentions for e in found.entities) == len(found.mentions)


@pytest.mark.parametrize(
    "text",
    ["ア・" * 300, "十百" * 100, "一" * 800, "1," * 500, "\ud800金氏", "(" * 500, "9" * 400 + "円"],
)
def test_hostile_text_is_read_all_the_same(extractor, text):
    assert extractor.extract(document(text)) is not None


SELECTOR = "\U000e0100"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"葛{SELECTOR}飾区に住む。", [(f"葛{SELECTOR}飾区", "葛飾区", "PLACE")]),
        ("辻\ufe00本清美氏は笑った。", [("辻\ufe00本清美", "辻本清美", "PERSON")]),
        ("ﾄﾖﾀ自動車が発表した。", [("ﾄﾖﾀ自動車", "トヨタ自動車", "ORGANIZATION")]),
        ("フ\u3099ラシ\u3099ルに着いた。", [("フ\u3099ラシ\u3099ル", "ブラジル", "PLACE")]),
        ("\u200b東\u200b京を出た。", [("東\u200b京", "東京", "PLACE")]),
        ("髙橋健一さんが話した。", [("髙橋健一", "高橋健一", "PERSON")]),
    ],
)
def test_names_are_found_past_what_stands_in_a_word(extractor, text, expected):
    found = extractor.extract(document(text))
    names = {e.id: e.name for e in found.entities}
    assert [
        (text[m.start : m.end], names[m.entity], m.type.value) for m in found.mentions
    ] == expected
    assert all(expected[0][0] in e.aliases for e in found.entities)


def test_a_reading_and_a_correction_reach_a_name_that_is_not_plain(extractor):
    text = document(f"葛{SELECTOR}飾区で辻{SELECTOR}本氏が語った。")
    paragraphs = Analyzer().analyse(text)
    change = correction("retype", f"辻{SELECTOR}本", "PLACE")
    found = extractor.extract(text, paragraphs, (change,))
    assert [(e.name, e.reading, e.type.value) for e in found.entities] == [
        ("葛飾区", "かつしかく", "PLACE"),
        ("辻本", "つじもと", "PLACE"),
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 60), max_size=8), st.sampled_from(("\u200b", SELECTOR, "\ufe00")))
def test_a_sign_without_width_moves_nothing(extractor, places, sign):
    plain = "葛飾区の辻本清美氏が3月12日、トヨタ自動車と会談し、「5億円だ」と述べた。"
    written = "".join(letter + sign * places.count(index) for index, letter in enumerate(plain))
    expected = extractor.extract(document(plain))
    found = extractor.extract(document(written))
    surfaces = [written[m.start : m.end].replace(sign, "") for m in found.mentions]
    assert surfaces == [plain[m.start : m.end] for m in expected.mentions]
    assert [(m.type, m.entity, m.value) for m in found.mentions] == [
        (m.type, m.entity, m.value) for m in expected.mentions
    ]
    assert [written[q.start : q.end].replace(sign, "") for q in found.quotations] == [
        plain[q.start : q.end] for q in expected.quotations
    ]
