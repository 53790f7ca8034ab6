"""Pictures of pages -> text, and pages as pictures.

ocr.py         a page through tesseract, several at once
tesseract.py   the program: found, run, ended
layout.py      words with boxes -> reading order, columns apart
figures.py     a second look at figures
deskew.py      a page that lies askew
page_image.py  a page of a PDF -> pixels
page_png.py    a page as printed, for the screens
picture.py     PNG, JPEG, TIFF as documents
"""
