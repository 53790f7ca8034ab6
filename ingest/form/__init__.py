"""The form of Vietnamese policy documents: head, tail, tree, passages.

number.py       the grammar of document numbers (số ký hiệu) of the Party and of the State
header.py       who issued what, when, under which number, of head and tail together
head.py         the lines above the text        signature.py  the lines below it
type_heading.py what type it is                 place_date.py place and date
title.py        title, meeting, subject         torn.py       lines that a copy tore apart
issuers.py      names of bodies                 marks.py      secrecy and urgency
doubts.py       what a person should check      corrections.py  what a person corrected
lines.py        lines as the others look at them
enumerators.py  how headings are numbered       outline.py    the tree, each node with an address
passages.py     the tree -> passages that never mix two leaves
rows.py         rows of tables, with the heads of their columns
"""
