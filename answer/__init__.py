"""A question becomes an Answer with citations, or a reasoned Refusal.

respond.py    the whole way, from a Query to an Answer or a Refusal; parts.py: two questions in one
question/     what is asked for: its kind, unit, time, place, words
judging/      passages found -> clauses, how well each fits, how sure that is
facts/        finders for one fact: who, when, which body, which document, whether, compared
figures/      finder for figures: from the passages and from the ledger of targets
texts/        finders for sentences, lists, definitions, reasons, overviews, and what the reader would give
compose.py    a draft -> quotes with citations
check/        whether all that is said stands in what is cited
refusing/     why there is no answer
sheet/        an answer as DOCX, PDF, text
writing/      the answer shortened by a language model, if there is one
trace.py      how a reply came about
model.py      the types that leave this room; draft.py, sources.py: those that stay in it
"""
