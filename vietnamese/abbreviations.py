"""Abbreviations of official Vietnamese and what they stand for, one to many, both ways.

1. An abbreviation in the text's own capitals (`DTTS`, `GD&ĐT`, `T.Ư`, `QP-AN`) gives all its full forms.
2. In small letters (people type `bhyt`) it counts only if it is marked as plain: no word of Vietnamese, and one
   meaning. `TT`, `KH`, `BC`, `CT` and other short or ambiguous ones count in capitals only.
3. A document number (`26-NQ/TU`) is not taken apart: its codes are not the writer's words.
4. The other way round a full form (`bảo hiểm y tế`) gives its abbreviations, those that have one meaning.
5. What people type short in messages (`bn`, `ko`) stands for words that nobody abbreviates in a document: it is
   replaced.
6. A person's own table is added: a line `VIẾT TẮT = nghĩa; nghĩa khác` each, `#` before a remark. Its meanings come
   before ours, and ours stay.

Expand questions and passages both, beside the original and never instead of it. The table follows usage in the
resolutions and in Nghị định 30/2020/NĐ-CP, Phụ lục III (abbreviations of document types).
"""

import re
from collections.abc import Mapping
from functools import cached_property

from vietnamese.forms import key
from vietnamese.syllables import is_syllable
from vietnamese.tokens import tokens

EXPANSIONS: dict[str, tuple[str, ...]] = {
    "DTTS": ("dân tộc thiểu số",), "DTTS&MN": ("dân tộc thiểu số và miền núi",),
    "UBND": ("ủy ban nhân dân",), "HĐND": ("hội đồng nhân dân",), "ĐBQH": ("đại biểu Quốc hội",),
    "NTM": ("nông thôn mới",), "OCOP": ("mỗi xã một sản phẩm",),
    "GRDP": ("tổng sản phẩm trên địa bàn",), "GDP": ("tổng sản phẩm trong nước",),
    "BHYT": ("bảo hiểm y tế",), "BHXH": ("bảo hiểm xã hội",), "BHTN": ("bảo hiểm thất nghiệp",),
    "KT-XH": ("kinh tế - xã hội",), "KTXH": ("kinh tế - xã hội",), "VH-XH": ("văn hóa - xã hội",),
    "QP-AN": ("quốc phòng - an ninh",), "QPAN": ("quốc phòng - an ninh",),
    "ANTT": ("an ninh trật tự",), "TTATXH": ("trật tự an toàn xã hội",), "ATGT": ("an toàn giao thông",),
    "TTATGT": ("trật tự an toàn giao thông",), "ATTP": ("an toàn thực phẩm",), "TNGT": ("tai nạn giao thông",),
    "TW": ("Trung ương",), "T.Ư": ("Trung ương",), "TƯ": ("Trung ương",), "TU": ("tỉnh ủy", "thành ủy"),
    "HU": ("huyện ủy",), "ĐU": ("đảng ủy",),
    "BCH": ("ban chấp hành",), "BTV": ("ban thường vụ",), "BTC": ("ban tổ chức", "Bộ Tài chính"),
    "BTG": ("ban tuyên giáo",), "BDV": ("ban dân vận",), "UBKT": ("ủy ban kiểm tra",), "BCĐ": ("ban chỉ đạo",),
    "MTTQ": ("Mặt trận Tổ quốc",), "MTQG": ("mục tiêu quốc gia",),
    "NSNN": ("ngân sách nhà nước",), "NSTW": ("ngân sách trung ương",), "NSĐP": ("ngân sách địa phương",),
    "GPMB": ("giải phóng mặt bằng",), "CCHC": ("cải cách hành chính",), "TTHC": ("thủ tục hành chính",),
    "CĐS": ("chuyển đổi số",), "DVC": ("dịch vụ công",), "CNTT": ("công nghệ thông tin",),
    "KCN": ("khu công nghiệp",), "CCN": ("cụm công nghiệp",), "KKT": ("khu kinh tế",), "HTX": ("hợp tác xã",),
    "DN": ("doanh nghiệp",), "DNNN": ("doanh nghiệp nhà nước",), "FDI": ("đầu tư trực tiếp nước ngoài",),
    "THCS": ("trung học cơ sở",), "THPT": ("trung học phổ thông",), "GDTX": ("giáo dục thường xuyên",),
    "GDNN": ("giáo dục nghề nghiệp",), "GD&ĐT": ("giáo dục và đào tạo",), "GDĐT": ("giáo dục và đào tạo",),
    "NN&PTNT": ("nông nghiệp và phát triển nông thôn",), "TN&MT": ("tài nguyên và môi trường",),
    "LĐTB&XH": ("lao động - thương binh và xã hội",), "LĐTBXH": ("lao động - thương binh và xã hội",),
    "KH&CN": ("khoa học và công nghệ",), "KHCN": ("khoa học và công nghệ",), "KH&ĐT": ("kế hoạch và đầu tư",),
    "VHTT&DL": ("văn hóa, thể thao và du lịch",), "TT&TT": ("thông tin và truyền thông",),
    "PCTT&TKCN": ("phòng, chống thiên tai và tìm kiếm cứu nạn",), "PCCC": ("phòng cháy, chữa cháy",),
    "PCTN": ("phòng, chống tham nhũng",), "TNXP": ("thanh niên xung phong",),
    "CBCC": ("cán bộ, công chức",), "CBCCVC": ("cán bộ, công chức, viên chức",), "QLNN": ("quản lý nhà nước",),
    "XDCB": ("xây dựng cơ bản",), "VBQPPL": ("văn bản quy phạm pháp luật",), "QPPL": ("quy phạm pháp luật",),
    "PPP": ("đối tác công tư",), "BĐKH": ("biến đổi khí hậu",), "ĐTM": ("đánh giá tác động môi trường",),
    "GPXD": ("giấy phép xây dựng",), "VLXD": ("vật liệu xây dựng",), "QSDĐ": ("quyền sử dụng đất",),
    "TTTT": ("thông tin và truyền thông",), "NNPTNT": ("nông nghiệp và phát triển nông thôn",),
    "TNMT": ("tài nguyên và môi trường",), "XĐGN": ("xóa đói, giảm nghèo",),
    "NQ": ("nghị quyết",), "QĐ": ("quyết định",), "NĐ": ("nghị định",), "KL": ("kết luận",), "CTr": ("chương trình",),
    "HD": ("hướng dẫn",), "TTr": ("tờ trình",), "TTLT": ("thông tư liên tịch",), "VBHN": ("văn bản hợp nhất",),
    "KH": ("kế hoạch", "khoa học"), "TT": ("thông tư", "thị trấn", "trung tâm"), "BC": ("báo cáo",),
    "CT": ("chỉ thị", "chương trình"), "TP": ("thành phố",), "HĐ": ("hội đồng", "hợp đồng"),
    "CN": ("công nghiệp", "công nghệ"), "TB": ("thông báo", "trung bình"), "QH": ("Quốc hội", "quy hoạch"),
}  # fmt: skip
"""Abbreviation in its own capitals to its full forms."""

_CAPITALS_ONLY = {
    "TW", "T.Ư", "TƯ", "TU", "HU", "ĐU", "BCH", "BTV", "BTC", "BTG", "BDV", "BCĐ", "DVC", "DN", "NQ", "QĐ", "NĐ", "KL",
    "CTr", "HD", "TTr", "TTLT", "VBHN", "KH", "TT", "BC", "CT", "TP", "HĐ", "CN", "TB", "QH",
}  # fmt: skip
"""Short or with several meanings; in small letters they may be words or parts of a number. The rest is read in both."""

_SHORTHAND = {
    "bn": "bao nhiêu", "ntn": "như thế nào", "đc": "được", "dc": "được", "ko": "không", "hok": "không",
    "cty": "công ty", "ng": "người", "vs": "với", "nhg": "nhưng", "j": "gì",
}  # fmt: skip
_SHORT = re.compile(rf"(?<![\w.,/&-])(?:{'|'.join(_SHORTHAND)}|k(?=\s*\??$))(?![\w/&-]|\.\w)")


def spell_out(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Put whole words for what people type short in messages: `bn`, `ntn`, `đc`, `k` at the end.

    Args:
        text: CLEAN text, a question; words in capitals are not meant.

    Returns:
        The text, and each word with what stands in its place.
    """
    changes = [(match[0], _SHORTHAND.get(match[0], "không")) for match in _SHORT.finditer(text)]
    return _SHORT.sub(lambda match: _SHORTHAND.get(match[0], "không"), text), changes


_NAME = re.compile(r"[^\W\d_](?:[\w&.-]{0,18}[^\W_])")
_LONGEST_FORM = 120


class Abbreviations:
    """A table of abbreviations that texts are read with."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        own = own or {}
        self.own = frozenset(own)
        self.table = dict(EXPANSIONS)
        for name, forms in own.items():
            self.table[name] = tuple(dict.fromkeys((*forms, *EXPANSIONS.get(name, ()))))
        short = {name for name in own if len(name) < 3 or is_syllable(name)}
        self._capitals_only = _CAPITALS_ONLY | short
        small = {name.lower(): name for name in self.table if name not in self._capitals_only}
        # A phone types no đ when accents are off.
        self._small = small | {lower.replace("đ", "d"): name for lower, name in small.items()}

    def holds(self, word: str) -> bool:
        """Return whether a word is an abbreviation of the table, as it is written."""
        return word in self.table or word in self._small

    def expand(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Find the abbreviations of a CLEAN text; return each as it is written, with its full forms, none twice."""
        numbers = [(token.start, token.end) for token in tokens(text) if token.kind == "docnumber"]
        found: dict[str, tuple[str, ...]] = {}
        for match in self._written.finditer(text):
            word_in_capitals = text.isupper() and is_syllable(match[0])  # THÔNG TƯ
            if not word_in_capitals and not any(start <= match.start() < end for start, end in numbers):
                name = match[0] if match[0] in self.table else self._small[match[0]]
                found.setdefault(match[0], self.table[name])
        return list(found.items())

    def abbreviate(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Find the full forms in a CLEAN text; return each with its abbreviations, the longest where two overlap."""
        found = dict.fromkeys(match[0] for match in self._full.finditer(key(text)))
        return [(self._names[form][0], self._names[form][1:]) for form in found]

    @cached_property
    def _written(self) -> re.Pattern[str]:
        names = sorted((*self.table, *self._small), key=len, reverse=True)
        return re.compile(rf"(?<![\w&.-])(?:{'|'.join(map(re.escape, names))})(?![\w&-]|\.\w)")

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """KEY of a full form to the form and its abbreviations."""
        names: dict[str, tuple[str, ...]] = {}
        for name, forms in self.table.items():
            for form in forms if name not in self._capitals_only else ():
                names[key(form)] = (*names.get(key(form), (form,)), name)
        return names

    @cached_property
    def _full(self) -> re.Pattern[str]:
        forms = sorted(self._names, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


STANDARD = Abbreviations()


def expand(text: str) -> list[str]:
    """Write out the abbreviations of a text.

    Args:
        text: CLEAN text.

    Returns:
        Full forms in the order of their abbreviations, all meanings of an ambiguous one, none twice.
    """
    return list(dict.fromkeys(form for _, forms in STANDARD.expand(text) for form in forms))


def read_table(text: str) -> dict[str, tuple[str, ...]]:
    """Read a person's own table.

    Args:
        text: The file: a line `VIẾT TẮT = nghĩa; nghĩa khác` for each abbreviation.

    Returns:
        Abbreviations with their meanings; two lines of one abbreviation add up.

    Raises:
        ValueError: A line is not of this form; the message names the line and says what is wrong, in Vietnamese.
    """
    table: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        name, sign, meanings = (part.strip() for part in line.partition("="))
        forms = tuple(" ".join(form.split()) for form in meanings.split(";") if form.strip())
        if not sign:
            raise ValueError(f"dòng {number}: thiếu dấu «=» giữa chữ viết tắt và nghĩa, ví dụ: DTTS = dân tộc thiểu số")
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"dòng {number}: «{name[:40]}» không phải là chữ viết tắt (2 đến 20 chữ, số, & . - liền nhau)"
            )
        if not forms:
            raise ValueError(f"dòng {number}: «{name}» chưa có nghĩa nào sau dấu «=»")
        if any(len(form) > _LONGEST_FORM for form in forms):
            raise ValueError(f"dòng {number}: nghĩa của «{name}» dài hơn {_LONGEST_FORM} ký tự")
        table[name] = tuple(dict.fromkeys((*table.get(name, ()), *forms)))
    return table
