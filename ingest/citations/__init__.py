"""Mentions of other documents, and of places in this one.

references.py  a text -> its references, with relation, certainty and what they resolve to
mentions.py    citations by number, with type, date and issuer
forms.py       the forms that they take           parts.py       what citations are made of; dates and issuers
laws.py        laws by name                       law_names.py   which laws there are
pinpoints.py   Điều, Khoản, điểm, Mục             relations.py   căn cứ, sửa đổi, thay thế, bãi bỏ …
known.py       what short forms stand for         amendments.py  whose places are meant where other acts are changed
"""
