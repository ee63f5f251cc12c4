// What stands beside a concept, counted: other concepts by cause, remedy or condition, and techniques.
CALL {
    MATCH (:Concept {id: $concept})<-[:SUBJECT]-(k:Claim)-[:OBJECT]->(c:Concept) WHERE k.live
    RETURN k.predicate AS predicate, c.id AS other, c.kind AS kind, count(*) AS n, true AS forward
  UNION ALL
    MATCH (:Concept {id: $concept})<-[:OBJECT]-(k:Claim)-[:SUBJECT]->(c:Concept) WHERE k.live
    RETURN k.predicate AS predicate, c.id AS other, c.kind AS kind, count(*) AS n, false AS forward
  UNION ALL
    MATCH (:Concept {id: $concept})<-[:BROADER*0..]-(:Concept)<-[u:TOUCHES]-(t:Technique) WHERE t.live
    WITH t, sum(u.claims) AS n ORDER BY n DESC, t.id LIMIT $limit
    RETURN 'touches' AS predicate, t.id AS other, 'technique' AS kind, n, false AS forward
}
RETURN predicate, other, kind, n, forward ORDER BY n DESC, other, predicate, forward LIMIT $limit
