-- Settings said in techniques that speak of a defect, counted by parameter and unit.
SELECT b.parameter, b.unit, COUNT(*) AS settings, MIN(b.high) AS lowest_high, MAX(b.low) AS highest_low
FROM beside b
WHERE b.defect = :defect
  AND (:material IS NULL OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = b.technique))
GROUP BY b.parameter, b.unit
