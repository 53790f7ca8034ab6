"""What `ask --json` printed, read back: strictly, for a saved answer may have been changed by hand or by accident.

1. UTF-8, or UTF-16 as some shells write what they redirect. One document, a list of them, or several one after another.
2. No key twice, no number that JSON does not know, nothing larger than any answer is.
3. Each becomes the reply that it was printed from; a value of a wrong type is told with its path.
4. The reply is shaped again and must give the same document: so no field is missing, and none is there that nobody
   checks.
"""

import codecs
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from errors import EXIT_USAGE, NghiquyetError
from library import Answer, FoundDocument, Refusal, Written
from shapes.answers import ask
from terminal.questions.written import shape

MOST_BYTES = 16_000_000
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
_UNCHECKED = frozenset({"trace"})
_WRONG = {"missing": "thiếu trường này", "literal_error": "không phải một giá trị được dùng ở đây"}
_NOBODY = dict.fromkeys(FoundDocument.__dataclass_fields__) | {"id": 0, "sample": False, "sha256": "", "passages": 0}


_Made = TypeVar("_Made")


class UnreadableAnswer(NghiquyetError):
    """A saved answer that is none; the message says where."""

    exit_code = EXIT_USAGE


class Saved(NamedTuple):
    """A reply as it was saved, and what a language model made of it. `unchecked`: its keys that nobody checks."""

    reply: Answer | Refusal
    written: Written | None
    unchecked: tuple[str, ...]


def load(file: Path) -> list[Saved]:
    """Read the replies of a file; `-` is stdin.

    Raises:
        UnreadableAnswer: The file cannot be read, or is no saved answer.
    """
    return [_saved(document) for document in _documents(_decoded(_bytes(file), file), file)]


def _bytes(file: Path) -> bytes:
    try:
        if str(file) == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableAnswer(f"Không đọc được «{file}»: {error.strerror}. Hãy kiểm tra tên tệp.") from error
    if len(content) > MOST_BYTES:
        raise UnreadableAnswer(f"«{file}» lớn hơn {MOST_BYTES // 1_000_000} MB: không phải câu trả lời đã lưu.")
    return content


def _decoded(content: bytes, file: Path) -> str:
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableAnswer(
            f"«{file}» không phải UTF-8 (byte thứ {error.start + 1}). Hãy lưu lại bằng: nghiquyet ask … --json > TỆP."
        ) from error


def _documents(text: str, file: Path) -> Iterator[object]:
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
    place, found = 0, 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        try:
            document, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise UnreadableAnswer(
                f"«{file}» không phải JSON: dòng {error.lineno}, cột {error.colno}. Có thể tệp bị cắt cụt hoặc sửa tay."
            ) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableAnswer(f"«{file}» không phải JSON của câu trả lời: {error}.") from error
        for item in document if isinstance(document, list) else [document]:
            found += 1
            yield item
    if not found:
        raise UnreadableAnswer(f"«{file}» không có câu trả lời nào. Hãy lưu bằng: nghiquyet ask … --json > TỆP.")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"khóa «{next(name for name in names if names.count(name) > 1)}» có hai lần")
    return made


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} không phải là số")


def _saved(document: object) -> Saved:
    given = _object(document, "")
    if "error" in given:
        raise UnreadableAnswer("Đây là thông báo lỗi của nghiquyet, không phải câu trả lời.")
    both = [name for name in ("answer", "refusal") if given.get(name) is not None]
    if len(both) != 1:
        raise UnreadableAnswer("answer, refusal: phải có đúng một trong hai, trường kia là null.")
    kind: type[Answer] | type[Refusal] = Answer if both == ["answer"] else Refusal
    inside = _object(given[both[0]], both[0])
    outside = {
        "query": _query(given),
        "coverage": _renamed(_object(given.get("coverage"), "coverage"), {"from": "since", "to": "until"}),
        "seconds": given.get("seconds"),
    }
    reply: Answer | Refusal = _made(kind, _whole(kind, inside, outside), both[0])
    written = _made(Written, given["written"], "written") if "written" in given else None
    unchecked = tuple(sorted(name for name in _UNCHECKED & given.keys() if given[name] is not None))
    checked, shaped = (
        {name: item for name, item in document.items() if name not in _UNCHECKED}
        for document in (given, ask(reply) | shape(written))
    )
    if odd := _differs(checked, shaped, ""):
        raise UnreadableAnswer(odd)
    return Saved(reply, written, unchecked)


def _whole(kind: type[Answer] | type[Refusal], inside: dict[str, Any], outside: dict[str, object]) -> dict[str, Any]:
    """All fields of a reply: those that stand outside of it belong to what a refusal shows as possible, too."""
    if kind is Answer:
        return {**inside, **outside, "citations": [_citation(item) for item in _list(inside, "citations")]}
    nearest = [_object(item, "nearest") for item in _list(inside, "nearest")]
    possible = inside.get("possible")
    return {
        **inside,
        **outside,
        "nearest": [{**near, "citation": _citation(near.get("citation"))} for near in nearest],
        "possible": None if possible is None else _whole(Answer, _object(possible, "possible"), outside),
    }


def _made(kind: type[_Made], given: object, inside: str) -> _Made:
    try:
        return TypeAdapter(kind).validate_json(json.dumps(given), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UnreadableAnswer(
            f"{_path(inside, first['loc'])}: {_WRONG.get(first['type'], 'giá trị sai kiểu')}."
        ) from error


def _query(given: dict[str, Any]) -> dict[str, object]:
    query = _object(given.get("query"), "query")
    parts = query.get("pinpoint")
    return {
        **query,
        "pinpoint": {"parts": parts} if parts else None,
        "typed": given.get("question"),
        "reading": given.get("reading"),
    }


def _citation(item: object) -> dict[str, object]:
    cited = _object(item, "citations")
    changes = []
    for change in _list(cited, "changes"):
        made = _object(change, "changes")
        by = {**_NOBODY, "file": "", "paging": "none", "pages": 1, "slug": made.get("document")}
        by |= {"number": made.get("number"), "ocr_pages": 0, "waiting_pages": 0, "doubtful_pages": 0}
        changes.append({**made, "by": by})
    return {**cited, "changes": changes}


def _object(value: object, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableAnswer(
            f"{path or 'tài liệu'}: phải là một đối tượng JSON. Hãy lưu bằng: nghiquyet ask … --json."
        )
    return value


def _list(value: dict[str, Any], name: str) -> list[object]:
    if not isinstance(value.get(name), list):
        raise UnreadableAnswer(f"{name}: phải là một danh sách.")
    return list(value[name])


def _renamed(value: dict[str, Any], names: dict[str, str]) -> dict[str, object]:
    return {names.get(name, name): item for name, item in value.items()}


_OUTSIDE = {"typed": "question", "reading": "reading", "since": "from", "until": "to"}


def _path(inside: str, place: tuple[int | str, ...]) -> str:
    names = [_OUTSIDE.get(str(part), part) if isinstance(part, str) else part for part in place]
    if names[:1] == ["query"] and names[1:2] in (["question"], ["reading"]):
        names = names[1:]
    elif names[:1] not in (["query"], ["coverage"], ["seconds"]):
        names = [inside, *names]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in names).lstrip(".")


def _differs(given: object, shaped: object, path: str) -> str | None:
    """Say where a document is another one than its reply gives."""
    if isinstance(given, dict) and isinstance(shaped, dict):
        for name in (*shaped, *given):
            where = f"{path}.{name}".lstrip(".")
            if name not in given:
                return f"{where}: thiếu trường này."
            if name not in shaped:
                return f"{where}: không có trường nào tên như vậy."
            if odd := _differs(given[name], shaped[name], where):
                return odd
        return None
    if isinstance(given, list) and isinstance(shaped, list) and len(given) == len(shaped):
        differences = (_differs(*both, f"{path}[{n}]") for n, both in enumerate(zip(given, shaped, strict=True)))
        return next((odd for odd in differences if odd), None)
    same = given == shaped and isinstance(given, bool) == isinstance(shaped, bool)
    return None if same else f"{path}: giá trị không đúng dạng mà nghiquyet in ra."
