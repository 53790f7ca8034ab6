import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import EXIT_USAGE
from ingest.form.corrections import WrongCorrection, corrected
from ingest.model import Doubt, Header

READ = Header(
    system="state",
    number="26/NO-TU",
    type="Nghị quyết",
    title="về việc thử",
    doubts=(Doubt("number", "đọc nhầm"), Doubt("date", "không thấy")),
)


def test_what_is_corrected_is_settled() -> None:
    found = corrected(READ, {"number": "26 - nq/tu", "date": "22/10/2024"})
    assert found == dataclasses.replace(
        READ, system="party", number="26-NQ/TU", date=datetime.date(2024, 10, 22), doubts=()
    )


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("number", "30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("number", "31/2024/QH15", "31/2024/QH15"),
        ("number", "1141-TC/QĐ/CĐKT", "1141-TC/QĐ/CĐKT"),
        ("date", "2024-10-22", datetime.date(2024, 10, 22)),
        ("date", "ngày 22 tháng 10 năm 2024", datetime.date(2024, 10, 22)),
        ("type", "QUYẾT ĐỊNH", "Quyết định"),
        ("secrecy", "TỐI MẬT", "Tối mật"),
        ("urgency", "hoả tốc", "Hỏa tốc"),
        # decomposed letters and stray blanks, as a terminal gives them
        ("issuer", " Tỉnh  u\u0309y Kon Tum\n", "Tỉnh ủy Kon Tum"),
        ("title", "", None),
        ("signer", "  ", None),
    ],
)
def test_values(field: str, written: str, value: object) -> None:
    assert getattr(corrected(READ, {field: written}), field) == value


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("number", "hai mươi sáu", "không phải số ký hiệu"),
        ("number", "26-NQ/TU và 27-NQ/TU", "không phải số ký hiệu"),
        ("number", "/KH-UBND", "không phải số ký hiệu"),
        ("date", "31/02/2024", "không phải một ngày"),
        ("date", "2024-13-01", "không phải một ngày có thật"),
        ("date", "tháng 10 năm 2024", "không phải một ngày"),
        ("date", "22/10/2024 hoặc 23/10/2024", "không phải một ngày"),
        ("type", "Nghị quyết số 5", "không phải tên loại"),
        ("secrecy", "hơi mật", "Tuyệt mật, Tối mật, Mật"),
        ("signer", "—", "không có chữ nào"),
        ("title", "x" * 3_000, "dài hơn"),
        ("sample", "True", "Không có mục «sample»"),
        ("sáng kiến", "x", "number, type, date"),
    ],
)
def test_what_cannot_be(field: str, written: str, said: str) -> None:
    with pytest.raises(WrongCorrection, match=said) as raised:
        corrected(READ, {"place": "Kon Tum", field: written})
    assert raised.value.exit_code == EXIT_USAGE


@given(st.sampled_from(["number", "date", "type", "issuer", "secrecy"]), st.text(max_size=60))
def test_anything_typed_is_a_value_or_a_message(field: str, written: str) -> None:
    try:
        found = corrected(READ, {field: written})
    except WrongCorrection:
        return
    assert found.title == READ.title
