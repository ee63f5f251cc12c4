-- How many of the given techniques touch each concept.
SELECT c.kind, c.id, COUNT(*) AS n
FROM json_each(:techniques) j JOIN touch u ON u.technique = j.value JOIN concept c ON c.i = u.concept
WHERE c.kind IN ('defect', 'material', 'process')
GROUP BY c.i ORDER BY n DESC, c.id
