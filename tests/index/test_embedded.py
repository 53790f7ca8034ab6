import pytest

from index.embedded import embedded_text

# context -> as the embedder reads it
READ = [
    ("Luật TIẾP CẬN THÔNG TIN › Điều 5. Quyền", "Luật tiếp cận thông tin › Điều 5. Quyền"),
    ("Chương II. QUY TẮC GIAO THÔNG, ĐƯỜNG BỘ › Điều 1", "Chương II. quy tắc giao thông, đường bộ › Điều 1"),
    # a number, an abbreviation and a word by itself stay as they are
    ("Nghị định 168/2024/NĐ-CP", "Nghị định 168/2024/NĐ-CP"),
    ("Kế hoạch của UBND HĐND tỉnh", "Kế hoạch của UBND HĐND tỉnh"),
    ("26-NQ/TU về NTM", "26-NQ/TU về NTM"),
    ("PHÁT triển", "PHÁT triển"),
    ("", ""),
]


@pytest.mark.parametrize(("context", "read"), READ)
def test_titles_in_capitals_are_read_in_small_letters(context, read):
    assert embedded_text(context, "ĐIỀU KHOẢN thi hành") == f"{read}\nĐIỀU KHOẢN thi hành"


def test_a_long_context_takes_no_time():
    assert embedded_text("CHƯƠNG TRÌNH " * 100_000, "x").startswith("chương trình")
