"""The vocabulary as RDF, made from its tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import shacl
from rdflib import OWL, RDF, RDFS, Graph

from ontology.build import FOLDER, build, built
from ontology.check import check
from ontology.diff import diff
from ontology.vocabulary import Label, Vocabulary


def test_the_committed_files_are_what_the_tables_make(vocabulary: Vocabulary) -> None:
    """The same tables make the same bytes."""
    for name, text in built(vocabulary):
        assert text == (FOLDER / name).read_text(encoding="utf-8"), f"{name}: run `ppuri ontology build`"


def test_every_class_and_property_is_named_in_both_languages(vocabulary: Vocabulary) -> None:
    """Labels and definitions, Korean and English."""
    graph = Graph().parse(data=dict(built(vocabulary))["ppuri.ttl"])
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            assert {"ko", "en"} == {label.language for label in graph.objects(term, RDFS.label)}, term  # type: ignore[attr-defined]


def test_every_concept_fits_its_shape(vocabulary: Vocabulary) -> None:
    """The schemes conform to shapes.ttl."""
    shapes = shacl.Shapes.from_file(str(FOLDER / "shapes.ttl"))
    for name, text in built(vocabulary):
        assert shapes.validate_text(text).conforms, name


def test_the_tables_hold_together(vocabulary: Vocabulary) -> None:
    """No problem in ours, and one is found where there is one."""
    assert () == check(vocabulary)
    one = vocabulary["def-gas-porosity"]
    lame = replace(one, labels=(Label("기포", "ko", "pref"),))
    assert ["def-gas-porosity"] == [
        problem.concept for problem in check(Vocabulary((lame, *[vocabulary[c] for c in vocabulary.ancestors(one.id)])))
    ]


def test_a_diff_names_what_was_added_removed_renamed_and_moved(tmp_path: Path) -> None:
    """Between two builds."""
    build(tmp_path / "old")
    build(tmp_path / "new")
    scheme = tmp_path / "new" / "schemes" / "cue.ttl"
    text = (
        scheme.read_text(encoding="utf-8")
        .replace("concept:cue-smell", "concept:cue-scent")
        .replace("heard cue", "sound cue")
    )
    scheme.write_text(text, encoding="utf-8")
    changes = {(change.what, change.concept) for change in diff(tmp_path / "old", tmp_path / "new")}
    assert {("added", "cue-scent"), ("removed", "cue-smell"), ("relabelled", "cue-sound")} == changes
