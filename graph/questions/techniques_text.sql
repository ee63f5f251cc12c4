-- Techniques by their words (title weighs more). What is found is ordered by paged.sql.
WITH heard (technique, score) AS MATERIALIZED (
    SELECT rowid, -bm25(words, 4.0, 1.0) FROM words WHERE words MATCH :match
), found AS MATERIALIZED (
    SELECT t.i, h.score, t.id, t.facets, NULL AS at_home
    FROM heard h CROSS JOIN technique t ON t.i = h.technique
    WHERE t.live AND (:trade IS NULL OR t.trade = :trade)
)
