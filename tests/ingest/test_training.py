"""The link model is learnt from gold files and from what reviewers decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.claims import Predicate, Review
from graph.opening import open_store
from ingest.examples import lessons, reviewed_examples
from ingest.extraction import Extractor
from ingest.extraction.link_model import BIAS, ROLES, LinkModel, Weigher, shipped
from ingest.fitting import fitted
from ingest.pipeline import ingest_paths
from ingest.readers import read
from ingest.training import model_of, train
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

TRADES = {"casting": "주형 수분이 많으면 주물에 기공이 생깁니다.", "welding": "용접전류가 높으면 언더컷이 생깁니다."}
CAUSES = {
    "casting": {"defect": "def-gas-porosity", "target": "par-mold-moisture"},
    "welding": {"defect": "def-undercut", "target": "par-welding-current"},
}


def _gold(folder: Path, split: str, trade: str) -> None:
    (folder / split).mkdir(parents=True, exist_ok=True)
    (folder / split / f"{trade}.txt").write_text(TRADES[trade], encoding="utf-8")
    link = CAUSES[trade] | {"role": "cause", "direction": "increase", "quote": TRADES[trade]}
    gold = json.dumps({"document": {"trade": trade}, "links": [link]})
    (folder / split / f"{trade}.gold.json").write_text(gold, encoding="utf-8")


def test_what_goes_with_a_yes_makes_it_likelier() -> None:
    """A feature of the right ones gets a weight, one that is nowhere none."""
    weights = fitted([{"near"}, {"near"}, {"far"}, {"far"}], [True, True, False, False], ["far", "near"], shrink=1.0)
    assert weights["near"] > 0 > weights["far"]
    model = LinkModel({"cause": weights}, 0.5)
    assert model.likelihood("cause", ["near"]) > 0.5 > model.likelihood("cause", ["far"])
    assert {"near", "far"} >= weights.keys() - {BIAS}


def test_the_likeliest_way_counts_and_neither_may_be_it() -> None:
    """More, less or neither."""
    model = LinkModel({"cause increase": {"act": 9.0, BIAS: -5.0}, "cause decrease": {"state": 9.0, BIAS: -5.0}}, 0.5)
    assert ("increase", "decrease", None) == tuple(model.direction("cause", [one]) for one in ("act", "state", "rank"))


def test_what_is_learnt_of_more_holds_for_less() -> None:
    """A remedy that is an act goes the way that is told, whichever; the cause against it."""
    model = LinkModel({"remedy with it": {"act": 4.0}, "cause against it": {"act": 4.0}}, 0.5)
    for way, other in (("increase", "decrease"), ("decrease", "increase")):
        told = ["act", f"told way {way}"]
        assert (model.direction("remedy", told), model.direction("cause", told)) == (way, other)


def test_the_quick_way_to_weigh_is_the_plain_sum(tmp_path: Path, extractor: Extractor) -> None:
    """Groups of features summed once for many pairs give each the likelihood of its features one by one."""
    path = tmp_path / "a.txt"
    path.write_text(" ".join(TRADES.values()) * 2, encoding="utf-8")
    weigher = Weigher(shipped())
    for pair, features in extractor.pairs(read(path)[0]):
        plain = tuple(shipped().likelihood(role, features) for role in ROLES)
        assert plain == pytest.approx(weigher.likelihoods([features[:9], features[9:]])), pair


def test_no_feature_is_counted_twice(tmp_path: Path, extractor: Extractor) -> None:
    """Whatever groups they come in."""
    _gold(tmp_path, "tune", "casting")
    for lesson in lessons(tmp_path, "tune", extractor):
        assert all(len(example.features) == len(set(example.features)) for example in lesson.examples)


def test_a_model_survives_its_file(tmp_path: Path) -> None:
    """Written and read, it is the same model."""
    model = LinkModel({"cause": {"near": 1.5, BIAS: -0.5}}, 0.35)
    model.write(tmp_path / "model.json")
    assert model == LinkModel.read(tmp_path / "model.json")


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """In one line."""
    path = tmp_path / "model.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(SourceError):
        LinkModel.read(path)


def test_the_shipped_model_is_small_and_answers_every_question() -> None:
    """Cause and remedy, and the ways of both."""
    ways = ("", " increase", " decrease", " with it", " against it")
    questions = {f"{role}{way}" for role in ("cause", "remedy") for way in ways}
    assert questions == set(shipped().weights)


def test_a_reader_says_which_pairs_are_links(tmp_path: Path, extractor: Extractor) -> None:
    """Of the pairs of a document, those that its gold file names are right in that role and in no other."""
    _gold(tmp_path, "tune", "casting")
    (lesson,) = lessons(tmp_path, "tune", extractor)
    right = {
        (example.pair.thing.concept, role)
        for example in lesson.examples
        for role, answer in example.answers.items()
        if answer.is_so
    }
    assert {("par-mold-moisture", "cause")} == right


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    """Nothing is left to chance."""
    for trade in TRADES:
        _gold(tmp_path, "tune", trade)
        _gold(tmp_path, "check", trade)
    once = train(tmp_path)
    assert once == train(tmp_path)
    assert once.examples > 0 == once.reviewed


def test_reviewers_decisions_are_examples(tmp_path: Path) -> None:
    """What was accepted and what was rejected teach; what nobody looked at does not."""
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(TRADES.values()), encoding="utf-8")
    with open_store(f"sqlite:///{tmp_path}/archive.sqlite", Vocabulary.load()) as store:
        list(ingest_paths([path], store))
        cause = next(
            claim
            for deposit in store.deposits()
            for claim in deposit.claims
            if claim.predicate is Predicate.HAS_CAUSE and claim.extractor.name == "ppuri-rules"
        )
        assert not list(reviewed_examples(store))
        store.review(Review(cause.id, "rejected", "kim", "2026-11-24T00:00:00+00:00"))
        examples = list(reviewed_examples(store))
    assert {cause.subject} == {example.pair.defect for example in examples}
    assert all(example.answers["cause"].is_so is False for example in examples)
    assert model_of((), examples).weights.keys() == shipped().weights.keys()


def test_what_keeps_a_defect_away_makes_it_come_where_it_lacks(tmp_path: Path, extractor: Extractor) -> None:
    """``X 해야 Y 안 난다`` names a remedy, and so a cause: less of it."""
    path = tmp_path / "a.txt"
    path.write_text("후판은 예열을 충분히 해야 저온균열이 안 생깁니다.", encoding="utf-8")
    found = {(link.role, link.target): link for link in extractor.find(read(path)[0]).links}
    assert ("remedy", "proc-preheat") in found
    implied = found["cause", "proc-preheat"]
    assert "decrease" == implied.direction and "implied-cause" == implied.rule


def test_one_role_is_believed_of_a_pair_unless_both_are_likely(tmp_path: Path, extractor: Extractor) -> None:
    """A high current is why an undercut comes; that it is also what helps is not said."""
    path = tmp_path / "a.txt"
    path.write_text(TRADES["welding"], encoding="utf-8")
    assert [("cause", "increase")] == [(link.role, link.direction) for link in extractor.find(read(path)[0]).links]


def test_a_folder_without_check_documents_is_refused(tmp_path: Path) -> None:
    """Without them nobody could say how well the model reads."""
    _gold(tmp_path, "tune", "casting")
    with pytest.raises(SourceError):
        train(tmp_path)
