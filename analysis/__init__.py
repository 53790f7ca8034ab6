"""What documents say together: their targets side by side, their texts aligned, what cites what.

targets/     the ledger of all targets, canonical indicators, comparison of documents, one indicator over time
texts/       two documents passage by passage, an act before and after its amendment, a topic across documents
references/  the network of documents, wanted ones, the chain of implementation, what is in force

Everything here reads documents (`index.view.DocumentView`) and gives frozen dataclasses with quotes and addresses;
nothing here searches, answers or writes.
"""
