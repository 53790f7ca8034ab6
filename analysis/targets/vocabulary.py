"""The words that names of indicators are made of: which say nothing, which mean the same, which set groups apart.

Tables only, in the KEY form but for what says otherwise; `analysis.targets.names` reads names with them. They hold what
resolutions, plans and programmes write for the indicators of the economy, society, security and Party building, and
nothing of a single document.
"""

import re


def either(words: str) -> str:
    """Return an expression for any of these words."""
    return f"(?:{words})"


ABBREVIATIONS = {
    "TFP": "tfp", "TEP": "tfp", "R&D": "nghiên cứu phát triển", "HDI": "phát triển con người",
    "PCI": "năng lực cạnh tranh cấp tỉnh", "GII": "đổi mới sáng tạo toàn cầu", "EGDI": "chính phủ điện tử",
    "PAPI": "hiệu quả quản trị và hành chính công cấp tỉnh", "SIPAS": "hài lòng về sự phục vụ hành chính",
    "PAR INDEX": "cải cách hành chính", "PAR Index": "cải cách hành chính", "DTI": "chuyển đổi số",
    "ĐMST": "đổi mới sáng tạo", "TTXH": "trật tự xã hội", "ANTQ": "an ninh tổ quốc", "DVCTT": "dịch vụ công trực tuyến",
    "SXKD": "sản xuất kinh doanh", "CTRSH": "chất thải rắn sinh hoạt",
}  # fmt: skip
"""As written, to words; beside those of `vietnamese.abbreviations`."""

PRODUCTS = (
    (re.compile(r"tổng\s+sản\s+phẩm\s+(?:trên\s+địa\s+bàn|nội\s+tỉnh)(?!\w)", re.IGNORECASE), "GRDP"),
    (re.compile(r"tổng\s+sản\s+phẩm\s+(?:trong\s+nước|quốc\s+nội)(?!\w)", re.IGNORECASE), "GDP"),
    (re.compile(r"tăng\s+trưởng\s+kinh\s+tế\s+\((GRDP|GDP)\)", re.IGNORECASE), r"tăng trưởng \1"),
)
"""In any writing; read before places are taken out, for one of these holds a place."""

# What the later ones say is looked for in what the earlier ones wrote.
ONE_WRITING = [
    (re.compile(rf"(?<!\w){either(said)}(?!\w)"), meant)
    for said, meant in (
        ("hoá", "hóa"), ("sỹ", "sĩ"), (r"0+(?P<number>[1-9]\d*)", r"\g<number>"), ("trung bình", "bình quân"),
        ("tiêu chuẩn", "chuẩn"), ("căn nhà|ngôi nhà", "nhà"),
        ("người dân|nhân dân|dân số|dân cư", "dân"), ("hộ (?:gia đình|dân)", "hộ"), ("người lao động", "lao động"),
        ("trường học", "trường"), ("cơ quan hành chính nhà nước", "cơ quan nhà nước"),
        ("năng suất (?:các )?(?:nhân|yếu) tố tổng hợp|năng suất tổng hợp|(?:nhân|yếu) tố tổng hợp", "tfp"),
        ("(?:năng suất )?tfp", "tfp"), ("(?:vào|cho) tăng trưởng(?: kinh tế| gdp| grdp)?", "vào tăng trưởng"),
        ("(?:đóng góp )?(?:của )?tfp(?: đóng góp)? vào tăng trưởng", "tfp vào tăng trưởng"),
        ("nghiên cứu (?:và |, )?phát triển", "rd"), ("tội phạm|phạm tội", "tội phạm"),
        ("(?:một |1 )?vạn dân|10[.]?000 dân", "vạn dân"), ("(?:tính )?trên đầu người", "bình quân đầu người"),
        ("bình quân (?:mỗi|một|1) (?:dân|người)", "bình quân đầu người"),
        # health insurance: who is covered is always a share of the people
        ("bảo hiểm y tế toàn dân", "bảo hiểm y tế"),
        ("(?:độ )?bao phủ bảo hiểm|(?:dân |người )?(?:tham gia|có thẻ|có|được cấp thẻ) bảo hiểm", "dân bảo hiểm"),
        # money
        ("ngân sách nhà nước", "ngân sách"), ("(?:nguồn )?vốn(?: đầu tư)?", "vốn"), ("toàn xã hội", ""),
        ("(?:tổng )?kinh phí chi(?: cho)?|(?:tổng )?mức chi(?: cho)?|(?:tổng )?đầu tư cho", "chi"),
        ("ngân sách chi(?: cho)?", "chi ngân sách"),
        ("(?:(?:kim ngạch|giá trị) )?(?:hàng hóa )?xuất khẩu(?: hàng hóa(?! và|,))?", "xuất khẩu"),
        ("(?:(?:kim ngạch|giá trị) )?(?:hàng hóa )?nhập khẩu(?: hàng hóa(?! và|,))?", "nhập khẩu"),
        # what is disbursed, where nothing else is said, is the year's plan of public investment
        ("(?:kế hoạch )?vốn (?:công )?(?:được )?giải ngân", "giải ngân"),
        ("giải ngân(?: kế hoạch)?(?: vốn)?(?: công(?= được|$|[,;(]))?(?: được giao)?", "giải ngân"),
        ("khu vực (?:kinh tế )?tư nhân|kinh tế tư nhân", "tư nhân"), ("thị trường (?:quốc tế|ngoài nước)",
        "thị trường nước ngoài"), ("(?:giao dịch|thanh toán) không dùng tiền mặt", "không dùng tiền mặt"),
        # work, the Party
        ("(?:(?:lao động|người) )?(?:(?:được )?(?:giải quyết|tạo) việc làm(?: mới)?(?: cho)?(?: lao động| người)?"
         "|có việc làm mới)", "tạo việc làm"),
        ("(?:kết nạp|phát triển)(?: mới)? đảng viên(?: mới)?"
         "|đảng viên (?:mới )?(?:được )?(?:kết nạp|phát triển)(?: mới)?", "kết nạp đảng viên"),
        ("(?:đạt )?(?:loại )?(?:vững )?mạnh về", "mạnh về"), ("hoàn thành (?:chỉ tiêu|kế hoạch)", ""),
        ("(?:đạt )?(?:các )?chuẩn (?:xã |thôn |làng )?nông thôn mới", "nông thôn mới"),
        ("về đích nông thôn mới", "nông thôn mới"), ("đạt (?:các )?chuẩn", "chuẩn"),
        ("(?:lượt )?(?:du )?khách(?: du lịch)?", "khách"),
        ("theo chuẩn nghèo|chuẩn nghèo", ""), ("(?P<of>tỷ lệ|giảm) nghèo", r"\g<of> hộ nghèo"),
        ("trẻ dưới", "trẻ em dưới"), ("dùng nước", "sử dụng nước"), ("sử sử dụng", "sử dụng"),
        ("tội phạm(?: và|,)? kiến nghị khởi tố", "tội phạm"), ("(?:đến )?tham quan", ""),
        ("thu nhập bình quân(?: của)?(?: (?:mỗi )?(?:dân|người))?(?=$|,| đạt)", "thu nhập bình quân đầu người"),
        ("giá trị tăng thêm(?: của)?", ""), ("công bố khoa học", "công bố"),
        ("(?:kinh phí |nguồn )(?:lực )?(?:từ )?xã hội(?: hóa)?", "xã hội"),
        ("rừng che phủ", "che phủ rừng"), ("trồng rừng(?: tập trung| mới)*", "rừng trồng mới"),
        # what is planted always adds, but for an area of plantations
        ("(?<!gieo )(?<!nuôi )(?<!cây )(?<!rừng )trồng(?! mới| trọt| lại)", "trồng mới"),
        ("(?:tuyển|giao nhận) quân", "giao quân"),
        ("quần chúng (?:được )?(?:tham gia|tập hợp)(?: vào)?", "tập hợp quần chúng vào"),
        # services and government
        ("bằng dịch vụ công trực tuyến", "trực tuyến"),
        ("tiếp nhận(?:,| và)? giải quyết|xử lý, giải quyết", "giải quyết"),
        ("chính phủ điện tử,? (?:và )?chính phủ số", "chính phủ điện tử"), ("chỉ số phát triển", "chỉ số"),
        ("chính quyền điện tử,? (?:và )?chính quyền số", "chính quyền điện tử"),
        ("an ninh,? (?:và )?trật tự", "an ninh trật tự"),
    )
]  # fmt: skip
"""What means the same, and the one writing for it."""

EMPTY = re.compile(
    r"(?<!\w)"
    + either(
        "tổng số|số lượng|một số|khu vực|thực hiện|hoàn thành(?! (?:tốt|xuất sắc)? ?nhiệm vụ)|hoạt động|công tác"
        "|nguồn(?= nhân lực)|huy động|thu hút|đón|công nhận|kéo(?: giảm)?(?: số)?|vụ(?= (?:phạm|tai|án|tội|vi))|lượt"
        "|phát triển|kinh phí|đầu tư(?= phát triển| cho)|các loại|loại|cây|sự nghiệp|quốc gia$"
    )
    + r"(?!\w)"
)
"""Words that may stand in a name or not without another thing being measured."""

LEAD = re.compile(
    r"(?:[\s,:;()-]|"
    + either(
        "tỷ lệ|tỷ trọng|tỷ suất|tỷ số|tổng số|tổng|số|mức độ|mức|độ|quy mô|giá trị|thứ hạng"
        "|xếp hạng|chỉ số|tốc độ|nhịp độ|tăng trưởng|tăng|giảm|bình quân|nâng|phấn đấu|đạt|duy trì|có|các"
        "|những|về|của|kết quả(?= giảm)|đến năm|hoàn thành|thêm|trên|hằng năm|mỗi năm|bố trí|dành"
        "|đưa|ít nhất|tối thiểu|bảo đảm|đảm bảo|giữ vững|tiếp tục|phải"
    )
    + r"(?!\w))+"
)
"""At the head of a name: that something is measured, and how."""

TAIL = re.compile(
    r"(?:[\s,:;.()-]|(?<!\w)"
    + either("tăng|giảm|bình quân|trung bình|thêm|đạt|là|còn|lên|xuống|được|so với|chiếm|ở mức")
    + r")+$"
)
"""At the end of a name: what led to the figure."""

_LITTLE = (
    "các những một của và hoặc trên trong vào cho về được là có đạt theo với tại ở từ do bởi để qua thì đã đang bị"
    " cùng như hay này đó tổng thêm lại sẽ chiếm tỷ lệ trọng lượng mức"
)
LITTLE = frozenset(_LITTLE.split())

_BRINGING = "thu hút kết nạp trồng xây dựng hình thành lập giải quyết đào tạo cải tạo tập hợp xóa"
BRINGING = frozenset(_BRINGING.split())
"""Syllables of verbs of bringing about, which stand before what is counted or after it."""

QUALIFIER = re.compile(
    r"(?<!\w)"
    + either(
        "không|chưa|ngoài|trừ|riêng|nam giới|nữ|trẻ em|cao tuổi|học sinh|sinh viên|giáo viên|nông thôn(?! mới)"
        "|thành thị|đô thị|miền núi|biên giới|hải đảo|dân tộc thiểu số|tư nhân|nước ngoài|fdi|quốc tế|nội địa"
        "|trong nước|trực tiếp|gián tiếp|xuất khẩu|nhập khẩu|nâng cao|kiểu mẫu|thông minh|mầm non|tiểu học"
        "|trung học cơ sở|trung học phổ thông|đại học|cao đẳng|cấp tỉnh|cấp huyện|cấp xã|trung ương|địa phương"
        "|cận nghèo|tái nghèo|thoát nghèo|huyện nghèo|xã nghèo|bằng cấp|chứng chỉ|chứng nhận|tử vong|suy dinh dưỡng"
        "|sơ sinh|một phần|đầu người|nợ xấu|nợ công|bội chi|tốt nhiệm vụ|xuất sắc|đào tạo nghề|trồng mới|thành lập mới"
        r"|\d+(?:[.,]\d+)?%?"
    )
    + r"(?!\w)"
)
"""What makes another indicator of one, or a part of it."""
