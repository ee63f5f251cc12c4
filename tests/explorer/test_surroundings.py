"""What the graph browser is given to draw."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from explorer.graph_form import browser_words, facts_form, graph_form, name_of
from explorer.surroundings import MOST, Surroundings, surroundings
from explorer.wording import LANGUAGES
from graph.claims import Review
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths
from ontology.errors import UnknownThingError

FOCUS = "def-gas-porosity"


@pytest.fixture
def spoken(store: ClaimStore, sample: Path) -> ClaimStore:
    """One short interview about gas porosity in ADC12."""
    assert list(ingest_paths([sample / "casting-05-adc12-gas-short.srt"], store))
    return store


def test_causes_stand_nearer_than_techniques(spoken: ClaimStore) -> None:
    """A drawing with little room shows why a defect comes before who spoke of it, and counts the rest."""
    whole = surroundings(spoken, FOCUS)
    near = surroundings(spoken, FOCUS, drawn=4)
    assert 4 == len(near.kinds)
    assert "technique" not in near.kinds.values()
    assert len(whole.kinds) == len(near.kinds) + sum(near.left_out.values())
    assert all({tie.source, tie.target} <= near.kinds.keys() for tie in near.ties)


def test_what_only_the_textbook_says_is_told_apart(spoken: ClaimStore) -> None:
    """Such a tie has no master; one that a master speaks for is not the textbook's."""
    ties = [tie for tie in surroundings(spoken, FOCUS).ties if tie.predicate in {"hasCause", "hasRemedy"}]
    assert {True, False} == {tie.textbook for tie in ties}
    assert all((tie.masters == 0) == tie.textbook for tie in ties)


def test_a_tie_is_accepted_once_a_reviewer_says_so(spoken: ClaimStore) -> None:
    """Until then it is a suggestion."""
    technique = next(one for one, kind in surroundings(spoken, FOCUS).kinds.items() if kind == "technique")
    claim = next(one.claim for one in spoken.technique(technique).claims if one.claim.predicate == "hasCause")
    assert not _accepted(surroundings(spoken, claim.subject))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    spoken.review(Review(claim.id, "accepted", "reviewer", at, ""))
    assert _accepted(surroundings(spoken, claim.subject))


def _accepted(around: Surroundings) -> bool:
    return any(tie.accepted for tie in around.ties)


def test_a_technique_shows_each_thing_by_its_part(spoken: ClaimStore) -> None:
    """Its defect, material, settings with their value; who spoke, and where."""
    technique = next(one for one, kind in surroundings(spoken, FOCUS).kinds.items() if kind == "technique")
    around = surroundings(spoken, technique)
    own = [tie.target for tie in around.ties if tie.source == technique]
    assert len(own) == len(set(own))
    assert {"technique", "defect", "material", "source"} <= set(around.kinds.values())
    form = graph_form(around, spoken, "ko")
    assert any(re.search(r"\d", edge["label"]) for edge in form["edges"])


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_drawing_never_grows_past_its_bound(spoken: ClaimStore, depth: int) -> None:
    """However far one looks; and every thing on it is tied to something."""
    around = surroundings(spoken, FOCUS, depth, 100)
    assert len(around.kinds) <= MOST
    tied = {end for tie in around.ties for end in (tie.source, tie.target)}
    assert around.kinds.keys() == tied


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_is_ever_shown(spoken: ClaimStore, language: str) -> None:
    """Names in the language of the page; ids stay in addresses."""
    form = graph_form(surroundings(spoken, FOCUS, 2), spoken, language)
    labels = [node["label"] for node in form["nodes"]] + [edge["label"] for edge in form["edges"]]
    assert not [one for one in labels if re.match(r"(def|par|mat|proc|eq|tech|src|master)-", one)]
    assert all(node["kind"] in browser_words(language) for node in form["nodes"])
    assert all(f"lang={language}" in node["page"] for node in form["nodes"])


def test_facts_count_what_was_said(spoken: ClaimStore) -> None:
    """Claims, masters and techniques of a concept, with its meaning."""
    facts = facts_form(FOCUS, spoken, "en")
    assert facts["definition"]
    assert facts["counts"]["claims"] >= facts["counts"]["techniques"] > 0


def test_an_unknown_focus_is_refused(store: ClaimStore) -> None:
    """Nothing stands around nothing."""
    with pytest.raises(UnknownThingError):
        name_of("def-nothing", store, "ko")
