-- Who spoke, with how much.
SELECT t.speaker AS label, COUNT(*) AS techniques,
       SUM((SELECT COUNT(*) FROM claim k WHERE k.technique = t.i AND k.live)) AS claims
FROM technique t JOIN source s ON s.i = t.source
WHERE t.live AND t.speaker IS NOT NULL AND s.kind <> 'textbook'
GROUP BY t.speaker ORDER BY t.speaker
