"""Run the commands that a Markdown file shows, so that the documentation cannot go stale.

1. A fenced ``sh`` block with `<!-- run -->` on the line before it is run; other blocks are left alone.
2. Each of its lines is one command, run by `sh` in the current folder; a line that ends in a backslash goes on in the
   next, blank lines and comments are skipped. Nothing but the library is carried from one command to the next.
3. All commands share one empty temporary library, and find this Python's environment first on PATH.
4. It fails at the first command that does not exit with 0, when a block's output lacks the text of one of the
   `<!-- expect: TEXT -->` comments that follow the block, and when a file has no block to run at all.

Usage: python scripts/readme_commands.py README.md …
"""

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(
    r"^<!-- run -->[ \t]*\n+```sh\n(?P<body>.*?)^```[ \t]*\n(?P<after>(?:\s*<!-- expect: .*? -->)*)",
    re.MULTILINE | re.DOTALL,
)
EXPECT = re.compile(r"<!-- expect: (.*?) -->", re.DOTALL)
SECONDS_PER_COMMAND = 600


@dataclass(frozen=True, slots=True)
class Block:
    """The commands of one block, the texts that its output must hold, and the line where it starts."""

    commands: tuple[str, ...]
    expected: tuple[str, ...]
    line: int


def blocks(markdown: str) -> list[Block]:
    """Find the blocks that are marked to be run."""
    found = []
    for match in BLOCK.finditer(markdown + "\n"):
        lines = match["body"].replace("\\\n", " ").splitlines()
        commands = tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
        found.append(Block(commands, tuple(EXPECT.findall(match["after"])), markdown.count("\n", 0, match.start()) + 1))
    return found


def plain(text: str) -> str:
    """Make texts comparable: one Unicode form, and runs of blanks as one, because a terminal wraps lines."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def run_block(block: Block, environment: dict[str, str]) -> str | None:
    """Run a block and return what is wrong, or None."""
    output = ""
    for command in block.commands:
        print(f"$ {command}", flush=True)
        try:
            done = subprocess.run(
                ["sh", "-c", command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=SECONDS_PER_COMMAND,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"`{command}` ran longer than {SECONDS_PER_COMMAND} s"
        print(done.stdout, flush=True)
        if done.returncode:
            return f"`{command}` exited with {done.returncode}"
        output += done.stdout + "\n"
    missing = [text for text in block.expected if plain(text) not in plain(output)]
    return f"the output lacks: {'; '.join(missing)}" if missing else None


def main(files: list[str]) -> int:
    """Run the marked blocks of all files; the exit status says whether all went well."""
    with tempfile.TemporaryDirectory(prefix="nghiquyet-readme-") as library:
        environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "NGHIQUYET_LIBRARY": library,
            "PYTHONUTF8": "1",
            "COLUMNS": "160",
        }
        for file in files:
            found = blocks(Path(file).read_text(encoding="utf-8"))
            if not found:
                print(f"{file}: no block is marked with <!-- run -->", file=sys.stderr)
                return 1
            for block in found:
                wrong = run_block(block, environment)
                if wrong:
                    print(f"{file}:{block.line}: {wrong}", file=sys.stderr)
                    return 1
            print(f"{file}: {sum(len(block.commands) for block in found)} commands ran as shown")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
