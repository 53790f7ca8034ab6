"""Changing the settings of a library, in its `settings.json`; what the file says else stays.

1. The file is read, changed and checked whole, as `load_settings` would; only then is it written, beside itself and
   renamed.
2. What an environment variable says stands above the file: to change it here would change nothing.
"""

import json
import os
from collections.abc import Mapping

from pydantic import ValidationError

from errors import BadQuestion, RecordNotSaved
from library.opened import Opened
from library.records import rewrite
from settings import Settings, load_settings


def overruled(name: str) -> str | None:
    """Return the environment variable that decides a setting, None if there is none."""
    variable = f"NGHIQUYET_{name.upper()}"
    return variable if variable in os.environ else None


def adjust(library: Opened, changes: Mapping[str, object]) -> None:
    """Change settings; they hold from now on.

    Args:
        library: Whose.
        changes: Names to values.

    Raises:
        BadQuestion: A value out of bounds, or one that an environment variable decides.
        RecordNotSaved: The file cannot be written.
    """
    decided = [variable for name in changes if (variable := overruled(name))]
    if decided:
        raise BadQuestion(f"Biến môi trường {', '.join(decided)} đang quyết định giá trị này; hãy sửa ở đó.")
    file = library.folder / "settings.json"
    try:
        values = json.loads(file.read_text("utf-8")) if file.exists() else {}
        values.update(changes)
        Settings.model_validate(values)
        rewrite(file, (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode())
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise BadQuestion(f"Giá trị không dùng được ({faults}).") from error
    except (OSError, json.JSONDecodeError) as error:
        raise RecordNotSaved(f"Không ghi được «{file}»: {getattr(error, 'strerror', None) or error}.") from error
    library.settings = load_settings(library.folder)
