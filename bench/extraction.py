"""``make bench-extraction``: how well extraction reads, beside what others have published."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.clauses import clause_rows
from bench.perturbing import CHANGES, perturbed
from bench.proposing import proposal_rows
from bench.table import markdown
from ingest.comparing import MEASURES, Tally, tallied
from ingest.documents import Document
from ingest.extraction import Extractor
from ingest.findings import Findings
from ingest.gold import as_first_readers_would, as_readers_would, document_of
from ingest.readers import read
from ontology.lookup import folded
from ontology.vocabulary import Vocabulary

PROJECT = Path(__file__).resolve().parents[1]
SEEDS = (1, 2, 3)
PUBLISHED = (
    ("KLUE-NER, entity F1 (RoBERTa-large, general Korean)", "0.861"),
    ("KLUE-RE, micro F1 (RoBERTa-large, general Korean)", "0.711"),
    ("Die-casting papers, precision of entities / triples (industrial model, Chinese)", "> 0.90 / about 0.70"),
    (
        "Two careful readers of these trades, F1: concepts / settings / links / without direction",
        "0.95 / 0.95 / 0.77 / 0.89",
    ),
)


@dataclass(frozen=True)
class Read:
    """A gold document once read, with what a reader found in it; *folder* holds all of them."""

    document: Document
    gold: dict[str, Any]
    split: str
    folder: Path

    def tally(self, findings: Findings) -> dict[str, Tally]:
        """As ``ppuri evaluate`` scores it."""
        return tallied(as_readers_would(findings, self.folder, Vocabulary.load()), self.gold)


@dataclass(frozen=True)
class Bench:
    """What is measured: the gold documents, the extractor, and the texts beside the project."""

    golds: tuple[Read, ...]
    corpora: Path

    @cached_property
    def extractor(self) -> Extractor:
        """With the whole vocabulary."""
        return Extractor(Vocabulary.load())

    def of(self, split: str) -> tuple[Read, ...]:
        """The documents of one split."""
        return tuple(one for one in self.golds if one.split == split)


def gold_documents(folder: Path) -> Iterator[Read]:
    """Every document below *folder* that has a ``.gold.json`` beside it."""
    for path in sorted(folder.rglob("*.gold.json")):
        gold = as_first_readers_would(json.loads(path.read_text(encoding="utf-8")), folder, Vocabulary.load())
        yield Read(document_of(path), gold, path.parent.name, folder)


def tallies(extractor: Extractor, golds: Iterable[Read]) -> dict[str, Tally]:
    """The sum over documents, by measure."""
    scored = [one.tally(extractor.find(one.document)) for one in golds]
    return {measure: sum((one[measure] for one in scored), Tally()) for measure in MEASURES}


def gold_table(bench: Bench) -> str:
    """Precision, recall and F1 on both splits, and what others reach on their tasks."""
    rows = [
        (f"{split}: {measure}", f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}")
        for split in ("tune", "check")
        for measure, tally in tallies(bench.extractor, bench.of(split)).items()
    ]
    rows += [(name, "", "", figure) for name, figure in PUBLISHED]
    return markdown("Gold documents, beside published figures", ("", "P", "R", "F1"), rows)


def clause_table(bench: Bench) -> str:
    """Construction standards: the limits and what they limit."""
    path = bench.corpora / "kcs_rules_dev.jsonl"
    if not path.is_file():
        return _absent("Clauses of construction standards", path)
    clauses = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return markdown(
        "Clauses of construction standards (KCS)", ("", "found", "of", "share"), clause_rows(clauses, bench.extractor)
    )


def robustness_table(bench: Bench) -> str:
    """How much F1 the check documents lose when they are said a little differently; the mean over the seeds."""
    golds = [one for one in bench.of("check") if one.document.language == "ko"]
    whole = tallies(bench.extractor, golds)
    rows = [("as written", *(f"{whole[measure].f1:.3f}" for measure in MEASURES))]
    for name, change in CHANGES.items():
        said = [replace(one, document=perturbed(one.document, change, seed)) for seed in SEEDS for one in golds]
        after = tallies(bench.extractor, said)
        rows.append((name, *(f"{after[measure].f1 - whole[measure].f1:+.3f}" for measure in MEASURES)))
    return markdown(f"Said differently (check, Korean, {len(SEEDS)} seeds): change of F1", ("", *MEASURES), rows)


def silence_table(bench: Bench) -> str:
    """What is found where there is nothing to find."""
    path = bench.corpora / "other_subjects_ko.txt"
    if not path.is_file():
        return _absent("Other subjects", path)
    document = read(path)[0]
    found = bench.extractor.find(document)
    per = 1000 / len(document.text)
    kinds = (("mentions", found.mentions), ("settings", found.settings), ("links", found.links))
    rows = [(name, len(findings), f"{len(findings) * per:.2f}") for name, findings in kinds]
    return markdown("Korean text of other subjects", ("", "found", "per 1,000 characters"), rows)


def hidden_table(bench: Bench) -> str:
    """What is still found when one concept in five has lost all its labels."""
    golds = bench.of("check")
    whole = tallies(bench.extractor, golds)
    rows = [("whole vocabulary", *(f"{whole[measure].f1:.3f}" for measure in MEASURES))]
    for seed in SEEDS:
        after = tallies(Extractor(_with_hidden(Vocabulary.load(), seed)), golds)
        rows.append((f"20 % hidden, seed {seed}", *(f"{after[measure].f1:.3f}" for measure in MEASURES)))
    return markdown("A fifth of the concepts without their labels (check)", ("", *MEASURES), rows)


def proposals_table(_: Bench) -> str:
    """Whether what is proposed for an unknown word is right."""
    rows = proposal_rows(Vocabulary.load())
    return markdown("Concepts proposed for labels taken out", ("", "labels", "first", "of the first three"), rows)


def _with_hidden(vocabulary: Vocabulary, seed: int) -> Vocabulary:
    chance = random.Random(seed)  # noqa: S311
    concepts = tuple(
        replace(concept, labels=()) if chance.random() < 0.2 else concept for concept in vocabulary.concepts
    )
    everyday = {folded(label.text) for label, _ in vocabulary.labels() if vocabulary.is_ambiguous(label.text)}
    ranges = {concept.id: vocabulary.typical_range(concept.id) for concept in vocabulary.of_kind("parameter")}
    return Vocabulary(concepts, ranges=ranges, ambiguous=frozenset(everyday), version=vocabulary.version)


def _absent(title: str, path: Path) -> str:
    return f"### {title}\n\nNot measured: {path.name} is not beside the project.\n"


TABLES: dict[str, Callable[[Bench], str]] = {
    "gold": gold_table,
    "clauses": clause_table,
    "robustness": robustness_table,
    "silence": silence_table,
    "hidden": hidden_table,
    "proposals": proposals_table,
}


def main(arguments: list[str]) -> None:
    """Print the tables named in *arguments* (all by default), each as soon as it is measured."""
    folders = [Path(word) for word in arguments if word not in TABLES]
    gold = folders[0] if folders else PROJECT / "data" / "gold"
    bench = Bench(tuple(gold_documents(gold)), PROJECT.parent / "shared" / "corpora")
    for name in [word for word in arguments if word in TABLES] or TABLES:
        print(TABLES[name](bench), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
