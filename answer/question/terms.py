"""The words of a question that carry its topic.

1. Words that ask (bao nhiêu, như thế nào), the unit that the figure will have, and years are left out; document
   numbers and places are one term each.
2. What is left is taken as words of one or more syllables: `thủ đô` is not met by `thủ tục`.
3. An abbreviation, an everyday word, or a word of a question in English is a set of phrases, any of which will do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from answer.question.kinds import ASKING_OF_HEADS, WHICH
from answer.question.mentions import places_in
from answer.question.times import without_times
from answer.question.units import ASKED_UNIT, unit_asked
from index.terms import syllables
from ingest.form.lines import CAPITAL
from ingest.form.number import find_numbers
from vietnamese.abbreviations import expand
from vietnamese.english import translate
from vietnamese.forms import fold, has_accents, key
from vietnamese.synonyms import official
from vietnamese.verbs import verbs
from vietnamese.words import segment

Phrase = tuple[str, ...]
Term = tuple[Phrase, ...]
"""Phrases in KEY form, any of which means the term."""

# Words that ask or that every indicator has; they say nothing of the topic.
_ASKING = frozenset(
    re.findall(
        r"\w+",
        """là bao nhiêu mấy gì nào thế sao ra phải cần như được bị cho với về của các những và hoặc thì mà để đến từ ở
        tại trong trên dưới theo có không đạt chỉ mức số ai khi đâu hay biết xin hỏi vì bạn làm nhằm mỗi một này kia đó
        hãy nêu đã sẽ đang còn muốn thì rồi tới từng nhau mọi cứ nữa vậy nhỉ ạ rằng rất nếu cả đem vào""",
    )
)
_ASKING_FOLDED = frozenset(fold(word) for word in _ASKING)
_ASKING_KEYS = frozenset(key(word) for word in _ASKING)
# Of more than one syllable, for a syllable of it may belong to what is asked about: hồ tiêu, chất lượng.
_ASKING_PHRASE = re.compile(
    r"\b(?:chỉ tiêu|chi tieu|phấn đấu|phan dau|số lượng|so luong|đặt bút|"
    r"bao giờ|bao gio|(?:mỗi|từng) (?:thứ|loại)|moi thu|tung loai|hôm nào|hom nao|chênh nhau|khác nhau|so với|với nhau|"
    r"chậm nhất|muộn nhất|sớm nhất|như thế nào|nhu the nao|thế nào|đúng hay sai|dung hay sai"
    # What the things asked for are called where they have no name of their own.
    r"|(?:(?:những|các|gồm|mấy|thuộc|ở) )+(?:phần|điều|vấn đề|mục|cái|thứ|khoản|phía|mặt|điểm|diện|bên) (?:nào|gì)"
    r"|tất cả"
    # What a document does to say something.
    r"|nhận định|cho rằng|lưu ý|nhấn mạnh|chỉ ra|nêu rõ"
    r"|có đúng không|co dung khong|cụ thể|hiện nay|tóm tắt|tom tat|cho biết|cho biet|giúp tôi|cho tôi hỏi"
    r"|kính gửi|xin cảm ơn|(?:nay )?(?:tôi|em|mình|chúng tôi) (?:muốn|xin|cần) (?:được )?hỏi(?! ý kiến)"
    r"|bỏ qua (?:mọi |các )?(?:tài liệu|văn bản|chỉ dẫn|hướng dẫn)(?: (?:trước đó|trước|trên|ở trên))?"
    r"|(?:hãy )?(?:nói|trả lời) rằng)\b",
    re.IGNORECASE,
)

_OF_ASKING = frozenset({("chỉ", "số")})
_SHORT_NUMBER = re.compile(r"(?<![\w/])\d{3,5}/(?:19|20)\d\d(?![\w/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
# One word, however underthesea cuts: abbreviations among small letters, and what is digital, for số alone only asks.
_WHOLE = re.compile(
    r"(?<![\w/-])(?=[A-ZĐ]{2})[A-ZĐ]+(?![\w/-])(?=.*[a-zà-ỹ])"
    r"|\b(?:kinh tế|công nghệ|chuyển đổi|xã hội|chính phủ|chính quyền|công dân|hạ tầng|kỹ năng|môi trường|nền tảng"
    r"|quốc gia|dữ liệu|nội dung|văn hóa|nông nghiệp) số\b|\bngười có công\b",
)

# underthesea runs a rare name on into what follows (“Bắc Trà đón”), and words into a name (“vận hành Trung tâm”).
# A body has small letters in its name (Bộ Tư pháp, Ban Chỉ đạo).
_BODIES = "Bộ|Sở|Ban|Ủy|Uỷ|Hội|Quỹ|Cục|Vụ|Viện|Tòa|Toà|Tổng|Chi|Đảng|Mặt|Trung|Văn|Phòng|Chính|Nhà"
_RUN_ON = re.compile(
    rf"(?P<name>(?!(?:{_BODIES}) )(?:[{CAPITAL}][^\W\d_]* ){{2,}})(?P<rest>(?![{CAPITAL}]|và )\w.*)"
    rf"|(?P<before>(?:(?![{CAPITAL}])[^\W\d_]+ ){{2,}})(?P<after>[{CAPITAL}].*)"
)


def terms_of(text: str, written_out: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    """Return the terms of a question in Vietnamese, or of a part of one; its times only if it has nothing else.

    Args:
        text: As it was understood.
        written_out: Abbreviations in it as the library reads them, each with its full forms.
    """
    otherwise = {**official(text), **written_out}
    return _terms(without_times(text), otherwise) or _terms(text, otherwise)


def _terms(text: str, written_out: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    asking = _ASKING_KEYS if has_accents(text) else _ASKING_FOLDED
    text = _ASKING_PHRASE.sub(" , ", WHICH.sub(" , ", text))
    terms: list[Term] = []
    for number in reversed(find_numbers(text)):
        terms.append(((key(number.text),),))
        text = f"{text[: number.start]} , {text[number.end :]}"
    # Nghị định 108/2021, without its letters: no label that a text could have.
    text = _SHORT_NUMBER.sub(" , ", text)
    for match in reversed(list(_WHOLE.finditer(text))):
        terms.append((tuple(syllables(match[0])), *_written_out(match[0], written_out)))
        text = f"{text[: match.start()]} , {text[match.end() :]}"
    for names in places_in(text):
        # A place is one word, by any of its names: “Kon Tum định trồng” is cut wrongly.
        typed = next((name for name in names if name in text), "")
        if typed:
            terms.append(tuple(tuple(syllables(name)) for name in names))
            text = text.replace(typed, " , ")
    for match in reversed(list(ASKED_UNIT.finditer(text))):
        # A unit asked for is met by the figure, not by a word; but 287 đảng viên, though people, are no đoàn viên.
        unit = unit_asked(text, match.end())
        named = unit.text if unit and not unit.hard and " " in unit.text else ""
        if named:
            terms.append((tuple(syllables(named)),))
        text = f"{text[: match.start()]} , {text[unit.end if unit else match.end() :]}"
    for word in _words(text):
        phrase = tuple(syllables(word))
        own = tuple(part for part in phrase if part not in asking)
        # “không” asks, “hàng không” flies; “chỉ” and “số” say nothing, an index does.
        phrase = phrase if len(phrase) > 1 and (own or phrase in _OF_ASKING) else own
        if phrase and not _YEAR.fullmatch(phrase[0]):
            terms.append((phrase, *_written_out(word, written_out)))
    return tuple(terms)


def _words(text: str) -> Iterator[str]:
    """The words of a text, names apart from what underthesea runs them on into."""
    for word in segment(text):
        run_on = _RUN_ON.fullmatch(word.text)
        yield from (part.strip() for part in run_on.groups() if part) if run_on else (word.text,)


def _written_out(word: str, known: Mapping[str, Sequence[str]]) -> tuple[Phrase, ...]:
    forms = known.get(key(word), ()) or expand(word)
    return tuple(dict.fromkeys(tuple(syllables(form)) for form in forms))


def actions_of(reading: str, terms: Sequence[Term]) -> frozenset[Term]:
    """Return those terms of a question that are verbs or adverbs there."""
    done = {tuple(syllables(word)) for word in verbs(reading)}
    return frozenset(term for term in terms if term[0] in done)


def about_document(reading: str) -> str:
    """Return a question about the head of a document with only those words that say which document it is."""
    return ASKING_OF_HEADS.sub(" , ", reading)


def english_terms(reading: str) -> tuple[Term, ...]:
    """Return the terms of a question in English, in Vietnamese."""
    terms = [tuple(tuple(key(phrase).split()) for phrase in group) for group in translate(reading)]
    return tuple(
        term for term in terms if without_times(" ".join(term[0])).strip(" ,") and not _YEAR.fullmatch(term[0][0])
    )
