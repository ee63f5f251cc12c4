"""How much of everything there is."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers import (
    Counts,
)
from graph.neo4j.archive import Archive
from graph.neo4j.bolt import Properties


class Counting(Archive):
    """Counts."""

    def counts(self) -> Counts:
        """How much of everything there is."""
        ask = self.bolt.read
        own = "MATCH (s:Source) WHERE NOT s.superseded AND s.kind <> 'textbook' "
        (totals,) = ask(
            own + "RETURN count(s) AS sources, sum(s.passages) AS passages, sum(s.techniques) AS techniques, "
            "sum(s.asides) AS asides, sum(s.claims) AS claims"
        )
        claims = own + "MATCH (s)<-[:IN_SOURCE]-(:Technique)<-[:IN_TECHNIQUE]-(k:Claim) "
        (masters,) = ask("MATCH (t:Technique) WHERE t.live RETURN count(DISTINCT t.speaker) AS n")
        (superseded,) = ask("MATCH (s:Source) WHERE s.superseded RETURN count(s) AS n")
        by_trade = own + (
            "MATCH (s)<-[:IN_SOURCE]-(t:Technique) WHERE t.live AND t.trade IS NOT NULL "
            "RETURN t.trade AS name, count(t) AS n"
        )
        return Counts(
            sources=totals["sources"],
            passages=totals["passages"],
            techniques=totals["techniques"],
            claims=totals["claims"],
            masters=masters["n"],
            set_aside=totals["asides"],
            superseded=superseded["n"],
            by_predicate=_counted(ask(claims + "RETURN k.predicate AS name, count(k) AS n ORDER BY name")),
            by_status=_counted(ask(claims + "RETURN k.status AS name, count(k) AS n ORDER BY name")),
            by_trade=_counted(ask(by_trade + " ORDER BY name")),
        )


def _counted(rows: Sequence[Properties]) -> dict[str, int]:
    return {row["name"]: row["n"] for row in rows}
