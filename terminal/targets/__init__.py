"""targets, indicators, compare, timeline: figures of documents in tables and as JSON."""
