"""The files that hand-made truth speaks of, read once and kept: OCR takes seconds a page.

1. A reading is known by the hash of the file and of the code that reads (the modules that `ingest.read` names, and so
   on); what understands it may change without a new reading. It lies in the user's cache, as libraries do.
2. A record of `bulk/` is text already: `bulk/vbpl.jsonl.gz#doc_000072.html`.
"""

import gzip
import hashlib
import json
import pickle
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bench.libraries import cache
from bench.report import ROOT
from errors import UnreadableFile
from ingest.model import Document
from ingest.parse import parse_raw
from ingest.read import RawFile, read_bytes, read_file

TRUTH = ROOT / "bench" / "truth"
_MODULE = re.compile(r"\bingest(?:\.\w+)+")


def reading(corpus: Path, file: str, *, fresh: bool = False) -> RawFile:
    """Return a file of the corpora as read.

    Args:
        corpus: The folder of the corpora.
        file: Path below it, or `ARCHIVE#RECORD`.
        fresh: Read it even if its reading is kept.

    Raises:
        UnreadableFile: It cannot be read.
        OSError: It is not there.
    """
    archive, _, record = file.partition("#")
    if record:
        return read_bytes(_records(corpus / archive)[record].encode(), Path(record).stem)
    path = corpus / file
    digest = hashlib.sha256(path.read_bytes() + _readers()).hexdigest()
    kept = cache() / "readings" / f"{digest[:24]}.pickle"
    if fresh or not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary = kept.with_suffix(".tmp")
        temporary.write_bytes(pickle.dumps(read_file(path)))
        temporary.replace(kept)
    found: RawFile = pickle.loads(kept.read_bytes())
    return found


def document(corpus: Path, file: str, edits: Sequence[Mapping[str, str]] = (), name: str | None = None) -> Document:
    """Return a file as parsed, with edits if there are any.

    Args:
        corpus: The folder beside the evaluation folder; files of `data/` are the project's.
        file: As `reading` takes it.
        edits: Each an `old` text and the `new` one in its place, wherever it stands.
        name: What tells it from other files; None for its own.

    Raises:
        UnreadableFile: It cannot be read, or an edit does not fit.
        OSError: It is not there.
    """
    read = reading(ROOT if file.startswith("data/") else corpus, file)
    text = read.raw
    for edit in edits:
        if edit["old"] not in text:
            raise UnreadableFile(f"{file}: an edit does not fit: {edit['old']}")
        text = text.replace(edit["old"], edit["new"])
    parsed = parse_raw(read_bytes(text.encode(), read.name) if edits else read, name or file)
    # A document and an edited copy of it may have one slug.
    return replace(parsed, slug=f"{parsed.slug}+{len(edits)}") if edits else parsed


@lru_cache
def _readers() -> bytes:
    """A hash of all modules that `ingest.read` names, and that these name, and so on."""
    found: dict[str, bytes] = {}
    wanted = ["ingest.read"]
    while wanted:
        name = wanted.pop()
        path = ROOT.joinpath(*name.split(".")).with_suffix(".py")
        if name not in found and path.exists():
            found[name] = path.read_bytes()
            wanted += _MODULE.findall(path.read_text("utf-8"))
    return hashlib.sha256(b"".join(found[name] for name in sorted(found))).digest()


@lru_cache
def _records(archive: Path) -> dict[str, str]:
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        return {record["file"]: record["text"] for record in map(json.loads, lines)}
