"""DOCX -> text.

reader.py     the body in order, with notes and text boxes
inline.py     runs: fonts, fields, tracked changes, symbols
numbering.py  automatic numbers, written out
styles.py     what a paragraph or run inherits
tables.py     tables of data, and tables that only lay out
symbols.py    Symbol and Wingdings -> Unicode
"""
