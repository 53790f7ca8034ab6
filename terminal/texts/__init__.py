"""compare --texts, amendments, topic: texts side by side."""
