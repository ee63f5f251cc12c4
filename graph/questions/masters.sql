-- Who spoke, with how much.
SELECT speaker AS label, COUNT(*) AS techniques, SUM(claims) AS claims
FROM technique WHERE live AND speaker IS NOT NULL GROUP BY speaker ORDER BY speaker
