-- Techniques and masters that reach each concept of a kind.
SELECT c.id, COUNT(t.i) AS techniques, COUNT(DISTINCT t.speaker) AS masters
FROM concept c
LEFT JOIN reach r ON r.concept = c.i
LEFT JOIN technique t ON t.i = r.technique AND t.live
WHERE c.kind = :kind GROUP BY c.i ORDER BY c.i
