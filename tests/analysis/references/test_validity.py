import datetime
from functools import cache

import pytest

from analysis.references.network import reference_graph
from analysis.references.validity import provision, validity
from analysis.references.validity_evidence import told
from errors import NotInLibrary
from index.view import view_of
from tests.analysis.references.papers import catalog, named, paper

TODAY = datetime.date(2026, 11, 23)
LAW = paper(
    "CHÍNH PHỦ", "10/2024/NĐ-CP", "15/01/2024", "Nghị định", "Quy định về quản lý cụm công nghiệp",
    "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về cụm công nghiệp.\n"
    "Điều 5. Điều kiện\n1. Có quy hoạch được duyệt.\n2. Có vốn từ 10 tỷ đồng.\n"
    "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2024, trừ khoản 2 Điều"
    " này.\n2. Quy định tại khoản 2 Điều 5 của Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.",
)  # fmt: skip


def decree(number, day, clauses, title="Quy định về cụm công nghiệp"):
    body = "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định về cụm công nghiệp.\nĐiều 2. Hiệu lực thi hành\n"
    return paper("CHÍNH PHỦ", number, day, "Nghị định", title, body + clauses)


FROM = "1. Nghị định này có hiệu lực thi hành từ ngày {}.\n"
OLD = "Nghị định số 10/2024/NĐ-CP ngày 15 tháng 01 năm 2024 của Chính phủ"
REPLACING = decree("20/2025/NĐ-CP", "10/5/2025", FROM.format("01/7/2025") + f"2. Nghị định này thay thế {OLD}.")
LAPSING = decree(
    "20/2025/NĐ-CP", "10/5/2025",
    FROM.format("01/7/2025") + "2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:\n"
    f"a) {OLD} quy định về quản lý cụm công nghiệp;\nb) Nghị định số 11/2020/NĐ-CP.",
)  # fmt: skip
AMENDING = paper(
    "CHÍNH PHỦ", "15/2024/NĐ-CP", "01/10/2024", "Nghị định", f"Sửa đổi, bổ sung một số điều của {OLD}",
    f"Điều 1. Sửa đổi, bổ sung một số điều của {OLD}\n1. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:\n"
    "“1. Có quy hoạch tỉnh được duyệt.”.\n2. Bãi bỏ khoản 2 Điều 5.\n"
    "Điều 2. Hiệu lực thi hành\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 12 năm 2024.",
)  # fmt: skip


@pytest.fixture
def judged(tmp_path):
    def judge(*papers, number="10/2024/NĐ-CP", at="2026-01-01", address=None, today=TODAY):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        made = catalog(folder, *papers)
        graph, known = reference_graph(made), made.documents()

        @cache
        def open_(one):
            return view_of(one, made)

        @cache
        def tell_of(one):
            return told(one, graph.cited_by(one.slug), open_, known)

        document = named(made, number)
        place = provision(address, open_(document)) if address else ()
        found = validity(document, datetime.date.fromisoformat(at), today, tell_of, place)
        for one in (*found.own, *found.changes, *found.reports):
            assert made.raw(one.by.slug)[one.start : one.end] == one.quote
        return found

    return judge


@pytest.mark.parametrize(
    ("others", "at", "status", "since"),
    [
        # its own clause alone
        ([], "2024-02-29", "not_yet", None),
        ([], "2024-03-01", "in_force", "2024-03-01"),
        ([], "2023-12-31", "not_yet", None),
        # nobody knows what is to come
        ([], "2030-01-01", "unknown", None),
        # replaced by a later one, from the day on which that is in force
        ([REPLACING], "2025-06-30", "in_force", "2024-03-01"),
        ([REPLACING], "2025-07-01", "replaced", "2025-07-01"),
        ([REPLACING], "2030-01-01", "replaced", "2025-07-01"),
        ([LAPSING], "2025-07-01", "repealed", "2025-07-01"),
        # amended in part, and replaced after that
        ([AMENDING], "2024-11-30", "in_force", "2024-03-01"),
        ([AMENDING], "2024-12-01", "amended", "2024-12-01"),
        ([AMENDING, REPLACING], "2025-08-01", "replaced", "2025-07-01"),
        # a consolidated text only reports
        ([paper("BỘ CÔNG THƯƠNG", "5/VBHN-BCT", "01/8/2025", "Văn bản hợp nhất", "Nghị định",
                f"Điều 1. Bãi bỏ {OLD}")], "2026-01-01", "in_force", "2024-03-01"),
        # an older act cannot have done it
        ([decree("8/2023/NĐ-CP", "10/5/2023", f"1. Nghị định này thay thế {OLD}.")], "2026-01-01", "in_force",
         "2024-03-01"),
        # what is only planned
        ([paper("CHÍNH PHỦ", "9/NQ-CP", "01/8/2025", "Nghị quyết", "Chương trình công tác",
                f"1. Bộ Công Thương trình Chính phủ ban hành thay thế {OLD} trong năm 2026.")], "2026-01-01",
         "in_force", "2024-03-01"),
    ],
)  # fmt: skip
def test_a_document_as_of_a_day(judged, others, at, status, since):
    found = judged(LAW, *others, at=at)
    assert (found.status, found.since and found.since.isoformat()) == (status, since)


def test_the_head_of_a_list_is_part_of_the_evidence(judged):
    (change,) = judged(LAW, LAPSING).changes
    assert change.quote.startswith("a) Nghị định số 10/2024/NĐ-CP")
    assert "hết hiệu lực" in (change.lead or "")


@pytest.mark.parametrize(
    ("others", "at", "address", "status", "since"),
    [
        # a provision with a first day of its own
        ([], "2024-06-30", "Điều 5 › Khoản 2", "not_yet", None),
        ([], "2024-07-01", "dieu 5 > khoan 2", "in_force", "2024-07-01"),
        ([], "2024-06-30", "Điều 5 › Khoản 1", "in_force", "2024-03-01"),
        # amended, repealed, and untouched
        ([AMENDING], "2025-01-01", "Điều 5 › Khoản 1", "amended", "2024-12-01"),
        ([AMENDING], "2025-01-01", "Điều 5 › Khoản 2", "repealed", "2024-12-01"),
        ([AMENDING], "2025-01-01", "Điều 5", "amended", "2024-12-01"),
        ([AMENDING], "2025-01-01", "Điều 1", "in_force", "2024-03-01"),
        # it goes with the whole act
        ([AMENDING, REPLACING], "2026-01-01", "Điều 1", "replaced", "2025-07-01"),
    ],
)
def test_a_provision_as_of_a_day(judged, others, at, address, status, since):
    found = judged(LAW, *others, at=at, address=address)
    assert (found.status, found.since and found.since.isoformat()) == (status, since)


def test_a_provision_that_is_not_there(judged):
    with pytest.raises(NotInLibrary, match="Điều 50"):
        judged(LAW, address="Điều 50")


def test_the_provisions_that_were_touched(judged):
    places = {place for one in judged(LAW, AMENDING).changes for place in one.places}
    assert places == {("Điều 5", "Khoản 1"), ("Điều 5", "Khoản 2")}


@pytest.mark.parametrize(
    ("clauses", "at", "status"),
    [
        # its own end, the last day included
        ("Nghị định này có hiệu lực từ ngày 01/3/2024 đến hết ngày 31/12/2025.", "2025-12-31", "in_force"),
        ("Nghị định này có hiệu lực từ ngày 01/3/2024 đến hết ngày 31/12/2025.", "2026-01-01", "expired"),
        ("Nghị định này có hiệu lực từ ngày 01/3/2024.\n2. Nghị định này hết hiệu lực kể từ ngày 01/01/2026.",
         "2026-01-01", "expired"),
        # from the day of signing, if it says so; else nobody knows
        ("Nghị định này có hiệu lực kể từ ngày ký ban hành.", "2024-01-15", "in_force"),
        ("Các bộ chịu trách nhiệm thi hành Nghị định này.", "2026-01-01", "unknown"),
        # two first days contradict each other
        ("Nghị định này có hiệu lực từ ngày 01/3/2024.\n2. Nghị định này có hiệu lực từ ngày 01/5/2024.",
         "2026-01-01", "unknown"),
        # an end that is no day
        ("Nghị định này có hiệu lực từ ngày 01/3/2024.\n2. Nghị định này áp dụng đến khi Luật mới được ban hành.",
         "2026-01-01", "unknown"),
    ],
)  # fmt: skip
def test_its_own_words(judged, clauses, at, status):
    assert judged(decree("10/2024/NĐ-CP", "15/01/2024", f"1. {clauses}"), at=at).status == status


def test_no_date_and_from_the_day_of_signing_is_unknown(judged):
    found = judged(decree("10/2024/NĐ-CP", None, "1. Nghị định này có hiệu lực kể từ ngày ký."))
    assert found.status == "unknown"
    assert any("ngày ban hành" in one for one in found.needed)


def test_a_chain_of_replacements(judged):
    last = decree(
        "30/2026/NĐ-CP", "01/02/2026",
        FROM.format("01/3/2026") + "2. Nghị định này thay thế Nghị định số 20/2025/NĐ-CP ngày 10 tháng 5 năm 2025.",
    )  # fmt: skip
    found = judged(LAW, REPLACING, last, at="2026-06-01")
    assert [(one.document.number, one.by.number) for one in found.succession] == [
        ("10/2024/NĐ-CP", "20/2025/NĐ-CP"),
        ("20/2025/NĐ-CP", "30/2026/NĐ-CP"),
    ]
    assert (found.status, found.conflicts) == ("replaced", ())


def test_two_that_replace_each_other(judged):
    first = decree("10/2024/NĐ-CP", "15/01/2024", f"{FROM.format('01/3/2024')}2. Nghị định này thay thế Nghị định số"
                   " 20/2024/NĐ-CP ngày 15 tháng 01 năm 2024.")  # fmt: skip
    other = decree("20/2024/NĐ-CP", "15/01/2024", f"{FROM.format('01/3/2024')}2. Nghị định này thay thế {OLD}.")
    found = judged(first, other)
    assert found.status == "unknown"
    assert "thay thế lẫn nhau" in found.conflicts[0]
    assert len(found.succession) == 2


def test_one_that_says_it_replaces_itself(judged):
    assert judged(decree("10/2024/NĐ-CP", "15/01/2024", f"{FROM.format('01/3/2024')}2. Nghị định này thay thế {OLD}."),
                  at="2026-01-01").status == "in_force"  # fmt: skip


def test_of_two_with_one_number_neither_is_taken_for_replaced(judged, tmp_path):
    one = paper("ỦY BAN NHÂN DÂN TỈNH", "5/QĐ-UBND", "10/01/2024", "Quyết định", "Quy định về cụm công nghiệp",
                "Điều 1. Quyết định này có hiệu lực kể từ ngày ký.", place="Kon Tum")  # fmt: skip
    other = one.replace("10 tháng 01 năm 2024", "20 tháng 02 năm 2024")
    by = paper("ỦY BAN NHÂN DÂN TỈNH", "9/QĐ-UBND", "10/01/2025", "Quyết định", "Quy định về cụm công nghiệp",
               "Điều 1. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND.",
               place="Kon Tum")  # fmt: skip
    made = catalog(tmp_path, one, other, by)
    graph, known = reference_graph(made), made.documents()
    for document in known:
        if document.number == "5/QĐ-UBND":
            tell = told(document, graph.cited_by(document.slug), lambda found: view_of(found, made), known)
            assert [change.certain for change in tell.changes] == [False]
            found = validity(document, TODAY, TODAY, lambda _, tell=tell: tell)
            assert found.status == "unknown"
            assert "nhiều văn bản cùng số" in found.reason


def test_an_official_list_reports_the_day(judged):
    by = paper(
        "BỘ CÔNG THƯƠNG", "77/QĐ-BCT", "30/7/2025", "Quyết định", "Công bố Danh mục văn bản hết hiệu lực",
        "Điều 1. Công bố Danh mục.\n\nDANH MỤC\nSTT | Văn bản | Lý do | Ngày hết hiệu lực\n"
        f"1 | {OLD} quy định về cụm công nghiệp | Được thay thế bởi Nghị định số 21/2025/NĐ-CP ngày 12/5/2025 | "
        "15/6/2025",
    )  # fmt: skip
    found = judged(LAW, by)
    assert (found.status, found.since) == ("replaced", datetime.date(2025, 6, 15))
    assert found.reports[0].named == "Nghị định số 21/2025/NĐ-CP ngày 12/5/2025"
    assert any("21/2025/NĐ-CP" in one for one in found.needed)


def test_what_others_say_was_amended_is_amended(judged):
    by = paper("BỘ CÔNG THƯƠNG", "7/2025/TT-BCT", "30/7/2025", "Thông tư", "Hướng dẫn về cụm công nghiệp",
               f"Căn cứ {OLD} được sửa đổi, bổ sung bởi Nghị định số 21/2025/NĐ-CP ngày 12/5/2025;\n\n"
               "Điều 1. Phạm vi điều chỉnh")  # fmt: skip
    found = judged(LAW, by)
    assert (found.status, found.since) == ("amended", None)
    assert "21/2025/NĐ-CP" in found.reason
    # where it was amended is not said
    assert judged(LAW, by, at="2025-01-01").status == "in_force"


@pytest.mark.parametrize(
    "said",
    [
        "Các nội dung của {} mà không được sửa đổi, bổ sung tại Nghị định số 21/2025/NĐ-CP thì tiếp tục áp dụng.",
        "Căn cứ {} và Nghị định số 9/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 21/2025/NĐ-CP;",
    ],
)
def test_what_is_said_of_another_act_is_no_report(judged, said):
    by = paper(
        "BỘ CÔNG THƯƠNG", "7/2025/TT-BCT", "30/7/2025", "Thông tư", "Hướng dẫn", f"{said.format(OLD)}\n\nĐiều 1. A"
    )
    assert judged(LAW, by).reports == ()


def test_what_another_act_prolongs_has_no_end_that_is_known(judged):
    text = decree("10/2024/NĐ-CP", "15/01/2024", "Nghị định này có hiệu lực từ ngày 01/3/2024 đến hết ngày 31/12/2025.")
    longer = paper("CHÍNH PHỦ", "3/2025/NQ-CP", "20/12/2025", "Nghị quyết",
                   f"Về việc kéo dài thời hạn áp dụng của {OLD} đến hết ngày 30 tháng 6 năm 2026",
                   "Điều 1. Kéo dài thời hạn áp dụng.")  # fmt: skip
    assert judged(text, longer, at="2026-06-30").status == "in_force"


def test_what_was_prolonged_ends_on_the_new_day(judged):
    text = decree("10/2024/NĐ-CP", "15/01/2024", "Nghị định này có hiệu lực từ ngày 01/3/2024 đến hết ngày 31/12/2025.")
    longer = paper("CHÍNH PHỦ", "3/2025/NQ-CP", "20/12/2025", "Nghị quyết",
                   f"Về việc kéo dài thời hạn áp dụng của {OLD} đến hết ngày 30 tháng 6 năm 2026",
                   "Điều 1. Kéo dài thời hạn áp dụng.")  # fmt: skip
    found = judged(text, longer, at="2026-07-01")
    assert (found.status, found.until) == ("expired", datetime.date(2026, 6, 30))


SHEET = (
    "Thông tư số 22/2019/TT-BTTTT quy định về phần mềm\nThuộc tính\nLược đồ\nVăn bản gốc\nNgày cập nhật:\n17/03/2026\n"
    "Số hiệu\n22/2019/TT-BTTTT\nLoại văn bản\nThông tư\nNgày có hiệu lực\n20/02/2020\nTình trạng hiệu lực\n{}\n"
    "Ngày hết hiệu lực\n{}\n"
)


@pytest.mark.parametrize(
    ("status", "ended", "at", "expected"),
    [
        ("Còn hiệu lực", "--", "2026-01-01", "in_force"),
        ("Hết hiệu lực toàn bộ", "05/04/2024", "2024-04-04", "in_force"),
        ("Hết hiệu lực toàn bộ", "05/04/2024", "2024-04-05", "repealed"),
        # it ended some day before the sheet was made
        ("Hết hiệu lực toàn bộ", "--", "2026-03-17", "repealed"),
        ("Hết hiệu lực toàn bộ", "--", "2025-01-01", "unknown"),
        ("Hết hiệu lực một phần", "--", "2026-06-01", "amended"),
    ],
)
def test_the_sheet_of_the_national_database(tmp_path, status, ended, at, expected):
    made = catalog(tmp_path, SHEET.format(status, ended))
    (document,) = made.documents()
    tell = told(document, [], lambda found: view_of(found, made), [document])
    assert validity(document, datetime.date.fromisoformat(at), TODAY, lambda _: tell).status == expected
