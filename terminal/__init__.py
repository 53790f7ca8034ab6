"""The commands of `nghiquyet` and what they show and take on a terminal; cli.py gives them their names.

`reading`, `structure`, `changing`, `correcting`, `watching` and `web` hold the commands, `session` what they share,
`options` their options. `answers`, `documents`, `pages`, `targets`, `references` (with `citing`) and `results` turn
plain values of the library into what is shown, `structure_json` some of them into JSON as shapes.py does; `progress`
draws the bars, `guard` runs a command and tells what went wrong. All that is shown passes through `text`, which makes
it harmless.
"""
