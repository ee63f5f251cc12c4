"""Who spoke."""

from __future__ import annotations

from collections import defaultdict

from graph.answers import (
    MasterRow,
    MasterSeen,
)
from graph.listings import master_row
from graph.neo4j.bolt import Properties
from graph.neo4j.searching import Searching
from graph.questions import cypher
from graph.rows import source_of
from ontology.errors import UnknownThingError


class Masters(Searching):
    """Tells of masters."""

    def masters(self) -> tuple[MasterRow, ...]:
        """Who spoke, by label."""
        sources: defaultdict[str, list[Properties]] = defaultdict(list)
        for row in self.rows(
            "MATCH (t:Technique)-[:IN_SOURCE]->(s:Source) "
            "WHERE t.live AND t.speaker IS NOT NULL AND s.kind <> 'textbook' "
            "WITH DISTINCT t.speaker AS speaker, s ORDER BY s.id RETURN s {.*, text: null, speaker: speaker} AS row"
        ):
            sources[row["speaker"]].append(row)
        return tuple(
            master_row([row | _of_speaker(one) for one in sources[row["label"]]])
            for row in self.bolt.read(cypher("masters"))
        )

    def master(self, master: str) -> MasterSeen:
        """One master's techniques."""
        row = next((one for one in self.masters() if one.id == master), None)
        if row is None:
            raise UnknownThingError("master", master)
        own = self.bolt.read(
            "MATCH (t:Technique {speaker: $label})-[:IN_SOURCE]->(s:Source) WHERE t.live "
            "RETURN t.id AS id ORDER BY s.added_at DESC, t.start, id LIMIT 200",
            label=row.label,
        )
        concepts = self.bolt.read(
            "MATCH (t:Technique {speaker: $label})-[u:TOUCHES]->(c:Concept) WHERE t.live "
            "RETURN c.id AS id, sum(u.claims) AS n ORDER BY n DESC, id LIMIT 30",
            label=row.label,
        )
        return MasterSeen(
            row, self._hits([(one["id"], 0.0) for one in own]), tuple((one["id"], one["n"]) for one in concepts)
        )


def _of_speaker(row: Properties) -> Properties:
    """What a source says of who speaks in it."""
    source = source_of(row)
    said = {"id": source.id, "role": source.role, "trade": source.trade, "consent": source.consent}
    return Properties(said | {"seconds": row["seconds"]})
