"""What a bench is told from the command line."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from bench.report import ROOT, Result


@dataclass(frozen=True, slots=True)
class Options:
    """The same for all benches; each reads what concerns it."""

    folder: Path
    """The evaluation folder."""
    sets: tuple[str, ...] = ()
    """Only these sets; empty for all."""
    limit: int | None = None
    """At most so many questions or passages of a set: a quick look, no number to report."""
    fresh: bool = False
    """Build libraries anew."""
    show: bool = False
    """Say what became of every question."""
    rounds: int = 5
    """How often a speed is measured."""
    questions: Path | None = None
    """A file of hand-made questions, with `corpus` in place of the seed set."""
    corpus: Path | None = None
    peers_python: str = sys.executable
    """A Python that has the libraries we are compared with, which the project does not depend on."""
    share: float = 1.0
    """Peers: at least so much of a set, in whole files."""
    console: Console = field(default_factory=Console)

    def wants(self, name: str) -> bool:
        """Return whether a set is to be measured."""
        return not self.sets or name in self.sets

    def say(self, text: str) -> None:
        """Tell the person how far it is, beside the results."""
        self.console.print(text, style="dim", highlight=False, markup=False)


def default_folder() -> Path:
    """Return the evaluation folder: NGHIQUYET_EVAL, else `../shared/eval` beside the project."""
    named = os.environ.get("NGHIQUYET_EVAL")
    return Path(named).expanduser() if named else ROOT.parent / "shared" / "eval"


Results = list[Result]
