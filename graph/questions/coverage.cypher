// Techniques and masters that reach each concept of a kind.
MATCH (c:Concept {kind: $kind})
OPTIONAL MATCH (c)<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique WHERE t.live)
RETURN c.id AS id, count(DISTINCT t) AS techniques, count(DISTINCT t.speaker) AS masters
