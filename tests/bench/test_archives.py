"""What the figures are measured on."""

from __future__ import annotations

from pathlib import Path

from bench.archives import deposits, write
from bench.table import markdown
from graph.opening import open_store
from graph.rdf.validation import validate
from ontology.vocabulary import Vocabulary


def test_the_same_seed_gives_the_same_archive() -> None:
    """Two runs are measured on the same claims."""
    assert list(deposits(500, seed=3)) == list(deposits(500, seed=3))
    assert next(deposits(500, seed=3)) != next(deposits(500, seed=4))


def test_a_generated_archive_is_as_sound_as_an_ingested_one(tmp_path: Path) -> None:
    """It has the claims asked for, and every quote stands in its source."""
    write(tmp_path / "made.sqlite", 1000)
    with open_store(f"sqlite:///{tmp_path}/made.sqlite", Vocabulary.load()) as store:
        assert 1000 <= store.counts().claims < 1400
        assert [] == list(validate(store))


def test_a_table_can_stand_in_markdown() -> None:
    """The first column is left-aligned, the others right."""
    assert "### Speed\n\n| what | ms |\n| --- | ---: |\n| search | 3 |\n" == markdown(
        "Speed", ("what", "ms"), [("search", 3)]
    )
