// Concepts of a kind with how many living techniques reach them.
MATCH (c:Concept {kind: $kind})
OPTIONAL MATCH (c)<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique WHERE t.live)
RETURN c.id AS id, count(DISTINCT t) AS n
