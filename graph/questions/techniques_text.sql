-- Techniques by their words (title weighs more), best first.
WITH found (technique, score) AS MATERIALIZED (
    SELECT rowid, -bm25(words, 4.0, 1.0) FROM words WHERE words MATCH :match
)
SELECT t.i, f.score, COUNT(*) OVER () AS total
FROM found f JOIN technique t ON t.i = f.technique
WHERE t.live AND (:trade IS NULL OR t.trade = :trade)
ORDER BY f.score DESC, t.id
LIMIT :limit OFFSET :offset
