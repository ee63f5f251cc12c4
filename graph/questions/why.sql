-- Causes (0), remedies (1) and unsure links (2) of a defect, counted by target and direction.
SELECT i, kind, target, direction, words, links, said_by, textbook, least, greatest FROM chain WHERE defect = :defect
