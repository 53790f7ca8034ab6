import pytest

from ingest.form.lines import split_lines
from ingest.form.outline import build_outline, unique_addresses


def outline(text: str, system: str = "state") -> list[tuple[str, str]]:
    """Addresses below the document with their headings."""
    sections = unique_addresses(build_outline(split_lines(text), system, "X", len(text)))
    return [(" › ".join(section.address[1:]), section.heading) for section in sections]


def addresses(text: str, system: str = "state") -> list[str]:
    return [address for address, _ in outline(text, system)]


DECREE = """\
PHẦN THỨ NHẤT
NHỮNG QUY ĐỊNH CHUNG
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc thử nghiệm.
Điều 2. Giải thích từ ngữ
1. Thử nghiệm là việc làm thử theo quy định tại
Điều 5 của Luật này và
Điều 6. Trường hợp khác thì theo Luật.
2. Mẫu là vật được thử:
a) Mẫu nhỏ;
b) Mẫu lớn, gồm:
- Mẫu gỗ;
- Mẫu đá;
c) Mẫu khác;
d) Mẫu vải;
đ) Mẫu giấy.
3. Phần lớn mẫu là mẫu gỗ.
Chương II
THỬ NGHIỆM
Mục 1
CHUẨN BỊ
Điều 3. Sửa đổi Nghị định số 10/2020/NĐ-CP
1. Sửa đổi Điều 5 như sau:
“Điều 5. Điều kiện
1. Có đủ mẫu.
2. Có “giấy phép” thử.
Điều 6. Hồ sơ
Hồ sơ gồm một bộ.”.
2. Bãi bỏ khoản 2 Điều 7.
Mục 2
TIẾN HÀNH
Tiểu mục 1. Thử khô
Điều 3a. Thử trong phòng
Phòng thử phải kín.
Điều 4. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày ký.
PHỤ LỤC I
DANH MỤC MẪU
(Kèm theo Nghị định số 99/2025/NĐ-CP ngày 01 tháng 7 năm 2025)
I. MẪU GỖ
1. Gỗ lim
2. Gỗ sến
Phụ lục II. Biểu mẫu
Mẫu số 1 ở đây.
"""


def test_a_decree() -> None:
    part, first, second = "Phần thứ nhất", "Phần thứ nhất › Chương I", "Phần thứ nhất › Chương II"
    assert outline(DECREE) == [
        (part, "PHẦN THỨ NHẤT NHỮNG QUY ĐỊNH CHUNG"),
        (first, "Chương I QUY ĐỊNH CHUNG"),
        (f"{first} › Điều 1", "Điều 1. Phạm vi điều chỉnh"),
        (f"{first} › Điều 2", "Điều 2. Giải thích từ ngữ"),
        (f"{first} › Điều 2 › Khoản 1", ""),
        (f"{first} › Điều 2 › Khoản 2", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm a", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm b", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm b › gạch 1", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm b › gạch 2", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm c", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm d", ""),
        (f"{first} › Điều 2 › Khoản 2 › điểm đ", ""),
        (f"{first} › Điều 2 › Khoản 3", ""),
        (second, "Chương II THỬ NGHIỆM"),
        (f"{second} › Mục 1", "Mục 1 CHUẨN BỊ"),
        (f"{second} › Mục 1 › Điều 3", "Điều 3. Sửa đổi Nghị định số 10/2020/NĐ-CP"),
        (f"{second} › Mục 1 › Điều 3 › Khoản 1", ""),
        (f"{second} › Mục 1 › Điều 3 › Khoản 2", ""),
        (f"{second} › Mục 2", "Mục 2 TIẾN HÀNH"),
        (f"{second} › Mục 2 › Tiểu mục 1", "Tiểu mục 1. Thử khô"),
        (f"{second} › Mục 2 › Tiểu mục 1 › Điều 3a", "Điều 3a. Thử trong phòng"),
        (f"{second} › Mục 2 › Tiểu mục 1 › Điều 4", "Điều 4. Hiệu lực thi hành"),
        ("Phụ lục I", "PHỤ LỤC I DANH MỤC MẪU (Kèm theo Nghị định số 99/2025/NĐ-CP ngày 01 tháng 7 năm 2025)"),
        ("Phụ lục I › I", "I. MẪU GỖ"),
        ("Phụ lục I › I › 1", "1. Gỗ lim"),
        ("Phụ lục I › I › 2", "2. Gỗ sến"),
        ("Phụ lục II", "Phụ lục II. Biểu mẫu"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # both ways of the Party to write enumerators
        ("I. MỘT\n1. Hai\n1.1. Ba\na) bốn;\n- năm:\n+ sáu.\nII. BẢY",
         ["I", "I › 1", "I › 1 › 1.1", "I › 1 › 1.1 › a)", "I › 1 › 1.1 › a) › gạch 1",
          "I › 1 › 1.1 › a) › gạch 1 › cộng 1", "II"]),
        ("I- MỘT\n1- Hai\n1.1- Ba\n2- Bốn\nII- NĂM", ["I", "I › 1", "I › 1 › 1.1", "I › 2", "II"]),
        # capital letters above Roman numerals, as in 20-NQ/TW
        ("A- TÌNH HÌNH\n1- Hai\nB- ĐỊNH HƯỚNG\nI- QUAN ĐIỂM\n1- Ba\nII- MỤC TIÊU\nC- TỔ CHỨC THỰC HIỆN",
         ["A", "A › 1", "B", "B › I", "B › I › 1", "B › II", "C"]),
        # lists with a slash
        ("I/ MỘT\n1/ Hai\n2/ Ba", ["I", "I › 1", "I › 2"]),
        # dashes count anew under each parent
        ("1. Một\n- A\n- B\n2. Hai\n- C", ["1", "1 › gạch 1", "1 › gạch 2", "2", "2 › gạch 1"]),
        # legal bases are no items
        ("- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc;\n1. Một", ["1"]),
    ],
)  # fmt: skip
def test_the_form_of_the_party(text: str, expected: list[str]) -> None:
    assert addresses(text, "party") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a scheme that a decision approves: Roman numerals below an article
        ("Điều 1. Phê duyệt Đề án gồm:\nI. QUAN ĐIỂM\n1. Một\nII. MỤC TIÊU\n1. Hai\nĐiều 2. Hiệu lực",
         ["Điều 1", "Điều 1 › I", "Điều 1 › I › 1", "Điều 1 › II", "Điều 1 › II › 1", "Điều 2"]),
        # Roman numerals above articles stay above
        ("I. QUY ĐỊNH CHUNG\nĐiều 1. Một\n1. Hai.\nĐiều 2. Ba\nII. QUY ĐỊNH KHÁC\nĐiều 3. Bốn",
         ["I", "I › Điều 1", "I › Điều 1 › Khoản 1", "I › Điều 2", "II", "II › Điều 3"]),
        # a dash in an article's clause, and letters of Vietnamese only
        ("Điều 1. Tên\n1. Một:\na) x;\nb) y;\nc) z;\nd) t;\nđ) u;\ne) v;\ng) w;\nh) k.",
         ["Điều 1", "Điều 1 › Khoản 1", *(f"Điều 1 › Khoản 1 › điểm {letter}" for letter in "abcdđegh")]),
        # inserted numbers
        ("Điều 12. Một\nĐiều 12a. Hai\nĐiều 12b. Ba\nĐiều 13. Bốn", ["Điều 12", "Điều 12a", "Điều 12b", "Điều 13"]),
        ("Điều 1. Tên\n1. Một.\n1a. Hai.\n2. Ba.",
         ["Điều 1", "Điều 1 › Khoản 1", "Điều 1 › Khoản 1a", "Điều 1 › Khoản 2"]),
        # numbers may be left out where something was repealed, but not by chance
        ("Điều 1. Tên\n1. Một.\n3. Ba.", ["Điều 1", "Điều 1 › Khoản 1", "Điều 1 › Khoản 3"]),
        ("Điều 1. Tên\n1. Một.\n17. Ba.", ["Điều 1", "Điều 1 › Khoản 1"]),
        ("Điều 1. Tên\n1. Một.\n2. Hai.\n1. Ba.", ["Điều 1", "Điều 1 › Khoản 1", "Điều 1 › Khoản 2"]),
        # points go on after y), and a letter with a stop must begin a block
        ("Điều 1. Tên\n1. Một:\n" + "".join(f"{letter}) x;\n" for letter in "abcdđeghiklmnopqrstuvxy") + "aa) hai;",
         ["Điều 1", "Điều 1 › Khoản 1",
          *(f"Điều 1 › Khoản 1 › điểm {letter}" for letter in [*"abcdđeghiklmnopqrstuvxy", "aa"])]),
        ("Điều 1. Tên\n1. Một:\na. hai;\nb. ba và vitamin\nc. là bốn.",
         ["Điều 1", "Điều 1 › Khoản 1", "Điều 1 › Khoản 1 › điểm a", "Điều 1 › Khoản 1 › điểm b"]),
        # capitals, and an ordinal as a word
        ("PHẦN I\nMỘT\nCHƯƠNG 1. HAI\nĐIỀU 1. BA", ["Phần I", "Phần I › Chương 1", "Phần I › Chương 1 › Điều 1"]),
        ("Phần thứ hai\nMỘT\nPHẦN THỨ BA\nHAI", ["Phần thứ hai", "Phần thứ ba"]),
        ("TIỂU MỤC 2. MỘT\nPHỤ LỤC SỐ 03\nHết.\nPhụ lục số 38. Hai\nPHỤ LỤC\nBa",
         ["Tiểu mục 2", "Phụ lục 03", "Phụ lục 38", "Phụ lục"]),
        # statutes of before 2000: the number alone on its line, the text below it
        ("Điều 1\nMọi công dân đều có quyền ấy.\nĐiều 2\nNhà nước bảo đảm.", ["Điều 1", "Điều 2"]),
    ],
)  # fmt: skip
def test_the_form_of_the_state(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        # citations
        "Điều 5 của Luật này quy định.", "Điều 5, Điều 6 và Điều 7.", "Khoản 2 Điều này.", "Mục 2 Chương III Luật ấy.",
        "Chương II Điều 5 của Luật.", "Phụ lục kèm theo Nghị quyết này.", "Phần I Mục 2 của Đề án.",
        # words
        "Chương trình mục tiêu quốc gia.", "Phần lớn là như vậy.", "Mục tiêu đến năm 2030.", "Điều kiện kinh doanh.",
        "Phần hai của Đề án.", "Mục 2 ở trên.", "Chương II ấy.",
        # numbers
        "26-NQ/TU ngày 22-10-2024.", "2024-2025 là năm học.", "9.5 triệu đồng.", "1.000 ha vườn tạp.",
        "5 xã đạt chuẩn.", "22.10.2024 là ngày ký.",
        # initials
        "V. I. Lê-nin đã viết.", "C. Mác và Ph. Ăng-ghen.", "X. Đặng.", "V/v báo cáo.", "X-quang phổi.",
        # a number of the alphabet that no list reaches, a period broken over the line end
        "LXI. Một", "giai đoạn 2024\n- 2025 của tỉnh.",
        # rules and signs
        "-----", "* * *", "-", "+", "1.", "a)", "…………",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_heading(line: str) -> None:
    assert addresses(f"Một câu đã xong.\n{line}\nCâu nữa.") == []


@pytest.mark.parametrize(
    "before",
    ["theo quy định tại", "điều kiện của", "khoản 1 và", "điểm a khoản", "tại Phụ lục I và"],
)
@pytest.mark.parametrize(
    "line", ["Điều 5. Trường hợp khác.", "1. Tuy nhiên thì không.", "Phụ lục II. Mẫu", "Mục 2. Một"]
)
def test_a_citation_over_the_line_end(before: str, line: str) -> None:
    assert addresses(f"Điều 1. Tên\n1. Phải nộp hồ sơ {before}\n{line}") == ["Điều 1", "Điều 1 › Khoản 1"]


def test_an_article_after_one_that_ends_in_a_citation() -> None:
    text = "Điều 1. Bãi bỏ Điều 12\nĐiều 2. Bãi bỏ khoản 5\nĐiều 3. Sửa đổi khoản 2 Điều 16,\nĐiều 4. Hết"
    assert addresses(text) == ["Điều 1", "Điều 2", "Điều 3", "Điều 4"]


def test_capitals_that_end_like_a_citation() -> None:
    assert addresses("Điều 1. Tên\nQUẢN LÝ RỦI RO THANH KHOẢN\nĐiều 2. Tên") == ["Điều 1", "Điều 2"]


class TestHeadings:
    def heading(self, text: str, system: str = "party") -> list[str]:
        return [heading for _, heading in outline(text, system)]

    def test_run_in(self):
        (section,) = build_outline(
            split_lines(text := "1.3. Về an ninh: Có từ 75% xã trở lên."), "party", "X", len(text)
        )
        assert section.heading == "1.3. Về an ninh"
        assert text[section.start : section.heading_end] == "1.3. Về an ninh: "

    def test_a_sentence_is_content(self):
        assert self.heading("1. Các cơ quan quán triệt Nghị quyết này.") == [""]

    def test_an_annex_note_belongs_to_the_title(self):
        assert self.heading("PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị quyết số 1)\nMột") == [
            "PHỤ LỤC I DANH MỤC (Kèm theo Nghị quyết số 1)"
        ]

    def test_titles_over_several_lines(self):
        text = "Chương II\nTRÌNH TỰ, THỦ TỤC\nTHỬ NGHIỆM\nĐiều 3. Điều kiện, trình tự,\nthủ tục thử nghiệm\n1. Một."
        assert self.heading(text, "state") == [
            "Chương II TRÌNH TỰ, THỦ TỤC THỬ NGHIỆM", "Điều 3. Điều kiện, trình tự, thủ tục thử nghiệm", ""
        ]  # fmt: skip

    def test_a_title_below_the_number(self):
        assert self.heading("Điều 1\n. \nCông bố Chiến lược\n1. Một.", "state") == ["Điều 1 Công bố Chiến lược", ""]

    def test_a_title_is_no_page(self):
        long = "thủ tục " * 40
        assert self.heading(f"Điều 3. Điều kiện, trình tự,\n{long}\nHết.", "state") == ["Điều 3. Điều kiện, trình tự,"]

    def test_old_laws_have_no_title(self):
        assert self.heading("Điều 1\nMọi công dân có quyền ấy.\nĐiều 2\nNhà nước bảo đảm.", "state") == [
            "Điều 1",
            "Điều 2",
        ]

    def test_a_full_line_of_a_page_goes_on(self):
        """Hard-wrapped: `Mặt trận` fills its line and `Tổ quốc` begins the next, so it is no heading."""
        filler = [f"{number} " + "chữ " * 17 for number in range(30)]
        wrapped = "1. Đổi mới nội dung, hình thức và phối hợp chặt chẽ hơn với Mặt trận"
        lines = [*filler, "Hết.", wrapped, "Tổ quốc Việt Nam các cấp.", "2. Tổ chức thực hiện", "Giao các sở."]
        assert self.heading("\n".join(lines)) == ["", "2. Tổ chức thực hiện"]


def test_addresses_are_unique() -> None:
    """A statute that a decision attaches begins at Điều 1 again; forms do so many times."""
    text = "Điều 1. Ban hành Quy chế\nĐiều 2. Hiệu lực\nĐiều 1. Phạm vi\n1. Một.\nĐiều 2. Tên\nĐiều 1. Mẫu\n1. Hai."
    assert addresses(text) == [
        "Điều 1", "Điều 2", "Điều 1 (2)", "Điều 1 (2) › Khoản 1", "Điều 2 (2)", "Điều 1 (3)", "Điều 1 (3) › Khoản 1",
    ]  # fmt: skip


def test_quoted_articles_are_not_ours_even_if_a_quote_is_never_closed() -> None:
    text = (
        "Điều 1. Sửa đổi\n1. Sửa khoản 2:\n“2. Hai\nĐiều 9. Chín.”.\n2. Sửa Điều 6 như sau:\n“Điều 6. Sáu\nNội dung.\n"
        "Điều 2. Hiệu lực\nTừ ngày ký.\nĐiều 3. Thi hành\n“Điều 7. Bảy\nNội dung.”\nĐiều 4. Hết"
    )
    assert addresses(text) == [
        "Điều 1", "Điều 1 › Khoản 1", "Điều 1 › Khoản 2", "Điều 2", "Điều 3", "Điều 4",
    ]  # fmt: skip


def test_no_lines_no_sections() -> None:
    assert build_outline([], None, "X", 0) == []
