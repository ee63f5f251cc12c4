-- The concepts that techniques touch, most claims first.
SELECT u.technique, c.id, c.kind, u.claims
FROM json_each(:techniques) j JOIN touch u ON u.technique = j.value JOIN concept c ON c.i = u.concept
ORDER BY u.technique, u.claims DESC, c.id
