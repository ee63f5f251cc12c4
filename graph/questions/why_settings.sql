-- The first settings of parameters in techniques that speak of a defect, so many of each; where chains are given with
-- a parameter, only those by the voices that would move it their way.
SELECT w.key AS wanted, k.source AS number, k.i, k.subject, k.value, k.conditions, k.id, s.id, s.title, t.id, p.id, IFNULL(t.speaker, s.master),
       k.start, k."end", k.t0, k.t1, k.exact, k.modality, k.status, s.kind = 'textbook', k.confidence
FROM json_each(:wanted) w
CROSS JOIN claim k ON k.i IN (
    SELECT b.claim FROM beside b
    WHERE b.defect = :defect AND b.parameter = json_extract(w.value, '$[0]')
      AND (:material IS NULL
           OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = b.technique))
      AND (json_extract(w.value, '$[1]') IS NULL OR EXISTS (
        SELECT 1 FROM json_each(json_extract(w.value, '$[1]')) g
        CROSS JOIN link l INDEXED BY link_voice ON l.chain = g.value AND l.voice = b.voice
        WHERE :material IS NULL
           OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = l.technique)))
    ORDER BY b.source, b.start, b.claim LIMIT :most)
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
