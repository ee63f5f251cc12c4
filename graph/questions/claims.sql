-- Claims with the ids of what they stand in.
SELECT k.*, s.id AS source_id, t.id AS technique_id, p.id AS passage_id
FROM claim k
CROSS JOIN technique t ON t.i = k.technique
CROSS JOIN source s ON s.i = k.source
CROSS JOIN passage p ON p.i = k.passage
