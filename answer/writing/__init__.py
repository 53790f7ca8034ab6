"""An answer put into fewer, joined sentences by a language model; off unless a person names one.

client.py     one request to an OpenAI-compatible server, on a leash of time and size
prompt.py     what is sent: the question and the quotes, numbered and fenced
reply.py      what came back -> sentences, each with the quotes that it rests on
shortened.py  whether a sentence only joins and shortens these quotes
cells.py, laying.py, borrowed.py   how it knows that
writer.py     the whole way, from an Answer to what is Written
model.py      the types that leave this room
"""
