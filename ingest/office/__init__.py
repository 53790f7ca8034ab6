"""Old Word, RTF and PowerPoint, through LibreOffice.

reader.py  one conversion at a time, in a folder of its own
guard.py   the process that ends LibreOffice
pptx.py    slides -> pages
"""
