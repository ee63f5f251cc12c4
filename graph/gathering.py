"""Deposits gathered into loads that are worth a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.claims import Deposit

CLAIMS_A_LOAD = 20_000


def loads(deposits: Iterable[Deposit]) -> Iterator[list[Deposit]]:
    """Deposits in their order, some ten thousand claims together, however large a single one is."""
    load: list[Deposit] = []
    claims = 0
    for deposit in deposits:
        load.append(deposit)
        claims += len(deposit.claims)
        if claims >= CLAIMS_A_LOAD:
            yield load
            load, claims = [], 0
    if load:
        yield load
