"""Figures: the value that a question means, from passages and ledger."""
