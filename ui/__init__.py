"""What people see. Every module shows one thing and asks `Library` for what it shows.

navigation.py   the pages, and the way from one to another; language.py  words in Vietnamese and English
following.py    a click on a link opens it in the session; Back finds the place where one was
route.py        the address of a page <-> its state: a link opens the same thing in a new tab
theme.py        the look: one style sheet, light and dark
markup.py       document text -> HTML, escaped; numbers and dates as Vietnamese documents write them
copying.py      a text to take along, and the button that copies it
citations.py    a card: a document, what changed it, its quotes, their citation, the way to them
quotes.py       a quote: lines joined, answering words marked, what is long folded
understood.py   how words were understood, and what takes that off
coverage.py     what was searched
downloads.py    what is shown, as files
asking/         the page Hỏi: a question, its answer with its evidence, or why there is none
searching/      the page Tra cứu: passages to browse, saved searches
targets/        the page Chỉ tiêu: the ledger of targets, each indicator through all documents
comparing/      the page So sánh: documents side by side, their targets, texts, amendments, matters
network/        the page Trích dẫn: who cites whom, what is missing, carried out, in force
keeping/        the page Kho tài liệu: files in and out, health, settings, backups
reading/        the page Văn bản: all documents, and one as it stands, opened at a passage
quality.py      how a document was read; the mark of what OCR read
states.py       an empty library, an error, a note
"""
