-- The defects and conditions that groups of links name, the conditions without the textbook's.
SELECT w.key AS i, json_group_array(DISTINCT l.subject) AS subjects,
       json_group_array(DISTINCT l.conditions) FILTER (WHERE NOT l.textbook) AS conditions
FROM json_each(:groups) w
CROSS JOIN link l ON l.defect = :defect AND l.kind = json_extract(w.value, '$[0]')
    AND l.target = json_extract(w.value, '$[1]') AND l.direction = json_extract(w.value, '$[2]')
    AND l.words = json_extract(w.value, '$[3]')
WHERE :material IS NULL OR l.textbook
   OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = l.technique)
GROUP BY w.key
