// Techniques of a trade (or of all), newest source first.
MATCH (t:Technique)-[:IN_SOURCE]->(s:Source)
WHERE t.live AND s.kind <> 'textbook' AND ($trade IS NULL OR t.trade = $trade)
WITH t, s ORDER BY s.added_at DESC, s.path, t.start, t.id
WITH collect(t.id) AS found
UNWIND found[$offset..$offset + $limit] AS i
RETURN i, 0.0 AS score, size(found) AS total
