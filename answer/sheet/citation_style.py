"""A citation as offices write it, for pasting into a report.

    điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum
    điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ

1. The parts of an address are named from the innermost outwards. An article is found by its number alone, so that the
   part, chapter and section above it are left out; likewise a number that another one holds (1.2 above 1.2.1).
2. What only this program counts (the block `đoạn 2` of a long paragraph) is not said: nobody finds it on paper.
3. A label met a second time in a document keeps that: `Điều 1 (lần thứ 2 trong văn bản)`.
4. The document: type, number, date, issuer, in the Party's or the state's manner; a law by its name. What is missing is
   left out; without a number its title stands in quotes, without a title its file.
"""

import datetime
import re

from answer.model import Citation
from answer.sheet.blocks import printable
from index.model import FoundDocument
from index.naming import law_names
from ingest.model import System
from vietnamese.forms import key

_AGAIN = re.compile(r" \((\d+)\)$")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
# What an article's number makes needless, and what is no place on paper.
_ABOVE_ARTICLE = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)(?!\w)")
_OUR_OWN = re.compile(r"đoạn \d+")
_NAMED = {
    "tiêu đề": "phần đầu",
    "trước tiêu đề": "phần trên tiêu đề",
    "mở đầu": "phần mở đầu",
    "nơi nhận và chữ ký": "phần ký",
}
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_SAMPLE = " (VĂN BẢN MẪU, không có thật)"


Act = Citation | FoundDocument
"""What names a document: a citation of it, or its entry in the library."""


def cite(citation: Citation) -> str:
    """Return a citation as an office writes it: the place, then the document."""
    joint = ", " if citation.system == "party" else " "
    places = _places(citation.address.split(" › ")[1:])
    annexed = " kèm theo" if places and places[-1].startswith("Phụ lục") else ""
    return printable(f"{joint.join(places)}{annexed} {cite_document(citation)}").strip()


def cite_document(act: Act) -> str:
    """Return a document as an office names it: type, number, date and issuer."""
    law = _law(act)
    if law:
        return printable(law + (_SAMPLE if act.sample else ""))
    name = act.type or "Văn bản"
    if act.number:
        name += f" số {act.number}"
    elif act.title:
        name += f" “{act.title}”"
    elif not (act.type and act.date):
        name += f" trong tệp {act.file}"
    when = f"{',' if act.system == 'party' else ''} ngày {day(act.date, act.system)}" if act.date else ""
    return printable(name + when + (f" của {act.issuer}" if act.issuer else "") + (_SAMPLE if act.sample else ""))


def day(date: datetime.date, system: System | None) -> str:
    """Return a date in the Party's manner (22-10-2024, 03-4-2018) or the state's (05 tháng 3 năm 2020).

    Both put a nought before a day under 10 and a month under 3, where a digit could be added.
    """
    month = f"{date.month:02}" if date.month < 3 else f"{date.month}"
    return f"{date.day:02}-{month}-{date.year}" if system == "party" else f"{date.day:02} tháng {month} năm {date.year}"


def _places(labels: list[str]) -> list[str]:
    """Name the parts of an address, the innermost first."""
    within_article = False
    named: list[str] = []
    inner: str | None = None
    for position in range(len(labels) - 1, -1, -1):
        again = _AGAIN.search(labels[position])
        label = labels[position][: again.start()] if again else labels[position]
        needless = (within_article and _ABOVE_ARTICLE.match(label)) or _OUR_OWN.fullmatch(label)
        if needless or (inner and _DECIMAL.fullmatch(label) and inner.startswith(f"{label}.")):
            continue
        within_article = within_article or label.startswith("Điều ")
        inner = label
        above = labels[position - 1] if position else ""
        named.append(_named(label, above) + (f" (lần thứ {again[1]} trong văn bản)" if again else ""))
    return named


def _named(label: str, above: str) -> str:
    """Name one part: the address writes only its number where the document does."""
    if label in _NAMED:
        return _NAMED[label]
    if re.fullmatch(r"[IVX]+", label):
        return f"mục {label}"
    if re.fullmatch(r"[A-H]", label):
        return f"phần {label}"
    if re.fullmatch(r"\d{1,3}[a-zđ]?", label):
        return f"khoản {label}"
    if _DECIMAL.fullmatch(label):
        return f"điểm {label}"
    if letter := re.fullmatch(r"([a-zđ]{1,2}\d?)\)", label):
        return f"{'tiết' if _is_point(above) else 'điểm'} {letter[1]}"
    if counted := re.fullmatch(r"(gạch|cộng) (\d+)", label):
        which = "nhất" if counted[2] == "1" else counted[2]
        return f"{'gạch đầu dòng' if counted[1] == 'gạch' else 'dấu cộng'} thứ {which}"
    return label.replace("Khoản ", "khoản ", 1) if label.startswith("Khoản ") else label


def _is_point(label: str) -> bool:
    """Whether a label is a point already: what stands below it is a `tiết`."""
    return bool(_DECIMAL.match(label) or re.match(r"[a-zđ]{1,2}\d?\)", label))


def _law(act: Act) -> str | None:
    """A law by its name, as the rules for citing have it; None where its name is not certain in small letters."""
    if act.type not in _LAWS or not act.title:
        return None
    title = printable(act.title)
    name = law_names().get(key(title), title[:1].upper() + title[1:] if not title.isupper() else None)
    return f"{act.type} {name}" + (f" số {act.number}" if act.number else "") if name else None
