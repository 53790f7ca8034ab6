"""The answer itself, above its evidence: what it is, how sure, the figure or the words asked for, and what to know.

1. Its kind and how sure it is, in words. An answer from a made-up example says so before anything else.
2. Yes or no, where the documents settle it.
3. One figure stands large, what qualifies it smaller beside it, below what it is a figure of; several stand one below
   the other. Without a figure the line of the answer, or the words that answer if they are few.
4. Other values of the indicator in a table, by period, place and document: columns that say nothing are left out.
5. Notes; and what was withheld, folded, with the reason.
"""

import re
from collections.abc import Sequence

from library import Answer, Citation, Figure
from ui.asking.kinds import KINDS
from ui.citations import fold, opened, sample_badge
from ui.language import Words
from ui.markup import Span, date, text
from ui.quality import ocr_badge, percent

_TEXT = Words(
    {
        "yes": "Có",
        "no": "Không",
        "others": "Giá trị khác của chỉ tiêu",
        "value": "Giá trị",
        "indicator": "Chỉ tiêu",
        "period": "Thời kỳ",
        "scope": "Phạm vi",
        "document": "Văn bản",
        "note": "Lưu ý",
        "withheld": "Đã bỏ {count} chi tiết không kiểm được trong trích dẫn",
        "because": "vì {why}",
        "estimate": "Chương trình ước tính {share}; không thay cho việc kiểm tra",
        "sure_ocr": "Đọc từ ảnh, cần đối chiếu với bản gốc",
        "sure_high": "Độ chắc chắn cao",
        "sure_fair": "Khá chắc chắn, nên đối chiếu",
        "sure_low": "Ít chắc chắn, cần đối chiếu",
    },
    {
        "yes": "Yes",
        "no": "No",
        "others": "Other values of the indicator",
        "value": "Value",
        "indicator": "Indicator",
        "period": "Period",
        "scope": "Scope",
        "document": "Document",
        "note": "Note",
        "withheld": "Left out {count} details that could not be verified in the quotes",
        "because": "because: {why}",
        "estimate": "Estimated by the program: {share}; no replacement for checking",
        "sure_ocr": "Read from an image, compare with the original",
        "sure_high": "Very sure",
        "sure_fair": "Fairly sure, compare with the source",
        "sure_low": "Not very sure, check the source",
    },
)
# Bounds between words for an estimated probability, as on the evidence sheet.
_HIGH, _FAIR = 0.9, 0.7
# More words than these are read in their sentence.
_WORDS_SHOWN, _LONGEST_WORDS = 3, 90
# Where the part of a sentence that a figure belongs to may begin and end.
_BEFORE = re.compile(r".*[;:(\n]|.*[.,]\s", re.DOTALL)
_AFTER = re.compile(r"[;,.:()\n]")
_BULLET = re.compile(r"^[\s\-–+•*]+")
_LONGEST_LEAD = 90
_UNIT = re.compile(r"[^\W\d_]|%")


def head(answer: Answer) -> str:
    """Return the answer itself as HTML, without its evidence."""
    first = answer.citations[0]
    asked = [figure for figure in answer.figures if figure.asked]
    others = [figure for figure in answer.figures if not figure.asked]
    level, words = confidence_words(answer.confidence, first.ocr)
    title = _TEXT["estimate"].format(share=percent(answer.confidence))
    parts = [
        f'<div class="nq-top"><span class="nq-kind">{text(KINDS[answer.kind])}</span>'
        f'<span class="nq-sure {level}" title="{text(title)}">{text(words)}</span></div>',
        sample_badge() if first.sample else "",
        f'<p class="nq-verdict {answer.verdict}">{text(_TEXT[answer.verdict])}</p>' if answer.verdict else "",
        _figures(answer, asked) if asked else _words(answer),
        _table(others, answer) if others else "",
        "".join(f'<p class="nq-known"><b>{text(_TEXT["note"])}:</b> {text(note)}</p>' for note in answer.notes),
        _withheld(answer),
    ]
    return f'<section class="nq-answer" role="status">{"".join(parts)}</section>'


def confidence_words(confidence: float, ocr: float | None = None) -> tuple[str, str]:
    """Return how sure an answer is, as a class of the style sheet and in words.

    What OCR read is never said to be sure: one digit lost on a clean page costs it hardly any confidence.
    """
    if ocr is not None:
        return "fair" if confidence >= _FAIR else "low", _TEXT["sure_ocr"]
    level = "high" if confidence >= _HIGH else "fair" if confidence >= _FAIR else "low"
    return level, _TEXT[f"sure_{level}"]


def said_span(figure: Figure, answer: Answer) -> Span:
    """Return the raw span of a figure with the words that qualify it, or of the figure alone."""
    whole = [
        (span.start, span.end)
        for span in answer.spans
        if span.citation == figure.citation and span.start <= figure.start and figure.end <= span.end
    ]
    if whole:
        return min(whole, key=lambda span: span[1] - span[0])
    citation = answer.citations[figure.citation]
    words = r"\s+".join(map(re.escape, figure.qualified.split()))
    for found in re.finditer(words, citation.quote) if words else ():
        start, end = citation.start + found.start(), citation.start + found.end()
        if start <= figure.start and figure.end <= end:
            return start, end
    return figure.start, figure.end


def subject(span: Span, citation: Citation) -> str:
    """Return what a figure is of: the words of its sentence around it.

    `Diện tích trồng mới các loại cây: cây mía 479 ha; Sâm Ngọc Linh 476 ha` gives for the second figure
    `Diện tích trồng mới các loại cây: Sâm Ngọc Linh`.

    Args:
        span: Of the figure with the words that qualify it, in raw offsets.
        citation: What it stands in.
    """
    start, end = (place - citation.start for place in span)
    whole = citation.quote[:start]
    near = _BULLET.sub("", _BEFORE.sub("", whole)).strip()
    after = _AFTER.split(citation.quote[end:], maxsplit=1)[0].strip()
    lead = _BULLET.sub("", whole.rsplit(":", 1)[0]).strip() if ":" in whole else ""
    said = " … ".join(filter(None, (near, after)))
    if lead and len(lead) <= _LONGEST_LEAD and "\n" not in lead:
        said = f"{lead}: {said}" if said else lead
    return " ".join(said.split())


def _figures(answer: Answer, asked: Sequence[Figure]) -> str:
    several = len(asked) > 1
    scopes = {figure.scope for figure in asked}
    sources = {answer.citations[figure.citation].document for figure in asked}
    shown = []
    for figure in asked:
        said, of = _said(figure, answer), ""
        lead, dash, rest = (answer.headline or "").partition(" — ")
        if several and figure.indicator:
            scope = figure.scope if len(scopes) > 1 else None
            number = answer.citations[figure.citation].number if len(sources) > 1 else None
            period = figure.period[:1].lower() + figure.period[1:] if figure.period else None
            of = ", ".join(filter(None, (figure.indicator, scope, period, number)))
        elif not several and dash and _flat(figure.text) in lead:
            said, of = lead, rest
        elif not several and answer.headline:
            of = answer.headline
        of = of or subject(said_span(figure, answer), answer.citations[figure.citation])
        shown.append(f"<div>{_figure(said, figure)}<p class='nq-of'>{text(of)}</p></div>")
    return f'<div class="nq-figures{" several" if several else ""}">{"".join(shown)}</div>'


def _figure(said: str, figure: Figure) -> str:
    before, found, after = said.partition(_flat(figure.text))
    if not found:
        before, found, after = "", said, ""
    small = [f"<small>{text(words)}</small>" if words else "" for words in (before, after)]
    return f'<div class="nq-figure">{small[0]}{text(found)}{small[1]}{ocr_badge(figure.ocr)}</div>'


def _said(figure: Figure, answer: Answer) -> str:
    """A figure as the document has it, with the words that qualify it, or with its unit if that is in another cell."""
    citation = answer.citations[figure.citation]
    start, end = (place - citation.start for place in said_span(figure, answer))
    said = _flat(citation.quote[start:end]) or _flat(figure.qualified)
    bare = figure.unit and not _UNIT.search(figure.text)
    return f"{said} ({_flat(figure.unit or '')})" if bare else said


def _words(answer: Answer) -> str:
    """The answer in a line, or the words that answer."""
    if answer.headline:
        return f'<p class="nq-headline">{text(answer.headline)}</p>'
    words = list(dict.fromkeys(_flat(span.text) for span in answer.spans))
    if not 0 < len(words) <= _WORDS_SHOWN or any(len(said) > _LONGEST_WORDS for said in words):
        return ""
    badge = ocr_badge(answer.citations[answer.spans[0].citation].ocr)
    return "".join(f'<p class="nq-headline">{text(said)}{badge}</p>' for said in words)


def _table(figures: Sequence[Figure], answer: Answer) -> str:
    rows = [_row(figure, answer) for figure in figures]
    known = {figure.indicator for figure in answer.figures}
    documents = {answer.citations[figure.citation].document for figure in answer.figures}
    shown = {"value": True, "indicator": len(known) > 1, "document": len(documents) > 1}
    names = [name for name in rows[0] if shown.get(name, any(row[name] for row in rows))]
    titles = "".join(f'<th scope="col">{text(_TEXT[name])}</th>' for name in names)
    body = "".join(f"<tr>{''.join(f'<td>{row[name]}</td>' for name in names)}</tr>" for row in rows)
    caption = f"<caption>{text(_TEXT['others'])}</caption>"
    return f'<table class="nq-values">{caption}<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>'


def _row(figure: Figure, answer: Answer) -> dict[str, str]:
    citation = answer.citations[figure.citation]
    day = date(citation.date, citation.system)
    said = " · ".join(filter(None, (citation.number or citation.file, day)))
    link = f'<a href="{text(opened(citation).link())}">{text(_said(figure, answer))}</a>'
    return {
        "value": f"{link} {ocr_badge(figure.ocr)}",
        "indicator": text(figure.indicator or subject(said_span(figure, answer), citation)),
        "period": text(figure.period or ""),
        "scope": text(figure.scope or ""),
        "document": text(said),
    }


def _withheld(answer: Answer) -> str:
    items = (
        f"<li><s>{text(item.text)}</s> {text(_TEXT['because'].format(why=item.why))}</li>" for item in answer.withheld
    )
    listed = f"<ul>{''.join(items)}</ul>" if answer.withheld else ""
    return fold(_TEXT["withheld"].format(count=len(answer.withheld)), listed)


def _flat(said: str) -> str:
    return " ".join(said.split())
