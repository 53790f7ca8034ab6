"""Names of Vietnamese laws, codes and ordinances: where the name of a law ends in running text.

A name has no mark at its end, and its words are small letters (`Luật Quy hoạch đô thị và nông thôn và pháp luật về
xây dựng`). The names of acts are a closed list, taken from the legal bases ("Căn cứ Luật … số …") of published acts;
one that is not in it is read up to the next word that no name holds, and is marked as doubtful.
"""

import re

from ingest.form.lines import CAPITAL

NAMES = """
An ninh mạng|An ninh quốc gia|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động|Ban hành quyết định
hành chính|Ban hành văn bản quy phạm pháp luật|Báo chí|Bảo hiểm tiền gửi|Bảo hiểm xã hội|Bảo hiểm y tế|Bảo vệ bí mật
nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng|Bảo vệ sức khỏe nhân dân|Bảo vệ và
kiểm dịch thực vật|Bảo vệ và phát triển rừng|Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Biên phòng Việt
Nam|Biển Việt Nam|Bình đẳng giới|Bưu chính|Cán bộ, công chức|Các công cụ chuyển nhượng|Các tổ chức tín dụng|Cảnh sát
biển Việt Nam|Cảnh sát cơ động|Cảnh vệ|Căn cước|Căn cước công dân|Cấp, thoát nước|Chăn nuôi|Chất lượng sản phẩm, hàng
hóa|Chuyển đổi số|Chuyển giao công nghệ|Chứng khoán|Công an nhân dân|Công chứng|Công đoàn|Công nghệ cao|Công nghệ
thông tin|Công nghiệp công nghệ số|Công nghiệp quốc phòng, an ninh và động viên công nghiệp|Cơ quan đại diện nước Cộng
hòa xã hội chủ nghĩa Việt Nam ở nước ngoài|Cơ yếu|Cư trú|Cựu chiến binh|Cạnh tranh|Dân quân tự vệ|Dân số|Dân sự|Dầu
khí|Di sản văn hóa|Doanh nghiệp|Doanh nghiệp nhà nước|Du lịch|Dữ liệu|Dược|Dự trữ quốc gia|Đa dạng sinh học|Đặc xá|Đất
đai|Đấu giá tài sản|Đấu thầu|Đầu tư|Đầu tư công|Đầu tư nước ngoài tại Việt Nam|Đầu tư theo phương thức đối tác công
tư|Đê điều|Địa chất và khoáng sản|Điện ảnh|Điện lực|Điều ước quốc tế|Đo đạc và bản đồ|Đo lường|Đường bộ|Đường
sắt|Giá|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giáo dục|Giáo dục đại học|Giáo dục nghề
nghiệp|Giáo dục quốc phòng và an ninh|Giám định tư pháp|Hải quan|Hàng hải|Hàng hải Việt Nam|Hàng không dân dụng Việt
Nam|Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|Hình sự|Hòa giải ở cơ sở|Hòa giải, đối thoại tại Tòa
án|Hóa chất|Hoạt động chữ thập đỏ|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hôn nhân và gia đình|Hộ
tịch|Hợp tác xã|Kế toán|Khám bệnh, chữa bệnh|Khiếu nại|Khiếu nại, tố cáo|Khí tượng thủy văn|Khoa học và công nghệ|Khoa
học, công nghệ và đổi mới sáng tạo|Khoáng sản|Khuyến khích đầu tư trong nước|Kiểm toán độc lập|Kiểm toán nhà nước|Kiến
trúc|Kinh doanh bảo hiểm|Kinh doanh bất động sản|Lao động|Lâm nghiệp|Luật sư|Lưu trữ|Lực lượng dự bị động viên|Lực
lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Lý lịch tư pháp|Mặt trận Tổ quốc Việt Nam|Ngân hàng Nhà nước Việt
Nam|Ngân hàng Nhà nước|Ngân sách nhà nước|Nghĩa vụ quân sự|Ngoại hối|Người cao tuổi|Người khuyết tật|Người lao động
Việt Nam đi làm việc ở nước ngoài theo hợp đồng|Nhà giáo|Nhà ở|Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước
ngoài tại Việt Nam|Năng lượng nguyên tử|Nuôi con nuôi|Phá sản|Phí và lệ phí|Phòng bệnh|Phòng cháy và chữa cháy|Phòng
cháy, chữa cháy và cứu nạn, cứu hộ|Phòng, chống bạo lực gia đình|Phòng, chống bệnh truyền nhiễm|Phòng, chống khủng
bố|Phòng, chống ma túy|Phòng, chống mua bán người|Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc
phải ở người|Phòng, chống rửa tiền|Phòng, chống tác hại của rượu, bia|Phòng, chống tác hại của thuốc lá|Phòng, chống
tham nhũng|Phòng, chống thiên tai|Phòng thủ dân sự|Phổ biến, giáo dục pháp luật|Quản lý, bảo vệ công trình quan trọng
liên quan đến an ninh quốc gia|Quản lý, sử dụng tài sản công|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ
trợ|Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|Quản lý ngoại thương|Quản lý nợ
công|Quản lý thuế|Quản lý và đầu tư vốn nhà nước tại doanh nghiệp|Quảng cáo|Quân nhân chuyên nghiệp, công nhân và viên
chức quốc phòng|Quốc phòng|Quốc tịch Việt Nam|Quy hoạch|Quy hoạch đô thị|Quy hoạch đô thị và nông thôn|Sở hữu trí
tuệ|Sĩ quan Quân đội nhân dân Việt Nam|Sử dụng năng lượng tiết kiệm và hiệu quả|Tài nguyên, môi trường biển và hải
đảo|Tài nguyên nước|Tần số vô tuyến điện|Thanh niên|Thanh tra|Thể dục, thể thao|Thi đua, khen thưởng|Thi hành án dân
sự|Thi hành án hình sự|Thi hành tạm giữ, tạm giam|Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú|Thống kê|Thú
y|Thủ đô|Thủ tục bắt giữ tàu biển|Thủ tục bắt giữ tàu bay|Thuế bảo vệ môi trường|Thuế giá trị gia tăng|Thuế sử dụng
đất nông nghiệp|Thuế sử dụng đất phi nông nghiệp|Thuế tài nguyên|Thuế thu nhập cá nhân|Thuế thu nhập doanh nghiệp|Thuế
tiêu thụ đặc biệt|Thuế xuất khẩu, thuế nhập khẩu|Thủy lợi|Thủy sản|Thư viện|Thương mại|Thực hành tiết kiệm, chống lãng
phí|Thực hiện dân chủ ở cơ sở|Tiếp cận thông tin|Tiếp công dân|Tiêu chuẩn và quy chuẩn kỹ thuật|Tín ngưỡng, tôn
giáo|Tố cáo|Tố tụng dân sự|Tố tụng hành chính|Tố tụng hình sự|Tổ chức Chính phủ|Tổ chức chính quyền địa phương|Tổ chức
cơ quan điều tra hình sự|Tổ chức Hội đồng nhân dân và Ủy ban nhân dân|Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức
Viện kiểm sát nhân dân|Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc|Thỏa thuận quốc tế|Trách nhiệm bồi thường
của Nhà nước|Trật tự, an toàn giao thông đường bộ|Trẻ em|Trí tuệ nhân tạo|Trọng tài thương mại|Trồng trọt|Trợ giúp
pháp lý|Trưng cầu ý dân|Trưng mua, trưng dụng tài sản|Tư pháp người chưa thành niên|Tương trợ tư pháp|Ưu đãi người có
công với cách mạng|Viên chức|Việc làm|Viễn thông|Xây dựng|Xử lý vi phạm hành chính|Xuất bản|Xuất cảnh, nhập cảnh của
công dân Việt Nam|Phòng không nhân dân|Phục hồi, phá sản|Cảnh sát môi trường|Tình trạng khẩn cấp|Thương mại điện
tử|Dẫn độ|Chuyển giao người đang chấp hành án phạt tù|Tương trợ tư pháp về dân sự|Tương trợ tư pháp về hình sự|Tiết
kiệm, chống lãng phí|Quản lý phát triển đô thị|Thuế sử dụng đất|Đăng ký tài sản|Biểu tình|Thuế chuyển quyền sử dụng
đất|Chuyển đổi giới tính|Phòng, chống mại dâm|Cựu chiến binh|Quản lý thị trường|Thi hành án|Thẩm định giá|Tiền
lương|An toàn lao động, vệ sinh lao động|Công tác văn thư|Bảo vệ công trình quan trọng liên quan đến an ninh quốc
gia|Dân quân, tự vệ|Tổ chức Toà án nhân dân|Thủy nội địa|Giám sát của Quốc hội|Hợp nhất văn bản quy phạm pháp
luật|Pháp điển hệ thống quy phạm pháp luật|Chi phí tố tụng|Án phí, lệ phí Toà án|Tổ chức điều tra hình sự|Thuế xuất
khẩu, nhập khẩu|Quản lý và sử dụng tài sản công
"""

# The two places of the tone, and y or i, are both met: hoá, thuỷ, kĩ thuật.
_WRITINGS = {"óa": "(?:óa|oá)", "òa": "(?:òa|oà)", "ỏa": "(?:ỏa|oả)", "ủy": "(?:ủy|uỷ)", "úy": "(?:úy|uý)"}
_WRITINGS |= {"lý": "l[ýí]", "kỹ": "k[ỹĩ]", ",": ",?", " ": r"\s+"}
_WRITING = re.compile("|".join(_WRITINGS))


def _by_first_word() -> dict[str, re.Pattern[str]]:
    names: dict[str, list[str]] = {}
    for name in sorted((" ".join(one.split()) for one in NAMES.split("|")), key=len, reverse=True):
        first = re.split(r"[ ,]", name)[0]
        names.setdefault(first.lower(), []).append(_WRITING.sub(lambda found: _WRITINGS[found[0]], name))
    for same, other in (("hòa", "hoà"), ("hóa", "hoá"), ("thủy", "thuỷ")):
        names[other] = names[same]
    return {first: re.compile(f"(?:{'|'.join(of)})(?!\\w)", re.IGNORECASE) for first, of in names.items()}


_NAMES = _by_first_word()
_FIRST = re.compile(r"[^\W\d_]+")
# A name not in the list ends before the first of these.
_NOT_IN_NAMES = (
    r"số\s?:?\s?\d|năm|ngày|được|đã|đang|sẽ|và các|và pháp|và những|và quy định|quy định|có|là|trình|theo|tại|để|trong|"
    r"do|này|đó|khi|thì|mà|nếu|hiện|nêu|trên|vẫn|phải|cho|bao|hoặc|hay|như|nhưng|từ|đến|bị|gồm|sang|với|không|còn|sửa|"
    r"bổ sung|ban hành|hướng dẫn|thay|bãi|cần|nhằm|vào|thông qua|thành(?! niên)|cũng|đối với|của Việt"
)
# Up to its number or its day, a name may hold what else ends one.
_NUMBERED = re.compile(
    rf"(?=[{CAPITAL}])(?:(?!(?:Luật|Bộ luật|Nghị|được|theo|tại|quy định|này|trước|từ|kể|có)(?!\w))[^\W\d_]+,?\s+)"
    r"{1,16}(?=số\s?:?\s?\d{1,3}/\d{4}/|ngày\s\d)"
)
_UNKNOWN = re.compile(
    rf"[{CAPITAL}][^\W\d_]*(?:(?:[^\S\n]|\n(?![{CAPITAL}])|,\s(?=[{CAPITAL}]))(?!(?:{_NOT_IN_NAMES})(?!\w)"
    r"|(?:và\s+)?(?:Luật|Bộ luật|Nghị|Thông|Quyết)\s)[^\W\d_]+){0,13}"
)


def name_end(text: str, start: int) -> tuple[int, bool]:
    """Find where the name of a law ends.

    Args:
        text: CLEAN text.
        start: Where the name begins, after `Luật `.

    Returns:
        Its end, and whether the name is in the list; `start` if no name begins there.
    """
    first = _FIRST.match(text, start)
    if first is None:
        return start, False
    names = _NAMES.get(first[0].lower())
    known = names.match(text, start) if names else None
    if known:
        return known.end(), True
    numbered = _NUMBERED.match(text, start)
    if numbered:
        return start + len(numbered[0].rstrip()), True
    unknown = _UNKNOWN.match(text, start)
    return (unknown.end(), False) if unknown else (start, False)
