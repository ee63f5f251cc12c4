"""``ppuri serve``: the explorer at ``/``, the API at ``/api``, read-only SPARQL at ``/sparql``."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from explorer.commands.archive import archive_option, default_url, opened
from explorer.commands.speech import LANGUAGE, complain, say
from ingest.pipeline import ingest_paths
from ontology.errors import PpuriError


@click.command(help=say("탐색 화면과 API를 엽니다.", "Open the explorer and the API."))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option(
    "--sample",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=say(
        "자료실이 비어 있으면 먼저 이 폴더를 넣습니다.",
        "put this folder into the archive first, if it is empty",
    ),
)
@archive_option
def serve(host: str, port: int, sample: Path | None, url: str | None) -> int:
    """Serve until interrupted."""
    from explorer.serving import serve as serve_explorer  # noqa: PLC0415  # Streamlit takes a second to load

    _refuse_taken(host, port)
    if sample:
        _fill_if_empty(url, sample)
    click.echo(say(f"뿌리가 열렸습니다: http://{host}:{port}", f"Ppuri is at http://{host}:{port}"))
    serve_explorer(url or default_url(), host, port, None)
    return 0


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as err:
            raise PpuriError(
                f"{host}:{port} cannot be used ({err.strerror}); choose another with --port.",
                f"{host}:{port}을(를) 쓸 수 없습니다 ({err.strerror}). --port로 다른 번호를 고르세요.",
            ) from err


def _fill_if_empty(url: str | None, sample: Path) -> None:
    with opened(url) as store:
        if any(row.source.kind != "textbook" for row in store.sources()):
            return
        click.echo(say("처음이라 예시 자료를 넣습니다 …", "First start: adding the sample archive …"))
        for report in ingest_paths([sample], store):
            if report.outcome == "refused":
                complain(report.message_ko if LANGUAGE == "ko" else report.message_en)


COMMANDS = {"serve": serve}
