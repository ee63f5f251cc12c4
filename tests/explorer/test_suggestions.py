"""Which of several terms of one name is offered first."""

from __future__ import annotations

from explorer.suggestions import most_spoken_first
from graph.store import ClaimStore


def test_of_homonyms_the_most_spoken_of_is_offered_first(served: ClaimStore) -> None:
    """The archive is about casting and plating, so the welder's 기공 comes last; other labels keep their places."""
    suggested = [("기공", "def-gas-pore"), ("기공 시험", "proc-porosity-test"), ("기공", "def-gas-porosity")]
    ordered = most_spoken_first(suggested, served)
    assert [suggested[2], suggested[0], suggested[1]] == ordered
