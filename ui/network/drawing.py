"""What the graph looks like: shapes, colours and names, as the component (Cytoscape.js) takes them.

1. Each kind of document has a colour and a shape of its own; a missing one is hollow with a dashed edge. Size says in
   how many documents it is cited.
2. Texts of documents go into the style sheet of the graph, never into its data: the component's own panel would read
   data as HTML. The panel never opens, for nothing in the graph is selectable; a click is an event of its own.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from library import Node
from ui.network import evidence
from ui.network.parts import Drawn
from ui.network.placing import LETTER, LINE, WIDEST, Places
from ui.network.wording import relation

Kind = str
KINDS: dict[Kind, tuple[str, str, str]] = {
    # kind: colour that stands out on white and on black, shape of Cytoscape, the same shape as a letter
    "law": ("#b0761a", "round-rectangle", "■"),
    "rule": ("#4a80bd", "ellipse", "●"),
    "policy": ("#c4554a", "diamond", "◆"),
    "plan": ("#3f8f63", "hexagon", "⬢"),
    "other": ("#87837b", "triangle", "▲"),
}
_TYPES: dict[str, Kind] = {
    **dict.fromkeys(("Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh"), "law"),
    **dict.fromkeys(("Nghị định", "Thông tư", "Thông tư liên tịch", "Lệnh", "TCVN", "QCVN"), "rule"),
    **dict.fromkeys(("Nghị quyết", "Chỉ thị", "Kết luận", "Quy định", "Nghị quyết liên tịch"), "policy"),
    **dict.fromkeys(
        ("Quyết định", "Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án", "Chiến lược", "Dự án"), "plan"
    ),
}
_SMALLEST, _LARGEST = 15.0, 44.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the graph's style sheet, in the form that the component asks of a style."""

    selector: str
    style: dict[str, object]

    def dump(self) -> dict[str, object]:
        """Return it as the component sends it."""
        return {"selector": self.selector, "style": self.style}


def kind_of(node: Node) -> Kind:
    """Return the kind of a document, by its type."""
    return _TYPES.get(node.type or "", "other")


def short(node: Node) -> str:
    """Return a name that fits beside a dot: a number alone, a law by its name and year."""
    return evidence.called(node, node.number)


def elements(drawn: Drawn, at: Places) -> dict[str, list[dict[str, object]]]:
    """Return what is drawn: ids and kinds only."""
    ids = {node.id: f"n{place}" for place, node in enumerate(drawn.nodes)}
    return {
        "nodes": [
            {
                "data": {"id": ids[node.id], "label": kind_of(node)},
                "position": {"x": round(at[node.id][0], 1), "y": round(at[node.id][1], 1)},
                "selectable": False,
                "classes": "" if node.document else "missing",
            }
            for node in drawn.nodes
        ],
        "edges": [
            {
                "data": {
                    "id": f"e{place}", "source": ids[arrow.source], "target": ids[arrow.target],
                    "label": relation(arrow.relation), "count": min(arrow.count, 12),
                },
                "selectable": False,
                "classes": "" if arrow.certain else "doubtful",
            }
            for place, arrow in enumerate(drawn.arrows)
        ],
    }  # fmt: skip


def rules(
    drawn: Drawn,
    at: Mapping[str, tuple[float, float]],
    centre: str | None,
    looked_at: str | None,
    *,
    scale: float = 1.0,
    labels: bool = False,
) -> list[Rule]:
    """Return the style sheet: the same for all, each kind, each document, then what is looked at.

    Args:
        drawn: What is drawn.
        at: Where.
        centre: The document in the middle.
        looked_at: The one that is looked at; what is not tied to it stands back.
        scale: Of the drawing, when all of it is shown.
        labels: Whether arrows say their relation.
    """
    common: list[Rule] = [
        Rule("node", {
            "border-width": 2, "text-margin-y": 4,
            "text-wrap": "ellipsis", "text-max-width": f"{round(WIDEST * scale)}px",
            "font-family": "Segoe UI, Noto Sans, Arimo, Liberation Sans, sans-serif",
        }),
        Rule("edge", {
            "width": "mapData(count, 1, 12, 1, 4)", "opacity": 0.75, "target-arrow-shape": "triangle",
            "arrow-scale": 0.8, "curve-style": "bezier", "line-color": "#9a948a", "target-arrow-color": "#9a948a",
        }),
        Rule("edge.doubtful", {"line-style": "dashed", "line-dash-pattern": [3, 4]}),
    ]  # fmt: skip
    if labels:
        common.append(
            Rule(_beside(drawn, looked_at or centre), {
                "label": "data(label)", "font-size": 11, "min-zoomed-font-size": 6, "color": "#ffffff",
                "text-background-color": "#6b665e", "text-background-padding": 2,
            })
        )  # fmt: skip
    for kind, (colour, shape, _) in KINDS.items():
        common.append(Rule(f"node[label='{kind}']", {"background-color": colour, "shape": shape}))
        common.append(
            Rule(f"node.missing[label='{kind}']",
                 {"background-opacity": 0, "border-style": "dashed", "border-color": colour})
        )  # fmt: skip
    return [*common, *_named(drawn, _apart(drawn, at, scale), scale), *_marked(drawn, centre, looked_at, scale)]


def _named(drawn: Drawn, apart: Collection[str], scale: float) -> list[Rule]:
    most = max(drawn.cited.values(), default=1) or 1
    found: list[Rule] = []
    for place, node in enumerate(drawn.nodes):
        share = math.sqrt(drawn.cited.get(node.id, 0) / most)
        size = round((_SMALLEST + (_LARGEST - _SMALLEST) * share) * math.sqrt(scale), 1)
        said: dict[str, object] = {
            "label": short(node),
            "width": size,
            "height": size,
            "font-size": round(12 * scale if node.id in apart else 12, 1),
            "min-zoomed-font-size": 5 if node.id in apart else 10,
        }
        found.append(Rule(f"#n{place}", said))
    return found


def _apart(drawn: Drawn, at: Mapping[str, tuple[float, float]], scale: float) -> set[str]:
    """The documents whose names are shown from afar, the most cited first: none lies over another one's name."""
    taken: list[tuple[float, float, float]] = []
    found: set[str] = set()
    for node in sorted(drawn.nodes, key=lambda one: -drawn.cited.get(one.id, 0)):
        (x, y), half = at[node.id], min(len(short(node)) * LETTER, WIDEST) * scale / 2
        if all(abs(y - other) > LINE * scale or abs(x - there) > half + width for there, other, width in taken):
            taken.append((x, y, half))
            found.add(node.id)
    return found


def _marked(drawn: Drawn, centre: str | None, looked_at: str | None, scale: float) -> list[Rule]:
    ids = {node.id: f"n{place}" for place, node in enumerate(drawn.nodes)}
    found: list[Rule] = []
    if centre in ids:
        found.append(Rule(f"#{ids[centre]}", {
            "font-weight": "bold", "font-size": round(15 * scale), "border-width": 5, "border-style": "double",
            "border-color": "#c4554a", "width": round(_LARGEST * scale), "height": round(_LARGEST * scale),
        }))  # fmt: skip
    if looked_at in ids:
        near = _near(drawn, looked_at)
        quiet = [one for one in ids if one not in near]
        found += [Rule(f"#{ids[one]}", {"opacity": 0.35}) for one in quiet]
        found.append(Rule(f"#{ids[looked_at]}", {
            "font-weight": "bold", "font-size": round(15 * scale), "outline-width": 3,
            "outline-color": "#c4554a", "outline-offset": 3,
        }))  # fmt: skip
        found.append(
            Rule(_beside(drawn, looked_at), {"line-color": "#c4554a", "target-arrow-color": "#c4554a", "opacity": 1})
        )
    return found


def _beside(drawn: Drawn, one: str | None) -> str:
    """Selector of the arrows from and to a document; of all arrows where none is meant."""
    ids = [f"n{place}" for place, node in enumerate(drawn.nodes) if node.id == one]
    return ", ".join(f"edge[{end}='{id_}']" for id_ in ids for end in ("source", "target")) or "edge"


def _near(drawn: Drawn, one: str) -> Collection[str]:
    pairs = ((arrow.source, arrow.target) for arrow in drawn.arrows)
    return {one, *(other for pair in pairs if one in pair for other in pair)}
