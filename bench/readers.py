"""One reader over some files, in a process of its own: `PYTHON bench/readers.py READER`, files as JSON on stdin.

It imports nothing of ours before it is asked to, so that any Python that has a reader can run it. It prints as JSON how
many documents and pages it gave, how many failed, the seconds, and the peak memory of the largest process in MB.
Imports are not timed.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Count = tuple[int, int]
"""Pages and characters of one file."""


def _pypdf() -> Callable[[str], Count]:
    from pypdf import PdfReader

    def read(file: str) -> Count:
        texts = [page.extract_text() for page in PdfReader(file).pages]
        return len(texts), sum(map(len, texts))

    return read


def _pdfplumber() -> Callable[[str], Count]:
    import pdfplumber

    def read(file: str) -> Count:
        with pdfplumber.open(file) as opened:
            texts = [page.extract_text() for page in opened.pages]
        return len(texts), sum(map(len, texts))

    return read


def _python_docx() -> Callable[[str], Count]:
    import docx

    def read(file: str) -> Count:
        return 1, sum(len(paragraph.text) for paragraph in docx.Document(file).paragraphs)

    return read


def _unstructured() -> Callable[[str], Count]:
    from unstructured.partition.docx import partition_docx
    from unstructured.partition.pdf import partition_pdf

    def read(file: str) -> Count:
        if file.endswith(".pdf"):
            elements = partition_pdf(filename=file, strategy="fast", languages=["vie"])
        else:
            elements = partition_docx(filename=file, languages=["vie"])
        pages = max((element.metadata.page_number or 1 for element in elements), default=1)
        return pages, sum(len(element.text) for element in elements)

    return read


def _ours() -> Callable[[str], Count]:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from ingest.parse import parse_file
    from ingest.reading import ReadingOptions

    def read(file: str) -> Count:
        document = parse_file(Path(file), ReadingOptions(ocr=False))
        return len(document.pages), len(document.raw)

    return read


def _ours_in_workers(files: Sequence[str]) -> list[Count | None]:
    from ingest.reading import ReadingOptions
    from ingest.workers.pool import Source, end_workers, parse_files

    found = parse_files([Source(Path(file), Path(file)) for file in files], ReadingOptions(ocr=False))
    documents = [parsed.document for parsed in found]
    end_workers()  # the memory of a child is known when it has ended
    return [(len(document.pages), len(document.raw)) if document else None for document in documents]


READERS: dict[str, Callable[[], Callable[[str], Count]]] = {
    "nghiquyet": _ours,
    "nghiquyet one": _ours,
    "pypdf": _pypdf,
    "pdfplumber": _pdfplumber,
    "python-docx": _python_docx,
    "unstructured": _unstructured,
}


def measure(name: str, files: Sequence[str]) -> dict[str, Any]:
    """Read the files one after another (`nghiquyet`: in workers)."""
    read = READERS[name]()
    started = time.perf_counter()
    counts = _ours_in_workers(files) if name == "nghiquyet" else [_tried(read, file) for file in files]
    seconds = time.perf_counter() - started
    # No text at all from a file that has some is a failure, whatever the reader says.
    given = [count for count in counts if count is not None and count[1]]
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "documents": len(given),
        "failed": len(files) - len(given),
        "pages": sum(pages for pages, _ in given),
        "characters": sum(characters for _, characters in given),
        "seconds": seconds,
        "peak_mb": max(own, children) / 1024,
    }


def _tried(read: Callable[[str], Count], file: str) -> Count | None:
    try:
        return read(file)
    except Exception:
        return None


if __name__ == "__main__":
    if sys.argv[1] == "--has":
        READERS[sys.argv[2]]()
    else:
        print(json.dumps(measure(sys.argv[1], json.load(sys.stdin))))
