"""Answers of sentences: quotes, lists, definitions, reasons, overviews, what the reader would give."""
