"""Who spoke."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from graph.answers import (
    MasterRow,
    MasterSeen,
)
from graph.listings import master_row
from graph.questions import sql
from graph.sqlite.archive import by_name
from graph.sqlite.searching import Searching
from ontology.errors import UnknownThingError


class Masters(Searching):
    """Tells of masters."""

    def masters(self) -> tuple[MasterRow, ...]:
        """Who spoke, by label."""
        rows = by_name(self.connection.execute(sql("masters")))
        return tuple(master_row(own) for _, own in groupby(rows, key=itemgetter("label")))

    def master(self, master: str) -> MasterSeen:
        """One master's techniques."""
        row = next((one for one in self.masters() if one.id == master), None)
        if row is None:
            raise UnknownThingError("master", master)
        keys = self.connection.execute(
            "SELECT t.i FROM technique t JOIN source s ON s.i = t.source WHERE t.speaker = ? AND t.live "
            "ORDER BY s.added_at DESC, t.start, t.id LIMIT 200",
            (row.label,),
        ).fetchall()
        concepts = self.connection.execute(
            "SELECT c.id, SUM(u.claims) AS n FROM technique t JOIN touch u ON u.technique = t.i JOIN concept c ON c.i = u.concept "
            "WHERE t.speaker = ? AND t.live GROUP BY c.i ORDER BY n DESC, c.id LIMIT 30",
            (row.label,),
        ).fetchall()
        return MasterSeen(
            row, self._hits([(key["i"], 0.0) for key in keys]), tuple((one["id"], one["n"]) for one in concepts)
        )
