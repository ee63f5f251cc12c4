"""Where a language model answers, and one question put to it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ontology.errors import PpuriError

PATIENCE_SECONDS = 60.0
LONGEST_ANSWER = 1_000_000  # bytes; an endpoint that never stops talking is cut off here
_BUSY = frozenset({429, 502, 503, 504})
_NOT_UNDERSTOOD = frozenset({400, 422, 500})  # what servers say to a form of answer that they do not know


class LanguageModelError(PpuriError):
    """
    A language model that gave no usable answer.

    Attributes:
        is_lasting: Whether the next question would fare no better (no connection, a refused key).
    """

    def __init__(self, en: str, ko: str, *, is_lasting: bool = False) -> None:
        super().__init__(en, ko)
        self.is_lasting = is_lasting


@dataclass(frozen=True, slots=True)
class Endpoint:
    """
    An OpenAI-compatible endpoint.

    Attributes:
        url: Up to and including the version (``http://127.0.0.1:8000/v1``).
        key: Sent as a bearer token; empty sends none. Never shown.
        timeout_seconds: For one answer.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_seconds: float = PATIENCE_SECONDS

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> Endpoint:
        """
        What ``PPURI_LLM_URL``, ``_MODEL``, ``_KEY`` and ``_TIMEOUT`` (seconds) say.

        Raises:
            LanguageModelError: The URL or the model is not told, or the URL or the timeout makes no sense.
        """
        url, model = environment.get("PPURI_LLM_URL", ""), environment.get("PPURI_LLM_MODEL", "")
        if urlsplit(url).scheme not in {"http", "https"} or not model:
            raise LanguageModelError(
                "a language model needs PPURI_LLM_URL (http://host/v1) and PPURI_LLM_MODEL.",
                "언어 모델을 쓰려면 PPURI_LLM_URL(http://host/v1)과 PPURI_LLM_MODEL을 정하세요.",
                is_lasting=True,
            )
        return Endpoint(url.rstrip("/"), model, environment.get("PPURI_LLM_KEY", ""), _timeout(environment))

    def answer(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> dict[str, Any]:
        """
        The model's answer to *messages*, an object that was asked to follow the JSON *schema*.

        Raises:
            LanguageModelError: None came in time, or what came is no JSON object.
        """
        return _content(self._replied([_request(self.model, messages, form) for form in _forms(schema)]))

    def _replied(self, requests: Sequence[Mapping[str, Any]]) -> bytes:
        """The reply to the first request that is understood; a busy server is asked once more."""
        status = 0
        for request in requests:
            status, body = self._posted(request)
            if status in _BUSY:
                status, body = self._posted(request)
            if status == 200:
                return body
            if status not in _NOT_UNDERSTOOD:
                break
        raise LanguageModelError(
            f"the language model's endpoint answered with HTTP {status}.",
            f"언어 모델 서버가 HTTP {status}(으)로 답했습니다.",
            is_lasting=True,
        )

    def _posted(self, request: Mapping[str, Any]) -> tuple[int, bytes]:
        httpx = _httpx()
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        url = f"{self.url}/chat/completions"
        began = time.monotonic()
        try:
            with httpx.stream("POST", url, json=request, headers=headers, timeout=self.timeout_seconds) as response:
                return response.status_code, _whole(response.iter_bytes(), began + self.timeout_seconds)
        except (httpx.HTTPError, httpx.InvalidURL) as err:
            reason = type(err).__name__
            raise LanguageModelError(
                f"the language model's endpoint did not answer ({reason}).",
                f"언어 모델 서버가 답하지 않습니다 ({reason}).",
                is_lasting=True,
            ) from err


def _whole(parts: Iterator[bytes], deadline: float) -> bytes:
    """All of an answer; one that trickles past the deadline or never ends is given up."""
    body = b""
    for part in parts:
        body += part
        if len(body) > LONGEST_ANSWER or time.monotonic() > deadline:
            raise _unusable()
    return body


def _httpx() -> Any:
    try:
        import httpx  # noqa: PLC0415  # an extra: only those who ask a model need it
    except ModuleNotFoundError as err:
        raise LanguageModelError(
            "asking a language model needs httpx: pip install 'ppuri[llm]'.",
            "언어 모델을 쓰려면 httpx가 필요합니다: pip install 'ppuri[llm]'.",
            is_lasting=True,
        ) from err
    return httpx


def _timeout(environment: Mapping[str, str]) -> float:
    said = environment.get("PPURI_LLM_TIMEOUT", "")
    try:
        seconds = float(said or PATIENCE_SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise LanguageModelError(
            f"PPURI_LLM_TIMEOUT is a number of seconds, not {said!r}.",
            f"PPURI_LLM_TIMEOUT은 초 단위의 수여야 합니다: {said!r}.",
            is_lasting=True,
        )
    return seconds


def _forms(schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """How a schema is told: as OpenAI does, and as small local servers (llama-cpp-python's) do."""
    named = {"name": "findings", "schema": schema, "strict": True}
    return {"type": "json_schema", "json_schema": named}, {"type": "json_object", "schema": schema}


def _request(model: str, messages: Sequence[Mapping[str, str]], form: Mapping[str, Any]) -> dict[str, Any]:
    return {"model": model, "messages": list(messages), "temperature": 0, "max_tokens": 2048, "response_format": form}


def _content(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(json.loads(body)["choices"][0]["message"]["content"])
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as err:
        raise _unusable() from err
    if not isinstance(found, dict):
        raise _unusable()
    return found


def _unusable() -> LanguageModelError:
    return LanguageModelError(
        "the language model's answer was not the JSON asked for.", "언어 모델의 답이 요청한 JSON이 아닙니다."
    )
