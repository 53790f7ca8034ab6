"""Answers of one fact: who, when, which body, which document, whether, compared."""
