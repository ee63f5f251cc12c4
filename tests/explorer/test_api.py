"""What the API lets out and who may write."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph

from graph.store import ClaimStore

DECISION = {"status": "accepted", "reviewer": "김 반장"}


@pytest.fixture
def claim(served: ClaimStore) -> str:
    source = next(row.source.id for row in served.sources() if row.source.path.endswith(".srt"))
    return served.source(source).claims[0].claim.id


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://archive.test"},
    ],
)
def test_a_page_of_another_site_writes_no_review(
    client: TestClient, served: ClaimStore, claim: str, headers: dict[str, str]
) -> None:
    """Even through the browser of somebody who may."""
    answer = client.post(f"/claim/{claim}/review", json=DECISION, headers=headers)
    assert 403 == answer.status_code
    assert not served.claim(claim).reviews


def test_a_review_is_json_and_nothing_that_a_form_could_send(client: TestClient, claim: str) -> None:
    """A plain form needs no leave of the browser to be sent across sites."""
    answer = client.post(
        f"/claim/{claim}/review",
        content='{"status": "accepted", "reviewer": "x"}',
        headers={"Content-Type": "text/plain"},
    )
    assert 415 == answer.status_code


def test_the_archives_own_page_writes_a_review_and_undoes_it(client: TestClient, claim: str) -> None:
    """Both decisions stay in the history."""
    headers = {"Origin": "http://archive.test", "Sec-Fetch-Site": "same-origin"}
    assert "accepted" == client.post(f"/claim/{claim}/review", json=DECISION, headers=headers).json()["status"]
    undone = client.post(f"/claim/{claim}/review", json={**DECISION, "status": "suggested"}, headers=headers).json()
    assert "suggested" == undone["status"]
    assert ["accepted", "suggested"] == [one["status"] for one in undone["reviews"]]


def test_a_homonym_is_suggested_with_its_trade(client: TestClient) -> None:
    """기공 of casting, of welding and of plating can be told apart before one is chosen."""
    found = client.get("/suggest", params={"q": "기공"}).json()
    assert {"결함 · 주조", "결함 · 용접", "결함 · 표면처리·도금"} <= {
        one["about"] for one in found if one["label"] == "기공"
    }


def test_suggestions_keep_to_the_kind_asked_for(client: TestClient) -> None:
    """A box for defects offers no processes."""
    found = client.get("/suggest", params={"q": "도금", "kind": "defect", "limit": 50}).json()
    assert {"defect"} == {one["kind"] for one in found}


def test_techniques_are_compared_as_a_table_of_words(client: TestClient) -> None:
    """A column a technique; settings of one parameter share a row."""
    hits = client.get("/search", params={"q": "ADC12"}).json()["results"][:2]
    text = client.get("/compare.csv", params={"ids": ",".join(hit["technique"] for hit in hits)}).content
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert {len(hits) + 1} == {len(row) for row in rows}
    assert len(rows) == len({row[0] for row in rows})


def test_a_comparison_has_room_for_four(client: TestClient) -> None:
    """More do not fit side by side."""
    assert 422 == client.get("/compare.csv", params={"ids": "a,b,c,d,e"}).status_code


def test_a_technique_leaves_as_csv_and_turtle_without_the_whole_interview(client: TestClient) -> None:
    """Its claims with their words, in forms that others read; not where files lie."""
    technique = client.get("/search", params={"q": "기공 ADC12"}).json()["results"][0]["technique"]
    rows = list(csv.reader(io.StringIO(client.get(f"/technique/{technique}.csv").content.decode("utf-8-sig"))))
    claims = client.get(f"/technique/{technique}").json()["claims"]
    assert len(claims) == len(rows) - 1
    turtle = client.get(f"/technique/{technique}.ttl").text
    graph = Graph().parse(data=turtle, format="turtle")
    assert len(graph) > len(claims)
    assert "mediaPath" not in turtle
