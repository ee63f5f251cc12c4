// Techniques by their words (the title's stand there four times), in the order asked for.
CALL db.index.fulltext.queryNodes('ppuri_words', $match) YIELD node AS t, score
WHERE t.live AND ($trade IS NULL OR t.trade = $trade)
WITH t, score
