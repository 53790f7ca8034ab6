"""The command header: shows the header of a document, or corrects it by hand.

1. Without options the header is shown, with what is to be checked in it.
2. An option sets a field, an empty value says that the document does not give it. The correction belongs to the file:
   it holds when the file is read again, until `--reset`.
3. A corrected number or date changes the name of the document in the library, so the new one is told.
"""

from typing import Annotated, Any

import typer

from errors import BadQuestion
from terminal import options
from terminal.documents.changing import complain
from terminal.guard import PROGRAM
from terminal.session import opened_library, show_result

_PANEL = "Sửa, để trống là không có / Correct, empty for none"


def _field(name: str, metavar: str, said: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, rich_help_panel=_PANEL, help=said)


Number = Annotated[str | None, _field("number", "SỐ", "Số ký hiệu: 26-NQ/TU, 30/2020/NĐ-CP. Number.")]
Type = Annotated[str | None, _field("type", "LOẠI", "Tên loại: Nghị quyết, Quyết định… Type.")]
Date = Annotated[str | None, _field("date", "NGÀY", "Ngày ban hành: 22/10/2024. Date of issue.")]
Place = Annotated[str | None, _field("place", "NƠI", "Nơi ban hành. Place.")]
Issuer = Annotated[str | None, _field("issuer", "CƠ_QUAN", "Cơ quan ban hành. Issuer.")]
Superior = Annotated[str | None, _field("superior", "CƠ_QUAN", "Cơ quan chủ quản. The body above the issuer.")]
Title = Annotated[str | None, _field("title", "TRÍCH_YẾU", "Trích yếu. Title.")]
Signer = Annotated[str | None, _field("signer", "HỌ_TÊN", "Người ký. Signer.")]
Role = Annotated[str | None, _field("role", "CHỨC_VỤ", "Chức vụ người ký: Bí thư. The signer's position.")]
Manner = Annotated[str | None, _field("manner", "THAY_MẶT", "Ký thay ai: T/M Tỉnh ủy. For whom it is signed.")]
Secrecy = Annotated[str | None, _field("secrecy", "MỨC", "Độ mật: Mật, Tối mật, Tuyệt mật. Secrecy.")]
Urgency = Annotated[str | None, _field("urgency", "MỨC", "Độ khẩn: Khẩn, Thượng khẩn, Hỏa tốc. Urgency.")]
Meeting = Annotated[str | None, _field("meeting", "HỘI_NGHỊ", "Hội nghị, kỳ họp. Meeting.")]
Reset = Annotated[bool, typer.Option("--reset", help="Bỏ mọi chỗ đã sửa, lấy lại như máy đọc. Undo all corrections.")]

FIELDS = (
    "number", "type", "date", "place", "issuer", "superior", "title", "signer", "role", "manner", "secrecy", "urgency",
    "meeting",
)  # fmt: skip


def header(
    context: typer.Context,
    document: options.Document,
    number: Number = None,
    type_: Type = None,
    date: Date = None,
    place: Place = None,
    issuer: Issuer = None,
    superior: Superior = None,
    title: Title = None,
    signer: Signer = None,
    role: Role = None,
    manner: Manner = None,
    secrecy: Secrecy = None,
    urgency: Urgency = None,
    meeting: Meeting = None,
    reset: Reset = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem phần đầu của văn bản và chỗ cần kiểm tra, hoặc sửa lại cho đúng; đọc lại tệp vẫn giữ chỗ đã sửa.

    Show a document's header with its doubts, or correct it; corrections outlive reading the file again.
    """
    import shapes
    from terminal.documents import listed as documents
    from terminal.documents.results import file_results

    changes = {
        field: value
        for name, value in context.params.items()
        if (field := name.rstrip("_")) in FIELDS and value is not None
    }
    if reset and changes:
        raise BadQuestion("Hoặc --reset để bỏ mọi chỗ đã sửa, hoặc sửa từng mục: không cùng một lúc.")
    with opened_library(context) as opened:
        result = opened.correct(document, changes) if reset or changes else None
        failed = result is not None and result.status == "failed"
        view = opened.show(document if result is None or failed else result.document or document)
    if as_json:
        show_result(shapes.header(view, result))
        complain([result] if result else [])
        return
    if result is not None and failed:
        show_result(file_results([result], result.seconds))
        complain([result])
    if result is not None:
        slug = view.document.slug
        undo = f"Bỏ chỗ sửa: {PROGRAM} header {slug} --reset"
        show_result(f"{'Đã bỏ mọi chỗ sửa.' if reset else f'Đã sửa. {undo}'}\nTên trong kho: {slug}\n")
    show_result(documents.header(view))
