"""The words of a part laid upon those of a clause, in order: the longest common subsequence, by dynamic programming.

Every word that is in no heading has to find its like; one that is in a heading may.
"""

from collections.abc import Sequence

from answer.writing.cells import Cell, Item

_NEVER = -100_000


def lay(
    items: Sequence[Item], free: Sequence[bool], cells: Sequence[Cell], gain: int, *, late: bool
) -> dict[int, int] | None:
    """Lay words upon a clause.

    Args:
        items: Of the part; its figures are passed over.
        free: For each, whether it is in a heading.
        cells: Of the clause.
        gain: 1 lays as many of the free words as it can, -1 as few.
        late: Whether a word that the clause has twice is laid upon the later one.

    Returns:
        Place in `items` -> number of the cell; None if a word that has to be there is not, or not in this order.
    """
    words = [at for at, item in enumerate(items) if not item.figure]
    theirs = [(number, item.meaning) for number, cell in enumerate(cells) for item in cell.items if not item.figure]
    skipped = [0 if free[at] else _NEVER for at in words]
    worth = [gain if free[at] else 1 for at in words]
    best = [[0] * (len(theirs) + 1) for _ in range(len(words) + 1)]
    for row in range(len(words) - 1, -1, -1):
        best[row][-1] = skipped[row] + best[row + 1][-1]
        for column in range(len(theirs) - 1, -1, -1):
            here = max(best[row][column + 1], skipped[row] + best[row + 1][column])
            if items[words[row]].meaning == theirs[column][1]:
                here = max(here, worth[row] + best[row + 1][column + 1])
            best[row][column] = here
    if best[0][0] <= _NEVER // 2:
        return None
    laid: dict[int, int] = {}
    row = column = 0
    while row < len(words) and column < len(theirs):
        number, meaning = theirs[column]
        passed = best[row][column] == best[row][column + 1]
        alike = items[words[row]].meaning == meaning
        if alike and not (late and passed) and best[row][column] == worth[row] + best[row + 1][column + 1]:
            laid[words[row]] = number
            row, column = row + 1, column + 1
        elif passed:
            column += 1
        else:
            row += 1
    return laid
