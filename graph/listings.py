"""Sources, masters and settings as they are listed, the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable

from graph.answers import (
    MasterRow,
    SettingSaid,
    SourceRow,
)
from graph.ids import master_id
from graph.rows import Row, source_of


def source_row(row: Row) -> SourceRow:
    """A source in a list."""
    return SourceRow(
        source_of(row),
        row["passages"],
        row["techniques"],
        row["claims"],
        row["asides"],
        row["seconds"],
        bool(row["superseded"]),
    )


def master_row(rows: Iterable[Row]) -> MasterRow:
    """A master from one row a source, each with the master's counts and what the source says of them."""
    own = list(rows)
    seconds = [one["seconds"] for one in own if one["seconds"] is not None]
    trades = [one["trade"] for one in own if one["trade"]]
    return MasterRow(
        id=master_id(own[0]["label"]),
        label=own[0]["label"],
        role=next((one["role"] for one in own if one["role"]), None),
        trade=max(trades, key=trades.count, default=None),
        sources=tuple(one["id"] for one in own),
        techniques=own[0]["techniques"],
        claims=own[0]["claims"],
        seconds=sum(seconds) if seconds else None,
        consents={one["id"]: one["consent"] for one in own},
    )


def low_first(setting: SettingSaid) -> tuple[str, float, float, str]:
    """The order in which settings are compared: unit, lower limit, upper limit."""
    low, high = setting.quantity.min, setting.quantity.max
    first = low if low is not None else high if high is not None else 0.0
    return setting.quantity.unit, first, high if high is not None else first, setting.evidence.claim
