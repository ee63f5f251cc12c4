-- The first words of groups of links, so many of each.
SELECT w.key AS wanted, k.source AS number, k.i, k.id, s.id, s.title, t.id, p.id, IFNULL(t.speaker, s.master),
       k.start, k."end", k.t0, k.t1, k.exact, k.modality, k.status, s.kind = 'textbook', k.confidence
FROM json_each(:chains) w
CROSS JOIN claim k ON k.i IN (
    SELECT l.claim FROM link l
    WHERE l.chain = w.value
      AND (:material IS NULL OR l.textbook
           OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = l.technique))
    ORDER BY l.textbook, l.source, l.start, l.claim LIMIT :most)
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
