-- Claims about a concept or anything narrower, surest and earliest first.
SELECT k.* FROM (
    SELECT k2.i, k2.confidence, k2.source, k2.start FROM closure n JOIN claim k2 ON k2.object = n.narrower
    WHERE n.broader = :concept AND k2.live
    UNION
    SELECT k3.i, k3.confidence, k3.source, k3.start FROM closure n JOIN claim k3 ON k3.subject = n.narrower
    WHERE n.broader = :concept AND k3.live
    ORDER BY 2 DESC, 3, 4, 1
    LIMIT :limit) f
JOIN claim k ON k.i = f.i
ORDER BY k.confidence DESC, k.source, k.start, k.i
