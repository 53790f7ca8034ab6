"""A sheet as plain text, for pasting: one line a paragraph."""

from collections.abc import Iterator

from answer.sheet.blocks import Block, Fields, Heading, Sheet, Signatures


def text_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as UTF-8 text."""
    lines = [sheet.title, sheet.subtitle]
    for block in sheet.blocks:
        lines += _lines(block)
    lines += ["", sheet.footer]
    return ("\n".join(lines) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", block.text.upper())
    elif isinstance(block, Fields):
        yield from (f"{name}: {value.text}" for name, value in block.rows)
    elif isinstance(block, Signatures):
        yield from ("", *(f"{name} (ký, ghi rõ họ tên): ……………………" for name in block.names))
    else:
        if block.style == "source":
            yield ""
        yield "".join(run.text for run in block.runs)
