-- Causes (0), remedies (1) and unsure links (2) of a defect, counted by target and direction, in a material, with the defects
-- and conditions they name: it holds if the technique names it, and the textbook, which names none, speaks of all.
SELECT c.i, c.kind, c.target, c.direction, c.words, COUNT(*) AS links,
       COUNT(DISTINCT l.voice) FILTER (WHERE NOT l.textbook) AS said_by, MAX(l.textbook) AS textbook,
       MIN(l.voice) FILTER (WHERE NOT l.textbook) AS least, MAX(l.voice) FILTER (WHERE NOT l.textbook) AS greatest,
       GROUP_CONCAT(DISTINCT l.subject) AS subjects,
       JSON_GROUP_ARRAY(DISTINCT l.conditions) FILTER (WHERE l.conditions <> '[]' AND NOT l.textbook) AS conditions
FROM (
    SELECT l.chain, l.voice, l.textbook, l.subject, l.conditions
    FROM reach r CROSS JOIN link l INDEXED BY link_technique ON l.technique = r.technique AND l.defect = :defect
    WHERE r.concept = :material
    UNION ALL
    SELECT l.chain, l.voice, 1, l.subject, '[]' FROM chain c CROSS JOIN link l ON l.chain = c.i AND l.textbook
    WHERE c.defect = :defect AND c.textbook) l
JOIN chain c ON c.i = l.chain
GROUP BY c.i
