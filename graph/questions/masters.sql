-- Who spoke, with how much, and in which sources: a row a source.
SELECT v.name AS label, v.techniques, v.claims, s.id, s.role, s.trade, s.consent, s.seconds
FROM voice v
CROSS JOIN (SELECT DISTINCT speaker, source FROM technique WHERE live AND speaker IS NOT NULL) t ON t.speaker = v.name
CROSS JOIN source s ON s.i = t.source
WHERE v.techniques > 0 ORDER BY v.name, s.id
