"""How fast are files read and understood, beside the readers that others use, in the same run?

1. The born-digital PDFs of `party/`, `gazette/` and `province/` (a sample of files, seeded, that ends in minutes),
   and the DOCX files of `province/`. Scans are left out and OCR is off: no peer has it.
2. Each reader in a clean process of its own (readers.py), in turn, round after round: a busy machine is busy for all.
   `nghiquyet` reads, understands and places every passage in worker processes; `nghiquyet one` does the same in one
   process; `pypdf`, `pdfplumber`, `python-docx` give their plain text and nothing else; `unstructured` is partitioning
   by its fast strategy, where --peers-python names a Python that has it.
3. Documents and pages a second: the median of the rounds. `peak_mb`: the largest process. `ratio`: ours over the peer's
   pages a second, the median of the rounds' ratios.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from bench import readers
from bench.corpora import corpus_files
from bench.options import Options, Results
from bench.report import Result

_FILES = 12
_PLAIN = {"pdf": ("pypdf", "pdfplumber"), "docx": ("python-docx",)}
_SCANS_SAY = b"/Font"


def run(options: Options) -> Results:
    """Measure PDF and DOCX."""
    pdfs = [
        file
        for name in ("party", "gazette", "province")
        for file in corpus_files(options.folder, name)
        if file.suffix == ".pdf" and file.stat().st_size < 2_500_000 and _SCANS_SAY in file.read_bytes()
    ]
    docx = [file for file in corpus_files(options.folder, "province") if file.suffix == ".docx"]
    results: Results = []
    for kind, files in (("pdf", pdfs), ("docx", docx)):
        if options.wants(kind) and files:
            chosen = sorted(random.Random(0).sample(files, min(options.limit or _FILES, len(files))))
            results += _measure(kind, chosen, options)
    return results


def _measure(kind: str, files: list[Path], options: Options) -> Results:
    pythons = dict.fromkeys(("nghiquyet", "nghiquyet one", *_PLAIN[kind]), sys.executable) | _peers(options)
    rounds: dict[str, list[dict[str, Any]]] = {name: [] for name in pythons}
    for _ in range(options.rounds):
        for name, python in pythons.items():
            rounds[name].append(json.loads(_run(python, name, given=json.dumps([str(file) for file in files]))))
    # A DOCX has no pages: a reader's speed is then that of documents.
    measure = "pages" if kind == "pdf" else "documents"
    results: Results = []
    ours = [one[measure] / one["seconds"] for one in rounds["nghiquyet"]]
    for name, found in rounds.items():
        speeds = [one[measure] / one["seconds"] for one in found]
        results += [
            Result(
                kind, name, "documents_per_second", median(o["documents"] / o["seconds"] for o in found), len(files)
            ),
            Result(kind, name, "failed", found[0]["failed"], len(files)),
            Result(kind, name, "peak_mb", max(one["peak_mb"] for one in found), options.rounds),
            *(
                [Result(kind, name, "ratio", median(a / b for a, b in zip(ours, speeds, strict=True)), options.rounds)]
                if all(speeds)
                else []
            ),
        ]
        if kind == "pdf":
            results.append(Result(kind, name, "pages_per_second", median(speeds), int(found[0]["pages"])))
    return results


def _peers(options: Options) -> dict[str, str]:
    """Readers that the project does not depend on, with a Python that has them."""
    try:
        _run(options.peers_python, "--has", "unstructured")
    except subprocess.CalledProcessError as error:
        options.say(f"unstructured, left out: {error.stderr.strip().splitlines()[-1]}")
        return {}
    return {"unstructured": options.peers_python}


def _run(python: str, *arguments: str, given: str = "") -> str:
    command = [python, readers.__file__, *arguments]
    # One thread each, as a reader of text needs no more.
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.splitlines()[-1] if done.stdout else ""
