"""``ppuri``: the archive from a terminal."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from explorer.commands.speech import complain, complaint, say
from ontology.errors import AmbiguousTermError, PpuriError, UnknownTermError

# name → module; a module is imported only when its command runs, so that `ppuri --help` is quick
COMMANDS = {
    "ingest": (
        "explorer.commands.ingest",
        "파일이나 폴더를 자료실에 넣습니다.",
        "add files or folders to the archive",
    ),
    "extract": (
        "explorer.commands.extract",
        "자료실 없이 파일에서 찾아낸 것을 보여 줍니다.",
        "show what a file says",
    ),
    "search": ("explorer.commands.search", "기술을 찾습니다.", "find techniques"),
    "why": (
        "explorer.commands.why",
        "결함의 원인과 대책을 묻습니다.",
        "ask why a defect comes and what helps",
    ),
    "coverage": (
        "explorer.commands.coverage",
        "능력단위마다 닿는 기술과 빈 곳을 셉니다.",
        "count techniques a competency unit, gaps first",
    ),
    "stats": ("explorer.commands.stats", "자료실에 무엇이 얼마나 있는지 셉니다.", "count everything"),
    "export": ("explorer.commands.exchange", "자료실을 파일로 내보냅니다.", "write the archive to a file"),
    "import": (
        "explorer.commands.exchange",
        "내보낸 파일을 자료실에 들입니다.",
        "take in an exported archive",
    ),
    "copy": ("explorer.commands.copy", "자료실을 다른 자료실로 복사합니다.", "copy into another archive"),
    "validate": (
        "explorer.commands.validate",
        "자료실을 형식과 원문에 비추어 검사합니다.",
        "check the archive",
    ),
    "evaluate": (
        "explorer.commands.evaluate",
        "추출 품질을 정답 자료로 잽니다.",
        "score extraction on gold files",
    ),
    "train": (
        "explorer.commands.train",
        "정답 자료와 검토한 주장으로 작은 모델을 익힙니다.",
        "train a small model on gold files and reviews",
    ),
    "ontology": (
        "explorer.commands.ontology",
        "용어 체계를 만들고 검사하고 비교합니다.",
        "build, check, compare",
    ),
    "vocabulary": (
        "explorer.commands.vocabulary",
        "용어 체계에 없는 말을 찾습니다.",
        "find words that the vocabulary lacks",
    ),
    "serve": ("explorer.commands.serve", "탐색 화면과 API를 엽니다.", "open the explorer and the API"),
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("명령", "Commands")):
            formatter.write_dl([(name, say(ko, en)) for name, (_, ko, en) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            listed = ", ".join(COMMANDS)
            raise click.UsageError(
                say(
                    f"'{args[0]}' 명령은 없습니다. 쓸 수 있는 명령: {listed}.",
                    f"no command {args[0]!r}; there are {listed}.",
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Lazy,
    help=say(
        "뿌리: 명장의 주조·용접·표면처리 기술을 말한 그 순간까지 거슬러 찾는 자료실",
        "Ppuri: what masters of casting, welding and plating know, back to the second it was said",
    ),
)
@click.option("--debug", is_flag=True, help=say("오류를 자세히 보여 줍니다.", "show errors in full"))
@click.version_option(package_name="ppuri", help=say("판 번호를 보여 줍니다.", "show the version"))
@click.help_option(help=say("이 도움말을 보여 줍니다.", "show this message"))
def cli(debug: bool) -> None:
    """Take the options that hold for every command."""


def main(arguments: list[str] | None = None) -> int:
    """
    Run a command.

    Returns:
        0 done; 1 a file or row failed, each named on stderr; 2 wrong usage.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments
    try:
        result: Any = cli.main([word for word in arguments if word != "--debug"], "ppuri", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        complain(say("중단했습니다. 이미 보고된 것은 저장되어 있습니다.", "stopped; what was reported is kept."))
        return 1
    except BrokenPipeError:
        return 0
    except click.exceptions.NoArgsIsHelpError as asked:
        print(asked.ctx.get_help() if asked.ctx else asked.message)
        return 2
    except (click.ClickException, PpuriError, OSError, MemoryError) as error:
        if debug:
            raise
        complain(complaint(error))
        return 2 if isinstance(error, click.UsageError | UnknownTermError | AmbiguousTermError) else 1
    except Exception as error:
        if debug:
            raise
        complain(complaint(error))
        return 1
    return result if isinstance(result, int) else 0
