"""Our own questions over the corpora: party/, gazette/ and province/ as they were published.

1. The library holds every .txt, .docx and .pdf of the three folders, and nothing of their scans: OCR is left out, so
   that pages without a text layer are empty. A .doc is left out: no question needs one, and one is there as .docx too.
2. `own-dev`, `own-more` and `own-third` may be looked at while answers are built; the sealed ones were written by
   others for measuring only, and are never shown. Gold passages stand word for word in the RAW text that `ingest` makes
   of a file.
"""

from pathlib import Path

from bench.report import ROOT
from bench.sets.model import SourceFile
from bench.sets.seed import HandMadeSet, read_questions

SEALED = ("own-fresh", "own-kept")
PARTS = ("own-dev", "own-more", "own-third", *SEALED)
_LIBRARY = "own"
_QUESTIONS = ROOT / "bench" / "truth" / "answers"
_FOLDERS = ("party", "gazette", "province")
_ENDINGS = (".txt", ".docx", ".pdf")


def load(folder: Path, part: str) -> HandMadeSet:
    """Read one part of the questions, with the files that all parts are asked of.

    Args:
        folder: The evaluation folder; the corpora lie beside it.
        part: One of `PARTS`.

    Raises:
        FileNotFoundError: The corpora or the questions are not there.
    """
    corpus = folder.parent / "corpus"
    paths = [path for name in _FOLDERS for path in sorted((corpus / name).iterdir()) if path.suffix in _ENDINGS]
    files = tuple(SourceFile(path.name, path.read_bytes()) for path in paths)
    return HandMadeSet(part, files, read_questions(_QUESTIONS / f"{part}.json"), _LIBRARY, ocr=False)
