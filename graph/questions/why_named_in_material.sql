-- The defects that groups of links were said of (role 0), or the conditions that their voices name (1), in a material.
SELECT w.key AS i, json_group_array(DISTINCT CASE WHEN :role THEN j.value ELSE c.id END) AS concepts
FROM (
    SELECT l.chain, l.subject, l.conditions, 0 AS textbook
    FROM reach r CROSS JOIN link l INDEXED BY link_technique ON l.technique = r.technique AND l.defect = :defect
    WHERE r.concept = :material
    UNION ALL
    SELECT l.chain, l.subject, '[]', 1 FROM json_each(:chains) w CROSS JOIN link l ON l.chain = w.value AND l.textbook) l
JOIN json_each(:chains) w ON w.value = l.chain
JOIN concept c ON c.i = l.subject
LEFT JOIN json_each(l.conditions) j
WHERE NOT :role OR j.value IS NOT NULL
GROUP BY w.key
