"""What a person said about names of indicators: which mean the same, which do not.

1. A correction is a line of a text file: `same` or `different`, a name, a name, parted by tabs; `#` begins a remark.
   Names, as targets give them, last longer than the numbers of targets: the file holds for documents read again.
2. Names are compared in the KEY form.
3. What is the same is so all the way: A with B and B with C make A with C. A line that says the contrary of what other
   lines say together is refused, with those lines' names.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from vietnamese.forms import key

CorrectionKind = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Correction:
    """Two names and what a person said of them."""

    kind: CorrectionKind
    one: str
    other: str

    @property
    def keys(self) -> tuple[str, str]:
        """The two names in the KEY form."""
        return key(self.one), key(self.other)

    @property
    def written(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two names, each in the KEY form and as written."""
        return (key(self.one), self.one), (key(self.other), self.other)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections in the order in which they were made."""

    lines: tuple[Correction, ...] = ()

    def added(self, line: Correction) -> "Corrections":
        """Return these with one more.

        Raises:
            ValueError: It says nothing new, or the contrary of what is there; the message says why.
        """
        one, other = line.keys
        if not one or not other:
            raise ValueError("cần hai tên chỉ tiêu")
        if one == other:
            raise ValueError("hai tên là một")
        if any(line.kind == known.kind and {one, other} == set(known.keys) for known in self.lines):
            raise ValueError("điều này đã được ghi rồi")
        if line.kind == "different" and (chain := self._chain(one, other)):
            said = " = ".join(f"«{name}»" for name in chain)
            raise ValueError(f"trái với điều đã ghi là một: {said}")
        if line.kind == "same":
            for known in self.lines:
                ends = set(known.keys)
                if known.kind == "different" and len(ends & (self._same(one) | self._same(other))) == len(ends):
                    raise ValueError(f"trái với điều đã ghi là khác nhau: «{known.one}» ≠ «{known.other}»")
        return Corrections((*self.lines, line))

    @property
    def last(self) -> Correction:
        """The one that was made last.

        Raises:
            ValueError: There is none.
        """
        if not self.lines:
            raise ValueError("chưa có điều chỉnh nào")
        return self.lines[-1]

    def pairs(self, kind: CorrectionKind) -> Iterable[tuple[str, str]]:
        """Yield the names, in the KEY form, that a kind of correction was made for."""
        return (line.keys for line in self.lines if line.kind == kind)

    def _same(self, name: str) -> set[str]:
        """The names that are the same as one, itself included."""
        found, waiting = {name}, [name]
        while waiting:
            here = waiting.pop()
            new = {other for pair in self.pairs("same") if here in pair for other in pair} - found
            found |= new
            waiting += new
        return found

    def _chain(self, one: str, other: str) -> list[str]:
        """The shortest way from a name to another over what is the same, as written; empty if there is none."""
        written = {name: text for line in self.lines for name, text in line.written}
        before: dict[str, str | None] = {one: None}
        waiting = deque([one])
        while waiting:
            here = waiting.popleft()
            for pair in self.pairs("same"):
                for near in set(pair) - before.keys() if here in pair else ():
                    before[near] = here
                    waiting.append(near)
        chain: list[str] = []
        name = other if other in before else None
        while name is not None:
            chain.append(written[name])
            name = before[name]
        return chain[::-1]


def read_corrections(text: str) -> Corrections:
    """Read the file of corrections.

    Raises:
        ValueError: A line is wrong, or contradicts those before it; the message names it.
    """
    found = Corrections()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not is_correction(line):
            continue
        try:
            kind, one, other = (part.strip() for part in line.split("\t"))
        except ValueError:
            raise ValueError(
                f"dòng {number} phải có ba phần cách nhau bằng tab: same hoặc different, tên, tên"
            ) from None
        if kind not in get_args(CorrectionKind):
            raise ValueError(f"dòng {number} phải bắt đầu bằng same hoặc different, không phải «{kind}»")
        try:
            found = found.added(Correction("same" if kind == "same" else "different", one, other))
        except ValueError as error:
            raise ValueError(f"dòng {number}: {error}") from None
    return found


def is_correction(line: str) -> bool:
    """Return whether a line of the file is more than a remark or nothing."""
    return bool(line.strip()) and not line.lstrip("\ufeff").startswith("#")


def line_of(correction: Correction) -> str:
    """Return a correction as a line of the file, without its end."""
    return "\t".join((correction.kind, " ".join(correction.one.split()), " ".join(correction.other.split())))
