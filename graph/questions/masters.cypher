// Who spoke, with how much.
MATCH (t:Technique)-[:IN_SOURCE]->(s:Source)
WHERE t.live AND t.speaker IS NOT NULL AND s.kind <> 'textbook'
WITH t.speaker AS label, count(t) AS techniques
RETURN label, techniques,
       COUNT { (u:Technique)<-[:IN_TECHNIQUE]-(k:Claim) WHERE u.speaker = label AND k.live } AS claims
ORDER BY label
