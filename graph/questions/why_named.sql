-- The defects that groups of links were said of (role 0), or the conditions that their voices name (1).
SELECT w.key AS i, json_group_array(n.concept) AS concepts
FROM json_each(:chains) w CROSS JOIN named n ON n.chain = w.value AND n.role = :role
GROUP BY w.key
