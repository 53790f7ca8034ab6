"""What the reader shows <-> the address.

1. The document, the opened passage (`at`) and the page as it is printed (`page`) are as everywhere (ui/route.py); so is
   the way back (`from`, ui/navigation.py).
2. `place=Điều 5 › Khoản 2` opens a provision by its name, as references and people name it; it outlives another reading
   of the file.
3. `find` is looked for in the text, `n` is the match that is looked at (0: none); `part` of a long document overrules
   them.
4. `side=targets` lists targets in place of the contents, `zoom` is the size of the printed page in percent, `who=1` has
   the list of citing documents open.
5. What cannot be understood is left out, never an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ui import navigation
from ui.route import Parameters, Route

ZOOMS = (100, 150, 200)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What of a document is shown, and how."""

    route: Route = field(default_factory=Route)
    place: str = ""
    find: str = ""
    match: int = 1
    """From 1; 0 for none of them, while something else is looked at."""
    part: int | None = None
    """From 1."""
    targets: bool = False
    zoom: int = ZOOMS[0]
    who: bool = False
    origin: str = ""
    """Where one came from; it stays while one reads on."""

    def opening(self, **changes: object) -> "Reading":
        """Return it at another passage or page: what was opened by another name, or as a part, gives way."""
        route = replace(self.route, **changes)  # type: ignore[arg-type]
        return replace(self, route=route, place="", part=None, who=False, match=0 if self.find else 1)

    def parameters(self) -> Parameters:
        """Return the query parameters, without those that say nothing."""
        every: Parameters = {
            "place": self.place,
            "find": self.find,
            "n": str(self.match) if self.find and self.match != 1 else "",
            "part": str(self.part or ""),
            "side": "targets" if self.targets else "",
            "zoom": str(self.zoom) if self.zoom != ZOOMS[0] else "",
            "who": "1" if self.who else "",
            navigation.FROM: self.origin,
        }
        return self.route.parameters() | {name: value for name, value in every.items() if value}

    def link(self) -> str:
        """Return the address, relative to any page of the app."""
        return navigation.link(navigation.READER, self.parameters())

    def link_for_others(self) -> str:
        """Return the address without where one came from."""
        return navigation.link(navigation.READER, self.parameters() | {navigation.FROM: ""})


def read(here: Route, parameters: Mapping[str, str]) -> Reading:
    """Return what an address asks for.

    Args:
        here: What of it every page knows.
        parameters: All of it, one value each.
    """

    def number(name: str) -> int:
        said = parameters.get(name, "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0

    return Reading(
        here,
        place=parameters.get("place", "").strip()[:_LONGEST],
        find=" ".join(parameters.get("find", "").split())[:_LONGEST],
        match=0 if parameters.get("n") == "0" else max(1, number("n")),
        part=number("part") or None,
        targets=parameters.get("side") == "targets",
        zoom=number("zoom") if number("zoom") in ZOOMS else ZOOMS[0],
        who=parameters.get("who") == "1",
        origin=parameters.get(navigation.FROM, ""),
    )


def go(reading: Reading) -> None:
    """Move this session there."""
    navigation.go(reading.parameters())
