-- What each source said a parameter should be.
SELECT k.subject, k.value, k.conditions, k.id, s.id, s.title, t.id, p.id, IFNULL(t.speaker, s.master),
       k.start, k."end", k.t0, k.t1, k.exact, k.modality, k.status, s.kind = 'textbook', k.confidence
FROM (
    SELECT k.i
    FROM closure n CROSS JOIN claim k ON k.subject = n.narrower
    WHERE n.broader = :parameter AND k.predicate = 'hasSetting' AND k.live AND k.subject IS NOT NULL
      AND (:process IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :process AND r.technique = k.technique))
      AND (:material IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = k.technique))
    ORDER BY k.source, k.start, k.i
    LIMIT :limit) f
CROSS JOIN claim k ON k.i = f.i
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
ORDER BY k.source, k.start, k.i
