"""PDF -> pages.

reader.py        page by page: pypdf, the page gate, PDFium's characters by place, legacy fonts; scans wait for OCR
words.py         characters with their boxes -> words, on pages turned any way
layout.py        words -> lines; head and tail read as columns
align.py         places for a text that another reader gave
rulings.py       drawn lines -> cells
tables.py        cells -> tables in the text
table_breaks.py  a table that goes on over the page
page_lines.py    hyphens at line ends, spans
margins.py       running heads and feet, page numbers, stamps
"""
