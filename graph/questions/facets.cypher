// How many of what was found touch each concept, and are of each trade.
WITH collect(t) AS found
CALL {
    WITH found UNWIND found AS t MATCH (t)-[:TOUCHES]->(c:Concept) WHERE c.kind IN ['defect', 'material', 'process']
    RETURN c.kind AS kind, c.id AS id, count(*) AS n
  UNION ALL
    WITH found UNWIND found AS t WITH t WHERE t.trade IS NOT NULL
    RETURN 'trade' AS kind, t.trade AS id, count(*) AS n
}
RETURN kind, id, n ORDER BY kind = 'trade', n DESC, id
