"""What a bench gives: results, shown as a table and written as JSON with what they were measured on.

`{name, commit, machine, results: [{set, setting, metric, value, n}]}`. The machine is described in plain words; its
name, its users and its folders are left out.
"""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.workers.limits import cores

_COLUMNS = 6  # as many metrics fit side by side in a terminal
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Result:
    """One number: a metric of a set in a setting, over `n` questions, passages or rounds."""

    set: str
    setting: str
    metric: str
    value: float
    n: int


def commit() -> str:
    """Return git's HEAD, with `-dirty` if files differ from it; `unknown` outside of a checkout."""
    try:
        head = _git("rev-parse", "HEAD").strip()
        return f"{head}-dirty" if _git("status", "--porcelain").strip() else head
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True).stdout


def machine() -> str:
    """Return processor, cores, memory and Python in words."""
    parts = [f"{_processor()}, {cores()} cores"]
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        parts.append(f"{memory:.0f} GiB memory")
    except (ValueError, OSError, AttributeError):
        pass  # not every system tells
    return ", ".join([*parts, f"{platform.system()}, Python {platform.python_version()}"])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    known = dict(line.split(":", 1) for line in lines if ":" in line)
    fields = {name.strip(): value.strip() for name, value in known.items()}
    kinds = [kind for kind in ("amx_bf16", "avx512_bf16", "avx512f", "avx2") if kind in fields.get("flags", "").split()]
    name = fields.get("model name", platform.machine())
    return f"{name} (family {fields.get('cpu family', '?')}, {', '.join(kinds[:2]) or 'no AVX'})"


def write(path: Path, name: str, results: Sequence[Result]) -> None:
    """Write the results of a bench as JSON."""
    content = {"name": name, "commit": commit(), "machine": machine(), "results": [asdict(r) for r in results]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def show(name: str, results: Sequence[Result], console: Console) -> None:
    """Show results as tables, one for all settings of a set that have the same metrics."""
    settings: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        settings.setdefault((result.set, result.setting), []).append(result)
    tables: dict[tuple[str, tuple[str, ...]], dict[str, list[Result]]] = {}
    for (of_set, setting), found in settings.items():
        tables.setdefault((of_set, tuple(r.metric for r in found)), {})[setting] = found
    for (of_set, metrics), rows in tables.items():
        console.print(_table(f"{name}: {of_set}", metrics, rows))


def _table(title: str, metrics: tuple[str, ...], rows: dict[str, list[Result]]) -> Table:
    """A row a setting where its few metrics are all of the same questions, else a row a metric."""
    if len(metrics) <= _COLUMNS and all(len({r.n for r in found}) == 1 for found in rows.values()):
        table = Table("setting", *metrics, "n", title=title)
        for setting, found in rows.items():
            table.add_row(setting, *(_number(r.value) for r in found), str(found[0].n))
    else:
        table = Table("metric", *rows, title=title)
        for place, metric in enumerate(metrics):
            cells = (f"{_number(found[place].value)} of {found[place].n}" for found in rows.values())
            table.add_row(metric, *cells)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}"
