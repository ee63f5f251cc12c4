-- Who spoke, with how much.
SELECT t.speaker AS label, COUNT(DISTINCT t.i) AS techniques,
       (SELECT COUNT(*) FROM claim k JOIN technique u ON u.i = k.technique WHERE u.speaker = t.speaker AND k.live) AS claims
FROM technique t JOIN source s ON s.i = t.source
WHERE t.live AND t.speaker IS NOT NULL AND s.kind <> 'textbook'
GROUP BY t.speaker ORDER BY t.speaker
