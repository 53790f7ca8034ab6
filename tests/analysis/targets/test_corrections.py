import pytest

from analysis.targets.corrections import Correction, Corrections, is_correction, line_of, read_corrections


def test_a_file():
    text = "\ufeff# ghi chú\r\n\nsame\tTỷ lệ hộ nghèo\t Hộ  nghèo \ndifferent\tA\tB\n"
    found = read_corrections(text)
    assert [line.kind for line in found.lines] == ["same", "different"]
    assert list(found.pairs("same")) == [("tỷ lệ hộ nghèo", "hộ nghèo")]
    assert line_of(found.lines[0]) == "same\tTỷ lệ hộ nghèo\tHộ nghèo"
    assert found.last == Correction("different", "A", "B")
    assert [is_correction(line) for line in ("# a", "\ufeff#", "", " \t", "same\ta\tb")] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("same\tA", "dòng 1 phải có ba phần cách nhau bằng tab"),
        ("same A B", "dòng 1 phải có ba phần cách nhau bằng tab"),
        ("same\tA\tB\tC", "dòng 1 phải có ba phần cách nhau bằng tab"),
        ("#\ngiống\tA\tB", "dòng 2 phải bắt đầu bằng same hoặc different, không phải «giống»"),
        ("same\tA\t ", "dòng 1: cần hai tên chỉ tiêu"),
        ("same\tTỷ lệ\ttỉ lệ", "dòng 1: hai tên là một"),
        ("same\tA\tB\nsame\tb\ta", "dòng 2: điều này đã được ghi rồi"),
        ("same\tA\tB\ndifferent\tB\tA", "dòng 2: trái với điều đã ghi là một: «B» = «A»"),
        (
            "same\tA\tB\nsame\tB\tC\nsame\tC\tD\ndifferent\tA\tD",
            "dòng 4: trái với điều đã ghi là một: «A» = «B» = «C» = «D»",
        ),
        ("different\tA\tC\nsame\tA\tB\nsame\tB\tC", "dòng 3: trái với điều đã ghi là khác nhau: «A» ≠ «C»"),
        ("different\tA\tD\nsame\tA\tB\nsame\tC\tD\nsame\tB\tC", "dòng 4: trái với điều đã ghi là khác nhau: «A» ≠ «D»"),
    ],
)
def test_a_wrong_line_is_named(text, said):
    with pytest.raises(ValueError, match="dòng") as wrong:
        read_corrections(text)
    assert said in str(wrong.value)


def test_what_is_apart_elsewhere_is_no_contradiction():
    text = "different\tA\tB\ndifferent\tC\tD\nsame\tA\tC\nsame\tB\tD\ndifferent\tA\tD"
    assert len(read_corrections(text).lines) == 5


def test_none():
    with pytest.raises(ValueError, match="chưa có điều chỉnh nào"):
        _ = Corrections().last
