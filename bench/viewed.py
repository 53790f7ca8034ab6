"""A document that is in no library -> what a library would show of it, for measuring what only reads documents."""

from index.model import FoundDocument, FoundPassage
from index.view import DocumentView
from ingest.model import Document


def viewed(document: Document, number: int = 1) -> DocumentView:
    """Return a document as a library shows it.

    Args:
        document: As parsed.
        number: Its id; its passages have this number of thousands of thousands and their place.
    """
    header = document.header
    about = FoundDocument(
        id=number,
        slug=document.slug,
        number=header.number,
        type=header.type,
        title=header.title,
        issuer=header.issuer,
        place=header.place,
        date=header.date,
        signer=header.signer,
        role=header.role,
        system=header.system,
        sample=header.sample,
        file=document.file,
        sha256=document.sha256,
        passages=sum(passage.kind != "heading" for passage in document.passages),
        paging=document.paging,
        pages=len(document.pages),
        ocr_pages=sum(page.confidence is not None for page in document.pages),
        waiting_pages=sum(page.waits_for_ocr for page in document.pages),
    )
    passages = tuple(
        FoundPassage(
            id=number * 1_000_000 + passage.ordinal,
            document=about,
            kind=passage.kind,
            address=passage.address,
            path=tuple(passage.context.split(" › ")[1:]),
            text=passage.text,
            page=passage.page,
            start=passage.start,
            end=passage.end,
            quote=document.raw[passage.start : passage.end],
            ocr=passage.ocr,
        )
        for passage in document.passages
    )
    return DocumentView(
        document=about,
        recipients=header.recipients,
        raw=document.raw,
        pages=document.pages,
        tables=document.tables,
        notes=document.notes,
        sections=document.sections,
        passages=passages,
        references=document.references,
        targets=document.targets,
    )
