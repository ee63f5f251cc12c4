// Causes and remedies of a defect and its narrower ones; a material holds if the technique names it,
// and the textbook, which names none, speaks of all.
MATCH (:Concept {id: $defect})<-[:BROADER*0..]-(:Concept)<-[:SUBJECT]-(k:Claim)-[:IN_TECHNIQUE]->(t:Technique)
WHERE k.predicate IN ['hasCause', 'hasRemedy'] AND k.live
  AND ($material IS NULL OR k.extractor = 'ppuri-textbook'
       OR EXISTS { (t)-[:TOUCHES]->()-[:BROADER*0..]->(:Concept {id: $material}) })
RETURN properties(k) AS row ORDER BY k.at, k.start, k.i
