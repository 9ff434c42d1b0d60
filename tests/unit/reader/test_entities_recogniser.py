"""The recogniser: features in bundles, packed weights, the chain of labels."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.model import EntityType
from reader.analysis.tagger import Tagger
from reader.build.entities_pack import Texts, mean_of, pack
from reader.entities.bundles import Bundles, FeatureMaker
from reader.entities.chain import Chain, Steps
from reader.entities.features import ONE_VIEW
from reader.entities.labeller import Labeller
from reader.entities.names import LOCALITY, Names
from reader.entities.recogniser import Recogniser
from reader.entities.scores import ScoreTable
from reader.entities.tokens import Countries, sentences, tokenise
from reader.errors import AnalysisError
from resources import path

TEXT = (
    "山田太郎氏は3月4日、東京都内で会見し、「日米首脳会談を歓迎する」と述べた。\n"
    "ロシア国防省は ウクライナ東部を攻撃したと発表した。トヨタ自動車の社長も会見した。\n"
    "『吾輩は猫である』は夏目漱石の小説。"
)


@pytest.fixture(scope="module")
def cut():
    tagger = Tagger()
    countries = Countries()

    def sentences_of(text):
        return [
            s for line in text.split("\n") for s in sentences(tokenise(tagger, line, countries))
        ]

    return sentences_of


@pytest.fixture(scope="module")
def names():
    return Names()


def decoded(chain, scores, lengths):
    marginals = chain.marginals(scores, Steps(lengths))
    return chain.best(scores, lengths, marginals), marginals


def scored(table, bundles):
    return table.scores(bundles.flat, np.cumsum(bundles.counts) - bundles.counts)


def paths_of(scores, transitions):
    labels = range(scores.shape[1])
    for labelling in itertools.product(labels, repeat=len(scores)):
        total = sum(scores[i, k] for i, k in enumerate(labelling))
        total += sum(transitions[a, b] for a, b in itertools.pairwise(labelling))
        yield labelling, total


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.integers(0, 2**32 - 1),
    st.floats(0.1, 6.0),
)
def test_chain_agrees_with_every_path_tried(lengths, seed, spread):
    random = np.random.default_rng(seed)
    transitions = random.normal(0, 1, (3, 3)).astype(np.float32)
    scores = random.normal(0, spread, (sum(lengths), 3)).astype(np.float32)
    best, marginals = decoded(Chain(transitions, 0), scores, lengths)
    at = 0
    for length in lengths:
        local = scores[at : at + length].astype(float)
        ways = list(paths_of(local, transitions))
        top = max(total for _, total in ways)
        weights = [math.exp(total - top) for _, total in ways]
        for place in range(length):
            for label in range(3):
                share = sum(
                    w for (way, _), w in zip(ways, weights, strict=True) if way[place] == label
                )
                assert marginals[at + place, label] == pytest.approx(share / sum(weights), abs=1e-4)
        mine = tuple(best[at : at + length])
        total = next(total for way, total in ways if way == mine)
        # Where nothing is in doubt the best path is not searched.
        assert total == pytest.approx(top, abs=0.02)
        at += length


def test_no_sentence_gives_no_label():
    nothing = np.zeros((0, 2), np.float32)
    best, marginals = decoded(Chain(np.zeros((2, 2), np.float32), 0), nothing, [])
    assert best.shape == (0,)
    assert marginals.shape == (0, 2)


def a_network():
    """Return a network of two features, as it is trained."""
    random = np.random.default_rng(1)
    shapes = {
        "vectors": (3, 4),
        "bias": (4,),
        "gates": (4, 16),
        "gates_bias": (16,),
        "recurrent_forward": (2, 8),
        "recurrent_backward": (2, 8),
        "out": (8, 2),
        "out_bias": (2,),
        "first": (2,),
        "last": (2,),
        "transitions": (2, 2),
    }
    arrays = {name: random.normal(0, 1, shape) for name, shape in shapes.items()}
    texts = {"labels": "B-X O", "features": "0w東京\n5w東京"}
    return arrays | {name: np.array(text) for name, text in texts.items()}


@pytest.fixture(scope="module")
def small(tmp_path_factory, cut, names):
    """A model trained on a few sentences, as the trainer knows it and packed."""
    folder = tmp_path_factory.mktemp("model")
    texts = Texts()
    maker = FeatureMaker(names, texts)
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in cut(TEXT):
        features = texts.features(maker.bundles([(sentence, {})]))
        labels = ["B-X" if t.pos2 == "固有名詞" else "O" for t in sentence]
        trainer.append(pycrfsuite.ItemSequence(features), labels)
    trainer.set_params({"max_iterations": 30, "feature.possible_transitions": True})
    trainer.train(str(folder / "small.crfsuite"))
    np.savez(folder / "network.npz", **a_network())
    pack(folder / "small.crfsuite", [folder / "network.npz"], folder / "small.npz")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "small.crfsuite"))
    return tagger, folder / "small.npz"


def test_a_mean_takes_a_vector_from_the_networks_that_know_its_feature():
    one, other = a_network(), a_network()
    other["features"] = np.array("0w京都\n0w東京")
    other["bias"] = one["bias"] + 2
    mean = mean_of([one, other])
    assert str(mean["features"]) == "0w京都\n0w東京\n5w東京"
    np.testing.assert_allclose(mean["bias"], one["bias"] + 1)
    both = (one["vectors"][1] + other["vectors"][2]) / 2
    alone = one["vectors"][2]
    np.testing.assert_allclose(mean["vectors"][1:], [other["vectors"][1], both, alone])


def test_packed_model_says_what_the_trained_one_says(small, cut, names):
    tagger, packed = small
    table = ScoreTable(packed)
    chain = Chain(table.transitions, table.labels.index("O"))
    texts = Texts()
    as_texts = FeatureMaker(names, texts)
    as_scores = FeatureMaker(names, table)
    for sentence in cut(TEXT + "\n大阪府知事は佐藤花子と横浜市役所で会った。"):
        tagger.set(pycrfsuite.ItemSequence(texts.features(as_texts.bundles([(sentence, {})]))))
        scores = scored(table, as_scores.bundles([(sentence, {})]))
        best, marginals = decoded(chain, scores, [len(sentence)])
        assert [table.labels[k] for k in best] == tagger.tag()
        for place, row in enumerate(marginals):
            for label, share in zip(table.labels, row, strict=True):
                assert share == pytest.approx(tagger.marginal(label, place), abs=2e-3)


def test_packed_network_has_the_labels_of_the_field(small):
    trained = a_network()
    network = ScoreTable(small[1]).network
    labels = ScoreTable(small[1]).labels
    order = [("B-X", "O").index(label) for label in labels]
    assert network.transitions == pytest.approx(trained["transitions"][np.ix_(order, order)])


def test_both_models_are_heard_where_the_field_is_in_doubt(small, cut, names):
    labeller = Labeller(small[1])
    maker = FeatureMaker(names, labeller.table)
    several = cut(TEXT + "\n大阪府知事は佐藤花子と横浜市役所で会った。")
    bundles = maker.bundles([(sentence, {}) for sentence in several])
    labels, sure = labeller.label(bundles, [len(sentence) for sentence in several])
    assert len(labels) == len(sure) == len(bundles.counts)
    assert set(labels) <= {"O", "B-X"}
    assert all(0 < share <= 1.001 for share in sure)


def test_bundles_survive_being_forgotten(small, cut, names):
    table = ScoreTable(small[1])
    maker = FeatureMaker(names, table)
    [sentence, *_] = cut(TEXT)
    before = scored(table, maker.bundles([(sentence, {})]))
    table.clear()
    maker.clear()
    assert np.array_equal(scored(table, maker.bundles([(sentence, {})])), before)


def test_unknown_stems_are_bundle_nought(small):
    table = ScoreTable(small[1])
    assert table.file(ONE_VIEW, ("?no such stem",)) == 0
    assert not scored(table, Bundles(np.array([0, 0, 3]), np.array([1, 2]))).any()


def test_many_sentences_at_once_read_as_one_by_one(names, cut):
    recogniser = Recogniser(names)
    several = [(sentence, {}) for sentence in cut(TEXT) * 3]
    together = recogniser.spans(several)
    alone = [recogniser.spans([sentence])[0] for sentence in several]
    assert together == alone
    first = together[0][0]
    assert (first.start, first.end, first.type) == (0, 4, EntityType.PERSON)


def test_a_line_without_end_is_read_in_parts(names, cut):
    recogniser = Recogniser(names)
    [line] = cut("田中一郎は大阪へ、" * 400)
    [found] = recogniser.spans([(line, {})])
    assert len(found) > 700
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_file_that_is_no_model_is_one_clear_error(names, tmp_path):
    (tmp_path / "bad.npz").write_bytes(b"nothing")
    with pytest.raises(AnalysisError):
        Recogniser(names, tmp_path / "bad.npz")
    np.savez(tmp_path / "other.npz", labels=np.array("O"))
    with pytest.raises(AnalysisError):
        Recogniser(names, tmp_path / "other.npz")


def test_known_stretches_hold_neither_space_nor_sign(names, cut):
    [tokens] = cut("東京、都は 新宿区立・西 新宿区立図書館の横浜市")
    found = {
        "".join(t.surface for t in tokens[first:after]): flags
        for start in range(len(tokens))
        for first, after, flags in names.matches(tokens, start, len(tokens))
    }
    assert found["横浜市"] & LOCALITY
    assert "東京都" not in found
    assert "西新宿" not in found
    assert all("、" not in stretch and "は" not in stretch for stretch in found)


def test_a_name_is_known_by_how_it_begins(names):
    assert names.begins("横浜")
    assert names.begins("横浜市")
    assert not names.begins("横浜は")


def features_of(names, sentences_):
    """Return the features of each token as a set of texts."""
    texts = Texts()
    return [set(token) for token in texts.features(FeatureMaker(names, texts).bundles(sentences_))]


def test_a_token_sees_itself_its_neighbours_and_its_compound(names, cut):
    [sentence] = cut("昨日、東京都知事が「会う」と言った。")
    marks = {sentence[0].start: "NBDATEdate"}
    made = features_of(names, [(sentence, marks)])
    seen = dict(zip((token.surface for token in sentence), made, strict=True))
    assert {"0w昨日", "0^", "0NBDATEdate", "3w、", "4w東京", "12昨日|、"} <= seen["昨日"]
    assert {"1w昨日", "3w東京", "02昨日|、"} <= seen["、"]
    assert {"5w知事", "6w東京", "7w、", "8wが", "22が|「", "0L3", "0P02が"} <= seen["東京"]
    assert {"0dlE", "0cB520", "0eE256", "0P11が"} <= seen["都"]
    assert {"0k「<>"} <= seen["会う"]
    assert {"0k", "0$", "2w言っ"} <= seen["。"]


def test_sentences_do_not_see_each_other(names, cut):
    several = [(sentence, {}) for sentence in cut(TEXT)]
    together = features_of(names, several)
    alone = [token for sentence in several for token in features_of(names, [sentence])]
    assert together == alone


def test_the_shipped_model_is_the_one_described():
    import hashlib

    note = path("models/entities.txt").read_text(encoding="utf-8")
    assert hashlib.sha256(path("models/entities.npz").read_bytes()).hexdigest() in note
