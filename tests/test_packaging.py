import ast
import hashlib
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from scripts.readme_commands import Block, blocks

ROOT = Path(__file__).parent.parent
SAMPLE_MARK = "VĂN BẢN MẪU — do dự án nghiquyet soạn để minh họa, không phải văn bản thật"


def pins() -> dict[str, str]:
    """Names and versions of constraints.txt; a package pinned per Python version keeps its last pin."""
    return dict(re.findall(r"^([\w.-]+)==([\w.+!-]+)", (ROOT / "constraints.txt").read_text(), re.MULTILINE))


class TestConstraints:
    def test_torch_is_pinned_without_a_build(self):
        assert pins()["torch"] == "2.13.0"

    def test_no_cuda_package(self):
        assert [name for name in pins() if name.startswith(("nvidia", "cuda", "triton"))] == []

    def test_no_telemetry(self):
        assert [name for name in pins() if "telemetry" in name] == []

    def test_holds_for_every_machine(self):
        """No index, no path, no address: only names and versions."""
        lines = (ROOT / "constraints.txt").read_text().splitlines()
        assert [line for line in lines if line.startswith(("-", "/")) or "://" in line or " @ " in line] == []

    def test_every_dependency_is_pinned(self):
        pyproject = (ROOT / "pyproject.toml").read_text()
        named = re.findall(r'^    "([a-z0-9-]+)(?:\[[a-z]+\])?>=', pyproject, re.MULTILINE)
        assert len(named) > 20
        assert set(named) - set(pins()) == set()


class TestSampleData:
    def test_the_real_resolution_is_untouched(self):
        data = (ROOT / "data" / "26-NQ-TU.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == "db8243f9bc1c1dff14b07b1aa6d759814444a835e01d5a52d87e1501ea0b1906"

    def test_made_up_ones_say_so_in_their_first_line(self):
        files = sorted((ROOT / "data").glob("mau-*.txt"))
        assert [file.name for file in files] == ["mau-23-NQ-TU.txt", "mau-30-NQ-TU.txt"]
        for file in files:
            text = file.read_text(encoding="utf-8")
            assert text.split("\n", 1)[0] == SAMPLE_MARK
            assert unicodedata.is_normalized("NFC", text)
            assert "Nguyễn Văn Mẫu" in text

    def test_nothing_else_lies_there(self):
        """A document without a known source must not slip in."""
        assert {file.name for file in (ROOT / "data").iterdir()} == {
            "26-NQ-TU.txt",
            "README.md",
            "mau-23-NQ-TU.txt",
            "mau-30-NQ-TU.txt",
        }


ROOMS = frozenset({"vietnamese", "ingest", "index", "answer"})
INSIDE = ROOMS | {"library", "shapes", "terminal", "ui"}
MAY_IMPORT = {
    "errors": set(),
    "settings": {"errors"},
    "cli": {"errors", "settings", "library", "shapes", "terminal"},
    "app": {"errors", "settings", "library", "shapes", "ui"},
}


class TestRootModules:
    """import-linter takes packages only; these single files keep to the same picture (docs/decisions.md)."""

    def test_each_is_packaged_and_has_a_rule(self):
        modules = {file.stem for file in ROOT.glob("*.py")}
        packaged = re.search(r"^py-modules = (.+)$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
        assert packaged is not None
        assert modules == set(MAY_IMPORT) == set(ast.literal_eval(packaged[1]))

    @pytest.mark.parametrize("module", MAY_IMPORT)
    def test_looks_down_only(self, module):
        imported = set()
        for node in ast.walk(ast.parse((ROOT / f"{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
        ours = INSIDE | set(MAY_IMPORT)
        assert imported & ours <= MAY_IMPORT[module]


README = """\
```sh
not-marked-and-not-run
```

<!-- run -->
```sh
# a comment
printf 'Tỉnh ủy\\n  Kon Tum'

echo "$NGHIQUYET_LIBRARY" \\
    > /dev/null
```
<!-- expect: Tỉnh ủy Kon Tum -->
"""


class TestReadmeCommands:
    def run(self, folder: Path, text: str) -> subprocess.CompletedProcess[str]:
        file = folder / "README.md"
        file.write_text(text, encoding="utf-8")
        script = ROOT / "scripts" / "readme_commands.py"
        return subprocess.run(
            [sys.executable, str(script), str(file)], capture_output=True, encoding="utf-8", check=False
        )

    def test_only_marked_blocks_are_found(self):
        commands = ("printf 'Tỉnh ủy\\n  Kon Tum'", 'echo "$NGHIQUYET_LIBRARY"      > /dev/null')
        assert blocks(README) == [Block(commands, ("Tỉnh ủy Kon Tum",), line=5)]

    def test_good_commands_pass(self, tmp_path):
        done = self.run(tmp_path, README)
        assert (done.returncode, done.stderr) == (0, "")
        assert "2 commands ran as shown" in done.stdout

    def test_commands_find_this_environment_and_an_empty_library(self, tmp_path):
        body = 'command -v python\nls -A "$NGHIQUYET_LIBRARY"'
        done = self.run(tmp_path, f"<!-- run -->\n```sh\n{body}\n```\n<!-- expect: {Path(sys.executable).parent} -->\n")
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            # a command fails, though a later one would pass
            ("<!-- run -->\n```sh\nexit 3\ntrue\n```\n", "README.md:1: `exit 3` exited with 3"),
            # the second of two expected texts is missing
            (
                "<!-- run -->\n```sh\necho 476 ha\n```\n<!-- expect: 476 -->\n<!-- expect: 500 -->\n",
                "the output lacks: 500",
            ),
            # the mark was lost: silence would hide that nothing is tested
            ("```sh\ntrue\n```\n", "no block is marked"),
        ],
    )
    def test_bad_ones_fail_with_the_place(self, tmp_path, text, message):
        done = self.run(tmp_path, text)
        assert done.returncode == 1
        assert message in done.stderr
