-- Techniques of a trade (or of all). What is found is ordered by paged.sql.
WITH found AS MATERIALIZED (
    SELECT t.i, 0.0 AS score, t.id, t.facets, NULL AS at_home
    FROM technique t WHERE t.live AND (:trade IS NULL OR t.trade = :trade)
)
