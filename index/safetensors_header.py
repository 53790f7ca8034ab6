"""What a safetensors file says of its tensors, without reading them (the format: eight bytes of length, then JSON)."""

import json
from pathlib import Path
from typing import Any

_LENGTH = 8


def read_header(file: Path) -> tuple[dict[str, dict[str, Any]], int]:
    """Return each tensor's dtype, shape and place by its name, and where in the file the first of them begins."""
    with file.open("rb") as opened:
        size = int.from_bytes(opened.read(_LENGTH), "little")
        return json.loads(opened.read(size)), _LENGTH + size
