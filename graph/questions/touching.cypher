// Claims about a concept or anything narrower, surest and earliest first.
MATCH (:Concept {id: $concept})<-[:BROADER*0..]-(:Concept)<-[:SUBJECT|OBJECT]-(k:Claim) WHERE k.live
WITH DISTINCT k
RETURN properties(k) AS row ORDER BY k.confidence DESC, k.at, k.start, k.i LIMIT $limit
