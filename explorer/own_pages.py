"""Writing is for the archive's own pages and for programs, never for a page of somebody else's."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException, Request

SAME = {"same-origin", "none"}  # "none" is a person's own doing: an address typed, a bookmark


def written_here(request: Request) -> None:
    """
    Refuse what a page of another site sends through a visitor's browser.

    A browser says where a page comes from (Origin, Sec-Fetch-Site); a program says nothing and is let in.
    """
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "none")
    if site not in SAME or (origin and urlsplit(origin).netloc != request.headers.get("host")):
        raise HTTPException(403, "a review is written from the archive's own pages.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "a review is sent as application/json.")
