"""`python -m bench NAME …`: run a bench, show its table, write its JSON."""

import argparse
import logging
import os
import sys
import warnings
from pathlib import Path

from bench.options import Options, default_folder
from bench.registry import EVERYTHING, NAMES, bench
from bench.report import show, write
from errors import NghiquyetError


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=NAMES, help="what to measure; without it everything")
    parser.add_argument("--eval", type=Path, default=default_folder(), help="the evaluation folder", dest="folder")
    parser.add_argument("--json", type=Path, help="write the results here")
    parser.add_argument("--sets", type=lambda text: tuple(text.split(",")), default=(), help="only these, by comma")
    parser.add_argument("--limit", type=int, help="at most so many questions or passages: a quick look")
    parser.add_argument("--rounds", type=int, default=5, help="how often a speed is measured (5)")
    parser.add_argument("--fresh", action="store_true", help="build the libraries for measuring anew")
    parser.add_argument("--show", action="store_true", help="what became of every question")
    parser.add_argument("--questions", type=Path, help="answers: a file of hand-made questions; cases: of feedback")
    parser.add_argument(
        "--corpus", type=Path, help="answers: the folder of documents they are asked of; cases: library"
    )
    parser.add_argument(
        "--peers-python",
        default=os.environ.get("NGHIQUYET_PEERS_PYTHON", sys.executable),
        help="peers, parse: a Python that has the libraries to compare with (NGHIQUYET_PEERS_PYTHON)",
    )
    parser.add_argument("--share", type=float, default=1.0, help="peers: at least so much of a set, in whole files (1)")
    chosen = vars(parser.parse_args(arguments))
    name, target = chosen.pop("name"), chosen.pop("json")
    alone = (chosen["questions"] is None) != (chosen["corpus"] is None)
    # Feedback lies in the library that it is asked of.
    if alone and not (name == "cases" and chosen["questions"]):
        parser.error("--questions and --corpus belong together")
    if target and not name:
        parser.error("--json needs a name: one file holds one bench")
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    options = Options(**chosen)
    try:
        for each in [name] if name else EVERYTHING:
            results = bench(each)(options)
            show(each, results, options.console)
            if target:
                write(target, each, results)
    except NghiquyetError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
