"""Where each document of the drawing stands, always the same for the same documents, so that nothing moves by itself.

1. What hangs together is placed for itself: by its distances, or, if there are few or very many, by springs.
2. The pieces stand in rows like words, the largest first, none over another.
3. Names that would lie over each other are moved apart, as far as all of the drawing still fits on a screen.
"""

import math
from collections.abc import Mapping

import networkx as nx
import numpy as np

from ui.network.parts import Drawn

Places = dict[str, tuple[float, float]]
SCREEN = (600.0, 470.0)
"""Pixels of the frame that the drawing fills."""
LETTER, LINE, WIDEST = 7.0, 18.0, 150.0
"""Width of a letter, height of a line and largest width of a name, in pixels."""
_SEED = 8
_ROOM = 60.0
"""Pixels of a side for each document, times the square root of their number."""
_CAREFUL = 150
"""Up to so many documents are placed by their distances, which reads better, but takes the square of their number."""
_SIMPLE = 6
"""Up to so many, springs do as well, and at once."""
_TURNS = 150
_LOOSE = 1.5
"""How much more room names take than they need."""
_LARGEST = 1.8
"""How much larger than the frame the drawing is made for its names: what is larger is not read any more."""
_FEW = 14
"""Fewer documents than so many do not fill the frame."""
_HIGH = 46.0
"""Pixels from one name to the next below it, with the dot between them."""


def places(drawn: Drawn, centre: str | None, named: Mapping[str, str]) -> Places:
    """Return where each document stands, in pixels around the middle.

    Args:
        drawn: What is drawn.
        centre: The document in the middle.
        named: What stands below each.
    """
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in drawn.nodes)
    graph.add_edges_from((arrow.source, arrow.target) for arrow in drawn.arrows)
    pieces = sorted(nx.connected_components(graph), key=lambda one: (-len(one), min(one)))
    at = _in_rows([_alone(graph.subgraph(piece)) for piece in pieces])
    ids = list(at)
    spots = np.array([at[one] for one in ids])
    if len(ids) <= _CAREFUL:
        spots = _apart(spots, np.array([min(len(named[one]) * LETTER, WIDEST) + 14 for one in ids]))
    middle = spots[ids.index(centre)] if centre in at else (spots.max(axis=0) + spots.min(axis=0)) / 2
    return {one: (float(x), float(y)) for one, (x, y) in zip(ids, spots - middle, strict=True)}


def scale_of(at: Mapping[str, tuple[float, float]]) -> float:
    """Return how many pixels of the drawing come into one of the screen when all of it is shown."""
    wide, high = (max(one[axis] for one in at.values()) - min(one[axis] for one in at.values()) for axis in (0, 1))
    return max(1.0, wide / SCREEN[0], high / SCREEN[1])


def _alone(piece: nx.Graph) -> Places:
    """Place what hangs together, in pixels from its upper left corner."""
    count = len(piece)
    if count <= 2:
        return {one: (0.0, place * _HIGH * 1.4) for place, one in enumerate(sorted(piece))}
    # A part of a graph has its documents in any order, and an order of its own would be another drawing.
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(piece))
    ordered.add_edges_from(sorted(tuple(sorted(pair)) for pair in piece.edges))
    if _SIMPLE < count <= _CAREFUL:
        found = nx.kamada_kawai_layout(ordered)
    else:
        found = nx.spring_layout(ordered, seed=_SEED, k=2.2 / math.sqrt(count), iterations=80)
    side = _ROOM * math.sqrt(count)
    left, top = (min(one[axis] for one in found.values()) for axis in (0, 1))
    return {one: ((x - left) * side * 0.7, (y - top) * side * 0.5) for one, (x, y) in found.items()}


def _in_rows(pieces: list[Places]) -> Places:
    boxes = [tuple(max(one[axis] for one in piece.values()) + gap for axis, gap in ((0, 130), (1, 70)))
             for piece in pieces]  # fmt: skip
    row = max(boxes[0][0], math.sqrt(sum(wide * high for wide, high in boxes) * SCREEN[0] / SCREEN[1]))
    found: Places = {}
    x = y = highest = 0.0
    for piece, (wide, high) in zip(pieces, boxes, strict=True):
        if x and x + wide > row:
            x, y, highest = 0.0, y + highest, 0.0
        found |= {one: (x + right, y + down) for one, (right, down) in piece.items()}
        x, highest = x + wide, max(highest, high)
    return found


def _apart(spots: np.ndarray, wide: np.ndarray) -> np.ndarray:
    """Stretch the drawing to the frame, then move names that lie over each other apart, each pair a part of the way."""
    needed = max(1.0, math.sqrt(wide.sum() * _HIGH * _LOOSE / math.prod(SCREEN)))
    scale = min(needed, _LARGEST)
    # Where not all names find room, dots are moved apart at least.
    wide, high = wide * scale * (scale / needed), _HIGH * scale * (scale / needed)
    few = min(1.0, math.sqrt(len(spots) / _FEW))
    spots = spots * (np.array(SCREEN) * scale * few / np.maximum(spots.max(axis=0) - spots.min(axis=0), 1.0))
    half = (wide[:, None] + wide[None, :]) / 2
    # Of two in one spot the first goes up.
    first = np.sign(np.subtract.outer(np.arange(len(spots)), np.arange(len(spots))))[..., None]
    others = ~np.eye(len(spots), dtype=bool)
    for _ in range(_TURNS):
        far = spots[:, None, :] - spots[None, :, :]
        lacks = np.stack([half - abs(far[..., 0]), high - abs(far[..., 1])], axis=-1)
        over = np.logical_and(lacks[..., 0] > 0, lacks[..., 1] > 0) & others
        if not over.any():
            break
        down = lacks[..., 1] / high <= lacks[..., 0] / half
        ways = np.where(far == 0, first, np.sign(far))
        moved = np.where(np.stack([~down, down], axis=-1) & over[..., None], lacks * ways * 0.3, 0.0)
        spots = spots + moved.sum(axis=1)
    return spots
