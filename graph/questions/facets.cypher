// How many of the given techniques touch each concept.
UNWIND $techniques AS technique
MATCH (:Technique {id: technique})-[:TOUCHES]->(c:Concept)
WHERE c.kind IN ['defect', 'material', 'process']
RETURN c.kind AS kind, c.id AS id, count(*) AS n ORDER BY n DESC, id
