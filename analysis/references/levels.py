"""Where a document stands in the order of those who issue: whose it is (level, body) and what kind of act it is.

1. What the issuer is called says the level where it names one: Tỉnh ủy, ủy ban nhân dân huyện …, Bộ Tài chính.
2. Else the code of its number (`-NQ/TU`, `/QĐ-TTg`) says it, as far as it is of one level only: `UBND`, `HĐND` and `ĐU`
   are not, every level has them.
3. A party of the number grammar: hyphen before the type and stroke before the issuer (Đảng), the other way round the
   State.
4. Kinds: a law or a numbered rule of a year (`30/2020/NĐ-CP`) makes law; a resolution, directive, programme, plan or
   project without a year sets policy; a submission, report or letter only proposes or tells.

What neither says is None: a level is never guessed from the place, which a ministry has too.
Sources: Nghị định 30/2020/NĐ-CP, Appendix III; Quy định 66-QĐ/TW and Hướng dẫn 36-HD/VPTW.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from ingest.model import System
from vietnamese.forms import fold

Tier = Literal["central", "province", "district", "commune"]
Role = Literal["law", "policy", "rule", "proposal", "other"]
"""law: laws and numbered rules of the State; policy: what is to be carried out; rule: Party statutes and procedure."""

TIERS: tuple[Tier, ...] = ("central", "province", "district", "commune")
# Folded names, the lowest level first: "Ủy ban nhân dân xã … huyện … tỉnh …". Xã hội, địa phương, quân sự are none.
_WORDS: dict[Tier, re.Pattern[str]] = {
    "commune": re.compile(r"\b(?:xa(?! hoi)|(?<!dia )phuong|thi tran|dac khu)\b"),
    "district": re.compile(r"\b(?:huyen|quan uy|thi uy|thi xa|quan(?! su| ly| he| nhan| doi) \w+)\b"),
    "province": re.compile(r"\b(?:tinh|thanh uy|thanh pho|tp)\b"),
    "central": re.compile(
        r"\b(?:trung uong|bo chinh tri|ban bi thu|quoc hoi|chinh phu|thu tuong|chu tich nuoc|tong cuc|toi cao"
        r"|(?:ngan hang|kiem toan) nha nuoc|uy ban dan toc)\b"
    ),
}
# A ministry or a provincial department may have any word in its name: what it begins with decides.
_MINISTRY = re.compile(r"(?:bo(?! chi huy)|cuc|bo truong) ")
_DEPARTMENT = re.compile(r"(?:so|giam doc so) ")
_PARTY = re.compile(r"^\d{1,5}[a-zđ]?\s?-\s?(?P<type>[^/\s]+)/(?P<org>[^/\s]+)$", re.IGNORECASE)
_LAW = re.compile(r"^\d{1,5}[a-z]?/\d{4}/(?P<org>(?:UBTV)?QH)\d{0,2}$", re.IGNORECASE)
_STATE = re.compile(r"^[\d.]{1,8}[a-zđ]?/(?:(?P<year>\d{4})/)?(?P<type>[^\W\d_]+)-(?P<org>[^\s]+)$", re.IGNORECASE)
_PARTY_ORGS: tuple[tuple[re.Pattern[str], Tier], ...] = (
    (re.compile(r"TW$|^TƯ$|T\.?Ư$"), "central"),
    (re.compile(r"(?:TU|TU\.\w+)$"), "province"),
    (re.compile(r"(?:HU|QU|ThU|TXU)$"), "district"),
)
_CENTRAL_ORGS = re.compile(
    r"^(?:CP|TTg|CTN|QH|UBTVQH|VPCP|VPQH|VPCTN|TTCP|NHNN|KTNN|TANDTC|VKSNDTC|UBDT|B[A-ZĐ]{1,6}|ĐCT|MTTW)(?:-|$)"
)
_PROVINCE_ORGS = re.compile(r"^S[A-ZĐ]{1,6}(?:-|$)")
_LAWS = frozenset({"hien phap", "luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich", "lenh"})
_RULES = frozenset({"quy dinh", "quy che", "dieu le", "quy trinh", "noi quy", "huong dan"})
_POLICIES = frozenset(
    {"nghi quyet", "chi thi", "ket luan", "chuong trinh", "chuong trinh hanh dong", "ke hoach", "de an", "chien luoc",
     "quyet dinh", "phuong an", "du an", "thong bao", "cong dien", "nghi quyet lien tich"}
)  # fmt: skip
_PROPOSALS = frozenset({"to trinh", "bao cao", "cong van", "bien ban", "van ban", "du thao", "phieu"})
_TYPES = {
    "nq": "nghi quyet", "ct": "chi thi", "kl": "ket luan", "ctr": "chuong trinh", "cthd": "chuong trinh hanh dong",
    "kh": "ke hoach", "da": "de an", "qd": "quyet dinh", "qdi": "quy dinh", "qc": "quy che", "hd": "huong dan",
    "tb": "thong bao", "nd": "nghi dinh", "tt": "thong tu", "ttlt": "thong tu lien tich", "ttr": "to trinh",
    "bc": "bao cao", "cd": "cong dien", "cv": "cong van", "pa": "phuong an",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """Who issued a document, and what kind it is."""

    tier: Tier | None
    """Cấp: trung ương, tỉnh, huyện, xã; None if neither issuer nor number says it."""
    side: System | None
    """Party or State."""
    kind: str | None
    """Folded name of its type: `nghi quyet`, `ke hoach`."""
    role: Role


def level_of(*, number: str | None, type_: str | None, issuer: str | None, system: System | None = None) -> Level:
    """Return where a document stands, from what is known of it.

    Args:
        number: Its number as printed.
        type_: Its type: `Nghị quyết`.
        issuer: Who issued it, as written.
        system: Party or State where that is known.
    """
    party, law, state = (pattern.match(number or "") for pattern in (_PARTY, _LAW, _STATE))
    form = party or law or state
    org = form["org"] if form else None
    side: System | None = system or ("party" if party else "state" if law or state else None)
    kind = fold(type_) if type_ else _TYPES.get(fold((party or state)["type"])) if party or state else None  # type: ignore[index]
    year = bool(state and state["year"])
    return Level(
        tier=_tier_of_issuer(issuer) or _tier_of_number(org, party=party is not None, law=law is not None),
        side=side,
        kind=kind,
        role=_role(kind, side, year=year, law=law is not None),
    )


def contradicts(above: Level, below: Level) -> bool:
    """Return whether a document of one level cannot be carried out by one of the other: it is of a lower level."""
    return above.tier is not None and below.tier is not None and TIERS.index(above.tier) > TIERS.index(below.tier)


def younger(above: datetime.date | None, below: datetime.date | None) -> bool:
    """Return whether a document is younger than the one that is said to carry it out."""
    return above is not None and below is not None and above > below


def _tier_of_issuer(issuer: str | None) -> Tier | None:
    words = fold(issuer or "")
    if _MINISTRY.match(words):
        return "central"
    if _DEPARTMENT.match(words):
        return "province"
    return next((tier for tier, pattern in _WORDS.items() if pattern.search(words)), None)


def _tier_of_number(org: str | None, *, party: bool, law: bool) -> Tier | None:
    if org is None:
        return None
    if law:
        return "central"
    if party:
        return next((tier for pattern, tier in _PARTY_ORGS if pattern.search(org)), None)
    if _CENTRAL_ORGS.match(org):
        return "central"
    return "province" if _PROVINCE_ORGS.match(org) else None


def _role(kind: str | None, side: System | None, *, year: bool, law: bool) -> Role:
    if kind in _PROPOSALS:
        return "proposal"
    if kind in _LAWS or year or law:
        return "law"
    if kind in _RULES:
        return "rule"
    # A Party `QĐ` may be a decision or a regulation; neither sets tasks.
    if kind == "quyet dinh" and side == "party":
        return "rule"
    return "policy" if kind in _POLICIES else "other"
