// Techniques of a trade (or of all), in the order asked for.
MATCH (t:Technique)-[:IN_SOURCE]->(s:Source)
WHERE t.live AND s.kind <> 'textbook' AND ($trade IS NULL OR t.trade = $trade)
WITH t, 0.0 AS score
