"""Abbreviations of official Vietnamese and what they stand for, one to many.

1. An abbreviation in the text's own capitals (`DTTS`, `GD&ĐT`, `T.Ư`, `QP-AN`) gives all its full forms.
2. In small letters (people type `bhyt`) it counts only if it is marked as plain: no word of Vietnamese, and one
   meaning. `TT`, `KH`, `BC`, `CT` and other short or ambiguous ones count in capitals only.
3. A document number (`26-NQ/TU`) is not taken apart: its codes are not the writer's words.

Expand questions and passages both, beside the original and never instead of it. The table follows usage in the
resolutions and in Nghị định 30/2020/NĐ-CP, Phụ lục III (abbreviations of document types).
"""

import re

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

_SMALL = {name.lower(): name for name in EXPANSIONS if name not in _CAPITALS_ONLY}
# A phone types no đ when accents are off.
_SMALL |= {small.replace("đ", "d"): name for small, name in _SMALL.items()}
_CANDIDATE = re.compile(
    r"(?<![\w&.-])(?:"
    + "|".join(re.escape(name) for name in sorted((*EXPANSIONS, *_SMALL), key=len, reverse=True))
    + r")(?![\w&-]|\.\w)"
)


def expand(text: str) -> list[str]:
    """Write out the abbreviations of a text.

    Args:
        text: CLEAN text.

    Returns:
        Full forms in the order of their abbreviations, all meanings of an ambiguous one, none twice.
    """
    numbers = [(token.start, token.end) for token in tokens(text) if token.kind == "docnumber"]
    found: dict[str, None] = {}
    for match in _CANDIDATE.finditer(text):
        if any(start <= match.start() < end for start, end in numbers):
            continue
        name = match[0] if match[0] in EXPANSIONS else _SMALL[match[0]]
        found.update(dict.fromkeys(EXPANSIONS[name]))
    return list(found)
