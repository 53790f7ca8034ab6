"""Excel -> a page for each sheet.

xlsx.py         the format of 2007
xls.py          the format of 1997
blocks.py       cells -> lines and tables
cell_format.py  a number as its cell shows it
"""
