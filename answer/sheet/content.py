"""A reply -> a sheet: what was asked, what is answered, the quotes that prove it, whose they are, what was searched.

1. The answer comes in its shortest form: yes or no, its line, its figures with indicator and period, or the words that
   answer; without a line the quoted sentences follow, long ones cut, for they stand below in full.
2. Every quote bears a number, is cited as an office does it, and carries its own warnings: made up, changed since, read
   by OCR. The words that answer are bold in it.
3. A refusal gives its reason, what may be the answer as quotes under the doubt and never as a line of its own, and
   the other nearest passages with why they were not enough.
4. What was withheld is counted with its reason and not said: it was withheld because no document says it.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from answer.model import Answer, Citation, Figure, Refusal
from answer.sheet.blocks import Block, Fields, Heading, Paragraph, Run, Sheet, Signatures
from answer.sheet.citation_style import cite, day
from answer.sheet.quotes import quoted
from answer.sheet.wording import changed, doubted, figure, filtered, moment, read_as, searched, sure
from index.model import FoundDocument

_SHOWN_OF_SENTENCE = 400
_WARNING = "VĂN BẢN MẪU: số liệu và nội dung dưới đây do người soạn đặt ra để minh họa, không có thật."


def build_sheet(
    reply: Answer | Refusal,
    documents: Mapping[str, FoundDocument],
    *,
    fingerprint: str,
    program: str,
    made: datetime.datetime,
) -> Sheet:
    """Lay a reply out.

    Args:
        reply: What the library said.
        documents: Of the library by slug; one that is missing is described by its citation alone.
        fingerprint: Of the library (`Library.fingerprint`).
        program: Its name and version.
        made: When the sheet is made, with its time zone.

    Returns:
        The sheet, to be rendered.
    """
    proved = reply if isinstance(reply, Answer) else reply.possible
    near = () if isinstance(reply, Answer) else reply.others
    citations = (*(proved.citations if proved else ()), *(one.citation for one in near))
    blocks: list[Block] = [Heading("Câu hỏi"), Paragraph((Run(f"“{reply.query.typed}”"),))]
    blocks += [Paragraph((Run(line),), "note") for line in read_as(reply.query)]
    blocks.append(Heading("Trả lời" if isinstance(reply, Answer) else "Không trả lời được"))
    if any(citation.sample for citation in citations):
        blocks.append(Paragraph((Run(_WARNING),), "warning"))
    blocks += _answer(reply) if isinstance(reply, Answer) else [Paragraph((Run(reply.message),), "answer")]
    blocks.append(Paragraph((Run(sure(reply)),), "note"))
    if proved:
        blocks += [Heading("Trích dẫn")] if proved is reply else _doubted(proved)
        for number, citation in enumerate(proved.citations, 1):
            blocks += _citation(number, citation, _marks(proved, number - 1))
    if near:
        blocks.append(Heading("Các đoạn gần nhất, chưa đủ để trả lời"))
        for number, one in enumerate(near, len(citations) - len(near) + 1):
            blocks += _citation(number, one.citation)
            blocks.append(Paragraph((Run("Vì sao chưa đủ: ", bold=True), Run(one.why)), "note"))
    if citations:
        blocks += _documents(citations, documents)
    limits = "; ".join(filtered(reply.query))
    blocks += [
        Heading("Phạm vi tìm"),
        Fields(
            (
                *((name, Run(value)) for name, value in searched(reply.coverage)),
                *((("Giới hạn ở", Run(limits)),) if limits else ()),
                ("Mã kho", Run(fingerprint)),
                ("Chương trình", Run(program)),
            ),
            keep=True,
        ),
        Signatures(("Người trích", "Người kiểm tra")),
    ]
    return Sheet(
        title="PHIẾU TRÍCH DẪN – LẬP TỰ ĐỘNG",
        subtitle=f"Lúc {moment(made)}; không thay cho văn bản gốc",
        blocks=tuple(blocks),
        footer=f"Phiếu trích dẫn – lập tự động · mã kho {fingerprint}",
        made=made,
    )


def _answer(answer: Answer) -> Iterator[Block]:
    if answer.verdict:
        yield Paragraph((Run("Có." if answer.verdict == "yes" else "Không.", bold=True),), "answer")
    if answer.headline:
        yield Paragraph((Run(answer.headline, bold=True),), "answer")
    asked = [one for one in answer.figures if one.asked]
    # The line of an answer holds the only figure already; where there are more, which is of what must be seen.
    if not answer.headline or len(asked) > 1:
        yield from (_figure(one) for one in asked)
    others = [one for one in answer.figures if not one.asked]
    if others:
        yield Paragraph((Run("Giá trị khác của cùng chỉ tiêu:"),), keep=True)
        yield from (_figure(one) for one in others)
    if not answer.headline:
        if not answer.figures:
            yield from (_line(one.text, one.citation) for one in answer.spans)
        # Without a line that says of what they are, figures and names need their sentences.
        yield from _sentences(answer)
    yield from _notes(answer)
    if answer.withheld:
        reasons = "; ".join(dict.fromkeys(item.why for item in answer.withheld))
        yield Paragraph((Run(f"Đã bỏ {len(answer.withheld)} câu không kiểm được: {reasons}"),), "note")


def _notes(answer: Answer) -> Iterator[Block]:
    yield from (Paragraph((Run("Lưu ý: ", bold=True), Run(note))) for note in answer.notes)


def _doubted(possible: Answer) -> Iterator[Block]:
    """What comes before the quotes of what is possible."""
    yield Heading("Có thể là – chưa phải câu trả lời")
    yield Paragraph((Run(f"{doubted(possible)}."),), "warning", keep=True)
    yield from _notes(possible)


def _marks(answer: Answer, number: int) -> list[tuple[int, int]]:
    figures = [(one.start, one.end) for one in answer.figures if one.citation == number]
    return [*figures, *((one.start, one.end) for one in answer.spans if one.citation == number)]


def _figure(given: Figure) -> Paragraph:
    return _line(given.qualified, given.citation, figure(given) + (" (đọc bằng OCR)" if given.ocr is not None else ""))


def _line(text: str, citation: int, rest: str = "") -> Paragraph:
    return Paragraph((Run(text, bold=True), Run(f"{rest} [{citation + 1}]")), "answer")


def _sentences(answer: Answer) -> Iterator[Block]:
    for sentence in answer.sentences:
        subject = (Run(f"[{sentence.subject}] ", italic=True),) if sentence.subject else ()
        text = " ".join(sentence.text.split())
        if len(text) > _SHOWN_OF_SENTENCE:
            text = f"{text[:_SHOWN_OF_SENTENCE].rsplit(' ', 1)[0]} … (toàn văn ở dưới)"
        yield Paragraph((*subject, Run(text), Run(f" [{sentence.citation + 1}]")))


def _citation(number: int, citation: Citation, marked: Sequence[tuple[int, int]] = ()) -> Iterator[Block]:
    yield Paragraph((Run(f"[{number}] ", bold=True), Run(cite(citation), bold=True)), "source", keep=True)
    if citation.sample:
        yield Paragraph((Run("Văn bản mẫu, không có thật."),), "warning", keep=True)
    for change in citation.changes:
        yield Paragraph((Run(changed(change)),), "warning", keep=True)
        if change.quote:
            yield Paragraph((Run("Nguyên văn: "), Run(f"“{change.quote}”", italic=True)), "note")
    if citation.ocr is not None:
        mark = f"Đọc bằng OCR, độ rõ {int(citation.ocr * 100)} %: hãy đối chiếu với trang gốc."
        yield Paragraph((Run(mark),), "warning", keep=True)
    page = f"; trang {citation.page}" if citation.page else ""
    yield Paragraph((Run(f"Vị trí: {citation.address}{page}; tệp {citation.file}"),), "note", keep=True)
    if citation.path:
        yield Paragraph((Run("Đề mục: " + " › ".join(citation.path)),), "note", keep=True)
    for runs in quoted(citation, marked):
        yield Paragraph(runs, "quote")


def _documents(citations: tuple[Citation, ...], documents: Mapping[str, FoundDocument]) -> Iterator[Block]:
    numbers: dict[str, list[int]] = {}
    for number, citation in enumerate(citations, 1):
        numbers.setdefault(citation.document, []).append(number)
    yield Heading("Văn bản được trích")
    for slug, of in numbers.items():
        cited = citations[of[0] - 1]
        found = documents.get(slug)
        yield Fields(tuple((name, Run(value)) for name, value in _fields(cited, found, of) if value))


def _fields(cited: Citation, found: FoundDocument | None, numbers: list[int]) -> Iterator[tuple[str, str | None]]:
    yield "Trích ở", " ".join(f"[{number}]" for number in numbers)
    yield "Văn bản mẫu", "không có thật" if cited.sample else None
    yield "Loại", cited.type
    yield "Số, ký hiệu", cited.number or "không đọc được"
    yield "Ngày ban hành", day(cited.date, cited.system) if cited.date else "không đọc được"
    yield "Cơ quan ban hành", " – ".join(filter(None, (found.superior if found else None, cited.issuer)))
    yield "Trích yếu", cited.title
    if found:
        yield "Người ký", ", ".join(filter(None, (found.manner, " ".join(filter(None, (found.role, found.signer))))))
    yield "Tệp", cited.file
