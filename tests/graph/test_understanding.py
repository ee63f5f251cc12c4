"""What a person's words ask for."""

from __future__ import annotations

import pytest

from graph.answers import Query
from graph.understanding import understand
from ontology.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("기공", ("def-gas-pore", "def-gas-porosity", "def-pinhole-plating")),
        ("용접 기공", ("def-gas-pore",)),
        ("크로메이트 기공", ("def-pinhole-plating",)),
        ("기공 ADC12", ("def-gas-pore", "def-gas-porosity", "def-pinhole-plating")),
        ("용접 크로메이트 기공", ("def-gas-pore", "def-gas-porosity", "def-pinhole-plating")),
    ],
)
def test_a_homonym_is_what_it_is_in_the_trade_of_the_other_words(
    vocabulary: Vocabulary, text: str, group: tuple[str, ...]
) -> None:
    """Where they are of one; a material is at home in all, and two trades decide nothing."""
    assert group in understand(Query(text=text), vocabulary).groups


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("기공", None),
        ("기공 ADC12", "casting"),
        ("기공 황산니켈", "plating"),
        ("ADC12 크로메이트", "plating"),
        ("SUS304", None),
    ],
)
def test_words_speak_of_a_trade(vocabulary: Vocabulary, text: str, home: str | None) -> None:
    """By what has a trade, else by the materials: an alloy is the founder's, unless a plater's work is named."""
    assert home == understand(Query(text=text), vocabulary).home
