"""Files are parsed in processes of their own, with limits of time and memory.

pool.py     starts, watches and ends the workers; documents come out in the order of the files
limits.py   what such a process may use
worker.py   such a process: requests on stdin, replies on stdout
"""
