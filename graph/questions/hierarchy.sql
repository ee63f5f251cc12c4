-- Concepts of a kind with how many living techniques reach them.
SELECT c.id, (SELECT COUNT(*) FROM reach r WHERE r.concept = c.i) AS n
FROM concept c WHERE c.kind = :kind ORDER BY c.i
