"""The command `targets`: what a document sets as aims, or the ledger of the whole library."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from terminal import options
from terminal.saving import new_file, save
from terminal.session import filters_of, opened_library, show_result

if TYPE_CHECKING:
    from shapes import Shape

ORDERS = ("document", "indicator", "value", "deadline", "unit")
GROUPS = ("document", "indicator", "heading", "period", "unit")
DIRECTIONS = ("level", "increase", "decrease")
COMPARATORS = ("=", ">=", ">", "<=", "<", "~", "range")
CERTAINTIES = ("certain", "ambiguous", "rejected")
_CONDITIONS, _OUTPUT = "Lọc chỉ tiêu / Target filters", "Kết quả / Output"


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in choices:
            raise typer.BadParameter(f"«{text}» không phải là một trong: {', '.join(choices)}")
        return text

    return parse


def _option(name: str, metavar: str, help: str, **more: Any) -> Any:  # noqa: A002  as typer names it
    return typer.Option(name, metavar=metavar, help=help, rich_help_panel=more.pop("panel", _CONDITIONS), **more)


Document = Annotated[
    str | None,
    typer.Argument(
        metavar="VĂN_BẢN", help="Không ghi thì cả kho. Slug, number or file name; without it the whole library."
    ),
]
Words = Annotated[
    str | None,
    _option("--words", "TỪ", "Từ trong tên chỉ tiêu, nơi, đề mục; có dấu hay không. Words of the indicator."),
]
Indicator = Annotated[
    str | None, _option("--indicator", "MÃ", "Mã chỉ tiêu chung, xem ở lệnh indicators. Id of a canonical indicator.")
]
Unit = Annotated[str | None, _option("--unit", "ĐƠN_VỊ", "Đơn vị: %, ha, «tỷ đồng», VND, percent_of_gdp. Unit.")]
Direction = Annotated[
    str | None,
    _option("--direction", "HƯỚNG", f"Hướng: {', '.join(DIRECTIONS)}. Direction.", parser=_one_of(DIRECTIONS)),
]
Comparator = Annotated[
    str | None,
    _option("--comparator", "DẤU", f"So sánh: {' '.join(COMPARATORS)}. Comparator.", parser=_one_of(COMPARATORS)),
]
Scope = Annotated[str | None, _option("--scope", "NƠI", "Nơi hoặc nhóm đối tượng. Place or group.")]
Certainty = Annotated[
    str | None,
    _option("--certainty", "MỨC", f"Độ chắc chắn: {', '.join(CERTAINTIES)}. Certainty.", parser=_one_of(CERTAINTIES)),
]
Ocr = Annotated[
    bool | None,
    typer.Option(
        "--ocr/--not-ocr", rich_help_panel=_CONDITIONS, help="Do máy đọc từ ảnh, hay không. Read by OCR, or not."
    ),
]
Sort = Annotated[
    str, _option("--sort", "CÁCH", f"Thứ tự: {', '.join(ORDERS)}. Order.", panel=_OUTPUT, parser=_one_of(ORDERS))
]
Group = Annotated[
    str | None,
    _option("--group", "CÁCH", f"Xếp nhóm: {', '.join(GROUPS)}. Group by.", panel=_OUTPUT, parser=_one_of(GROUPS)),
]
Out = Annotated[
    Path | None,
    _option(
        "--out", "TỆP", "Ghi ra tệp .csv, .xlsx hoặc .json. Write a file.",
        panel=_OUTPUT, readable=False, callback=new_file(".csv", ".xlsx", ".json"),
    ),
]  # fmt: skip
App = Annotated[
    str | None, _option("--app", "URL", "Địa chỉ của giao diện web, cho liên kết trong tệp. The app's.", panel=_OUTPUT)
]


def targets(
    context: typer.Context,
    document: Document = None,
    everything: options.All = False,
    words: Words = None,
    indicator: Indicator = None,
    unit: Unit = None,
    direction: Direction = None,
    comparator: Comparator = None,
    deadline: options.TargetYear = None,
    scope: Scope = None,
    certainty: Certainty = None,
    ocr: Ocr = None,
    documents: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    number: options.Number = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    sort: Sort = "document",
    group: Group = None,
    out: Out = None,
    app: App = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê các chỉ tiêu bằng số của một văn bản hay của cả kho, kèm thời gian và địa chỉ; chỗ chưa chắc thì nói rõ.

    List the numeric targets of a document, or of the whole library, with period and address; doubtful ones say why.
    """
    from library import TargetFilters, grouped, tables, targets_table
    from shapes import as_file
    from shapes.targets import targets as targets_shape
    from terminal.targets import table as shown

    conditions = TargetFilters(
        words=words or "",
        indicator=indicator,
        unit=unit,
        direction=direction,  # type: ignore[arg-type]  # its parser lets nothing else through
        comparator=comparator,  # type: ignore[arg-type]
        year=deadline,
        scope=scope,
        certainty=certainty,  # type: ignore[arg-type]
        ocr=ocr,
        rejected=True,
    )
    with opened_library(context) as opened:
        view = opened.show(document) if document else None
        given = {**locals(), "document": [view.document.slug] if view else documents}
        among = filters_of(opened, given)
        found = opened.targets(conditions, among, sort)  # type: ignore[arg-type]
        unread = opened.not_read(among)
        rows = [row for row in found if everything or certainty or row.target.certainty != "rejected"]
        wanted = as_json or out is not None or group == "indicator"
        indicator_of = opened.indicator_of() if wanted else {}
    left_out = len(found) - len(rows)
    groups = grouped(rows, group, indicator_of) if group else None  # type: ignore[arg-type]

    def shape() -> "Shape":
        about = view.document if view else None
        return targets_shape(rows, indicator_of, left_out, unread, about=about, groups=groups)

    if out is not None:
        if out.suffix.lower() == ".json":
            content = as_file(shape())
        else:
            table = targets_table(rows, indicator_of, app or tables.APP)
            content = (tables.as_csv if out.suffix.lower() == ".csv" else tables.as_xlsx)(table)
        save(out, content, f"{len(rows)} chỉ tiêu")
    if as_json:
        show_result(shape())
    elif out is None and view and not groups:
        show_result(shown.targets_table(view, rows, left_out))
    elif out is None:
        show_result(shown.ledger_table(rows, groups, left_out, unread))
