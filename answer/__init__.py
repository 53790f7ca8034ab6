"""A question becomes an Answer with citations, or a reasoned Refusal.

question.py  what is asked for: a figure, a date, who signed, or a text; of which year and period
evidence.py  passages found -> clauses that could answer, each with its places in the raw text
scoring.py   how well a clause fits the question; how sure that is
respond.py   the whole way, from a Query to an Answer or a Refusal
model.py     the types that leave this room
"""
