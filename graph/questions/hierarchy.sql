-- Concepts of a kind with how many living techniques reach them.
SELECT c.id, (SELECT COUNT(*) FROM reach r JOIN technique t ON t.i = r.technique WHERE r.concept = c.i AND t.live) AS n
FROM concept c WHERE c.kind = :kind ORDER BY c.i
