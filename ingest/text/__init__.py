"""Plain text, Markdown and HTML.

reader.py    encodings, legacy fonts, form feeds
mojibake.py  UTF-8 that was read as cp1252, mended
html.py      HTML and MHTML: breaks only at block elements
"""
