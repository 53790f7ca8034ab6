"""Targets in tables. The texts are made up or shortened after annexes of this kind."""

import datetime

import pytest

from ingest.model import Cell, Header, Section, Table, Target
from ingest.targets.targets import find_targets

PLAN = Header(
    system="state", type="Quyết định", number="1/QĐ-TTg", issuer="Thủ tướng Chính phủ", date=datetime.date(2026, 1, 5)
)
DECREE = Header(system="state", type="Nghị định", number="5/2026/NĐ-CP", date=datetime.date(2026, 1, 5))


def written(one: Target) -> str:
    return f"{one.comparator} {one.value}{f'..{one.upper}' if one.upper else ''} {one.unit or ''}".strip()


def table(text: str) -> tuple[str, Table]:
    """A table of lines with ` | ` between the cells, below what stands before the first line with a bar."""
    cells, start = [], text.index(next(line for line in text.splitlines() if "|" in line))
    place = start
    for row, line in enumerate(text[start:].splitlines(keepends=True)):
        for column, part in enumerate(line.rstrip("\n").split("|")):
            left = place + len(part) - len(part.lstrip())
            cells.append(Cell(left, max(left, place + len(part.rstrip())), row, column))
            place += len(part) + 1
    return text, Table(start, len(text), tuple(cells))


def rows(text: str, header: Header = PLAN, before: str = "") -> list[tuple[str, ...]]:
    text, one = table(before + text)
    return [
        (
            target.indicator,
            written(target),
            target.unit_norm or "",
            target.period or "",
        )
        for target in find_targets(text, [], [one], header)
    ]


class TestTables:
    def test_an_annex(self) -> None:
        annex = """\
TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì
I | Đến năm 2030 |  |  |
4 | Xếp hạng năng lực cạnh tranh số | Thứ bậc | ≤ 3 Đông Nam Á; ≤ 50 Thế giới | Bộ A
11.10 | Tỉ lệ hồ sơ | % | >= 30 | Bộ A
14 | Góp phần phát triển con người | Chỉ số phát triển con người (HDI) | > 0,7 | Bộ B
17 | Chi ngân sách | % tổng chi NSNN | ≥ 3% và tăng dần | Bộ C
18 | Nhân lực | Người/vạn dân | 12 | Bộ C
19 | Tổ chức được xếp hạng | Tổ chức | 40 - 50 | Bộ C
23 | Hạ tầng số |  | Tiên tiến, hiện đại | Bộ D
23.1 | Tỉ lệ truy nhập trên 1Gb/s | % | 100% | Bộ D
II | Đến năm 2045 |  |  |
30 | Dân số từ 15 tuổi trở lên có tài khoản | % | ≥ 95 | Bộ E
"""
        assert rows(annex) == [
            ("Xếp hạng năng lực cạnh tranh số", "<= 3 Thứ bậc", "rank", "Đến năm 2030"),
            ("Xếp hạng năng lực cạnh tranh số", "<= 50 Thứ bậc", "rank", "Đến năm 2030"),
            ("Tỉ lệ hồ sơ", ">= 30 %", "percent", "Đến năm 2030"),
            ("Góp phần phát triển con người", "> 0.7 Chỉ số phát triển con người (HDI)", "index", "Đến năm 2030"),
            ("Chi ngân sách", ">= 3 % tổng chi NSNN", "percent_of_budget", "Đến năm 2030"),
            ("Nhân lực", "= 12 Người/vạn dân", "person_per_10000", "Đến năm 2030"),
            ("Tổ chức được xếp hạng", "range 40..50 Tổ chức", "organisation", "Đến năm 2030"),
            ("Tỉ lệ truy nhập trên 1Gb/s", "= 100 %", "percent", "Đến năm 2030"),
            ("Dân số từ 15 tuổi trở lên có tài khoản", ">= 95 %", "percent", "Đến năm 2045"),
        ]

    @pytest.mark.parametrize(
        ("indicator", "direction"),
        [
            ("Mức giảm tỷ lệ hộ nghèo", "decrease"),
            ("Giảm tỷ lệ hộ nghèo", "decrease"),
            ("Tỷ lệ hộ nghèo giảm bình quân", "decrease"),
            ("Tốc độ tăng trưởng GRDP", "increase"),
            ("Giảm tỷ lệ hộ nghèo xuống còn", "level"),
            ("Tỷ lệ hộ nghèo", "level"),
        ],
    )
    def test_direction(self, indicator: str, direction: str) -> None:
        text, one = table(f"TT | Chỉ tiêu | Đơn vị | Kế hoạch 2026\n1 | {indicator} | % | 2\n")
        (target,) = find_targets(text, [], [one], PLAN)
        assert target.direction == direction

    def test_what_was_done_is_none(self) -> None:
        plan = """\
TT | Chỉ tiêu | Thực hiện 2025 | Kế hoạch 2026 | So sánh 2026/2025
1 | Thu ngân sách | 4.100 | 4.500 | 110
 | - Thu nội địa | 4.000 | 4.400 | 110
"""
        assert rows(plan, before="Đơn vị tính: tỷ đồng\n") == [
            ("Thu ngân sách", "= 4500 tỷ đồng", "VND_billion", "năm 2026"),
            ("Thu ngân sách: Thu nội địa", "= 4400 tỷ đồng", "VND_billion", "năm 2026"),
        ]

    def test_goals_of_places(self) -> None:
        goals = (
            "STT | Địa phương | Mục tiêu tăng trưởng GRDP năm 2026 (%)\n1 | Hà Nội | 11,0\n2 | Quảng Ninh | ≥ 12,5\n"
        )
        assert rows(goals) == [
            ("Mục tiêu tăng trưởng GRDP Hà Nội", "= 11.0 %", "percent", "năm 2026"),
            ("Mục tiêu tăng trưởng GRDP Quảng Ninh", ">= 12.5 %", "percent", "năm 2026"),
        ]

    @pytest.mark.parametrize(
        ("text", "header"),
        [
            ("TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian\n1 | Ban hành 05 văn bản | Bộ A | 2026 - 2027\n", PLAN),
            # Forms and standards in statutes use the same heads.
            ("TT | Chỉ tiêu | Đơn vị | Kế hoạch 2026\n1 | Độ ẩm | % | 12\n", DECREE),
            ("TT | Chỉ tiêu | Đơn vị | Thực hiện 2025\n1 | Thu | tỷ đồng | 12\n", PLAN),
        ],
    )
    def test_other_tables(self, text: str, header: Header) -> None:
        assert rows(text, header) == []

    def test_an_aim_told_in_a_list_of_tasks(self) -> None:
        tasks = "TT | Nhiệm vụ | Cơ quan\n1 | Số hóa: phấn đấu đến năm 2028 đạt 100% hồ sơ | Bộ A\n"
        assert [one[1] for one in rows(tasks)] == ["= 100 %"]

    def test_its_place(self) -> None:
        text, one = table("TT | Chỉ tiêu | Đơn vị | Kế hoạch 2026\n1 | Hộ nghèo | % | < 4\n")
        (target,) = find_targets(text, [], [one], PLAN)
        assert (target.table, text[target.value_start : target.value_end]) == ((0, 1, 3), "4")
        assert text[target.start : target.end] == "1 | Hộ nghèo | % | < 4"


def test_the_name_stands_left_of_the_years() -> None:
    text = """\
TT | Chỉ số | Mục tiêu năm 2026 | Mục tiêu năm 2030
1 | Chính phủ điện tử | Nhóm 65 nước đứng đầu | Nhóm 50 nước đứng đầu
2 | Mức độ hài lòng | ≥ 90% | ≥ 95%
"""
    assert [(name, figure, norm) for name, figure, norm, _ in rows(text, before="Xếp hạng\n")] == [
        ("Chính phủ điện tử", "<= 65 nước", "rank"),
        ("Chính phủ điện tử", "<= 50 nước", "rank"),
        ("Mức độ hài lòng", ">= 90 %", "percent"),
        ("Mức độ hài lòng", ">= 95 %", "percent"),
    ]


def test_the_time_of_a_task_is_that_of_its_row() -> None:
    text = """\
TT | Nhiệm vụ | Kết quả | Thời hạn
1 | Lập cơ sở nghiên cứu | Ít nhất 10 cơ sở được thành lập | 2030
"""
    header = Header(system="state", type="Nghị quyết", number="3/NQ-CP", date=datetime.date(2025, 1, 9))
    text, one = table(f"II. NHIỆM VỤ\n{text}")
    section = Section(0, None, "roman", "II", "II. NHIỆM VỤ", ("X",), 0, 12, len(text))
    found = [target for target in find_targets(text, [section], [one], header) if target.certainty != "rejected"]
    assert [(written(target), target.deadline) for target in found] == [(">= 10 cơ sở", datetime.date(2030, 12, 31))]
