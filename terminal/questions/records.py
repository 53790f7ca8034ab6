"""The commands log and feedback: the questions that were asked and what was thought of the answers.

1. Without options the latest are listed, the newest last, where one looks first; nothing is asked or loaded anew.
2. `--out` copies the lines as they are: `python -m bench cases --questions FILE` reads those of feedback.
3. `--clear` deletes them, after asking.
"""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from errors import EXIT_UNEXPECTED, BadQuestion, RecordNotSaved
from terminal import options
from terminal.guard import PROGRAM
from terminal.questions.evidence import REASONS
from terminal.session import confirmed, opened_library, show_result
from terminal.text import cut, indented, percent, safe_name, seconds_text

if TYPE_CHECKING:
    from library import Logged, Rating, Records, Said
    from shapes import Shape

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="TỆP", readable=False, help="Chép ra tệp JSONL mới. Copy to a new JSONL file."),
]
Clear = Annotated[bool, typer.Option("--clear", help="Xóa hết, sau khi hỏi lại. Delete all, after asking.")]
_LATEST = 30


def log(
    context: typer.Context,
    whole: options.Whole = False,
    out: Out = None,
    clear: Clear = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem nhật ký câu hỏi của kho (tắt nếu chưa đặt log_days); chỉ ở trên máy này.

    List the questions that were asked (off unless log_days is set); they stay on this machine.
    """
    with opened_library(context) as opened:
        days = opened.settings.log_days
        records = opened.questions()
        if clear:
            _clear(records, opened.clear_questions, "câu hỏi", yes=yes, as_json=as_json)
            records = opened.questions()
    if out is not None:
        _copy(records, out)
    if as_json:
        show_result(_shape(records, "questions", _logged_shape) | {"log_days": days})
    elif out is None and not clear:
        show_result(Group(*_list(records, _logged, "câu hỏi nào trong nhật ký", whole=whole), *_state(days)))


def feedback(
    context: typer.Context,
    whole: options.Whole = False,
    out: Out = None,
    clear: Clear = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Xem những câu trả lời đã được đánh giá đúng hay sai; chỉ ở trên máy này.

    List the replies that were rated right or wrong; they stay on this machine.
    """
    with opened_library(context) as opened:
        records = opened.feedback()
        if clear:
            _clear(records, opened.clear_feedback, "đánh giá", yes=yes, as_json=as_json)
            records = opened.feedback()
    if out is not None:
        _copy(records, out)
    if as_json:
        show_result(_shape(records, "ratings", _rating_shape))
    elif out is None and not clear:
        how = f"Đánh giá khi hỏi: {PROGRAM} ask … --good, hoặc --bad «lý do»"
        show_result(Group(*_list(records, _rating, "đánh giá nào", whole=whole), Text(how, "dim")))


def _clear(records: "Records[Any]", clear: Callable[[], None], what: str, *, yes: bool, as_json: bool) -> None:
    count = len(records.lines) + records.damaged
    if not count:
        typer.echo(f"Không có {what} nào để xóa.", err=True)
        return
    if not yes and not confirmed(f"Xóa {count} {what}? Không lấy lại được.", "Chưa xóa gì", as_json=as_json):
        typer.echo("Không xóa gì.", err=True)
        raise typer.Exit(EXIT_UNEXPECTED)
    clear()
    typer.echo(f"Đã xóa {count} {what}.", err=True)


def _copy(records: "Records[Any]", out: Path) -> None:
    if not records.file.exists():
        raise BadQuestion("Chưa có gì để chép ra.")
    try:
        content = records.file.read_bytes()
        with out.open("xb") as opened:
            opened.write(content)
    except FileExistsError as error:
        raise RecordNotSaved(f"Đã có «{out}»; hãy chọn tên khác, tệp cũ không bị ghi đè.") from error
    except OSError as error:
        raise RecordNotSaved(f"Không chép được ra «{out}»: {error.strerror}. Hãy chọn chỗ khác.") from error
    typer.echo(f"Đã chép {len(records.lines)} dòng ra {out}.", err=True)


def _list(
    records: "Records[Any]", line: Callable[[Any], Iterator[RenderableType]], what: str, *, whole: bool
) -> Iterator[RenderableType]:
    shown = records.lines if whole else records.lines[-_LATEST:]
    if len(shown) < len(records.lines):
        yield Text(f"Còn {len(records.lines) - len(shown)} dòng cũ hơn: xem đủ bằng --all", "bold yellow")
    for record in shown:
        yield from line(record)
    if not records.lines:
        yield Text(f"Chưa có {what}.", "yellow")
    if records.damaged:
        yield Text(f"⚠ {records.damaged} dòng của {safe_name(records.file)} hỏng, không đọc được.", "yellow")


def _state(days: int) -> Iterator[Text]:
    if days:
        yield Text(f"Nhật ký đang bật: giữ {days} ngày, chỉ trong thư mục của kho. Tắt: đặt log_days là 0.", "dim")
    else:
        how = '{"log_days": 30} trong settings.json của kho, hoặc biến NGHIQUYET_LOG_DAYS=30'
        yield Text(f"Nhật ký đang TẮT: câu hỏi không được ghi. Bật, ví dụ giữ 30 ngày: {how}.", "dim")


def _logged(record: "Logged") -> Iterator[RenderableType]:
    yield _question(record.at, "•", "cyan", record.question)
    line = _said(record.said)
    yield indented(line.append(f" · {percent(record.said.confidence)} · {seconds_text(record.seconds)}", "dim"), 4)


def _rating(record: "Rating") -> Iterator[RenderableType]:
    yield _question(record.at, *(("✔", "bold green") if record.good else ("✘", "bold red")), record.question)
    yield indented(_said(record.said), 4)
    if record.remark:
        yield indented(Text(cut(record.remark), "yellow"), 4)


def _question(at: datetime.datetime, mark: str, style: str, question: str) -> Text:
    return Text(f"{mark} ", style).append(f"{at.astimezone():%d/%m/%Y %H:%M} ", "dim").append(cut(question), "bold")


def _said(said: "Said") -> Text:
    if said.reason:
        refused = Text(f"Không trả lời được: {safe_name(REASONS.get(said.reason, said.reason))}")
        return refused.append("; có thể là: ").append_text(_said(said.possible)) if said.possible else refused
    verdict = {"yes": "Có.", "no": "Không."}.get(said.verdict or "", "")
    told = " ".join(filter(None, (verdict, cut(said.headline or " ".join(said.sentences)))))
    more = f" và {len(said.cited) - 1} chỗ khác" if len(said.cited) > 1 else ""
    where = f"[{safe_name(said.cited[0])}{more}]" if said.cited else ""
    return Text(told).append(" " if told and where else "").append(where, "cyan")


def _shape(records: "Records[Any]", name: str, line: "Callable[[Any], Shape]") -> "Shape":
    return {
        "file": str(records.file),
        name: [line(record) for record in records.lines],
        "damaged": records.damaged,
    }


def _logged_shape(record: "Logged") -> "Shape":
    from shapes.answers import trace

    return {
        "at": record.at.isoformat(),
        "question": record.question,
        "reading": record.reading,
        "said": _said_shape(record.said),
        "seconds": round(record.seconds, 4),
        "trace": trace(record.trace),
    }


def _rating_shape(record: "Rating") -> "Shape":
    import shapes

    return {
        "at": record.at.isoformat(),
        "question": record.question,
        "filters": shapes.filters(record.filters),
        "literal": record.literal,
        "said": _said_shape(record.said),
        "good": record.good,
        "remark": record.remark or None,
        "fingerprint": record.fingerprint,
    }


def _said_shape(said: "Said") -> "Shape":
    return {
        "kind": said.kind,
        "reason": said.reason,
        "headline": said.headline,
        "verdict": said.verdict,
        "sentences": list(said.sentences),
        "cited": list(said.cited),
        "confidence": round(said.confidence, 4),
        "possible": _said_shape(said.possible) if said.possible else None,
    }
