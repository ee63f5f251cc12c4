// What each source said a parameter should be.
MATCH (:Concept {id: $parameter})<-[:BROADER*0..]-(:Concept)<-[:SUBJECT]-(k:Claim)-[:IN_TECHNIQUE]->(t:Technique)
WHERE k.predicate = 'hasSetting' AND k.live
  AND ($process IS NULL OR EXISTS { (t)-[:TOUCHES]->()-[:BROADER*0..]->(:Concept {id: $process}) })
  AND ($material IS NULL OR EXISTS { (t)-[:TOUCHES]->()-[:BROADER*0..]->(:Concept {id: $material}) })
RETURN properties(k) AS row ORDER BY k.at, k.start, k.i LIMIT $limit
