"""From claims in CLEAN places to what leaves this room: citations, quotes, figures at their RAW places."""

from answer.draft import Claim
from answer.judging.evidence import Places
from answer.model import Citation, Figure
from index.model import FoundPassage


def citation_of(passage: FoundPassage, start: int | None = None, end: int | None = None) -> Citation:
    """Cite a stretch of a passage by its RAW place, or the whole passage."""
    document = passage.document
    if start is None or end is None:
        start, end = passage.start, passage.end
    return Citation(
        document=document.slug,
        number=document.number,
        title=document.title,
        date=document.date,
        issuer=document.issuer,
        address=passage.address,
        page=passage.page,
        quote=passage.quote[start - passage.start : end - passage.start],
        start=start,
        end=end,
        file=document.file,
        sample=document.sample,
        passage=passage.id,
        ocr=passage.ocr,
        places=passage.places,
        type=document.type,
        system=document.system,
        path=passage.path,
    )


def figure_of(claim: Claim, citation: int, places: Places) -> Figure | None:
    """Return the figure of a claim, None if it has none.

    Args:
        claim: What is quoted.
        citation: Its index among the citations.
        places: Of this answer.
    """
    quantity, passage, target = claim.figure, claim.passage, claim.target
    if quantity is None:
        return None
    start, end = places.raw_span(passage, quantity.start, quantity.end)
    value = f"{quantity.value:f}" if quantity.high is None else f"{quantity.value:f}..{quantity.high:f}"
    return Figure(
        text=passage.text[quantity.start : quantity.end],
        comparator=quantity.comparator,
        value=value,
        unit=quantity.unit,
        qualified=" ".join(passage.text[quantity.qualified_start : quantity.qualified_end].split()),
        citation=citation,
        start=start,
        end=end,
        ocr=passage.ocr,
        indicator=target.indicator if target else None,
        period=target.period if target else None,
        scope=target.scope if target else None,
        asked=claim.asked,
    )
