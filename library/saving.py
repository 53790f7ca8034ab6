"""The file `searches.json` of a library: searches that a person gave a name, to come back to.

1. It is written under the lock of the library's records, into a file beside it that then takes its place: several
   sessions and programs may save at once. A file that a person has spoilt is told with its place, never written over.
2. A search keeps what was typed and chosen, not what was found. To tell what is new since it was last opened, the
   documents of its hits then are kept, by the first letters of their checksums: they stay the same when a file is read
   again, and a file that took the place of another is new.
3. A hit is new if it is among the best `NEW_AMONG`, and its document was not among those of the best `SEARCHED`. The
   first is smaller, so that a passage does not become new only because another one was removed.
"""

import datetime
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import field, replace
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from errors import NotInLibrary, RecordNotSaved
from index.model import Filters, Hit
from index.results import Found
from library.asking import Library
from library.records import rewrite, writing

FILE = "searches.json"
SEARCHED = 100
"""How many hits a search gives that is to be browsed: so many of the best passages are arranged at all."""
NEW_AMONG = 50
_LARGEST = 5_000_000
_LONGEST_NAME = 120
_MOST = 500
_SHA_LETTERS = 12

SavedOrder = Literal["relevance", "newest", "oldest"]


@checked(config=ConfigDict(extra="forbid"), frozen=True)
class SavedSearch:
    """A search with a name."""

    id: str
    name: str
    question: str
    saved: datetime.datetime
    opened: datetime.datetime
    filters: Filters = field(default_factory=Filters)
    literal: bool = False
    without: tuple[str, ...] = ()
    order: SavedOrder = "relevance"
    library: str = ""
    """`Library.fingerprint` when it was opened last."""
    documents: tuple[str, ...] = ()
    """Of the hits then."""

    def asks_the_same(self, other: "SavedSearch") -> bool:
        """Return whether another search finds the same, whatever it is called and however it is sorted."""
        return _asked(self) == _asked(other)


@checked(config=ConfigDict(extra="forbid"), frozen=True)
class _File:
    version: Literal[1]
    searches: tuple[SavedSearch, ...]


_FORM = TypeAdapter(_File)


class SavedSearches:
    """The saved searches of one library."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    def all(self) -> tuple[SavedSearch, ...]:
        """Return them, the one saved last first.

        Raises:
            RecordNotSaved: The file cannot be read, or is wrong; the message names the place.
        """
        try:
            if self.file.stat().st_size > _LARGEST:
                raise RecordNotSaved(f"«{self.file}» lớn hơn {_LARGEST // 1_000_000} MB. Hãy bỏ tệp.")
            return _FORM.validate_json(self.file.read_bytes()).searches
        except FileNotFoundError:
            return ()
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"])) or "cả tệp"
            raise RecordNotSaved(
                f"Tệp tìm kiếm đã lưu «{self.file}» sai ở {place}: {first['msg']}. Hãy sửa chỗ đó, hoặc bỏ tệp."
            ) from error
        except OSError as error:
            raise RecordNotSaved(f"Không đọc được «{self.file}»: {error.strerror or error}.") from error

    def save(self, name: str, search: SavedSearch, found: Found, library: str) -> SavedSearch:
        """Save a search under a name, in the place of one that asks the same; what it finds now is known.

        Args:
            name: In the person's words; the question if it is empty.
            search: What is asked; its name, times and documents count for nothing.
            found: What it finds now.
            library: `Library.fingerprint` now.

        Raises:
            RecordNotSaved: It cannot be written, or there are too many; the message says why.
        """
        known = _documents(found.hits)
        made = replace(search, id=secrets.token_hex(4), name=_named(name, search.question), documents=known)
        made = replace(made, saved=_now(), opened=_now(), library=library)

        def add(before: tuple[SavedSearch, ...]) -> tuple[SavedSearch, ...]:
            others = tuple(one for one in before if not one.asks_the_same(search))
            if len(others) >= _MOST:
                raise RecordNotSaved(f"Đã lưu {_MOST} tìm kiếm. Hãy xóa bớt trước khi lưu thêm.")
            return (made, *others)

        self._change(add)
        return made

    def rename(self, identity: str, name: str) -> None:
        """Give a search another name.

        Raises:
            NotInLibrary: There is none any more.
            RecordNotSaved: It cannot be written.
        """
        self._edit(identity, lambda one: replace(one, name=_named(name, one.question)))

    def opened(self, identity: str, found: Found, library: str) -> frozenset[str]:
        """Note that a search was opened; return the documents that are new in it since the last time.

        Args:
            identity: Of the search.
            found: What it finds now.
            library: `Library.fingerprint` now.

        Raises:
            NotInLibrary: There is none any more.
            RecordNotSaved: It cannot be written.
        """
        before: list[SavedSearch] = []

        def note(one: SavedSearch) -> SavedSearch:
            before.append(one)
            return replace(one, opened=_now(), library=library, documents=_documents(found.hits))

        self._edit(identity, note)
        return frozenset(hit.passage.document.slug for hit in new_hits(before[0], found))

    def remove(self, identity: str) -> SavedSearch:
        """Delete a search and return it, so that it can be put back.

        Raises:
            NotInLibrary: There is none any more.
            RecordNotSaved: It cannot be written.
        """
        removed: list[SavedSearch] = []

        def drop(known: tuple[SavedSearch, ...]) -> tuple[SavedSearch, ...]:
            removed.append(_find(known, identity))
            return tuple(one for one in known if one.id != identity)

        self._change(drop)
        return removed[0]

    def put_back(self, search: SavedSearch) -> None:
        """Put a deleted search back in its place; one that asks the same and was saved since gives way.

        Raises:
            RecordNotSaved: It cannot be written.
        """

        def add(known: tuple[SavedSearch, ...]) -> Iterable[SavedSearch]:
            others = [one for one in known if one.id != search.id and not one.asks_the_same(search)]
            return sorted([*others, search], key=lambda one: one.saved, reverse=True)

        self._change(add)

    def _edit(self, identity: str, edit: Callable[[SavedSearch], SavedSearch]) -> None:
        def change(known: tuple[SavedSearch, ...]) -> tuple[SavedSearch, ...]:
            _find(known, identity)
            return tuple(edit(one) if one.id == identity else one for one in known)

        self._change(change)

    def _change(self, edit: Callable[[tuple[SavedSearch, ...]], Iterable[SavedSearch]]) -> None:
        with writing(self.file):
            changed = _File(1, tuple(edit(self.all())))
            plain = _FORM.dump_python(changed, mode="json", exclude_defaults=True)
            written = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
            rewrite(self.file, written.encode("utf-8", "replace"))


def search_again(library: Library, saved: SavedSearch) -> Found:
    """Search for what a saved search asks.

    Raises:
        BadQuestion: It holds no word.
    """
    return library.search(saved.question, saved.filters, limit=SEARCHED, literal=saved.literal, without=saved.without)


def new_hits(saved: SavedSearch, found: Found) -> list[Hit]:
    """Return the hits that are new since a search was last opened."""
    known = frozenset(saved.documents)
    return [hit for hit in found.hits[:NEW_AMONG] if hit.passage.document.sha256[:_SHA_LETTERS] not in known]


def _asked(search: SavedSearch) -> tuple[object, ...]:
    return search.question, search.filters, search.literal, frozenset(search.without)


def _find(known: Iterable[SavedSearch], identity: str) -> SavedSearch:
    for one in known:
        if one.id == identity:
            return one
    raise NotInLibrary("Tìm kiếm đã lưu này không còn nữa; có thể người khác đã xóa.")


def _documents(hits: Iterable[Hit]) -> tuple[str, ...]:
    # Other files of an act are folded into a hit: which of them stands in front may change.
    passages = (passage for hit in hits for passage in (hit.passage, *hit.variants))
    return tuple(dict.fromkeys(passage.document.sha256[:_SHA_LETTERS] for passage in passages))


def _named(name: str, question: str) -> str:
    return " ".join((name.strip() or question).split())[:_LONGEST_NAME]


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone().replace(microsecond=0)
