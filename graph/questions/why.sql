-- Causes and remedies of a defect and its narrower ones; a material holds if the technique names it,
-- and the textbook, which names none, speaks of all.
SELECT k.*
FROM closure n JOIN claim k ON k.subject = n.narrower
WHERE n.broader = :defect AND k.predicate IN ('hasCause', 'hasRemedy') AND k.live
  AND (:material IS NULL OR k.extractor = 'ppuri-textbook'
       OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = k.technique))
ORDER BY k.i
LIMIT :limit
