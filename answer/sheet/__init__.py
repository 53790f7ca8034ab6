"""Evidence sheets (phiếu trích dẫn): one answer, or refusal, as a file that can be printed, signed and put on record.

citation_style.py  a citation as offices write it: `điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày …`
blocks.py          what a sheet is made of: headings, paragraphs, tables of fields, places to sign
quotes.py          a raw quote -> paragraphs with the words that answer in bold
wording.py         in words: how sure, what was searched, what changed a document, how a question was read
content.py         a reply -> a sheet
typography.py      sizes, margins and spaces, the same in Word and as a PDF
docx.py, pdf.py, text.py   a sheet -> the bytes of a file; they know nothing of answers
render.py          which of them
fonts/             Tinos (OFL), cut to the letters needed: a PDF must not depend on the machine's fonts
"""
