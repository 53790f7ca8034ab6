"""Targets (chỉ tiêu): what a document sets as to be reached.

targets.py   a document -> its targets
sections.py  which stretches speak of aims, and their period   cues.py     what makes a figure an aim, or none
clauses.py   a sentence -> its clauses and figures             figures.py  quantities, ranks, counts
words.py     the indicator and the direction                   tables.py   targets in tables
"""
