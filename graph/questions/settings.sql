-- What each source said a parameter should be.
SELECT k.*
FROM closure n JOIN claim k ON k.subject = n.narrower
WHERE n.broader = :parameter AND k.predicate = 'hasSetting' AND k.live
  AND (:process IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :process AND r.technique = k.technique))
  AND (:material IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = k.technique))
ORDER BY k.source, k.start, k.i
LIMIT :limit
