"""Holding a saved answer against a library: are the documents there, and do they still say it?"""

from collections.abc import Iterator
from dataclasses import replace

from answer.check.check import Finding, Part, check
from answer.check.statements import statements
from answer.model import Answer, Citation, Refusal
from answer.writing.model import Written, WrittenSentence
from index.model import FoundDocument
from library.implementing import Implementing

_HEAD = ("number", "title", "date", "issuer", "type", "system", "file", "sample")
_PLACE = ("address", "page", "path")
_NONE = "không có"


class Verifying(Implementing):
    """Checks what was said before, by this library or another one."""

    def verify(self, reply: Answer | Refusal, written: Written | None = None) -> tuple[Finding, ...]:
        """Return what of a reply does not hold in this library, each once.

        Documents are looked up by their slug; their heads, the places of the quotes and everything that the answer says
        are compared with what the library has now. No model is needed.

        Args:
            reply: What was said.
            written: What a language model made of it: each sentence is looked for in the citations that it names.
        """
        part: Part = "citations" if isinstance(reply, Answer) else "nearest"
        cited = reply.citations if isinstance(reply, Answer) else tuple(near.citation for near in reply.nearest)
        documents = {found.slug: found for found in self.documents()}
        removed = {found.slug for found in self.documents(removed=True)} - documents.keys()
        findings = [
            finding
            for index, citation in enumerate(cited)
            for finding in self._citation(part, index, citation, documents, removed)
        ]
        gone = {(item.part, item.index) for item in findings if item.field == _field(part, "document")}
        raws = {slug: self._store.catalog.raw(slug) for slug in {c.document for c in cited} & documents.keys()}
        found = check(reply, lambda slug: raws.get(slug, ""))
        findings += [_explained(item, cited, raws) for item in found if (item.part, item.index) not in gone]
        for index, sentence in enumerate(written.sentences if written else ()):
            findings += _written(index, sentence, cited)
        if isinstance(reply, Refusal) and reply.possible is not None:
            findings += [replace(finding, possible=True) for finding in self.verify(reply.possible)]
        return tuple(dict.fromkeys(findings))

    def _citation(
        self, part: Part, index: int, cited: Citation, documents: dict[str, FoundDocument], removed: set[str]
    ) -> Iterator[Finding]:
        def wrong(name: str, what: object, why: str) -> Finding:
            return Finding(part, index, _field(part, name), _NONE if what is None else str(what), why)

        document = documents.get(cited.document)
        if document is None:
            gone = "văn bản đã bị gỡ khỏi kho" if cited.document in removed else "kho này không có văn bản đó"
            yield wrong("document", cited.document, gone)
            return
        for name in _HEAD:
            if getattr(cited, name) != getattr(document, name):
                yield wrong(name, getattr(cited, name), f"kho ghi: {getattr(document, name) or _NONE}")
        passages = self._store.catalog.passages_of(cited.document)
        passage = next((p for p in passages if p.start <= cited.start and cited.end <= p.end), None)
        for name in _PLACE if passage else ():
            there = getattr(passage, name)
            if getattr(cited, name) != there:
                shown = " › ".join(there) if isinstance(there, tuple) else there
                yield wrong(name, getattr(cited, name), f"đoạn ở vị trí này có: {shown or _NONE}")
        if passage is not None and (cited.ocr is None) != (passage.ocr is None):
            yield wrong(
                "ocr", cited.ocr, "đoạn này được đọc bằng OCR" if passage.ocr else "đoạn này không đọc bằng OCR"
            )
        for number, change in enumerate(cited.changes):
            name = f"changes[{number}]"
            by = documents.get(change.by.slug)
            if by is None:
                yield wrong(f"{name}.document", change.by.slug, "kho này không có văn bản đó")
            elif change.by.number != by.number:
                yield wrong(f"{name}.number", change.by.number, f"kho ghi: {by.number or _NONE}")
            elif change.quote not in self._store.catalog.raw(by.slug):
                yield wrong(f"{name}.quote", change.quote, "không phải nguyên văn của văn bản đó")


def _written(index: int, sentence: WrittenSentence, cited: tuple[Citation, ...]) -> Iterator[Finding]:
    if not sentence.citations or not all(0 <= number < len(cited) for number in sentence.citations):
        yield Finding("written", index, "citations", sentence.text, "không có trích dẫn nào mang số này")
        return
    for statement in statements(sentence.text, [cited[number] for number in sentence.citations]):
        for missing in statement.missing:
            yield Finding("written", index, "text", missing, "không đứng trong các đoạn được trích dẫn")


def _field(part: Part, name: str) -> str:
    return name if part == "citations" else f"citation.{name}"


def _explained(finding: Finding, cited: tuple[Citation, ...], raws: dict[str, str]) -> Finding:
    """Tell a quote that moved from one that is not there: the file was replaced or is read anew."""
    if finding.field != _field(finding.part, "quote") or finding.index is None:
        return finding
    quote = cited[finding.index].quote
    if finding.what != quote or not quote:
        return finding
    place = raws[cited[finding.index].document].find(quote)
    where = (
        f"{finding.why}; câu ấy đứng ở vị trí {place}" if place >= 0 else f"{finding.why}; cả văn bản không có câu ấy"
    )
    return replace(finding, why=where)
