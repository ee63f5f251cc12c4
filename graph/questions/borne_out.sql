-- How well causes and remedies are borne out: the voices that agree on a direction, the directions, the textbook, reviews.
-- An edge is a JSON list of a defect's key, 0 for a cause or 1 for a remedy, the target's key and the predicate.
SELECT w.key AS edge, MAX(c.said_by) AS voices, GROUP_CONCAT(NULLIF(c.direction, '')) AS directions,
       MAX(c.textbook) AS textbook,
       EXISTS (SELECT 1 FROM claim k WHERE k.status = 'accepted' AND k.live AND k.subject = c.defect AND k.object = c.target
               AND k.predicate = json_extract(w.value, '$[3]') AND k.modality = 'asserted') AS accepted
FROM json_each(:edges) w
CROSS JOIN chain c ON c.defect = json_extract(w.value, '$[0]') AND c.kind = json_extract(w.value, '$[1]')
    AND c.target = json_extract(w.value, '$[2]')
GROUP BY w.key
