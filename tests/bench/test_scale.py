"""How growth is measured."""

from __future__ import annotations

import sqlite3
from itertools import chain
from pathlib import Path

from bench.archives import deposits, write
from bench.asking import Asked
from bench.loading import bare_sqlite
from bench.scale import exponent
from graph.gathering import CLAIMS_A_LOAD, loads


def test_the_bare_insert_writes_every_row(tmp_path: Path) -> None:
    """What a load is measured against is the same archive."""
    ours, bare = tmp_path / "ours.sqlite", tmp_path / "bare.sqlite"
    write(ours, 500)
    assert bare_sqlite(ours, bare) > 0
    for table in ("source", "passage", "technique", "claim", "touch", "reach", "words"):
        (ours_has,), (bare_has,) = (
            sqlite3.connect(file).execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608
            for file in (ours, bare)
        )
        assert ours_has == bare_has > 0


def test_an_exponent_tells_how_cost_grows() -> None:
    """1 where ten times the claims take ten times as long, 0 where size does not matter."""
    small, large, same = (
        Asked("SQLite", "why", claims, (time,)) for claims, time in ((1000, 2.0), (10_000, 20.0), (10_000, 2.0))
    )
    assert 1 == round(exponent(small, large), 6)
    assert 0 == exponent(small, same)


def test_a_load_is_some_thousand_claims() -> None:
    """In order, nothing left out."""
    made = list(deposits(12_000))
    found = list(loads(made))
    assert made == list(chain.from_iterable(found))
    assert all(sum(len(one.claims) for one in load) >= CLAIMS_A_LOAD for load in found[:-1])
