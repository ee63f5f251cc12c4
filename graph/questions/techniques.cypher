// Techniques that have every wanted group of concepts (narrower ones included), best first.
// A group is a list of concept ids; an absent group is null.
UNWIND $lead AS id
MATCH (:Concept {id: id})<-[:BROADER*0..]-(:Concept)<-[u:TOUCHES]-(t:Technique)
WHERE t.live AND ($trade IS NULL OR t.trade = $trade)
WITH t, sum(u.claims) AS score
WHERE ($second IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $second })
  AND ($third IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $third })
  AND ($fourth IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $fourth })
WITH t.id AS id, score ORDER BY score DESC, id
WITH collect([id, score]) AS found
UNWIND found[$offset..$offset + $limit] AS one
RETURN one[0] AS i, one[1] AS score, size(found) AS total
