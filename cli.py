"""`nghiquyet`: the library from a terminal. The commands themselves are in terminal/.

1. Results go to stdout, progress and errors to stderr. With --json stdout holds one JSON document and nothing else,
   an error included (docs/json.md); `watch` prints one a line.
2. A mistake that we know of (`NghiquyetError`) is one message and its own exit code, never a traceback; any other is
   one line, and with -v its traceback.
3. Nothing heavy is imported before a command needs it: `--help` and the second `serve` must not wait for a model.
"""

import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

import typer

from terminal import options, web
from terminal.documents import abbreviations, backups, changing, correcting, reading, watching
from terminal.guard import PROGRAM, run
from terminal.questions import asking, records, verifying
from terminal.references import cite, network, references, standing, wanted
from terminal.targets import comparing, indicators, ledger, timeline
from terminal.texts import amendments, topic

app = typer.Typer(
    name=PROGRAM,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Mã thoát và dạng JSON: docs/json.md / Exit codes and JSON shapes: docs/json.md",
)


@app.callback()
def root(
    library: options.Library = None,
    verbose: options.Verbose = False,
    version: options.Version = False,
) -> None:
    """Hỏi đáp trên nghị quyết và văn bản chính sách, kèm trích dẫn.

    Ask Vietnamese policy documents; get the answer with the passages that prove it.
    """


_COMMANDS: dict[str, Callable[..., None]] = {
    "ask": asking.ask,
    "search": reading.search,
    "similar": reading.similar,
    "list": reading.list_documents,
    "show": reading.show,
    "targets": ledger.targets,
    "indicators": indicators.indicators,
    "compare": comparing.compare,
    "amendments": amendments.amendments,
    "topic": topic.topic,
    "timeline": timeline.timeline,
    "references": references.references,
    "chain": standing.chain,
    "validity": standing.validity,
    "wanted": wanted.wanted,
    "network": network.network,
    "cite": cite.cite,
    "header": correcting.header,
    "abbreviations": abbreviations.abbreviations,
    "verify": verifying.verify,
    "log": records.log,
    "feedback": records.feedback,
    "doctor": reading.doctor,
    "ingest": changing.ingest,
    "ocr": changing.ocr,
    "reread": changing.reread,
    "watch": watching.watch,
    "remove": changing.remove,
    "restore": changing.restore,
    "reembed": changing.reembed,
    "backup": backups.backup,
    "recover": backups.recover,
    "serve": web.serve,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code."""
    sys.exit(run(app, sys.argv[1:] if arguments is None else arguments))


if __name__ == "__main__":
    main()
