"""A question as it was understood -> what it asks for.

0. Of a long story only the sentences that ask, with the one before where these say too little.
1. The kind, by its question words (kinds.py); a bare indicator (“diện tích trồng sâm ngọc linh”) asks for its figure,
   if there is none, for a text.
2. The unit, the years and periods, the document numbers: evidence of others does not answer.
3. The content terms; of a question about the head of a document those that say which document.
4. What it states or names itself: figures, places, two things compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.model import Kind
from answer.question.asking import asking_part
from answer.question.kinds import KIND_OF_PASSAGE, is_bare_indicator, kind_of
from answer.question.mentions import compared_in, figures_in, places_in
from answer.question.terms import Term, about_document, actions_of, english_terms, terms_of
from answer.question.times import asked_periods, spoken_years
from answer.question.units import opposite_of, units_of
from index.model import Understood
from ingest.form.number import find_numbers
from vietnamese.dates import years
from vietnamese.english import is_english, translate
from vietnamese.forms import key
from vietnamese.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for."""

    kind: Kind
    terms: tuple[Term, ...]
    units: tuple[str, ...]
    """Bases (`VND`, `percent`, `ha`) that the figure may have; empty for any."""
    opposite: tuple[str, ...]
    """Comparators that the figure cannot have."""
    years: frozenset[int]
    periods: tuple[str, ...]
    """Periods asked about, as `period_key` writes them."""
    numbers: tuple[str, ...]
    """Document numbers named, `26-NQ/TU`."""
    actions: frozenset[Term]
    """Terms that are verbs: the same is often done in other words."""
    soft: bool
    """True if the figure is only guessed to be what is wanted."""
    english: bool
    """Words meet only through the glossary: meanings must be compared too."""
    reading: str = ""
    figures: tuple[Quantity, ...] = ()
    """Quantities that the question states itself; places in `reading`."""
    places: tuple[tuple[str, ...], ...] = ()
    """Places named, each with the other names of the same land."""
    compared: tuple[str, str] | None = None
    """The two things that are compared."""


def read_question(reading: str, understood: Sequence[Understood] = (), topic: str = "") -> Question:
    """Read what a question asks for.

    Args:
        reading: The question as it was understood, accents restored.
        understood: What the library read into it; of it the abbreviations written out.
        topic: The reading without the name of a document that it is searched in, if it is: there it tells nothing.
    """
    english = is_english(reading)
    whole, reading = reading, asking_part(reading)
    kind = kind_of(reading)
    soft = kind == "text" and not english and is_bare_indicator(reading)
    kind = "figure" if soft else kind
    units = units_of(reading) if kind == "figure" and not soft else ()
    written_out = {key(one.typed): one.read.split("; ") for one in understood if one.kind == "abbreviation"}
    about = about_document(reading) if kind in KIND_OF_PASSAGE else asking_part(topic) or reading
    terms = english_terms(reading) if english else terms_of(about, written_out)
    if english and units == ("percent",):
        # “What share” is met by the sign of the figure; no text need say tỷ lệ.
        terms = tuple(term for term in terms if term != (("tỷ", "lệ"),))
    return Question(
        kind=kind,
        terms=terms,
        units=units,
        opposite=opposite_of(reading) if kind == "figure" else (),
        years=frozenset(years(reading) if kind == "comparison" else spoken_years(reading)),
        periods=asked_periods(_in_vietnamese(reading) if english else reading),
        numbers=tuple(number.text for number in find_numbers(reading)),
        actions=frozenset() if english else actions_of(reading, terms),
        soft=soft,
        english=english,
        reading=whole,
        figures=figures_in(reading),
        places=places_in(whole),
        compared=compared_in(reading) if kind == "comparison" else None,
    )


def _in_vietnamese(reading: str) -> str:
    return " , ".join(group[0] for group in translate(reading))
