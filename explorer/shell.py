"""The first bytes of every page: in the visitor's language, dressed, with a skeleton until there is more."""

from __future__ import annotations

import os
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from explorer.page_list import KNOWN, PAGES, TITLES
from explorer.wording import LANGUAGES, say

HEAD = (
    '<link rel="stylesheet" href="/assets/ppuri.css"><link rel="stylesheet" href="/assets/graph/graph.css">'
    '<script type="module" src="/assets/ppuri.js"></script>'
    '<link rel="preload" href="/assets/PretendardVariable.woff2" as="font" type="font/woff2" crossorigin></head>'
)


WAYS = ("", "find", "why", "concept", "master", "source")
SKELETON = (
    '<div id="skeleton" aria-hidden="true"><b></b><i class="wide"></i><i></i><i></i><i></i><p>{loading}</p></div>'
    "<noscript>{noscript}</noscript>"
)
NOWHERE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
    'initial-scale=1"><title>{title} · {name}</title><link rel="stylesheet" href="/assets/ppuri.css"></head>'
    '<body class="nowhere"><main class="p"><p class="name">{name}</p><h1>{title}</h1><p>{why}</p><ul>{ways}</ul></main></body></html>'
)


class Shell:
    """Streamlit's own page, with the language, the name and the dress of the archive put in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; an HTML page is held back until it is whole and dressed."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        if is_nowhere(scope["path"]):
            await HTMLResponse(nowhere(language_of(scope)), 404)(scope, receive, send)
            return
        begun: Message | None = None
        parts: list[bytes] = []

        async def dress_and_send(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start" and _is_page(message):
                begun = message
            elif begun is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    body = dressed(b"".join(parts).decode(), language_of(scope), scope["path"]).encode()
                    _forget_the_old_body(begun, len(body))
                    await send(begun)
                    await send({"type": "http.response.body", "body": body})

        await self.app(_asked_plainly(scope), receive, dress_and_send)


def language_of(scope: Scope) -> str:
    """The language that the address asks for, else the archive's."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    return asked if asked in LANGUAGES else os.environ.get("PPURI_LANG", "ko")


def dressed(page: str, language: str, path: str = "/") -> str:
    """The page with its language, name, dress and skeleton."""
    name, part = say(language, "name"), path.strip("/")
    title = f"{say(language, TITLES[part])} · {name}" if TITLES.get(part) and part else name
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    skeleton = SKELETON.format(loading=say(language, "loading"), noscript=say(language, "needs_script"))
    page = page.replace('<div id="root">', f'{skeleton}<div id="root">', 1)
    return page.replace("</head>", HEAD, 1)


def is_nowhere(path: str) -> bool:
    """Whether an address names no page; what has a second part or an ending is somebody else's."""
    part = path.strip("/")
    return not ("/" in part or "." in part or part.startswith("_") or part in KNOWN)


def nowhere(language: str) -> str:
    """A page that says that there is none, and leads on."""
    ways = "".join(
        f'<li><a href="/{page}?lang={language}">{say(language, TITLES[page])}</a></li>'
        for page in PAGES
        if page in WAYS
    )
    return NOWHERE.format(
        language=language,
        name=say(language, "name"),
        title=say(language, "page_not_there"),
        why=say(language, "not_found_why"),
        ways=ways,
    )


def _is_page(begun: Message) -> bool:
    return begun["status"] == 200 and MutableHeaders(scope=begun).get("content-type", "").startswith("text/html")


def _asked_plainly(scope: Scope) -> Scope:
    """Neither squeezed nor answered with *not modified*: the body is about to change."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}


def _forget_the_old_body(begun: Message, length: int) -> None:
    headers = MutableHeaders(scope=begun)
    headers["Content-Length"] = str(length)
    for name in ("etag", "last-modified", "accept-ranges"):
        if name in headers:
            del headers[name]
