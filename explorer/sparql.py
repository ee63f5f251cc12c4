"""SPARQL over HTTP, read-only."""

from __future__ import annotations

from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from explorer.opened import archive
from graph.rdf.projection import Projection
from ontology.errors import StoreError


@cache
def _projection() -> Projection:
    return Projection(archive())


async def sparql(request: Request) -> Response:
    """``?query=`` or the body of a POST, as the SPARQL 1.1 protocol says."""
    text = request.query_params.get("query")
    if text is None and request.method == "POST":
        is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        text = str((await request.form()).get("query", "")) if is_form else (await request.body()).decode()
    try:
        kind, answer = _projection().query(text or "")
    except StoreError as error:
        return PlainTextResponse(error.in_language(request.headers.get("accept-language", "en")[:2]), 400)
    return Response(answer, media_type=kind)


ROUTE = Route("/sparql", sparql, methods=["GET", "POST"])
