-- Techniques that have every wanted group of concepts (narrower ones included).
-- Those of the trade that the words speak of, home, come first. A group is a JSON list of concept keys; an absent group is NULL. What is found is ordered by paged.sql.
WITH wanted (technique, score) AS (
    SELECT r.technique, SUM(r.claims)
    FROM reach r
    WHERE r.concept IN (SELECT value FROM json_each(:lead))
    GROUP BY r.technique
), found AS MATERIALIZED (
    SELECT t.i, w.score, t.id, t.facets, t.trade = :home AS at_home
    FROM wanted w CROSS JOIN technique t ON t.i = w.technique
    WHERE t.live
      AND (:trade IS NULL OR t.trade = :trade)
      AND (:second IS NULL OR EXISTS (
            SELECT 1 FROM json_each(:second) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
      AND (:third IS NULL OR EXISTS (
            SELECT 1 FROM json_each(:third) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
      AND (:fourth IS NULL OR EXISTS (
            SELECT 1 FROM json_each(:fourth) j JOIN reach r ON r.concept = j.value AND r.technique = t.i))
)
