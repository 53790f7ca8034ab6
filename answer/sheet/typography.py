"""How a sheet looks in Word and as a PDF: A4 with margins and sizes after Nghị định 30/2020/NĐ-CP.

All measures in millimetres and points, for each renderer has units of its own.
"""

from typing import NamedTuple

from answer.sheet.blocks import Style

TOP = BOTTOM = 20
LEFT, RIGHT = 30, 18
WIDTH = 210 - LEFT - RIGHT
LABEL = 38
"""Width of the names of fields, in millimetres."""
TITLE, SUBTITLE, BODY, FOOT = 15, 12, 13, 10
SIGNING_ROOM = 60
RED = 0xC00000
SIGN_HERE = "(Ký, ghi rõ họ tên)"


class Form(NamedTuple):
    """Size in points, left indent in millimetres, space before and after in points."""

    size: float
    indent: float
    before: float
    after: float
    justified: bool = False


FORMS: dict[Style, Form] = {
    "body": Form(BODY, 0, 3, 3, justified=True),
    "answer": Form(BODY, 0, 3, 3, justified=True),
    "source": Form(BODY, 0, 10, 2),
    "quote": Form(BODY, 8, 3, 3, justified=True),
    "note": Form(11, 0, 1, 2),
    "warning": Form(12, 0, 2, 2),
}
HEADING = Form(BODY, 0, 12, 4)
