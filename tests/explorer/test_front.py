"""What the front page asks and tells."""

from __future__ import annotations

import pytest

from explorer.front import front
from graph.store import ClaimStore
from ontology.vocabulary import TRADES


def test_a_question_is_asked_of_a_defect_that_people_explained(served: ClaimStore) -> None:
    """Its numbers are those of the answer, and nothing narrower was spoken of."""
    questions = front(served).questions
    assert questions
    spoken_of = {row.concept for row in served.coverage("defect") if row.techniques}
    for one in questions:
        chain = served.why(one.defect)
        assert one.causes == sum(reason.said_by > 0 for reason in chain.causes)
        assert one.differ == bool(chain.disagreements)
        assert not spoken_of & set(served.vocabulary.narrower(one.defect))


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
