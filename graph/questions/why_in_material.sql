-- Causes (0), remedies (1) and unsure links (2) of a defect, counted by target and direction, in a material:
-- it holds if the technique names it, and the textbook, which names none, speaks of all.
SELECT kind, target, direction, words, SUM(links) AS links, COUNT(*) FILTER (WHERE NOT textbook) AS said_by,
       MAX(textbook) AS textbook, MIN(voice) FILTER (WHERE NOT textbook) AS least,
       MAX(voice) FILTER (WHERE NOT textbook) AS greatest
FROM (
    SELECT l.kind, l.target, l.direction, l.words, l.voice, COUNT(*) AS links, MAX(l.textbook) AS textbook
    FROM link l
    WHERE l.defect = :defect
      AND (l.textbook OR EXISTS (SELECT 1 FROM reach r WHERE r.concept = :material AND r.technique = l.technique))
    GROUP BY l.kind, l.target, l.direction, l.words, l.voice)
GROUP BY kind, target, direction, words
