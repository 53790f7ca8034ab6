"""Question and passage read together: how likely the passage answers, and with which words.

reader.py   the one door: a question and passages -> Readings (reading.py)
rows.py     question and passage -> tokens, and back to places in the text
"""
