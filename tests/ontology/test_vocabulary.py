"""Finding the concept that somebody means."""

from __future__ import annotations

import pytest

from ontology.errors import AmbiguousTermError, UnknownTermError, WrongKindError
from ontology.vocabulary import TRADES, Vocabulary


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("131", "proc-mig"),
        ("ISO 4063 135", "proc-mag"),
        ("6520-1 2011", "def-gas-pore"),
        ("FC250", "mat-gc250"),
        ("바리", "def-flash"),
        ("주입 온도", "par-pouring-temperature"),
        ("gas porosity (blowhole)", "def-gas-porosity"),
        ("ADC12", "mat-adc12"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(vocabulary: Vocabulary, term: str, concept: str) -> None:
    """Labels in both languages, workshop words and codes of standards all lead to the concept."""
    assert concept == vocabulary.find(term).id


def test_a_homonym_is_told_apart_by_its_trade(vocabulary: Vocabulary) -> None:
    """기공 is one defect to a founder, another to a welder, a third to a plater."""
    with pytest.raises(AmbiguousTermError):
        vocabulary.find("기공")
    found = {trade: vocabulary.find("기공", trade=trade).id for trade in TRADES}
    assert {"casting": "def-gas-porosity", "welding": "def-gas-pore", "plating": "def-pinhole-plating"} == found


def test_a_misspelling_is_answered_with_what_is_near(vocabulary: Vocabulary) -> None:
    """Nothing is called 다이케스팅, and the error offers 다이캐스팅, in the reader's language."""
    with pytest.raises(UnknownTermError) as caught:
        vocabulary.find("다이케스팅")
    assert "다이캐스팅" in caught.value.nearest
    assert "없습니다" in caught.value.in_language("ko")
    assert "\n" not in str(caught.value)


def test_a_name_of_another_kind_is_said_to_be_that(vocabulary: Vocabulary) -> None:
    """Whoever asks why ADC12 comes learns that it is a material; a defect of another trade stays unknown."""
    with pytest.raises(WrongKindError) as caught:
        vocabulary.find("ADC12", kind="defect")
    assert "재료" in caught.value.in_language("ko")
    with pytest.raises(UnknownTermError) as unknown:
        vocabulary.find("언더컷", kind="defect", trade="plating")
    assert not isinstance(unknown.value, WrongKindError)


def test_every_concept_is_named_in_both_languages(vocabulary: Vocabulary) -> None:
    """No page falls back to an id or to the other language."""
    for concept in vocabulary.concepts:
        languages = {label.language for label in concept.labels if label.role == "pref"}
        assert {"ko", "en"} == languages, concept.id


def test_every_parent_is_of_the_same_kind(vocabulary: Vocabulary) -> None:
    """A hierarchy climbs within its kind, without going round."""
    for concept in vocabulary.concepts:
        for broader in vocabulary.ancestors(concept.id):
            assert vocabulary[broader].kind == concept.kind
            assert broader != concept.id


def test_suggestions_begin_with_what_was_typed(vocabulary: Vocabulary) -> None:
    """A search box shows the reader's language first."""
    suggestions = vocabulary.suggest("기공", "ko")
    assert suggestions
    assert all("기공" in label for label, _ in suggestions)


def test_textbook_rows_name_concepts_that_exist(vocabulary: Vocabulary) -> None:
    """A textbook row without its defect or parameter could not be a claim."""
    for row in vocabulary.textbook():
        assert row.defect in vocabulary
        assert row.parameter is None or row.parameter in vocabulary
