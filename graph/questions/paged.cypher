// A page of what was found, each with how many there are.
MATCH (t)-[:IN_SOURCE]->(s:Source)
WITH t, s, score
ORDER BY CASE $order WHEN 'settings' THEN COUNT { (t)<-[:IN_TECHNIQUE]-(k:Claim WHERE k.live AND k.predicate = 'hasSetting') }
                     WHEN 'newest' THEN s.added_at END DESC,
         CASE $order WHEN 'title' THEN t.title WHEN 'newest' THEN s.path END,
         CASE $order WHEN 'newest' THEN t.start END,
         coalesce(t.trade = $home, false) DESC, score DESC, t.id
WITH collect([t.id, score]) AS found
UNWIND found[$offset..$offset + $limit] AS one
RETURN one[0] AS i, one[1] AS score, size(found) AS total
