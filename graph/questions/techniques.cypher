// Techniques that have every wanted group of concepts (narrower ones included), in the order asked for.
// A group is a list of concept ids; an absent group is null.
UNWIND $lead AS id
MATCH (:Concept {id: id})<-[:BROADER*0..]-(:Concept)<-[u:TOUCHES]-(t:Technique)
WHERE t.live AND ($trade IS NULL OR t.trade = $trade)
WITH t, sum(u.claims) AS score
WHERE ($second IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $second })
  AND ($third IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $third })
  AND ($fourth IS NULL OR EXISTS { MATCH (t)-[:TOUCHES]->()-[:BROADER*0..]->(c:Concept) WHERE c.id IN $fourth })
