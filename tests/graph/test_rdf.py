"""The archive as RDF, out and in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph.claims import Claim, Review
from graph.opening import open_store
from graph.rdf import deposit_quads, read_rdf, write_rdf
from graph.rdf.projection import Projection
from graph.rdf.validation import SHAPES, check_quotes, check_shapes, validate
from graph.store import ClaimStore
from graph.tables import COLUMNS, claims_frame
from ingest.pipeline import ingest_paths
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary


@pytest.fixture
def filled(store: ClaimStore, sample: Path) -> ClaimStore:
    list(ingest_paths([sample / "casting-05-adc12-gas-short.srt", sample / "note-plating-02-nickel-pits.md"], store))
    claim = next(
        claim for deposit in store.deposits() for claim in deposit.claims if claim.extractor.name != "ppuri-textbook"
    )
    for status in ("accepted", "rejected", "accepted"):
        store.review(Review(claim.id, status, "검토자", "2026-01-02T03:04:05+00:00", '까닭 "따옴표"\n'))
    return store


@pytest.mark.parametrize("ending", [".trig", ".ttl", ".jsonld", ".nq"])
def test_an_archive_survives_the_journey(
    filled: ClaimStore, tmp_path: Path, vocabulary: Vocabulary, ending: str
) -> None:
    """Deposits and reviews read back are equal, and so is an archive filled from them."""
    path = tmp_path / f"out{ending}"
    write_rdf(filled, path)
    deposits, reviews = read_rdf(path)
    assert sorted(filled.deposits(), key=lambda one: one.source.id) == sorted(deposits, key=lambda one: one.source.id)
    assert list(filled.reviews()) == reviews
    with open_store(f"sqlite:///{tmp_path / 'copy.sqlite'}", vocabulary) as copy:
        copy.add(deposits)
        for review in reviews:
            copy.review(review)
        assert filled.counts() == copy.counts()


def test_each_claim_has_a_graph_of_its_own(filled: ClaimStore, tmp_path: Path) -> None:
    """The statement stands in the graph whose name is the claim's."""
    path = tmp_path / "out.trig"
    write_rdf(filled, path)
    graph = ox.Store()
    graph.load(path=str(path), format=ox.RdfFormat.TRIG)
    claims = sum(len(deposit.claims) for deposit in filled.deposits())
    assert claims == len(list(graph.named_graphs()))


def test_a_file_that_is_no_archive_gives_one_line(tmp_path: Path) -> None:
    """And nothing is stored."""
    path = tmp_path / "bad.trig"
    path.write_text("this is { not rdf", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        read_rdf(path)
    assert "\n" not in caught.value.in_language("ko")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_any_words_survive(filled: ClaimStore, tmp_path: Path, text: str) -> None:
    """Quotation marks, emoji and scripts of every kind are words like others."""
    deposit = next(one for one in filled.deposits() if one.source.kind == "md")
    claims: tuple[Claim, ...] = tuple(
        replace(claim, evidence=replace(claim.evidence, exact=text)) for claim in deposit.claims[:1]
    )
    odd = replace(deposit, source=replace(deposit.source, text=text, title={"ko": text}), claims=claims)
    path = tmp_path / "odd.ttl"
    ox.serialize((quad.triple for quad in deposit_quads(odd)), str(path), format=ox.RdfFormat.TURTLE)
    (back,), _ = read_rdf(path)
    assert odd == back


def test_a_sound_archive_has_no_problems(filled: ClaimStore) -> None:
    """Every quote is where it says, every shape holds."""
    assert [] == list(validate(filled))


def test_a_moved_quote_and_a_broken_claim_are_found(filled: ClaimStore) -> None:
    """The quote is re-read against its source, and the reference SHACL engine agrees with the fast one."""
    deposit = next(one for one in filled.deposits() if one.source.kind == "md")
    moved = replace(deposit, source=replace(deposit.source, text="x" + deposit.source.text))
    assert len(deposit.claims) == len(list(check_quotes(moved)))
    broken = replace(deposit, claims=(replace(deposit.claims[0], modality="perhaps"),))  # type: ignore[arg-type]
    (problem,) = check_shapes(broken)
    assert "확실함" in problem.ko
    turtle = ox.serialize(
        (quad.triple for quad in deposit_quads(broken, named_graphs=False)), format=ox.RdfFormat.TURTLE
    )
    conforms, _, text = pyshacl.validate(Graph().parse(data=turtle), shacl_graph=str(SHAPES))
    assert not conforms
    assert "Results (1)" in text


def test_the_table_of_claims_has_a_row_each(filled: ClaimStore) -> None:
    """And no claims give the same columns."""
    frame = claims_frame(filled)
    assert COLUMNS == list(frame.columns)
    assert sum(len(deposit.claims) for deposit in filled.deposits()) == len(frame)


def test_sparql_reads_and_never_writes(filled: ClaimStore) -> None:
    """Counts agree with the archive's, and what is no question is refused in one line."""
    projection = Projection(filled)
    kind, answer = projection.query(
        "PREFIX p: <https://w3id.org/ppuri/> SELECT (COUNT(?c) AS ?n) WHERE { ?c a p:Claim }"
    )
    assert "application/sparql-results+json" == kind
    claims = sum(len(deposit.claims) for deposit in filled.deposits())
    assert str(claims) == json.loads(answer)["results"]["bindings"][0]["n"]["value"]
    for bad in ("INSERT DATA { <a:a> <a:b> <a:c> }", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "hello"):
        with pytest.raises(StoreError):
            projection.query(bad)
