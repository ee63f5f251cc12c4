-- The settings of parameters in techniques that speak of a defect, by the voices that would have least of one in some unit
-- and by those that would have most, so many of each.
WITH own AS MATERIALIZED (
    SELECT b.parameter, b.unit, b.voice, MIN(b.high) AS high, MAX(b.low) AS low
    FROM json_each(:parameters) w CROSS JOIN beside b ON b.defect = :defect AND b.parameter = w.value
    WHERE :material IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = b.technique)
    GROUP BY b.parameter, b.unit, b.voice
), ranked AS MATERIALIZED (
    SELECT o.parameter, o.voice,
           ROW_NUMBER() OVER (PARTITION BY o.parameter, o.unit ORDER BY o.high IS NULL, o.high, v.name) AS least,
           ROW_NUMBER() OVER (PARTITION BY o.parameter, o.unit ORDER BY o.low IS NULL, o.low DESC, v.name) AS most,
           o.high, o.low
    FROM own o CROSS JOIN voice v ON v.i = o.voice
), ends AS MATERIALIZED (
    SELECT DISTINCT parameter, voice FROM ranked
    WHERE (least <= :voices AND high IS NOT NULL) OR (most <= :voices AND low IS NOT NULL)
)
SELECT k.source AS number, k.i, k.subject, k.value, k.conditions, k.id, s.id, s.title, t.id, p.id, IFNULL(t.speaker, s.master),
       k.start, k."end", k.t0, k.t1, k.exact, k.modality, k.status, s.kind = 'textbook', k.confidence
FROM json_each(:parameters) w
CROSS JOIN beside b ON b.defect = :defect AND b.parameter = w.value AND (b.parameter, b.voice) IN (SELECT parameter, voice FROM ends)
CROSS JOIN claim k ON k.i = b.claim
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
WHERE :material IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = b.technique)
ORDER BY k.source, k.start, k.i
