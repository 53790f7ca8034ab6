"""What in a header is missing, and why; what may be wrong, and what it may be instead. Nothing is mended here.

1. Missing: left blank in a draft or form, that of another document (Kèm theo …), in a part of the text that this file
   has not (a consolidated text of two issues of the Gazette), or simply not printed.
2. Doubtful: a code that no type has and that a scan makes of another (26-NO/TU), a number mended in its separators, a
   type that does not fit the code, a year that does not fit the date, what only an introduction says, several signers,
   an issuer that is not who enacts it (“Bộ trưởng Bộ Công an ban hành Thông tư …” below CHÍNH PHỦ), what was misread.
3. A second document in the same file: the name of the state and another number with `Số` once more after the tail.
"""

import re
from collections.abc import Collection, Iterator

from ingest.form.head import Head
from ingest.form.issuers import NATION
from ingest.form.lines import Line, quoted_lines
from ingest.form.number import find_numbers, suspected
from ingest.form.signature import Signature
from ingest.model import Doubt, Header
from vietnamese.forms import fold

_LEAD = re.compile(r"^(?:(?:Luật|Nghị quyết|Pháp lệnh)\s+)?(?:[Ss]ố|SỐ)\s*:?\s*(?=\d)")
_NEAR = 8
_LONGEST_LINE = 90
_INTRODUCED = {
    "date": "Ngày lấy từ lời giới thiệu của trang đăng, không phải từ phần đầu văn bản.",
    "title": "Trích yếu lấy từ lời giới thiệu của trang đăng, không phải từ phần đầu văn bản.",
    "issuer": "Cơ quan ban hành lấy từ lời giới thiệu của trang đăng, không phải từ phần đầu văn bản.",
}
# By its code QĐ is both in the Party's numbers.
_BOTH = {"Quyết định", "Quy định"}


def find_doubts(
    header: Header,
    head: Head,
    tail: Signature,
    lines: list[Line],
    *,
    consolidated: bool,
    introduced: Collection[str],
    enacting: str | None = None,
) -> tuple[Doubt, ...]:
    """Return what the person should check.

    Args:
        header: As read.
        head: What the head prints.
        tail: What the tail prints.
        lines: All lines of the document.
        consolidated: Whether it is a consolidated text.
        introduced: Fields that only an introduction above the text gives.
        enacting: Who enacts it by the sentence of enactment.
    """
    if not any((header.number, header.type, header.issuer, header.date, header.title)):
        return (Doubt("document", "Không thấy phần đầu theo thể thức văn bản: chưa rõ số, loại, cơ quan và ngày."),)
    return (
        *_about_number(header, head, consolidated),
        *_about_date(header, head, consolidated),
        *_about_issuer(header, head, enacting),
        *_about_title(header, head),
        *(Doubt(field, f"In là «{printed}», có thể bị đọc sai: hãy đối chiếu.") for field, printed in head.misread),
        *(Doubt(field, _INTRODUCED[field]) for field in sorted(introduced)),
        *_about_signers(header, tail),
        *_second_document(header, tail, lines),
    )


def _about_number(header: Header, head: Head, consolidated: bool) -> Iterator[Doubt]:
    printed = head.printed
    if header.number is None:
        yield Doubt("number", _why_no_number(head, consolidated))
        return
    if printed is None or printed.number is None or printed.number.text != header.number:
        return
    number = printed.number
    if printed.mended:
        yield Doubt("number", f"Văn bản in «{printed.text}»; số được hiểu là {number.text}.")
    other = suspected(number, head.type)
    if other is not None:
        yield Doubt("number", f"Ký hiệu trong «{number.text}» có thể bị đọc nhầm: có thể là {other}.")
    elif number.type and head.type and not consolidated and not _fits(head.type, number.type):
        yield Doubt("type", f"Tên loại in là «{head.type}», nhưng ký hiệu {number.text} là của {number.type}.")


def _fits(printed: str, by_code: str) -> bool:
    return printed.startswith(by_code) or {printed, by_code} <= _BOTH


def _why_no_number(head: Head, consolidated: bool) -> str:
    if head.printed is not None and head.printed.hand:
        return f"Số không đọc được, có thể viết tay («{head.printed.hand} {head.printed.text}»): hãy xem trang gốc."
    if head.printed is not None:
        return f"Chỗ ghi số còn để trống («Số: {head.printed.text}»): có thể là bản dự thảo hoặc biểu mẫu."
    if consolidated:
        return (
            "Số, ngày và người ký của văn bản hợp nhất nằm ở phần xác thực cuối văn bản; tệp này không có phần đó "
            "(có thể ở số Công báo sau)."
        )
    numbers = find_numbers(head.attached_to or "")
    if head.attached_to is not None:
        named = f"số {numbers[0].text} " if numbers else "số nêu trong ngoặc "
        return f"Không có số riêng: {named}là của văn bản mà tài liệu này kèm theo."
    if head.annex:
        return "Phụ lục không có số riêng."
    return "Không thấy số ký hiệu ở phần đầu văn bản."


def _about_date(header: Header, head: Head, consolidated: bool) -> Iterator[Doubt]:
    if header.date is None:
        if head.blank_date:
            yield Doubt("date", "Chỗ ghi ngày, tháng còn để trống: có thể là bản dự thảo hoặc ngày ghi tay.")
        elif header.place is not None and not consolidated:
            yield Doubt("date", f"Ngày sau «{header.place}, ngày» không đọc được: hãy xem trang gốc.")
        elif not head.annex and not consolidated:
            yield Doubt("date", "Không thấy ngày ban hành.")
        return
    year = head.printed.number.year if head.printed and head.printed.number else None
    if year is not None and header.date.year != year:
        yield Doubt("date", f"Năm ban hành {header.date.year} khác năm {year} trong số {header.number}.")


def _about_title(header: Header, head: Head) -> Iterator[Doubt]:
    if header.title is None and not head.annex:
        yield Doubt("title", "Không thấy trích yếu ở phần đầu văn bản.")


def _about_issuer(header: Header, head: Head, enacting: str | None) -> Iterator[Doubt]:
    if header.issuer is None and not head.annex:
        yield Doubt("issuer", "Không thấy tên cơ quan ban hành ở phần đầu văn bản.")
    if enacting is None or header.issuer is None:
        return
    one, other = fold(header.issuer), fold(enacting)
    if head.issuer is None and header.issuer == enacting:
        yield Doubt("issuer", "Phần đầu không có tên cơ quan; tên này lấy từ câu ban hành trong văn bản.")
    elif not one.startswith(other) and not other.startswith(one) and " - " not in header.issuer:
        yield Doubt("issuer", f"Phần đầu in «{header.issuer}», nhưng câu ban hành ghi «{enacting}».")


def _about_signers(header: Header, tail: Signature) -> Iterator[Doubt]:
    if tail.signer is not None and tail.role is tail.manner is None:
        yield Doubt("signer", f"Không thấy chức vụ phía trên tên {header.signer}: chưa chắc đó là người ký.")
    if len(tail.signers) > 1:
        names = ", ".join(tail.signers)
        yield Doubt("signer", f"Văn bản có {len(tail.signers)} người ký: {names}; ở đây ghi người cuối.")


def _second_document(header: Header, tail: Signature, lines: list[Line]) -> Iterator[Doubt]:
    after = [i for i, line in enumerate(lines) if line.start >= tail.end and NATION.search(line.bare)]
    if not after:
        return
    quoted = quoted_lines(lines)
    for at in after:
        for line in lines[max(0, at - _NEAR) : at + _NEAR]:
            lead = _LEAD.match(line.bare)
            numbers = find_numbers(line.bare[lead.end() :]) if lead else []
            own = numbers and numbers[0].start == 0 and not quoted[at] and len(line.bare) < _LONGEST_LINE
            if own and numbers[0].text != header.number:
                yield Doubt(
                    "document",
                    f"Trong tệp có thể còn một văn bản khác, số {numbers[0].text}; "
                    "thông tin ở đây chỉ là của văn bản đầu.",
                )
                return
