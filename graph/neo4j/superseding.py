"""Sources that take the place of others."""

from __future__ import annotations

from graph.claims import Source
from graph.neo4j.bolt import Work
from graph.neo4j.edges import undraw

# two who read the same file before either had stored it both follow the same source: the later one stays
_BESIDE = """
MATCH (:Origin {id: $origin})<-[:FROM_ORIGIN]-(s:Source)
WHERE s.id <> $id AND coalesce(s.supersedes, '') = coalesce($supersedes, '')
RETURN s.id AS id, s.added_at AS added_at
"""
_RETIRE = """
MATCH (s:Source {id: $id}) SET s.superseded = true
WITH s MATCH (s)<-[:IN_SOURCE]-(t:Technique) SET t.live = false, t.words = null
WITH t OPTIONAL MATCH (t)-[u:TOUCHES]->() DELETE u
WITH DISTINCT t MATCH (t)<-[:IN_TECHNIQUE]-(k:Claim) SET k.live = false, k.status = 'superseded'
RETURN collect(k.id) AS claims
"""


def takes_its_place(work: Work, source: Source, origin: str) -> bool:
    """Retire what the source replaces; False if it came late and is itself replaced."""
    beside = work.rows(_BESIDE, origin=origin, id=source.id, supersedes=source.supersedes)
    own = (source.added_at, source.id)
    older = [row["id"] for row in beside if (row["added_at"], row["id"]) < own]
    for replaced in [*older, *([source.supersedes] if source.supersedes else [])]:
        for row in work.rows(_RETIRE, id=replaced):
            undraw(work, row["claims"])
    followed = work.rows(
        "MATCH (s:Source {origin: $origin, supersedes: $id}) RETURN 1 AS n", origin=source.origin, id=source.id
    )
    return not followed and len(older) == len(beside)
