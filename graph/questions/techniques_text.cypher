// Techniques by their words (the title's stand there four times), best first.
CALL db.index.fulltext.queryNodes('ppuri_words', $match) YIELD node AS t, score
WHERE t.live AND ($trade IS NULL OR t.trade = $trade)
WITH t.id AS id, score ORDER BY score DESC, id
WITH collect([id, score]) AS found
UNWIND found[$offset..$offset + $limit] AS one
RETURN one[0] AS i, one[1] AS score, size(found) AS total
