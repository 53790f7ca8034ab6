"""What is said of mentions in the language of the session: relations, and how certain it is what is meant."""

from library import Node, Relation
from ui.language import Words
from ui.network.state import RELATIONS

_RELATIONS = Words(
    {relation: relation for relation in RELATIONS},
    {
        "căn cứ": "legal basis", "thực hiện": "carries out", "sửa đổi": "amends", "bổ sung": "adds to",
        "thay thế": "replaces", "bãi bỏ": "repeals", "hết hiệu lực": "ends the force of", "kèm theo": "attached",
        "sơ kết": "interim review", "tổng kết": "final review", "dẫn chiếu": "cites",
    },
)  # fmt: skip
_CERTAINTIES = Words(
    {"certain": "chắc chắn", "ambiguous": "chưa chắc", "several": "chưa rõ là văn bản của ngày hay năm nào"},
    {"certain": "certain", "ambiguous": "doubtful", "several": "of which day or year is not told"},
)


def relation(name: Relation) -> str:
    """Return what a relation is called."""
    return _RELATIONS[name]


def certainty(node: Node) -> str:
    """Return how certain it is that a missing document is this one."""
    return _CERTAINTIES["several" if node.one_of_several else "certain" if node.certain else "ambiguous"]
