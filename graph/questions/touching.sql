-- Claims about a concept or anything narrower: people's before the textbook's, surest and earliest first.
SELECT k.id, s.id, s.title, t.id, p.id, IFNULL(t.speaker, s.master),
       k.start, k."end", k.t0, k.t1, k.exact, k.modality, k.status, s.kind = 'textbook', k.confidence
FROM (
    SELECT k2.i, k2.source IN (SELECT i FROM source WHERE kind = 'textbook') AS textbook, k2.confidence, k2.source, k2.start
    FROM closure n JOIN claim k2 ON k2.object = n.narrower
    WHERE n.broader = :concept AND k2.live
    UNION
    SELECT k3.i, k3.source IN (SELECT i FROM source WHERE kind = 'textbook'), k3.confidence, k3.source, k3.start
    FROM closure n JOIN claim k3 ON k3.subject = n.narrower
    WHERE n.broader = :concept AND k3.live
    ORDER BY 2, 3 DESC, 4, 5, 1
    LIMIT :limit) f
CROSS JOIN claim k ON k.i = f.i
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
ORDER BY f.textbook, k.confidence DESC, k.source, k.start, k.i
