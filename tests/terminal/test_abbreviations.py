import io
from pathlib import Path

from rich.console import Console

from library import Abbreviations
from terminal.documents.abbreviations import shape, shown

TABLE = Abbreviations({"SNL": ("sâm Ngọc Linh",), "BHYT": ("của tôi",)})


def test_ones_own_come_first_and_keep_the_others():
    shaped = shape(Path("/k/abbreviations.txt"), TABLE)["abbreviations"]
    assert shaped[:2] == [
        {"name": "BHYT", "meanings": ["của tôi", "bảo hiểm y tế"], "own": True},
        {"name": "SNL", "meanings": ["sâm Ngọc Linh"], "own": True},
    ]
    assert not any(one["own"] for one in shaped[2:])


def test_the_terminal_says_where_the_file_is():
    console = Console(file=io.StringIO(), width=200)
    console.print(shown(Path("/k/abbreviations.txt"), TABLE))
    text = console.file.getvalue()
    assert "SNL" in text
    assert "ủy ban nhân dân" in text
    assert "«VIẾT TẮT = nghĩa; nghĩa khác» trong /k/abbreviations.txt" in text
