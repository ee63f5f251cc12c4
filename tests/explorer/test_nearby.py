"""Where a search without result leads."""

from __future__ import annotations

from explorer.nearby import most_spoken_of, nearest, one_word_less
from graph.answers import Query
from graph.store import ClaimStore


def test_what_lies_near_is_specific_and_spoken_of(served: ClaimStore) -> None:
    """Never the top of the vocabulary, never a term that leads to nothing."""
    found = served.techniques(Query("기공 qqqq", trade="welding"))
    assert not found.hits
    for concept, techniques in nearest(served, found) + most_spoken_of(served):
        assert served.vocabulary.ancestors(concept)
        assert techniques == served.techniques(Query(**{f"{served.vocabulary[concept].kind}s": (concept,)})).total  # type: ignore[arg-type]


def test_a_word_less_is_offered_where_it_helps(served: ClaimStore) -> None:
    """The word that nobody said is the one to be dropped."""
    offered = one_word_less(served, Query("기공 ADC12 qqqq"))
    assert ("qqqq", "기공 ADC12") in [one[:2] for one in offered]
    assert all(total for *_, total in offered)
