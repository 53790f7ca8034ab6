"""The coverage line: what was searched. An answer from three documents is not an answer from all."""

from library import Coverage
from ui.citations import fold
from ui.language import Words
from ui.markup import date, number, text

_TEXT = Words(
    {
        "searched": "Đã tìm trong {documents} văn bản ({passages} đoạn)",
        "issuers": "{count} cơ quan ban hành",
        "on": "ban hành ngày {since}",
        "from_to": "ban hành từ {since} đến {until}",
        "seconds": "{seconds} giây",
    },
    {
        "searched": "Searched {documents} documents ({passages} passages)",
        "issuers": "{count} issuing bodies",
        "on": "issued on {since}",
        "from_to": "issued from {since} to {until}",
        "seconds": "{seconds} seconds",
    },
)
_ISSUERS_NAMED = 2


def coverage_line(coverage: Coverage, seconds: float, system: str | None) -> str:
    """Return what was searched as HTML; many issuers are folded below.

    Args:
        coverage: What was searched.
        seconds: How long it took.
        system: Whose manner of dates it is written in.
    """
    searched = _TEXT["searched"].format(documents=number(coverage.documents), passages=number(coverage.passages))
    named = len(coverage.issuers) <= _ISSUERS_NAMED
    issuers = ", ".join(coverage.issuers) if named else _TEXT["issuers"].format(count=len(coverage.issuers))
    dates = ""
    if coverage.since and coverage.until:
        since, until = date(coverage.since, system), date(coverage.until, system)
        dates = _TEXT["on" if since == until else "from_to"].format(since=since, until=until)
    took = _TEXT["seconds"].format(seconds=number(seconds, 2))
    line = " · ".join(filter(None, (searched, issuers, dates, took)))
    listed = "" if named else f"<p>{text('; '.join(coverage.issuers))}</p>"
    return f'<div class="nq-line">{fold(line, listed) or text(line)}</div>'
