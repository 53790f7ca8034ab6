"""The command ask: an answer or a refusal, and what one may do with it: print it, explain it, shorten it, rate it."""

import typer

from errors import EXIT_NOTHING_FOUND
from terminal import options
from terminal.questions import rating, sheets, trace, written
from terminal.session import filters_of, opened_library, question_of, show_result


def ask(
    context: typer.Context,
    question: options.Question,
    document: options.Documents = None,
    issuer: options.Issuer = None,
    type_: options.Type = None,
    number: options.Number = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    system: options.System = None,
    kind: options.Kinds = None,
    literal: options.AsTyped = False,
    without: options.Without = None,
    whole: options.Whole = False,
    explain: trace.Explain = False,
    sheet: sheets.SheetFile = None,
    write: written.Write = False,
    good: rating.Good = False,
    bad: rating.Bad = None,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Hỏi một câu: được câu trích nguyên văn, hoặc lý do không trả lời được (mã thoát 3).

    Ask a question; the answer is quoted and cited, or refused with the reason (exit code 3).
    """
    from library import Answer
    from shapes.answers import ask as shape
    from terminal.questions import answers

    rating.require_one(good=good, bad=bad)
    with opened_library(context) as opened:
        filters = filters_of(opened, context.params)
        reply = opened.ask(question_of(question), filters, literal=literal, without=without or (), explain=explain)
        if sheet is not None:
            sheets.save(opened, reply, sheet)
        if good or bad:
            rating.save(opened, reply, good=good, remark=bad or "")
        wrote = written.write(opened, reply) if write else None
    if as_json:
        show_result(shape(reply) | written.shape(wrote))
    else:
        show_result(
            answers.answer(reply, whole=whole) if isinstance(reply, Answer) else answers.refusal(reply, whole=whole)
        )
        if wrote is not None:
            show_result(written.shown(wrote))
        if reply.trace is not None:
            show_result(trace.shown(reply.trace))
    if not isinstance(reply, Answer):
        raise typer.Exit(EXIT_NOTHING_FOUND)
