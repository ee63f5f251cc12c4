"""Recordings by the second: only what a source names, only by a link that was given out, never whole in memory."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from explorer.opened import archive
from ontology.errors import UnknownThingError

GOOD_FOR_SECONDS = 12 * 3600


@cache
def _signer() -> URLSafeTimedSerializer:
    """Links are good until the server stops; a shared secret makes them good across several."""
    return URLSafeTimedSerializer(os.environ.get("PPURI_SECRET") or secrets.token_urlsafe(32), salt="recording")


def recording_url(source_id: str) -> str:
    """A link to a source's recording that works for a few hours."""
    return f"/recording/{source_id}?key={_signer().dumps(source_id)}"


def recording(request: Request) -> Response:
    """The recording, or the part that a Range header asks for."""
    source_id = request.path_params["source_id"]
    try:
        allowed = _signer().loads(request.query_params.get("key", ""), max_age=GOOD_FOR_SECONDS) == source_id
    except BadSignature:
        allowed = False
    if not allowed:
        return PlainTextResponse("this link has expired; open the page again.", 403)
    try:
        path = archive().source(source_id).source.media_path
    except UnknownThingError as error:
        return PlainTextResponse(error.en, 404)
    if not path or not Path(path).is_file():
        return PlainTextResponse("this source has no recording.", 404)
    return FileResponse(path, headers={"Cache-Control": "private, max-age=3600"})


ROUTE = Route("/recording/{source_id}", recording)
