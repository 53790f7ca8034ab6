"""Replies go first: what a person has asked never waits for questions that are only tried to be suggested.

Sessions share one processor and one interpreter. `answering` is held while a reply is made; `spare` waits until nobody
makes one, and lets one session at a time try a question.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_turn = threading.Condition()
_answering = 0
_trying = False


@contextmanager
def answering() -> Iterator[None]:
    """Hold while a reply is made."""
    global _answering
    with _turn:
        _answering += 1
    try:
        yield
    finally:
        with _turn:
            _answering -= 1
            _turn.notify_all()


@contextmanager
def spare(seconds: float | None) -> Iterator[None]:
    """Hold while a question is tried.

    Args:
        seconds: How long to wait for a turn; None for as long as it takes.

    Raises:
        TimeoutError: It did not come.
    """
    global _trying
    with _turn:
        if not _turn.wait_for(lambda: not _answering and not _trying, seconds):
            raise TimeoutError
        _trying = True
    try:
        yield
    finally:
        with _turn:
            _trying = False
            _turn.notify_all()
