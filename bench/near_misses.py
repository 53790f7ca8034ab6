"""Questions that nearly have an answer, made from the targets and headings of a library: their labels are sure.

1. A certain target with a period gives a question with its indicator and period; its own figure answers it.
2. The same question with one thing swapped has no answer: the year (for one that the library never names), the
   province (of what a province has decided, for another), the thing measured (for one whose words stand nowhere), or
   the whole for a part of it of which the document never speaks (tỷ lệ lao động → tỷ lệ lao động nữ).
3. A heading gives the question what is laid down of a thing that stands nowhere.
4. A third of them are typed without accents. Everything is drawn by a seeded generator.

What is swapped in is looked up in the library first, so that nobody has to say that it is not there.
"""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from answer.model import RefusalReason
from bench.questions import SETTINGS
from bench.sets.seed import HandMade
from ingest.model import Target
from library import DocumentView, Library
from vietnamese.forms import key

_THINGS = (
    "rừng ngập mặn", "cá ngừ đại dương", "hồ tiêu hữu cơ", "chim yến", "đường sắt cao tốc", "nước mắm", "muối biển",
    "cảng cá", "tàu lặn", "vườn thú", "bảo tàng mỹ thuật", "gạch không nung", "sân gôn", "xe buýt điện", "trại tằm",
    "tôm hùm", "nhà hát múa rối", "thủy cung", "đèn biển", "thuyền thúng",
)  # fmt: skip
# Of a part of what an indicator measures.
_PARTS = (
    "nữ", "cận thị", "vùng cao", "tư nhân", "công lập", "hữu cơ", "ven biển", "dân tộc thiểu số", "nước ngoài",
    "trẻ em", "tự nguyện", "thông minh", "xanh", "kiểu mẫu", "nâng cao", "cao cấp", "người cao tuổi", "khuyết tật",
    "hải đảo", "thế hệ mới", "tái chế", "nông thôn", "đô thị", "biên giới",
)  # fmt: skip
_PROVINCES = (
    "An Giang", "Bạc Liêu", "Bến Tre", "Cà Mau", "Điện Biên", "Hậu Giang", "Kiên Giang", "Lai Châu", "Ninh Thuận",
    "Phú Yên", "Sóc Trăng", "Sơn La", "Tiền Giang", "Trà Vinh", "Vĩnh Long", "Gia Lai",
)  # fmt: skip
_CAPITAL = "Hà Nội"
_YEARS = range(2031, 2050)
_YEAR = re.compile(r"\b20\d\d\b")
_HEADING = re.compile(
    r"^(?:Điều \d+\. )?(?P<what>Thẩm quyền|Trách nhiệm|Hồ sơ|Điều kiện|Trình tự|Nguyên tắc|Nội dung|Yêu cầu)"
    r" (?P<of>[^;:.]{12,90})$"
)
_INDICATOR = 80
_UNACCENTED = 3


_Drawn = tuple[str, RefusalReason | None, str, str]
"""Question, why it has no answer, what a right answer contains, file."""


def questions(library: Library, count: int, seed: int = 0) -> tuple[HandMade, ...]:
    """Return at most so many questions, those of one document after those of others.

    Args:
        library: What they are made from and to be asked of.
        count: How many.
        seed: Of the generator.
    """
    draw = random.Random(seed)
    views = [library.show(document.slug) for document in library.documents()]
    spoken = key(" ".join(" ".join(view.raw.split()) for view in views))
    things = [thing for thing in _THINGS if key(thing) not in spoken]
    years = [str(year) for year in _YEARS if str(year) not in spoken]
    drawn = [pair for view in views for pair in _of_targets(view, draw, things, years)]
    drawn += [pair for view in views for pair in _of_headings(view, draw, things)]
    draw.shuffle(drawn)
    made: list[HandMade] = []
    for text, reason, gold, file in islice(_in_turn(drawn), count):
        name = f"near-{len(made)}"
        typed = SETTINGS["unaccented" if draw.randrange(_UNACCENTED) == 0 else "accented"](text, name)
        answers = (gold,) if gold else ()
        made.append(
            HandMade(
                name, typed, "vi", reason is None, answers, False, "", "", None, files=(file,), reason=reason or ""
            )
        )
    return tuple(made)


def _in_turn(drawn: Sequence[_Drawn]) -> Iterator[_Drawn]:
    """Those of one document after those of others, so that no long document rules."""
    by_document: dict[str, list[_Drawn]] = {}
    for item in drawn:
        by_document.setdefault(item[3], []).append(item)
    while by_document:
        for slug in list(by_document):
            yield by_document[slug].pop()
            if not by_document[slug]:
                del by_document[slug]


def _of_targets(
    view: DocumentView, draw: random.Random, things: Sequence[str], years: Sequence[str]
) -> Iterator[_Drawn]:
    document, said = view.document, key(" ".join(view.raw.split()))
    for target in (one for one in view.targets if one.certainty == "certain" and one.period):
        indicator, period = " ".join(target.indicator.split()), " ".join((target.period or "").split())
        if len(indicator) > _INDICATOR or not _YEAR.search(period):
            continue
        ask = _asked(target)
        gold = view.raw[target.value_start : target.value_end]
        yield f"{indicator} {period} {ask}?", None, gold, document.slug
        swapped = _YEAR.sub(draw.choice(years), period) if years else ""
        choices: list[_Drawn] = []
        if swapped:
            choices.append((f"{indicator} {swapped} {ask}?", "other_time", "", document.file))
        if document.place and document.place != _CAPITAL:
            place = draw.choice([name for name in _PROVINCES if name != document.place])
            choices.append((f"{indicator} của tỉnh {place} {period} {ask}?", "other_place", "", document.file))
        if things:
            first, *_ = indicator.split(" ", 2)
            head = indicator if first[0].islower() else " ".join(indicator.split()[:2])
            choices.append((f"{head} {draw.choice(things)} {period} {ask}?", "no_fact", "", document.file))
        parts = [part for part in _PARTS if key(part) not in said]
        if parts:
            choices.append((f"{indicator} {draw.choice(parts)} {period} {ask}?", "no_fact", "", document.file))
        yield from draw.sample(choices, min(2, len(choices)))


def _asked(target: Target) -> str:
    unit = (target.unit or "").strip()
    return "là bao nhiêu phần trăm" if unit.startswith("%") else f"là bao nhiêu {unit}".strip()


def _of_headings(view: DocumentView, draw: random.Random, things: Sequence[str]) -> Iterator[_Drawn]:
    for section in view.sections:
        found = _HEADING.match(" ".join(section.heading.split()))
        if not found or not things:
            continue
        what, words = found["what"], found["of"].split()
        ask = "được quy định như thế nào"
        yield f"{what} {' '.join(words[:2])} {draw.choice(things)} {ask}?", "no_fact", "", view.document.file
