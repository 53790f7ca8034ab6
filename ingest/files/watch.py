"""Folders -> what changes in them, in batches, for as long as somebody wants to know.

1. Start listening, then look at what is there: nothing falls between. All folders are looked through again every
   minute, so that an event that was lost (a storm of them, a network drive) is only late.
2. A path is quiet when its size and time of change have been the same for two seconds: a copy is still being made, a
   program writes a file anew under the same name. What an event was called does not matter, only what is there.
3. A batch is given when everything is quiet, or something has waited for half a minute: a thousand files at once are
   one.
4. Left out are files of other kinds (so `.crdownload`, `.part`, `.tmp`: when a download is done it changes its name),
   hidden ones, the lock files of Word (`~$…`), and what was given before and has not changed.
5. A path that was given before and is no longer there is told as gone.
"""

import contextlib
import os
import queue
import stat
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from errors import UnreadableFile
from ingest.files.kinds import is_wanted

QUIET_SECONDS = 2.0
_TICK = 0.25
_LONGEST_WAIT = 30.0
_LOOK_AGAIN = 60.0

State = tuple[int, int] | None
"""Size and time of change; None if nothing is there."""


@dataclass(frozen=True, slots=True)
class WatchedChanges:
    """Files that are new or changed, and files that are no longer there."""

    changed: tuple[Path, ...]
    gone: tuple[Path, ...]


def watch(
    folders: Sequence[Path], without: Path, *, poll: bool = False, quiet: float = QUIET_SECONDS
) -> Generator[WatchedChanges, None, None]:
    """Yield what changes in folders with all below them; never ends of itself.

    The first batch is empty: from then on nothing is missed. What is there already comes next.

    Args:
        folders: To be watched.
        without: A folder that is left out: the library, which keeps copies of what it took in.
        poll: Look again and again in place of events, which network drives do not send.
        quiet: Seconds without a change after which a file is complete.

    Raises:
        UnreadableFile: No folder, or the system cannot watch as many.
    """
    # Starts threads and loads the system's interface: the other commands need neither.
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    told: queue.SimpleQueue[Path] = queue.SimpleQueue()

    class Listener(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            listed = event.is_directory and event.event_type == "modified"  # told of the file in it too
            if event.event_type not in ("opened", "closed_no_write") and not listed:
                for path in filter(None, (event.src_path, event.dest_path)):
                    told.put(Path(os.fsdecode(cast(str | bytes, path))))

    roots = [_folder(folder) for folder in folders]
    observer = PollingObserver(timeout=1.0) if poll else Observer()
    try:
        for root in dict.fromkeys(roots):
            observer.schedule(Listener(), str(root), recursive=True)
        observer.start()
    except OSError as error:
        raise UnreadableFile(
            f"Máy không theo dõi được {', '.join(map(str, folders))} ({error.strerror}). Thử thêm --poll."
        ) from error
    try:
        yield WatchedChanges((), ())
        yield from _batches(told, _Seen(roots, without.resolve(), quiet))
    finally:
        observer.stop()
        observer.join()


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnreadableFile(f"«{folder}» không phải là thư mục: chỉ theo dõi được thư mục.")
    return folder.resolve()


def _batches(told: "queue.SimpleQueue[Path]", seen: "_Seen") -> Iterator[WatchedChanges]:
    looked = -_LOOK_AGAIN
    while True:
        if time.monotonic() - looked >= _LOOK_AGAIN:
            for root in seen.roots:
                seen.look_through(root)
            looked = time.monotonic()
        with contextlib.suppress(queue.Empty):
            seen.note(told.get(timeout=_TICK))
            for _ in range(told.qsize()):
                seen.note(told.get_nowait())
        batch = seen.batch(time.monotonic())
        if batch.changed or batch.gone:
            yield batch


@dataclass(slots=True)
class _Waiting:
    state: State
    since: float
    """Of this state."""
    first: float


@dataclass(slots=True)
class _Seen:
    roots: Sequence[Path]
    without: Path
    quiet: float
    given: dict[Path, State] = field(default_factory=dict)
    waiting: dict[Path, _Waiting] = field(default_factory=dict)

    def look_through(self, folder: Path) -> None:
        """Note every file in a folder that was not given as it is."""
        for parent, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if self._is_inside(Path(parent, name))]
            for name in names:
                path = Path(parent, name)
                if self._wanted(path) and self.given.get(path) != _state(path):
                    self.note(path)

    def note(self, path: Path) -> None:
        """Something happened to a path."""
        if path not in self.waiting and self._is_inside(path):
            # A folder has no suffix that tells: whether it is one is seen when it is quiet.
            now = time.monotonic()
            self.waiting[path] = _Waiting(_state(path), now, now)

    def batch(self, now: float) -> WatchedChanges:
        """Take what is quiet, if nothing else is under way."""
        for path, item in self.waiting.items():
            state = _state(path)
            if state != item.state:
                item.state, item.since = state, now
        ripe = {path: item for path, item in self.waiting.items() if now - item.since >= self.quiet}
        if len(ripe) < len(self.waiting) and all(now - item.first < _LONGEST_WAIT for item in ripe.values()):
            return WatchedChanges((), ())
        for path in ripe:
            del self.waiting[path]
        changed = [path for path, item in ripe.items() if self._is_new(path, item.state)]
        gone = [old for path, item in ripe.items() if item.state is None for old in self._given_at(path)]
        self.given.update({path: ripe[path].state for path in changed})
        for path in gone:
            self.given.pop(path, None)
        return WatchedChanges(tuple(sorted(changed)), tuple(sorted(set(gone))))

    def _is_new(self, path: Path, state: State) -> bool:
        if state is None:
            return False
        if path.is_dir():
            self.look_through(path)
            return False
        return self._wanted(path) and self.given.get(path) != state

    def _given_at(self, path: Path) -> list[Path]:
        """The file itself, or all that lay in a folder."""
        return [path] if path in self.given else [old for old in self.given if old.is_relative_to(path)]

    def _wanted(self, path: Path) -> bool:
        return is_wanted(path) and self._is_inside(path)

    def _is_inside(self, path: Path) -> bool:
        if path.is_relative_to(self.without):
            return False
        below = next((path.relative_to(root).parts for root in self.roots if path.is_relative_to(root)), ())
        return not any(part.startswith((".", "~$")) for part in below)


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    # A folder's own time changes with each file in it; what matters is what lies in it.
    return (-1, 0) if stat.S_ISDIR(found.st_mode) else (found.st_size, found.st_mtime_ns)
