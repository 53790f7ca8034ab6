import datetime
import io
import sys

import pytest

from terminal import text

DAY = datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Tỉnh ủy\nKon Tum", "Tỉnh ủy\nKon Tum"),
        ("a\tb\r\nc\fd", "a b \nc d"),
        # what moves the cursor, colours, rings, or asks the terminal for an answer
        ("\x1b[2J\x07\x00\x9b31m", "�[2J���31m"),
        # what turns the direction of writing around, and line breaks of another kind
        ("a\u202eb\u2066c\u200fd\u2028e", "a�b�c�d�e"),
        # half a character, from a file name that is no Unicode
        ("\udcff", "�"),
        # marks of accents and emoji stay: NFD text is shown as it stands
        ("a\u0309 \u200d 👍", "a\u0309 \u200d 👍"),
    ],
)
def test_texts_are_harmless_and_as_long_as_before(given, shown):
    assert text.safe(given) == shown
    assert len(text.safe(given)) == len(given)


def test_a_name_stands_on_one_line():
    assert text.safe_name("a\r\nb\nc\td") == "a⏎b⏎c d"


@pytest.mark.parametrize(("system", "shown"), [("party", "05-03-2024"), ("state", "05/03/2024"), (None, "05/03/2024")])
def test_dates_follow_the_system(system, shown):
    assert text.date_text(DAY, system) == shown


def test_numbers_have_a_decimal_comma():
    assert (text.decimal(-1234.567, 2), text.seconds_text(0.04)) == ("-1234,57", "0,0 s")


class TestConsole:
    def test_lines_are_whole_in_a_pipe(self, monkeypatch, capsys):
        monkeypatch.delenv("COLUMNS", raising=False)
        text.console().print("x" * 5000)
        assert capsys.readouterr().out == "x" * 5000 + "\n"

    def test_columns_are_kept(self, monkeypatch, capsys):
        monkeypatch.setenv("COLUMNS", "40")
        text.console().print("xx " * 30)
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 40

    def test_a_terminal_has_its_own_width(self, monkeypatch):
        class Terminal(io.StringIO):
            def isatty(self):
                return True

        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr(sys, "stderr", Terminal())
        assert text.console(stderr=True).width < 1000

    def test_nothing_is_markup(self, capsys):
        text.console().print("[red]x[/red] :smile:")
        assert capsys.readouterr().out == "[red]x[/red] :smile:\n"
