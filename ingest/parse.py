"""A file -> a Document: every step of this room in order.

1. read: bytes to raw text and pages.            2. clean: NFC with the way back to raw.
3. header: head and tail.                        4. outline: the body between them, and annexes after the tail; a row of
5. passages, each with its places on the page.      a table is never a heading.
6. identity: the slug.                            7. references to other documents.
8. targets.

A file all of whose pages wait for OCR becomes a document without passages: it is in the library, and says what it
needs.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from errors import UnreadableFile
from ingest.citations.references import find_references
from ingest.form.corrections import corrected
from ingest.form.header import find_frame
from ingest.form.lines import outside, split_lines, without_contents, without_running_heads
from ingest.form.outline import build_outline, unique_addresses
from ingest.form.passages import cut_passages
from ingest.model import Document, Doubt, Header, Reference, Section, Table, Target
from ingest.places import with_places
from ingest.read import RawFile, read_file, storable
from ingest.reading import ReadingOptions
from ingest.targets.targets import find_targets
from vietnamese.forms import Clean, fold
from vietnamese.forms import clean as clean_text


def parse_file(path: Path, options: ReadingOptions | None = None) -> Document:
    """Read and understand one file.

    Raises:
        UnreadableFile: It cannot be read, or nothing in it can be searched.
    """
    return parse_raw(read_file(path, options), storable(path.resolve()))


def parse_raw(file: RawFile, origin: str, changes: Mapping[str, str] | None = None) -> Document:
    """Understand a file that has been read.

    Args:
        file: Its text and pages.
        origin: What tells it from other files if it has no number and date of its own, for instance its path.
        changes: What a person corrected of its header; see `ingest.form.corrections`.

    Raises:
        UnreadableFile: Nothing in it can be searched.
    """
    clean = clean_text(file.raw)
    lines = split_lines(clean.text)
    # Where a PDF gave the places of its words, its margins were taken out by them (pdf/margins.py).
    if file.paging != "pages" or any(page.confidence is not None for page in file.pages):
        lines = without_running_heads(clean.text, lines)
    lines = without_contents(lines)
    frame = find_frame(clean.text, lines, file.pages[0].margins if file.pages else ())
    header = corrected(_with_ocr_doubts(frame.header, file), changes or {})
    frame = replace(frame, header=header)
    prefix = header.number or (header.title or Path(file.name).stem)[:80]
    if header.sample:
        # A made-up document must not pass for a real one, not even in an address that somebody pastes.
        prefix = f"[MẪU] {prefix}"
    head_end, tail = frame.head_end, (frame.tail_start, frame.tail_end)
    tables = [_in_clean(table, clean) for table in file.tables]
    prose = outside(lines, [(table.start, table.end) for table in tables])
    body = [line for line in prose if head_end <= line.start and line.end <= tail[0]]
    annexes = [line for line in prose if line.start >= tail[1]]
    sections = build_outline(body, header.system, prefix, tail[0])
    for section in build_outline(annexes, header.system, prefix, len(clean.text)):
        shift = len(sections) - section.ordinal
        parent = section.parent + shift if section.parent is not None else None
        sections.append(replace(section, ordinal=len(sections), parent=parent))
    sections = unique_addresses(sections)
    numbered = file.pages if file.paging != "none" else ()
    passages = with_places(cut_passages(clean, frame, sections, numbered, prefix, tables), file.pages, file.words)
    readable = any(passage.kind != "heading" and re.search(r"\w", passage.text) for passage in passages)
    if not readable and not any(page.waits_for_ocr for page in file.pages):
        raise UnreadableFile(f"«{file.name}» không có đoạn văn nào để tra cứu.")
    references = find_references(clean.text, header)
    targets = find_targets(clean.text, sections, tables, header)
    return Document(
        slug=make_slug(header, file.name, origin),
        sha256=file.sha256,
        file=file.name,
        raw=file.raw,
        header=header,
        pages=file.pages,
        sections=tuple(_section_in_raw(section, clean) for section in sections),
        passages=passages if readable else (),
        paging=file.paging,
        tables=file.tables,
        references=tuple(_reference_in_raw(reference, clean) for reference in references),
        targets=tuple(_target_in_raw(target, clean) for target in targets),
        notes=file.notes,
    )


def _with_ocr_doubts(header: Header, file: RawFile) -> Header:
    """Number and day are mostly written by hand, and OCR reads a hand wrongly without a doubt of its own."""
    if not file.pages or file.pages[0].confidence is None:
        return header
    doubted = {doubt.field for doubt in header.doubts}
    read = {"number": (header.number, "Số ký hiệu"), "date": (header.date, "Ngày")}
    doubts = [
        Doubt(field, f"{name} đọc từ ảnh (OCR), chữ viết tay dễ sai: hãy đối chiếu với bản gốc.")
        for field, (value, name) in read.items()
        if value is not None and field not in doubted
    ]
    return replace(header, doubts=(*header.doubts, *doubts))


def _section_in_raw(section: Section, clean: Clean) -> Section:
    start, end = clean.raw_span(section.start, section.end)
    headed = section.heading_end > section.start
    heading_end = clean.raw_span(section.start, section.heading_end)[1] if headed else start
    return replace(section, start=start, heading_end=heading_end, end=end)


def _reference_in_raw(reference: Reference, clean: Clean) -> Reference:
    start, end = clean.raw_span(reference.start, reference.end)
    return replace(reference, start=start, end=end)


def _target_in_raw(target: Target, clean: Clean) -> Target:
    start, end = clean.raw_span(target.start, target.end)
    value_start, value_end = clean.raw_span(target.value_start, target.value_end)
    return replace(target, start=start, end=end, value_start=value_start, value_end=value_end)


def _in_clean(table: Table, clean: Clean) -> Table:
    cells = tuple(
        replace(cell, start=clean.clean_offset(cell.start), end=clean.clean_offset(cell.end)) for cell in table.cells
    )
    return Table(clean.clean_offset(table.start), clean.clean_offset(table.end), cells)


def make_slug(header: Header, name: str, origin: str) -> str:
    """Return the readable identity that goes into links: `26-nq-tu.kon-tum.2024-10-22`.

    The number alone is no key: the Party's restart every term, the State's every year, in every province. A document
    without a number is known by its file's name and where it came from.
    """
    if header.number is None:
        return f"{_slug_part(Path(name).stem)[:60] or 'van-ban'}.{hashlib.sha256(origin.encode()).hexdigest()[:8]}"
    parts = [_slug_part(header.number)]
    if header.place or header.issuer:
        parts.append(_slug_part(header.place or header.issuer or ""))
    if header.date:
        parts.append(header.date.isoformat())
    return ("mau." if header.sample else "") + ".".join(parts)


def _slug_part(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
