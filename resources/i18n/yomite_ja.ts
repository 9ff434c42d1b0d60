<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Corpora behind the shipped models</source>
        <translation>同梱モデルの学習に使った文章</translation>
    </message>
    <message>
        <source>JMdict, JMnedict and KANJIDIC2</source>
        <translation>JMdict・JMnedict・KANJIDIC2（辞書）</translation>
    </message>
    <message>
        <source>The model that finds names</source>
        <translation>固有名を見つけるモデル</translation>
    </message>
    <message>
        <source>Frequency, JLPT levels and examples</source>
        <translation>頻度・JLPT のレベル・例文</translation>
    </message>
    <message>
        <source>Software that Yomite stands on</source>
        <translation>利用しているソフトウェア</translation>
    </message>
    <message>
        <source>About Yomite</source>
        <translation>Yomite について</translation>
    </message>
    <message>
        <source>Yomite uses the JMdict/EDICT, JMnedict and KANJIDIC dictionary files. These files are the property of the Electronic Dictionary Research and Development Group (EDRDG), and are used in conformance with the Group&apos;s licence.</source>
        <translation>Yomite は JMdict/EDICT、JMnedict、KANJIDIC の辞書ファイルを使用しています。これらのファイルは Electronic Dictionary Research and Development Group（EDRDG）の所有物であり、同グループのライセンスに従って使用しています。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>ライセンスの本文</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>単語(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>メモ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近開いた文書(&amp;R)</translation>
    </message>
    <message>
        <source>Read the &amp;clipboard</source>
        <translation>クリップボードを読む(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>ライブラリ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Name this session…</source>
        <translation>この読書記録に名前を付ける(&amp;N)…</translation>
    </message>
    <message>
        <source>Su&amp;mmary of this session</source>
        <translation>この読書のまとめ(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Back up everything…</source>
        <translation>すべてをバックアップ(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>バックアップから復元(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Dictionaries…</source>
        <translation>辞書(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy with readings in &amp;brackets</source>
        <translation>読みをかっこ書きでコピー(&amp;B)</translation>
    </message>
    <message>
        <source>Copy as &amp;HTML with ruby</source>
        <translation>ルビ付き HTML でコピー(&amp;H)</translation>
    </message>
    <message>
        <source>Select the &amp;sentence</source>
        <translation>文を選択(&amp;S)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>すべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>検索(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>次を検索(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>前を検索(&amp;P)</translation>
    </message>
    <message>
        <source>Find in the whole &amp;library…</source>
        <translation>ライブラリ全体を検索(&amp;L)…</translation>
    </message>
    <message>
        <source>Next &amp;furigana mode</source>
        <translation>ふりがなの表示を切り替え(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Furigana</source>
        <translation>ふりがな(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Vertical writing</source>
        <translation>縦書き(&amp;V)</translation>
    </message>
    <message>
        <source>Turn &amp;pages</source>
        <translation>ページ送り(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>大きく(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>小さく(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>標準の大きさ(&amp;N)</translation>
    </message>
    <message>
        <source>Longer l&amp;ines</source>
        <translation>行を長く(&amp;I)</translation>
    </message>
    <message>
        <source>Shorter li&amp;nes</source>
        <translation>行を短く(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Wider line pitch</source>
        <translation>行間を広く(&amp;W)</translation>
    </message>
    <message>
        <source>Na&amp;rrower line pitch</source>
        <translation>行間を狭く(&amp;R)</translation>
    </message>
    <message>
        <source>Set lines &amp;tight where there is no ruby</source>
        <translation>ふりがなのない行を詰める(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Mark people, places and dates</source>
        <translation>人名・地名・日付に印を付ける(&amp;M)</translation>
    </message>
    <message>
        <source>Colour words by &amp;status</source>
        <translation>習得度で単語を色分け(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation>サイドパネル(&amp;P)</translation>
    </message>
    <message>
        <source>C&amp;ontents</source>
        <translation>目次(&amp;O)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全画面(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Look up and pin</source>
        <translation>辞書を引いて固定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Show the card</source>
        <translation>ポップアップを表示(&amp;S)</translation>
    </message>
    <message>
        <source>Search the &amp;dictionary…</source>
        <translation>辞書を検索(&amp;D)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt entry of the card</source>
        <translation>カードの次の項目(&amp;X)</translation>
    </message>
    <message>
        <source>Previous &amp;entry of the card</source>
        <translation>カードの前の項目(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Back in look-ups</source>
        <translation>前に引いた語へ(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;orward in look-ups</source>
        <translation>次に引いた語へ(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Known</source>
        <translation>既知(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Ignored</source>
        <translation>無視(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Unknown</source>
        <translation>未知(&amp;U)</translation>
    </message>
    <message>
        <source>Learning &amp;1</source>
        <translation>学習中 &amp;1</translation>
    </message>
    <message>
        <source>Learning &amp;2</source>
        <translation>学習中 &amp;2</translation>
    </message>
    <message>
        <source>Learning &amp;3</source>
        <translation>学習中 &amp;3</translation>
    </message>
    <message>
        <source>Learning &amp;4</source>
        <translation>学習中 &amp;4</translation>
    </message>
    <message>
        <source>&amp;Correct reading, word or entity here…</source>
        <translation>ここの読み・単語・固有名を修正(&amp;C)…</translation>
    </message>
    <message>
        <source>Correct word &amp;borders here…</source>
        <translation>ここの単語の区切りを直す(&amp;B)…</translation>
    </message>
    <message>
        <source>List of co&amp;rrections…</source>
        <translation>修正の一覧(&amp;R)…</translation>
    </message>
    <message>
        <source>I&amp;mport known words…</source>
        <translation>既知の単語を取り込む(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Note on the word or selection…</source>
        <translation>単語・選択範囲にメモ(&amp;N)…</translation>
    </message>
    <message>
        <source>Note on the &amp;sentence…</source>
        <translation>文にメモ(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>ハイライト(&amp;H)</translation>
    </message>
    <message>
        <source>then 1 to 5: the colour</source>
        <translation>続けて 1～5 で色を選ぶ</translation>
    </message>
    <message>
        <source>Fifth highlight colour</source>
        <translation>ハイライトの 5 番目の色</translation>
    </message>
    <message>
        <source>&amp;Delete the mark here</source>
        <translation>ここのマークを削除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;What the colours mean…</source>
        <translation>色の意味(&amp;W)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt mark</source>
        <translation>次のマーク(&amp;X)</translation>
    </message>
    <message>
        <source>Pre&amp;vious mark</source>
        <translation>前のマーク(&amp;V)</translation>
    </message>
    <message>
        <source>Next &amp;unknown word</source>
        <translation>次の未知の単語(&amp;U)</translation>
    </message>
    <message>
        <source>Previous un&amp;known word</source>
        <translation>前の未知の単語(&amp;K)</translation>
    </message>
    <message>
        <source>Next &amp;mention of the entity</source>
        <translation>同じ固有名の次の箇所(&amp;M)</translation>
    </message>
    <message>
        <source>Previous me&amp;ntion of the entity</source>
        <translation>同じ固有名の前の箇所(&amp;N)</translation>
    </message>
    <message>
        <source>To the &amp;page</source>
        <translation>本文へ(&amp;P)</translation>
    </message>
    <message>
        <source>To the pan&amp;el</source>
        <translation>サイドパネルへ(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Close the innermost thing</source>
        <translation>手前のものを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>キー操作の一覧(&amp;K)</translation>
    </message>
    <message>
        <source>Open a &amp;sample</source>
        <translation>見本を開く(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Yomite and licences</source>
        <translation>Yomite とライセンスについて(&amp;A)</translation>
    </message>
    <message>
        <source>Word before or after, by the writing direction</source>
        <translation>前後の単語へ（書字方向に沿って）</translation>
    </message>
    <message>
        <source>Line or column before or after</source>
        <translation>前後の行へ</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Screenful on or back</source>
        <translation>一画面進む・戻る</translation>
    </message>
    <message>
        <source>Start or end of the line</source>
        <translation>行頭・行末へ</translation>
    </message>
    <message>
        <source>Start or end of the document</source>
        <translation>文書の先頭・末尾へ</translation>
    </message>
    <message>
        <source>Show the card at once</source>
        <translation>すぐにポップアップを表示</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大・縮小</translation>
    </message>
</context>
<context>
    <name>AnkiSource</name>
    <message>
        <source>Words of the cards that you have known for long. Anki must be running, with the add-on AnkiConnect.</source>
        <translation>長く覚えているカードの単語です。アドオン AnkiConnect を入れた Anki が動いている必要があります。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 日</translation>
    </message>
    <message>
        <source>&amp;Deck</source>
        <translation>デッキ(&amp;D)</translation>
    </message>
    <message>
        <source>Field with the &amp;word</source>
        <translation>単語のフィールド(&amp;W)</translation>
    </message>
    <message>
        <source>Known from an &amp;interval of</source>
        <translation>既知とみなす間隔(&amp;I)</translation>
    </message>
    <message>
        <source>Anki is being asked…</source>
        <translation>Anki に問い合わせています…</translation>
    </message>
    <message>
        <source>All decks</source>
        <translation>すべてのデッキ</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Look in Anki</source>
        <translation>Anki で探す(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Ask Anki again</source>
        <translation>Anki にもう一度問い合わせる(&amp;A)</translation>
    </message>
</context>
<context>
    <name>AnnotationModel</name>
    <message>
        <source>Highlight</source>
        <translation>ハイライト</translation>
    </message>
    <message>
        <source>on the name</source>
        <translation>固有名へのメモ</translation>
    </message>
    <message>
        <source>on the dictionary entry</source>
        <translation>辞書の見出しへのメモ</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Deleted.</source>
        <translation>削除しました。</translation>
    </message>
    <message>
        <source>Open a document first.</source>
        <translation>先に文書を開いてください。</translation>
    </message>
    <message>
        <source>Name this session</source>
        <translation>読書記録の名前</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前：</translation>
    </message>
    <message>
        <source>Delete this document from the library?</source>
        <translation>この文書をライブラリから削除しますか？</translation>
    </message>
    <message>
        <source>The file itself stays where it is. What shall become of its notes?</source>
        <translation>ファイルそのものは削除されません。メモはどうしますか？</translation>
    </message>
    <message>
        <source>Keep the notes</source>
        <translation>メモを残す</translation>
    </message>
    <message>
        <source>Delete them too</source>
        <translation>メモも削除</translation>
    </message>
    <message>
        <source>Back up everything</source>
        <translation>すべてをバックアップ</translation>
    </message>
    <message>
        <source>Backups ({0})</source>
        <translation>バックアップ ({0})</translation>
    </message>
    <message>
        <source>Everything was written to {0}.</source>
        <translation>すべてを {0} に保存しました。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>Backups ({0});;All files (*)</source>
        <translation>バックアップ ({0});;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>バックアップから復元しました。</translation>
    </message>
    <message>
        <source>What was there before is kept in {0}.</source>
        <translation>それまでのデータは {0} に残してあります。</translation>
    </message>
</context>
<context>
    <name>BorderStrip</name>
    <message>
        <source>Borders of words</source>
        <translation>単語の区切り</translation>
    </message>
</context>
<context>
    <name>BordersDialog</name>
    <message>
        <source>Correct word borders</source>
        <translation>単語の区切りを直す</translation>
    </message>
    <message>
        <source>Click between two characters to split a word there or to join two; or use the arrow keys and the space bar.</source>
        <translation>文字と文字の間をクリックすると、そこで区切るか、二つをつなげます。矢印キーとスペースキーでもできます。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>stands before a noun</source>
        <translation>連体用法</translation>
    </message>
    <message>
        <source>i-adjective</source>
        <translation>イ形容詞</translation>
    </message>
    <message>
        <source>i-adjective (いい)</source>
        <translation>イ形容詞（いい）</translation>
    </message>
    <message>
        <source>classical kari-adjective</source>
        <translation>文語カリ活用形容詞</translation>
    </message>
    <message>
        <source>classical ku-adjective</source>
        <translation>文語ク活用形容詞</translation>
    </message>
    <message>
        <source>na-adjective</source>
        <translation>ナ形容詞</translation>
    </message>
    <message>
        <source>classical nari-adjective</source>
        <translation>文語ナリ活用形容動詞</translation>
    </message>
    <message>
        <source>noun with の</source>
        <translation>「の」で修飾する名詞</translation>
    </message>
    <message>
        <source>before a noun only</source>
        <translation>連体詞</translation>
    </message>
    <message>
        <source>classical shiku-adjective</source>
        <translation>文語シク活用形容詞</translation>
    </message>
    <message>
        <source>taru-adjective</source>
        <translation>タル形容動詞</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>副詞</translation>
    </message>
    <message>
        <source>adverb with と</source>
        <translation>「と」を伴う副詞</translation>
    </message>
    <message>
        <source>auxiliary</source>
        <translation>助動詞など</translation>
    </message>
    <message>
        <source>auxiliary adjective</source>
        <translation>補助形容詞</translation>
    </message>
    <message>
        <source>auxiliary verb</source>
        <translation>補助動詞</translation>
    </message>
    <message>
        <source>conjunction</source>
        <translation>接続詞</translation>
    </message>
    <message>
        <source>copula</source>
        <translation>コピュラ（だ）</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>助数詞</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表現</translation>
    </message>
    <message>
        <source>interjection</source>
        <translation>感動詞</translation>
    </message>
    <message>
        <source>noun</source>
        <translation>名詞</translation>
    </message>
    <message>
        <source>noun used as adverb</source>
        <translation>副詞的名詞</translation>
    </message>
    <message>
        <source>proper noun</source>
        <translation>固有名詞</translation>
    </message>
    <message>
        <source>noun used as prefix</source>
        <translation>接頭語的名詞</translation>
    </message>
    <message>
        <source>noun used as suffix</source>
        <translation>接尾語的名詞</translation>
    </message>
    <message>
        <source>noun of time</source>
        <translation>時の名詞</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数詞</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>代名詞</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>接頭辞</translation>
    </message>
    <message>
        <source>particle</source>
        <translation>助詞</translation>
    </message>
    <message>
        <source>suffix</source>
        <translation>接尾辞</translation>
    </message>
    <message>
        <source>unclassified</source>
        <translation>未分類</translation>
    </message>
    <message>
        <source>verb</source>
        <translation>動詞</translation>
    </message>
    <message>
        <source>ichidan verb</source>
        <translation>一段動詞</translation>
    </message>
    <message>
        <source>ichidan verb (くれる)</source>
        <translation>一段動詞（くれる）</translation>
    </message>
    <message>
        <source>godan verb (-aru)</source>
        <translation>五段動詞（ラ行特殊）</translation>
    </message>
    <message>
        <source>godan verb</source>
        <translation>五段動詞</translation>
    </message>
    <message>
        <source>godan verb (行く)</source>
        <translation>五段動詞（行く）</translation>
    </message>
    <message>
        <source>godan verb (irregular)</source>
        <translation>五段動詞（不規則）</translation>
    </message>
    <message>
        <source>godan verb (問う)</source>
        <translation>五段動詞（問う）</translation>
    </message>
    <message>
        <source>godan verb (-uru)</source>
        <translation>五段動詞（うる）</translation>
    </message>
    <message>
        <source>intransitive</source>
        <translation>自動詞</translation>
    </message>
    <message>
        <source>irregular verb (来る)</source>
        <translation>カ変動詞</translation>
    </message>
    <message>
        <source>irregular verb (-nu)</source>
        <translation>ナ変動詞</translation>
    </message>
    <message>
        <source>irregular verb (-ri)</source>
        <translation>ラ変動詞</translation>
    </message>
    <message>
        <source>する-verb</source>
        <translation>サ変動詞</translation>
    </message>
    <message>
        <source>classical する-verb</source>
        <translation>文語サ変動詞</translation>
    </message>
    <message>
        <source>する-verb (special)</source>
        <translation>サ変動詞（特殊）</translation>
    </message>
    <message>
        <source>transitive</source>
        <translation>他動詞</translation>
    </message>
    <message>
        <source>ずる-verb</source>
        <translation>ザ変動詞</translation>
    </message>
    <message>
        <source>abbreviation</source>
        <translation>略語</translation>
    </message>
    <message>
        <source>archaic</source>
        <translation>古語</translation>
    </message>
    <message>
        <source>character</source>
        <translation>登場人物</translation>
    </message>
    <message>
        <source>children&apos;s language</source>
        <translation>幼児語</translation>
    </message>
    <message>
        <source>colloquial</source>
        <translation>口語</translation>
    </message>
    <message>
        <source>company</source>
        <translation>会社</translation>
    </message>
    <message>
        <source>creature</source>
        <translation>生き物</translation>
    </message>
    <message>
        <source>dated</source>
        <translation>古風</translation>
    </message>
    <message>
        <source>deity</source>
        <translation>神</translation>
    </message>
    <message>
        <source>derogatory</source>
        <translation>軽蔑的</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>euphemism</source>
        <translation>婉曲</translation>
    </message>
    <message>
        <source>event</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>familiar</source>
        <translation>親しい間柄</translation>
    </message>
    <message>
        <source>women&apos;s language</source>
        <translation>女性語</translation>
    </message>
    <message>
        <source>fiction</source>
        <translation>架空</translation>
    </message>
    <message>
        <source>formal</source>
        <translation>改まった語</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>group</source>
        <translation>集団</translation>
    </message>
    <message>
        <source>historical</source>
        <translation>歴史</translation>
    </message>
    <message>
        <source>honorific</source>
        <translation>尊敬語</translation>
    </message>
    <message>
        <source>humble</source>
        <translation>謙譲語</translation>
    </message>
    <message>
        <source>idiom</source>
        <translation>慣用句</translation>
    </message>
    <message>
        <source>jocular</source>
        <translation>戯言</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>伝説</translation>
    </message>
    <message>
        <source>literary</source>
        <translation>文語的</translation>
    </message>
    <message>
        <source>manga slang</source>
        <translation>漫画の俗語</translation>
    </message>
    <message>
        <source>men&apos;s language</source>
        <translation>男性語</translation>
    </message>
    <message>
        <source>mythology</source>
        <translation>神話</translation>
    </message>
    <message>
        <source>internet slang</source>
        <translation>ネットスラング</translation>
    </message>
    <message>
        <source>object</source>
        <translation>物</translation>
    </message>
    <message>
        <source>obsolete</source>
        <translation>廃語</translation>
    </message>
    <message>
        <source>obscure</source>
        <translation>まれな語</translation>
    </message>
    <message>
        <source>sound word</source>
        <translation>擬音・擬態語</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>poetic</source>
        <translation>詩語</translation>
    </message>
    <message>
        <source>polite</source>
        <translation>丁寧語</translation>
    </message>
    <message>
        <source>product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>proverb</source>
        <translation>ことわざ</translation>
    </message>
    <message>
        <source>quotation</source>
        <translation>引用句</translation>
    </message>
    <message>
        <source>rare</source>
        <translation>まれ</translation>
    </message>
    <message>
        <source>religion</source>
        <translation>宗教</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>配慮の必要な語</translation>
    </message>
    <message>
        <source>service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>船</translation>
    </message>
    <message>
        <source>slang</source>
        <translation>俗語</translation>
    </message>
    <message>
        <source>station</source>
        <translation>駅</translation>
    </message>
    <message>
        <source>surname</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>usually in kana</source>
        <translation>通常かな書き</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>vulgar</source>
        <translation>卑語</translation>
    </message>
    <message>
        <source>work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>four-character idiom</source>
        <translation>四字熟語</translation>
    </message>
    <message>
        <source>female given name</source>
        <translation>女性の名</translation>
    </message>
    <message>
        <source>male given name</source>
        <translation>男性の名</translation>
    </message>
    <message>
        <source>kanji for their sound</source>
        <translation>当て字</translation>
    </message>
    <message>
        <source>reading by meaning</source>
        <translation>熟字訓</translation>
    </message>
    <message>
        <source>irregular kanji</source>
        <translation>慣用外の漢字</translation>
    </message>
    <message>
        <source>irregular kana</source>
        <translation>慣用外のかな</translation>
    </message>
    <message>
        <source>irregular ending</source>
        <translation>慣用外の送りがな</translation>
    </message>
    <message>
        <source>old kanji</source>
        <translation>古い漢字表記</translation>
    </message>
    <message>
        <source>old reading</source>
        <translation>古い読み</translation>
    </message>
    <message>
        <source>rare kanji</source>
        <translation>まれな漢字表記</translation>
    </message>
    <message>
        <source>rare reading</source>
        <translation>まれな読み</translation>
    </message>
    <message>
        <source>usually in kanji</source>
        <translation>通常漢字書き</translation>
    </message>
    <message>
        <source>agriculture</source>
        <translation>農業</translation>
    </message>
    <message>
        <source>anatomy</source>
        <translation>解剖学</translation>
    </message>
    <message>
        <source>archaeology</source>
        <translation>考古学</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>建築</translation>
    </message>
    <message>
        <source>art</source>
        <translation>美術</translation>
    </message>
    <message>
        <source>astronomy</source>
        <translation>天文学</translation>
    </message>
    <message>
        <source>audiovisual</source>
        <translation>音響・映像</translation>
    </message>
    <message>
        <source>aviation</source>
        <translation>航空</translation>
    </message>
    <message>
        <source>baseball</source>
        <translation>野球</translation>
    </message>
    <message>
        <source>biochemistry</source>
        <translation>生化学</translation>
    </message>
    <message>
        <source>biology</source>
        <translation>生物学</translation>
    </message>
    <message>
        <source>botany</source>
        <translation>植物学</translation>
    </message>
    <message>
        <source>boxing</source>
        <translation>ボクシング</translation>
    </message>
    <message>
        <source>Buddhism</source>
        <translation>仏教</translation>
    </message>
    <message>
        <source>business</source>
        <translation>ビジネス</translation>
    </message>
    <message>
        <source>card games</source>
        <translation>カードゲーム</translation>
    </message>
    <message>
        <source>chemistry</source>
        <translation>化学</translation>
    </message>
    <message>
        <source>Christianity</source>
        <translation>キリスト教</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>服飾</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>コンピューター</translation>
    </message>
    <message>
        <source>crystallography</source>
        <translation>結晶学</translation>
    </message>
    <message>
        <source>dentistry</source>
        <translation>歯学</translation>
    </message>
    <message>
        <source>ecology</source>
        <translation>生態学</translation>
    </message>
    <message>
        <source>economics</source>
        <translation>経済学</translation>
    </message>
    <message>
        <source>electricity</source>
        <translation>電気</translation>
    </message>
    <message>
        <source>electronics</source>
        <translation>電子工学</translation>
    </message>
    <message>
        <source>embryology</source>
        <translation>発生学</translation>
    </message>
    <message>
        <source>engineering</source>
        <translation>工学</translation>
    </message>
    <message>
        <source>entomology</source>
        <translation>昆虫学</translation>
    </message>
    <message>
        <source>film</source>
        <translation>映画</translation>
    </message>
    <message>
        <source>finance</source>
        <translation>金融</translation>
    </message>
    <message>
        <source>fishing</source>
        <translation>漁業・釣り</translation>
    </message>
    <message>
        <source>food</source>
        <translation>料理</translation>
    </message>
    <message>
        <source>gardening</source>
        <translation>園芸</translation>
    </message>
    <message>
        <source>genetics</source>
        <translation>遺伝学</translation>
    </message>
    <message>
        <source>geography</source>
        <translation>地理</translation>
    </message>
    <message>
        <source>geology</source>
        <translation>地質学</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>幾何学</translation>
    </message>
    <message>
        <source>go (game)</source>
        <translation>囲碁</translation>
    </message>
    <message>
        <source>golf</source>
        <translation>ゴルフ</translation>
    </message>
    <message>
        <source>grammar</source>
        <translation>文法</translation>
    </message>
    <message>
        <source>Greek mythology</source>
        <translation>ギリシャ神話</translation>
    </message>
    <message>
        <source>hanafuda</source>
        <translation>花札</translation>
    </message>
    <message>
        <source>horse racing</source>
        <translation>競馬</translation>
    </message>
    <message>
        <source>kabuki</source>
        <translation>歌舞伎</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>linguistics</source>
        <translation>言語学</translation>
    </message>
    <message>
        <source>logic</source>
        <translation>論理学</translation>
    </message>
    <message>
        <source>martial arts</source>
        <translation>武道</translation>
    </message>
    <message>
        <source>mahjong</source>
        <translation>麻雀</translation>
    </message>
    <message>
        <source>manga</source>
        <translation>漫画</translation>
    </message>
    <message>
        <source>mathematics</source>
        <translation>数学</translation>
    </message>
    <message>
        <source>mechanics</source>
        <translation>機械</translation>
    </message>
    <message>
        <source>medicine</source>
        <translation>医学</translation>
    </message>
    <message>
        <source>meteorology</source>
        <translation>気象</translation>
    </message>
    <message>
        <source>military</source>
        <translation>軍事</translation>
    </message>
    <message>
        <source>mineralogy</source>
        <translation>鉱物学</translation>
    </message>
    <message>
        <source>mining</source>
        <translation>鉱業</translation>
    </message>
    <message>
        <source>motor sport</source>
        <translation>モータースポーツ</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>noh</source>
        <translation>能</translation>
    </message>
    <message>
        <source>ornithology</source>
        <translation>鳥類学</translation>
    </message>
    <message>
        <source>palaeontology</source>
        <translation>古生物学</translation>
    </message>
    <message>
        <source>pathology</source>
        <translation>病理学</translation>
    </message>
    <message>
        <source>pharmacology</source>
        <translation>薬学</translation>
    </message>
    <message>
        <source>philosophy</source>
        <translation>哲学</translation>
    </message>
    <message>
        <source>photography</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>physics</source>
        <translation>物理学</translation>
    </message>
    <message>
        <source>physiology</source>
        <translation>生理学</translation>
    </message>
    <message>
        <source>politics</source>
        <translation>政治</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>professional wrestling</source>
        <translation>プロレス</translation>
    </message>
    <message>
        <source>psychiatry</source>
        <translation>精神医学</translation>
    </message>
    <message>
        <source>psychoanalysis</source>
        <translation>精神分析</translation>
    </message>
    <message>
        <source>psychology</source>
        <translation>心理学</translation>
    </message>
    <message>
        <source>railway</source>
        <translation>鉄道</translation>
    </message>
    <message>
        <source>Roman mythology</source>
        <translation>ローマ神話</translation>
    </message>
    <message>
        <source>Shinto</source>
        <translation>神道</translation>
    </message>
    <message>
        <source>shogi</source>
        <translation>将棋</translation>
    </message>
    <message>
        <source>skiing</source>
        <translation>スキー</translation>
    </message>
    <message>
        <source>sport</source>
        <translation>スポーツ</translation>
    </message>
    <message>
        <source>statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>stock market</source>
        <translation>株式</translation>
    </message>
    <message>
        <source>sumo</source>
        <translation>相撲</translation>
    </message>
    <message>
        <source>surgery</source>
        <translation>外科</translation>
    </message>
    <message>
        <source>telecommunications</source>
        <translation>通信</translation>
    </message>
    <message>
        <source>trademark</source>
        <translation>商標</translation>
    </message>
    <message>
        <source>television</source>
        <translation>テレビ</translation>
    </message>
    <message>
        <source>veterinary medicine</source>
        <translation>獣医学</translation>
    </message>
    <message>
        <source>video games</source>
        <translation>ビデオゲーム</translation>
    </message>
    <message>
        <source>zoology</source>
        <translation>動物学</translation>
    </message>
    <message>
        <source>Brazilian Japanese</source>
        <translation>ブラジル日系語</translation>
    </message>
    <message>
        <source>Hokkaido</source>
        <translation>北海道方言</translation>
    </message>
    <message>
        <source>Kansai</source>
        <translation>関西方言</translation>
    </message>
    <message>
        <source>Kanto</source>
        <translation>関東方言</translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation>京都方言</translation>
    </message>
    <message>
        <source>Kyushu</source>
        <translation>九州方言</translation>
    </message>
    <message>
        <source>Nagano</source>
        <translation>長野方言</translation>
    </message>
    <message>
        <source>Osaka</source>
        <translation>大阪方言</translation>
    </message>
    <message>
        <source>Ryukyu</source>
        <translation>琉球方言</translation>
    </message>
    <message>
        <source>Tohoku</source>
        <translation>東北方言</translation>
    </message>
    <message>
        <source>Tosa</source>
        <translation>土佐方言</translation>
    </message>
    <message>
        <source>Tsugaru</source>
        <translation>津軽方言</translation>
    </message>
    <message>
        <source>classical nidan verb</source>
        <translation>文語二段動詞</translation>
    </message>
    <message>
        <source>classical yodan verb</source>
        <translation>文語四段動詞</translation>
    </message>
</context>
<context>
    <name>ColourNamesDialog</name>
    <message>
        <source>What the colours mean</source>
        <translation>色の意味</translation>
    </message>
    <message>
        <source>A colour with a name is called by it in menus and in the list of notes.</source>
        <translation>名前を付けた色は、メニューとメモの一覧でその名前で呼ばれます。</translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Filter the headings</source>
        <translation>見出しを絞り込む</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>This text has no headings.</source>
        <translation>この文章に見出しはありません。</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Go to a word first: the arrow keys move to it.</source>
        <translation>先に単語を選んでください。矢印キーで移動できます。</translation>
    </message>
    <message>
        <source>There is nothing to read differently here.</source>
        <translation>ここには読みを変えられる語がありません。</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>名前の変更</translation>
    </message>
    <message>
        <source>Name of {0}:</source>
        <translation>{0} の名前：</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>変更しました。</translation>
    </message>
    <message>
        <source>Export the corrections</source>
        <translation>訂正の書き出し</translation>
    </message>
    <message>
        <source>{0} was written.</source>
        <translation>{0} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>CorrectionsDialog</name>
    <message>
        <source>Corrections</source>
        <translation>修正の一覧</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>本文の語</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Press F2 on a word to correct its reading or name.</source>
        <translation>単語の上で F2 を押すと、読みや固有名を修正できます。</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>取り消す(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export all…</source>
        <translation>すべて書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>here</source>
        <translation>ここだけ</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>この文章</translation>
    </message>
    <message>
        <source>always</source>
        <translation>常に</translation>
    </message>
    <message>
        <source>named {value}</source>
        <translation>名前は {value}</translation>
    </message>
    <message>
        <source>the same as {value}</source>
        <translation>{value} と同じ</translation>
    </message>
    <message>
        <source>somebody or something else</source>
        <translation>別の人・もの</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>固有名ではない</translation>
    </message>
</context>
<context>
    <name>DefinitionPane</name>
    <message>
        <source>Definition</source>
        <translation>語釈</translation>
    </message>
    <message>
        <source>Word, reading, English, or 食べ*</source>
        <translation>単語・読み・英語（例：食べ*）</translation>
    </message>
    <message>
        <source>A * stands for any kana or kanji; kanji with given parts: 言 舌</source>
        <translation>* は任意のかな・漢字の代わり。漢字は構成要素でも検索できます（例：言 舌）</translation>
    </message>
    <message>
        <source>Search the dictionary</source>
        <translation>辞書を検索</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Copy the entry</source>
        <translation>項目をコピー</translation>
    </message>
    <message>
        <source>Write a note on this word</source>
        <translation>この単語にメモを書く</translation>
    </message>
    <message>
        <source>Correct the reading (F2)</source>
        <translation>読みを修正 (F2)</translation>
    </message>
    <message>
        <source>Press Enter on a word, or click it, to keep its meaning here.</source>
        <translation>単語をクリックするか Enter を押すと、意味がここに残ります。</translation>
    </message>
    <message>
        <source>Words in this text</source>
        <translation>この文章の単語</translation>
    </message>
    <message>
        <source>Words in the dictionary</source>
        <translation>辞書の単語</translation>
    </message>
    <message>
        <source>The dictionary has no entry for “{word}”.</source>
        <translation>「{word}」は辞書に見つかりません。</translation>
    </message>
</context>
<context>
    <name>Dictionaries</name>
    <message>
        <source>Import a dictionary</source>
        <translation>辞書を取り込む</translation>
    </message>
    <message>
        <source>Dictionaries ({0});;All files (*)</source>
        <translation>辞書 ({0});;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>DictionariesDialog</name>
    <message>
        <source>Dictionaries</source>
        <translation>辞書</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>辞書</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>項目数</translation>
    </message>
    <message>
        <source>Dictionaries in the order in which they are asked</source>
        <translation>引く順に並べた辞書</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上へ(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下へ(&amp;D)</translation>
    </message>
    <message>
        <source>D&amp;elete</source>
        <translation>削除(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>ファイルを取り込む(&amp;I)…</translation>
    </message>
    <message>
        <source>A Yomitan dictionary (.zip), a newer JMdict, JMnedict or KANJIDIC2 file, or KanjiVG for the order of strokes.</source>
        <translation>Yomitanの辞書（.zip）、新しいJMdict・JMnedict・KANJIDIC2のファイル、または筆順のためのKanjiVG。</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Import it again</source>
        <translation>取り込み直しが必要</translation>
    </message>
    <message>
        <source>Importing {title}</source>
        <translation>{title} を取り込み中</translation>
    </message>
    <message>
        <source>Importing {title}: {count} so far</source>
        <translation>{title} を取り込んでいます：{count} 件</translation>
    </message>
    <message>
        <source>It is not asked: its file is damaged, or was made by an earlier version. Import it again, and replace it.</source>
        <translation>この辞書は引かれません。ファイルが壊れているか、以前の版で作られたものです。もう一度取り込み、置き換えてください。</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>Untitled</source>
        <translation>無題</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>読了</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 字</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>{share} known</source>
        <translation>既知 {share}</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>メモ 1 件</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>メモ {count} 件</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>固有名 1 件</translation>
    </message>
    <message>
        <source>{count} names</source>
        <translation>固有名 {count} 件</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>Added {date}</source>
        <translation>追加 {date}</translation>
    </message>
    <message>
        <source>Opened {date}</source>
        <translation>最後に開いた日 {date}</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>読書 1 回</translation>
    </message>
    <message>
        <source>{count} sessions</source>
        <translation>読書 {count} 回</translation>
    </message>
    <message>
        <source>1 look-up</source>
        <translation>辞書引き 1 回</translation>
    </message>
    <message>
        <source>{count} look-ups</source>
        <translation>辞書引き {count} 回</translation>
    </message>
</context>
<context>
    <name>EntitiesPanel</name>
    <message>
        <source>Entities</source>
        <translation>固有名など</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Who said what</source>
        <translation>だれが何を言ったか</translation>
    </message>
    <message>
        <source>Entities by kind</source>
        <translation>種類別の固有名など</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>発言</translation>
    </message>
    <message>
        <source>Filter names, readings, titles</source>
        <translation>名前・読み・肩書きで絞り込む</translation>
    </message>
    <message>
        <source>Filter the entities</source>
        <translation>固有名などを絞り込む</translation>
    </message>
    <message>
        <source>Previous mention (Shift+E)</source>
        <translation>前の箇所 (Shift+E)</translation>
    </message>
    <message>
        <source>Next mention (E)</source>
        <translation>次の箇所 (E)</translation>
    </message>
    <message>
        <source>Nothing in this text matches the filter.</source>
        <translation>絞り込みに合うものがありません。</translation>
    </message>
    <message>
        <source>No names, dates or amounts were found in this text.</source>
        <translation>この文章には固有名・日付・数量が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Names, dates and amounts are listed here once the text is read.</source>
        <translation>文章の解析が終わると、固有名・日付・数量がここに並びます。</translation>
    </message>
    <message>
        <source>Click a name to walk its mentions</source>
        <translation>名前をクリックすると箇所をたどれます</translation>
    </message>
    <message>
        <source>{name}: {count} mentions</source>
        <translation>{name}：{count} 箇所</translation>
    </message>
    <message>
        <source>{name}: {number} of {count}</source>
        <translation>{name}：{number} / {count}</translation>
    </message>
    <message>
        <source>Sorted by first appearance</source>
        <translation>初出の順</translation>
    </message>
    <message>
        <source>Sorted by number of mentions</source>
        <translation>出てくる回数の順</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>次の箇所</translation>
    </message>
    <message>
        <source>Everything about it</source>
        <translation>くわしく見る</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>辞書で引く</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>メモを書く…</translation>
    </message>
    <message>
        <source>It is one of</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Change the name…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>It is the same as</source>
        <translation>次と同じもの</translation>
    </message>
    <message>
        <source>The mention shown is somebody or something else</source>
        <translation>この箇所は別の人・もの</translation>
    </message>
    <message>
        <source>Hide: not a name</source>
        <translation>一覧から外す（固有名ではない）</translation>
    </message>
    <message>
        <source>Correct it, here or in every text…</source>
        <translation>訂正する（ここだけ、またはすべての文章で）…</translation>
    </message>
</context>
<context>
    <name>Entity</name>
    <message>
        <source>Titles: </source>
        <translation>肩書き：</translation>
    </message>
    <message>
        <source>Also called: </source>
        <translation>別名：</translation>
    </message>
    <message>
        <source>Often with: </source>
        <translation>よく一緒に出る：</translation>
    </message>
    <message>
        <source>In other texts: </source>
        <translation>ほかの文章では: </translation>
    </message>
    <message>
        <source>Look up in the dictionary</source>
        <translation>辞書で引く</translation>
    </message>
    <message>
        <source>Your note: </source>
        <translation>メモ：</translation>
    </message>
    <message>
        <source>In this text</source>
        <translation>この文章での箇所</translation>
    </message>
    <message>
        <source>In your library</source>
        <translation>ライブラリでの箇所</translation>
    </message>
</context>
<context>
    <name>EntityDialog</name>
    <message>
        <source>Add a name</source>
        <translation>固有名の追加</translation>
    </message>
    <message>
        <source>Correct a name</source>
        <translation>固有名の修正</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>同じもの</translation>
    </message>
    <message>
        <source>It is one of</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Its name is</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>It is the same as</source>
        <translation>次と同じもの</translation>
    </message>
    <message>
        <source>Here it is somebody or something else</source>
        <translation>ここでは別の人・もの</translation>
    </message>
    <message>
        <source>It is no name: don&apos;t list it</source>
        <translation>固有名ではない（一覧に出さない）</translation>
    </message>
</context>
<context>
    <name>EntityModel</name>
    <message>
        <source>Also: {names}</source>
        <translation>別名：{names}</translation>
    </message>
    <message>
        <source>Often with: {names}</source>
        <translation>よく一緒に出る：{names}</translation>
    </message>
</context>
<context>
    <name>EntityType</name>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Peoples and groups</source>
        <translation>民族・集団</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>the author</source>
        <translation>著者のルビ</translation>
    </message>
    <message>
        <source>you</source>
        <translation>自分の修正</translation>
    </message>
    <message>
        <source>the number rules</source>
        <translation>数の規則</translation>
    </message>
    <message>
        <source>the dictionary</source>
        <translation>辞書</translation>
    </message>
    <message>
        <source>the name list</source>
        <translation>名前の一覧</translation>
    </message>
    <message>
        <source>the reading rules</source>
        <translation>読みの規則</translation>
    </message>
    <message>
        <source>the word analysis</source>
        <translation>形態素解析</translation>
    </message>
    <message>
        <source>shorter matches, names, kanji</source>
        <translation>短い語・名前・漢字</translation>
    </message>
    <message>
        <source>{count} more names</source>
        <translation>ほかに名前 {count} 件</translation>
    </message>
    <message>
        <source>names: </source>
        <translation>名前：</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”. Try the reading, or a * at the end.</source>
        <translation>「{query}」は見つかりませんでした。読みで引くか、末尾に * を付けてみてください。</translation>
    </message>
    <message>
        <source>Your note: </source>
        <translation>メモ：</translation>
    </message>
    <message>
        <source>Looked up before: {count}</source>
        <translation>これまでに引いた回数：{count}</translation>
    </message>
    <message>
        <source>In this text: </source>
        <translation>この文章：</translation>
    </message>
    <message>
        <source>reading from {source}</source>
        <translation>{source}による</translation>
    </message>
    <message>
        <source>Read here: </source>
        <translation>ここでの読み：</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>不確か</translation>
    </message>
    <message>
        <source>Pitch accent: the mora after which the voice falls; 0: nowhere</source>
        <translation>アクセント：声が下がる直前の拍（0 は下がらない）</translation>
    </message>
    <message>
        <source>common</source>
        <translation>よく使う</translation>
    </message>
    <message>
        <source>JLPT level (unofficial)</source>
        <translation>JLPT のレベル（非公式）</translation>
    </message>
    <message>
        <source>Rank by frequency: 1 is the commonest word</source>
        <translation>頻度の順位（1 が最もよく使われる語）</translation>
    </message>
    <message>
        <source>Frequency in {dictionary}</source>
        <translation>{dictionary}での頻度</translation>
    </message>
    <message>
        <source>put first</source>
        <translation>先頭にする</translation>
    </message>
    <message>
        <source>Show this entry first for this word from now on</source>
        <translation>今後、この単語ではこの項目を先頭に表示します</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Also: </source>
        <translation>別表記：</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>{count} more readings</source>
        <translation>ほかに読み {count} 件</translation>
    </message>
    <message>
        <source>for names</source>
        <translation>人名用</translation>
    </message>
    <message>
        <source>taught in secondary school</source>
        <translation>中学校以降で習う</translation>
    </message>
    <message>
        <source>taught in school year {grade}</source>
        <translation>小学 {grade} 年で習う</translation>
    </message>
    <message>
        <source>On: </source>
        <translation>音：</translation>
    </message>
    <message>
        <source>Kun: </source>
        <translation>訓：</translation>
    </message>
    <message>
        <source>In names: </source>
        <translation>名のり：</translation>
    </message>
    <message>
        <source>{count} strokes</source>
        <translation>{count} 画</translation>
    </message>
    <message>
        <source>JLPT N{level} (unofficial)</source>
        <translation>JLPT N{level}（非公式）</translation>
    </message>
    <message>
        <source>rank {rank} in newspapers</source>
        <translation>新聞での頻度 {rank} 位</translation>
    </message>
    <message>
        <source>Stroke order</source>
        <translation>筆順</translation>
    </message>
    <message>
        <source>Radical: </source>
        <translation>部首：</translation>
    </message>
    <message>
        <source>Parts: </source>
        <translation>構成：</translation>
    </message>
    <message>
        <source>others with these parts</source>
        <translation>同じ構成要素の漢字</translation>
    </message>
    <message>
        <source>frequency</source>
        <translation>頻度</translation>
    </message>
    <message>
        <source>1 more meaning</source>
        <translation>ほかに語義 1 件</translation>
    </message>
    <message>
        <source>{count} more meanings</source>
        <translation>ほかに語義 {count} 件</translation>
    </message>
    <message>
        <source>literally: </source>
        <translation>原義：</translation>
    </message>
    <message>
        <source>figuratively: </source>
        <translation>比喩：</translation>
    </message>
    <message>
        <source>trademark: </source>
        <translation>商標：</translation>
    </message>
    <message>
        <source>only for {forms}</source>
        <translation>{forms} の場合のみ</translation>
    </message>
    <message>
        <source>see </source>
        <translation>参照：</translation>
    </message>
    <message>
        <source>opposite: </source>
        <translation>対義語：</translation>
    </message>
    <message>
        <source>from {origin}</source>
        <translation>語源：{origin}</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Dictionary entry</source>
        <translation>辞書の項目</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>問題が起きました</translation>
    </message>
    <message>
        <source>Your notes are kept. The report stays on this computer unless you copy it.</source>
        <translation>メモは無事です。報告は、コピーしない限りこのコンピューターの外に出ません。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>報告をコピー</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>&amp;Furigana over the text</source>
        <translation>本文にふりがなを付ける(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Share links and forms too</source>
        <translation>共有リンクやフォームも含める(&amp;S)</translation>
    </message>
    <message>
        <source>As the text asks</source>
        <translation>文章に合わせる</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>横書き</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>縦書き</translation>
    </message>
    <message>
        <source>&amp;Write over cards that Anki has already</source>
        <translation>Anki に既にあるカードを上書きする(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Choose the place…</source>
        <translation>保存先を選ぶ(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>送る(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Writing</source>
        <translation>組み方向(&amp;W)</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Yomite&apos;s own</source>
        <translation>Yomite 形式</translation>
    </message>
    <message>
        <source>Basic: front and back</source>
        <translation>基本（表と裏）</translation>
    </message>
    <message>
        <source>&amp;Deck</source>
        <translation>デッキ(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Note type</source>
        <translation>ノートタイプ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>タグ(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ExportLabels</name>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Names, dates and figures</source>
        <translation>人名・地名・日付・数値</translation>
    </message>
    <message>
        <source>Words looked up</source>
        <translation>引いた単語</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Furigana</source>
        <translation>ふりがな</translation>
    </message>
    <message>
        <source>Mark names</source>
        <translation>名前に印を付ける</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>著者</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>ハイライト</translation>
    </message>
    <message>
        <source>This passage is no longer in the text</source>
        <translation>この箇所は本文にもうありません</translation>
    </message>
    <message>
        <source>English meanings: JMdict and JMnedict, © Electronic Dictionary Research and Development Group (EDRDG), CC BY-SA 4.0.</source>
        <translation>英語の語義: JMdict と JMnedict、© Electronic Dictionary Research and Development Group (EDRDG)、CC BY-SA 4.0。</translation>
    </message>
    <message>
        <source>Made with Yomite</source>
        <translation>Yomite で作成</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Web page</source>
        <translation>ウェブページ</translation>
    </message>
    <message>
        <source>One page with furigana, marks, notes, names and words; any browser.</source>
        <translation>ふりがな・マーク・メモ・名前・単語を一つのページに。どのブラウザーでも読めます。</translation>
    </message>
    <message>
        <source>E-book (EPUB 3)</source>
        <translation>電子書籍 (EPUB 3)</translation>
    </message>
    <message>
        <source>With furigana, for readers and phones.</source>
        <translation>ふりがな付き。電子書籍リーダーやスマートフォン向け。</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文書</translation>
    </message>
    <message>
        <source>With real ruby, to edit and print.</source>
        <translation>本物のルビ付き。編集や印刷に。</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>The text with notes, for a notebook.</source>
        <translation>メモ付きの本文。ノートアプリ向け。</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>プレーンテキスト</translation>
    </message>
    <message>
        <source>Readings in brackets after each word.</source>
        <translation>単語の後に読みをかっこ書き。</translation>
    </message>
    <message>
        <source>Word list (CSV)</source>
        <translation>単語表 (CSV)</translation>
    </message>
    <message>
        <source>Words with counts and meanings.</source>
        <translation>単語と出現回数・意味。</translation>
    </message>
    <message>
        <source>Word list (TSV)</source>
        <translation>単語表 (TSV)</translation>
    </message>
    <message>
        <source>The same, divided by tabs.</source>
        <translation>同じ内容のタブ区切り。</translation>
    </message>
    <message>
        <source>Names (CSV)</source>
        <translation>固有名 (CSV)</translation>
    </message>
    <message>
        <source>People, places, dates, figures.</source>
        <translation>人物・場所・日付・数量。</translation>
    </message>
    <message>
        <source>Names (TSV)</source>
        <translation>固有名 (TSV)</translation>
    </message>
    <message>
        <source>Notes (CSV)</source>
        <translation>メモ (CSV)</translation>
    </message>
    <message>
        <source>Marks and notes with their quotes.</source>
        <translation>マークとメモ、その箇所の引用。</translation>
    </message>
    <message>
        <source>Notes (TSV)</source>
        <translation>メモ (TSV)</translation>
    </message>
    <message>
        <source>Look-ups (CSV)</source>
        <translation>辞書引きの記録 (CSV)</translation>
    </message>
    <message>
        <source>What was looked up, with its sentence.</source>
        <translation>引いた単語とその文。</translation>
    </message>
    <message>
        <source>Look-ups (TSV)</source>
        <translation>辞書引きの記録 (TSV)</translation>
    </message>
    <message>
        <source>Web Annotation</source>
        <translation>Web Annotation</translation>
    </message>
    <message>
        <source>Notes as JSON-LD, for other annotation programs.</source>
        <translation>メモの JSON-LD 形式。ほかの注釈ソフト向け。</translation>
    </message>
    <message>
        <source>Glossary (CSV)</source>
        <translation>用語集 (CSV)</translation>
    </message>
    <message>
        <source>Names and words with meanings.</source>
        <translation>固有名・単語とその意味。</translation>
    </message>
    <message>
        <source>Glossary (TBX)</source>
        <translation>用語集 (TBX)</translation>
    </message>
    <message>
        <source>The same for translation programs.</source>
        <translation>同じ内容の翻訳ソフト向け形式。</translation>
    </message>
    <message>
        <source>Anki cards</source>
        <translation>Anki カード</translation>
    </message>
    <message>
        <source>A deck of the words that were looked up.</source>
        <translation>引いた単語のデッキ。</translation>
    </message>
    <message>
        <source>Send to Anki</source>
        <translation>Anki に送る</translation>
    </message>
    <message>
        <source>Into Anki itself, which must be running with AnkiConnect; no word twice.</source>
        <translation>起動中の Anki に AnkiConnect で直接追加します。同じ単語は重複しません。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Cards added to Anki: {0}.</source>
        <translation>Anki に追加したカード: {0} 枚。</translation>
    </message>
    <message>
        <source>Brought up to date: {0}.</source>
        <translation>更新したカード: {0} 枚。</translation>
    </message>
    <message>
        <source>There already: {0}.</source>
        <translation>すでにあったカード: {0} 枚。</translation>
    </message>
    <message>
        <source>Anki did not take {0}, “{1}” for one: {2}</source>
        <translation>Anki に追加できなかったカードが {0} 枚あります。例：「{1}」（{2}）</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find by spelling, reading or dictionary form</source>
        <translation>表記・読み・辞書形で検索</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>本文を検索</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>Furniture</name>
    <message>
        <source>The file of your notes is damaged; at the next start it is set aside and what can be read is kept.</source>
        <translation>メモのファイルが壊れています。次回の起動時に別に保管し、読み出せるものを残します。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>書き出し中</translation>
    </message>
    <message>
        <source>{0} was written.</source>
        <translation>{0} を書き出しました。</translation>
    </message>
    <message>
        <source>No Japanese font is installed, so that characters are missing on the page. Install “Noto Sans CJK JP” and start Yomite again.</source>
        <translation>日本語フォントが見つからないため、ページに文字が表示されません。「Noto Sans CJK JP」をインストールして、Yomite を起動し直してください。</translation>
    </message>
    <message>
        <source>You read “{title}” for {time}.</source>
        <translation>「{title}」を{time}読みました。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>まとめ</translation>
    </message>
    <message>
        <source>Kanji being prepared</source>
        <translation>漢字を準備中</translation>
    </message>
    <message>
        <source>Words being prepared</source>
        <translation>単語を準備中</translation>
    </message>
    <message>
        <source>Names being prepared</source>
        <translation>固有名を準備中</translation>
    </message>
    <message>
        <source>Dictionary being prepared</source>
        <translation>辞書を準備中</translation>
    </message>
    <message>
        <source>Export: reading the text</source>
        <translation>書き出し: 本文を解析中</translation>
    </message>
    <message>
        <source>Export: looking words up</source>
        <translation>書き出し: 単語を検索中</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>書き出しを中止しました。ファイルは作られていません。</translation>
    </message>
    <message>
        <source>Select the passage that the note belongs to first.</source>
        <translation>先に、メモを付ける箇所を選択してください。</translation>
    </message>
    <message>
        <source>The note has a place again.</source>
        <translation>メモの場所を決めました。</translation>
    </message>
</context>
<context>
    <name>Grip</name>
    <message>
        <source>Drag to change the size of the card</source>
        <translation>ドラッグしてカードの大きさを変える</translation>
    </message>
</context>
<context>
    <name>HighlightColour</name>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>ピンク</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Meaning of the word</source>
        <translation>単語の意味</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>known</source>
        <translation>既知</translation>
    </message>
</context>
<context>
    <name>ImportWordsDialog</name>
    <message>
        <source>Import known words</source>
        <translation>既知の単語を取り込む</translation>
    </message>
    <message>
        <source>From a list</source>
        <translation>リストから</translation>
    </message>
    <message>
        <source>From Anki</source>
        <translation>Anki から</translation>
    </message>
    <message>
        <source>By level</source>
        <translation>レベルで</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>見つかった単語</translation>
    </message>
    <message>
        <source>Take them &amp;in</source>
        <translation>取り込む(&amp;I)</translation>
    </message>
    <message>
        <source>Words found: {0}.</source>
        <translation>見つかった単語: {0} 語。</translation>
    </message>
    <message>
        <source>In your words already: {0}.</source>
        <translation>うち登録済み: {0} 語。</translation>
    </message>
    <message>
        <source>No word was found.</source>
        <translation>単語が見つかりませんでした。</translation>
    </message>
    <message>
        <source>They &amp;become</source>
        <translation>取り込み後の習得度(&amp;B)</translation>
    </message>
</context>
<context>
    <name>Inflection</name>
    <message>
        <source>(explaining)</source>
        <translation>（説明）</translation>
    </message>
    <message>
        <source>(of others, low)</source>
        <translation>（卑しめ）</translation>
    </message>
    <message>
        <source>(vulgar)</source>
        <translation>（ぞんざい）</translation>
    </message>
    <message>
        <source>-ish</source>
        <translation>〜っぽい</translation>
    </message>
    <message>
        <source>about to or just done</source>
        <translation>直前・最中・直後</translation>
    </message>
    <message>
        <source>adnominal</source>
        <translation>連体形</translation>
    </message>
    <message>
        <source>adnominal (literary)</source>
        <translation>連体形（文語）</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>副詞形</translation>
    </message>
    <message>
        <source>after</source>
        <translation>〜てから</translation>
    </message>
    <message>
        <source>almost</source>
        <translation>〜そうになる</translation>
    </message>
    <message>
        <source>although</source>
        <translation>逆接</translation>
    </message>
    <message>
        <source>among other things</source>
        <translation>例示（〜たり）</translation>
    </message>
    <message>
        <source>as I recall</source>
        <translation>〜っけ</translation>
    </message>
    <message>
        <source>as soon as</source>
        <translation>〜や否や</translation>
    </message>
    <message>
        <source>be about to</source>
        <translation>〜（よ）うとする</translation>
    </message>
    <message>
        <source>be sure to do</source>
        <translation>必ず〜する</translation>
    </message>
    <message>
        <source>because</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>become</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>better not</source>
        <translation>〜ないほうがよい</translation>
    </message>
    <message>
        <source>cannot (politely)</source>
        <translation>不可能（丁寧）</translation>
    </message>
    <message>
        <source>cannot completely</source>
        <translation>〜きれない</translation>
    </message>
    <message>
        <source>cannot go on doing</source>
        <translation>〜ていられない</translation>
    </message>
    <message>
        <source>cannot help doing</source>
        <translation>〜ずにはいられない</translation>
    </message>
    <message>
        <source>causative</source>
        <translation>使役</translation>
    </message>
    <message>
        <source>causative (literary)</source>
        <translation>使役（文語）</translation>
    </message>
    <message>
        <source>causative (short)</source>
        <translation>使役（短縮形）</translation>
    </message>
    <message>
        <source>come about</source>
        <translation>成り行き</translation>
    </message>
    <message>
        <source>come to</source>
        <translation>〜てくる</translation>
    </message>
    <message>
        <source>come to (humble)</source>
        <translation>〜てまいる</translation>
    </message>
    <message>
        <source>come to do</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>completely</source>
        <translation>〜てしまう</translation>
    </message>
    <message>
        <source>conditional</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>継続（〜ている）</translation>
    </message>
    <message>
        <source>continuous (honorific)</source>
        <translation>継続（尊敬）</translation>
    </message>
    <message>
        <source>continuous (humble)</source>
        <translation>継続（謙譲）</translation>
    </message>
    <message>
        <source>copula</source>
        <translation>断定</translation>
    </message>
    <message>
        <source>decide to</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>do again</source>
        <translation>〜直す</translation>
    </message>
    <message>
        <source>do completely</source>
        <translation>〜きる</translation>
    </message>
    <message>
        <source>do exhaustively</source>
        <translation>〜尽くす</translation>
    </message>
    <message>
        <source>do for me</source>
        <translation>〜てくれる</translation>
    </message>
    <message>
        <source>do for me (honorific)</source>
        <translation>〜てくださる</translation>
    </message>
    <message>
        <source>do for show</source>
        <translation>〜てみせる</translation>
    </message>
    <message>
        <source>do for someone</source>
        <translation>〜てあげる</translation>
    </message>
    <message>
        <source>do for someone (humble)</source>
        <translation>〜てさしあげる</translation>
    </message>
    <message>
        <source>do for someone (plain)</source>
        <translation>〜てやる</translation>
    </message>
    <message>
        <source>do nothing but</source>
        <translation>〜てばかりいる</translation>
    </message>
    <message>
        <source>do outright</source>
        <translation>〜てのける</translation>
    </message>
    <message>
        <source>do over and over</source>
        <translation>〜まくる</translation>
    </message>
    <message>
        <source>do thoroughly</source>
        <translation>〜抜く</translation>
    </message>
    <message>
        <source>do to the end</source>
        <translation>〜通す</translation>
    </message>
    <message>
        <source>do without getting anywhere</source>
        <translation>〜あぐねる</translation>
    </message>
    <message>
        <source>each other</source>
        <translation>〜合う</translation>
    </message>
    <message>
        <source>easy to</source>
        <translation>〜やすい</translation>
    </message>
    <message>
        <source>even</source>
        <translation>〜さえ</translation>
    </message>
    <message>
        <source>even if</source>
        <translation>〜ても</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>fail to do</source>
        <translation>〜損なう</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>〜終わる</translation>
    </message>
    <message>
        <source>forget to</source>
        <translation>〜忘れる</translation>
    </message>
    <message>
        <source>formal copula</source>
        <translation>断定（改まった形）</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>〜ていく</translation>
    </message>
    <message>
        <source>go round doing</source>
        <translation>〜回る</translation>
    </message>
    <message>
        <source>had better</source>
        <translation>助言</translation>
    </message>
    <message>
        <source>half do</source>
        <translation>〜かける</translation>
    </message>
    <message>
        <source>hard to</source>
        <translation>〜にくい</translation>
    </message>
    <message>
        <source>hard to (literary)</source>
        <translation>〜がたい</translation>
    </message>
    <message>
        <source>have done before</source>
        <translation>経験</translation>
    </message>
    <message>
        <source>have someone do</source>
        <translation>〜てもらう</translation>
    </message>
    <message>
        <source>have someone do (humble)</source>
        <translation>〜ていただく</translation>
    </message>
    <message>
        <source>hearsay</source>
        <translation>伝聞</translation>
    </message>
    <message>
        <source>honorific</source>
        <translation>尊敬</translation>
    </message>
    <message>
        <source>humble</source>
        <translation>謙譲</translation>
    </message>
    <message>
        <source>if (with trouble)</source>
        <translation>〜ては</translation>
    </message>
    <message>
        <source>imperative</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>imperative (literary)</source>
        <translation>命令（文語）</translation>
    </message>
    <message>
        <source>in advance</source>
        <translation>〜ておく</translation>
    </message>
    <message>
        <source>in order to</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>in the middle of</source>
        <translation>〜最中</translation>
    </message>
    <message>
        <source>intend</source>
        <translation>意図</translation>
    </message>
    <message>
        <source>just done</source>
        <translation>〜たばかり</translation>
    </message>
    <message>
        <source>keep on</source>
        <translation>〜続ける</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>〜ままにする</translation>
    </message>
    <message>
        <source>left so</source>
        <translation>〜てある</translation>
    </message>
    <message>
        <source>like</source>
        <translation>〜ようだ</translation>
    </message>
    <message>
        <source>looks like</source>
        <translation>様態（〜そうだ）</translation>
    </message>
    <message>
        <source>make so</source>
        <translation>変化させる</translation>
    </message>
    <message>
        <source>make sure to</source>
        <translation>心がけ</translation>
    </message>
    <message>
        <source>may (allowed)</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>might</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>might well</source>
        <translation>〜かねない</translation>
    </message>
    <message>
        <source>must</source>
        <translation>義務</translation>
    </message>
    <message>
        <source>must not</source>
        <translation>禁止（〜てはいけない）</translation>
    </message>
    <message>
        <source>need not</source>
        <translation>不必要</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>打消</translation>
    </message>
    <message>
        <source>negative (literary)</source>
        <translation>打消（文語）</translation>
    </message>
    <message>
        <source>negative (softened)</source>
        <translation>打消（やわらげ）</translation>
    </message>
    <message>
        <source>negative (stressed)</source>
        <translation>打消（強調）</translation>
    </message>
    <message>
        <source>negative volitional</source>
        <translation>打消の意志・推量</translation>
    </message>
    <message>
        <source>never</source>
        <translation>強い否定</translation>
    </message>
    <message>
        <source>no chance of</source>
        <translation>〜っこない</translation>
    </message>
    <message>
        <source>no reason to</source>
        <translation>ありえない</translation>
    </message>
    <message>
        <source>no way to do</source>
        <translation>〜ようがない</translation>
    </message>
    <message>
        <source>not that</source>
        <translation>部分否定</translation>
    </message>
    <message>
        <source>noun of degree</source>
        <translation>名詞化（〜さ）</translation>
    </message>
    <message>
        <source>noun of feeling</source>
        <translation>名詞化（〜み）</translation>
    </message>
    <message>
        <source>ought to</source>
        <translation>当然（〜べき）</translation>
    </message>
    <message>
        <source>passive</source>
        <translation>受身</translation>
    </message>
    <message>
        <source>past</source>
        <translation>過去</translation>
    </message>
    <message>
        <source>past (literary)</source>
        <translation>過去（文語）</translation>
    </message>
    <message>
        <source>perfect (literary)</source>
        <translation>完了（文語）</translation>
    </message>
    <message>
        <source>plain form (literary)</source>
        <translation>終止形（文語）</translation>
    </message>
    <message>
        <source>please</source>
        <translation>依頼（〜てください）</translation>
    </message>
    <message>
        <source>please (familiar)</source>
        <translation>依頼（くだけた形）</translation>
    </message>
    <message>
        <source>please do (instruction)</source>
        <translation>指示（〜なさい）</translation>
    </message>
    <message>
        <source>polite</source>
        <translation>丁寧</translation>
    </message>
    <message>
        <source>polite (very)</source>
        <translation>丁寧（あらたまった形）</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>〜得る</translation>
    </message>
    <message>
        <source>potential</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>potential (spoken)</source>
        <translation>可能（話し言葉）</translation>
    </message>
    <message>
        <source>potential or passive</source>
        <translation>可能・受身</translation>
    </message>
    <message>
        <source>presumably</source>
        <translation>推量</translation>
    </message>
    <message>
        <source>presumably (literary)</source>
        <translation>推量（文語）</translation>
    </message>
    <message>
        <source>prohibition</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>question</source>
        <translation>疑問</translation>
    </message>
    <message>
        <source>request</source>
        <translation>依頼</translation>
    </message>
    <message>
        <source>seeming</source>
        <translation>〜らしい</translation>
    </message>
    <message>
        <source>seems</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>should</source>
        <translation>勧め</translation>
    </message>
    <message>
        <source>should have</source>
        <translation>後悔</translation>
    </message>
    <message>
        <source>show signs of</source>
        <translation>〜がる</translation>
    </message>
    <message>
        <source>slang</source>
        <translation>俗語形</translation>
    </message>
    <message>
        <source>start to</source>
        <translation>〜始める</translation>
    </message>
    <message>
        <source>start to (suddenly)</source>
        <translation>〜出す</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>連用形</translation>
    </message>
    <message>
        <source>stress</source>
        <translation>念押し</translation>
    </message>
    <message>
        <source>te form</source>
        <translation>テ形</translation>
    </message>
    <message>
        <source>tend to</source>
        <translation>〜がち</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>〜すぎる</translation>
    </message>
    <message>
        <source>try</source>
        <translation>〜てみる</translation>
    </message>
    <message>
        <source>unbearably</source>
        <translation>〜てたまらない</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>〜そうもない</translation>
    </message>
    <message>
        <source>verb with する</source>
        <translation>サ変動詞</translation>
    </message>
    <message>
        <source>volitional</source>
        <translation>意志</translation>
    </message>
    <message>
        <source>volitional (literary)</source>
        <translation>意志（文語）</translation>
    </message>
    <message>
        <source>want</source>
        <translation>希望（〜たい）</translation>
    </message>
    <message>
        <source>want (of others)</source>
        <translation>希望（〜たがる）</translation>
    </message>
    <message>
        <source>want someone to</source>
        <translation>希望（〜てほしい）</translation>
    </message>
    <message>
        <source>way of doing</source>
        <translation>〜方</translation>
    </message>
    <message>
        <source>while</source>
        <translation>〜ながら</translation>
    </message>
    <message>
        <source>while (literary)</source>
        <translation>〜つつ</translation>
    </message>
    <message>
        <source>while (on the same way)</source>
        <translation>〜がてら</translation>
    </message>
    <message>
        <source>without doing</source>
        <translation>〜ずに</translation>
    </message>
    <message>
        <source>would (literary)</source>
        <translation>反実仮想（文語）</translation>
    </message>
    <message>
        <source>んの, ねん: explains or asks for an explanation.</source>
        <translation>んの・ねん：事情を説明したり、説明を求めたりする。</translation>
    </message>
    <message>
        <source>よる (western Japan): someone is doing it, said without respect.</source>
        <translation>よる（西日本）：人の動作を、敬意なしに言う。</translation>
    </message>
    <message>
        <source>やがる: shows contempt for the doer.</source>
        <translation>やがる：相手をさげすんで言う。</translation>
    </message>
    <message>
        <source>っぽい: tends to, seems like.</source>
        <translation>っぽい：その傾向がある、そのように感じられる。</translation>
    </message>
    <message>
        <source>ところだ: is about to, is in the middle of, or has just done.</source>
        <translation>ところだ：これからする、している最中、または終えたばかり。</translation>
    </message>
    <message>
        <source>な: the form before a noun.</source>
        <translation>な：名詞の前に来る形。</translation>
    </message>
    <message>
        <source>The old form before a noun (高き, 食うる).</source>
        <translation>名詞の前に来る昔の形（高き・食うる）。</translation>
    </message>
    <message>
        <source>く, に: turns it into an adverb, or links it to what follows.</source>
        <translation>く・に：副詞にする、または後へ続ける。</translation>
    </message>
    <message>
        <source>てから: after doing.</source>
        <translation>てから：し終えたあとで。</translation>
    </message>
    <message>
        <source>んばかり: as if about to.</source>
        <translation>んばかり：今にもそうなりそうなほど。</translation>
    </message>
    <message>
        <source>ながら, つつも: although.</source>
        <translation>ながら・つつも：～のに、～けれど。</translation>
    </message>
    <message>
        <source>たり: one action out of several.</source>
        <translation>たり：いくつかの動作のうちの一つ。</translation>
    </message>
    <message>
        <source>っけ: asks oneself or others about something half remembered.</source>
        <translation>っけ：うろ覚えのことを自分や相手に確かめる。</translation>
    </message>
    <message>
        <source>次第: as soon as it is done.</source>
        <translation>次第：済みしだいすぐに。</translation>
    </message>
    <message>
        <source>んとする: is on the point of doing.</source>
        <translation>んとする：まさにしようとする。</translation>
    </message>
    <message>
        <source>ずにはおかない: will certainly do or bring about.</source>
        <translation>ずにはおかない：必ずそうする、必ずそうさせる。</translation>
    </message>
    <message>
        <source>さかい (Kansai): because.</source>
        <translation>さかい（関西）：～から、～ので。</translation>
    </message>
    <message>
        <source>くなる, になる: becomes so.</source>
        <translation>くなる・になる：そのようになる。</translation>
    </message>
    <message>
        <source>ずもがな: better left undone.</source>
        <translation>ずもがな：しないほうがよかった、なくてもよい。</translation>
    </message>
    <message>
        <source>かねる: is in no position to do it.</source>
        <translation>かねる：立場上できない。</translation>
    </message>
    <message>
        <source>きれない: too much to finish.</source>
        <translation>きれない：多すぎて、または強すぎて終えられない。</translation>
    </message>
    <message>
        <source>てはいられない: cannot stay doing that any longer.</source>
        <translation>てはいられない：これ以上そうしてはいられない。</translation>
    </message>
    <message>
        <source>ざるを得ない: there is no other choice.</source>
        <translation>ざるを得ない：そうするほかない。</translation>
    </message>
    <message>
        <source>せる, させる: makes or lets someone do it.</source>
        <translation>せる・させる：人にさせる、することを許す。</translation>
    </message>
    <message>
        <source>しめる: makes someone do it.</source>
        <translation>しめる：人にさせる（文語）。</translation>
    </message>
    <message>
        <source>す: shortened せる; makes or lets someone do it.</source>
        <translation>す：「せる」の短い形。人にさせる、することを許す。</translation>
    </message>
    <message>
        <source>ことになる: it turns out or is settled so.</source>
        <translation>ことになる：そのように決まる、結果としてそうなる。</translation>
    </message>
    <message>
        <source>てくる: comes to, has come to, or goes and returns.</source>
        <translation>てくる：しだいにそうなる、またはして戻る。</translation>
    </message>
    <message>
        <source>てまいる: humble てくる or ていく.</source>
        <translation>てまいる：「てくる」「ていく」の謙譲。</translation>
    </message>
    <message>
        <source>ようになる: reaches the point of doing it.</source>
        <translation>ようになる：そうする段階に至る。</translation>
    </message>
    <message>
        <source>てしまう, ちゃう: finishes it, or does it to one&apos;s regret.</source>
        <translation>てしまう・ちゃう：すっかり終える、または残念な結果になる。</translation>
    </message>
    <message>
        <source>ば, たら, なら: if, when.</source>
        <translation>ば・たら・なら：もし～すれば、～するとき。</translation>
    </message>
    <message>
        <source>ている, てる: is doing, or is in the state that followed.</source>
        <translation>ている・てる：動作の最中、またはその結果の状態。</translation>
    </message>
    <message>
        <source>ていらっしゃる: respectful ている.</source>
        <translation>ていらっしゃる：「ている」の尊敬。</translation>
    </message>
    <message>
        <source>ておる: humble or western ている.</source>
        <translation>ておる：「ている」の謙譲、または西日本の言い方。</translation>
    </message>
    <message>
        <source>だ: is.</source>
        <translation>だ：断定する。</translation>
    </message>
    <message>
        <source>ことにする: settles on doing it, or on taking it so.</source>
        <translation>ことにする：そう決める、そうみなす。</translation>
    </message>
    <message>
        <source>なおす: does it over.</source>
        <translation>なおす：もう一度する。</translation>
    </message>
    <message>
        <source>きる: does it to the end.</source>
        <translation>きる：終わりまですっかりする。</translation>
    </message>
    <message>
        <source>つくす: until nothing is left.</source>
        <translation>つくす：残るもののなくなるまでする。</translation>
    </message>
    <message>
        <source>てくれる: someone does it for me.</source>
        <translation>てくれる：人が自分のためにする。</translation>
    </message>
    <message>
        <source>てくださる: respectful てくれる.</source>
        <translation>てくださる：「てくれる」の尊敬。</translation>
    </message>
    <message>
        <source>てみせる: does it to show someone, or is resolved to.</source>
        <translation>てみせる：人に見せるためにする、または決意を表す。</translation>
    </message>
    <message>
        <source>てあげる, たげる: does it for someone.</source>
        <translation>てあげる・たげる：人のためにする。</translation>
    </message>
    <message>
        <source>てさしあげる: humble てあげる.</source>
        <translation>てさしあげる：「てあげる」の謙譲。</translation>
    </message>
    <message>
        <source>てやる: does it for someone lower or at someone.</source>
        <translation>てやる：目下の者のためにする、または相手に向けてする。</translation>
    </message>
    <message>
        <source>てばかりいる: does that all the time.</source>
        <translation>てばかりいる：そればかりしている。</translation>
    </message>
    <message>
        <source>てのける: carries it off.</source>
        <translation>てのける：難しいことをやり遂げる。</translation>
    </message>
    <message>
        <source>まくる: does it without stopping.</source>
        <translation>まくる：続けざまにする。</translation>
    </message>
    <message>
        <source>こむ: does it into, or thoroughly.</source>
        <translation>こむ：中へ入る、または十分にする。</translation>
    </message>
    <message>
        <source>ぬく, とおす: does it right through.</source>
        <translation>ぬく・とおす：最後までする。</translation>
    </message>
    <message>
        <source>あぐねる: does it on and on without result.</source>
        <translation>あぐねる：し続けても結果が出ない。</translation>
    </message>
    <message>
        <source>あう: to one another.</source>
        <translation>あう：互いにする。</translation>
    </message>
    <message>
        <source>やすい: easy to do, or prone to.</source>
        <translation>やすい：するのが簡単、またはそうなりがち。</translation>
    </message>
    <message>
        <source>くも: also, even.</source>
        <translation>くも：～でも、～さえ。</translation>
    </message>
    <message>
        <source>ても, たって, とも: even if.</source>
        <translation>ても・たって・とも：たとえ～しても。</translation>
    </message>
    <message>
        <source>はずだ: there is reason to expect it.</source>
        <translation>はずだ：そう考える根拠がある。</translation>
    </message>
    <message>
        <source>そこなう, そこねる: misses doing it.</source>
        <translation>そこなう・そこねる：し損じる、する機会を逃す。</translation>
    </message>
    <message>
        <source>おわる: finishes doing.</source>
        <translation>おわる：し終える。</translation>
    </message>
    <message>
        <source>わすれる: forgets to do.</source>
        <translation>わすれる：するのを忘れる。</translation>
    </message>
    <message>
        <source>である: is (formal).</source>
        <translation>である：断定する（改まった言い方）。</translation>
    </message>
    <message>
        <source>ていく, てく: goes on doing, or does it and goes.</source>
        <translation>ていく・てく：し続ける、またはして行く。</translation>
    </message>
    <message>
        <source>てまわる: does it here and there.</source>
        <translation>てまわる：あちこちでする。</translation>
    </message>
    <message>
        <source>ほうがいい: it is better to.</source>
        <translation>ほうがいい：そうするのがよい。</translation>
    </message>
    <message>
        <source>かける: has begun and not finished.</source>
        <translation>かける：し始めて、まだ終わっていない。</translation>
    </message>
    <message>
        <source>にくい, づらい: hard to do.</source>
        <translation>にくい・づらい：するのが難しい。</translation>
    </message>
    <message>
        <source>がたい: hardly possible.</source>
        <translation>がたい：ほとんどできない。</translation>
    </message>
    <message>
        <source>ことがある: it happens, or has happened before.</source>
        <translation>ことがある：そうする場合、またはした経験がある。</translation>
    </message>
    <message>
        <source>てもらう: gets someone to do it.</source>
        <translation>てもらう：人に頼んでさせる。</translation>
    </message>
    <message>
        <source>ていただく: humble てもらう.</source>
        <translation>ていただく：「てもらう」の謙譲。</translation>
    </message>
    <message>
        <source>そうだ, って: so one has heard.</source>
        <translation>そうだ・って：人から聞いたこととして言う。</translation>
    </message>
    <message>
        <source>お…になる, なさる, はる: raises the doer.</source>
        <translation>お…になる・なさる・はる：動作をする人を高める。</translation>
    </message>
    <message>
        <source>お…する, いたす: lowers oneself before the listener.</source>
        <translation>お…する・いたす：自分の動作を低めて相手を立てる。</translation>
    </message>
    <message>
        <source>ては, ちゃ: if, with a bad result.</source>
        <translation>ては・ちゃ：もしそうすれば（よくない結果になる）。</translation>
    </message>
    <message>
        <source>Gives an order.</source>
        <translation>命令する。</translation>
    </message>
    <message>
        <source>かれ: an old order or wish.</source>
        <translation>かれ：昔の命令や願い。</translation>
    </message>
    <message>
        <source>ておく, とく: does it beforehand or leaves it done.</source>
        <translation>ておく・とく：前もってする、またはそのままにする。</translation>
    </message>
    <message>
        <source>んがため: for the purpose of.</source>
        <translation>んがため：その目的のために。</translation>
    </message>
    <message>
        <source>つつある: is gradually doing.</source>
        <translation>つつある：しだいにそうしている最中。</translation>
    </message>
    <message>
        <source>つもりだ: means to do it.</source>
        <translation>つもりだ：そうする考えでいる。</translation>
    </message>
    <message>
        <source>たて, ばかり: done only a moment ago.</source>
        <translation>たて・ばかり：したすぐあと。</translation>
    </message>
    <message>
        <source>つづける: goes on doing.</source>
        <translation>つづける：し続ける。</translation>
    </message>
    <message>
        <source>っぱなし: leaves it in that state.</source>
        <translation>っぱなし：したままにする。</translation>
    </message>
    <message>
        <source>てある: has been done and stays so.</source>
        <translation>てある：された結果がそのまま残っている。</translation>
    </message>
    <message>
        <source>ごとし: as if, like.</source>
        <translation>ごとし：～のようだ。</translation>
    </message>
    <message>
        <source>そう: looks as if.</source>
        <translation>そう：見たところそのようだ。</translation>
    </message>
    <message>
        <source>くする, にする: makes it so.</source>
        <translation>くする・にする：そのようにする。</translation>
    </message>
    <message>
        <source>ようにする: takes care to do it.</source>
        <translation>ようにする：そうするよう心がける。</translation>
    </message>
    <message>
        <source>てもいい: it is all right to.</source>
        <translation>てもいい：しても差し支えない。</translation>
    </message>
    <message>
        <source>かもしれない: it is possible.</source>
        <translation>かもしれない：その可能性がある。</translation>
    </message>
    <message>
        <source>かねない: could well happen.</source>
        <translation>かねない：そうなるおそれがある。</translation>
    </message>
    <message>
        <source>なければならない, なきゃ, ねばならない: has to.</source>
        <translation>なければならない・なきゃ・ねばならない：する必要がある。</translation>
    </message>
    <message>
        <source>てはいけない, ちゃだめ: is not allowed to.</source>
        <translation>てはいけない・ちゃだめ：することを禁じる。</translation>
    </message>
    <message>
        <source>なくてもいい: not necessary.</source>
        <translation>なくてもいい：する必要がない。</translation>
    </message>
    <message>
        <source>ない, ん, へん: not.</source>
        <translation>ない・ん・へん：打ち消す。</translation>
    </message>
    <message>
        <source>ず, ぬ, ざる: not.</source>
        <translation>ず・ぬ・ざる：打ち消す（文語）。</translation>
    </message>
    <message>
        <source>くもない: not quite that, a soft denial.</source>
        <translation>くもない：やわらかに打ち消す。</translation>
    </message>
    <message>
        <source>はしない, もしない, やしない: does not even do it.</source>
        <translation>はしない・もしない・やしない：強く打ち消す。</translation>
    </message>
    <message>
        <source>まい: will not, probably does not.</source>
        <translation>まい：するつもりがない、またはしないだろう。</translation>
    </message>
    <message>
        <source>ものか: by no means will.</source>
        <translation>ものか：決してしない。</translation>
    </message>
    <message>
        <source>っこない: there is no way.</source>
        <translation>っこない：そうなるはずがない。</translation>
    </message>
    <message>
        <source>わけがない, はずがない: it cannot be.</source>
        <translation>わけがない・はずがない：あり得ない。</translation>
    </message>
    <message>
        <source>ようがない: there is no means to do it.</source>
        <translation>ようがない：する方法がない。</translation>
    </message>
    <message>
        <source>わけではない: it is not that.</source>
        <translation>わけではない：そうだというのではない。</translation>
    </message>
    <message>
        <source>さ: how much of the quality.</source>
        <translation>さ：その性質の程度。</translation>
    </message>
    <message>
        <source>み: the quality as it is felt.</source>
        <translation>み：感じられた性質。</translation>
    </message>
    <message>
        <source>べき, べし: it is proper or expected.</source>
        <translation>べき・べし：するのが当然である。</translation>
    </message>
    <message>
        <source>まじき: not proper.</source>
        <translation>まじき：してはならない。</translation>
    </message>
    <message>
        <source>れる, られる: is done, by someone or to someone.</source>
        <translation>れる・られる：人などの動作を受ける。</translation>
    </message>
    <message>
        <source>た: did, was.</source>
        <translation>た：すでに起きたこと。</translation>
    </message>
    <message>
        <source>き, けり: did, was.</source>
        <translation>き・けり：すでに起きたこと（文語）。</translation>
    </message>
    <message>
        <source>たり, り, ぬ: has done.</source>
        <translation>たり・り・ぬ：し終えた状態（文語）。</translation>
    </message>
    <message>
        <source>し: the old plain form of an adjective.</source>
        <translation>し：形容詞の昔の終止形。</translation>
    </message>
    <message>
        <source>てください: asks for it.</source>
        <translation>てください：してくれるよう頼む。</translation>
    </message>
    <message>
        <source>てちょうだい: asks for it among friends.</source>
        <translation>てちょうだい：親しい間で頼む。</translation>
    </message>
    <message>
        <source>なさい, たまえ: an instruction from above.</source>
        <translation>なさい・たまえ：目下の者に指示する。</translation>
    </message>
    <message>
        <source>ます, です: polite to the listener.</source>
        <translation>ます・です：聞き手への丁寧な言い方。</translation>
    </message>
    <message>
        <source>ございます: very polite to the listener.</source>
        <translation>ございます：聞き手への大変丁寧な言い方。</translation>
    </message>
    <message>
        <source>うる, える: can happen.</source>
        <translation>うる・える：起こり得る。</translation>
    </message>
    <message>
        <source>Can do.</source>
        <translation>することができる。</translation>
    </message>
    <message>
        <source>れる without ら: can do.</source>
        <translation>「ら」を抜いた「れる」：することができる。</translation>
    </message>
    <message>
        <source>られる: can do, or is done by someone.</source>
        <translation>られる：することができる、または動作を受ける。</translation>
    </message>
    <message>
        <source>だろう, う: probably.</source>
        <translation>だろう・う：おそらくそうだ。</translation>
    </message>
    <message>
        <source>む, らむ: probably.</source>
        <translation>む・らむ：おそらくそうだ（文語）。</translation>
    </message>
    <message>
        <source>な: do not.</source>
        <translation>な：することを禁じる。</translation>
    </message>
    <message>
        <source>か, かい, かな: asks, or asks oneself.</source>
        <translation>か・かい・かな：尋ねる、または自問する。</translation>
    </message>
    <message>
        <source>願う: asks for it humbly.</source>
        <translation>願う：へりくだって頼む。</translation>
    </message>
    <message>
        <source>げ: with an air of.</source>
        <translation>げ：その様子が見える。</translation>
    </message>
    <message>
        <source>らしい, みたいだ, ようだ: so it appears.</source>
        <translation>らしい・みたいだ・ようだ：そのように思われる。</translation>
    </message>
    <message>
        <source>ばいい, たらいい: it would be good to.</source>
        <translation>ばいい・たらいい：そうするのがよい。</translation>
    </message>
    <message>
        <source>ばよかった: regrets that it was not so.</source>
        <translation>ばよかった：そうしなかったことを悔やむ。</translation>
    </message>
    <message>
        <source>がる: acts as one who feels so (of others).</source>
        <translation>がる：（人が）そう感じている様子を見せる。</translation>
    </message>
    <message>
        <source>え, ー: rough spoken sound of an adjective&apos;s ending (すげえ).</source>
        <translation>え・ー：形容詞の終わりのくだけた音（すげえ）。</translation>
    </message>
    <message>
        <source>はじめる: begins to.</source>
        <translation>はじめる：し始める。</translation>
    </message>
    <message>
        <source>だす: suddenly begins to.</source>
        <translation>だす：急にし始める。</translation>
    </message>
    <message>
        <source>The form that other endings hang on; also links to the next clause.</source>
        <translation>ほかの語尾が付く形。次の文節へ続けることもある。</translation>
    </message>
    <message>
        <source>よ, ね, ぞ, って: addresses the listener.</source>
        <translation>よ・ね・ぞ・って：聞き手に働きかける。</translation>
    </message>
    <message>
        <source>て: and, and then; carries what follows.</source>
        <translation>て：～して。あとへ続ける。</translation>
    </message>
    <message>
        <source>がち: is apt to.</source>
        <translation>がち：そうなることが多い。</translation>
    </message>
    <message>
        <source>すぎる: goes too far.</source>
        <translation>すぎる：度を越す。</translation>
    </message>
    <message>
        <source>てみる: does it to see.</source>
        <translation>てみる：試しにする。</translation>
    </message>
    <message>
        <source>てたまらない: so much that it cannot be borne.</source>
        <translation>てたまらない：我慢できないほどである。</translation>
    </message>
    <message>
        <source>そうもない: does not look as if.</source>
        <translation>そうもない：そうなるとは思えない。</translation>
    </message>
    <message>
        <source>する: makes a verb of the noun.</source>
        <translation>する：名詞を動詞にする。</translation>
    </message>
    <message>
        <source>う, よう: let us, is going to.</source>
        <translation>う・よう：誘う、またはするつもりである。</translation>
    </message>
    <message>
        <source>む: intends to, will.</source>
        <translation>む：するつもりである（文語）。</translation>
    </message>
    <message>
        <source>たい: wants to do.</source>
        <translation>たい：することを望む。</translation>
    </message>
    <message>
        <source>たがる: shows that one wants to.</source>
        <translation>たがる：（人が）したい様子を見せる。</translation>
    </message>
    <message>
        <source>てほしい: wants someone to do it.</source>
        <translation>てほしい：人にしてもらうことを望む。</translation>
    </message>
    <message>
        <source>方: how it is done.</source>
        <translation>方：する方法。</translation>
    </message>
    <message>
        <source>ながら: at the same time.</source>
        <translation>ながら：同時にする。</translation>
    </message>
    <message>
        <source>つつ: at the same time.</source>
        <translation>つつ：同時にする（文語）。</translation>
    </message>
    <message>
        <source>がてら: on the occasion of.</source>
        <translation>がてら：そのついでに。</translation>
    </message>
    <message>
        <source>ないで, ずに: without.</source>
        <translation>ないで・ずに：しないで。</translation>
    </message>
    <message>
        <source>まし: would, if it were so.</source>
        <translation>まし：もしそうであったなら（文語）。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>キー操作の一覧</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>操作またはキーを検索</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>操作とキー</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
</context>
<context>
    <name>KnownWords</name>
    <message>
        <source>Open a list</source>
        <translation>リストを開く</translation>
    </message>
    <message>
        <source>Lists ({0});;All files (*)</source>
        <translation>リスト ({0});;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Words taken in: {0}.</source>
        <translation>取り込んだ単語: {0} 語。</translation>
    </message>
    <message>
        <source>All these words were in your list already.</source>
        <translation>どの単語もすでに登録されています。</translation>
    </message>
</context>
<context>
    <name>LevelSource</name>
    <message>
        <source>Words that you will know if you have learnt up to a level.</source>
        <translation>あるレベルまで学んだ人が知っている単語です。</translation>
    </message>
    <message>
        <source>JLPT (unofficial lists)</source>
        <translation>JLPT（非公式の一覧）</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>頻度</translation>
    </message>
    <message>
        <source>School year of the kanji</source>
        <translation>漢字の学年</translation>
    </message>
    <message>
        <source>&amp;Graded by</source>
        <translation>基準(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Up to</source>
        <translation>範囲(&amp;U)</translation>
    </message>
    <message>
        <source>the {0} commonest words</source>
        <translation>よく使われる {0} 語</translation>
    </message>
    <message>
        <source>year {0}</source>
        <translation>{0} 年</translation>
    </message>
    <message>
        <source>secondary school</source>
        <translation>中学校以上</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>under a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 時間</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>another form</source>
        <translation>別の語形</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>読み</translation>
    </message>
    <message>
        <source>your note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>looked up</source>
        <translation>引いた語</translation>
    </message>
    <message>
        <source>name</source>
        <translation>固有名</translation>
    </message>
    <message>
        <source>title</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>すべての文書</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>読みかけ</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>読み終えたもの</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>ファイルなし</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Search titles, texts, notes and words</source>
        <translation>ライブラリを検索</translation>
    </message>
    <message>
        <source>Which documents to show</source>
        <translation>表示する文書</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>コレクション</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Documents that you open are listed here.</source>
        <translation>開いた文書がここに並びます。</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>見つかった箇所</translation>
    </message>
    <message>
        <source>Sort the documents</source>
        <translation>文書の並べ替え</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>開いた順</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加順</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>題名順</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合順</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長さ順</translation>
    </message>
    <message>
        <source>Known words</source>
        <translation>既知語の割合順</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新しいコレクション…</translation>
    </message>
    <message>
        <source>Rename this collection…</source>
        <translation>このコレクションの名前を変える…</translation>
    </message>
    <message>
        <source>Delete this collection</source>
        <translation>このコレクションを削除</translation>
    </message>
    <message>
        <source>Nothing found in texts and notes for “{query}”.</source>
        <translation>本文にもメモにも「{query}」は見つかりません。</translation>
    </message>
    <message>
        <source>{hits} places in {documents} documents</source>
        <translation>{documents} 件の文書に {hits} 箇所</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 か所</translation>
    </message>
    <message>
        <source>{hits} places in 1 document</source>
        <translation>1 件の文書に {hits} か所</translation>
    </message>
    <message>
        <source>the first {hits} places, in {documents} documents</source>
        <translation>{documents} 件の文書、最初の {hits} 箇所</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未読了にする</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>読了にする</translation>
    </message>
    <message>
        <source>Change the title…</source>
        <translation>題名を変える…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>タグ…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Where is the file now…</source>
        <translation>ファイルの今の場所…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Open this address in the browser?</source>
        <translation>このアドレスをブラウザーで開きますか。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>ListSource</name>
    <message>
        <source>Paste words, one to a line, or a table whose first Japanese column counts.</source>
        <translation>単語を 1 行に 1 つ貼り付けるか、表を貼り付けてください。表では日本語の最初の列を使います。</translation>
    </message>
    <message>
        <source>List of words</source>
        <translation>単語のリスト</translation>
    </message>
    <message>
        <source>&amp;Open a list…</source>
        <translation>リストを開く(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>All words</source>
        <translation>すべての単語</translation>
    </message>
    <message>
        <source>Only harder kanji</source>
        <translation>難しい漢字のみ</translation>
    </message>
    <message>
        <source>Only kanji of a harder JLPT level</source>
        <translation>日本語能力試験でより難しい漢字だけ</translation>
    </message>
    <message>
        <source>First time in the text</source>
        <translation>初出のみ</translation>
    </message>
    <message>
        <source>First time in the paragraph</source>
        <translation>段落で最初の出現</translation>
    </message>
    <message>
        <source>Only names</source>
        <translation>固有名のみ</translation>
    </message>
    <message>
        <source>Only words not known</source>
        <translation>既知でない単語のみ</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>ポインターの下のみ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>セピア</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Furigana</source>
        <translation>ふりがな</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Furigana: {0}</source>
        <translation>ふりがな：{0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Yomite</source>
        <translation>Yomite</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>{0} was opened; open the others from the menu.</source>
        <translation>{0} を開きました。ほかのファイルはメニューから開いてください。</translation>
    </message>
    <message>
        <source>{0} – Yomite</source>
        <translation>{0} – Yomite</translation>
    </message>
    <message>
        <source>The text has changed since you last read it. {0} of your notes found no place in it and are listed in the notes panel.</source>
        <translation>前回読んだときから本文が変わっています。{0} 件のメモは対応する箇所がなく、メモのパネルに表示しています。</translation>
    </message>
    <message>
        <source>Reading the text</source>
        <translation>文章を解析中</translation>
    </message>
    <message>
        <source>Finding names</source>
        <translation>固有名を抽出中</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Open another file, or paste a text with Ctrl+V.</source>
        <translation>別のファイルを開くか、Ctrl+V で文章を貼り付けてください。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and open it again.</source>
        <translation>ファイルを UTF-8 で保存し、もう一度開いてください。</translation>
    </message>
    <message>
        <source>Split the file and open a part of it.</source>
        <translation>ファイルを分割し、一部を開いてください。</translation>
    </message>
    <message>
        <source>Yomite opens text, Markdown, HTML, Aozora Bunko, EPUB, Word (.docx) and subtitle files.</source>
        <translation>Yomite で開けるのは、テキスト・Markdown・HTML・青空文庫・EPUB・Word（.docx）・字幕のファイルです。</translation>
    </message>
    <message>
        <source>The open article stays as it was.</source>
        <translation>開いている文章はそのままです。</translation>
    </message>
    <message>
        <source>Update Yomite to open it; nothing was changed.</source>
        <translation>開くには Yomite を更新してください。何も変更されていません。</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>ほかのプログラムを閉じて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Free some space on the disk; nothing was overwritten.</source>
        <translation>ディスクの空きを増やしてください。上書きされたものはありません。</translation>
    </message>
    <message>
        <source>Notes cannot be kept until the folder can be written.</source>
        <translation>フォルダーに書き込めるようになるまで、メモを保存できません。</translation>
    </message>
    <message>
        <source>It was set aside, and what could be read was kept.</source>
        <translation>別に保管し、読み出せたものは残しました。</translation>
    </message>
    <message>
        <source>Your notes were not changed.</source>
        <translation>メモは変更されていません。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>何も書き出されていません。</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>何も取り込まれていません。</translation>
    </message>
    <message>
        <source>Reading goes on without look-ups.</source>
        <translation>辞書なしで読み続けられます。</translation>
    </message>
    <message>
        <source>Something went wrong inside Yomite: {0}</source>
        <translation>Yomite の内部で問題が起きました：{0}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Write a note (Markdown is understood)</source>
        <translation>メモを書く（Markdown も使えます）</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>メモの本文</translation>
    </message>
    <message>
        <source>The note as it will look</source>
        <translation>できあがりの見た目</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Show the note as it will look (Ctrl+P)</source>
        <translation>できあがりの見た目を表示する (Ctrl+P)</translation>
    </message>
    <message>
        <source>Tags, divided by spaces</source>
        <translation>タグ（空白で区切る）</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>色なし</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Don&apos;t keep</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Leave the note as it was</source>
        <translation>メモを変更せずに閉じます</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter or Esc</source>
        <translation>Ctrl+Enter または Esc</translation>
    </message>
</context>
<context>
    <name>NoteWriting</name>
    <message>
        <source>The note is kept now.</source>
        <translation>メモを保存しました。</translation>
    </message>
    <message>
        <source>The note that you were writing is here again.</source>
        <translation>書きかけのメモをもう一度開きました。</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>削除しました。</translation>
    </message>
</context>
<context>
    <name>NotesController</name>
    <message>
        <source>Your notes are not open yet.</source>
        <translation>メモはまだ開かれていません。</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Filter notes, quotes and #tags</source>
        <translation>メモ・引用・#タグで絞り込む</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>全文書</translation>
    </message>
    <message>
        <source>Show the notes of the whole library, newest first</source>
        <translation>ライブラリ全体のメモを新しい順に表示します</translation>
    </message>
    <message>
        <source>Select some text and press N to write a note, or H to highlight it.</source>
        <translation>文字を選択して N を押すとメモ、H を押すとハイライトを付けられます。</translation>
    </message>
    <message>
        <source>Notes in text order</source>
        <translation>本文の順のメモ</translation>
    </message>
    <message>
        <source>Notes that have lost their place</source>
        <translation>箇所が見つからないメモ</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>すべての色</translation>
    </message>
    <message>
        <source>What the colours mean…</source>
        <translation>色の意味…</translation>
    </message>
    <message>
        <source>Edit the note…</source>
        <translation>メモを編集…</translation>
    </message>
    <message>
        <source>Put it on the selected passage</source>
        <translation>選択した箇所に付け直す</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Without a place in a text:</source>
        <translation>本文に場所のないメモ:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Texts ({0});;All files (*)</source>
        <translation>文書 ({0});;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>クリップボードに文字がありません。</translation>
    </message>
    <message>
        <source>Parts of this text are lost; � stands in their place ({0}).</source>
        <translation>このテキストは一部が失われています。失われた文字のかわりに � を表示しています（{0} か所）。</translation>
    </message>
    <message>
        <source>The file is not at {0} any more; the text that was kept is shown. In the library you can say where it is now.</source>
        <translation>ファイルはもう {0} にありません。保存してある本文を表示します。今の場所はライブラリーで指定できます。</translation>
    </message>
    <message>
        <source>The text of this document was not kept.</source>
        <translation>この文書の本文は保存されていません。</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Selected: {}</source>
        <translation>選択：{}</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Furigana and marks</source>
        <translation>ふりがなとマーク</translation>
    </message>
    <message>
        <source>Look-ups</source>
        <translation>辞書引き</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>The best one found</source>
        <translation>自動で選ぶ</translation>
    </message>
    <message>
        <source>&amp;Face</source>
        <translation>書体(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大きさ(&amp;S)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Line pitch</source>
        <translation>行送り(&amp;L)</translation>
    </message>
    <message>
        <source> em</source>
        <translation> 字分</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> 字</translation>
    </message>
    <message>
        <source>Line l&amp;ength</source>
        <translation>行の長さ(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Margin</source>
        <translation>余白(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Vertical writing</source>
        <translation>縦書き(&amp;V)</translation>
    </message>
    <message>
        <source>Turn &amp;pages instead of scrolling</source>
        <translation>スクロールせずページ送りにする(&amp;P)</translation>
    </message>
    <message>
        <source>Set lines &amp;tight where there is no ruby</source>
        <translation>ふりがなのない行を詰める(&amp;T)</translation>
    </message>
    <message>
        <source>Fold share links and &amp;forms</source>
        <translation>共有リンクやフォームを折りたたむ(&amp;F)</translation>
    </message>
    <message>
        <source>Over every word</source>
        <translation>すべての単語</translation>
    </message>
    <message>
        <source>Over kanji above a school year</source>
        <translation>指定した学年より後に習う漢字</translation>
    </message>
    <message>
        <source>Over kanji above a JLPT level (unofficial)</source>
        <translation>日本語能力試験の級を超える漢字に（非公式）</translation>
    </message>
    <message>
        <source>Over the first of each word</source>
        <translation>各単語の初出のみ</translation>
    </message>
    <message>
        <source>Over the first of each word in a paragraph</source>
        <translation>段落ごとに各単語の最初の出現</translation>
    </message>
    <message>
        <source>Over names</source>
        <translation>固有名のみ</translation>
    </message>
    <message>
        <source>Over words that I don&apos;t know</source>
        <translation>既知でない単語</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>ポインターの下のみ</translation>
    </message>
    <message>
        <source>Only the author&apos;s own</source>
        <translation>著者が付けたもののみ</translation>
    </message>
    <message>
        <source>&amp;Furigana</source>
        <translation>ふりがな(&amp;F)</translation>
    </message>
    <message>
        <source>Kanji taught after &amp;year</source>
        <translation>習得済みの学年(&amp;Y)</translation>
    </message>
    <message>
        <source>The test publishes no list of kanji; this one is unofficial.</source>
        <translation>試験は漢字の一覧を公表していないため、この一覧は公式のものではありません。</translation>
    </message>
    <message>
        <source>Kanji harder than &amp;JLPT</source>
        <translation>この級より難しい漢字(&amp;J)</translation>
    </message>
    <message>
        <source>Show &amp;doubtful readings too</source>
        <translation>不確かな読みも表示(&amp;D)</translation>
    </message>
    <message>
        <source>Furigana over di&amp;gits too</source>
        <translation>数字にも振り仮名を付ける(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Mark people, places and dates</source>
        <translation>人名・地名・日付に印を付ける(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Colour words by status</source>
        <translation>習得度で単語を色分け(&amp;C)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>文字のみ</translation>
    </message>
    <message>
        <source>Readings in brackets</source>
        <translation>読みをかっこ書き</translation>
    </message>
    <message>
        <source>HTML with ruby</source>
        <translation>ルビ付き HTML</translation>
    </message>
    <message>
        <source>C&amp;opy as</source>
        <translation>コピーの形式(&amp;O)</translation>
    </message>
    <message>
        <source>When the pointer rests on a word</source>
        <translation>単語にポインターを置いたとき</translation>
    </message>
    <message>
        <source>Only while Shift is held</source>
        <translation>Shift を押している間のみ</translation>
    </message>
    <message>
        <source>Only by click or Enter</source>
        <translation>クリックか Enter のときのみ</translation>
    </message>
    <message>
        <source>Show the &amp;card</source>
        <translation>ポップアップの表示(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>表示までの時間(&amp;A)</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ミリ秒</translation>
    </message>
    <message>
        <source>A card that stays open this long is kept as a look-up.</source>
        <translation>この時間以上ポップアップを開いていた単語を記録します。</translation>
    </message>
    <message>
        <source>&amp;Keep look-ups after</source>
        <translation>記録するまでの時間(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Deck</source>
        <translation>デッキ(&amp;D)</translation>
    </message>
    <message>
        <source>Yomite&apos;s own</source>
        <translation>Yomite 形式</translation>
    </message>
    <message>
        <source>Basic: front and back</source>
        <translation>基本（表と裏）</translation>
    </message>
    <message>
        <source>&amp;Note type</source>
        <translation>ノートタイプ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>タグ(&amp;T)</translation>
    </message>
    <message>
        <source>Only this computer is asked, never the network.</source>
        <translation>このコンピューターだけに接続し、ネットワークには接続しません。</translation>
    </message>
    <message>
        <source>&amp;Address of AnkiConnect</source>
        <translation>AnkiConnect のアドレス(&amp;A)</translation>
    </message>
    <message>
        <source>Its &amp;key, if it has one</source>
        <translation>キー（設定している場合）(&amp;K)</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>セピア</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;panel</source>
        <translation>サイドパネルを表示(&amp;P)</translation>
    </message>
    <message>
        <source>Show the &amp;library</source>
        <translation>ライブラリを表示(&amp;L)</translation>
    </message>
    <message>
        <source>Holds from the next start.</source>
        <translation>次回の起動から有効になります。</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>言語(&amp;G)</translation>
    </message>
</context>
<context>
    <name>QuotationModel</name>
    <message>
        <source>Speaker not named</source>
        <translation>話し手は不明</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Correct the reading</source>
        <translation>読みの修正</translation>
    </message>
    <message>
        <source>Reading in kana</source>
        <translation>かなの読み</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>&amp;Reading</source>
        <translation>読み(&amp;R)</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Write the reading in kana.</source>
        <translation>読みをかなで入力してください。</translation>
    </message>
</context>
<context>
    <name>ReadingStatusBar</name>
    <message>
        <source>Where reading stands</source>
        <translation>読んでいる位置</translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation>これを中止</translation>
    </message>
    <message>
        <source>Time read</source>
        <translation>読んだ時間</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>残り約 {0} 分</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>残り約 {0} 時間</translation>
    </message>
    <message>
        <source>page {0} of {1}</source>
        <translation>{0}/{1}ページ</translation>
    </message>
    <message>
        <source>{0}/{1} characters</source>
        <translation>{0}/{1} 字</translation>
    </message>
    <message>
        <source>read for {0}</source>
        <translation>読書時間 {0}</translation>
    </message>
</context>
<context>
    <name>ScopeChoice</name>
    <message>
        <source>Only &amp;here</source>
        <translation>ここだけ(&amp;H)</translation>
    </message>
    <message>
        <source>Everywhere in this &amp;text</source>
        <translation>この文章全体(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Always, in every text</source>
        <translation>常に、すべての文章(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{0} is no JMdict, JMnedict or KANJIDIC2 file.</source>
        <translation>{0} は JMdict・JMnedict・KANJIDIC2 のファイルではありません。</translation>
    </message>
    <message>
        <source>An entry has no number.</source>
        <translation>番号のない項目があります。</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short.</source>
        <translation>{0} は壊れているか、途中で切れています。</translation>
    </message>
    <message>
        <source>{0} is not well-formed XML: {1}.</source>
        <translation>{0} は正しい XML ではありません: {1}。</translation>
    </message>
    <message>
        <source>Entry {0} has no reading.</source>
        <translation>項目 {0} に読みがありません。</translation>
    </message>
    <message>
        <source>{0} holds an entry larger than any honest one.</source>
        <translation>{0} に大きすぎる項目があります。</translation>
    </message>
    <message>
        <source>{0} is larger than any honest dictionary.</source>
        <translation>{0} は辞書としては大きすぎます。</translation>
    </message>
    <message>
        <source>The file&apos;s entity {0} stands for more than a text.</source>
        <translation>ファイルの実体 {0} が文字列以外のものを表しています。</translation>
    </message>
    <message>
        <source>The dictionary cannot be read: {0}.</source>
        <translation>辞書を読めません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary index cannot be built: {0}.</source>
        <translation>辞書の索引を作れません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary index could not be built.</source>
        <translation>辞書の索引を作れませんでした。</translation>
    </message>
    <message>
        <source>The dictionary&apos;s preparation was stopped.</source>
        <translation>辞書の準備が中止されました。</translation>
    </message>
    <message>
        <source>The dictionary index cannot be read: {0}.</source>
        <translation>辞書の索引を読めません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary&apos;s database is missing: {0}.</source>
        <translation>辞書のデータベースがありません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary data (jamdict-data) is not installed.</source>
        <translation>辞書のデータ（jamdict-data）がインストールされていません。</translation>
    </message>
    <message>
        <source>The dictionary&apos;s database cannot be read: {0}.</source>
        <translation>辞書のデータベースを読めません: {0}。</translation>
    </message>
    <message>
        <source>No dictionary has such a name.</source>
        <translation>その名前の辞書はありません。</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>取り込みが中止されました。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} を読めません。</translation>
    </message>
    <message>
        <source>“{0}” is already imported.</source>
        <translation>「{0}」はすでに取り込まれています。</translation>
    </message>
    <message>
        <source>The dictionary folder cannot be made: {0}.</source>
        <translation>辞書のフォルダーを作れません: {0}。</translation>
    </message>
    <message>
        <source>The list of dictionaries cannot be written: {0}.</source>
        <translation>辞書の一覧を書き込めません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary cannot be stored: {0}.</source>
        <translation>辞書を保存できません: {0}。</translation>
    </message>
    <message>
        <source>The dictionary holds halves of characters.</source>
        <translation>辞書に壊れた文字（サロゲートの片方）が含まれています。</translation>
    </message>
    <message>
        <source>The dictionary was imported by an older version.</source>
        <translation>この辞書は古いバージョンの Yomite で取り込まれたものです。</translation>
    </message>
    <message>
        <source>{0} holds no entries.</source>
        <translation>{0} に項目がありません。</translation>
    </message>
    <message>
        <source>The file cannot be stored: {0}.</source>
        <translation>ファイルを保存できません: {0}。</translation>
    </message>
    <message>
        <source>Structured content is nested too deep.</source>
        <translation>構造化された内容の入れ子が深すぎます。</translation>
    </message>
    <message>
        <source>Row {0} of {1} has a wrong shape.</source>
        <translation>{1} の {0} 行目の形が正しくありません。</translation>
    </message>
    <message>
        <source>The zip holds too many files.</source>
        <translation>zip の中のファイルが多すぎます。</translation>
    </message>
    <message>
        <source>{0} is larger than any honest bank.</source>
        <translation>{0} は大きすぎます。</translation>
    </message>
    <message>
        <source>index.json is no object.</source>
        <translation>index.json がオブジェクトではありません。</translation>
    </message>
    <message>
        <source>index.json names no title.</source>
        <translation>index.json に題名がありません。</translation>
    </message>
    <message>
        <source>index.json names no revision, or a format that is unknown.</source>
        <translation>index.json に版がないか、知らない形式です。</translation>
    </message>
    <message>
        <source>The zip has no banks at its root.</source>
        <translation>zip の最上位に辞書のデータがありません。</translation>
    </message>
    <message>
        <source>{0} is not a zip file that can be read.</source>
        <translation>{0} は読める zip ファイルではありません。</translation>
    </message>
    <message>
        <source>The zip names a path outside itself: {0}.</source>
        <translation>zip がその外の場所を指しています: {0}。</translation>
    </message>
    <message>
        <source>The zip holds {0} twice.</source>
        <translation>zip に {0} が 2 つあります。</translation>
    </message>
    <message>
        <source>The zip is encrypted.</source>
        <translation>zip が暗号化されています。</translation>
    </message>
    <message>
        <source>The zip has no {0} at its root.</source>
        <translation>zip の最上位に {0} がありません。</translation>
    </message>
    <message>
        <source>{0} in the zip is damaged.</source>
        <translation>zip の中の {0} が壊れています。</translation>
    </message>
    <message>
        <source>{0} is not valid JSON.</source>
        <translation>{0} は正しい JSON ではありません。</translation>
    </message>
    <message>
        <source>{0} is no list of rows.</source>
        <translation>{0} は行の並びではありません。</translation>
    </message>
    <message>
        <source>Row {0} of {1} is no list.</source>
        <translation>{1} の {0} 行目が配列ではありません。</translation>
    </message>
    <message>
        <source>The Japanese tagger could not be started: {0}</source>
        <translation>日本語の形態素解析を開始できません: {0}</translation>
    </message>
    <message>
        <source>There is no text in this document.</source>
        <translation>この文書には本文がありません。</translation>
    </message>
    <message>
        <source>The file holds more parts than any book has.</source>
        <translation>ファイルの部品が多すぎます。</translation>
    </message>
    <message>
        <source>The file is protected and cannot be read.</source>
        <translation>ファイルが保護されていて読めません。</translation>
    </message>
    <message>
        <source>The file unpacks to more than is safe to open.</source>
        <translation>展開すると大きくなりすぎるため、安全に開けません。</translation>
    </message>
    <message>
        <source>The file is damaged, or not what its name says.</source>
        <translation>ファイルが壊れているか、名前と中身が違います。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>ファイルが壊れています。</translation>
    </message>
    <message>
        <source>The file is not a Word document.</source>
        <translation>Word の文書ではありません。</translation>
    </message>
    <message>
        <source>The document is damaged.</source>
        <translation>文書が壊れています。</translation>
    </message>
    <message>
        <source>{0} is not text in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP, or its characters are damaged.</source>
        <translation>{0} は UTF-8・UTF-16・Shift_JIS・EUC-JP・ISO-2022-JP のテキストではないか、文字が壊れています。</translation>
    </message>
    <message>
        <source>{0} is not a text document.</source>
        <translation>{0} はテキストの文書ではありません。</translation>
    </message>
    <message>
        <source>{0} says that it is {1}, but its characters are damaged.</source>
        <translation>{0} は {1} と書かれていますが、文字が壊れています。</translation>
    </message>
    <message>
        <source>{0} is {1}, which cannot be read here.</source>
        <translation>{0} は{1}なので、ここでは読めません。</translation>
    </message>
    <message>
        <source>There is no text in this book.</source>
        <translation>この本には本文がありません。</translation>
    </message>
    <message>
        <source>The file is not an EPUB book.</source>
        <translation>EPUB の本ではありません。</translation>
    </message>
    <message>
        <source>The book is protected (DRM) and cannot be read.</source>
        <translation>この本は保護（DRM）されていて読めません。</translation>
    </message>
    <message>
        <source>The book&apos;s table of contents is missing or damaged.</source>
        <translation>本の構成情報がないか、壊れています。</translation>
    </message>
    <message>
        <source>“{0}” is larger than {1} MB, too large to open.</source>
        <translation>「{0}」は {1} MB より大きく、開けません。</translation>
    </message>
    <message>
        <source>“{0}” is not a valid file name.</source>
        <translation>「{0}」は正しいファイル名ではありません。</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>「{0}」は空です。</translation>
    </message>
    <message>
        <source>There is no file “{0}”.</source>
        <translation>「{0}」というファイルはありません。</translation>
    </message>
    <message>
        <source>You have no permission to read “{0}”.</source>
        <translation>「{0}」を読む権限がありません。</translation>
    </message>
    <message>
        <source>“{0}” is a link that leads back to itself.</source>
        <translation>「{0}」は自分自身に戻るリンクです。</translation>
    </message>
    <message>
        <source>The file name “{0}” is too long.</source>
        <translation>ファイル名「{0}」が長すぎます。</translation>
    </message>
    <message>
        <source>“{0}” could not be read: {1}.</source>
        <translation>「{0}」を読めませんでした: {1}。</translation>
    </message>
    <message>
        <source>“{0}” is a folder, not a document.</source>
        <translation>「{0}」は文書ではなくフォルダーです。</translation>
    </message>
    <message>
        <source>“{0}” is a device or a pipe, not a document.</source>
        <translation>「{0}」は文書ではなくデバイスかパイプです。</translation>
    </message>
    <message>
        <source>The text has more lines than any book.</source>
        <translation>本文の行が多すぎます。</translation>
    </message>
    <message>
        <source>“{0}” is a compressed file, which cannot be read here.</source>
        <translation>「{0}」は圧縮ファイルなので、ここでは読めません。</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>本文が空です。</translation>
    </message>
    <message>
        <source>“{0}” is damaged, or not what its name says.</source>
        <translation>「{0}」は壊れているか、名前と中身が違います。</translation>
    </message>
    <message>
        <source>“{0}” is too large for a page.</source>
        <translation>「{0}」はページとしては大きすぎます。</translation>
    </message>
    <message>
        <source>There is no text in the file.</source>
        <translation>ファイルに本文がありません。</translation>
    </message>
    <message>
        <source>There is no text in these subtitles.</source>
        <translation>この字幕には本文がありません。</translation>
    </message>
    <message>
        <source>There is no text on this page.</source>
        <translation>このページには本文がありません。</translation>
    </message>
    <message>
        <source>This page cannot be understood.</source>
        <translation>このページは解釈できません。</translation>
    </message>
    <message>
        <source>The model of names could not be opened: {0}</source>
        <translation>名前のモデルを開けません: {0}</translation>
    </message>
    <message>
        <source>The note type “{0}” has none of the fields that are needed.</source>
        <translation>ノートタイプ「{0}」に必要なフィールドがありません。</translation>
    </message>
    <message>
        <source>AnkiConnect is only used on this computer (http://127.0.0.1).</source>
        <translation>AnkiConnect はこのコンピューター（http://127.0.0.1）でだけ使えます。</translation>
    </message>
    <message>
        <source>What answers in place of AnkiConnect is something else.</source>
        <translation>AnkiConnect ではないものが応答しています。</translation>
    </message>
    <message>
        <source>Anki says: {0}</source>
        <translation>Anki の応答: {0}</translation>
    </message>
    <message>
        <source>AnkiConnect does not let Yomite in; its settings in Anki say who may come.</source>
        <translation>AnkiConnect が Yomite の接続を許可していません。Anki のアドオン設定で許可してください。</translation>
    </message>
    <message>
        <source>AnkiConnect asks for its key, which goes into the preferences.</source>
        <translation>AnkiConnect のキーが必要です。設定に入力してください。</translation>
    </message>
    <message>
        <source>AnkiConnect is too old (version {0}, {1} is needed); update the add-on in Anki.</source>
        <translation>AnkiConnect が古すぎます（バージョン {0}、必要なのは {1}）。Anki でアドオンを更新してください。</translation>
    </message>
    <message>
        <source>Anki does not answer; is it running, with the add-on AnkiConnect installed?</source>
        <translation>Anki が応答しません。Anki が動いていて、アドオン AnkiConnect が入っていますか。</translation>
    </message>
    <message>
        <source>Anki has no note type “{0}”.</source>
        <translation>Anki にノートタイプ「{0}」がありません。</translation>
    </message>
    <message>
        <source>No word was looked up in this text, so there is nothing for a deck.</source>
        <translation>この文書で調べた単語がないので、デッキに入れるものがありません。</translation>
    </message>
    <message>
        <source>Anki decks need the package genanki, which is not installed (pip install genanki).</source>
        <translation>Anki のデッキには genanki が必要ですが、インストールされていません（pip install genanki）。</translation>
    </message>
    <message>
        <source>There is no format “{0}”; there are {1}.</source>
        <translation>「{0}」という形式はありません。使えるのは {1} です。</translation>
    </message>
    <message>
        <source>There is no term in this text to put into a glossary.</source>
        <translation>この文書には用語集に入れる語がありません。</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>書き出しを中止しました。ファイルは作られていません。</translation>
    </message>
    <message>
        <source>The disk is full; “{0}” was not written.</source>
        <translation>ディスクがいっぱいで、「{0}」を書き込めませんでした。</translation>
    </message>
    <message>
        <source>The folder of “{0}” cannot be written to.</source>
        <translation>「{0}」のフォルダーに書き込めません。</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}.</source>
        <translation>「{0}」を書き込めませんでした: {1}。</translation>
    </message>
    <message>
        <source>“{0}” is a folder.</source>
        <translation>「{0}」はフォルダーです。</translation>
    </message>
    <message>
        <source>“{0}” exists already.</source>
        <translation>「{0}」はすでにあります。</translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation>「{0}」というフォルダーはありません。</translation>
    </message>
    <message>
        <source>“{0}” cannot be written: {1}.</source>
        <translation>「{0}」に書き込めません: {1}。</translation>
    </message>
    <message>
        <source>There are no notes to back up yet.</source>
        <translation>バックアップするメモがまだありません。</translation>
    </message>
    <message>
        <source>There is a file of that name already: {0}.</source>
        <translation>同じ名前のファイルがすでにあります: {0}。</translation>
    </message>
    <message>
        <source>The backup cannot be the file of the notes itself.</source>
        <translation>メモのファイル自体をバックアップ先にはできません。</translation>
    </message>
    <message>
        <source>There is no such file: {0}.</source>
        <translation>そのファイルはありません: {0}。</translation>
    </message>
    <message>
        <source>The file of the notes is damaged ({0}).</source>
        <translation>メモのファイルが壊れています（{0}）。</translation>
    </message>
    <message>
        <source>This file is no backup of Yomite&apos;s.</source>
        <translation>Yomite のバックアップではありません。</translation>
    </message>
    <message>
        <source>A newer version of Yomite made this backup.</source>
        <translation>新しい版の Yomite が作ったバックアップです。</translation>
    </message>
    <message>
        <source>Another program keeps the notes locked.</source>
        <translation>ほかのプログラムがメモをロックしています。</translation>
    </message>
    <message>
        <source>A newer version of Yomite wrote these notes; this one leaves them alone.</source>
        <translation>新しい版の Yomite が書いたメモなので、この版では触りません。</translation>
    </message>
    <message>
        <source>This file belongs to another program; it is left alone.</source>
        <translation>ほかのプログラムのファイルなので、触りません。</translation>
    </message>
    <message>
        <source>The file of the notes cannot be opened ({0}).</source>
        <translation>メモのファイルを開けません（{0}）。</translation>
    </message>
    <message>
        <source>The disk is full; the last change was not saved.</source>
        <translation>ディスクがいっぱいで、最後の変更を保存できませんでした。</translation>
    </message>
    <message>
        <source>The notes cannot be written here (no permission).</source>
        <translation>ここにはメモを書き込めません（権限がありません）。</translation>
    </message>
    <message>
        <source>The notes could not be read or written ({0}).</source>
        <translation>メモを読み書きできませんでした（{0}）。</translation>
    </message>
    <message>
        <source>The disk is full; nothing was written.</source>
        <translation>ディスクがいっぱいで、何も書き込めませんでした。</translation>
    </message>
    <message>
        <source>The folder cannot be written (no permission).</source>
        <translation>フォルダーに書き込めません（権限がありません）。</translation>
    </message>
    <message>
        <source>A folder stands where the file of the notes should be.</source>
        <translation>メモのファイルがあるべき所にフォルダーがあります。</translation>
    </message>
    <message>
        <source>The disk is full; the notes cannot be opened.</source>
        <translation>ディスクがいっぱいで、メモを開けません。</translation>
    </message>
    <message>
        <source>Another window is repairing the notes.</source>
        <translation>ほかのウィンドウがメモを修復しています。</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF ファイル</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>古い Office の文書</translation>
    </message>
    <message>
        <source>an RTF document</source>
        <translation>RTF の文書</translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation>圧縮ファイル</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>音声</translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>Untitled</source>
        <translation>無題</translation>
    </message>
    <message>
        <source>open</source>
        <translation>読書中</translation>
    </message>
    <message>
        <source>{count} characters read</source>
        <translation>{count} 字を読んだ</translation>
    </message>
    <message>
        <source>1 look-up</source>
        <translation>辞書引き 1 回</translation>
    </message>
    <message>
        <source>{count} look-ups</source>
        <translation>辞書引き {count} 回</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>メモ 1 件</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>メモ {count} 件</translation>
    </message>
</context>
<context>
    <name>SessionSummaryDialog</name>
    <message>
        <source>Session</source>
        <translation>読書記録</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読んだ日時</translation>
    </message>
    <message>
        <source>For</source>
        <translation>読書時間</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>{count} a minute</source>
        <translation>毎分 {count} 字</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>読んだ量</translation>
    </message>
    <message>
        <source>Words looked up</source>
        <translation>引いた単語</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>マーク</translation>
    </message>
    <message>
        <source>Open where it ended</source>
        <translation>終わった所から開く</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Nothing was looked up or marked.</source>
        <translation>辞書引きもマークもありません。</translation>
    </message>
</context>
<context>
    <name>SessionsPanel</name>
    <message>
        <source>Sessions</source>
        <translation>読書記録</translation>
    </message>
    <message>
        <source>Search names, titles and days</source>
        <translation>名前・題名・日付で検索</translation>
    </message>
    <message>
        <source>What you have read will be listed here.</source>
        <translation>読んだ記録がここに並びます。</translation>
    </message>
    <message>
        <source>Open where it ended</source>
        <translation>終わった所から開く</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>まとめ</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>名前を付ける…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Join the selected sessions</source>
        <translation>選択した読書記録をまとめる</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>Shelving</name>
    <message>
        <source>Change the title</source>
        <translation>題名の変更</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>題名:</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Tags of “{title}”, divided by spaces:</source>
        <translation>「{title}」のタグ（空白区切り）:</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新しいコレクション</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation>コレクションの名前の変更</translation>
    </message>
    <message>
        <source>There is a collection “{name}” already.</source>
        <translation>コレクション「{name}」はすでにあります。</translation>
    </message>
    <message>
        <source>The collection was deleted; its documents stay.</source>
        <translation>コレクションを削除しました。文書は残っています。</translation>
    </message>
    <message>
        <source>Where is “{title}” now?</source>
        <translation>「{title}」は今どこにありますか。</translation>
    </message>
</context>
<context>
    <name>SidePanels</name>
    <message>
        <source>Entities</source>
        <translation>固有名など</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>読書記録</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>削除しました。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open something Japanese</source>
        <translation>日本語の文章を開く</translation>
    </message>
    <message>
        <source>Open a file, drop one anywhere in this window, or read the clipboard.</source>
        <translation>ファイルを開くか、このウィンドウにドロップするか、クリップボードから読み込みます。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Read the clipboard</source>
        <translation>クリップボードを読む</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>見本を試す</translation>
    </message>
    <message>
        <source>Read lately</source>
        <translation>最近読んだもの</translation>
    </message>
    <message>
        <source>Documents read lately</source>
        <translation>最近読んだ文書</translation>
    </message>
    <message>
        <source>{0}   {1} %</source>
        <translation>{0}   {1} %</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>報告を表示</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>やり直す操作はありません。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>Done again: {0}.</source>
        <translation>やり直しました: {0}</translation>
    </message>
    <message>
        <source>Undone: {0}.</source>
        <translation>元に戻しました: {0}</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>やり直しました。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>元に戻しました。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>The file of your notes was damaged. {0} entries were saved from it; the damaged file is kept at {1}.</source>
        <translation>メモのファイルが壊れていました。{0} 件を救い出しました。壊れたファイルは {1} に残してあります。</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>about {value}</source>
        <translation>{value} ごろ</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>mark added</source>
        <translation>印の追加</translation>
    </message>
    <message>
        <source>mark changed</source>
        <translation>印の変更</translation>
    </message>
    <message>
        <source>mark deleted</source>
        <translation>印の削除</translation>
    </message>
    <message>
        <source>note placed</source>
        <translation>メモの場所</translation>
    </message>
    <message>
        <source>colour named</source>
        <translation>色の名前</translation>
    </message>
    <message>
        <source>word status set</source>
        <translation>単語の習熟度</translation>
    </message>
    <message>
        <source>words imported</source>
        <translation>単語の取り込み</translation>
    </message>
    <message>
        <source>entry preferred</source>
        <translation>見出しの選択</translation>
    </message>
    <message>
        <source>preference taken back</source>
        <translation>見出しの選択の取り消し</translation>
    </message>
    <message>
        <source>reading corrected</source>
        <translation>読みの訂正</translation>
    </message>
    <message>
        <source>word borders corrected</source>
        <translation>単語の区切りの訂正</translation>
    </message>
    <message>
        <source>name corrected</source>
        <translation>固有名の訂正</translation>
    </message>
    <message>
        <source>correction taken back</source>
        <translation>訂正の取り消し</translation>
    </message>
    <message>
        <source>note on a name written</source>
        <translation>固有名へのメモ</translation>
    </message>
    <message>
        <source>title changed</source>
        <translation>題名の変更</translation>
    </message>
    <message>
        <source>tags changed</source>
        <translation>タグの変更</translation>
    </message>
    <message>
        <source>document deleted</source>
        <translation>文書の削除</translation>
    </message>
    <message>
        <source>collection made</source>
        <translation>コレクションの作成</translation>
    </message>
    <message>
        <source>collection renamed</source>
        <translation>コレクション名の変更</translation>
    </message>
    <message>
        <source>collection deleted</source>
        <translation>コレクションの削除</translation>
    </message>
    <message>
        <source>collection changed</source>
        <translation>コレクションの内容の変更</translation>
    </message>
    <message>
        <source>session named</source>
        <translation>読書の名前</translation>
    </message>
    <message>
        <source>sessions joined</source>
        <translation>読書の統合</translation>
    </message>
    <message>
        <source>session deleted</source>
        <translation>読書の削除</translation>
    </message>
    <message>
        <source>look-up deleted</source>
        <translation>辞書引きの削除</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>spring {0}</source>
        <translation>{0}年春</translation>
    </message>
    <message>
        <source>summer {0}</source>
        <translation>{0}年夏</translation>
    </message>
    <message>
        <source>autumn {0}</source>
        <translation>{0}年秋</translation>
    </message>
    <message>
        <source>winter {0}</source>
        <translation>{0}年冬</translation>
    </message>
    <message>
        <source>{0} BC</source>
        <translation>紀元前{0}年</translation>
    </message>
    <message>
        <source>century {0}</source>
        <translation>{0}世紀</translation>
    </message>
    <message>
        <source>{0}s</source>
        <translation>{0}年代</translation>
    </message>
    <message>
        <source>{0} y</source>
        <translation>{0}年</translation>
    </message>
    <message>
        <source>{0} mo</source>
        <translation>{0}か月</translation>
    </message>
    <message>
        <source>{0} wk</source>
        <translation>{0}週間</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0}日</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0}時間</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}分</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}秒</translation>
    </message>
</context>
<context>
    <name>WordCommands</name>
    <message>
        <source>Go to a word first: the arrow keys move from word to word.</source>
        <translation>先に単語を選んでください。矢印キーで単語を移動できます。</translation>
    </message>
    <message>
        <source>Select something to highlight first.</source>
        <translation>先に、ハイライトする箇所を選択してください。</translation>
    </message>
    <message>
        <source>Select something to write a note on first.</source>
        <translation>先に、メモを付ける箇所を選択してください。</translation>
    </message>
    <message>
        <source>There is no mark here to delete.</source>
        <translation>ここに削除できるマークはありません。</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>削除しました。</translation>
    </message>
    <message>
        <source>There is no mark further on.</source>
        <translation>この先にマークはありません。</translation>
    </message>
    <message>
        <source>No unknown word is left in this direction.</source>
        <translation>この方向に未知の単語はもうありません。</translation>
    </message>
    <message>
        <source>Go to a name, or choose an entity in the panel, first.</source>
        <translation>先に本文の固有名へ移動するか、パネルで固有名を選んでください。</translation>
    </message>
</context>
<context>
    <name>WordModel</name>
    <message>
        <source>Word</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読み</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>習得度</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>順位</translation>
    </message>
    <message>
        <source>First sentence</source>
        <translation>最初の文</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>引いた</translation>
    </message>
</context>
<context>
    <name>WordStatus</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Learning 1</source>
        <translation>学習中 1</translation>
    </message>
    <message>
        <source>Learning 2</source>
        <translation>学習中 2</translation>
    </message>
    <message>
        <source>Learning 3</source>
        <translation>学習中 3</translation>
    </message>
    <message>
        <source>Learning 4</source>
        <translation>学習中 4</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>既知</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>無視</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Words</source>
        <translation>単語</translation>
    </message>
    <message>
        <source>Filter words</source>
        <translation>単語を絞り込む</translation>
    </message>
    <message>
        <source>Export the word list</source>
        <translation>単語リストを書き出す</translation>
    </message>
    <message>
        <source>Which words</source>
        <translation>表示する単語</translation>
    </message>
    <message>
        <source>Content words</source>
        <translation>内容語</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>既知</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>引いた単語</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>すべての単語</translation>
    </message>
    <message>
        <source>Words of the text</source>
        <translation>この文章の単語</translation>
    </message>
    <message>
        <source>{words} words, {running} running, {share} of these known</source>
        <translation>{words} 種類、延べ {running} 語（うち既知 {share}）</translation>
    </message>
</context>
</TS>
