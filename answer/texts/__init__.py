"""Answers of sentences: quotes, lists, definitions, reasons, overviews."""
