-- Settings said in techniques that speak of a defect and of a material, counted by parameter and unit.
SELECT b.parameter, b.unit, COUNT(*) AS settings, MIN(b.high) AS lowest_high, MAX(b.low) AS highest_low
FROM reach r CROSS JOIN beside b INDEXED BY beside_technique ON b.technique = r.technique AND b.defect = :defect
WHERE r.concept = :material
GROUP BY b.parameter, b.unit
