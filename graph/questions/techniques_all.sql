-- Techniques of a trade (or of all), newest source first.
SELECT t.i, 0.0 AS score, COUNT(*) OVER () AS total
FROM technique t JOIN source s ON s.i = t.source
WHERE t.live AND s.kind <> 'textbook' AND (:trade IS NULL OR t.trade = :trade)
ORDER BY s.added_at DESC, s.path, t.start, t.id
LIMIT :limit OFFSET :offset
