"""The commands of `nghiquyet` and what they show on a terminal; cli.py gives them their names.

questions/   ask, verify, log, feedback: a reply in words and as JSON, its trace, sheets and ratings
documents/   search, list, show, ingest, ocr, header, remove, backup, …: what is in the library, and what changes it
targets/     targets, indicators, compare, timeline: figures in tables, charts and as JSON
texts/       compare --texts, amendments, topic
references/  references, wanted, network, cite, chain, validity

In each a module holds the commands, one what a terminal shows of plain values of the library; their JSON is in
`shapes`. Shared: `options` of commands, `session` (the library, opened; a result, shown), `progress` bars,
`guard` (runs a command and tells what went wrong), `saving` (writes a file that was asked for), `citing` (where
something stands). All that is shown passes through `text`, which makes it harmless; `web` serves the app.
"""
