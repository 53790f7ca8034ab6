"""Words of asking: they stand in every question, and say nothing of what is asked about."""

ASKING = frozenset(
    (
        "ai", "bao", "bằng", "các", "có", "của", "gì", "hay", "hỏi", "khi", "không", "là", "mấy", "nào", "nhiêu",
        "những", "như", "ở", "sao", "thế", "thì", "và", "về", "quy", "định", "nói", "nêu", "trong", "theo", "tại",
    )
)  # fmt: skip
