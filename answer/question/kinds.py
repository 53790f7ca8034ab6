"""The kind of a question, by its question words.

1. A letter or two questions in one: the first sentence that ends in `?` and asks for something decides; without one
   the whole text.
2. The kinds are tried in a fixed order, the surest words first: `đúng hay sai` before `bao nhiêu`, `bao nhiêu` before
   `văn bản nào`, that before a last `không?`.
3. Words are met as they are written; without accents they are met by their letters, where those that they are met in
   bear none (`la bao nhieu`, but not the `may` of `xe may` for mấy).
"""

import re

from answer.model import Kind
from index.named_documents import letters
from ingest.form.number import TYPE_NAMES
from ingest.model import PassageKind


class _Standing(dict[Kind, PassageKind]):
    def __missing__(self, kind: Kind) -> PassageKind:
        return "body"


KIND_OF_PASSAGE = _Standing({"signer": "signature", "issued": "header", "issuer": "header"})
"""Where what a question of this kind asks for stands; it holds the kinds of heads and tails, all others are of the
body."""

_TYPES = "|".join(re.escape(name) for name in sorted({"Luật", "Bộ luật", *TYPE_NAMES.values()}, key=len, reverse=True))
# Words that ask for it. Of the topic are those that say which document: “về phát triển du lịch”.
_OF_HEADS = (
    rf"\b(?:{_TYPES}|người|ký|đặt bút|bởi|ban hành|thông qua|ra đời|ngày|tháng|năm|cơ quan|cấp|đơn vị|văn bản|tài liệu"
    r"|who|signed|resolution)\b"
)
ASKING_OF_HEADS = re.compile(f"{_OF_HEADS}|{letters(_OF_HEADS)}", re.IGNORECASE)
# Types that mean a document wherever they stand: quy định and báo cáo do not.
_DOCUMENT = (
    r"(?:văn bản|tài liệu|bộ luật|luật|nghị quyết|nghị định|thông tư(?: liên tịch)?|quyết định|chỉ thị|kết luận"
    r"|công văn|pháp lệnh|hướng dẫn|kế hoạch|thông báo|công điện|thông tri)"
)
_ANY_DOCUMENT = rf"(?:{_DOCUMENT}|quy định|quy chế|chương trình|đề án|báo cáo|resolution|decree|decision|directive)"
_BODY = (
    r"(?:cơ quan|đơn vị|tổ chức|bộ|ban|(?<!cơ )sở|cấp|ngành|phòng|hội|hội đồng|ủy ban|uỷ ban|cục|vụ|tòa án|toà án"
    r"|ủy ban nhân dân|chủ thể|bộ phận|lực lượng|địa phương|đoàn thể|ubnd)"
)
_DUTY = (
    r"(?:chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|có thẩm quyền|có quyền|có nhiệm vụ|quyết định|phê duyệt|cấp"
    r"|ban hành|thực hiện|quản lý|chỉ đạo|lãnh đạo|kiểm tra|giám sát|theo dõi|lo|phụ trách|tổ chức|hướng dẫn|quy định"
    r"|thẩm định|xem xét|bổ nhiệm|công bố|báo cáo|phải|được giao|bảo đảm|đứng đầu|thành lập|đồng ý)"
)
_DAY_ASKED = r"(?:khi nào|(?:từ |vào )?ngày nào|hôm nào|bao giờ|năm nào|ngày bao nhiêu|ngày mấy|ngày,? tháng,? năm nào)"
_ASKED_OF = (
    r"(?:mục tiêu|nhiệm vụ|chỉ tiêu|quan điểm|giải pháp|biện pháp|điều kiện|trách nhiệm|quyền|nghĩa vụ|hình thức"
    r"|nội dung"
    r"|hồ sơ|giấy tờ|tiêu chí|tiêu chuẩn|nguyên tắc|hành vi|đối tượng|trường hợp|yêu cầu|thành phần|nguồn|yếu tố"
    r"|dấu hiệu|hạn chế|bất cập|kết quả|thủ tục|trình tự|bước|loại|nhóm|chức năng|quyền hạn|lĩnh vực|việc|khoản)"
)
_LISTED = r"(?:quyền|nghĩa vụ|trách nhiệm|điều kiện|hồ sơ|trình tự|thủ tục|nguyên tắc|tiêu chuẩn|tiêu chí|nhiệm vụ)"
_SIGNER = (
    r"\bai\b.{0,20}\bký\b|\bngười ký\b|\bký bởi ai\b|\bnào (?:đã )?(?:đặt bút )?ký\b"
    r"|\bwho (?:has )?signed\b|\bsigned by\b|\bdo ai ký\b|\bchữ ký của ai\b"
)
# Not who may sign, nor what else has the syllable: đăng ký, thư ký, ký kết, ký hợp đồng.
_NOT_SIGNED = (
    r"\b(?:thẩm quyền|đăng ký|thư ký|ký (?:kết|quỹ|hiệu|túc|hợp đồng|thỏa thuận|cam kết|tên|gửi|nhận"
    r"|phát hành cổ phiếu)"
    r")\b"
)
_NOT_ISSUER = r"\b(?:thẩm quyền|trách nhiệm|có quyền)\b"
_SURE_YES_NO = (
    r"\bđúng hay (?:là )?sai\b|\bđúng hay không\b|\bđúng (?:không|chứ)\s*(?:\?|$)|\bphải không\b|\bcó phải\b"
    r"|\bcó đúng\b"
    r"|\btrue or false\b|\bis it (?:true|correct|right)\b|\bisn't it\b|, right\s*\?"
)
_YES_NO = (
    r"\bhay (?:là )?không\b|\bhoặc không\b|(?<!bằng )(?<!số )\bkhông(?: ạ| nhỉ| vậy| hả)?\s*(?:[?,.;]|$|và\b|thì\b)"
    r"|\b(?:đã|được|có)\b.{1,200}\bchưa\s*(?:\?|$)|^liệu\b"
    r"|^(?:(?:under|according to|in|for|by|if|when)\b[^,?]{1,150}, )?"
    r"(?:is|are|was|were|does|do|did|must|can|could|should|has|have|will|would|shall|may (?:an?|the|i|we|one))\b"
)
_REASON = (
    r"\bvì sao\b|\btại sao\b|\bdo đâu\b|\b(?:vì|do|với|bởi) (?:những |các )?(?:lý|lí) do (?:gì|nào)\b|\bnguyên nhân\b"
    r"|\b(?:lý|lí) do\b.{0,200}\b(?:gì|nào)\b|\bsao lại\b|\bwhy\b|\bfor what reason\b"
    r"|\bwhat (?:is|are|was|were|caused) the (?:\w+ )?(?:reason|cause)s?\b|\bhow come\b"
)
# The head of what is asked for: “what is the fee for …”, not “what is the duty to pay a fee”.
_MEASURE = (
    r"(?:target|rate|ratio|share|percentage|proportion|cost|amount|number|area|growth|revenue|population|income|price"
    r"|budget|fee|fine|penalty|wage|salary|allowance|age|time limit|duration|validity|quota|threshold|limit|capital"
    r"|minimum|maximum|total|output|turnover|coverage|value|capacity|length|distance|speed|size|debt|expenditure"
    r"|spending|term)"
)
_BEFORE_MEASURE = r"(?:(?!(?:of|for|in|to|by|on|with|from|that)\b)[\w'’/%-]+ ){0,7}"
_AFTER_MEASURE = (
    r"(?=\s*(?:[?,.;:(]|$)| (?:of|for|in|to|by|on|per|at|under|set|when|if|with|from|after|before|until|as|during|that"
    r"|which|has|have|is|are|was|were|will|must|should|may|can|does|do|did|within|applie[sd]|according|expected|planned)\b)"
)
_FIGURE = (
    r"\bbao nhiêu\b|\bbao lâu\b|\bbao xa\b|\bhow (?:many|much|high|large|long|old|far|big|tall|wide|fast|heavy)\b"
    r"|\b(?:what|which) (?:[\w'’-]+ ){0,2}(?:share|percentage|percent|proportion|number|amount)\b|\bat what age\b"
    rf"|\bwhat(?:'s| is| was| are| were| will be) {_BEFORE_MEASURE}{_MEASURE}\b{_AFTER_MEASURE}"
    r"|\bwhat (?!(?:is|are|was|were|will|would|do|does|did|should|must|shall|can|may|has|have|the|an?|kinds?|types?)\b)"
    rf"{_BEFORE_MEASURE}{_MEASURE}\b{_AFTER_MEASURE}"
    # Without a verb it is a figure too: “minimum age to join the Party”.
    rf"|^(?:the )?{_BEFORE_MEASURE}(?:rate|share|percentage|proportion|number|age|target|revenue|turnover|coverage)\b"
    r"(?=\s*[?.]?$| (?:of|for|in|to|by|on|at|under)\b)"
)
_LIKE_FIGURE = (
    r"\bmức (?:phạt|thu|chi|hỗ trợ|lương|phí|đóng|hưởng)\b|^(?:tỷ lệ|tỉ lệ)\b.*\?|\bphần trăm\b"
    r"|\b(?:tỷ lệ|tỉ lệ|con số|mức|tuổi|thời hạn) nào\b"
)
# mấy by its letters is also máy and may: only where what is counted follows.
_HOW_MANY = r"\bmấy\b"
_COUNTED = (
    r"(?<!xe )\bmay (?:ha|xã|phường|tỉnh|huyện|người|ngày|tháng|năm|tuyến|phần trăm|tỷ|triệu|hộ|thôn|đảng viên)\b"
)
_DATE = (
    r"\bkhi nào\b|\bngày nào\b|\bhôm nào\b|\bbao giờ\b|\blúc nào(?! cũng)\b|\bnăm nào\b|\btháng nào\b|\bquý nào\b"
    r"|\bthời (?:điểm|gian|hạn) nào\b|(?<!những )(?<!các )\bgiai đoạn nào\b|\bhạn chót\b"
    # In the midst of a sentence it is a condition: “what must be done when …”.
    r"|(?:^|[,;:?] ?|\b(?:by|since|until|from|and|or) )when\b|\b(?:what|which) (?:date|day|year|month|quarter|time)\b"
    r"|\bdeadline\b|\bhow soon\b"
)
# “cả năm bao nhiêu tỷ đồng” asks for no day.
_WHICH_DAY = r"\bngày (?:bao nhiêu|mấy)\s*(?:[?.,;]|$)|\b(?:tháng|năm|quý) mấy\b"
_COMPARISON = (
    r"\bkhác (?:nhau |biệt |với .{1,80} |so với .{1,80} )?(?:gì|ở|thế nào|như thế nào|ra sao|chỗ nào|những gì)\b"
    r"|\b(?:điểm|điều|gì) (?:gì |nào )?khác\b|\bkhác nhau (?:không|\?)|\bphân biệt\b|\bkhác (?:nhau|biệt) giữa\b"
    r"|\bso sánh\b|\bgiống và khác\b"
    r"|\b(?:nào|hay)\b.{0,60}\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|nặng|nhẹ|dài|ngắn|nhanh|chậm|sớm|muộn) hơn\b|\bhơn kém\b"
    r"|\bnào (?:có hiệu lực|được ban hành|ban hành) (?:trước|sau)\s*(?:\?|$)"
    r"|\bchênh (?:nhau|lệch)\b|\bso với\b.{1,200}\b(?:thế nào|ra sao|khác)\b|\bcompare|\bversus\b"
    r"|\bdiffer(?:s|ence|ences|ent)?\b.{0,40}\b(?:between|from)\b"
    r"|\bwhich (?:one |of [^?]{1,60} )?(?:is|are|has|sets?)\b.{0,60}\b(?:higher|lower|larger|bigger|smaller"
    r"|longer|shorter|greater|heavier|more|less|fewer|earlier|later)\b"
)
_WHICH_OF = (
    r"(?: (?:gốc|cũ|mới|khác|trước|sau|liên quan|hướng dẫn|pháp luật|pháp lý|quy phạm pháp luật|của [^\W_]+"
    r"|của [^\W_]+ [^\W_]+))?"
)
_WHICH_DOCUMENT = (
    rf"(?<!pháp )(?<!những )(?<!các )(?<!có )\b{_DOCUMENT}{_WHICH_OF} (?:nào|gì)\b|\b(?:những|các|có) "
    rf"(?:văn bản|tài liệu|nghị quyết|nghị định|thông tư|chỉ thị|luật){_WHICH_OF} (?:nào|gì)\b"
    rf"|\bcăn cứ (?:vào )?(?:đâu|những gì)\b"
    # “what documents” are those of an application.
    r"|\bwhich (?:\w+ )?documents?\b|\bwhat legal documents?\b|\b(?:which|what) (?:other |joint |new |party )?"
    r"(?:resolution|decree|law|circular|decision|directive|regulation|ordinance|code)s?\b"
)
# The number of a document is no figure, nor is that of a form or an article; a coefficient (hệ số mấy) is.
_WHICH_NUMBER = (
    rf"\b(?:{_ANY_DOCUMENT}|tờ trình) số (?:mấy|nào|bao nhiêu|gì)\b|(?<!hệ )(?<!con )\bsố mấy\s*(?:\?|$)"
    r"|\bsố hiệu (?:nào|gì|mấy)\b"
)
_WHICH_FORM = (
    r"\b(?:mẫu|biểu|biểu mẫu|phụ lục|điều|khoản|chương|bảng|phiếu|nhóm|tiêu chuẩn|quy chuẩn)(?: [^\W\d_]+){0,2} số "
    r"(?:mấy|nào|bao nhiêu)\b"
)
_WHICH_BODY = (
    rf"\b{_BODY}(?: (?:nhà nước|chức năng|chuyên môn|nào là))? nào\b|\bai {_DUTY}\b|\bgiao (?:cho )?ai\b"
    rf"|\b(?:do|bởi) (?:ai|{_BODY} nào)\b|\b(?:thẩm quyền|trách nhiệm|nhiệm vụ) (?:của|thuộc(?: về)?) ai\b"
    r"|\bthuộc (?:về )?(?:thẩm quyền|trách nhiệm) (?:của )?(?:ai|cơ quan nào)\b|\bai là (?:cơ quan|đơn vị"
    r"|người) chủ trì\b"
    r"|\b(?:which|what) (?:[\w'’]+ ){0,2}(?:ministr(?:y|ies)|agenc(?:y|ies)|body|bodies|departments?|committees?"
    r"|authority|authorities|offices?|organi[sz]ations?|court|council|bureau|level of government|official|person)\b"
    r"|\bwho (?:is|are) (?:\w+ )?(?:responsible|in charge|assigned|authori[sz]ed|competent|the (?:head|chair\w*) of)\b"
    r"|\bwho (?:must|shall|should|will|has to|has the (?:right|power|authority|duty)|leads?|chairs?|approves?|decides?"
    r"|manages?|issues?|grants?|supervises?|inspects?|appoints?|monitors?|coordinates?|implements?|organi[sz]es?|pays?"
    r"|establishes|guides?|heads?|presides?)\b|\bwhose (?:responsibility|duty|authority|job)\b"
)
_DEFINITION = (
    r"\bnghĩa là gì\b|\b(?:được )?(?:hiểu|định nghĩa) (?:là gì|là|như thế nào|thế nào|ra sao)\b|^thế nào là\b"
    r"|\bthế nào là\b|^như thế nào là\b|\bkhái niệm\b|\bđịnh nghĩa\b|\b(?:tên )?gọi là gì\b"
    r"|\bwhat does\b.{1,80}\bmean\b"
    r"|\bdefinition of\b|\b(?:is|are) .{1,80} defined\b|^define\b"
    r"|^what (?:is|are(?! the\b)) (?:an? )?(?:(?!(?:of|for|in|on|to)\b)[\w'-]+ ){0,4}[\w'-]+\s*\?*$"
)
# A thing and `là gì`; its aims or duties are a list.
_WHAT_IS = re.compile(r"^(?P<thing>.{2,60}?) la (?:gi|cai gi|thu gi)(?: (?:theo|trong)\b.{1,120})?\s*[?.]*$")
_WHAT = re.compile(r"\blà (?:gì|cái gì|thứ gì)\b", re.IGNORECASE)
_LIST = (
    r"\bnhững (?:gì|ai)\b|\b(?:những|các)(?: (?!nào\b|gì\b|như\b|thế\b)[\w/-]+){1,9} (?:gì|nào)\b|\bliệt kê\b"
    r"|\bkể tên\b"
    r"|\b(?:bao )?gồm\b.{0,60}\b(?:gì|nào|ai)\b"
    rf"|\b{_ASKED_OF}\b.{{0,160}}(?<!thế )\b(?:gì|nào)\b|\b{_LISTED}\b.{{0,160}}\b(?:thế nào|ra sao)\b"
    rf"|\bdanh (?:sách|mục)\b.{{0,80}}\b(?:gì|nào)\b"
    r"|\bwhat are the\b|^(?:please )?(?:list|name|enumerate)\b"
    r"|\b(?:which|what) (?:[\w'’-]+ ){0,2}(?:conditions|documents"
    r"|papers|criteria|cases|tasks|measures|solutions|objectives|goals|targets|principles|steps|rights|obligations|duties"
    r"|responsibilities|requirements|acts|groups|types|kinds|fields|sectors|contents|products|areas|policies|incentives"
    r"|forms|standards|sources|rules|information|subjects)\b"
    r"|\bwhat (?:do|does|must|should|shall|will) .{1,150}\b(?:include|contain|consist|comprise|cover)\b"
)
_OVERVIEW = (
    r"\btóm tắt\b|\bkhái quát\b|\btổng quan\b|\bnói (?:về )?(?:cái |điều )?gì\s*(?:\?|$)|^(?:hãy |xin )?giới thiệu\b"
    rf"|\bnội dung (?:chính|chủ yếu|cơ bản) (?:của |trong )?{_ANY_DOCUMENT}\b(?! (?:cáo|này)).{{0,200}}(?:gì"
    rf"|nào)?\s*\??$"
    r"|\bsummar(?:y|i[sz]e)\b|\boverview\b|^what (?:is|are) .{1,120} about\s*\?*$|\bmain (?:contents?|points) of\b"
)


class _Words:
    """Question words as they are written, and by their letters."""

    def __init__(self, pattern: str, *, written: str = "(?!)", bare: str = "(?!)") -> None:
        """Take a pattern for both ways, and others for one of them alone."""
        self._written = re.compile(f"{pattern}|{written}", re.IGNORECASE)
        self._bare = re.compile(letters(f"{pattern}|{bare}"))

    def meet(self, text: str, plain: str) -> bool:
        """Whether they stand in a text, given with its letters alone."""
        if self._written.search(text):
            return True
        return any(text[slice(*found.span())].isascii() for found in self._bare.finditer(plain))


_ISSUED = (
    rf"\bngày ban hành\b|\b{_ANY_DOCUMENT}\b.{{0,200}}\b(?:ban hành|thông qua|ra đời)(?: vào)? {_DAY_ASKED}"
    rf"|\bngày ký {_ANY_DOCUMENT}\b|\b{_ANY_DOCUMENT}\b.{{0,80}}\bký(?: vào)? {_DAY_ASKED}"
    rf"|\b{_DAY_ASKED}\b.{{0,30}}\bban hành\b|\b(?:when|what day|what date) was\b.{{0,200}}"
    r"\b(?:issued|passed|adopted|signed|promulgated|enacted)\b|\bdate of (?:issue|issuance|promulgation)\b"
)
_ISSUER = (
    rf"\b(?:ai|{_BODY} nào|của ai)(?: đã)? ban hành {_ANY_DOCUMENT}\b|\bwho (?:has )?(?:issued|promulgated|enacted)\b"
    rf"|\b{_ANY_DOCUMENT}\b.{{0,200}}\b(?:do|của) (?:ai|{_BODY} nào)(?: đã)? (?:ban hành|thông qua)\b"
    r"|\bwhich (?:body|agency|authority|ministry) (?:has )?(?:issued|promulgated|adopted|passed|enacted)\b"
    r"|\b(?:issued|promulgated) by (?:whom|which|what)\b"
)
_KINDS: tuple[tuple[Kind, _Words], ...] = (
    ("signer", _Words(_SIGNER)), ("issued", _Words(_ISSUED)), ("issuer", _Words(_ISSUER)),
    ("yes_no", _Words(_SURE_YES_NO)), ("overview", _Words(_OVERVIEW)), ("comparison", _Words(_COMPARISON)),
    ("reason", _Words(_REASON)), ("date", _Words(_WHICH_DAY)),
    ("text", _Words(_WHICH_FORM)), ("document", _Words(_WHICH_NUMBER)),
    ("figure", _Words(_FIGURE, written=_HOW_MANY, bare=_COUNTED)), ("document", _Words(_WHICH_DOCUMENT)),
    ("body", _Words(_WHICH_BODY)), ("yes_no", _Words(_YES_NO)), ("figure", _Words(_LIKE_FIGURE)),
    ("date", _Words(_DATE)), ("definition", _Words(_DEFINITION)), ("list", _Words(_LIST)),
)  # fmt: skip
_RELATED = _Words(rf"\b(?:{_ASKED_OF}|vai trò|mục đích|ý nghĩa|tên|của|mà|nhất|ở|một trong)\b")
_ASKED_FOR = rf"\b(?:{_DOCUMENT}|{_BODY})(?: nhà nước| chức năng| pháp luật)? nào(?: quy định)?\b|\bgiao (?:cho )?ai\b"
WHICH = re.compile(f"{_ASKED_FOR}|{letters(_ASKED_FOR)}", re.IGNORECASE)
"""Of the answer, not of the topic: `văn bản nào quy định`, `cơ quan nào`."""
_UNLESS: dict[Kind, _Words] = {"signer": _Words(_NOT_SIGNED), "issuer": _Words(_NOT_ISSUER)}
# “Những hành vi bị nghiêm cấm …”: no question, but a list is wanted.
_SEVERAL = re.compile(r"(?:những|các) [^\W\d]", re.IGNORECASE)
# Shorter ones are one question though it may have two sentences.
_LETTER = 300
_SENTENCE_END = re.compile(r"(?<=[?!\n])")
_INDICATOR = re.compile(
    r"^(?:chỉ tiêu|diện tích|tỷ lệ|tỉ lệ|số lượng|số|tổng|vốn|thu|tốc độ|tăng trưởng|sản lượng|mức|thu nhập|kim ngạch"
    r"|giá trị|dân số|quy mô|tổng vốn|năng suất|doanh thu)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:gì|nào|ai|sao|đâu|không|thế nào|như thế nào|làm)\b", re.IGNORECASE)


def kind_of(reading: str) -> Kind:
    """Return the kind of a question.

    Args:
        reading: As it was understood, accents restored where that could be done.
    """
    asked = [part.strip() for part in _SENTENCE_END.split(reading) if part.endswith("?")]
    kinds = [_kind(sentence) for sentence in asked] if len(asked) > 1 or len(reading) > _LETTER else []
    return next((kind for kind in kinds if kind != "text"), None) or _kind(reading)


def _kind(text: str) -> Kind:
    plain = letters(text)
    for kind, words in _KINDS:
        if words.meet(text, plain) and not (kind in _UNLESS and _UNLESS[kind].meet(text, plain)):
            return kind
    if _asks_what_it_is(text, plain):
        return "definition"
    return "list" if _SEVERAL.match(text) and not _ASKS.search(text) else "text"


def _asks_what_it_is(text: str, plain: str) -> bool:
    asked = _WHAT_IS.match(plain)
    if not asked or not (_WHAT.search(text) or text[asked.end("thing") :].isascii()):
        return False
    end = asked.end("thing")
    return not _RELATED.meet(text[:end], plain[:end])


def is_bare_indicator(reading: str) -> bool:
    """Return whether a text without question words names what figures are given of: `diện tích trồng sâm`."""
    return bool(_INDICATOR.match(reading)) and not _ASKS.search(reading)
