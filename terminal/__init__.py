"""The commands of `nghiquyet` and what they show and take on a terminal; cli.py gives them their names.

`asking`, `reading`, `ledger`, `indicators`, `structure`, `changing`, `correcting`, `verifying`, `records`, `watching`
and `web` hold the commands, `session` what they share, `options` their options; `sheets`, `written` and `rating` are
what `ask` can do with a reply. `answers` and `found` (with `evidence`), `trace`, `documents`, `pages`, `targets`,
`references` (with `citing`) and `results` turn plain values of the library into what is shown; `answer_json`,
`search_json` (with `citation_json`) and `targets_json` into JSON, as shapes.py does, and `saved` reads a reply back
from there. `progress` draws the bars, `guard` runs a command and tells what went wrong. All that is shown passes
through `text`, which makes it harmless.
"""
