"""A file becomes a Document: read, header, outline, passages.

    from ingest.parse import parse_file
    document = parse_file(Path("data/26-NQ-TU.txt"))

read.py     bytes of a file -> raw text and pages (text.py, pdf.py)
number.py   the grammar of document numbers (số ký hiệu) of the Party and of the State
header.py   who issued what, when, under which number; who signed it
outline.py  the tree of sections of both forms, each with an address
passages.py the tree -> passages that never mix two leaves
parse.py    all of it in order
model.py    the types that leave this room
"""
