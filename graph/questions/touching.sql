-- Claims about a concept or anything narrower, surest and earliest first.
SELECT k.* FROM claim k
WHERE k.live AND k.i IN (
    SELECT k2.i FROM closure n JOIN claim k2 ON k2.object = n.narrower WHERE n.broader = :concept AND k2.live
    UNION
    SELECT k3.i FROM closure n JOIN claim k3 ON k3.subject = n.narrower WHERE n.broader = :concept AND k3.live
    LIMIT 2000)
ORDER BY k.confidence DESC, k.i
LIMIT :limit
