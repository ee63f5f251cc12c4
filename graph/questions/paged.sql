-- First how many were found and what they all touch, then a page of them in the order asked for.
SELECT NULL AS i, COUNT(*) AS score, GROUP_CONCAT(facets, ' ') AS facets FROM found
UNION ALL
SELECT * FROM (
    SELECT f.i, f.score, NULL FROM found f
    ORDER BY CASE :order WHEN 'settings' THEN (SELECT t.settings FROM technique t WHERE t.i = f.i)
                         WHEN 'newest' THEN (SELECT s.added_at FROM technique t JOIN source s ON s.i = t.source WHERE t.i = f.i)
             END DESC,
             CASE :order WHEN 'title' THEN (SELECT t.title FROM technique t WHERE t.i = f.i)
                         WHEN 'newest' THEN (SELECT s.path FROM technique t JOIN source s ON s.i = t.source WHERE t.i = f.i)
             END,
             CASE :order WHEN 'newest' THEN (SELECT t.start FROM technique t WHERE t.i = f.i) END,
             f.at_home DESC, f.score DESC, f.id
    LIMIT :limit OFFSET :offset)
