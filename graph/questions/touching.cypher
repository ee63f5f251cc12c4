// Claims about a concept or anything narrower: people's before the textbook's, surest and earliest first.
MATCH (:Concept {id: $concept})<-[:BROADER*0..]-(:Concept)<-[:SUBJECT|OBJECT]-(k:Claim) WHERE k.live
WITH DISTINCT k, k.extractor = 'ppuri-textbook' AS textbook
RETURN properties(k) AS row ORDER BY textbook, k.confidence DESC, k.at, k.start, k.i LIMIT $limit
