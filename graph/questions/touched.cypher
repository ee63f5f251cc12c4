// The concepts that techniques touch, most claims first.
UNWIND $techniques AS technique
MATCH (:Technique {id: technique})-[u:TOUCHES]->(c:Concept)
RETURN technique, c.id AS id, c.kind AS kind, u.claims AS claims ORDER BY technique, claims DESC, id
