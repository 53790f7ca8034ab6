"""A question as typed -> a Query: what it is read as. Pure functions; nothing is searched here.

1. Control characters go, NFC, single blanks. What stands in quotes is a phrase that a passage must hold, as typed.
2. Letters: a question all in capitals is lowered (the embedder halves its recall on capitals); keystrokes of Telex
   and VNI are carried out; a tone on the wrong letter (`tòan`) is moved; accents are restored where they are missing,
   by the model learnt from the library itself. A mark that was typed is never changed, and English is left alone.
3. What it is about: a place within a document is preferred; documents named, or described by who issued them and
   when, become filters, if the library has them, and never against what the person chose (`named_documents`,
   `publication`).
4. Searched beside it: figures in other notations, abbreviations written out and full forms abbreviated, other names
   of a province, the words of a question in English in Vietnamese. What the library never says is left out.
5. Each reading is told, and its kind can be taken off (`without`). With `literal` only NFC and blanks are done.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from errors import BadQuestion
from index.asking import ASKING
from index.model import Filters, FoundDocument, Pinpoint, Query, Understood, UnderstoodKind
from index.named_documents import DocumentNames, Named
from index.pinpoint import read_pinpoint
from index.publication import filtered, read_publication
from vietnamese import telex
from vietnamese.abbreviations import STANDARD, Abbreviations, spell_out
from vietnamese.accents import AccentModel
from vietnamese.dates import dates
from vietnamese.english import is_english, translate
from vietnamese.forms import clean, fold, has_accents, key
from vietnamese.notations import other_notations
from vietnamese.places import other_names
from vietnamese.syllables import is_syllable
from vietnamese.tokens import tokens
from vietnamese.tone import canon_syllable, split_syllable

# The longest question that a person types; a pasted page is cut, and the reading shows it.
MAX_CHARACTERS = 2_000
_QUOTED = re.compile(r"\"([^\"“”«»]{2,200})\"|“([^\"“”«»]{2,200})”|«([^\"“”«»]{2,200})»")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_PHRASES = 8
_TOPIC_WORDS = 2
# Such a question is answered by the document that did it as much as by the one that is named.
_CHANGED = re.compile(
    r"(?<!\w)(?:sửa đổi|bị sửa|sửa|bổ sung|thay thế|bị thay|thay|bãi bỏ|hủy bỏ|(?:hết|còn) hiệu lực|đính chính)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 12  # Words; what is longer is a question or a text that was pasted with its quotes.


@dataclass(frozen=True, slots=True)
class Known:
    """What questions of one library are read with."""

    accents: AccentModel | None = None
    """None leaves missing accents as they are."""
    documents: DocumentNames = field(default_factory=lambda: DocumentNames(()))
    """Those in scope."""
    abbreviations: Abbreviations = STANDARD
    changers: Callable[[FoundDocument], Sequence[FoundDocument]] = lambda _: ()
    """Gives the documents that amended, replaced or repealed a document."""

    def says(self, phrase: str) -> bool:
        """Return whether the library holds a phrase, as far as its accent model tells."""
        return self.accents is None or self.accents.knows(phrase)


def understand(
    typed: str,
    filters: Filters | None = None,
    known: Known | None = None,
    *,
    literal: bool = False,
    without: Collection[str] = (),
) -> Query:
    """Read a question.

    Args:
        typed: As it came from the person.
        filters: What the person chose beside it.
        known: Learnt from the library.
        literal: Search the words as they stand.
        without: Kinds of reading that the person took off.

    Raises:
        BadQuestion: Nothing but blanks and signs.
    """
    text = _shortened(re.sub(r"\s+", " ", clean(typed).text).strip())
    if not any(unicodedata.category(character)[0] in "LN" for character in text):
        raise BadQuestion("Câu hỏi trống. Hãy gõ điều cần tìm, ví dụ: chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?")
    filters = filters or Filters()
    if literal:
        return Query(typed, text, (), filters, literal=True)
    reader = _Reader(known or Known(), frozenset(without))
    reader.read_letters(text)
    reader.read_subject(filters)
    reader.read_beside()
    return Query(
        typed,
        reader.reading,
        tuple(reader.expansions),
        reader.filters,
        phrases=tuple(reader.phrases),
        pinpoint=reader.pinpoint,
        topic=reader.topic(),
        understood=tuple(reader.understood),
    )


@dataclass(slots=True)
class _Reader:
    """A question while it is read."""

    known: Known
    without: frozenset[str]
    reading: str = ""
    lowered: str = ""
    """Before accents and keystrokes were restored: abbreviations are looked for in what was typed."""
    filters: Filters = field(default_factory=Filters)
    phrases: list[str] = field(default_factory=list)
    pinpoint: Pinpoint | None = None
    expansions: dict[str, None] = field(default_factory=dict)
    understood: list[Understood] = field(default_factory=list)
    said: list[tuple[int, int]] = field(default_factory=list)
    """Places in the reading of words that became filters."""

    def topic(self) -> str:
        """What is left of the reading; nothing if that is no more than words of asking."""
        if not self.said:
            return ""
        kept, place = "", 0
        for start, end in sorted(self.said):
            kept, place = f"{kept}{self.reading[place : max(place, start)]} ", max(place, end)
        kept = " ".join((kept + self.reading[place:]).split())
        return kept if len({word.lower() for word in _WORD.findall(kept)} - ASKING) >= _TOPIC_WORDS else ""

    def wants(self, kind: UnderstoodKind) -> bool:
        return kind not in self.without

    def tell(self, kind: UnderstoodKind, typed: str, read: str, set_filter: str | None = None) -> None:
        self.understood.append(Understood(kind, typed, read, set_filter))

    def read_letters(self, text: str) -> None:
        # No Vietnamese passage holds the English words that a question in English quotes.
        if self.wants("phrase") and not is_english(text):
            found = (next(filter(None, match.groups())).strip() for match in _QUOTED.finditer(text))
            self.phrases = [one for one in dict.fromkeys(found) if 0 < len(_WORD.findall(one)) <= _LONGEST_PHRASE]
            self.phrases = self.phrases[:_MOST_PHRASES]
            for phrase in self.phrases:
                self.tell("phrase", f"“{phrase}”", "chỉ những đoạn có đúng cụm từ này, nếu có")
        self.lowered = _lower_capitals(text) if self.wants("capitals") else text
        self.reading = self.lowered
        if self.lowered != text:
            self.tell("capitals", text, self.lowered)
        if self.wants("telex"):
            accents = self.known.accents
            self.reading, changes = telex.restore(self.reading, accents.holds if accents else None)
            for word, meant in dict.fromkeys(changes):
                self.tell("telex", word, meant)
        if self.wants("abbreviation") and not is_english(text):
            self.reading, changes = spell_out(self.reading)
            for word, meant in dict.fromkeys(changes):
                self.tell("abbreviation", word, meant)
        if self.wants("tone"):
            moved = _WORD.sub(_with_tone_in_place, self.reading)
            for word, meant in zip(_WORD.findall(self.reading), _WORD.findall(moved), strict=True):
                if word != meant:
                    self.tell("tone", word, meant)
            self.reading = moved
        if self.wants("accents") and self.known.accents is not None and not is_english(self.reading):
            restored = _with_provinces(self.known.accents.restore(self.reading), self.reading)
            if restored != self.reading:
                self.tell("accents", self.reading, restored)
            self.reading = restored

    def read_subject(self, filters: Filters) -> None:
        self.filters = filters
        place = read_pinpoint(self.reading) if self.wants("pinpoint") else None
        if place:
            start, end, self.pinpoint = place
            self.tell("pinpoint", self.reading[start:end], " › ".join(self.pinpoint.parts))
        documents = self.known.documents
        if filters.documents or filters.number or not documents.documents:
            return
        named = documents.named(self.reading) if self.wants("document") else []
        held = [document for one in named if one.holds for document in one.documents]
        if not named:
            self._read_publication(documents.documents)
        elif len(held) > 1 and len(named) == 1:
            # Nghị quyết 20 của Chính phủ, ngày 2/2/2023: of those that bear the number, the one that the words mean.
            asked = read_publication(self.reading, held)
            days = {mention.date for mention in dates(self.reading)}
            held = [document for document in held if all(one.holds(document) for one in asked)]
            held = [document for document in held if document.date in days] or held
        if _CHANGED.search(self._without_names(named)):
            about = [document for one in named for document in one.documents]
            changers = [by for one in about for by in self.known.changers(one) if by not in about]
            held = [*about, *dict.fromkeys(changers)] if changers else held
        if held:
            self.filters = replace(self.filters, documents=tuple(dict.fromkeys(one.slug for one in held)))
            self.said = [(one.start, one.end) for one in named if one.documents] + ([place[:2]] if place else [])
        chosen = {document.slug for document in held}
        for one in named:
            self._tell_named(one, [document for document in one.documents if document.slug in chosen])
        for by in held:
            if not any(by in one.documents for one in named):
                self.tell("document", "sửa đổi, thay thế", by.number or by.slug, "documents")

    def _without_names(self, named: Sequence[Named]) -> str:
        """The question without the names of documents: `Luật sửa đổi …` is one."""
        kept, place = "", 0
        for one in sorted(named, key=lambda one: one.start):
            kept, place = kept + self.reading[place : one.start] + " ", max(place, one.end)
        return kept + self.reading[place:]

    def _tell_named(self, named: Named, held: Sequence[FoundDocument]) -> None:
        words = self.reading[named.start : named.end]
        if named.documents:
            names = dict.fromkeys(document.number or document.slug for document in (held or named.documents))
            self.tell("document", words, " hoặc ".join(names), "documents" if held else None)
        elif named.only_samples:
            self.tell("document", words, "trong kho chỉ có văn bản mẫu mang số này")
        elif self.filters == Filters():
            self.tell("document", words, "chưa có trong kho")
        else:
            self.tell("document", words, "không có trong số văn bản đang chọn")

    def _read_publication(self, documents: Sequence[FoundDocument]) -> None:
        asked = [one for one in read_publication(self.reading, documents) if self.wants(one.kind)]
        asked = [one for one in asked if getattr(self.filters, one.filter) is None]
        # What is left after one kind was taken off may be a type alone, which is no reason to leave documents out.
        if any(one.kind != "type" for one in asked):
            self.filters = filtered(self.filters, asked)
            for one in sorted(asked, key=lambda one: one.start):
                self.tell(one.kind, self.reading[one.start : one.end].strip(), one.read, one.filter)

    def read_beside(self) -> None:
        if self.wants("number"):
            for figure, others in other_notations(self.reading):
                self._beside("number", figure, others)
        if is_english(self.reading):
            if self.wants("english"):
                terms = dict.fromkeys(term for group in translate(self.reading) for term in group)
                self._beside("english", self.reading, tuple(term for term in terms if has_accents(term)))
            return
        if self.wants("abbreviation"):
            taken = " ".join(one.typed for one in self.understood if one.kind == "document").split()
            for name, forms in self.known.abbreviations.expand(self.lowered):
                if name in taken:
                    continue  # `NĐ 32` was read as a document already
                self._beside("abbreviation", name, tuple(form for form in forms if self.known.says(form)) or forms)
            for form, names in self.known.abbreviations.abbreviate(self.reading):
                # Documents that never use the abbreviation are not found by it.
                if self.known.accents is not None:
                    self._beside("abbreviation", form, tuple(name for name in names if self.known.says(name)))
        if self.wants("place"):
            for name, others in other_names(self.reading):
                if key(name) in key(self.filters.issuer or ""):
                    continue  # it named who issued the document, and that is looked for already
                self._beside("place", name, tuple(other for other in others if self.known.says(other)))

    def _beside(self, kind: UnderstoodKind, words: str, terms: Sequence[str]) -> None:
        there = f" {key(self.reading)} "
        new = [term for term in terms if f" {key(term)} " not in there and term not in self.expansions]
        if new:
            self.expansions |= dict.fromkeys(new)
            self.tell(kind, words, "; ".join(new))


def _with_tone_in_place(found: re.Match[str]) -> str:
    """`tòan` is a slip for toàn; `hoà` and `hòa` are both right and stay."""
    word = found[0]
    if word.isascii() or is_syllable(word):
        return word
    placed = canon_syllable(word)
    return placed if is_syllable(placed) else word


def _lower_shouted(text: str) -> str:
    """Lower words in capitals within a question: SÂM NGỌC LINH; UBND, NQ TU and VII are no such words."""
    words = [word for word in _WORD.finditer(text) if _is_shouted(word[0])]
    runs: list[list[re.Match[str]]] = []
    for word in words:
        if runs and text[runs[-1][-1].end() : word.start()] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    for start, end in ((run[0].start(), run[-1].end()) for run in runs if len(run) > 1):
        if has_accents(text[start:end]):
            text = text[:start] + text[start:end].lower() + text[end:]
    return text


def _is_shouted(word: str) -> bool:
    spoken = is_syllable(word) or split_syllable(word.lower()) is not None
    return len(word) > 1 and word.isupper() and spoken and not set(word) <= set("IVX")


def _lower_capitals(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    words = [word for word in text.split() if word.isalpha()]
    if len(words) <= 2 or not all(character.isupper() for character in letters):
        return _lower_shouted(text)
    lowered = text.lower()
    # A document number is written in capitals by nature: 26-NQ/TU stays.
    for token in tokens(text):
        if token.kind == "docnumber":
            lowered = lowered[: token.start] + token.text + lowered[token.end :]
    return lowered


def _with_provinces(restored: str, typed: str) -> str:
    """The restored question with its provinces as they are spelt: one that the library never names is no `Giá Lại`."""
    for name, _ in other_names(typed) if restored != typed else ():
        plain = fold(restored)
        place = re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", plain, re.IGNORECASE)
        if place and len(plain) == len(restored):
            restored = f"{restored[: place.start()]}{name}{restored[place.end() :]}"
    return restored


def _shortened(text: str) -> str:
    """Of what is too long its beginning and its end: a letter asks in its last sentences."""
    if len(text) <= MAX_CHARACTERS:
        return text
    beginning = text[: MAX_CHARACTERS // 4]
    beginning = beginning.rpartition(" ")[0] or beginning
    end = text[len(beginning) - MAX_CHARACTERS + 3 :]
    return f"{beginning} … {end.partition(' ')[2] or end}".strip()
