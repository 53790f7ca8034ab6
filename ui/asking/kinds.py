"""The kinds of questions, and the reasons of refusals, in words."""

from ui.language import Words

KINDS = Words(
    {
        "figure": "Số liệu",
        "date": "Ngày, thời hạn",
        "signer": "Người ký",
        "issued": "Ngày ban hành",
        "issuer": "Cơ quan ban hành",
        "body": "Cơ quan chịu trách nhiệm",
        "document": "Văn bản",
        "yes_no": "Có hay không",
        "definition": "Định nghĩa",
        "list": "Danh mục",
        "reason": "Lý do",
        "comparison": "So sánh",
        "overview": "Nội dung chính",
        "text": "Trích văn bản",
    },
    {
        "figure": "Figure",
        "date": "Date, deadline",
        "signer": "Signer",
        "issued": "Date issued",
        "issuer": "Issuer",
        "body": "Body in charge",
        "document": "Document",
        "yes_no": "Yes or no",
        "definition": "Definition",
        "list": "List",
        "reason": "Reason",
        "comparison": "Comparison",
        "overview": "Main content",
        "text": "Excerpt",
    },
)
REASONS = Words(
    {
        "empty_library": "Kho chưa có văn bản nào",
        "filtered_out": "Không văn bản nào hợp với bộ lọc",
        "no_topic": "Kho không nói về việc này",
        "no_fact": "Kho không nêu điều được hỏi",
        "other_time": "Kho chỉ nói về thời gian khác",
        "other_place": "Kho chỉ nói về nơi khác, cơ quan khác",
        "elsewhere": "Câu trả lời nằm ở tài liệu mà kho chưa có",
        "false_figure": "Câu hỏi nêu con số khác với văn bản",
        "only_samples": "Chỉ có văn bản mẫu nói về việc này",
    },
    {
        "empty_library": "The library has no documents",
        "filtered_out": "No document fits the filters",
        "no_topic": "The library does not speak of this",
        "no_fact": "The library does not state what was asked",
        "other_time": "The library only speaks of another time",
        "other_place": "The library only speaks of another place or body",
        "elsewhere": "The answer is in a document that the library lacks",
        "false_figure": "The question states another figure than the documents",
        "only_samples": "Only made-up examples speak of this",
    },
)
