-- Techniques of a trade (or of all), newest source first.
SELECT t.i, 0.0 AS score,
       (SELECT COUNT(*) FROM technique a WHERE a.live AND (:trade IS NULL OR a.trade = :trade)) AS total
FROM source s CROSS JOIN technique t ON t.source = s.i
WHERE t.live AND (:trade IS NULL OR t.trade = :trade)
ORDER BY s.added_at DESC, s.path, t.start, t.id
LIMIT :limit OFFSET :offset
