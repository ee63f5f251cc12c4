-- Techniques and masters that reach each concept of a kind.
SELECT c.id, COUNT(r.technique) AS techniques, COUNT(DISTINCT r.master) AS masters
FROM concept c LEFT JOIN reach r ON r.concept = c.i
WHERE c.kind = :kind GROUP BY c.i ORDER BY c.i
