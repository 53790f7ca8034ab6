"""What `nghiquyet` shows and takes on a terminal; cli.py has the commands themselves.

`options` holds the options that commands share, `answers` and `documents` turn plain values of the library into what is
shown, `progress` draws the bars, `web` starts the web interface, `guard` runs a command and tells what went wrong. All
that is shown passes through `text`, which makes it harmless.
"""
