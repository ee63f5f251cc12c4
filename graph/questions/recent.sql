-- Techniques of the newest sources.
SELECT t.i FROM source s CROSS JOIN technique t ON t.source = s.i
WHERE t.live ORDER BY s.added_at DESC, s.path, t.start, t.id LIMIT :limit
