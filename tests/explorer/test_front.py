"""What the front page asks and tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.front import front, specific_defects
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths
from ontology.vocabulary import TRADES


def test_a_question_is_asked_of_a_defect_that_people_explained(served: ClaimStore) -> None:
    """Its numbers are those of the answer, and more is said of it than of all that is narrower."""
    questions = front(served).questions
    assert questions
    spoken_of = {row.concept: row.techniques for row in served.coverage("defect")}
    for one in questions:
        chain = served.why(one.defect)
        assert one.causes == sum(reason.said_by > 0 for reason in chain.causes)
        assert one.differ == bool(chain.disagreements)
        assert spoken_of[one.defect] > sum(spoken_of.get(below, 0) for below in served.vocabulary.narrower(one.defect))


def test_a_much_discussed_defect_is_asked_about_though_a_narrower_one_was_named(
    store: ClaimStore, tmp_path: Path
) -> None:
    """Gas porosity is what a foundry asks first, whoever also spoke of pinholes; defects stand by their number."""
    for number, defect in enumerate(("기포", "기포", "핀홀", "탕경", "탕경")):
        told = f"명장: ADC12 다이캐스팅에서 용탕온도가 높으면 {defect}이 생겨요. 제{number} 공장에서 봤어요.\n"
        (tmp_path / f"{number}.txt").write_text(told, encoding="utf-8")
    assert 5 == len(list(ingest_paths([tmp_path], store)))
    assert [("def-gas-porosity", 3), ("def-cold-shut", 2), ("def-pinhole", 1)] == [
        (row.concept, row.techniques) for row in specific_defects(store, "casting")
    ]


def test_every_trade_has_its_place_though_nothing_is_held_of_it(served: ClaimStore) -> None:
    """In the order of the vocabulary, with what its masters recorded."""
    held = front(served).trades
    assert TRADES == tuple(one.trade for one in held)
    assert sum(one.seconds for one in held) == pytest.approx(sum(row.seconds or 0 for row in served.masters()))


def test_what_came_in_last_stands_with_its_own_techniques(served: ClaimStore) -> None:
    """Newest first, a few techniques of each."""
    arrivals = front(served).arrivals
    assert arrivals
    assert all(one.source == arrival.row.source.id for arrival in arrivals for one in arrival.techniques)
    added = [arrival.row.source.added_at for arrival in arrivals]
    assert added == sorted(added, reverse=True)
