// How well causes and remedies are borne out: the voices that agree on a direction, the directions, the textbook, reviews.
UNWIND range(0, size($edges) - 1) AS edge
MATCH (:Concept {id: $edges[edge][0]})<-[:BROADER*0..]-(:Concept)<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(:Concept {id: $edges[edge][2]})
WHERE k.predicate = $edges[edge][1] AND k.live AND k.modality = 'asserted'
MATCH (k)-[:IN_TECHNIQUE]->(t:Technique)-[:IN_SOURCE]->(s:Source)
WITH edge, k.direction AS direction,
     count(DISTINCT CASE WHEN s.kind <> 'textbook' THEN coalesce(t.speaker, s.master, s.id) END) AS voices,
     max(s.kind = 'textbook') AS textbook,
     max(k.status = 'accepted' AND k.subject = $edges[edge][0]) AS accepted
RETURN edge, max(voices) AS voices, collect(direction) AS directions, max(textbook) AS textbook, max(accepted) AS accepted
