-- Techniques by their words (title weighs more), best first; filtered by groups of concepts as in techniques.sql.
SELECT t.i, -bm25(words, 4.0, 1.0) AS score, COUNT(*) OVER () AS total
FROM words JOIN technique t ON t.i = words.rowid
WHERE words MATCH :match AND t.live
  AND (:trade IS NULL OR t.trade = :trade)
  AND (:lead IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:lead) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
  AND (:second IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:second) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
  AND (:third IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:third) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
  AND (:fourth IS NULL OR EXISTS (
        SELECT 1 FROM json_each(:fourth) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
ORDER BY score DESC, t.id
LIMIT :limit OFFSET :offset
