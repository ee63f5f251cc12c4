"""``ppuri export`` and ``ppuri import``: the whole archive out and in."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.archive import archive_option, asked, opened
from explorer.commands.speech import say
from graph.rdf import FORMATS, read_rdf, write_rdf
from graph.tables import TABLES, write_table
from ontology.errors import StoreError


@click.command("export", help=say("자료실을 파일로 내보냅니다.", "Write the archive to a file."))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=", ".join([*FORMATS, *TABLES]),
)
@archive_option
def export_archive(output: Path, url: str | None) -> int:
    """RDF holds everything; a table holds the claims."""
    if output.suffix.lower() not in {*FORMATS, *TABLES}:
        listed = ", ".join([*FORMATS, *TABLES])
        raise click.UsageError(
            say(f"파일 이름은 {listed} 가운데 하나로 끝나야 합니다.", f"the file must end in one of {listed}.")
        )
    if not output.absolute().parent.is_dir():
        raise StoreError(f"{output}: its folder is not there.", f"{output}: 그 폴더가 없습니다.")
    with asked(url) as store:
        if output.suffix.lower() in TABLES:
            write_table(store, output)
        else:
            write_rdf(store, output)
    click.echo(str(output))
    return 0


@click.command("import", help=say("내보낸 파일을 자료실에 들입니다.", "Take in an exported archive."))
@click.argument("path", metavar=say("파일", "PATH"), type=click.Path(path_type=Path))
@archive_option
def import_archive(path: Path, url: str | None) -> int:
    """Nothing is stored unless the whole file can be read."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file.", f"{path}: 그런 파일이 없습니다.")
    deposits, reviews = read_rdf(path)
    with opened(url) as store:
        claims = store.add(deposits)
        known = set(store.reviews())
        for review in reviews:
            if review not in known:
                store.review(review)
    click.echo(say(f"자료 {len(deposits)}개, 새 주장 {claims}개", f"{len(deposits)} sources, {claims} new claims"))
    return 0


COMMANDS = {"export": export_archive, "import": import_archive}
