"""Everything measured: `python -m bench NAME [--eval DIR] [--json FILE]`.

- `retrieval`: are the right articles and clauses found, from questions typed with and without accents
- `fusion`: how much should each search count; writes index/weights.py
- `answers`: is the answer right, cited, refused where there is none; are its quotes and figures exact
- `refusal`, `faithfulness`: of these, refusing alone; quotes and figures alone
- `ingest`: how fast documents are taken in, beside a stock pipeline in the same run
- `query`: how fast a question is answered, warm and from a cold start

The files: `__main__` the command, `registry` name -> bench, `options` what a bench is told, `report` results as table
and JSON, `metrics` and `grading` the measures as pure functions, `questions` a question as people type it, `sets` the
evaluation folder read, `libraries` libraries for measuring, `probe` a clean process for times and memory.
"""
