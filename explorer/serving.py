"""The explorer as a server."""

from __future__ import annotations

import logging
import os
import threading

from graph.words import search_words

SETTINGS: dict[str, object] = {
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 512,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorLinks": False,
    "client.showErrorDetails": "none",
    "client.showSidebarNavigation": False,
    "theme.base": "light",
    "theme.primaryColor": "#92400e",
    "theme.backgroundColor": "#faf6ef",
    "theme.secondaryBackgroundColor": "#fffdf8",
    "theme.textColor": "#2b2420",
    "theme.borderColor": "#d8ccb9",
}


def serve(store_url: str, host: str, port: int, language: str | None = None) -> None:
    """Serve the archive at *store_url* until interrupted; *language* is that of an address without one."""
    os.environ["PPURI_STORE"] = store_url
    if language:
        os.environ["PPURI_LANG"] = language
    import uvicorn  # noqa: PLC0415  # pages take a second to load, and only this command needs them
    from streamlit import config  # noqa: PLC0415

    for name, value in SETTINGS.items():
        config.set_option(name, value)
    # the pages are imported before Streamlit's runtime begins, which it would tell whoever starts the server
    logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel(logging.ERROR)
    from explorer.asgi import app  # noqa: PLC0415

    # the first search would wait seconds for the morphemes; the first page needs none
    threading.Thread(target=search_words, args=("기공",), daemon=True).start()
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
