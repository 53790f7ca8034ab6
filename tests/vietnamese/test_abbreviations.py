import pytest

from vietnamese.abbreviations import EXPANSIONS, STANDARD, Abbreviations, expand, read_table, spell_out


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("vùng đồng bào DTTS", ["dân tộc thiểu số"]),
        ("tham gia BHYT, ANTT", ["bảo hiểm y tế", "an ninh trật tự"]),
        # small letters, with and without đ
        ("ty le bhyt cua ubnd", ["bảo hiểm y tế", "ủy ban nhân dân"]),
        ("hđnd va hdnd", ["hội đồng nhân dân"]),
        # several words with signs between
        ("Sở GD&ĐT, KT-XH, T.Ư", ["giáo dục và đào tạo", "kinh tế - xã hội", "Trung ương"]),
        # all meanings of an ambiguous one, in capitals only
        ("TT Đăk Glei", ["thông tư", "thị trấn", "trung tâm"]),
        ("tt kh bc ct tu hu", []),
        # codes of a document number are not the writer's words
        ("theo 26-NQ/TU và 15/2024/NQ-HĐND", []),
        ("Tỉnh ủy", []),
        ("THÔNG TƯ 36/2025/TT-BNNMT", []),
    ],
)
def test_expand(text: str, forms: list[str]) -> None:
    assert expand(text) == forms


def test_the_table_is_clean() -> None:
    for name, forms in EXPANSIONS.items():
        assert forms
        assert len(set(forms)) == len(forms), name
        assert name not in forms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỷ lệ tham gia bảo hiểm y tế", [("bảo hiểm y tế", ("BHYT",))]),
        ("phát triển kinh tế-xã hội", [("kinh tế - xã hội", ("KT-XH", "KTXH"))]),
        # the longest form, in capitals, with the tone in the other place
        ("DÂN TỘC THIỂU SỐ VÀ MIỀN NÚI", [("dân tộc thiểu số và miền núi", ("DTTS&MN",))]),
        ("Uỷ ban nhân dân tỉnh", [("ủy ban nhân dân", ("UBND",))]),
        # ambiguous ones and document types are not abbreviated
        ("nghị quyết, kế hoạch, thông tư của ban tổ chức", []),
        ("bảo hiểm y tếp", []),
    ],
)
def test_abbreviate(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert STANDARD.abbreviate(text) == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bn phần trăm xã", "bao nhiêu phần trăm xã"), ("ng dân có đc góp ý k?", "người dân có được góp ý không?"),
        ("phai lam ntn", "phai lam như thế nào"), ("cty PPP", "công ty PPP"),
        # codes, units and other words
        ("k2 đ5, 5 k, NG, 26-NQ/NG, ng.a, dcs", "k2 đ5, 5 k, NG, 26-NQ/NG, ng.a, dcs"), ("", ""),
    ],
)  # fmt: skip
def test_spell_out(typed: str, meant: str) -> None:
    text, changes = spell_out(typed)
    assert text == meant
    assert bool(changes) == (typed != meant)


def test_a_table_of_ones_own() -> None:
    own = read_table(
        "\ufeff# của tỉnh\nSNL = sâm Ngọc Linh\n\nBTC = ban tổ chức tỉnh ủy ; Ban  Tổ chức lễ hội # hai nghĩa\nSNL=sâm"
    )
    assert own == {"SNL": ("sâm Ngọc Linh", "sâm"), "BTC": ("ban tổ chức tỉnh ủy", "Ban Tổ chức lễ hội")}
    table = Abbreviations(own)
    assert table.expand("trồng snl và BHYT") == [("snl", ("sâm Ngọc Linh", "sâm")), ("BHYT", ("bảo hiểm y tế",))]
    assert table.expand("BTC") == [("BTC", ("ban tổ chức tỉnh ủy", "Ban Tổ chức lễ hội", *EXPANSIONS["BTC"]))]
    assert table.abbreviate("Sâm Ngọc Linh") == [("sâm Ngọc Linh", ("SNL",))]
    assert STANDARD.expand("SNL") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A1 = x\nDTTS dân tộc", "dòng 2: thiếu dấu «=»"),
        ("= nghĩa", "dòng 1: «» không phải là chữ viết tắt"),
        ("dân tộc = x", "dòng 1: «dân tộc» không phải"),
        ("# x\n\nDTTS = ;", "dòng 3: «DTTS» chưa có nghĩa"),
        ("DTTS = " + "x" * 200, "dòng 1: nghĩa của «DTTS» dài hơn"),
    ],
)
def test_a_wrong_line_is_named(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_table(text)
