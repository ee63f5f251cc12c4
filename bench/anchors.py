"""What RDF engines make of the same claims: loading them, and one question that Ppuri is asked all day."""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from bench.archives import deposits
from bench.memory import peak_mb
from graph.rdf import deposit_quads
from ontology import terms
from ontology.vocabulary import Vocabulary

PATIENCE_SECONDS = 300.0
TIMES = 5
# the techniques about a defect or anything narrower in a material
QUESTION = """
PREFIX ppuri: <{base}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?technique WHERE {{
  VALUES ?defect {{ {defects} }}
  ?claim rdf:object ?defect ; ppuri:inTechnique ?technique .
  ?other rdf:object {material} ; ppuri:inTechnique ?technique .
}} ORDER BY ?technique LIMIT 20
"""

Engine = Callable[[Path], Callable[[str], Iterable[Any]]]


def measured(claims: int, scratch: Path) -> list[tuple[str, ...]]:
    """One row an engine; what does not finish in time is said."""
    file = scratch / "claims.nq"
    with file.open("wb") as written:
        ox.serialize(chain.from_iterable(map(deposit_quads, deposits(claims))), written, ox.RdfFormat.N_QUADS)
    return [_row(name, engine, claims, file) for name, engine in (("pyoxigraph", _oxigraph), ("rdflib", _rdflib))]


def _row(name: str, engine: Engine, claims: int, file: Path) -> tuple[str, ...]:
    context = multiprocessing.get_context("spawn")
    answers: Any = context.Queue()
    process = context.Process(target=_measure, args=(engine, file, answers))
    process.start()
    said: list[str] = []
    until = time.monotonic() + PATIENCE_SECONDS
    while len(said) < 3 and time.monotonic() < until and (process.is_alive() or not answers.empty()):
        if not answers.empty():
            said.append(answers.get())
        time.sleep(0.1)
    process.kill()
    process.join()
    said += (3 - len(said)) * [f"not in {PATIENCE_SECONDS:.0f} s"]
    return (name, f"{claims:,}", *said)


def _measure(engine: Engine, file: Path, answers: Any) -> None:
    began = time.perf_counter()
    ask = engine(file)
    answers.put(f"{time.perf_counter() - began:.1f}")
    answers.put(f"{peak_mb(os.getpid()):,.0f}")
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        list(ask(question()))
        times.append(1000 * (time.perf_counter() - began))
    answers.put(f"{statistics.median(times):,.1f}")


def question() -> str:
    """Cavities of any kind in ADC12."""
    vocabulary = Vocabulary.load()
    cavities = [
        one.id for one in vocabulary.of_kind("defect") if "def-cavity" in (one.id, *vocabulary.ancestors(one.id))
    ]
    concept = terms.BASE + "concept/"
    named = " ".join(f"<{concept}{one}>" for one in cavities)
    return QUESTION.format(base=terms.BASE, defects=named, material=f"<{concept}mat-adc12>")


def _oxigraph(file: Path) -> Callable[[str], Iterable[Any]]:
    store = ox.Store()
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    return lambda text: store.query(text, use_default_graph_as_union=True)  # type: ignore[return-value]


def _rdflib(file: Path) -> Callable[[str], Iterable[Any]]:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    return dataset.query
