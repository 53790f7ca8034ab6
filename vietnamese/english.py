"""The words of English questions about policy documents -> the Vietnamese terms that the documents use.

1. The question is cut into words, lower case; plurals and common endings are taken off where that gives an entry.
2. The longest phrase of the glossary wins: `state budget revenue` before `budget`.
3. A capitalised word that is not in the glossary stands for itself: names (Mang Den, Ngoc Linh) and abbreviations
   (GRDP) are met in the Vietnamese text, without accents.
4. Words that only ask or join, and words that the glossary lacks, are left out.

The glossary is ours: the terms that recur in resolutions, programmes and plans. It helps words to meet where the
embedder's sense of two languages is too coarse; it is no translator.
"""

import re

from vietnamese.forms import has_accents

GLOSSARY = """
achieve, attain: đạt; administrative: hành chính; administrative reform: cải cách hành chính; affair: công tác
afforestation: trồng rừng; agency: cơ quan; agriculture, agricultural, farming: nông nghiệp
airport: cảng hàng không|sân bay; annex, appendix: phụ lục; annual, yearly: hằng năm|hàng năm
anti-corruption, corruption: tham nhũng; approve, approval: phê duyệt|chấp thuận; area: diện tích|khu vực|vùng
article: điều; artificial intelligence: trí tuệ nhân tạo; authority: thẩm quyền|chính quyền|cơ quan
average: bình quân; ban, prohibit: cấm; basis: căn cứ; bridge: cầu; budget: ngân sách; budget revenue: thu ngân sách
state budget: ngân sách nhà nước; build, construct, building: xây dựng; construction: xây dựng
business, enterprise, company, firm: doanh nghiệp; cadre, official: cán bộ; campaign: cuộc vận động; capital: vốn
career: sự nghiệp; cell: chi bộ; central: trung ương; certificate: giấy chứng nhận; chairman, chairperson: chủ tịch
child, children: trẻ em; citizen: công dân; civil servant: công chức; clause: khoản
climate change: biến đổi khí hậu; coffee: cà phê; cold coffee: cà phê xứ lạnh; committee: ủy ban|ban chấp hành
commune: xã; communist: cộng sản; community: cộng đồng; compensation: bồi thường; complete: hoàn thành
condition: điều kiện; conference: hội nghị; congress: đại hội; consumption: tiêu dùng; cooperative: hợp tác xã
cooperation: hợp tác; cost, expense, expenditure: chi phí|kinh phí|chi; council: hội đồng
country, nation: đất nước|quốc gia; create, creation: tạo|giải quyết; crime, offence, criminal: tội phạm
crop: cây trồng|cây; culture, cultural: văn hóa; data: dữ liệu; deadline, time limit: thời hạn; decision: quyết định
decree: nghị định; decrease, reduce, reduction, cut: giảm; defence, defense: quốc phòng; deputy: phó
detail: chi tiết; develop, development: phát triển; digital: số; digital transformation: chuyển đổi số
directive: chỉ thị; disaster: thiên tai; disbursement, disburse: giải ngân; disease, epidemic: dịch bệnh
district: huyện; document: văn bản|tài liệu; domestic product: tổng sản phẩm; driver: người lái xe
driving licence, driving license: giấy phép lái xe; duty, obligation: nghĩa vụ; economy, economic: kinh tế
socio-economic: kinh tế - xã hội; education: giáo dục; effect, force: hiệu lực; electricity, power: điện
employ, employment, job: việc làm; energy: năng lượng; enforce, implement, implementation: thực hiện|triển khai
environment, environmental: môi trường; ethnic minority, ethnic minorities: dân tộc thiểu số
evaluate, assessment: đánh giá; export: xuất khẩu; family, household: hộ gia đình|hộ; farmer: nông dân
faster, speed, accelerate: đẩy nhanh; fee, charge: phí|lệ phí; female, woman, women: phụ nữ|nữ; field: lĩnh vực
finance, financial: tài chính; fine, penalty: phạt tiền|mức phạt; fire: cháy; flood: lũ
forest, forestry: rừng|lâm nghiệp; forestry law: luật lâm nghiệp; garden: vườn; mixed garden: vườn tạp
gather, mobilise, mobilize: tập hợp|vận động; ginseng: sâm; goal, objective, aim: mục tiêu; goods: hàng hóa
government: chính phủ; great: lớn; gross: tổng; group: nhóm; growth, grow, growth rate: tăng trưởng
guideline, guidance: hướng dẫn; health, medical: y tế; health insurance: bảo hiểm y tế; hectare, ha: ha
herb, herbal, medicinal plant: dược liệu; high school: trung học phổ thông; higher: cao
highway, expressway: đường cao tốc; hospital: bệnh viện; housing, house: nhà ở|nhà; human resource: nguồn nhân lực
import: nhập khẩu; improve, renovate: cải thiện|cải tạo; income: thu nhập; per capita: bình quân đầu người
increase, rise, raise: tăng; industry, industrial: công nghiệp; industrial park: khu công nghiệp
information technology: công nghệ thông tin; infrastructure: hạ tầng; innovation: đổi mới sáng tạo
inspect, inspection: kiểm tra; insurance: bảo hiểm; international: quốc tế; invest, investment: đầu tư
investment capital: vốn đầu tư; investor: nhà đầu tư; issue, promulgate: ban hành; join, admit: kết nạp
labour, labor, worker: lao động; trained worker: lao động qua đào tạo; land: đất; last, final, end: cuối; late: chậm
law: luật; lead, leader, leadership: lãnh đạo; level: mức|cấp; live, living: sống; local, locality: địa phương
loan: vay|tín dụng; main, major, key: chủ yếu|trọng tâm; manage, management: quản lý; market: thị trường
mass front: mặt trận; measure, solution: giải pháp|biện pháp; medical: y tế; meeting: hội nghị|họp
member: thành viên|đảng viên; party member: đảng viên; minister: bộ trưởng; ministry: bộ; month: tháng
mountain: núi; national: quốc gia|toàn quốc; national assembly: quốc hội; new rural: nông thôn mới
new-style rural area: nông thôn mới; nine: 9; number: số; office: văn phòng; order: trật tự
organise, organize, organization, organisation: tổ chức
socio-political organisation, socio-political organization, socio-political: tổ chức chính trị - xã hội
participate, participation: tham gia; party: đảng; party building: xây dựng đảng; passenger: hành khách
people: nhân dân|quần chúng|người dân; people's committee: ủy ban nhân dân; people's council: hội đồng nhân dân
percent, percentage, share, proportion, rate, ratio: tỷ lệ; period: giai đoạn|thời kỳ
permit, licence, license: giấy phép; plan: kế hoạch; planning: quy hoạch; plant, planted: trồng
newly plant, newly planted: trồng mới; point: điểm; police: công an; policy: chính sách|chủ trương
politburo: bộ chính trị; political: chính trị; political system: hệ thống chính trị; poor: nghèo
poor household: hộ nghèo; poor district: huyện nghèo; poverty: nghèo|giảm nghèo; population: dân số
prevent, prevention: phòng|phòng ngừa; prime minister: thủ tướng; private: tư nhân; procedure: thủ tục
produce, production: sản xuất; product: sản phẩm; programme, program: chương trình; project: dự án; scheme: đề án
promote: thúc đẩy|xúc tiến; propaganda: tuyên truyền; protect, protection: bảo vệ; province, provincial: tỉnh
provincial party committee: tỉnh ủy; public: công; public investment: đầu tư công; publish: công bố
punish, handle, sanction: xử lý; quality: chất lượng; quarter: quý; railway: đường sắt; recruit: tuyển dụng
recipient: nơi nhận; region: vùng; regulation: quy định; report: báo cáo; research: nghiên cứu
resettlement: tái định cư; resolution: nghị quyết; resource: nguồn lực|tài nguyên
responsible, responsibility: trách nhiệm; result: kết quả; revenue: thu; right: quyền; road: đường bộ|đường
road traffic: giao thông đường bộ; rural: nông thôn; safe, safety: an toàn; scholarship: học bổng
school: trường học|trường; science: khoa học; secretariat: ban bí thư; secretary: bí thư; sector: khu vực|ngành
security: an ninh; service: dịch vụ; settle, resolve: giải quyết; sign, signed, signer: ký; slow: chậm; small: nhỏ
social: xã hội; social insurance: bảo hiểm xã hội; social security: an sinh xã hội; special: đặc biệt
staff, personnel: nhân sự|cán bộ; standard: tiêu chuẩn|chuẩn; state: nhà nước; strategy: chiến lược
strengthen: tăng cường; student, pupil: học sinh|sinh viên; sugarcane, sugar cane: mía
supervise, supervision: giám sát; support: hỗ trợ; target, indicator: chỉ tiêu; task: nhiệm vụ; tax: thuế
teacher: giáo viên; technology: công nghệ; term: nhiệm kỳ|khóa; thrift: tiết kiệm; title: trích yếu; total: tổng
tourism: du lịch; tourist, visitor: khách du lịch|lượt khách; town: thị trấn; trade, commerce: thương mại
traffic: giao thông; traffic accident: tai nạn giao thông; train, trained, training: đào tạo; transport: vận tải
university: đại học; unemployment: thất nghiệp; urban: đô thị; vehicle: phương tiện|xe; motorcycle: xe mô tô|xe máy
village, hamlet: thôn|làng; violate, violation, breach: vi phạm; ward: phường; waste: lãng phí|chất thải
water: nước; year: năm; young, youth: thanh niên; whole: cả; whole year, full year, entire year: cả năm
end of year: cuối năm
"""

_STOP = frozenset(
    re.findall(
        r"\w+",
        """a an the of for to in on at by from with and or as is are was were be been being do does did has have had
        should must shall will would can could may might what which who whom whose when where why how many much long it
        its this that these those there their they if into than then per so such not no any all each some please tell
        me about according under between during up out own very more most mean say new""",
    )
)
_FUNCTION = re.compile(
    r"\b(?:what|which|who|how|when|where|why|is|are|was|the|of|should|does|did|must|will|for|in|to|by|many|much)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:-[^\W_]+)*")
_LONGEST = 4
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("tting", "t"),
    ("tted", "t"),
    ("nned", "n"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
)


def _entries() -> dict[tuple[str, ...], tuple[str, ...]]:
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in GLOSSARY.strip().replace("\n", ";").split(";"):
        names, _, terms = entry.partition(":")
        meanings = tuple(term.strip() for term in terms.split("|"))
        table |= {tuple(name.split()): meanings for name in names.split(",")}
    return table


_TABLE = _entries()


def is_english(question: str) -> bool:
    """Return whether a question is in English: two of its question or joining words, and no Vietnamese mark."""
    return not has_accents(question) and len(_FUNCTION.findall(question)) >= 2


def translate(question: str) -> list[tuple[str, ...]]:
    """Return, for each content word or phrase of an English question, the Vietnamese terms that it may stand for.

    Args:
        question: In English; names in it may be written without accents.
    """
    typed = [word.replace("’", "'") for word in _WORD.findall(question)]
    typed = [part for word in typed for part in ([word] if (word.lower(),) in _TABLE else word.split("-"))]
    words = [word.lower() for word in typed]
    groups, position = [], 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            found = _lookup(words[position : position + length])
            if found:
                groups.append(found)
                position += length
                break
        else:
            if words[position] not in _STOP and not typed[position].islower():
                groups.append((words[position],))
            position += 1
    return groups


def _lookup(words: list[str]) -> tuple[str, ...] | None:
    if len(words) == 1 and words[0] in _STOP:
        return None
    for last in _stems(words[-1]):
        found = _TABLE.get((*words[:-1], last))
        if found:
            return found
    return None


def _stems(word: str) -> list[str]:
    forms = [word]
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ed", ""),
        ("ed", "e"),
        ("d", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            forms.append(word[: -len(ending)] + instead)
    return forms
