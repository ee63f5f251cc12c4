"""A small model learns from gold files which links to believe."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.claims import Predicate, Review
from graph.opening import open_store
from ingest.filtering import Example, LinkFilter, fitted
from ingest.findings import Findings, Link
from ingest.pipeline import ingest_paths
from ingest.training import reviewed_links, train
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

GOOD = Link(
    "def-gas-porosity", "cause", "par-mold-moisture", "increase", "asserted", 0, 9, "수분이 많으면", "condition"
)
BAD = replace(GOOD, rule="neighbour", target="mat-silica-sand", direction=None)
EXAMPLES = [Example(GOOD, True)] * 6 + [Example(BAD, False)] * 6


def _gold(folder: Path, split: str, name: str) -> None:
    (folder / split).mkdir(parents=True, exist_ok=True)
    (folder / split / f"{name}.txt").write_text("주형 수분이 많으면 기공이 생깁니다.", encoding="utf-8")
    link = {"defect": "def-gas-porosity", "role": "cause", "target": "par-mold-moisture", "direction": "increase"}
    gold = json.dumps({"document": {"trade": "casting"}, "links": [link]})
    (folder / split / f"{name}.gold.json").write_text(gold, encoding="utf-8")


def test_what_readers_do_not_find_becomes_unlikely() -> None:
    """A link like those that were wrong is dropped, one like those that were right stays."""
    learnt = fitted(EXAMPLES)
    assert learnt.likelihood(GOOD) > 0.5 > learnt.likelihood(BAD)
    assert (GOOD,) == learnt.kept(Findings(links=(GOOD, BAD))).links


def test_training_twice_gives_the_same_filter() -> None:
    """Nothing is left to chance."""
    assert fitted(EXAMPLES) == fitted(EXAMPLES)


def test_a_filter_survives_its_file(tmp_path: Path) -> None:
    """Written and read, it is the same filter."""
    learnt = fitted(EXAMPLES)
    learnt.write(tmp_path / "filter.json")
    assert learnt == LinkFilter.read(tmp_path / "filter.json")


def test_a_file_that_is_no_filter_is_refused(tmp_path: Path) -> None:
    """In one line."""
    path = tmp_path / "filter.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(SourceError):
        LinkFilter.read(path)


def test_a_filter_that_does_not_help_says_so(tmp_path: Path) -> None:
    """Where the rules are right already there is nothing to gain."""
    for name in ("a", "b"):
        _gold(tmp_path, "tune", name)
        _gold(tmp_path, "check", name)
    result = train(tmp_path)
    assert result.before == result.after
    assert not result.helps
    assert result == train(tmp_path)


def test_reviewers_decisions_are_examples(tmp_path: Path) -> None:
    """What was accepted and what was rejected teach; what nobody looked at does not."""
    path = tmp_path / "a.txt"
    path.write_text("주형 수분이 많으면 기공이 생깁니다. 탕구가 얇으면 주물에 탕경이 생깁니다.", encoding="utf-8")
    with open_store(f"sqlite:///{tmp_path}/archive.sqlite", Vocabulary.load()) as store:
        list(ingest_paths([path], store))
        causes = [
            claim
            for deposit in store.deposits()
            for claim in deposit.claims
            if claim.predicate is Predicate.HAS_CAUSE and claim.extractor.name == "ppuri-rules"
        ]
        assert not list(reviewed_links(store))
        store.review(Review(causes[0].id, "rejected", "kim", "2026-11-24T00:00:00+00:00"))
        (example,) = reviewed_links(store)
    assert not example.is_right
    assert causes[0].evidence.exact == example.link.quote


def test_a_folder_without_check_documents_is_refused(tmp_path: Path) -> None:
    """Without them nobody could say whether the model helps."""
    _gold(tmp_path, "tune", "a")
    with pytest.raises(SourceError):
        train(tmp_path)
