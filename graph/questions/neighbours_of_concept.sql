-- What stands beside a concept, counted: other concepts by cause, remedy or condition, and techniques.
SELECT predicate, other, kind, SUM(n) AS n, forward FROM (
    SELECT k.predicate, c.id AS other, c.kind, COUNT(*) AS n, 1 AS forward
    FROM claim k JOIN concept c ON c.i = k.object
    WHERE k.subject = :concept AND k.live GROUP BY k.predicate, k.object
    UNION ALL
    SELECT k.predicate, c.id, c.kind, COUNT(*), 0
    FROM claim k JOIN concept c ON c.i = k.subject
    WHERE k.object = :concept AND k.subject IS NOT NULL AND k.live GROUP BY k.predicate, k.subject
    UNION ALL
    SELECT * FROM (
        SELECT 'touches', t.id, 'technique', r.claims, 0
        FROM reach r JOIN technique t ON t.i = r.technique
        WHERE r.concept = :concept AND t.live ORDER BY r.claims DESC, t.id LIMIT :limit)
)
GROUP BY predicate, other, forward ORDER BY n DESC, other, predicate, forward LIMIT :limit
