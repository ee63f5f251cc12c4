"""What a Neo4j server's error codes mean to whoever opened the archive."""

from __future__ import annotations

SILENCE = "TransientError"  # which is also what a server says that cannot answer just now

_REFUSED = (
    "{where} refuses user {user!r} or the password in PPURI_NEO4J_PASSWORD.",
    "{where}이(가) 사용자 {user!r} 또는 PPURI_NEO4J_PASSWORD의 비밀번호를 받지 않습니다.",
)
_NO_MEMORY = (
    "{where} has too little memory for one source; raise server.memory.heap.max_size and run it again.",
    "{where}의 메모리가 자료 하나를 담기에 모자랍니다. server.memory.heap.max_size를 올리고 다시 실행하세요.",
)

# a part of the code, and the line in English and in Korean; the first that fits is said
REFUSALS = (
    ("Security.Unauthorized", *_REFUSED),
    ("Security.AuthorizationFailed", *_REFUSED),
    ("Security.TokenExpired", *_REFUSED),
    ("AuthenticationRateLimit", *_REFUSED),
    (
        "Security.CredentialsExpired",
        "the password of {user!r} at {where} has expired; set a new one in Neo4j.",
        "{where}의 {user!r} 비밀번호가 만료되었습니다. Neo4j에서 새로 정하세요.",
    ),
    (
        "ReadOnly",
        "the database at {where} is read-only; what it holds can be asked, nothing can be added.",
        "{where}의 데이터베이스는 읽기 전용입니다. 물을 수는 있지만 더할 수는 없습니다.",
    ),
    (
        "Forbidden",
        "user {user!r} lacks the rights for this at {where}; it needs to read, write and make indexes.",
        "사용자 {user!r}에게 {where}에서 이 일을 할 권한이 없습니다. 읽기, 쓰기, 색인 만들기 권한이 필요합니다.",
    ),
    (
        "DatabaseNotFound",
        "{where} has no database {database!r}.",
        "{where}에 {database!r} 데이터베이스가 없습니다.",
    ),
    ("OutOfMemory", *_NO_MEMORY),
    (
        SILENCE,
        "no Neo4j answers at {where}; what was reported before is safe. Is the server running?",
        "{where}에서 Neo4j가 응답하지 않습니다. 이미 보고된 것은 안전합니다. 서버가 켜져 있나요?",
    ),
)
