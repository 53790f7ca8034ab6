"""The head of a document: who issued what and when, what is to be checked there, how it was read."""

from library import DocumentView
from ui.citations import sample_badge
from ui.language import Words
from ui.markup import date, name, number, text
from ui.quality import reading

_TEXT = Words(
    {
        "issuer": "Cơ quan ban hành",
        "date": "Nơi, ngày ban hành",
        "signer": "Người ký",
        "recipients": "Nơi nhận",
        "file": "Tệp",
        "passages": "{count} đoạn",
    },
    {
        "issuer": "Issued by",
        "date": "Place, date",
        "signer": "Signed by",
        "recipients": "Recipients",
        "file": "File",
        "passages": "{count} passages",
    },
)


def head(view: DocumentView) -> str:
    """Return the head of a document as HTML; a made-up example says so first."""
    document = view.document
    place = ", ".join(filter(None, (document.place, date(document.date, document.system))))
    facts = {
        "issuer": document.issuer,
        "date": place,
        "signer": " · ".join(filter(None, (document.signer, document.manner, document.role))),
        "recipients": "; ".join(view.recipients),
        "file": f"{document.file} · {_TEXT['passages'].format(count=number(document.passages))}",
    }
    listed = "".join(f"<dt>{text(_TEXT[fact])}</dt><dd>{text(said)}</dd>" for fact, said in facts.items() if said)
    badge = sample_badge() if document.sample else ""
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    doubts = "".join(f'<p class="nq-warn">{text(doubt.reason)}</p>' for doubt in view.doubts)
    told = f"{title}<dl>{listed}</dl>{doubts}{reading(view)}"
    return f'<header class="nq-head">{badge}<h1>{text(name(document))}</h1>{told}</header>'
