"""Provinces of Viet Nam under their old and new names: what else to look for when a text names one.

Since 1 July 2025 (Nghị quyết 202/2025/QH15) 52 of the 63 provinces and cities are 23, under the name of one of them:
what is called Kon Tum in a resolution of 2024 is part of Quảng Ngãi today. So an old name also means the new one, and
a new name also the others that came under it. The table is checked against `underthesea.convert_address` by a test;
asking that for each question would cost half a second at the first.

1. Words of the text are compared with the names: a word typed with accents by its KEY, one typed without by its
   letters.
2. Some names are also words (hòa bình, thái bình, hải dương): in small letters they count only after `tỉnh`,
   `thành phố` or a body of a province. Hồ Chí Minh counts only as the city, not as the man.
3. Communes are not looked up: their names recur in many provinces.
"""

import re

from vietnamese.forms import fold, key

_MERGED = """
Tuyên Quang: Hà Giang; Lào Cai: Yên Bái; Thái Nguyên: Bắc Kạn; Phú Thọ: Hòa Bình, Vĩnh Phúc; Bắc Ninh: Bắc Giang
Hưng Yên: Thái Bình; Hải Phòng: Hải Dương; Ninh Bình: Hà Nam, Nam Định; Quảng Trị: Quảng Bình; Đà Nẵng: Quảng Nam
Quảng Ngãi: Kon Tum; Gia Lai: Bình Định; Khánh Hòa: Ninh Thuận; Lâm Đồng: Đắk Nông, Bình Thuận; Đắk Lắk: Phú Yên
Hồ Chí Minh: Bà Rịa - Vũng Tàu, Bình Dương; Đồng Nai: Bình Phước; Tây Ninh: Long An; Cần Thơ: Sóc Trăng, Hậu Giang
Vĩnh Long: Bến Tre, Trà Vinh; Đồng Tháp: Tiền Giang; Cà Mau: Bạc Liêu; An Giang: Kiên Giang
"""
MERGED: dict[str, tuple[str, ...]] = {
    new: tuple(old.split(", "))
    for new, old in (line.split(": ") for line in _MERGED.strip().replace("\n", "; ").split("; "))
}
"""A province of today to the former ones that it took in, beside the one of its own name."""

_OTHERS = MERGED | {old: (new,) for new, taken in MERGED.items() for old in taken}
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {tuple(_WORD.findall(fold(name))): name for name in _OTHERS}
_NAMES |= {("bac", "can"): "Bắc Kạn"}
_LONGEST = max(map(len, _NAMES))
_ALSO_WORDS = frozenset({"Hòa Bình", "Thái Bình", "Hải Dương", "Bình Định", "Nam Định", "Hà Nam"})
_LEADS = frozenset({"tinh", "pho", "tp", "uy", "ubnd", "hdnd", "bo"})
_OF_CITY = frozenset({"pho", "tp"})


def other_names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Find the provinces that a text names and that had, or have, another name.

    Args:
        text: CLEAN text, with or without accents.

    Returns:
        Each province as its name is spelt, with the other names of the same land, from left to right, none twice.
    """
    words = list(_WORD.finditer(text))
    folded = [fold(word[0]) for word in words]
    found: dict[str, tuple[str, ...]] = {}
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            name = _NAMES.get(tuple(folded[place : place + length]))
            typed = [word[0] for word in words[place : place + length]]
            if name and _is_meant(name, typed, folded[place - 1] if place else ""):
                found[name] = _OTHERS[name]
                place += length
                break
        else:
            place += 1
    return list(found.items())


def _is_meant(name: str, typed: list[str], before: str) -> bool:
    spelt = _WORD.findall(name)
    if not all(word.isascii() or _spelling(word) == _spelling(right) for word, right in zip(typed, spelt, strict=True)):
        return False
    if name == "Hồ Chí Minh":
        return before in _OF_CITY
    named = all(word[0].isupper() for word in typed) or before in _LEADS
    return named or name not in _ALSO_WORDS


def _spelling(word: str) -> str:
    """KEY, with the ways of writing one name made one: Đắk Lắk, Đăk Lăk; Bắc Kạn, Bắc Cạn."""
    return key(word).replace("ắ", "ă").replace("kạn", "cạn")
