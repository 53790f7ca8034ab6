"""search, list, show, ingest, ocr, header, …: what is in the library, and what changes it."""
