"""What people think of answers, and what they ask: kept in the library's folder, sent nowhere.

1. `rate` adds a case a line to `feedback.jsonl`, in the form that `python -m bench cases --questions FILE` reads: the
   question as typed, the filters that the person chose (not those that were read from the question), what was said,
   the verdict, the remark.
2. Questions are logged to `questions.jsonl` only if the setting `log_days` says for how many days; older lines go.
3. A log that cannot be written never costs an answer: it is told once.
"""

import datetime
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from answer.model import Answer, Refusal, Trace
from errors import RecordNotSaved
from index.model import Filters, Query
from library.journal import Journal
from library.writing import Writing

FEEDBACK_FILE, QUESTIONS_FILE = "feedback.jsonl", "questions.jsonl"
_FAMILY = "feedback"

_Record = TypeVar("_Record")

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply said, without its quotes."""

    kind: str
    confidence: float
    reason: str | None = None
    """Of a refusal; None if it was an answer."""
    headline: str | None = None
    verdict: str | None = None
    sentences: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    """Addresses, of a refusal those of the nearest passages."""
    possible: "Said | None" = None
    """Of a refusal: what it showed as possible."""

    def is_same(self, other: "Said") -> bool:
        """Return whether the same is said, however sure."""
        return _unsure(self) == _unsure(other)

    def without_sentences(self) -> "Said":
        """Return it without what it quotes."""
        possible = self.possible.without_sentences() if self.possible else None
        return replace(self, sentences=(), possible=possible)


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person thought of a reply."""

    at: datetime.datetime
    question: str
    filters: Filters
    """What the person chose beside the question."""
    literal: bool
    said: Said
    good: bool
    remark: str
    fingerprint: str
    """Of the library then (`Library.fingerprint`)."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A question that was asked."""

    at: datetime.datetime
    question: str
    reading: str
    said: Said
    seconds: float
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Records(Generic[_Record]):
    """The lines of a file, oldest first."""

    file: Path
    lines: tuple[_Record, ...]
    damaged: int
    """Lines that cannot be read."""


_FORMS: dict[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in (Rating, Logged)}


def _unsure(said: Said) -> Said:
    possible = _unsure(said.possible) if said.possible else None
    return replace(said, confidence=0.0, possible=possible)


def said(reply: Answer | Refusal) -> Said:
    """Return what a reply said, short enough to be kept and compared."""
    if isinstance(reply, Refusal):
        cited = tuple(dict.fromkeys(near.citation.address for near in reply.nearest))
        possible = said(reply.possible) if reply.possible is not None else None
        return Said(reply.kind, reply.confidence, reply.reason, cited=cited, possible=possible)
    return Said(
        reply.kind,
        reply.confidence,
        None,
        reply.headline,
        reply.verdict,
        tuple(sentence.text for sentence in reply.sentences),
        tuple(dict.fromkeys(citation.address for citation in reply.citations)),
    )


class Recording(Writing):
    """Keeps what people thought of answers, and if they wish so what was asked."""

    def rate(self, reply: Answer | Refusal, good: bool, remark: str = "") -> Path:
        """Keep what a person thinks of a reply.

        Args:
            reply: What `ask` gave.
            good: Thumbs up or down.
            remark: In the person's words, what was wrong; may be empty.

        Returns:
            The file that it was added to.

        Raises:
            RecordNotSaved: The library's folder cannot be written; the message says why.
        """
        query = reply.query
        rating = Rating(
            at=_now(),
            question=query.typed,
            filters=_chosen(query),
            literal=query.literal,
            said=said(reply),
            good=good,
            remark=remark.strip(),
            fingerprint=self.fingerprint(),
        )
        journal = Journal(self.folder / FEEDBACK_FILE)
        # A bad answer is right again when another one takes its place: which, is for a person to see.
        journal.append({"family": _FAMILY, "expect": {"same": good}, **_plain(rating)})
        return journal.file

    def feedback(self) -> Records[Rating]:
        """Return what people thought of answers, oldest first.

        Raises:
            RecordNotSaved: The file may not be read.
        """
        return _records(self.folder / FEEDBACK_FILE, Rating)

    def questions(self) -> Records[Logged]:
        """Return the questions that were logged, oldest first.

        Raises:
            RecordNotSaved: The file may not be read.
        """
        return _records(self.folder / QUESTIONS_FILE, Logged)

    def clear_feedback(self) -> None:
        """Delete all ratings.

        Raises:
            RecordNotSaved: The library's folder cannot be written.
        """
        Journal(self.folder / FEEDBACK_FILE).clear()

    def clear_questions(self) -> None:
        """Delete all logged questions.

        Raises:
            RecordNotSaved: The library's folder cannot be written.
        """
        Journal(self.folder / QUESTIONS_FILE).clear()

    def _log(self, reply: Answer | Refusal) -> None:
        """Log a question, if the settings say so."""
        days = self.settings.log_days
        if not days or self._log_failed:
            return
        query, at = reply.query, _now()
        # The addresses lead to the quotes: a log is no copy of the documents.
        short = said(reply).without_sentences()
        logged = Logged(at, query.typed, query.reading, short, round(reply.seconds, 4), reply.trace)
        try:
            keep_from = at.date() - datetime.timedelta(days=days)
            Journal(self.folder / QUESTIONS_FILE).append(_plain(logged), keep_from=keep_from)
        except RecordNotSaved as error:
            self._log_failed = True
            _logger.warning("Câu hỏi không được ghi nhật ký. %s", error)

    _log_failed = False


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def _chosen(query: Query) -> Filters:
    """The filters without those that were read from the question: it will be read again."""
    nothing = Filters()
    read = {one.filter: getattr(nothing, one.filter) for one in query.understood if one.filter}
    return replace(query.filters, **read)


def _plain(record: Rating | Logged) -> dict[str, object]:
    form: TypeAdapter[Any] = _FORMS[type(record)]
    return dict(form.dump_python(record, mode="json"))


def _records(file: Path, kind: type[_Record]) -> Records[_Record]:
    entries, damaged = Journal(file).entries()
    read = []
    for entry in entries:
        try:
            read.append(_FORMS[kind].validate_python(entry))
        except ValidationError:
            damaged += 1
    return Records(file, tuple(read), damaged)
