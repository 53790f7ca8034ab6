"""The documents that a question names -> those of the library that it means.

1. Everything is compared by letters alone (no accents, no case, y as i), so that `nghi dinh 30` does as well.
2. A whole number: `26-NQ/TU`, `26 nq tu`; what stands between its parts does not count.
3. A type and a numeral: `nghị quyết 26`, `nđ 30/2020`, `thông tư số 36 năm 2025`. It means all documents of that type
   whose number begins so. A quantity is none: `kế hoạch 5 năm`, `quy định 30 ngày`.
4. A law, or another document of a short title, by its name, with its year or without, if one act of the library has
   that title. A longer name that is known of another law is that other law: `Luật Đầu tư công` is not `Luật Đầu tư`.
5. Real documents only: a made-up example of the same number is used only where a person chooses it
   (docs/decisions.md).
6. A question that asks what was done to the document, or for other documents about it (`nghị định nào hướng dẫn Luật
   Xây dựng`), is not answered by that document: it is named, but the search is not held to it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.model import FoundDocument
from ingest.citations.law_names import name_end
from vietnamese.forms import fold
from vietnamese.tokens import DOCUMENT_NUMBER
from vietnamese.units import PERIODS, unit_at

_TYPES = {
    "nghi quiet lien tich": ("nqlt",), "thong tu lien tich": ("ttlt",), "nghi quiet": ("nq", "resolution"),
    "nghi dinh": ("nd", "decree"), "thong tu": ("tt", "circular"), "quiet dinh": ("qd", "decision"),
    "chi thi": ("ct", "directive"), "ket luan": ("kl",), "qui dinh": ("qd", "qid"), "huong dan": ("hd",),
    "ke hoach": ("kh",), "chuong trinh": ("ctr",), "thong bao": ("tb",), "bao cao": ("bc",), "cong van": ("cv",),
    "to trinh": ("ttr",), "phap lenh": ("pl",), "bo luat": (), "luat": (),
}  # fmt: skip
"""Types in letters to their abbreviations and English names."""
ACTS = ("nghi quiet", "nghi dinh", "thong tu", "quiet dinh", "chi thi", "ket luan", "qui dinh", "huong dan", "luat")
"""Types whose name beside a numeral can mean nothing but a document; `chương trình 135` and `kế hoạch 5 năm` can."""
_ALSO_VERBS = ("quiet dinh", "ket luan", "qui dinh", "huong dan")

_SEPARATOR = re.compile(r"[\s/.-]+")
_YEAR = r"(?:19|20)\d\d"
_FULL = re.compile(DOCUMENT_NUMBER, re.VERBOSE)
_LOOSE = re.compile(
    rf"(?<![\w/.,-])\d{{1,5}}[a-z]?[ /-]{{1,3}}(?:{_YEAR}[ /-]{{1,3}})?[a-z]{{2,5}}\d{{0,2}}"
    r"(?:[ /-]{1,3}[a-z]{2,9}\d{0,2}){0,3}(?!\w)"
)
_NUMERAL = re.compile(
    rf"(?<!\w)(?P<type>{'|'.join((*_TYPES, *(code for codes in _TYPES.values() for code in codes)))})\.? ?"
    rf"(?P<so>so ?:? ?)?(?P<numeral>\d{{1,5}}(?:\.\d{{1,2}})?[a-z]?)(?P<year>(?: ?/ ?| nam ){_YEAR})?(?![\w%]|[.,/-]\w)"
)
# What is counted after a number: trong thời hạn quy định 30 ngày.
_COUNTED = re.compile(
    r" (?:ngai|gio|phut|tuan|lan|nguoi|muc|noi dung|van de|truong hop|thanh vien|ngan|nghin|trieu|ti|loai|nhom|buoc)"
    r"(?!\w| \d)"
)
_FIRST = re.compile(r"\d{1,5}(?:\.\d{1,2})?[a-z]?")
_FILE_NUMERAL = re.compile(r"(?<!\d)\d{2,5}(?!\d)")
_IN_NUMBER = re.compile(rf"/({_YEAR})/")
_LAWS = ("bo luat ", "luat ", "phap lenh ")
_TYPE_THEN = re.compile(rf"(?<!\w)(?:{'|'.join(_TYPES)}) ")
_TITLE_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 40
_SHORTEST_TITLE = 4
_LAW_YEAR = re.compile(rf"(?:,? nam| so \d{{1,4}}/)? ?(?P<year>{_YEAR})(?!\w|[-–])")
DONE_TO = re.compile(
    r"(?<!\w)(?:huong dan|(?<!hieu luc )thi hanh|thuc hien|trien khai|qui dinh chi tiet|chi tiet|sua doi|bo sung"
    r"|thai the|bai bo|hui bo|cu the hoa|so ket|tong ket|quan triet|lien quan den|so voi|khac|vien dan|dan chieu)"
    r"(?: (?:mot so dieu|cac|cua|cho|theo|voi|tinh than|noi dung|toan bo|va|,)){0,4} ?(?:so ?)?$"
)
_DONE_SINCE = re.compile(
    r"(?: co| da| con| se){0,2} (?:(?:duoc|bi) (?:sua|bo sung|thai the|bai bo|huong dan|cu the|hop nhat)|het hieu luc"
    r"|con hieu luc)"
)
_ASKS_FOR_DOCUMENTS = re.compile(
    r"(?<!\w)(?:van ban|nghi dinh|nghi quiet|thong tu|quiet dinh|luat|chi thi|tai lieu)(?: gi| nao)(?!\w)"
)
ABBREVIATED = {"hdnd": "hoi dong nhan dan", "ubnd": "ui ban nhan dan"}
_CENTRAL = ("trung uong", "bo chinh tri", "ban bi thu", "ban chap hanh trung uong")
_OF_BODY = re.compile(
    rf" cua (?P<body>{'|'.join((*_CENTRAL, *ABBREVIATED, *ABBREVIATED.values()))}|quoc hoi|chinh phu|thu tuong|tinh ui"
    r"|thanh ui|dang ui|bo (?!chinh tri)[a-z]+ [a-z]+)(?!\w)"
)
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a question names."""

    start: int
    end: int
    documents: tuple[FoundDocument, ...]
    """Real documents of the library that it may mean; empty if there is none."""
    only_samples: bool
    """Whether the library has just made-up examples of that number."""
    holds: bool
    """Whether the answer is to come from it; False where the question asks what was done to it."""


class _Letters(dict[int, str]):
    """What each character becomes, worked out once for each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = fold(character)
        self[code] = {"": character, "y": "i"}.get(plain, plain) if len(plain) <= 1 else character
        return self[code]


_LETTERS = _Letters()


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """Return a text in small letters without accents, y as i, as long as it was: places stay good."""
    return text.translate(_LETTERS)


class DocumentNames:
    """What the documents of a library are called; made once for each state of the library."""

    def __init__(self, documents: Sequence[FoundDocument]) -> None:
        self.documents = tuple(documents)
        self._by_number: dict[str, list[FoundDocument]] = {}
        self._by_numeral: dict[str, list[FoundDocument]] = {}
        self._by_title: dict[tuple[str, ...], list[FoundDocument]] = {}
        for document in documents:
            if not document.number:
                # A number that could not be read may stand in the name of the file: QD-2463-2026.pdf.
                for numeral in set(_FILE_NUMERAL.findall(document.file)):
                    self._by_numeral.setdefault(_compact(numeral), []).append(document)
            else:
                number = _compact(document.number)
                self._by_number.setdefault(number, []).append(document)
                numeral = _FIRST.match(letters(document.number))
                if numeral:
                    self._by_numeral.setdefault(_compact(numeral[0]), []).append(document)
            kind = letters(document.type or "")
            if document.title and _is_name(kind, document.title):
                self._by_title.setdefault((*kind.split(), *_title(document.title)), []).append(document)
        self._lengths: dict[tuple[str, ...], list[int]] = {}
        for words in sorted(self._by_title, key=len, reverse=True):
            self._lengths.setdefault(words[:2], []).append(len(words))

    def named(self, text: str) -> list[Named]:
        """Find the documents that a question names, from left to right.

        Args:
            text: The question, CLEAN, with single blanks.
        """
        plain = letters(text)
        taken: list[Named] = []
        asks = _ASKS_FOR_DOCUMENTS.search(plain)
        for start, end, found in (
            *self._numbers(text, plain),
            *self._numerals(text, plain),
            *self._titles_in(text, plain),
        ):
            if any(start < one.end and one.start < end for one in taken):
                continue
            real = tuple(document for document in found if not document.sample)
            done_to = DONE_TO.search(plain, max(0, start - _LONGEST_LEAD), start) or _DONE_SINCE.match(plain, end)
            elsewhere = done_to or (asks and asks.start() < start) or _is_by_another(plain, end, real)
            taken.append(Named(start, end, real, bool(found) and not real, not elsewhere))
        return sorted(taken, key=lambda one: one.start)

    def _numbers(self, text: str, plain: str) -> Iterator[tuple[int, int, list[FoundDocument]]]:
        for match in _FULL.finditer(text):
            start = _with_type(plain, match.start())
            yield start, match.end(), self._by_number.get(_compact(match[0]), [])
        for match in _LOOSE.finditer(plain):
            # `26 nq tu kon tum`: the longest beginning that is a number of the library.
            ends = [match.start() + part.start() for part in _SEPARATOR.finditer(match[0])]
            for end in (match.end(), *reversed(ends)):
                found = self._by_number.get(_compact(plain[match.start() : end]))
                if found:
                    yield _with_type(plain, match.start()), end, found
                    break

    def _numerals(self, text: str, plain: str) -> Iterator[tuple[int, int, list[FoundDocument]]]:
        for match in _NUMERAL.finditer(plain):
            unit = unit_at(text, match.end())
            counted = _COUNTED.match(plain, match.end()) or (unit and (unit.hard or unit.norm in PERIODS))
            if counted and not match["year"]:
                continue
            kinds = [kind for kind, codes in _TYPES.items() if match["type"] in (kind, *codes)]
            numeral = _compact(match["numeral"]) or "0"
            year = match["year"][-4:] if match["year"] else None
            found = [
                document
                for document in self._by_numeral.get(numeral, [])
                if any(_is_of(kind, document) for kind in kinds) and (year is None or _is_of_year(year, document))
            ]
            alone = len(match["numeral"]) > 1 and match["type"] not in _ALSO_VERBS
            sure = match["type"] in ACTS and (match["so"] or year or alone)
            if found or sure:
                yield match.start(), match.end(), found

    def _titles_in(self, text: str, plain: str) -> Iterator[tuple[int, int, list[FoundDocument]]]:
        for match in _TYPE_THEN.finditer(plain):
            title, title_end = self._title_at(plain, match.start())
            known_end, known = name_end(text, match.end()) if match[0] in _LAWS else (0, False)
            end = title_end or match.end()
            if known and known_end > end:
                title, end = (), known_end
            elif not title:
                continue
            of_year = _LAW_YEAR.match(plain, end)
            found = self._by_title[title] if title else []
            if of_year:
                end = of_year.end()
                found = [document for document in found if _is_of_year(of_year["year"], document)]
            # Several acts of one title: which is meant is for the person to say.
            several = len({document.number for document in found if not document.sample}) > 1
            if not several:
                yield match.start(), end, found

    def _title_at(self, plain: str, start: int) -> tuple[tuple[str, ...], int]:
        """The longest title that stands here, as its words, and its end; nothing where none does."""
        here = list(itertools.islice(_TITLE_WORD.finditer(plain, start), _LONGEST_TITLE))
        words = tuple(word[0] for word in here)
        for length in self._lengths.get(words[:2], ()):
            if words[:length] in self._by_title:
                return words[:length], here[length - 1].end()
        return (), 0


def _is_by_another(plain: str, end: int, found: Sequence[FoundDocument]) -> bool:
    """Whether the words go on with a body that issued none of these: `nghị quyết 26 của Trung ương`."""
    body = _OF_BODY.match(plain, end)
    if body is None or not found:
        return False
    name = ABBREVIATED.get(body["body"], body["body"])
    central = name in _CENTRAL
    return not any(
        name in letters(one.issuer or "") or (central and _compact(one.number or "").endswith("-tw")) for one in found
    )


def _compact(number: str) -> str:
    """A number as it is compared: `26 - NQ/TU`, `26 nq tu` and `026-nq-tu` are `26-nq-tu`."""
    return _SEPARATOR.sub("-", letters(number).replace("–", "-").strip()).lstrip("0")


def _title(title: str) -> list[str]:
    """The words of a title, without the name of its type; commas, which many leave out, do not count."""
    words: list[str] = _TITLE_WORD.findall(letters(title))
    for kind in (["bo", "luat"], ["luat"], ["phap", "lenh"]):
        if words[: len(kind)] == kind and words[len(kind) : len(kind) + 1] != ["sua"]:
            return words[len(kind) :]
    return words


def _is_name(kind: str, title: str) -> bool:
    """Whether people call a document so: laws always, other acts where the title is long enough to be its own."""
    if f"{kind} " in _LAWS:
        return True
    return kind in ACTS and _SHORTEST_TITLE <= len(title.split()) <= _LONGEST_TITLE


def _with_type(plain: str, start: int) -> int:
    """Where the words begin that a number belongs to: `nghị quyết số 26-NQ/TU`."""
    lead = _TYPE_BEFORE.search(plain, max(0, start - 32), start)
    return lead.start() if lead else start


_TYPE_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(_TYPES)}) (?:so ?:? ?)?$")


def _is_of(kind: str, document: FoundDocument) -> bool:
    if document.type:
        return letters(document.type) == kind
    return bool(set(_TYPES[kind]) & set(_compact(document.number or "").split("-")))


def _is_of_year(year: str, document: FoundDocument) -> bool:
    in_number = _IN_NUMBER.search(document.number or "")
    return in_number[1] == year if in_number else document.date is not None and str(document.date.year) == year
