"""A file becomes a Document: found, read, understood.

    from ingest.parse import parse_file
    document = parse_file(Path("data/26-NQ-TU.txt"))

files/      names -> files: folders, ZIPs, what a file is, what changes
workers/    processes that read, with limits
reading.py  what every reader of a format takes and gives
read.py     bytes -> raw text, pages, tables, places of words: the reader of its kind, OCR where it is needed
pdf/ word/ sheets/ office/ text/ scans/   the readers
ooxml.py    the package that DOCX, XLSX and PPTX are        tables.py   cells -> rows of text
quality.py  how well a page was read: the page gate
places.py   where each passage stands on its page

form/       head, tail, tree, passages
citations/  mentions of other documents
targets/    what a document sets as to be reached
parse.py    all of it in order
model.py    the types that leave this room
"""
