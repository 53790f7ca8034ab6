"""Names that a person gives -> files to read.

collect.py  files, folders and archives -> sources
archive.py  a ZIP -> its files on disk, safely
kinds.py    first bytes -> what a file is
watch.py    folders -> what was added or changed in them
"""
