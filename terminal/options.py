"""The options that several commands of `nghiquyet` share, with their help texts and checks.

--library and -v are read by their callbacks, so that they mean the same before and after the name of the command.
"""

import datetime
import logging
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

_FILTERS, _GENERAL = "Lọc / Filters", "Chung / General"
SYSTEMS = ("party", "state")
ORDERS = ("relevance", "date")
KINDS = ("header", "preamble", "body", "signature")
READINGS = (
    "accents", "capitals", "telex", "tone", "abbreviation", "number", "document", "pinpoint", "issuer", "type", "year",
    "place", "phrase", "english",
)  # fmt: skip


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"«{text}» không phải là ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2024-10-22") from None


def _whole_number(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise typer.BadParameter(f"«{text}» không phải là số từ {low} đến {high}")
    return int(text)


def _year(text: str) -> int:
    return _whole_number(text, 1900, 2200)


def _limit(text: str) -> int:
    return _whole_number(text, 1, 200)


def _port(text: str | int) -> int:
    return _whole_number(str(text), 1, 65535)  # the default comes as a number


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise typer.BadParameter(f"«{text}» không phải là một trong: {', '.join(choices)}")
    return text


def _system(text: str) -> str:
    return _one_of(text, SYSTEMS)


def _order(text: str) -> str:
    return _one_of(text, ORDERS)


def _kind(text: str) -> str:
    return _one_of(text, KINDS)


def _reading(text: str) -> str:
    return _one_of(text, READINGS)


def _choose_library(context: typer.Context, folder: Path | None) -> Path | None:
    if folder is not None:
        context.find_root().obj = folder
    return folder


def _log(verbose: bool) -> bool:
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    return verbose


def _print_version(wanted: bool) -> None:
    if wanted:
        try:
            typer.echo(f"nghiquyet {version('nghiquyet')}")
        except PackageNotFoundError:
            typer.echo("nghiquyet (chưa cài đặt / not installed)")
        raise typer.Exit


# readable=False everywhere: which file or folder cannot be read, and why, is for the library to say.
Library = Annotated[
    Path | None,
    typer.Option(
        "--library", metavar="THƯ_MỤC", readable=False, callback=_choose_library, rich_help_panel=_GENERAL,
        help="Kho dùng đến, thay cho biến NGHIQUYET_LIBRARY. The library's folder.",
    ),
]  # fmt: skip
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", callback=_log, rich_help_panel=_GENERAL, help="Ghi chi tiết ra stderr. Log to stderr."
    ),
]
Json = Annotated[
    bool, typer.Option("--json", rich_help_panel=_GENERAL, help="In một tài liệu JSON ra stdout. Print JSON.")
]

Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="In phiên bản. Print the version.")
]

Question = Annotated[
    list[str], typer.Argument(metavar="CÂU_HỎI", help="Điều cần tìm, có dấu hay không dấu. The question.")
]
Document = Annotated[
    str, typer.Argument(metavar="VĂN_BẢN", help="Tên trong kho, số ký hiệu hoặc tên tệp. Slug, number or file name.")
]
Paths = Annotated[
    list[Path],
    typer.Argument(metavar="ĐƯỜNG_DẪN", readable=False, help="Tệp, tệp nén ZIP hoặc thư mục. Files, ZIPs or folders."),
]
Folders = Annotated[
    list[Path], typer.Argument(metavar="THƯ_MỤC", readable=False, help="Thư mục cần theo dõi. Folders to watch.")
]
Waiting = Annotated[
    list[str] | None,
    typer.Argument(metavar="VĂN_BẢN", help="Chỉ những văn bản này, kể cả đã đọc. Only these, read already or not."),
]
Reread = Annotated[
    list[str] | None,
    typer.Argument(metavar="VĂN_BẢN", help="Chỉ những văn bản này; không ghi thì mọi văn bản. Only these, not all."),
]

Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="SỐ", parser=_limit, help="Số đoạn nhiều nhất, 1 đến 200. Most passages shown."),
]
PassageAddress = Annotated[
    str,
    typer.Argument(metavar="ĐỊA_CHỈ", help="Địa chỉ của đoạn: «II › 1 › gạch 3» hay «Điều 5 > Khoản 2». Its address."),
]
Sort = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="CÁCH",
        parser=_order,
        help="relevance: hợp nhất trước; date: mới nhất trước. Order of the hits.",
    ),
]
Facets = Annotated[
    bool,
    typer.Option("--facets", help="Đếm theo cơ quan, loại, năm, nơi ban hành. Count by issuer, type, year, place."),
]
AsTyped = Annotated[
    bool,
    typer.Option("--literal", help="Tìm đúng chữ đã gõ: không thêm dấu, không viết đầy đủ chữ tắt. Words as typed."),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="CÁCH_HIỂU", parser=_reading,
        help="Bỏ một cách hiểu câu hỏi đã nêu ở «Đã hiểu là»: accents, document, year…; dùng được nhiều lần. "
        "Leave a kind of reading out; repeatable.",
    ),
]  # fmt: skip
All = Annotated[
    bool, typer.Option("--all", help="Kể cả những gì đã bị loại, với lý do. Also what was rejected, with the reason.")
]
Whole = Annotated[
    bool, typer.Option("--all", help="Hiện đủ danh sách và câu trích dài, không gập. Show long lists and quotes whole.")
]
Removed = Annotated[bool, typer.Option("--removed", help="Các văn bản đã gỡ. Those that were removed.")]
Passages = Annotated[bool, typer.Option("--passages", help="In từng đoạn văn. Print each passage.")]
Pages = Annotated[
    bool, typer.Option("--pages", help="Từng trang được đọc bằng gì, tin được đến đâu. How each page was read.")
]
OcrLater = Annotated[
    bool,
    typer.Option("--ocr-later", "--no-ocr", help="Để trang ảnh chụp cho lệnh ocr. Leave pictures of pages for `ocr`."),
]
Poll = Annotated[
    bool, typer.Option("--poll", help="Cho ổ đĩa mạng: tự dò thay đổi. Look again and again, for network drives.")
]
Text = Annotated[bool, typer.Option("--text", help="In nguyên văn tệp. Print the raw text.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Không hỏi lại. Do not ask.")]
Fill = Annotated[
    list[Path] | None,
    typer.Option(
        "--ingest",
        metavar="ĐƯỜNG_DẪN",
        readable=False,
        help="Nạp nếu kho còn trống; dùng được nhiều lần. Fill a new library.",
    ),
]
Port = Annotated[int, typer.Option("--port", metavar="CỔNG", parser=_port, help="Cổng. Port.")]
Address = Annotated[
    str, typer.Option("--address", metavar="ĐỊA_CHỈ", help="0.0.0.0 mở cho cả mạng. Address to listen at.")
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Không mở trình duyệt. Open no browser.")]

Documents = Annotated[
    list[str] | None,
    typer.Option(
        "--document", "-d", metavar="VĂN_BẢN", rich_help_panel=_FILTERS,
        help="Chỉ văn bản này; dùng được nhiều lần. Only this document; repeatable.",
    ),
]  # fmt: skip
Issuer = Annotated[
    str | None,
    typer.Option("--issuer", metavar="CƠ_QUAN", rich_help_panel=_FILTERS, help="Cơ quan ban hành. Issuer."),
]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="LOẠI", rich_help_panel=_FILTERS, help="Tên loại: nghị quyết, chỉ thị… Type."),
]
Number = Annotated[
    str | None, typer.Option("--number", metavar="SỐ", rich_help_panel=_FILTERS, help="Số ký hiệu: 26-NQ/TU. Number.")
]
Year = Annotated[
    int | None,
    typer.Option("--year", metavar="NĂM", parser=_year, rich_help_panel=_FILTERS, help="Năm ban hành. Year of issue."),
]
TargetYear = Annotated[
    int | None,
    typer.Option(
        "--for", metavar="NĂM", parser=_year, rich_help_panel="Lọc chỉ tiêu / Target filters",
        help="Chỉ tiêu của năm này: hạn hoặc thời kỳ. Year of the deadline or in the period.",
    ),
]  # fmt: skip
AsOf = Annotated[
    datetime.date | None,
    typer.Option(
        "--at", metavar="YYYY-MM-DD", parser=_day, help="Xét vào ngày này; không ghi thì hôm nay. As of this day."
    ),
]
Since = Annotated[
    datetime.date | None,
    typer.Option(
        "--since", metavar="YYYY-MM-DD", parser=_day, rich_help_panel=_FILTERS,
        help="Ban hành từ ngày này. Issued on this day or later.",
    ),
]  # fmt: skip
Until = Annotated[
    datetime.date | None,
    typer.Option(
        "--until", metavar="YYYY-MM-DD", parser=_day, rich_help_panel=_FILTERS,
        help="Ban hành đến hết ngày này. Issued on this day or earlier.",
    ),
]  # fmt: skip
System = Annotated[
    str | None,
    typer.Option(
        "--system", metavar="party|state", parser=_system, rich_help_panel=_FILTERS,
        help="party: của Đảng; state: của Nhà nước. Party or state.",
    ),
]  # fmt: skip
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="LOẠI", parser=_kind, rich_help_panel=_FILTERS,
        help=f"Loại đoạn: {', '.join(KINDS)}; dùng được nhiều lần. Kind of passage; repeatable.",
    ),
]  # fmt: skip
