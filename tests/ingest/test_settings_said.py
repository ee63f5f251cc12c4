"""How a practitioner says each parameter, and what is read of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from ingest.extraction import Extractor
from ingest.extraction.lexicon import contexts, known_units
from ingest.readers import read
from ontology.vocabulary import TRADES, Vocabulary

Bounds = tuple[float, float]  # infinite on the side that a limit leaves open

with (Path(__file__).parent / "settings_said.csv").open(encoding="utf-8", newline="") as file:
    SAID = [(row["trade"], row["text"], row["settings"]) for row in csv.DictReader(file)]


def settings_of(written: str) -> dict[tuple[str, int], Bounds]:
    """``par-ph=4..4;par-ph=..4.5``: a parameter may have several values, counted from 0."""
    found: dict[tuple[str, int], Bounds] = {}
    for setting in written.split(";"):
        parameter, _, bounds = setting.partition("=")
        low, _, high = bounds.partition("..")
        place = sum(parameter == known for known, _ in found)
        found[parameter, place] = (float(low or -inf), float(high or inf))
    return found


@pytest.mark.parametrize(("trade", "text", "settings"), SAID, ids=[text for _, text, _ in SAID])
def test_a_number_belongs_to_the_parameter_that_is_meant(
    tmp_path: Path, extractor: Extractor, trade: str, text: str, settings: str
) -> None:
    """By its name, by what is done, by its unit and its size; one sentence a way of saying it."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = read(tmp_path / "a.txt")
    document = replace(document, metadata=replace(document.metadata, trade=trade))
    read_out: dict[tuple[str, int], Bounds] = {}
    for one in extractor.find(document).settings:
        place = sum(one.parameter == known for known, _ in read_out)
        low, high = one.quantity.min, one.quantity.max
        read_out[one.parameter, place] = (-inf if low is None else low, inf if high is None else high)
    wanted = settings_of(settings)
    assert wanted.keys() == read_out.keys()
    for setting, bounds in wanted.items():
        assert bounds == pytest.approx(read_out[setting], rel=0.01)


def test_every_phrase_speaks_for_a_parameter_or_for_none() -> None:
    """A row of the table of contexts names a trade or none, units that are known, and a parameter or none."""
    vocabulary = Vocabulary.load()
    for context in contexts():
        assert context.trade in {"", *TRADES}
        assert context.units <= known_units() | {""}
        assert not context.parameter or vocabulary[context.parameter].kind == "parameter"
