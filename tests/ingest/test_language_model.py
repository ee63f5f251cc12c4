"""A language model reads after the rules: what it may add, and what its failures may not do."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph.claims import Predicate
from graph.opening import open_store
from ingest.documents import Block, Document, Metadata
from ingest.extraction import Extractor
from ingest.findings import Findings, Link, Mention, Setting
from ingest.language_model import Endpoint, LanguageModelError, LanguageModelReader
from ingest.pipeline import ingest_paths
from ontology.vocabulary import Vocabulary

TEXT = "탕 온도를  너무 올리면 안 좋아요.\n그러면 그놈의 벌레집이 생긴다고 봐야죠. 주입온도는 690도로 합니다."
HOLE = {"concept": "def-gas-porosity", "quote": "그놈의 벌레집"}
CAUSE = {
    "defect": "def-gas-porosity",
    "role": "cause",
    "target": "par-pouring-temperature",
    "direction": "increase",
    "modality": "asserted",
    "quote": "탕 온도를 너무 올리면 안 좋아요. 그러면 그놈의 벌레집이 생긴다고",
}
ROOT = Path(__file__).resolve().parents[2]
Reply = Callable[[BaseHTTPRequestHandler], None]


def _says(content: object, status: int = 200) -> Reply:
    """An endpoint's reply whose message is *content*, as JSON unless it is a string."""
    message = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return _sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": message}}]}).encode(), status)


def _sends(body: bytes, status: int = 200) -> Reply:
    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return reply


class _Fake:
    """A local endpoint: gives its replies in turn, the last again and again, and keeps what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [_says({})]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                fake.asked.append(json.loads(body))
                fake.keys.append(self.headers.get("Authorization", ""))
                reply = fake.replies.pop(0) if len(fake.replies) > 1 else fake.replies[0]
                reply(self)

            def log_message(self, *_: object) -> None:
                """Keep still."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self.server.server_port}/v1", "tiny", "sesame", timeout_seconds=2.0)


@pytest.fixture
def fake() -> Iterator[_Fake]:
    one = _Fake()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return Extractor(Vocabulary.load())


def _document(text: str = TEXT) -> Document:
    return Document("a.txt", "0" * 64, "txt", text, (Block(0, len(text)),), metadata=Metadata(trade="casting"))


def _read(fake: _Fake, rules: Extractor, *replies: Reply, endpoint: Endpoint | None = None) -> tuple[Findings, str]:
    fake.replies = list(replies)
    reader = LanguageModelReader(rules, endpoint or fake.endpoint, Vocabulary.load())
    findings, notices = reader.read(_document())
    assert len(notices) <= 1
    return findings, "".join(notice.en for notice in notices)


def _of_model(findings: Findings) -> list[Mention | Setting | Link]:
    found: list[Mention | Setting | Link] = [*findings.mentions, *findings.settings, *findings.links]
    return [one for one in found if one.rule == "ppuri-language-model/tiny"]


def test_what_the_rules_lack_is_added_and_marked(fake: _Fake, rules: Extractor) -> None:
    """A quote is found again whatever its spaces, and stands at its exact place; the model's name stays with it."""
    findings, notice = _read(fake, rules, _says({"mentions": [HOLE], "settings": [], "links": [CAUSE]}))
    (link,) = [link for link in findings.links if link.rule == "ppuri-language-model/tiny"]
    assert link.quote == TEXT[link.start : link.end]
    assert "온도를  너무" in link.quote
    assert ("increase", "par-pouring-temperature") == (link.direction, link.target)
    assert [mention.start for mention in findings.mentions] == sorted(mention.start for mention in findings.mentions)
    assert notice == ""


def test_the_rules_are_never_overridden(fake: _Fake, rules: Extractor) -> None:
    """Where both find, the rules' finding stands and the model's is not kept beside it."""
    same = {"parameter": "par-pouring-temperature", "min": 690, "max": 690, "unit": "도", "quote": "주입온도는 690도"}
    other = {"concept": "def-shrinkage-cavity", "quote": "주입온도"}
    alone = rules.find(_document())
    findings, _ = _read(fake, rules, _says({"mentions": [other], "settings": [same]}))
    assert (alone.mentions, alone.settings) == (findings.mentions, findings.settings)


@pytest.mark.parametrize(
    "answer",
    [
        {"mentions": [{**HOLE, "quote": "구멍이 크게 생깁니다"}]},
        {"mentions": [{**HOLE, "concept": "def-made-up"}]},
        {"mentions": [{**HOLE, "concept": None}, "구멍", None, {"quote": 3}]},
        {"links": [{**CAUSE, "defect": "par-pouring-temperature"}]},
        {"links": [{**CAUSE, "target": "par-made-up"}]},
        {"links": [{**CAUSE, "role": "reason"}]},
        {"links": [{**CAUSE, "direction": ["up"]}]},
        {"links": [{**CAUSE, "modality": "sure"}]},
        {
            "settings": [
                {"parameter": "par-pouring-temperature", "min": 700, "max": 700, "unit": "도", "quote": "690도"}
            ]
        },
        {"settings": [{"parameter": "par-pouring-temperature", "min": 690, "max": 6, "unit": "도", "quote": "690도"}]},
        {
            "settings": [
                {"parameter": "par-pouring-temperature", "min": None, "max": None, "unit": "도", "quote": "690도"}
            ]
        },
        {
            "settings": [
                {"parameter": "par-pouring-temperature", "min": 690, "max": 690, "unit": "사과", "quote": "690도"}
            ]
        },
        {"mentions": "none", "settings": {}, "links": 3},
    ],
)
def test_what_is_made_up_is_dropped(fake: _Fake, rules: Extractor, answer: dict[str, Any]) -> None:
    """Made-up quotes, concepts, numbers and words of the form: each is left out, and nothing is complained of."""
    findings, notice = _read(fake, rules, _says(answer))
    assert [] == _of_model(findings)
    assert notice == ""


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (_says("이 요청은 도와드릴 수 없습니다."), "not the JSON asked for"),
        (_says('{"mentions": ['), "not the JSON asked for"),
        (_says([1, 2]), "not the JSON asked for"),
        (_sends(b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}'), "not the JSON asked for"),
        (_sends(b"<html>"), "not the JSON asked for"),
        (_sends(b"[" * 100_000), "not the JSON asked for"),
        (_sends(b"x" * 1_100_000), "not the JSON asked for"),
        (_sends(b"", 401), "HTTP 401"),
        (_sends(b"", 429), "HTTP 429"),
        (_sends(b"", 500), "HTTP 500"),
    ],
)
def test_a_failure_leaves_what_the_rules_found(fake: _Fake, rules: Extractor, reply: Reply, said: str) -> None:
    """The document is read by the rules alone, and one line says why."""
    findings, notice = _read(fake, rules, reply)
    assert rules.find(_document()) == findings
    assert said in notice
    assert "sesame" not in notice


def test_a_busy_endpoint_is_asked_once_more(fake: _Fake, rules: Extractor) -> None:
    """A server that is busy now may answer the next time."""
    findings, notice = _read(fake, rules, _sends(b"", 429), _says({"mentions": [HOLE], "links": [CAUSE]}))
    assert _of_model(findings)
    assert notice == ""


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_that_knows_another_form_is_asked_in_that(fake: _Fake, rules: Extractor, status: int) -> None:
    """Small local servers take the schema under ``json_object``, and refuse ``json_schema`` each in its own way."""
    findings, notice = _read(fake, rules, _sends(b"", status), _says({"mentions": [HOLE], "links": [CAUSE]}))
    assert ["json_schema", "json_object"] == [asked["response_format"]["type"] for asked in fake.asked]
    assert _of_model(findings)
    assert notice == ""


@pytest.mark.parametrize("pause", [1.0, 0.05])
def test_an_endpoint_that_takes_too_long_is_given_up(fake: _Fake, rules: Extractor, pause: float) -> None:
    """Silence and an endless trickle alike."""

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            for _ in range(int(3 / pause)):
                time.sleep(pause)
                request.wfile.write(b" ")
        except OSError:
            return

    began = time.monotonic()
    endpoint = Endpoint(fake.endpoint.url, "tiny", timeout_seconds=0.4)
    findings, notice = _read(fake, rules, trickle, endpoint=endpoint)
    assert rules.find(_document()) == findings
    assert notice
    assert time.monotonic() - began < 2.5


def test_nobody_at_the_address_stops_nothing(fake: _Fake, rules: Extractor) -> None:
    """A wrong port is one line, not an error."""
    findings, notice = _read(fake, rules, _says({}), endpoint=Endpoint("http://127.0.0.1:9/v1", "tiny"))
    assert rules.find(_document()) == findings
    assert "did not answer" in notice


def test_the_question_carries_the_form_and_the_text(fake: _Fake, rules: Extractor) -> None:
    """The key goes into the header only."""
    _read(fake, rules, _says({}))
    (asked,) = fake.asked
    assert "json_schema" == asked["response_format"]["type"]
    assert TEXT.split("\n", maxsplit=1)[0] in asked["messages"][-1]["content"]
    assert "sesame" not in json.dumps(asked)
    assert ["Bearer sesame"] == fake.keys


def test_claims_say_which_model_found_them(fake: _Fake, tmp_path: Path) -> None:
    """A reviewer can tell a model's claims from the rules', and set them aside by name."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    fake.replies = [_says({"mentions": [HOLE], "links": [CAUSE]})]
    with open_store(f"sqlite:///{tmp_path}/archive.sqlite", Vocabulary.load()) as store:
        (report,) = ingest_paths([path], store, model=fake.endpoint)
        claims = [claim for deposit in store.deposits() for claim in deposit.claims if claim.source == report.source]
    found = {(claim.extractor.name, claim.extractor.rule, claim.predicate) for claim in claims}
    assert ("ppuri-language-model", "tiny", Predicate.HAS_CAUSE) in found


def test_a_failing_model_does_not_stop_an_ingest(fake: _Fake, tmp_path: Path) -> None:
    """The report has the rules' claims and the one line."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    fake.replies = [_sends(b"", 500)]
    with open_store(f"sqlite:///{tmp_path}/archive.sqlite", Vocabulary.load()) as store:
        (report,) = ingest_paths([path], store, model=fake.endpoint)
    assert "added" == report.outcome
    assert report.claims
    assert "HTTP 500" in report.message_en


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"PPURI_LLM_URL": "http://host/v1"},
        {"PPURI_LLM_URL": "file:///etc", "PPURI_LLM_MODEL": "m"},
        {"PPURI_LLM_URL": "http://host/v1", "PPURI_LLM_MODEL": "m", "PPURI_LLM_TIMEOUT": "soon"},
    ],
)
def test_settings_that_make_no_sense_are_refused(environment: dict[str, str]) -> None:
    """Asked for and not set up is a refusal before anything is read."""
    with pytest.raises(LanguageModelError):
        Endpoint.from_environment(environment)


@pytest.fixture
def real_model() -> Iterator[Endpoint]:
    """A small one, served here; only where CI promises one is its absence a failure."""
    python = ROOT / ".cache" / "small-model" / "bin" / "python"
    if not python.exists() and os.environ.get("CI") != "true":
        pytest.skip("no real language model here; `make small-model` fetches it")
    serve = [str(python), str(Path(__file__).parent / "small_model" / "serve.py")]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        address = next(line.strip() for line in server.stdout if line.startswith("http://"))
        yield Endpoint(address + "/v1", "small", timeout_seconds=30.0)
        server.kill()


def test_a_real_small_model_breaks_nothing(rules: Extractor, real_model: Endpoint) -> None:
    """Whatever it answers, the rules' findings stay and every quote that is kept is verbatim."""
    findings, _ = LanguageModelReader(rules, real_model, Vocabulary.load()).read(_document())
    assert set(rules.find(_document()).mentions) <= set(findings.mentions)
    assert all(link.quote == TEXT[link.start : link.end] for link in findings.links)
